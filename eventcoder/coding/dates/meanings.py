"""What time expressions mean, before it is known when they were written.

Every meaning is a frozen value with one method, `resolve`, that gives the days meant or, where
nothing anchors the expression, `None`.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Protocol

from eventcoder.coding.dates.calendar import (
    DAY,
    Days,
    Reference,
    Unit,
    containing,
    day,
    exact,
    months,
    shifted,
    week,
)

FIRST_MONTH = {"spring": 3, "summer": 6, "autumn": 9, "winter": 12}
# A day this close to publication is meant even where the tense speaks against it.
_CLOSE = 10 * DAY
# A narrative that comes to a month this many months back in the year has gone on to the next one.
_WRAP = 7


class Meaning(Protocol):
    """What all meanings have in common."""

    def resolve(self, reference: Reference) -> Days | None:
        """The days meant, `None` where nothing anchors the expression."""
        ...


@dataclass(frozen=True, slots=True)
class CalendarDate:
    """A date by its numbers; year and month may be left to the context.

    `same_year` marks `May of that year`; `year_shift` is the 1 of `in May next year`; `step` is -1
    for `last May`, 1 for `next May`; `weekday` is the one named with it (0: Monday), which tells
    the year where none is given.
    """

    year: int | None = None
    month: int | None = None
    day: int | None = None
    same_year: bool = False
    year_shift: int | None = None
    step: int = 0
    weekday: int | None = None

    def resolve(self, reference: Reference) -> Days | None:
        """The day, month or year; a missing year is the nearest that the tense allows."""
        if self.year is not None:
            return exact(self.year, self.month, self.day)
        if self.month is None:
            month = reference.anchor("month")
            first = month.first if month else reference.today
            return exact(first.year, first.month, self.day) if first else None
        if self.same_year and reference.told:
            return exact(reference.told[-1].first.year, self.month, self.day)
        if reference.story and not self.step:
            return self._in_story(reference.story)
        published = reference.story.first if reference.story else reference.published
        if published is None:
            return self._in_story(reference.told[-1]) if reference.told else None
        if self.year_shift is not None:
            return exact(published.year + self.year_shift, self.month, self.day)
        return self._nearest(published, reference)

    def _in_story(self, told: Days) -> Days | None:
        year, month = told.first.year, self.month or 1
        if told.granularity in ("day", "month") and told.first.month - month >= _WRAP:
            year += 1
        return exact(year, self.month, self.day)

    def _nearest(self, published: dt.date, reference: Reference) -> Days | None:
        years = range(max(published.year - 6, 1), published.year + 7)
        days = [found for y in years if (found := exact(y, self.month, self.day))]
        if self.weekday is not None and self.day is not None:
            days = [f for f in days if f.first.weekday() == self.weekday] or days
        past = [found for found in days if found.first <= published]
        future = [found for found in days if found.last >= published]
        if self.step < 0:
            return next((f for f in reversed(past) if f.last < published), None)
        if self.step > 0:
            return next((f for f in future if f.first > published), None)
        nearest = min(days, key=lambda found: abs(found.first - published), default=None)
        close = nearest is not None and abs(nearest.first - published) <= _CLOSE
        if (close and self.day) or not past or not future:
            return nearest
        tense = reference.tense
        if tense == "unknown":
            return nearest
        return past[-1] if tense == "past" else future[0]


@dataclass(frozen=True, slots=True)
class Weekday:
    """A day of the week, 0 for Monday; `step` is -1 for `last Monday`, 1 for `next Monday`;
    `week_shift` is the -1 of `Monday last week`."""

    number: int
    step: int = 0
    week_shift: int | None = None

    def resolve(self, reference: Reference) -> Days | None:
        """The last such day up to publication, the next one in the future tense."""
        base = reference.published
        if reference.narrative and (told := reference.anchor("day")):
            base = told.first
        if base is None:
            return None
        ahead = (self.number - base.weekday()) % 7
        behind = (base.weekday() - self.number) % 7
        if self.week_shift is not None:
            return day(week(base).first + (7 * self.week_shift + self.number) * DAY)
        if self.step > 0:
            return day(base + (ahead or 7) * DAY)
        if self.step < 0 and not reference.approximate:
            return day(base - (behind or 7) * DAY)
        if reference.approximate or reference.tense == "future":
            return day(base + ahead * DAY)
        return day(base - behind * DAY)


@dataclass(frozen=True, slots=True)
class Deictic:
    """A unit counted from the day of writing: `today` (day 0), `last month` (month -1)."""

    unit: Unit
    shift: int

    def resolve(self, reference: Reference) -> Days | None:
        """The unit; of an article dated only roughly, months and years alone are safe."""
        base = reference.today if self.unit in ("day", "week") else reference.published
        if reference.narrative:
            told = reference.anchor(self.unit)
            base = told.first if told else None
        return shifted(self.unit, base, self.shift) if base else None


@dataclass(frozen=True, slots=True)
class Anchored:
    """A unit counted from the date mentioned last: `the same day`, `two days later`.

    `of_event` marks `two days after the attack`: only a narrative's dates are close enough for it.
    """

    unit: Unit
    shift: int
    of_event: bool = False

    def resolve(self, reference: Reference) -> Days | None:
        """The unit; what lies before an unknown anchor counts back from the day of writing."""
        told = reference.anchor(self.unit)
        if self.of_event and not reference.narrative:
            return None
        if told:
            return shifted(self.unit, told.first, self.shift)
        if self.shift < 0 and not self.of_event and reference.today and not reference.narrative:
            return shifted(self.unit, reference.today, self.shift)
        return None


@dataclass(frozen=True, slots=True)
class StoryUnit:
    """`the end of the year`: the year told last in a narrative, else the year of writing."""

    unit: Unit

    def resolve(self, reference: Reference) -> Days | None:
        """The whole unit."""
        told = reference.anchor(self.unit) if reference.narrative else None
        base = told.first if told else reference.published
        if base is None or (reference.approximate and self.unit in ("day", "week")):
            return None
        return containing(self.unit, base)


@dataclass(frozen=True, slots=True)
class Shifted:
    """`two days after March 3`, `the day before last Tuesday`."""

    unit: Unit
    shift: int
    inner: Meaning

    def resolve(self, reference: Reference) -> Days | None:
        """The unit counted from the inner date."""
        days = self.inner.resolve(reference)
        return shifted(self.unit, days.first, self.shift) if days else None


@dataclass(frozen=True, slots=True)
class Weekend:
    """`the weekend` (None), `last weekend` (-1), `this` (0), `next` (1)."""

    step: int | None = None

    def resolve(self, reference: Reference) -> Days | None:
        """Saturday and Sunday."""
        base = reference.today
        if base is None:
            return None
        saturday = week(base).first + 5 * DAY
        if self.step == 1:
            saturday += 7 * DAY
        elif self.step == -1 or (reference.tense != "future" and base < saturday):
            saturday -= 7 * DAY
        return Days(saturday, saturday + DAY, "weekend")


@dataclass(frozen=True, slots=True)
class Season:
    """A season; winter is named after the year it begins in. `step`: -1 last, 1 next."""

    name: str
    year: int | None = None
    step: int = 0

    def resolve(self, reference: Reference) -> Days | None:
        """Three months."""
        start = FIRST_MONTH[self.name]
        if self.year is not None:
            return months(self.year, start, 3, "season")
        story = reference.story or (reference.told[-1] if reference.told else None)
        if story and (reference.narrative or reference.published is None):
            return months(story.first.year + max(self.step, 0), start, 3, "season")
        base = reference.published
        if base is None:
            return None
        seasons = [months(y, start, 3, "season") for y in range(base.year - 2, base.year + 3)]
        if self.step > 0 or (reference.tense == "future" and not self.step):
            return next(s for s in seasons if (s.first if self.step else s.last) > base)
        return [s for s in seasons if (s.last < base if self.step else s.first <= base)][-1]


@dataclass(frozen=True, slots=True)
class YearPart:
    """A quarter (`count` 3 months) or half (6) of a year, by its first month."""

    first_month: int
    count: int
    year: int | None = None
    year_shift: int = 0

    def resolve(self, reference: Reference) -> Days | None:
        """Three or six months; without a year, of the year of publication (or of the story)."""
        base = reference.story.first if reference.story else reference.published
        number = self.year or (base.year + self.year_shift if base else None)
        granularity = "quarter" if self.count == 3 else "range"
        return months(number, self.first_month, self.count, granularity) if number else None


@dataclass(frozen=True, slots=True)
class Decade:
    """Ten years; `first` is 1990, or 90 where the century is left out (`the '90s`)."""

    first: int

    def resolve(self, reference: Reference) -> Days | None:
        """The ten years; a two-digit decade is the last that had begun by publication."""
        first = self.first
        if first < 100:
            base = reference.story.first if reference.story else reference.published
            if base is None:
                return None
            first += base.year // 100 * 100
            first -= 100 if first > base.year else 0
        return Days(dt.date(first, 1, 1), dt.date(first + 9, 12, 31), "decade")


@dataclass(frozen=True, slots=True)
class MovableFeast:
    """A feast with other days each year; `step` is -1 for `last Ramadan`, 1 for `next Easter`."""

    days: tuple[Days, ...]
    year: int | None = None
    step: int = 0

    def resolve(self, reference: Reference) -> Days | None:
        """Those of the year; without one, the last that had begun, in the future tense the next.

        `None` for a year that `feasts.tsv` does not reach.
        """
        if self.year is not None:
            return next((days for days in self.days if days.first.year == self.year), None)
        base = reference.story.first if reference.story else reference.published
        if base is None:
            return None
        if self.step > 0 or (reference.tense == "future" and not self.step):
            return next((days for days in self.days if days.last >= base), None)
        begun = [days for days in self.days if days.first <= base and self._counts(days, base)]
        return begun[-1] if begun else None

    def _counts(self, days: Days, base: dt.date) -> bool:
        """`last Ramadan` is none that goes on."""
        return not self.step or days.last < base


@dataclass(frozen=True, slots=True)
class Overnight:
    """The night that ended on the day of publication."""

    def resolve(self, reference: Reference) -> Days | None:
        """The day of publication and the one before."""
        base = reference.today
        return Days(base - DAY, base, "range") if base else None


@dataclass(frozen=True, slots=True)
class WeekOf:
    """`the week of March 3`."""

    inner: CalendarDate | Weekday

    def resolve(self, reference: Reference) -> Days | None:
        """Monday to Sunday around the inner date."""
        days = self.inner.resolve(reference)
        return week(days.first) if days else None


@dataclass(frozen=True, slots=True)
class Unclear:
    """A date whose numbers can be read in two ways (`3/4/2020`)."""

    one: int
    two: int
    year: int

    def resolve(self, reference: Reference) -> Days | None:
        """The day in the order of the article's other dates; `None`, no guess, without any."""
        if reference.day_first is None:
            return None
        month, day = (self.two, self.one) if reference.day_first else (self.one, self.two)
        return exact(self.year, month, day)
