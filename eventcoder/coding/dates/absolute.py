"""Rules for dates written with numbers and names of months: `March 3`, `2026-02-06`, `in 2014`."""

from __future__ import annotations

import re
from functools import lru_cache

from eventcoder.coding.dates import words as tw
from eventcoder.coding.dates.meanings import CalendarDate, Season, Unclear
from eventcoder.coding.dates.text import Found, Row


def year_at(row: Row, at: int) -> int | None:
    """The number at a position if it can be a year of a story (1000-2100)."""
    text = row.low(at)
    return int(text) if len(text) == 4 and text.isdigit() and 1000 <= int(text) <= 2100 else None


def day_at(row: Row, at: int) -> int | None:
    """The day of a month that a word such as `7`, `7th` stands for."""
    return _day(row.low(at))


@lru_cache(maxsize=10_000)
def _day(word: str) -> int | None:
    found = re.fullmatch(r"(\d{1,2})(st|nd|rd|th)?", word)
    return int(found[1]) if found and 1 <= int(found[1]) <= 31 else None


def month_at(row: Row, at: int) -> tuple[int, int] | None:
    """The month a word names and the position after it (after its full stop)."""
    word = row.low(at).rstrip(".")
    number = tw.MONTH.get(word) or tw.SHORT_MONTH.get(word)
    if number is None or not row.capital(at):
        return None
    stopped = word not in tw.MONTH and row.low(at + 1) == "." and row.touching(at)
    return number, at + 1 + stopped


def year_after(row: Row, at: int) -> tuple[int | None, int]:
    """A year that completes a date (`2020`, `, 2020`, `of 2020`) and the position after it."""
    if year := year_at(row, at):
        return year, at + 1
    if row.low(at) in (",", "of") and (year := year_at(row, at + 1)):
        return year, at + 2
    return None, at


def numeric(row: Row, at: int) -> Found | None:
    """`2026-02-06`, `06.02.2026`, `25/12/2020`, `12/25/2020`; `3/4/2020` is left unclear."""
    dotted = re.fullmatch(r"(\d{1,2})\.(\d{1,2})\.(\d{4})", row.low(at))
    if dotted:
        return _checked(at, at + 1, int(dotted[3]), int(dotted[2]), int(dotted[1]))
    parts = [row.low(at + step) for step in range(5)]
    if parts[1] not in ("-", "/") or parts[3] != parts[1]:
        return None
    numbers = parts[0::2]
    touching = all(row.touching(at + step) for step in range(4))
    if not touching or not all(re.fullmatch(r"\d+", number) for number in numbers):
        return None
    first, second, third = map(int, numbers)
    if len(numbers[0]) == 4:
        return _checked(at, at + 5, first, second, third)
    if len(numbers[2]) != 4:
        return None
    if first <= 12 and second <= 12 and first != second:
        return Found(at, at + 5, Unclear(first, second, third))
    day, month = (second, first) if second > 12 else (first, second)
    return _checked(at, at + 5, third, month, day)


def order_of(row: Row, found: Found) -> str:
    """`day` for `25/12/2020`, `month` for `12/25/2020`, by what comes first; '' for all else."""
    parts = [row.low(at) for at in range(found.first, found.last)]
    if len(parts) != 5 or parts[1] not in ("-", "/") or len(parts[4]) != 4:
        return ""
    if isinstance(found.meaning, Unclear) or not (parts[0].isdigit() and parts[2].isdigit()):
        return ""
    one, two = int(parts[0]), int(parts[2])
    return "day" if one > 12 else "month" if two > 12 else ""


def _checked(first: int, last: int, year: int, month: int, day: int) -> Found | None:
    if not (1 <= month <= 12 and 1 <= day <= 31 and 1000 <= year <= 2100):
        return None
    return Found(first, last, CalendarDate(year, month, day))


def calendar_date(row: Row, at: int) -> Found | None:
    """`March 3`, `3 March 2024`, `the 3rd of March`, `March 2024`, `March of that year`."""
    named = month_at(row, at)
    if named is None:
        return _day_first(row, at)
    month, after = named
    day = day_at(row, after)
    if day and not _counted(row, at, after):
        after += 1
    else:
        day = None
    year, after = year_after(row, after)
    if year is None and not day and not _month_stands(row, at, after):
        return None
    return _with_year_words(row, at, after, CalendarDate(year, month, day))


def _day_first(row: Row, at: int) -> Found | None:
    start = at
    if row.low(at) == "the" and day_at(row, at + 1):
        at += 1
    day = day_at(row, at)
    if day is None or row.low(at - 1) in ("$", "£", "€", "#"):
        return None
    named = month_at(row, at + 1 + (row.low(at + 1) == "of"))
    if named is None:
        return _shared_month(row, start, at, day) or _day_of_month(row, start, at, day)
    year, after = year_after(row, named[1])
    return _with_year_words(row, start, after, CalendarDate(year, named[0], day))


def _shared_month(row: Row, start: int, at: int, day: int) -> Found | None:
    """The `3` of `3-5 March 2024`, of `3 and 5 March`, of `the 3rd to the 5th of March`."""
    other = at + 2 + (row.low(at + 2) == "the")
    if row.low(at + 1) not in tw.CONNECTORS or not day_at(row, other):
        return None
    named = month_at(row, other + 1 + (row.low(other + 1) == "of"))
    if named is None:
        return None
    year, _ = year_after(row, named[1])
    return Found(start, at + 1, CalendarDate(year, named[0], day))


def _day_of_month(row: Row, start: int, at: int, day: int) -> Found | None:
    """`on the 20th`: a day of the month told last."""
    if start == at or row.low(at).isdigit():
        return None
    if row.low(start - 1) not in ("on", "by", "until", "since", "of"):
        return None
    if row.upos(at + 1) in ("NOUN", "PROPN", "ADJ", "NUM") or row.low(at + 1) in ("-", "of"):
        return None
    return Found(start, at + 1, CalendarDate(None, None, day))


def _with_year_words(row: Row, first: int, after: int, date: CalendarDate) -> Found:
    """Takes in `of that year`, `last year`, and the `last` before a month."""
    if date.year is not None:
        return Found(first, after, date)
    at = after + (row.low(after) == "of")
    pair = (row.low(at), row.low(at + 1))
    if pair == ("that", "year") or (pair == ("the", "same") and row.low(at + 2) == "year"):
        last = at + 2 + (pair[1] == "same")
        return Found(first, last, CalendarDate(None, date.month, date.day, same_year=True))
    if pair[1] == "year" and pair[0] in ("last", "this", "next"):
        shift = ("last", "this", "next").index(pair[0]) - 1
        return Found(first, at + 2, CalendarDate(None, date.month, date.day, year_shift=shift))
    step = tw.STEPS.get(row.low(first - 1), 0)
    if step and date.day is None:
        return Found(first - 1, after, CalendarDate(None, date.month, None, step=step))
    return Found(first, after, date)


def _counted(row: Row, month: int, number: int) -> bool:
    """Whether a number after a month counts things: `In March 20 people were killed`."""
    return row.low(month - 1) == "in" and (
        row.xpos(number + 1) == "NNS" or row.low(number + 1) == "people"
    )


def _month_stands(row: Row, at: int, after: int) -> bool:
    """Whether a month without day and year is one, and not a verb, a person or a march."""
    word, before = row.low(at).rstrip("."), row.low(at - 1)
    text = row.text(at)
    if word not in ("may", "march"):
        short = word not in tw.MONTH
        return not short or text.endswith(".") or after > at + 1 or before in ("in", "since")
    if text.isupper() or row.upos(at) in ("AUX", "VERB"):
        return False
    if before in tw.CONNECTORS and month_at(row, at - 2):
        return True
    if row.low(after) in tw.CONNECTORS and month_at(row, after + 1):
        return True
    if before == "of" and row.low(at - 2) in tw.PARTS:
        return True
    if before in ("the", "a") and row.xpos(after) in ("NN", "NNS"):
        return row.upos(at) == "PROPN"
    return before in tw.MONTH_PREPOSITIONS or (word == "march" and before == "by")


def range_end(row: Row, at: int, before: Found) -> Found | None:
    """The `5` of `March 3 to 5`, the `17` of `1915-17`, the `winter` of `the fall and winter`.

    Args:
        before: the expression that ends one word before.
    """
    if row.low(at - 1) not in tw.CONNECTORS:
        return None
    date = before.meaning
    if isinstance(date, Season) and row.low(at) in tw.SEASON and row.upos(at + 1) != "NOUN":
        year, after = year_after(row, at + 1)
        return Found(at, after, Season(tw.SEASON[row.low(at)], year or date.year))
    if not isinstance(date, CalendarDate):
        return None
    text, day = row.low(at), day_at(row, at)
    dashed = row.low(at - 1) in tw.DASHES
    if date.month and date.day and day and not month_at(row, at + 1):
        if row.upos(at + 1) == "NOUN" and not dashed:
            return None
        year, after = year_after(row, at + 1)
        return Found(at, after, CalendarDate(date.year or year, date.month, day))
    if date.year and not date.month and dashed and re.fullmatch(r"\d\d", text):
        end = date.year // 100 * 100 + int(text)
        return Found(at, at + 1, CalendarDate(end)) if end > date.year else None
    return None


def year_alone(row: Row, at: int) -> Found | None:
    """A year with nothing but its surroundings to tell that it is one."""
    year = year_at(row, at)
    if year is None or not _year_stands(row, at, year):
        return None
    return Found(at, at + 1, CalendarDate(year))


def _year_stands(row: Row, at: int, year: int) -> bool:
    before, after = row.low(at - 1), row.low(at + 1)
    recent = 1900 <= year <= 2050
    if before in tw.NOT_BEFORE_NUMBER or after.rstrip(".") in tw.NOT_AFTER_NUMBER:
        return False
    if _spans_years(row, at, year):
        return True
    if row.xpos(at + 1) == "NNS" or after == "people":
        determined = before in ("the", "'s", "their", "its", "his", "her")
        return (determined and (recent or year % 100 != 0)) or (
            before == "in" and recent and year % 100 != 0
        )
    noun = row.upos(at + 1) in ("NOUN", "ADJ", "NUM")
    if before == "of":
        return row.low(at - 2) not in tw.AMOUNTS and (recent or _dated(row, at - 2) or not noun)
    if before in tw.YEAR_PREPOSITIONS:
        return recent or not noun
    if before in tw.DASHES and row.low(at - 2) in ("mid", "post", "pre", "early", "late"):
        return True
    ends = row.upos(at + 1) == "PUNCT" or after in tw.CONNECTORS
    if before in ("(", "["):
        return True
    if before in (",", *tw.CONNECTORS):
        linked = year_at(row, at - 2) is not None or _dated(row, at - 2)
        return linked or (recent and ends and before != "or")
    if before == "" and ends:
        return recent or at + 1 == len(row)
    if row.xpos(at + 1) in ("NN", "NNP") and row.upos(at - 1) in ("DET", "PRON", "PART", "ADJ"):
        return recent or (year >= 1500 and year % 50 != 0)
    return recent and row.upos(at - 1) in ("DET", "PRON", "PART") and row.upos(at + 1) != "PUNCT"


def _spans_years(row: Row, at: int, year: int) -> bool:
    """`1861-1863`: two years in order with a dash between them."""
    onward, back = year_at(row, at + 2), year_at(row, at - 2)
    if row.low(at + 1) in tw.DASHES and onward and year < onward < year + 100:
        return row.low(at + 3) not in tw.DASHES
    return bool(row.low(at - 1) in tw.DASHES and back and back < year < back + 100)


def _dated(row: Row, at: int) -> bool:
    return bool(row.low(at) in tw.PARTS or row.low(at) in tw.SEASON or month_at(row, at))
