"""The figures as tables for people."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from eventcoder.evaluate.labels import Counts, LabelScore
from eventcoder.evaluate.scores import DIGITS, CodeScore, DateScore, PlaceScore, Scores

if TYPE_CHECKING:
    from rich.table import Table

Row = tuple[str, ...]

NAMES = {
    "root_first": "PLOVER type, first event",
    "root_any": "PLOVER type, any event",
    "quad_of_root": "quad class of the PLOVER type",
    "quad": "quad class",
    "cameo": "CAMEO code",
    "source": "source",
    "target": "target",
    "places": "place mentions",
    "dates": "date expressions",
}
NO_EVENT = "no event"


def tables(scores: Scores, confusions: int, *, plain: bool) -> Iterator[Table]:
    """Tables of the figures, in per cent; those that gold says nothing about are left out.

    Args:
        scores: what to show.
        confusions: how many of the most frequent, of each kind of label.
        plain: without rules, for a file or a pipe.
    """
    parts = (
        (("labels", "records", "accuracy", "macro-F1"), _label_rows(scores)),
        (("codes", "records", "exact", "three digits", "root"), _code_rows(scores)),
        (("spans", "gold", "coded", "right", "precision", "recall", "F1"), _span_rows(scores)),
        (("of those found", "share or km"), _detail_rows(scores)),
    )
    for head, rows in parts:
        if found := list(rows):
            yield _table(head, found, plain)
    for name in ("root_first", "quad"):
        score = scores.measures.get(name)
        if isinstance(score, LabelScore):
            classes = [(label, *_counted(counts)) for label, counts in score.classes.items()]
            head = (NAMES[name], "gold", "coded", "right", "precision", "recall", "F1")
            yield _table(head, classes, plain)
            wrong = [
                (f"{gold} coded as {coded or NO_EVENT}", f"{n:,}")
                for gold, coded, n in score.confusions[:confusions]
            ]
            if wrong:
                yield _table((f"{NAMES[name]}: confusions", "records"), wrong, plain)


def _label_rows(scores: Scores) -> Iterator[Row]:
    for name, score in scores.measures.items():
        if isinstance(score, LabelScore):
            figures = _percent(score.accuracy), _percent(score.macro_f1)
            yield NAMES[name], f"{score.records:,}", *figures


def _code_rows(scores: Scores) -> Iterator[Row]:
    for name, score in scores.measures.items():
        if isinstance(score, CodeScore):
            for which, shares in (("first", score.first), ("any", score.any)):
                figures = (_percent(shares[digits]) for digits in DIGITS)
                yield f"{NAMES[name]}, {which} event", f"{score.records:,}", *figures


def _span_rows(scores: Scores) -> Iterator[Row]:
    for name, score in scores.measures.items():
        if isinstance(score, Counts):
            yield NAMES[name], *_counted(score)
        elif isinstance(score, PlaceScore | DateScore):
            yield NAMES[name], *_counted(score.counts)
        if isinstance(score, DateScore):
            yield "dates found with the right days", *_counted(score.ranges)


def _detail_rows(scores: Scores) -> Iterator[Row]:
    for score in scores.measures.values():
        if isinstance(score, PlaceScore) and score.located:
            yield "places with coordinates in gold", f"{score.located:,}"
            yield "  given coordinates", _percent(score.resolved)
            yield "  within 161 km", _percent(score.within_161_km)
            median = "none" if score.median_km is None else f"{score.median_km:,.1f} km"
            yield "  median distance", median
        elif isinstance(score, DateScore):
            yield "dates with both days right", _percent(score.range_right)
            yield "dates with the first day right", _percent(score.first_day_right)


def _counted(counts: Counts) -> Row:
    numbers = counts.gold, counts.coded, counts.right
    shares = counts.precision, counts.recall, counts.f1
    return (*(f"{number:,}" for number in numbers), *map(_percent, shares))


def _percent(value: float) -> str:
    return f"{100 * value:.1f}"


def _table(head: Sequence[str], rows: Sequence[Row], plain: bool) -> Table:
    from rich.box import SIMPLE_HEAD
    from rich.markup import escape
    from rich.table import Table

    table = Table(box=None if plain else SIMPLE_HEAD, padding=(0, 2, 0, 0), pad_edge=False)
    for at, name in enumerate(head):
        justify = "right" if at else "left"
        table.add_column(name, justify=justify, no_wrap=True, min_width=0 if at else 34)  # type: ignore[arg-type]
    for row in rows:
        table.add_row(*map(escape, row))
    return table
