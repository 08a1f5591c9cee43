"""Spans of text: which meet, which are the same phrase, how they pair off; distance on Earth."""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Iterable, Sequence
from typing import Protocol, TypeVar

EARTH_DIAMETER_KM = 12742.0


class Span(Protocol):
    """Anything with a start and an end, characters, end-exclusive."""

    @property
    def start(self) -> int: ...

    @property
    def end(self) -> int: ...


One = TypeVar("One", bound=Span)
Other = TypeVar("Other", bound=Span)


def meet(one: Span, other: Span) -> bool:
    """Whether two spans have a character in common."""
    return one.start < other.end and other.start < one.end


def same_phrase(text: str, one: Span, other: Span) -> bool:
    """Whether two spans meet and end on the same word of the text.

    Annotators differ about articles and titles in front of a name; in English the head, which both
    should hold, stands near the end.
    """
    return meet(one, other) and _words_until(text, one.end) == _words_until(text, other.end)


def _words_until(text: str, end: int) -> int:
    return len(re.findall(r"\w+", text[:end]))


def pair_off(
    ones: Iterable[One], others: Sequence[Other], match: Callable[[One, Other], bool]
) -> tuple[list[tuple[One, Other | None]], list[Other]]:
    """Give each of `ones`, in order, the first of `others` that matches and is still free.

    Returns:
        `ones` with what each got, and those of `others` that nobody got.
    """
    free = list(others)
    pairs: list[tuple[One, Other | None]] = []
    for one in ones:
        at = next((i for i, other in enumerate(free) if match(one, other)), None)
        pairs.append((one, None if at is None else free.pop(at)))
    return pairs, free


def kilometres(one: tuple[float, float], other: tuple[float, float]) -> float:
    """Great-circle distance of two points, (latitude, longitude) in degrees (haversine)."""
    lat, lon, other_lat, other_lon = map(math.radians, (*one, *other))
    across = math.sin((other_lat - lat) / 2) ** 2
    along = math.cos(lat) * math.cos(other_lat) * math.sin((other_lon - lon) / 2) ** 2
    return EARTH_DIAMETER_KM * math.asin(min(1.0, math.sqrt(across + along)))
