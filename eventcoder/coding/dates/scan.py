"""Finds the time expressions in a row of words and says what each means, before any calendar."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import lru_cache

from eventcoder.coding.dates import words as tw
from eventcoder.coding.dates.absolute import calendar_date, numeric, range_end, year_alone
from eventcoder.coding.dates.feasts import feasts
from eventcoder.coding.dates.meanings import (
    Anchored,
    CalendarDate,
    Decade,
    Season,
    Shifted,
    Weekday,
    WeekOf,
    YearPart,
)
from eventcoder.coding.dates.relatives import (
    POINTERS,
    SINGLE,
    count,
    decade,
    holiday,
    part_of_year,
    relative,
    season,
    weekday,
)
from eventcoder.coding.dates.text import Found, Row, telling_words, telling_year

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

# The words that each rule's expressions begin with, so that it need not look at all the others.
_BEGINNINGS: dict[Rule, frozenset[str]] = {
    numeric: frozenset(),
    weekday: frozenset({*tw.WEEKDAY, *tw.SHORT_WEEKDAY}),
    calendar_date: frozenset({"the", *tw.MONTH, *tw.SHORT_MONTH}),
    count: frozenset({"the", *tw.NUMBER}),
    relative: frozenset({"the", "that", "this", "overnight", *tw.UNIT, *SINGLE, *POINTERS}),
    season: frozenset(tw.SEASON),
    part_of_year: frozenset({"q", *tw.ORDINAL}),
    decade: frozenset(tw.DECADES),
    holiday: frozenset(feasts()),
}
_WITH_DIGITS = (numeric, calendar_date, count, decade)


@lru_cache(maxsize=10_000)
def _rules_at(word: str) -> tuple[Rule, ...]:
    """The rules whose expressions can begin with a word, as it stands in the row."""
    word = word.rstrip(".")
    digits = _WITH_DIGITS if any(letter.isdigit() for letter in word) else ()
    return tuple(rule for rule in _RULES if rule in digits or word in _BEGINNINGS[rule])


# The longest way from an expression's first word to its first telling one, both counted:
# `twenty-five years ago`; and to its first number, where that comes first: `the 5 of March`.
REACH = 4
_REACH_OF_NUMBERS = 2


def scan(row: Row) -> list[Found]:
    """All time expressions, left to right, the longest at each place, none overlapping."""
    found: list[Found] = []
    free = 0
    for at in _places(row):
        if at < free:
            continue
        word = row.lowers[at]
        # nothing begins with most words beside a telling one
        if not (_rules_at(word) or word.isdigit() or (found and found[-1].last == at - 1)):
            continue
        match = _match(row, at, found)
        if match:
            found.append(match)
            free = match.last
    return _anchored(row, _widened(row, found))


def _places(row: Row) -> list[int]:
    """Where an expression can begin: at a telling word or a number, or shortly before it."""
    known = telling_words()
    found: set[int] = set()
    for at, word in enumerate(row.lowers):
        reach = REACH if word in known else 0 if word.isalpha() else _reach(word)
        if reach:
            found.update(range(max(at - reach + 1, 0), at + 1))
    return sorted(found)


@lru_cache(maxsize=10_000)
def _reach(word: str) -> int:
    if word.rstrip(".") in telling_words() or telling_year(word):
        return REACH
    return _REACH_OF_NUMBERS if any(map(str.isdigit, word)) else 0


def _match(row: Row, at: int, before: Sequence[Found]) -> Found | None:
    matches = [found for rule in _rules_at(row.lowers[at]) if (found := rule(row, at))]
    if before and before[-1].last == at - 1 and (end := range_end(row, at, before[-1])):
        matches.append(end)
    if not matches:
        return year_alone(row, at)
    return max(matches, key=_end) if len(matches) > 1 else matches[0]


def _end(found: Found) -> int:
    return found.last


def _widened(row: Row, found: Sequence[Found]) -> list[Found]:
    """Each expression with `early`, `the end of`, `the night of` before it."""
    widened: list[Found] = []
    for item in found:
        floor = widened[-1].last if widened else 0
        first, meaning = max(item.first, floor), item.meaning
        while 0 < (step := _widening(row, first, item)) <= first - floor:
            weekly = step == 2 and row.low(first - 2) == "week"
            if weekly and isinstance(meaning, (CalendarDate, Weekday)):
                meaning = WeekOf(meaning)
            first -= step
        widened.append(Found(first, item.last, meaning))
    return widened


def _widening(row: Row, first: int, item: Found) -> int:
    """How many words before position `first` belong to the phrase of an expression, 0 to 2."""
    before, earlier = row.low(first - 1), row.low(first - 2)
    if before == "of":
        return 2 if earlier in (*tw.PARTS, "week") else 0
    if before == "-":
        return int(earlier in ("mid", "post", "pre"))
    if before == "'":
        return int(isinstance(item.meaning, Decade))
    if before == "the":
        return int(first < item.first or isinstance(item.meaning, (Decade, Season, YearPart)))
    return int(before in tw.EARLY_LATE)


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


def linked(row: Row, found: Sequence[Found]) -> Iterator[tuple[int, int]]:
    """Pairs of neighbouring expressions that a word such as `to` or a dash joins."""
    for index in range(len(found) - 1):
        between = row.lowers[found[index].last : found[index + 1].first]
        if len(between) == 1 and between[0] in tw.CONNECTORS:
            yield index, index + 1
