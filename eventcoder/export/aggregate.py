"""Counts of events by unit and period, in plain SQL: one row for each unit and period."""

from __future__ import annotations

import datetime as dt
import itertools
import sqlite3
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, Literal, NamedTuple

from eventcoder.export.columns import RECORD, Column
from eventcoder.export.dataset import Dataset, Row, day_number, fetched
from eventcoder.export.labels import Labels
from eventcoder.export.provenance import Provenance
from eventcoder.export.selection import Conditions, Selection, conditions

Unit = Literal["dyad", "monad", "target", "country", "admin1"]
Every = Literal["day", "week", "month", "year"]
Actors = Literal["country", "role", "code"]
Count = Literal["quad", "root", "code"]

_LEVELS = {"country": ("country",), "role": ("country", "role"), "code": ("code",)}
_CLASSES = {"quad": "quad", "root": "root", "code": "cameo"}
# The first day of the period that a day is in; a week begins on Monday (ISO 8601).
_PERIODS = {
    "day": "e.date",
    "week": "date(e.date, 'weekday 0', '-6 days')",
    "month": "substr(e.date, 1, 7) || '-01'",
    "year": "substr(e.date, 1, 4) || '-01-01'",
}


@dataclass(frozen=True, slots=True)
class Plan:
    """What is counted.

    Args:
        unit: `dyad`, a source and a target; `monad`, a source; `target`; `country` or `admin1`,
            where it happened.
        every: the length of a period.
        actors: what an actor is: a country, a country and a role, or the whole code.
        count: what has a column of its own: quad class, root code or event code.
        balanced: also a row where nothing happened: every unit that occurs, in every period from
            the selection's first day, or its first event, to its last.
    """

    unit: Unit = "dyad"
    every: Every = "month"
    actors: Actors = "country"
    count: Count = "quad"
    balanced: bool = False

    @property
    def keys(self) -> tuple[Column, ...]:
        """The columns that say which unit a row is of."""
        known = {column.name: column for column in RECORD}
        if self.unit == "country":
            return (known["place_country"],)
        if self.unit == "admin1":
            return known["place_country"], known["place_admin1"]
        sides = {"dyad": ("source", "target"), "monad": ("source",), "target": ("target",)}
        return tuple(
            known[f"{side}_{part}"] for side in sides[self.unit] for part in _LEVELS[self.actors]
        )

    @property
    def classes(self) -> Column:
        """The column of events whose values have a column each."""
        return next(column for column in RECORD if column.name == _CLASSES[self.count])

    @property
    def known(self) -> str:
        """The condition that an event belongs to a unit."""
        if self.unit == "admin1":
            return "e.place_country NOTNULL AND e.place_admin1 NOTNULL"
        # An actor with a role and no country is one of no country: an organisation.
        names = {
            key.name.replace("_role", "_code") if self.actors == "role" else key.name
            for key in self.keys
        }
        if self.actors == "role" and self.unit in ("dyad", "monad", "target"):
            names = {name.replace("_country", "_code") for name in names}
        return " AND ".join(f"e.{name} NOTNULL" for name in sorted(names))


class LeftOut(NamedTuple):
    """How many of the chosen events are in no row, and why."""

    no_date: int
    no_unit: int
    background: int

    def remarks(self) -> list[str]:
        said = (
            (self.no_date, "without a date"),
            (self.no_unit, "without the actors or the place that make a unit"),
            (self.background, "of history that is recalled"),
        )
        return [f"left out: {count} {why}" for count, why in said if count]


def columns(plan: Plan, classes: Sequence[str | int], labels: Labels) -> tuple[Column, ...]:
    """The columns of an aggregate that counts these classes."""
    words: Mapping[Any, str] = labels.of(plan.classes)
    counts = (
        Column(_name(plan, value), "integer", f"Events: {words.get(value, value)}"[:80])
        for value in classes
    )
    return (
        *plan.keys,
        Column("period", "date", f"First day of the {plan.every}"),
        Column("year", "integer", "Year of the period's first day"),
        Column("n", "integer", "Number of events"),
        *counts,
        Column("goldstein_sum", "number", "Sum of the Goldstein scale"),
        Column("goldstein_mean", "number", "Mean of the Goldstein scale"),
        Column("killed", "integer", "Sum of the killed, where told"),
        Column("injured", "integer", "Sum of the injured, where told"),
    )


def aggregate(
    connection: sqlite3.Connection,
    plan: Plan,
    chosen: Selection,
    labels: Labels,
    about: Provenance,
) -> tuple[Dataset, LeftOut]:
    """The counts as a table, ordered by unit and period; and what is in none of them.

    Raises:
        EventCoderError: a filter names what is not there.
    """
    where = conditions(connection, chosen, labels)
    left_out = _left_out(connection, plan, chosen, labels)
    where.add("e.date NOTNULL")
    where.add(plan.known)
    classes = _classes(connection, plan, chosen, where, labels)
    table = columns(plan, classes, labels)
    periods = _span(connection, plan, chosen, where) if plan.balanced else []
    query = _query(plan, chosen, where)

    def rows() -> Iterator[Row]:
        counted = fetched(connection, query, where.params)
        return _rows(plan, counted, classes, periods)

    name = f"eventcoder: {plan.unit} by {plan.every}"
    about = replace(about, remarks=tuple(left_out.remarks()))
    return Dataset(name, table, rows, labels, about), left_out


def _query(plan: Plan, chosen: Selection, where: Conditions) -> str:
    keys = ", ".join(f"e.{key.name}" for key in plan.keys)
    places = ", ".join(str(at + 1) for at in range(len(plan.keys) + 2))
    return (
        f"SELECT {keys}, {_PERIODS[plan.every]}, e.{plan.classes.name}, count(*), "
        "sum(e.goldstein), coalesce(sum(e.killed), 0), coalesce(sum(e.injured), 0) "
        f"FROM {chosen.table} e WHERE {where} GROUP BY {places} ORDER BY {places}"
    )


def _rows(
    plan: Plan, counted: Iterable[Row], classes: Sequence[str | int], periods: Sequence[str]
) -> Iterator[Row]:
    """One row for each unit and period from one for each unit, period and class."""
    width = len(plan.keys)
    place = {value: at for at, value in enumerate(classes)}
    for unit, of_unit in itertools.groupby(counted, key=lambda row: tuple(row[:width])):
        after = 0  # the first period of the panel that has no row yet
        for period, of_period in itertools.groupby(of_unit, key=lambda row: str(row[width])):
            while after < len(periods) and periods[after] < period:
                yield _row(unit, periods[after], (), place)
                after += 1
            after += 1
            yield _row(unit, period, [row[width + 1 :] for row in of_period], place)
        for rest in periods[after:]:
            yield _row(unit, rest, (), place)


def _row(
    unit: Sequence[Any], period: str, counted: Sequence[Row], place: Mapping[str | int, int]
) -> Row:
    counts = [0] * len(place)
    n, goldstein, killed, injured = 0, 0.0, 0, 0
    for value, number, weight, dead, hurt in counted:
        counts[place[value]] = number
        n, goldstein, killed, injured = (
            n + number,
            goldstein + weight,
            killed + dead,
            injured + hurt,
        )
    # Weights have a decimal or two: what is beyond is noise of the sum.
    goldstein = round(goldstein, 6)
    mean = goldstein / n if n else None
    return [*unit, period, int(period[:4]), n, *counts, goldstein, mean, killed, injured]


def _classes(
    connection: sqlite3.Connection,
    plan: Plan,
    chosen: Selection,
    where: Conditions,
    labels: Labels,
) -> list[Any]:
    """The classes that have a column: all quad classes or roots, and the codes that occur."""
    if plan.count == "quad":
        return sorted(labels.of(plan.classes))
    name = plan.classes.name
    query = f"SELECT DISTINCT e.{name} FROM {chosen.table} e WHERE {where}"
    found = {value for (value,) in connection.execute(query, where.params)}
    always = () if plan.count == "code" else labels.of(plan.classes)
    return sorted({*always, *found})


def _name(plan: Plan, value: str | int) -> str:
    return f"n_{value}" if plan.count == "code" else f"n_{plan.count}{value}"


def _left_out(
    connection: sqlite3.Connection, plan: Plan, chosen: Selection, labels: Labels
) -> LeftOut:
    def counted(selection: Selection) -> LeftOut:
        where = conditions(connection, selection, labels)
        history = "FALSE" if chosen.background else "e.background IS 1"
        query = (
            f"SELECT sum(NOT {history} AND e.date IS NULL), "
            f"sum(NOT {history} AND e.date NOTNULL AND NOT ({plan.known})), sum({history}) "
            f"FROM {chosen.table} e WHERE {where}"
        )
        row = connection.execute(query, where.params).fetchone()
        return LeftOut(*(number or 0 for number in row))

    everything = counted(replace(chosen, background=True, one_a_day=False))
    if not chosen.one_a_day:
        return everything
    # What stands for a day is chosen among the news alone.
    return counted(chosen)._replace(background=everything.background)


def _span(
    connection: sqlite3.Connection, plan: Plan, chosen: Selection, where: Conditions
) -> list[str]:
    """The first days of all periods of a balanced panel."""
    query = f"SELECT min(e.date), max(e.date) FROM {chosen.table} e WHERE {where}"
    first, last = connection.execute(query, where.params).fetchone()
    if first is None:
        return []
    begin = chosen.first_day or dt.date.fromordinal(day_number(first))
    end = chosen.last_day or dt.date.fromordinal(day_number(last))
    day, periods = _first_day(begin, plan.every), []
    while day <= end:
        periods.append(day.isoformat())
        day = _next(day, plan.every)
    return periods


def _first_day(day: dt.date, every: Every) -> dt.date:
    if every == "day":
        return day
    if every == "week":
        return day - dt.timedelta(day.weekday())
    return day.replace(day=1) if every == "month" else day.replace(month=1, day=1)


def _next(day: dt.date, every: Every) -> dt.date:
    if every in ("day", "week"):
        return day + dt.timedelta(1 if every == "day" else 7)
    # Past the end of any month, and of any year, then back to the first day.
    return _first_day(day + dt.timedelta(31 if every == "month" else 366), every)
