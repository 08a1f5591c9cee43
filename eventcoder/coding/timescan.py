"""Finds the time expressions in a row of words and says what each means, before any calendar."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from eventcoder.coding import timewords as tw
from eventcoder.coding.dates import calendar_date, numeric, range_end, year_alone
from eventcoder.coding.meanings import (
    Anchored,
    CalendarDate,
    Decade,
    Season,
    Shifted,
    Weekday,
    WeekOf,
    YearPart,
)
from eventcoder.coding.relatives import (
    count,
    decade,
    holiday,
    part_of_year,
    relative,
    season,
    weekday,
)
from eventcoder.coding.timetext import Found, Row, Word

Rule = Callable[[Row, int], Found | None]

# The order decides between matches of equal length.
_RULES: tuple[Rule, ...] = (
    numeric,
    weekday,
    calendar_date,
    count,
    relative,
    season,
    part_of_year,
    decade,
    holiday,
)


def scan(words: Sequence[Word]) -> list[Found]:
    """All time expressions, left to right, the longest at each place, none overlapping."""
    row = Row(words)
    found: list[Found] = []
    at = 0
    while at < len(row):
        match = _match(row, at, found)
        if match:
            found.append(match)
        at = match.last if match else at + 1
    return _anchored(row, _widened(row, found))


def _match(row: Row, at: int, before: Sequence[Found]) -> Found | None:
    matches = [found for rule in _RULES if (found := rule(row, at))]
    end = range_end(row, at, before)
    if end:
        matches.append(end)
    return max(matches, key=lambda found: found.last) if matches else year_alone(row, at)


def _widened(row: Row, found: Sequence[Found]) -> list[Found]:
    """Each expression with `early`, `the end of`, `the night of` before it."""
    widened: list[Found] = []
    for item in found:
        floor = widened[-1].last if widened else 0
        first, meaning = max(item.first, floor), item.meaning
        while first > floor:
            before, earlier = row.low(first - 1), row.low(first - 2)
            if before in tw.EARLY_LATE or (before == "-" and earlier in ("mid", "post", "pre")):
                first -= 1
            elif before == "of" and earlier in (*tw.PARTS, "week") and first - 2 >= floor:
                if earlier == "week" and isinstance(meaning, (CalendarDate, Weekday)):
                    meaning = WeekOf(meaning)
                first -= 2
            elif before == "'" and isinstance(meaning, Decade):
                first -= 1
            elif before == "the" and (
                first < item.first or isinstance(meaning, (Decade, Season, YearPart))
            ):
                first -= 1
            else:
                break
        widened.append(Found(first, item.last, meaning))
    return widened


def _anchored(row: Row, found: Sequence[Found]) -> list[Found]:
    """Joins `two days after` with the date that follows it: `two days after the Sept. 2 raid`."""
    joined: list[Found] = []
    for item in found:
        before = joined[-1] if joined else None
        meaning = before.meaning if before else None
        if (
            before
            and isinstance(meaning, Anchored)
            and row.low(before.last - 1) in ("before", "after")
        ):
            gap = [row.low(at) for at in range(before.last, item.first)]
            if gap in ([], ["the"]):
                shifted = Shifted(meaning.unit, meaning.shift, item.meaning)
                joined[-1] = Found(before.first, item.last, shifted)
                continue
        joined.append(item)
    return joined


def linked(words: Sequence[Word], found: Sequence[Found]) -> Iterator[tuple[int, int]]:
    """Pairs of neighbouring expressions that a word such as `to` or a dash joins."""
    for index in range(len(found) - 1):
        between = [word.lower for word in words[found[index].last : found[index + 1].first]]
        if len(between) == 1 and between[0] in tw.CONNECTORS:
            yield index, index + 1
