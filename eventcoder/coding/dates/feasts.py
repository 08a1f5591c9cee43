"""Feasts that news dates events by, those that move over the years too: `feasts.tsv` as data."""

from __future__ import annotations

import datetime as dt
from functools import cache
from pathlib import Path
from typing import NamedTuple

from eventcoder.coding.dates.calendar import DAY, Days
from eventcoder.coding.dates.meanings import CalendarDate, Meaning, MovableFeast

_FILE = Path(__file__).with_name("feasts.tsv")


class Feast(NamedTuple):
    """A feast: the words of its name, and its days: (month, day) where these never change."""

    name: tuple[str, ...]
    fixed: tuple[int, int] | None
    days: tuple[Days, ...]

    def meaning(self, year: int | None, step: int) -> Meaning:
        """What the name means with a year, or with `last` (-1) or `next` (1) before it."""
        if self.fixed:
            return CalendarDate(year, *self.fixed, step=step)
        return MovableFeast(self.days, year, step)


@cache
def feasts() -> dict[str, tuple[Feast, ...]]:
    """The feasts by the first word of their names, a longer name before the one it begins with."""
    found: dict[str, list[Feast]] = {}
    for line in _FILE.read_text(encoding="utf-8").splitlines():
        if line.startswith("#"):
            continue
        names, _, when = line.partition("\t")
        fixed = None if " " in when else (int(when[:2]), int(when[3:]))
        days = () if fixed else tuple(map(_days, when.split()))
        for name in names.split(";"):
            words = tuple(name.split())
            found.setdefault(words[0], []).append(Feast(words, fixed, days))
    return {first: tuple(sorted(fs, key=lambda f: -len(f.name))) for first, fs in found.items()}


def _days(text: str) -> Days:
    """`2026-02-18/30`: thirty days from the 18th of February 2026 on."""
    day, _, length = text.partition("/")
    first = dt.date.fromisoformat(day)
    last = first + (int(length or 1) - 1) * DAY
    return Days(first, last, "day" if first == last else "range")
