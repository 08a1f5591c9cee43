"""What was wrong in a case, for whoever looks after the dictionaries."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from eventcoder.evaluate.cases import (
    Case,
    FoundDate,
    FoundPlace,
    actor_pairs,
    date_pairs,
    place_pairs,
)
from eventcoder.evaluate.gold import GoldDate, GoldPlace
from eventcoder.evaluate.scores import NEAR_KM
from eventcoder.evaluate.spans import Span, kilometres

Miss = dict[str, str | None]


def miss_record(case: Case, record: Mapping[str, Any]) -> dict[str, Any] | None:
    """The gold record of a case with what was wrong and what was coded; `None`: nothing was wrong.

    The keys of the record stay, so that a file of misses is itself gold.  `wrong` lists what was
    wrong, `{"what", "gold", "coded"}`, `None` standing for nothing; `events` are the events coded,
    `found` the places and dates, where gold is about them.
    """
    wrong = list(misses(case))
    if not wrong:
        return None
    missed: dict[str, Any] = {**record, "wrong": wrong}
    if case.gold.about_events:
        missed["events"] = [event.record() for event in case.events]
    if case.gold.about_mentions:
        missed["found"] = [m for m in case.mentions if m["kind"] in ("place", "date")]
    return missed


def misses(case: Case) -> Iterator[Miss]:
    """All that the measures of `scores` count as wrong in a case, by the first event."""
    gold, first = case.gold, case.first
    if gold.plover is not None:
        yield from _unequal("root", gold.plover, first.plover if first else None)
    if gold.quad is not None:
        yield from _unequal("quad", str(gold.quad), str(first.quad if first else 0))
    if gold.cameo is not None:
        yield from _unequal("cameo", gold.cameo, first.cameo if first else None)
    for role in ("source", "target") if gold.mentions else ():
        coded, missed = actor_pairs(case, role)
        for phrase in missed:
            yield _miss(role, _words(case, phrase), None)
        for phrase, match in coded:
            if match is None:
                yield _miss(role, None, _words(case, phrase))
    if gold.places is not None:
        yield from _places(case)
    if gold.dates is not None:
        yield from _dates(case)


def _places(case: Case) -> Iterator[Miss]:
    pairs, beside = place_pairs(case)
    for gold, hit in pairs:
        if hit is None or (gold.point and _far(gold, hit)):
            yield _miss("place", _located(case, gold), hit and _located(case, hit))
    for hit in beside:
        yield _miss("place", None, _located(case, hit))


def _far(gold: GoldPlace, hit: FoundPlace) -> bool:
    return not (gold.point and hit.point) or kilometres(gold.point, hit.point) > NEAR_KM


def _dates(case: Case) -> Iterator[Miss]:
    pairs, beside = date_pairs(case)
    for gold, hit in pairs:
        if hit is None or hit.days != gold.days:
            yield _miss("date", _dated(case, gold), hit and _dated(case, hit))
    for hit in beside:
        yield _miss("date", None, _dated(case, hit))


def _unequal(what: str, gold: str, coded: str | None) -> Iterator[Miss]:
    if gold != coded:
        yield _miss(what, gold, coded)


def _miss(what: str, gold: str | None, coded: str | None) -> Miss:
    return {"what": what, "gold": gold, "coded": coded}


def _words(case: Case, span: Span) -> str:
    return case.text[span.start : span.end]


def _located(case: Case, place: GoldPlace | FoundPlace) -> str:
    """`Goma (-1.68, 29.22)`."""
    where = f"({place.point[0]:.2f}, {place.point[1]:.2f})" if place.point else "(nowhere)"
    return f"{_words(case, place)} {where}"


def _dated(case: Case, date: GoldDate | FoundDate) -> str:
    """`last week (2024-03-04 to 2024-03-10)`."""
    days = [day or "?" for day in dict.fromkeys(date.days)]
    return f"{_words(case, date)} ({' to '.join(days)})"
