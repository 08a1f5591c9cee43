"""Full dates as news pages write them: day, month and year, never guessed."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from typing import NamedTuple

_MONTH_NAMES = [
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
]
_MONTH = (
    r"(?P<{name}>jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?"
    r"|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\.?"
)
_ORDINAL = r"(?:st|nd|rd|th)?"
_FULL = re.compile(
    r"(?<![\w/.-])(?:"
    r"(?P<y1>(?:19|20)\d\d)(?P<s1>[-/.])(?P<m1>\d{1,2})(?P=s1)(?P<d1>\d{1,2})(?=T\d|\W|$)"
    rf"|(?P<d2>\d{{1,2}}){_ORDINAL}(?: of)?[ -]{_MONTH.format(name='m2')},?[ -]"
    r"(?P<y2>(?:19|20)\d\d)"
    rf"|{_MONTH.format(name='m3')} (?P<d3>\d{{1,2}}){_ORDINAL},? (?P<y3>(?:19|20)\d\d)"
    r"|(?P<d4>\d{1,2})(?P<s4>[-/.])(?P<m4>\d{1,2})(?P=s4)(?P<y4>(?:19|20)\d\d)"
    r")(?!\d)",
    re.IGNORECASE,
)
_DAY_AND_MONTH = re.compile(
    rf"\b(?:{_MONTH.format(name='m1')} (?P<d1>\d{{1,2}})"
    rf"|(?P<d2>\d{{1,2}}) {_MONTH.format(name='m2')})"
    r"(?!\w)(?!,? \d)",
    re.IGNORECASE,
)


class FoundDate(NamedTuple):
    """A full date and its span in the words it was found in."""

    start: int
    end: int
    date: dt.date


def full_dates(words: str) -> Iterator[FoundDate]:
    """The dates in `words` that give day, month and year.

    Written `2026-02-07`, `7 February 2026`, `Feb. 7, 2026`, or in numbers with the year last; the
    last only where the day cannot be the month (`13/02/2026`): nothing is guessed.
    """
    for match in _FULL.finditer(words):
        date = _date(match)
        if date is not None:
            yield FoundDate(match.start(), match.end(), date)


def _date(match: re.Match[str]) -> dt.date | None:
    for form in "1234":
        year = match[f"y{form}"]
        if year:
            day, month = int(match[f"d{form}"]), month_number(match[f"m{form}"])
            if form == "4":
                if month <= 12 and day <= 12 and month != day:
                    return None  # 03/04/2026 is in March or in April, by country
                day, month = (day, month) if month <= 12 else (month, day)
            return make_date(int(year), month, day)
    return None


def day_and_month(words: str) -> tuple[int, int] | None:
    """Month and day of a date without a year such as `Feb 7` or `7 February`, if there is one."""
    match = _DAY_AND_MONTH.search(words)
    if match is None:
        return None
    return month_number(match["m1"] or match["m2"]), int(match["d1"] or match["d2"])


def month_number(name: str) -> int:
    """The number of a month given by name, short name or number."""
    if name.isdigit():
        return int(name)
    return next(
        number for number, full in enumerate(_MONTH_NAMES, 1) if full.startswith(name[:3].lower())
    )


def make_date(year: int, month: int, day: int) -> dt.date | None:
    """The date, or `None` where the calendar has no such day."""
    try:
        return dt.date(year, month, day)
    except ValueError:
        return None
