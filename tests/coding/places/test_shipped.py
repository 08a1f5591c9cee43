"""The shipped places are sound, and the ones that news of the day names are there."""

from __future__ import annotations

import re

import pytest

from eventcoder.coding.places import ArticlePlaces
from eventcoder.coding.places.index import PlaceIndex
from eventcoder.gazetteer import Gazetteer
from eventcoder.lexicon import load_dictionaries
from eventcoder.lexicon.entries import Dictionaries
from eventcoder.model import PlaceMention, Sentence
from eventcoder.syntax.tree import Tree
from tests.trees import tokens


@pytest.fixture(scope="module")
def dictionaries() -> Dictionaries:
    return load_dictionaries()[0]


@pytest.fixture(scope="module")
def index(dictionaries: Dictionaries) -> PlaceIndex:
    return PlaceIndex(dictionaries, Gazetteer())


def test_every_place_has_coordinates(dictionaries: Dictionaries) -> None:
    assert len(dictionaries.places) > 3000
    for place in dictionaries.places:
        assert place.lat is not None, place.where
        assert place.lon is not None, place.where
        assert place.place_id is None or re.fullmatch(r"\d+", place.place_id), place.where
        assert place.kind == "region" or place.country, place.where


def test_every_country_is_a_place(dictionaries: Dictionaries) -> None:
    known = {place.country for place in dictionaries.places if place.kind == "country"}
    assert {country.code for country in dictionaries.countries} <= known


def test_no_place_stands_twice(dictionaries: Dictionaries) -> None:
    seen: dict[object, str] = {}
    for place in dictionaries.places:
        key = (place.name, place.kind, place.country)
        assert key not in seen, f"{place.where} repeats {seen[key]}"
        seen[key] = str(place.where)


@pytest.mark.parametrize("country", ["SDN", "LBY", "SYR", "YEM", "UKR", "PSE", "COD", "USA", "IND"])
def test_divisions_of_towns_are_divisions(dictionaries: Dictionaries, country: str) -> None:
    here = [place for place in dictionaries.places if place.country == country]
    divisions = {place.name for place in here if place.kind == "admin1"}
    assert {place.admin1 for place in here if place.admin1} <= divisions


@pytest.mark.parametrize(
    ("names", "name", "country", "admin1"),
    [
        ("Rahad", "Rahad", "SDN", "North Kordofan"),
        ("Er Rahad", "Rahad", "SDN", "North Kordofan"),
        ("Dubeiker", "Dubeiker", "SDN", "North Kordofan"),
        ("Gedaref", "Gedaref", "SDN", "Gedaref State"),
        ("Al-Fashir", "El Fasher", "SDN", "North Darfur"),
        ("Khartoum", "Khartoum", "SDN", None),
        ("Ghiryan", "Gharyan", "LBY", "Jabal al Gharbi"),
        ("Al-Jufra", "Jufra", "LBY", "Jufra"),
        ("Zawia", "Zawiya", "LBY", "Zawiya District"),
        ("Sabratha", "Sabratha", "LBY", "Zawiya District"),
        ("Sirte", "Sirte", "LBY", "Sirte District"),
        ("Tarhuna", "Tarhuna", "LBY", "Murqub"),
        ("Gaza", "Gaza Strip", "PSE", "Gaza Strip"),
        ("Khan Younis", "Khan Younis", "PSE", "Gaza Strip"),
        ("West Bank", "West Bank", "PSE", "West Bank"),
        ("Skhirat", "Skhirat", "MAR", "Rabat-Salé-Kénitra"),
        ("Kyiv", "Kyiv", "UKR", None),
        ("Donbas", "Donbas", "UKR", None),
        ("Kivu", None, None, None),
        ("North Kivu", "North Kivu", "COD", "North Kivu"),
        ("UK", "United Kingdom", "GBR", None),
        ("England", "England", "GBR", "England"),
    ],
)
def test_names_of_the_news(
    index: PlaceIndex, names: str, name: str | None, country: str | None, admin1: str | None
) -> None:
    words = names.split()
    head = len(words)
    rows = [f"{word} {word} PROPN {head} compound" for word in words[:-1]]
    found = mentions(index, " / ".join([*rows, f"{words[-1]} {words[-1]} PROPN 0 root"]))
    assert [(m.name, m.country, m.admin1) for m in found] == (
        [(name, country, admin1)] if name else []
    )


def mentions(index: PlaceIndex, spec: str) -> list[PlaceMention]:
    found = tokens(spec)
    sentence = Sentence(0, "body", 0, found[-1].end, found)
    return ArticlePlaces(index, [(sentence, Tree(found))]).mentions(0)


def test_a_place_unknown_in_the_area_it_is_said_to_lie_in(index: PlaceIndex) -> None:
    spec = """Police police NOUN 2 nsubj / went go VERB 0 root / to to ADP 4 case
              Chillicothe Chillicothe PROPN 2 obl / , , PUNCT 6 punct / AREA AREA PROPN 4 appos"""
    [known, _] = mentions(index, spec.replace("AREA", "Ohio"))
    assert (known.name, known.admin1) == ("Chillicothe", "Ohio")
    [unknown, _] = mentions(index, spec.replace("AREA", "Bavaria"))
    assert (unknown.text, unknown.name, unknown.country) == ("Chillicothe", "Bavaria", "DEU")
