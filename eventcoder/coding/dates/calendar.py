"""Days, weeks, months and years: the arithmetic of dates that the meanings of expressions use.

Weeks run from Monday to Sunday (ISO 8601), seasons are the meteorological ones of the northern
hemisphere, as TimeML corpora take them.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from typing import Literal, NamedTuple

Unit = Literal["day", "week", "month", "year"]
Tense = Literal["past", "future", "unknown"]

DAY = dt.timedelta(days=1)
_FINE = {"day": 0, "weekend": 1, "week": 1, "range": 2, "month": 2}
_UNIT_FINE = {"day": 0, "week": 1, "month": 2, "year": 9}


class Days(NamedTuple):
    """The days an expression covers, both ends inclusive."""

    first: dt.date
    last: dt.date
    granularity: str


def _unknown() -> Tense:
    return "unknown"


class Reference(NamedTuple):
    """What an expression is read against.

    Args:
        published: day of publication; `None` where unknown.
        approximate: `published` is only the earliest day the article can be from.
        told: the dates mentioned before, the latest last; only the last of each granularity.
        narrative: the article tells a past that it dates itself; a date without a year belongs to
            the year told last, not to the year of publication.
        tense_of: gives the tense of the clause the expression stands in: few expressions need it,
            and it takes a look at the whole clause.
        day_first: whether the article writes `25/12/2020` or `12/25/2020`; `None` where it shows
            neither, or both.
    """

    published: dt.date | None = None
    approximate: bool = False
    told: tuple[Days, ...] = ()
    narrative: bool = False
    tense_of: Callable[[], Tense] = _unknown
    day_first: bool | None = None

    @property
    def tense(self) -> Tense:
        """The tense of the clause."""
        return self.tense_of()

    @property
    def today(self) -> dt.date | None:
        """The publication day, `None` where it is only known roughly."""
        return None if self.approximate else self.published

    @property
    def story(self) -> Days | None:
        """In a narrative, the date told last."""
        return self.told[-1] if self.narrative and self.told else None

    def anchor(self, unit: Unit) -> Days | None:
        """The last date told that is at least as exact as a unit."""
        fitting = [days for days in self.told if _FINE.get(days.granularity, 3) <= _UNIT_FINE[unit]]
        return fitting[-1] if fitting else None

    def after(self, days: Days) -> Reference:
        """The reference for what follows a date."""
        kept = tuple(told for told in self.told if told.granularity != days.granularity)
        return self._replace(told=(*kept, days))

    def within(self, tense_of: Callable[[], Tense]) -> Reference:
        """The reference for an expression in a clause of some tense."""
        return self._replace(tense_of=tense_of)


def day(date: dt.date) -> Days:
    """One day."""
    return Days(date, date, "day")


def week(date: dt.date) -> Days:
    """The week of a day, Monday to Sunday."""
    monday = date - date.weekday() * DAY
    return Days(monday, monday + 6 * DAY, "week")


def month(year: int, number: int) -> Days:
    """A month; `number` may run past 1..12 into the years around."""
    year, number = year + (number - 1) // 12, (number - 1) % 12 + 1
    following = (dt.date(year, number, 28) + 4 * DAY).replace(day=1)
    return Days(dt.date(year, number, 1), following - DAY, "month")


def year(number: int) -> Days:
    """A calendar year."""
    return Days(dt.date(number, 1, 1), dt.date(number, 12, 31), "year")


def months(start_year: int, start_month: int, count: int, granularity: str) -> Days:
    """`count` whole months from a month on."""
    first = month(start_year, start_month).first
    return Days(first, month(start_year, start_month + count - 1).last, granularity)


def containing(unit: Unit, date: dt.date) -> Days:
    """The day, week, month or year that a day lies in."""
    if unit == "day":
        return day(date)
    if unit == "week":
        return week(date)
    return month(date.year, date.month) if unit == "month" else year(date.year)


def shifted(unit: Unit, date: dt.date, count: int) -> Days | None:
    """The day, week, month or year `count` units from the one a day lies in.

    `None` outside the years that `datetime.date` knows.
    """
    try:
        if unit in ("day", "week"):
            return containing(unit, date + count * (DAY if unit == "day" else 7 * DAY))
        if unit == "month":
            return month(date.year, date.month + count)
        return year(date.year + count)
    except (ValueError, OverflowError):
        return None


def exact(year_number: int, month_number: int | None, day_number: int | None) -> Days | None:
    """A year, month or day by its numbers, `None` where the calendar has no such day."""
    try:
        if month_number is None:
            return year(year_number)
        if day_number is None:
            return month(year_number, month_number)
        return day(dt.date(year_number, month_number, day_number))
    except ValueError:
        return None
