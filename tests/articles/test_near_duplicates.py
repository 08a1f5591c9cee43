"""Copies of articles: found by their words, the earliest being the original, in any order."""

from __future__ import annotations

import datetime as dt
import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from eventcoder.articles.near_duplicates import (
    SIMILAR,
    Copy,
    Signed,
    find_copies,
    signature,
    similarity,
)

MONDAY = dt.date(2026, 2, 2)


def text(seed: int, words: int = 200) -> str:
    chance = random.Random(seed)
    return " ".join(f"w{chance.randrange(5000)}" for _ in range(words))


def edited(words: str, changes: int, seed: int = 0) -> str:
    chance, parts = random.Random(seed), words.split()
    for at in chance.sample(range(len(parts)), changes):
        parts[at] = "other"
    return " ".join(parts)


def signed(name: str, words: str, day: int | None = 0) -> Signed:
    date = None if day is None else MONDAY + dt.timedelta(day)
    return Signed(name, date, signature(words))


def test_an_edited_copy_is_found_and_another_story_is_not() -> None:
    story = text(1)
    articles = [signed("b", edited(story, 6), 1), signed("a", story), signed("c", text(2))]
    [copy] = find_copies(articles)
    assert (copy.id, copy.original) == ("b", "a")
    assert SIMILAR <= copy.similarity < 1


def test_a_copy_of_a_copy_has_the_first_as_its_original() -> None:
    first = text(1)
    second = edited(first, 9, 1)
    third = edited(second, 9, 2)
    articles = [signed("x", third, 2), signed("y", second, 1), signed("z", first, 0)]
    assert [(c.id, c.original) for c in find_copies(articles)] == [("y", "z"), ("x", "z")]


@pytest.mark.parametrize(("days", "found"), [(0, True), (7, True), (8, False)])
def test_only_within_a_week(days: int, found: bool) -> None:
    story = text(1)
    assert bool(find_copies([signed("a", story), signed("b", story, days)])) is found


def test_articles_without_a_date_are_compared_with_each_other_only() -> None:
    story = text(1)
    articles = [signed("a", story), signed("b", story, None), signed("c", story, None)]
    assert find_copies(articles) == [Copy("c", "b", 1.0)]


def test_short_texts_copy_nothing() -> None:
    assert signature("Rebels attacked the town on Friday.") == b""
    assert find_copies([signed("a", "too short"), signed("b", "too short")]) == []


@given(st.integers(0, 40))
def test_similarity_is_the_share_of_common_runs(changes: int) -> None:
    story = text(3)
    other = edited(story, changes)

    def runs(words: str) -> set[str]:
        parts = words.split()
        return {" ".join(parts[at : at + 3]) for at in range(len(parts) - 2)}

    true = len(runs(story) & runs(other)) / len(runs(story) | runs(other))
    assert similarity(signature(story), signature(other)) == pytest.approx(true, abs=0.2)


@given(st.lists(st.tuples(st.integers(0, 3), st.integers(0, 12)), max_size=8), st.randoms())
def test_the_order_of_articles_does_not_matter(
    made: list[tuple[int, int]], chance: random.Random
) -> None:
    articles = [
        signed(f"a{n}", edited(text(story), n % 5, n), day) for n, (story, day) in enumerate(made)
    ]
    copies = find_copies(articles)
    chance.shuffle(articles)
    assert find_copies(articles) == copies
    originals = {copy.original for copy in copies}
    assert not originals & {copy.id for copy in copies}


@given(st.text(max_size=200))
def test_any_text_has_a_signature(words: str) -> None:
    assert len(signature(words)) in (0, 512)
