"""The numbers behind each figure of the report, as plain SQL on the chosen events."""

from __future__ import annotations

import datetime as dt
import sqlite3
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from eventcoder.export.labels import QUAD, Labels
from eventcoder.export.selection import Conditions, Selection, conditions

#: How many rows a figure shows; the rest is in the database.
DYADS = 15
COUNTRIES = 25
PLACES = 400

# The first day of the period that a day is in, and the longest span it is used for, in days.
_PERIODS = (
    ("day", "e.date", 62),
    ("week", "date(e.date, 'weekday 0', '-6 days')", 430),
    ("month", "substr(e.date, 1, 7) || '-01'", 366 * 15),
    ("year", "substr(e.date, 1, 4) || '-01-01'", 366 * 10_000),
)


@dataclass(frozen=True, slots=True)
class Table:
    """What a figure shows.

    Args:
        key: a short name, that of its files; title: what it is; note: how to read it.
        columns: names; rows: values, `None` where nothing is known.
    """

    key: str
    title: str
    note: str
    columns: tuple[str, ...]
    rows: tuple[tuple[Any, ...], ...]

    def records(self) -> list[dict[str, Any]]:
        """The rows as mappings."""
        return [dict(zip(self.columns, row, strict=True)) for row in self.rows]


class Numbers:
    """Asks the database.

    Args:
        connection: of one state of the database.
        chosen: which events; labels: what codes mean.

    Raises:
        EventCoderError: a filter names what is not there.
    """

    def __init__(self, connection: sqlite3.Connection, chosen: Selection, labels: Labels) -> None:
        self.connection, self.chosen, self.labels = connection, chosen, labels
        self.where: Conditions = conditions(connection, chosen, labels)

    def tables(self) -> list[Table]:
        """All tables, in the order of the report."""
        return [
            self.over_time(),
            self.dyads(),
            self.places(),
            self.countries(),
            self.codes(),
            self.coverage(),
            self.problems(),
        ]

    def over_time(self) -> Table:
        """Events by period and quad class; the period follows from how long the events span."""
        [(first, last)] = self._ask("SELECT min(e.date), max(e.date) FROM {events}")
        span = (_day(last) - _day(first)).days if first else 0
        unit, period = next((unit, sql) for unit, sql, most in _PERIODS if span <= most)
        rows = self._ask(
            f"SELECT {period} AS period, e.quad, count(*) FROM {{events}} AND e.date NOTNULL "
            "GROUP BY period, e.quad ORDER BY period, e.quad"
        )
        return Table(
            "time",
            f"Events by {unit} and quad class",
            "Events with a date, by the day they happened.",
            (unit, "quad class", "events"),
            tuple((period, QUAD[quad], count) for period, quad, count in rows),
        )

    def dyads(self) -> Table:
        """The pairs of countries that most events are between, by quad class."""
        pair = (
            "e.source_country NOTNULL AND e.target_country NOTNULL AND "
            "e.source_country <> e.target_country"
        )
        rows = self._ask(
            f"SELECT e.source_country, e.target_country, e.quad, count(*) AS n FROM {{events}} "
            f"AND {pair} AND (e.source_country, e.target_country) IN ("
            f"SELECT e.source_country, e.target_country FROM {{events}} AND {pair} "
            f"GROUP BY 1, 2 ORDER BY count(*) DESC, 1, 2 LIMIT {DYADS}) "
            "GROUP BY 1, 2, 3 ORDER BY sum(count(*)) OVER (PARTITION BY e.source_country, "
            "e.target_country) DESC, 1, 2, 3",
            times=2,
        )
        return Table(
            "dyads",
            "Who acts on whom",
            f"The {DYADS} pairs of countries with most events; the first acts on the second.",
            ("source", "target", "quad class", "events"),
            tuple((*map(self._country, (s, t)), QUAD[quad], count) for s, t, quad, count in rows),
        )

    def places(self) -> Table:
        """Where the events were, towns and finer, those with most events first."""
        rows = self._ask(
            "SELECT e.place_name, e.place_country, round(e.place_lat, 2), round(e.place_lon, 2), "
            "count(*), sum(e.quad = 4), sum(e.killed) FROM {events} AND e.place_lat NOTNULL AND "
            "e.place_lon NOTNULL GROUP BY 1, 2, 3, 4 ORDER BY 5 DESC, 1, 2, 3, 4 "
            f"LIMIT {PLACES}"
        )
        return Table(
            "places",
            "Where it happened",
            "A dot for each place, its area as the number of events; the darker a country, the "
            f"more events in it. The {PLACES} places with most events are shown.",
            ("place", "country", "latitude", "longitude", "events", "material conflict", "killed"),
            tuple((name, self._country(c), *rest) for name, c, *rest in rows),
        )

    def countries(self) -> Table:
        """How intense the events of each country are."""
        rows = self._ask(
            "SELECT e.place_country, count(*), round(avg(e.goldstein), 2), sum(e.quad = 3), "
            "sum(e.quad = 4), sum(e.killed), sum(e.injured) FROM {events} AND "
            "e.place_country NOTNULL GROUP BY 1 ORDER BY 2 DESC, 1"
        )
        return Table(
            "countries",
            "Intensity by country",
            "Mean Goldstein value of the events in a country: -10 is the most hostile, 10 the "
            f"most friendly. The figure shows the {COUNTRIES} countries with most events.",
            (
                *("code", "country", "events", "mean Goldstein"),
                *("verbal conflict", "material conflict", "killed", "injured"),
            ),
            tuple((code, self._country(code), *rest) for code, *rest in rows),
        )

    def codes(self) -> Table:
        """Events by root code."""
        rows = self._ask("SELECT e.root, count(*) FROM {events} GROUP BY 1 ORDER BY 1")
        return Table(
            "codes",
            "What happened",
            "Events by CAMEO root code.",
            ("root", "label", "events"),
            tuple((root, self.labels.cameo.get(root, ""), count) for root, count in rows),
        )

    def coverage(self) -> Table:
        """How much of the articles was coded, and how much the events tell."""
        [(articles, coded, copies)] = self.connection.execute(
            "SELECT count(*), count(*) FILTER (WHERE id IN (SELECT article_id FROM event)), "
            "count(*) FILTER (WHERE id IN (SELECT article_id FROM article_copy)) FROM article"
        )
        [(events, date, place, source, target, both)] = self._ask(
            "SELECT count(*), count(e.date), count(e.place_country), count(e.source_code), "
            "count(e.target_code), count(e.source_code || e.target_code) FROM {events}"
        )
        rows = [
            ("articles", articles, articles),
            ("articles with an event", coded, articles),
            ("articles that copy another", copies, articles),
            ("events", events, events),
            ("events with a date", date, events),
            ("events with a country", place, events),
            ("events with a coded source", source, events),
            ("events with a coded target", target, events),
            ("events with both coded", both, events),
        ]
        return Table(
            "coverage",
            "How much was coded",
            "Shares of all articles of the database, and of the events chosen.",
            ("what", "number", "of", "share"),
            tuple((what, n, of, round(n / of, 3) if of else None) for what, n, of in rows),
        )

    def problems(self) -> Table:
        """What was set aside or noted, by kind."""
        rows = self.connection.execute(
            "SELECT severity, step, kind, count(*) FROM problem GROUP BY 1, 2, 3 "
            "ORDER BY severity, count(*) DESC, step, kind"
        ).fetchall()
        return Table(
            "problems",
            "What was set aside",
            "`eventcoder problems` lists each with its file, line and remedy.",
            ("severity", "step", "kind", "number"),
            tuple(rows),
        )

    def _ask(self, query: str, times: int = 1) -> Sequence[tuple[Any, ...]]:
        """The rows of a query in which `{events}` stands for the chosen events."""
        events = f"{self.chosen.table} e WHERE {self.where}"
        params = [*self.where.params] * times
        return self.connection.execute(query.format(events=events), params).fetchall()

    def _country(self, code: str | None) -> str | None:
        return self.labels.country.get(code, code) if code else None


def _day(text: str) -> dt.date:
    return dt.date.fromisoformat(text)
