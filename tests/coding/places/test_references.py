"""Places that a text speaks of without naming them again."""

from __future__ import annotations

import pytest

from eventcoder.coding.places import ArticlePlaces, PlaceIndex
from eventcoder.gazetteer import Gazetteer
from eventcoder.lexicon import load_dictionaries
from eventcoder.syntax.tree import Tree
from tests.coding.places.test_article import in_place
from tests.trees import sentence


@pytest.fixture(scope="module")
def index() -> PlaceIndex:
    return PlaceIndex(load_dictionaries()[0], Gazetteer())


def meant(
    index: PlaceIndex, *specs: str, country: str | None = None
) -> list[tuple[str, str | None]]:
    """What the last sentence speaks of without a name, and the places meant."""
    pairs, start = [], 0
    for number, spec in enumerate(specs):
        read = sentence(spec, number, start)
        pairs.append((read, Tree(read.tokens)))
        start = read.end + 1
    found = ArticlePlaces(index, pairs).references(len(specs) - 1, lambda: country)
    for place in found:
        told = pairs[-1][0].tokens[place.first : place.last]
        assert (told[0].start, told[-1].end) == (place.start, place.end)
    return [(place.text, place.name) for place in found]


def in_the(noun: str, det: str = "the the DET 5 det") -> str:
    return f"""Rebels rebel NOUN 2 nsubj / fought fight VERB 0 root / in in ADP 5 case
               {det} / {noun} {noun} NOUN 2 obl"""


NYALA, KHARTOUM = in_place("Nyala"), in_place("Khartoum")


def test_the_town_named_last(index: PlaceIndex) -> None:
    assert meant(index, KHARTOUM, NYALA, in_the("city")) == [("the city", "Nyala")]
    assert meant(index, NYALA, in_the("town")) == [("the town", "Nyala")]


def test_nothing_was_named(index: PlaceIndex) -> None:
    assert meant(index, in_the("city")) == []
    assert meant(index, in_place("Sudan"), in_the("city")) == []
    assert meant(index, NYALA, *[in_the("house")] * 4, in_the("city")) == []


def test_a_town_called_by_another_noun(index: PlaceIndex) -> None:
    village = """Rebels rebel NOUN 2 nsubj / fought fight VERB 0 root / in in ADP 5 case
                 the the DET 5 det / village village NOUN 2 obl / of of ADP 7 case
                 Nyala Nyala PROPN 5 nmod"""
    assert meant(index, KHARTOUM, village, in_the("city")) == [("the city", "Khartoum")]
    assert meant(index, KHARTOUM, village, in_the("village")) == [("the village", "Nyala")]


@pytest.mark.parametrize(
    "spec",
    [
        in_the("city", "a a DET 5 det"),
        in_the("city", "another another DET 5 det"),
        in_the("city", "other other ADJ 5 amod"),
        """Rebels rebel NOUN 2 nsubj / left leave VERB 0 root / the the DET 4 det
           city city NOUN 2 obj / of of ADP 6 case / Khartoum Khartoum PROPN 4 nmod""",
    ],
)
def test_what_is_no_reference(index: PlaceIndex, spec: str) -> None:
    assert meant(index, NYALA, spec) == []


def test_the_capital_of_the_articles_country(index: PlaceIndex) -> None:
    capital = in_the("capital")
    assert meant(index, NYALA, capital) == [("the capital", "Khartoum")]
    assert meant(index, NYALA, capital, country="FRA") == [("the capital", "Paris")]
    assert meant(index, capital) == []


@pytest.mark.parametrize(
    ("beside", "name"),
    [
        ("Haitian Haitian ADJ 5 amod", "Port-au-Prince"),
        ("Ukraine Ukraine PROPN 5 nmod:poss", "Kyiv"),
        ("its its PRON 5 nmod:poss", "Khartoum"),
    ],
)
def test_whose_capital_is_said(index: PlaceIndex, beside: str, name: str) -> None:
    assert [found for _, found in meant(index, NYALA, in_the("capital", beside))] == [name]


def test_other_capitals(index: PlaceIndex) -> None:
    assert meant(index, NYALA, in_the("capital", "provincial provincial ADJ 5 amod")) == []
    assert meant(index, NYALA, in_the("capital", "venture venture NOUN 5 compound")) == []
    named = """Rebels rebel NOUN 2 nsubj / left leave VERB 0 root / the the DET 4 det
               capital capital NOUN 2 obj / , , PUNCT 6 punct / Kyiv Kyiv PROPN 4 appos"""
    assert meant(index, NYALA, named) == []


def test_the_division_named_last_or_of_the_town(index: PlaceIndex) -> None:
    told = in_place("Kordofan").replace("Kordofan Kordofan", "Zamfara Zamfara")
    assert meant(index, told, in_the("state")) == [("the state", "Zamfara")]
    assert meant(index, NYALA, in_the("state")) == [("the state", "South Darfur")]


def test_there(index: PlaceIndex) -> None:
    there = """Rebels rebel NOUN 2 nsubj / fought fight VERB 0 root / there there ADV 2 advmod"""
    assert meant(index, NYALA, there) == [("there", "Nyala")]
    assert meant(index, in_place("Sudan"), there) == []
    assert meant(index, NYALA, there.replace("ADV 2 advmod", "PRON 2 expl")) == []
