"""Near a place, or so far from it."""

from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from eventcoder.coding.places.relations import relation
from eventcoder.model import PlaceMention


def related(before: str) -> tuple[str | None, float | None, float | None]:
    mention = PlaceMention(
        0,
        0,
        0,
        1,
        len(before),
        len(before) + 5,
        "Rahad",
        "Rahad",
        "SDN",
        None,
        12.0,
        30.0,
        None,
        "city",
    )
    return relation(before + "Rahad.", mention)


@pytest.mark.parametrize(
    ("before", "expected"),
    [
        ("They fought in ", None),
        ("They fought near ", "near"),
        ("They fought at the border with ", "border with"),
        ("It happened close to the city of ", "close to"),
        ("A base outside ", "outside"),
        ("A village 25 km south of ", "25 km south of"),
        ("A village some 25 kilometres (15 miles) south of ", "25 km south of"),
        ("A camp 420km east of the capital ", "420 km east of"),
        ("A farm ten miles north-west of ", "ten miles northwest of"),
        ("A farm 12 km from ", "12 km from"),
        ("South of the city of ", "south of"),
        ("They came from ", None),
        ("The south of ", "south of"),
    ],
)
def test_relations(before: str, expected: str | None) -> None:
    assert related(before)[0] == expected


def test_the_point_is_moved_where_distance_and_direction_are_given() -> None:
    _, lat, lon = related("A village 111 km south of ")
    assert (lat, lon) == (pytest.approx(11.0, abs=0.01), 30.0)
    _, lat, lon = related("A village 100 miles east of ")
    assert lat == 12.0
    assert lon == pytest.approx(30 + 160.9 / 111.2 / math.cos(math.radians(12)), abs=0.01)
    assert related("A farm 12 km from ")[1:] == (12.0, 30.0)


@given(st.text(max_size=120))
def test_any_text_before_is_safe(before: str) -> None:
    _, lat, lon = related(before)
    assert lat is not None
    assert lon is not None
    assert -90 <= lat <= 90
    assert -180 <= lon <= 180
