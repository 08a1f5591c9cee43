"""The shipped gazetteer: what it knows, and that it stays small."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from eventcoder.errors import EventCoderError
from eventcoder.gazetteer import Extent, Gazetteer, fold
from eventcoder.gazetteer.files import DIVISIONS, FOLDER

GAZETTEER = Gazetteer()


def test_it_is_small_and_names_its_source() -> None:
    assert sum(file.stat().st_size for file in FOLDER.iterdir()) < 20_000_000
    source = json.loads((FOLDER / DIVISIONS).read_text(encoding="utf-8"))["source"]
    assert "GeoNames" in source["data"]
    assert "CC BY 4.0" in source["data"]


@pytest.mark.parametrize(
    ("name", "country", "admin1"),
    [
        ("Er Rahad", "SDN", "North Kordofan"),
        ("Ar Rahad", "SDN", "North Kordofan"),
        ("Surt", "LBY", "Surt"),
        ("Misrata", "LBY", "Mişrātah"),
        ("Tarhuna", "LBY", "Al Marqab"),
        ("Gharyan", "LBY", "Jabal al Gharbi"),
        ("Goma", "COD", "Nord Kivu"),
        ("Kherson", "UKR", "Kherson"),
        ("Laurel County", "USA", "Kentucky"),
    ],
)
def test_names(name: str, country: str, admin1: str) -> None:
    place = GAZETTEER.find(fold(name))[0].place
    assert (place.country, place.admin1) == (country, admin1)


def test_names_before_aliases_and_the_most_populous_first() -> None:
    found = GAZETTEER.find("paris")
    assert found[0].place.country == "FRA"
    assert {place.admin1 for place, _ in found} > {"Texas", "Ontario"}
    order = [(alias, -place.population) for place, alias in found]
    assert order == sorted(order)


def test_a_division_has_an_extent_around_its_towns() -> None:
    [place] = [p for p, _ in GAZETTEER.find("north kordofan") if p.kind == "admin1"]
    assert place.extent is not None
    assert place.extent.holds(12.72, 30.65)
    assert not place.extent.holds(15.6, 32.5)


def test_an_extent_over_the_date_line() -> None:
    fiji = Extent(-20.0, 176.0, -15.0, -178.0)
    assert fiji.holds(-17.0, 179.0)
    assert fiji.holds(-17.0, -179.0)
    assert not fiji.holds(-17.0, 0.0)


@given(st.integers(0, len(GAZETTEER) - 1))
def test_every_place_is_found_by_its_name_and_lies_on_the_globe(number: int) -> None:
    place = GAZETTEER.place(number)
    key = fold(place.name)
    if len(key) > 1:
        assert place in {found for found, _ in GAZETTEER.find(key)}
    assert place.lat is not None
    assert place.lon is not None
    assert -90 <= place.lat <= 90
    assert -180 <= place.lon <= 180
    assert place.country is not None
    assert len(place.country) == 3


@given(st.text(max_size=40))
def test_any_text_is_safe(name: str) -> None:
    for place, alias in GAZETTEER.find(fold(name)):
        assert place.name
        assert alias in (0, 1)


def test_a_missing_file_is_one_line(tmp_path: Path) -> None:
    with pytest.raises(EventCoderError, match="gazetteer build"):
        Gazetteer(tmp_path)
