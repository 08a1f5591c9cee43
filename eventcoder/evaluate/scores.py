"""The figures over a set of cases.  Each is a pure function; the order of cases never matters.

Every measure takes the cases whose gold says something about it and is `None` where none does.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from eventcoder.evaluate.cases import Case, actor_pairs, date_pairs, place_pairs
from eventcoder.evaluate.labels import Counts, LabelScore, label_score, share
from eventcoder.evaluate.spans import One, Other, kilometres

NEAR_KM = 161.0  # a hundred miles, the field's usual measure of a place found
DIGITS = {"exact": 4, "three_digits": 3, "root": 2}


@dataclass(frozen=True, slots=True)
class CodeScore:
    """Shares of records whose CAMEO code is right, by how much of it: see `DIGITS`."""

    records: int
    first: Mapping[str, float]
    any: Mapping[str, float]

    def figures(self) -> dict[str, object]:
        """All of it, by name."""
        return {"records": self.records, "first": dict(self.first), "any": dict(self.any)}


@dataclass(frozen=True, slots=True)
class PlaceScore:
    """Place mentions.

    Args:
        counts: a place is right where a mention of the coder meets it.
        located: of those right, how many have coordinates in gold; the rest is about these.
        resolved: the share that the coder gives coordinates.
        within_161_km: the share that it puts so near.
        median_km: distance, the upper of two middle ones; `None` where that one is not resolved.
    """

    counts: Counts
    located: int
    resolved: float
    within_161_km: float
    median_km: float | None

    def figures(self) -> dict[str, object]:
        """All of it, by name."""
        return {
            **self.counts.figures(),
            "located": self.located,
            "resolved": self.resolved,
            "within_161_km": self.within_161_km,
            "median_km": self.median_km,
        }


@dataclass(frozen=True, slots=True)
class DateScore:
    """Date expressions.

    Args:
        counts: an expression is right where a mention of the coder meets it.
        ranges: here it is right only where both days are right too.
        range_right: of the expressions found, the share with both days right.
        first_day_right: the share with the first day right.
    """

    counts: Counts
    ranges: Counts
    range_right: float
    first_day_right: float

    def figures(self) -> dict[str, object]:
        """All of it, by name."""
        return {
            **self.counts.figures(),
            "range_right": self.range_right,
            "first_day_right": self.first_day_right,
            "range_f1": self.ranges.f1,
        }


Score = LabelScore | CodeScore | PlaceScore | DateScore | Counts


@dataclass(frozen=True, slots=True)
class Scores:
    """All figures; the measures by their names, those that gold says nothing about left out.

    Args:
        records: cases scored.
        event_records: those whose gold is about an event; with_event: those that got one.
    """

    records: int
    event_records: int
    with_event: int
    measures: Mapping[str, Score]

    @property
    def coverage(self) -> float:
        """with_event / event_records."""
        return share(self.with_event, self.event_records)

    def figures(self) -> dict[str, object]:
        """All of it, by name."""
        head: dict[str, object] = {"records": self.records}
        if self.event_records:
            head["event_records"] = self.event_records
            head |= {"with_event": self.with_event, "coverage": self.coverage}
        return head | {name: score.figures() for name, score in self.measures.items()}


def score_all(cases: Sequence[Case], quads: Mapping[str, int]) -> Scores:
    """Every figure that the gold of the cases allows.

    Args:
        cases: in any order.
        quads: the quad class of each PLOVER type (`gold.plover_quads`).
    """
    measures = {
        "root_first": root_score(cases),
        "root_any": root_score(cases, any_event=True),
        "quad_of_root": quad_of_root_score(cases, quads),
        "quad": quad_score(cases),
        "cameo": cameo_score(cases),
        "source": actor_score(cases, "source"),
        "target": actor_score(cases, "target"),
        "places": place_score(cases),
        "dates": date_score(cases),
    }
    about_events = [case for case in cases if case.gold.about_events]
    return Scores(
        records=len(cases),
        event_records=len(about_events),
        with_event=sum(bool(case.events) for case in about_events),
        measures={name: score for name, score in measures.items() if score is not None},
    )


def root_score(cases: Sequence[Case], *, any_event: bool = False) -> LabelScore | None:
    """PLOVER types: the first event's against gold; no event counts as wrong.

    Args:
        any_event: a record is right where any of its events has the type of gold; else its first
            event's counts.
    """
    cases = [case for case in cases if case.gold.plover is not None]
    gold = [case.gold.plover or "" for case in cases]
    coded = [_plover(case) for case in cases]
    if any_event:
        several = [{event.plover for event in case.events} for case in cases]
        coded = [
            right if right in types else first
            for right, types, first in zip(gold, several, coded, strict=True)
        ]
    return label_score(gold, coded) if cases else None


def quad_of_root_score(cases: Sequence[Case], quads: Mapping[str, int]) -> LabelScore | None:
    """The quad classes of the types in `root_score`, first event; no event is class 0."""
    cases = [case for case in cases if case.gold.plover is not None]
    gold = [str(quads[case.gold.plover or ""]) for case in cases]
    coded = [str(quads.get(_plover(case) or "", 0)) for case in cases]
    return label_score(gold, coded) if cases else None


def quad_score(cases: Sequence[Case]) -> LabelScore | None:
    """Quad classes: the first event's own against gold; no event is class 0."""
    cases = [case for case in cases if case.gold.quad is not None]
    coded = [str(case.first.quad if case.first else 0) for case in cases]
    return label_score([str(case.gold.quad) for case in cases], coded) if cases else None


def cameo_score(cases: Sequence[Case]) -> CodeScore | None:
    """CAMEO codes: the share of records where the first event, or any, has the code of gold.

    Whole codes, three digits, or two are compared; a code of two digits is not that of three.
    """
    cases = [case for case in cases if case.gold.cameo is not None]

    def right(digits: int, most: int | None) -> float:
        hits = sum(
            any(
                event.cameo[:digits] == (case.gold.cameo or "")[:digits]
                for event in case.events[:most]
            )
            for case in cases
        )
        return share(hits, len(cases))

    first, several = ({name: right(n, most) for name, n in DIGITS.items()} for most in (1, None))
    return CodeScore(len(cases), first, several) if cases else None


def actor_score(cases: Sequence[Case], role: str) -> Counts | None:
    """Source or target spans of the first event's trigger: right where they are a phrase of gold.

    Two spans are the same phrase where they meet and end on the same word.
    """
    cases = [case for case in cases if case.gold.mentions]
    pairs = [actor_pairs(case, role) for case in cases]
    right = sum(gold is not None for coded, _ in pairs for _, gold in coded)
    counts = Counts(
        gold=right + sum(len(missed) for _, missed in pairs),
        coded=sum(len(coded) for coded, _ in pairs),
        right=right,
    )
    return counts if cases else None


def place_score(cases: Sequence[Case]) -> PlaceScore | None:
    """Place mentions found, and how far off they are put: see `PlaceScore`."""
    cases = [case for case in cases if case.gold.places is not None]
    pairs = [place_pairs(case) for case in cases]
    found = [(gold, hit) for both, _ in pairs for gold, hit in both if hit is not None]
    errors = sorted(
        kilometres(gold.point, hit.point) if hit.point else math.inf
        for gold, hit in found
        if gold.point
    )
    median = errors[len(errors) // 2] if errors else math.inf
    score = PlaceScore(
        counts=_counts(pairs),
        located=len(errors),
        resolved=share(sum(error < math.inf for error in errors), len(errors)),
        within_161_km=share(sum(error <= NEAR_KM for error in errors), len(errors)),
        median_km=median if median < math.inf else None,
    )
    return score if cases else None


def date_score(cases: Sequence[Case]) -> DateScore | None:
    """Date expressions found, and whether their days are right: see `DateScore`."""
    cases = [case for case in cases if case.gold.dates is not None]
    pairs = [date_pairs(case) for case in cases]
    found = [(gold, hit) for both, _ in pairs for gold, hit in both if hit is not None]
    counts = _counts(pairs)
    right = sum(hit.days == gold.days for gold, hit in found)
    score = DateScore(
        counts=counts,
        ranges=Counts(counts.gold, counts.coded, right),
        range_right=share(right, len(found)),
        first_day_right=share(sum(hit.days[0] == gold.days[0] for gold, hit in found), len(found)),
    )
    return score if cases else None


def _plover(case: Case) -> str | None:
    return case.first.plover if case.first else None


def _counts(pairs: Sequence[tuple[list[tuple[One, Other | None]], list[Other]]]) -> Counts:
    right = sum(hit is not None for both, _ in pairs for _, hit in both)
    return Counts(
        gold=sum(len(both) for both, _ in pairs),
        coded=right + sum(len(beside) for _, beside in pairs),
        right=right,
    )
