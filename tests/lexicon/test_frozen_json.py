"""Frozen values as JSON and back."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import NamedTuple

import pytest
from hypothesis import given
from hypothesis import strategies as st

from eventcoder.lexicon.frozen_json import decode, encode


class Pair(NamedTuple):
    left: object
    right: object


@dataclass(frozen=True)
class Box:
    content: object


TYPES = (Pair, Box)
values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text() | st.dates() | st.floats(allow_nan=False),
    lambda inner: (
        st.lists(inner, max_size=3).map(tuple)
        | st.frozensets(st.text(), max_size=3)
        | st.dictionaries(st.text(), inner, max_size=3)
        | st.builds(Box, inner)
        | st.builds(Pair, inner, inner)
    ),
)


@given(values)
def test_there_and_back(value: object) -> None:
    assert decode(encode(value, TYPES), TYPES) == value


def test_an_object_held_twice_is_one_object_again() -> None:
    box = Box(dt.date(2024, 2, 29))
    left, right = decode(encode(Pair(box, box), TYPES), TYPES)
    assert left is right


def test_only_the_given_types_are_written() -> None:
    with pytest.raises(TypeError, match="set"):
        encode(Box({1}), TYPES)


@pytest.mark.parametrize(
    "text", ["", "[]", "[[[9]],null]", "[[],[0,5]]", "[[],[7]]", "[[[2]],[0,0]]"]
)
def test_what_is_no_value_is_refused(text: str) -> None:
    with pytest.raises((ValueError, TypeError, LookupError)):
        decode(text, TYPES)
