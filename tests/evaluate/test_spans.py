"""Spans that meet, phrases that are the same, pairs, and distances on Earth."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from eventcoder.evaluate.cases import Phrase
from eventcoder.evaluate.spans import kilometres, meet, pair_off, same_phrase

spans = st.tuples(st.integers(0, 20), st.integers(1, 5)).map(lambda s: Phrase(s[0], s[0] + s[1]))
points = st.tuples(st.floats(-90, 90), st.floats(-180, 180))


def test_spans_meet_where_they_share_a_character() -> None:
    assert meet(Phrase(0, 5), Phrase(4, 9))
    assert not meet(Phrase(0, 5), Phrase(5, 9))
    assert not meet(Phrase(5, 9), Phrase(0, 5))


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("the Sudanese army", "army", True),
        ("army", "army,", True),
        ("Sudanese army", "the Sudanese", False),
        ("army", "army, armed", False),
        ("the Sudanese army", "armed by Chad", False),
        ("Chad", "Chad's", False),
    ],
)
def test_the_same_phrase_ends_on_the_same_word(one: str, other: str, same: bool) -> None:
    text = "the Sudanese army, armed by Chad's friends"
    a, b = (Phrase(text.index(words), text.index(words) + len(words)) for words in (one, other))
    assert same_phrase(text, a, b) is same
    assert same_phrase(text, b, a) is same


def test_each_takes_the_first_that_is_free() -> None:
    one, two, far = Phrase(0, 4), Phrase(2, 6), Phrase(9, 10)
    pairs, beside = pair_off([one, two, far], [two, one, Phrase(20, 21)], meet)
    assert pairs == [(one, two), (two, one), (far, None)]
    assert beside == [Phrase(20, 21)]


@given(st.lists(spans), st.lists(spans))
def test_nothing_is_lost_or_used_twice(ones: list[Phrase], others: list[Phrase]) -> None:
    pairs, beside = pair_off(ones, others, meet)
    assert [one for one, _ in pairs] == ones
    taken = [other for _, other in pairs if other is not None]
    assert sorted([*taken, *beside]) == sorted(others)
    assert all(meet(one, other) for one, other in pairs if other is not None)


def test_distances() -> None:
    assert kilometres((0, 0), (0, 180)) == pytest.approx(20015, rel=1e-4)  # half of the equator
    assert kilometres((48.8566, 2.3522), (51.5074, -0.1278)) == pytest.approx(343.5, abs=1)
    assert kilometres((0, 179.5), (0, -179.5)) == pytest.approx(111.2, abs=0.1)


@given(points, points)
def test_distance_is_the_same_both_ways(
    one: tuple[float, float], other: tuple[float, float]
) -> None:
    assert kilometres(one, one) == 0
    assert kilometres(one, other) == pytest.approx(kilometres(other, one))
    assert 0 <= kilometres(one, other) <= 20016
