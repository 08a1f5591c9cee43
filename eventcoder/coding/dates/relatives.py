"""Rules for time expressions in words: weekdays, `two weeks ago`, `last month`, `the 1990s`."""

from __future__ import annotations

import re
from dataclasses import replace

from eventcoder.coding.dates import words as tw
from eventcoder.coding.dates.absolute import calendar_date, numeric, year_after
from eventcoder.coding.dates.calendar import Unit
from eventcoder.coding.dates.feasts import feasts
from eventcoder.coding.dates.meanings import (
    Anchored,
    CalendarDate,
    Decade,
    Deictic,
    Meaning,
    Overnight,
    Season,
    StoryUnit,
    Weekday,
    Weekend,
    YearPart,
)
from eventcoder.coding.dates.text import Found, Row
from eventcoder.coding.wordset import word_set

SINGLE = {"today": 0, "tonight": 0, "yesterday": -1, "tomorrow": 1}
POINTERS = word_set("same very last next past coming following previous preceding")
_THIS_YEAR = {"last": -1, "this": 0, "next": 1}


def weekday(row: Row, at: int) -> Found | None:
    """`Friday`, `Friday, March 3`, `Friday night`, `last Friday`, `Friday of next week`."""
    if not row.capital(at):
        return None
    word = row.low(at).rstrip(".")
    number = tw.WEEKDAY.get(word)
    if number is None:
        number = tw.SHORT_WEEKDAY.get(word)
        after = at + 1 + (row.low(at + 1) == ".")
        return _dated_weekday(row, at, after, number) if number is not None else None
    if row.low(at - 1) in tw.NAMED_DAYS:
        return None
    return _dated_weekday(row, at, at + 1, number) or _plain_weekday(row, at, number)


def _dated_weekday(row: Row, at: int, after: int, number: int) -> Found | None:
    after += row.low(after) in tw.DAY_PARTS
    after += row.low(after) in (",", "(", "of")
    date = calendar_date(row, after) or numeric(row, after)
    if date and isinstance(date.meaning, CalendarDate) and date.meaning.day:
        return Found(at, date.last, replace(date.meaning, weekday=number))
    return None


def _plain_weekday(row: Row, at: int, number: int) -> Found:
    after = at + 1 + (row.low(at + 1) in tw.DAY_PARTS)
    tail = after + (row.low(after) in ("of", "prayers"))
    if row.low(tail + 1) == "week" and row.low(tail) in _THIS_YEAR:
        return Found(at, tail + 2, Weekday(number, week_shift=_THIS_YEAR[row.low(tail)]))
    step = tw.STEPS.get(row.low(at - 1), 0)
    return Found(at - 1 if step else at, after, Weekday(number, step))


def count(row: Row, at: int) -> Found | None:
    """`two weeks ago`, `a day earlier`, `three days later`, `two years before`."""
    low = row.low(at)
    number = tw.NUMBER.get(low) or (int(low) if re.fullmatch(r"\d{1,3}", low) else None)
    middle = at + 1
    if low == "the" and row.low(at + 2) in ("before", "after", "following"):
        number = 1 if row.low(at - 1) != "in" else None
    if number is None:
        return None
    if low in tw.NUMBER and number in range(20, 100, 10) and row.low(at + 1) == "-":
        number, middle = number + tw.NUMBER.get(row.low(at + 2), 0), at + 3
    word = "day" if row.low(middle) in tw.DAY_PARTS else row.low(middle)
    if word not in tw.UNITS:
        return None
    unit, size = tw.UNITS[word]
    return _direction(row, at, middle + 1, unit, number * size)


def _direction(row: Row, first: int, at: int, unit: Unit, number: int) -> Found | None:
    word, following = row.low(at), row.low(at + 1)
    if word == "ago":
        return Found(first, at + 1, Deictic(unit, -number))
    if word == "from" and following in ("now", "today"):
        return Found(first, at + 2, Deictic(unit, number))
    if word == "'" and following == "time" and row.low(first - 1) == "in":
        return Found(first, at + 2, Deictic(unit, number))
    if word in ("before", "after") and following in ("yesterday", "tomorrow"):
        shift = -1 if following == "yesterday" else 1
        return Found(first, at + 2, Deictic("day", shift * (number + 1)))
    if word in ("earlier", "previously"):
        return Found(first, at + 1, Anchored(unit, -number))
    if word in ("later", "afterwards", "afterward") or (
        word == "following" and row.low(first) == "the" and row.upos(at + 1) != "NOUN"
    ):
        return Found(first, at + 1, Anchored(unit, number))
    if word in ("before", "after"):
        shift = -number if word == "before" else number
        of_event = row.upos(at + 1) not in ("PUNCT", "CCONJ", "AUX", "VERB", "ADP")
        return Found(first, at + 1, Anchored(unit, shift, of_event))
    return None


def relative(row: Row, at: int) -> Found | None:
    """`today`, `last month`, `the same day`, `the following year`, `over the weekend`."""
    low = row.low(at)
    if low in SINGLE:
        after = at + 1 + (row.low(at + 1) in tw.DAY_PARTS)
        return Found(at, after, Deictic("day", SINGLE[low]))
    if low == "overnight" and row.upos(at) != "ADJ":
        return Found(at, at + 1, Overnight())
    if low in ("month", "year", "week") and (row.low(at + 1), row.low(at + 2)) == ("'s", "end"):
        return Found(at, at + 3, StoryUnit(tw.UNIT[low]))
    if low in ("the", "that", "this") or low in POINTERS:
        return _pointed(row, at)
    return None


def _pointed(row: Row, first: int) -> Found | None:
    at = first
    determiner = row.low(at) if row.low(at) in ("the", "that", "this") else ""
    at += bool(determiner)
    pointer = row.low(at) if row.low(at) in POINTERS else ""
    at += bool(pointer)
    word = row.low(at)
    if word == "weekend":
        step = {"previous": -1, "preceding": -1, "coming": 0}.get(pointer, tw.STEPS.get(pointer))
        return Found(first, at + 1, Weekend(step))
    unit: Unit | None = "day" if word in tw.DAY_PARTS else tw.UNIT.get(word)
    if unit is None or row.low(at + 1) == "-":
        return None
    if determiner == "the" and not pointer:
        part = row.low(first - 2) if row.low(first - 1) in ("of", "in") else ""
        timed = part in tw.PARTS or part in tw.EARLY_LATE
        exact = word in ("week", "month", "year")
        return Found(first, at + 1, StoryUnit(unit)) if timed and exact else None
    meaning = _pointing(determiner, pointer, unit, word)
    return Found(first, at + 1, meaning) if meaning else None


def _pointing(determiner: str, pointer: str, unit: Unit, word: str) -> Meaning | None:
    """What a determiner and a pointer make of a unit; `None` where they make no date of it."""
    if pointer == "same" or (determiner == "that" and pointer in ("", "very")):
        return Anchored(unit, 0)
    if pointer in ("following", "previous", "preceding"):
        return Anchored(unit, 1 if pointer == "following" else -1)
    if pointer == "next":
        definite = determiner == "the" or unit == "day"
        return Anchored(unit, 1) if definite else Deictic(unit, 1)
    if pointer == "coming":
        return Deictic(unit, 1)
    if pointer in ("last", "past"):
        # `the last year`, `the past week` are stretches of time up to now, `last year` is a date.
        plain = determiner == "" and pointer == "last"
        return Deictic(unit, -1) if plain and word != "day" else None
    if determiner == "this" and word != "day":
        return Deictic(unit, 0)
    return None


def season(row: Row, at: int) -> Found | None:
    """`spring 2022`, `in the winter of 1941`, `last summer`; not `the fall of the city`."""
    name = tw.SEASON.get(row.low(at))
    if name is None or row.upos(at) in ("VERB", "AUX"):
        return None
    before, fall = row.low(at - 1), row.low(at) == "fall"
    year, after = year_after(row, at + 1)
    if year:
        return Found(at, after, Season(name, year))
    if step := tw.STEPS.get(before, 0):
        return Found(at - 1, after, Season(name, step=step))
    if before in ("this", "that", "early", "late", "in", "by") and not fall:
        return Found(at, after, Season(name))
    timed = row.low(at - 2) in tw.SEASON_PREPOSITIONS or not fall
    inside = row.upos(after) in ("NOUN", "PROPN") or row.low(after) in ("of", "-")
    if before == "the" and timed and not inside and row.upos(at) != "ADJ":
        return Found(at, after, Season(name))
    return None


def part_of_year(row: Row, at: int) -> Found | None:
    """`the first quarter of 2024`, `the second half of this year`, `Q3 2023`."""
    if row.low(at) == "q" and row.touching(at) and row.low(at + 1) in tuple("1234"):
        number, after, size = int(row.low(at + 1)), at + 2, 3
    else:
        number, after = tw.ORDINAL.get(row.low(at), 99), at + 2
        size = {"quarter": 3, "half": 6}.get(row.low(at + 1), 0)
    if not size or number > 12 // size:
        return None
    month = (number - 1) * size + 1
    year, last = year_after(row, after)
    if year:
        return Found(at, last, YearPart(month, size, year))
    after += row.low(after) == "of"
    if row.low(after + 1) == "year" and row.low(after) in ("the", *_THIS_YEAR):
        shift = _THIS_YEAR.get(row.low(after), 0)
        return Found(at, after + 2, YearPart(month, size, year_shift=shift))
    return None


def decade(row: Row, at: int) -> Found | None:
    """`the 1990s`, `the '90s`, `the nineties`."""
    low, before = row.low(at), row.low(at - 1)
    full = re.fullmatch(r"(1\d|20)(\d0)s", low)
    if full:
        return Found(at, at + 1, Decade(int(full[1] + full[2])))
    if before not in ("the", "'", "early", "late", "mid", "-"):
        return None
    short = re.fullmatch(r"(\d0)s", low)
    if short:
        return Found(at, at + 1, Decade(int(short[1])))
    return Found(at, at + 1, Decade(tw.DECADES[low])) if low in tw.DECADES else None


def holiday(row: Row, at: int) -> Found | None:
    """A feast, with or without a year."""
    if not row.capital(at):
        return None
    for feast in feasts().get(row.low(at), ()):
        if all(row.low(at + place) == word for place, word in enumerate(feast.name)):
            year, after = year_after(row, at + len(feast.name))
            step = tw.STEPS.get(row.low(at - 1), 0)
            return Found(at - 1 if step else at, after, feast.meaning(year, step))
    return None
