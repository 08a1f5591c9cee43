"""A case: an article with its gold and what the coder made of it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

from eventcoder.evaluate.gold import Gold, GoldDate, GoldPlace
from eventcoder.evaluate.spans import meet, pair_off, same_phrase
from eventcoder.model import Event


class Phrase(NamedTuple):
    """A span of the text."""

    start: int
    end: int


class FoundPlace(NamedTuple):
    """A place mention of the coder; degrees, `None` where it was not resolved."""

    start: int
    end: int
    point: tuple[float, float] | None


class FoundDate(NamedTuple):
    """A date mention of the coder; days in ISO 8601, `None` where it was not resolved."""

    start: int
    end: int
    days: tuple[str | None, str | None]


@dataclass(frozen=True, slots=True)
class Case:
    """What is right and what was coded.

    Args:
        text: the article's.
        gold: what is right.
        events: as coded, in their order; the first is what the article is held to say.
        mentions: output records of mentions (the contract's `eventcoder mentions`); only places
            and dates are looked at.
    """

    text: str
    gold: Gold
    events: Sequence[Event] = ()
    mentions: Sequence[Mapping[str, Any]] = ()

    @property
    def first(self) -> Event | None:
        """The event the article is held to say."""
        return self.events[0] if self.events else None


def actor_pairs(case: Case, role: str) -> tuple[list[tuple[Phrase, Phrase | None]], list[Phrase]]:
    """The coded sources (or targets) with the gold phrase each of them is, and gold missed.

    Coded are those of the first event and of the events with the same trigger: conjoined actors
    make an event each.
    """
    first = case.first
    spans = {
        (getattr(event, f"{role}_start"), getattr(event, f"{role}_end"))
        for event in case.events
        if first is not None and event.start == first.start
    }
    coded = sorted(Phrase(start, end) for start, end in spans if start is not None)
    gold = [Phrase(m.start, m.end) for m in case.gold.mentions or () if m.role == role]
    return pair_off(coded, gold, lambda one, other: same_phrase(case.text, one, other))


def place_pairs(
    case: Case,
) -> tuple[list[tuple[GoldPlace, FoundPlace | None]], list[FoundPlace]]:
    """The places of gold with the mention that meets each of them, and mentions beside them."""
    return pair_off(case.gold.places or (), list(_places(case)), meet)


def date_pairs(case: Case) -> tuple[list[tuple[GoldDate, FoundDate | None]], list[FoundDate]]:
    """The dates of gold with the mention that meets each of them, and mentions beside them.

    A mention that meets an ignored span, and no date of gold, is left out altogether.
    """
    gold = case.gold.dates or ()
    found = [
        date
        for date in _dates(case)
        if any(meet(date, one) for one in gold)
        or not any(meet(date, one) for one in case.gold.ignore)
    ]
    return pair_off(gold, found, meet)


def _places(case: Case) -> Iterator[FoundPlace]:
    for mention in case.mentions:
        if mention["kind"] == "place":
            known = mention["lat"] is not None and mention["lon"] is not None
            point = (mention["lat"], mention["lon"]) if known else None
            yield FoundPlace(mention["start"], mention["end"], point)


def _dates(case: Case) -> Iterator[FoundDate]:
    for mention in case.mentions:
        if mention["kind"] == "date":
            days = mention["from"], mention["to"]
            yield FoundDate(mention["start"], mention["end"], days)
