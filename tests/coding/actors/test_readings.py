"""Readings of phrases: the same whichever is asked for first."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from eventcoder.coding.actors.index import ActorIndex
from eventcoder.coding.actors.readings import Reader
from eventcoder.lexicon import load_dictionaries
from eventcoder.syntax.tree import Tree
from tests.strategies import trees
from tests.trees import tree


@pytest.fixture(scope="module")
def index() -> ActorIndex:
    return ActorIndex(load_dictionaries()[0])


def reader(index: ActorIndex, parsed: Tree) -> Reader:
    matches = index.scanner.scan(parsed, index.scanner.spots(parsed))
    return Reader(parsed, matches, index.codes, None)


@settings(max_examples=200)
@given(data=st.data())
def test_the_order_of_questions_changes_no_reading(index: ActorIndex, data: st.DataObject) -> None:
    parsed = data.draw(trees())
    order = data.draw(st.permutations(range(len(parsed))))
    asked = reader(index, parsed)
    readings = {head: asked.read(head) for head in order}
    assert readings == {head: reader(index, parsed).read(head) for head in order}


def test_a_title_read_after_its_name_is_still_about_the_name(index: ActorIndex) -> None:
    """`Minister X`, the name a dependent of the title: reading the name first changes nothing."""
    parsed = tree(
        """
        Foreign foreign ADJ 2 amod
        Minister minister NOUN 4 nsubj
        Okoth Okoth PROPN 2 appos
        spoke speak VERB 0 root
        """
    )
    fresh, asked = reader(index, parsed), reader(index, parsed)
    asked.read(2)
    assert asked.read(1) == fresh.read(1)
    assert fresh.read(1).named


def test_the_liberation_of_a_front_is_no_newspaper(index: ActorIndex) -> None:
    """Folding takes the accent off a name; a common word must not be left."""
    parsed = tree(
        "Zorblatt Zorblatt PROPN:NNP 3 compound / Liberation Liberation PROPN:NNP 3 compound / "
        "Army Army PROPN:NNP 4 nsubj / attacked attack VERB:VBD 0 root"
    )
    assert reader(index, parsed).read(2).code == "REB"


@pytest.mark.parametrize(("home", "code"), [(None, "USALEG"), ("USA", "USALEG"), ("PER", "LEG")])
def test_congress_is_that_of_the_country_the_article_comes_from(
    index: ActorIndex, home: str | None, code: str
) -> None:
    parsed = tree("Congress Congress PROPN 2 nsubj / met meet VERB:VBD 0 root")
    matches = index.scanner.scan(parsed, index.scanner.spots(parsed))
    assert Reader(parsed, matches, index.codes, None, home).read(0).code == code


FIGHTERS = (
    "Syrian Syrian ADJ 3 amod / Kurdish Kurdish ADJ 3 amod / fighters fighter NOUN:NNS 4 nsubj / "
    "left leave VERB:VBD 0 root / Iraq Iraq PROPN 4 obj"
)


def test_a_people_of_a_country_says_the_country_and_leaves_room_for_the_role(
    index: ActorIndex,
) -> None:
    reading = reader(index, tree(FIGHTERS)).read(2)
    assert (reading.code, reading.bare) == ("SYRKURUAF", False)


@pytest.mark.parametrize("noun", ["families family", "people people", "residents resident"])
def test_those_displaced_from_somewhere_are_displaced_people(index: ActorIndex, noun: str) -> None:
    parsed = tree(
        f"{noun} NOUN:NNS 5 nsubj / displaced displace VERB:VBN 1 acl / from from ADP 4 case / "
        "town town NOUN 2 obl / waited wait VERB:VBD 0 root"
    )
    assert reader(index, parsed).read(0).code == "REF"


def test_a_place_before_a_last_name_is_a_first_name(index: ActorIndex) -> None:
    person = tree(
        "Mayor mayor PROPN 2 nmod:desc / London London PROPN 4 nsubj / Zorblatt Zorblatt PROPN 2 "
        "flat / spoke speak VERB:VBD 0 root"
    )
    place = tree(
        "They they PRON 2 nsubj / met meet VERB:VBD 0 root / in in ADP 4 case / "
        "London London PROPN 2 obl / Zorblatt Zorblatt PROPN 4 flat"
    )
    assert reader(index, person).matches == []
    assert len(reader(index, place).matches) == 1
