"""What holds for any article: with the shipped dictionaries and gazetteer."""

from __future__ import annotations

from functools import cache

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from eventcoder.coding.places import ArticlePlaces, PlaceIndex
from eventcoder.gazetteer import Gazetteer, fold
from eventcoder.lexicon import load_dictionaries
from eventcoder.model import PlaceMention, Sentence, Token
from eventcoder.syntax.tree import Tree
from tests.coding.places.test_article import in_place
from tests.trees import sentence, tree


@cache
def gazetteer() -> Gazetteer:
    return Gazetteer()


@cache
def shared_index() -> PlaceIndex:
    return PlaceIndex(load_dictionaries()[0], gazetteer())


def mentions(index: PlaceIndex, *specs: str) -> list[PlaceMention]:
    pairs = [(sentence(spec, number), tree(spec)) for number, spec in enumerate(specs)]
    places = ArticlePlaces(index, pairs)
    return [mention for number in range(len(specs)) for mention in places.mentions(number)]


def in_area(name: str, area: str) -> str:
    """`Rebels fought in NAME, AREA`: one word each, or several of the area."""
    words = area.split()
    head = 5 + len(words)
    rows = ["Rebels rebel NOUN 2 nsubj", "fought fight VERB 0 root", "in in ADP 4 case"]
    rows += [f"{name} {name} PROPN 2 obl", f", , PUNCT {head} punct"]
    rows += [f"{word} {word} PROPN {head} compound" for word in words[:-1]]
    return " / ".join([*rows, f"{words[-1]} {words[-1]} PROPN 4 appos"])


#: Names that many places bear, and an area that has one of them.
CONTAINED = [
    ("Paris", "Texas", "USA", "Texas"),
    ("Paris", "France", "FRA", None),
    ("Paris", "Ontario", "CAN", "Ontario"),
    ("London", "Ontario", "CAN", "Ontario"),
    ("Tripoli", "Lebanon", "LBN", "North Governorate"),
    ("Tripoli", "Libya", "LBY", None),
    ("Alexandria", "Egypt", "EGY", None),
    ("Alexandria", "Louisiana", "USA", "Louisiana"),
    ("Athens", "Georgia", "USA", "Georgia"),
    ("Rahad", "North Kordofan", "SDN", "North Kordofan"),
    ("Cordoba", "Argentina", "ARG", None),
    ("Cordoba", "Spain", "ESP", None),
    ("Santiago", "Chile", "CHL", None),
    ("Moscow", "Idaho", "USA", "Idaho"),
]
ELSEWHERE = st.lists(
    st.sampled_from(["Moscow", "Texas", "Ontario", "Syria", "France", "Ohio", "Madrid", "Kansas"]),
    max_size=4,
)


@pytest.mark.parametrize(("name", "area", "country", "admin1"), CONTAINED)
def test_containment(name: str, area: str, country: str, admin1: str | None) -> None:
    place = mentions(shared_index(), in_area(name, area))[0]
    assert place.country == country
    if admin1 is not None:
        assert place.admin1 == admin1


@settings(max_examples=50)
@given(st.sampled_from(CONTAINED), ELSEWHERE, ELSEWHERE)
def test_what_is_said_of_another_country_moves_no_place_that_its_own_phrase_contains(
    case: tuple[str, str, str, str | None], before: list[str], after: list[str]
) -> None:
    own = in_area(case[0], case[1])
    alone = mentions(shared_index(), own)[0]
    around = [in_place(name) for name in before], [in_place(name) for name in after]
    found = mentions(shared_index(), *around[0], own, *around[1])
    [there] = [m for m in found if m.sentence == len(before) and m.text == case[0]]
    assert (there.name, there.country, there.lat, there.lon) == (
        alone.name,
        alone.country,
        alone.lat,
        alone.lon,
    )


ARTICLES = st.lists(
    st.sampled_from(
        ["Paris", "Tripoli", "Springfield", "Georgia", "Ohio", "Goma", "Homs", "Columbus", "Athens"]
    ),
    min_size=1,
    max_size=4,
)


@settings(max_examples=25)
@given(st.lists(ARTICLES, min_size=2, max_size=4), st.randoms())
def test_the_order_of_articles_is_nothing(articles: list[list[str]], random: object) -> None:
    specs = [tuple(in_place(name) for name in names) for names in articles]
    alone = [mentions(shared_index(), *article) for article in specs]
    order = list(range(len(specs)))
    random.shuffle(order)  # type: ignore[attr-defined]
    again = {number: mentions(shared_index(), *specs[number]) for number in order}
    assert [again[number] for number in range(len(specs))] == alone


@settings(max_examples=60, deadline=None)
@given(st.integers(0, 60_000))
def test_every_resolved_point_lies_in_its_country(number: int) -> None:
    """By the gazetteer's own data: the town nearest to it is of that country."""
    name = gazetteer().place(number).name
    if any(not word.isalpha() for word in name.split()) or len(name.split()) > 4:
        return
    for mention in mentions(shared_index(), in_place(*name.split())):
        if mention.precision in ("city", "point"):
            assert mention.lat is not None
            assert mention.lon is not None
            near = gazetteer().nearest_country(mention.lat, mention.lon)
            assert near == mention.country or _at_border(mention)


def _at_border(mention: PlaceMention) -> bool:
    """A town's point may lie nearer to one across the border than to itself as GeoNames has it."""
    known = shared_index().candidates(fold(mention.name or ""))
    return any(place.listed and place.country == mention.country for place, _ in known)


@settings(max_examples=100)
@given(
    st.lists(
        st.tuples(
            st.text(st.characters(exclude_categories=["Z", "C"]), min_size=1, max_size=12),
            st.sampled_from(["PROPN", "NOUN", "PUNCT", "ADP"]),
            st.integers(0, 1),
        ),
        min_size=1,
        max_size=8,
    )
)
def test_any_words_are_safe(words: list[tuple[str, str, int]]) -> None:
    tokens, at = [], 0
    for number, (form, upos, gap) in enumerate(words):
        start = at + gap
        at = start + len(form)
        head = number - 1
        relation = "root" if number == 0 else "flat"
        tokens.append(Token(form, form, upos, "", "_", head, relation, start, at))
    sample = Sentence(0, "body", 0, at, tuple(tokens))
    found = ArticlePlaces(shared_index(), [(sample, Tree(tokens))]).mentions(0)
    for mention in found:
        assert mention.name
        assert 0 <= mention.first < mention.last <= len(tokens)
