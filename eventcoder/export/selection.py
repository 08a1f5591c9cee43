"""Which events: the filters of `export` and `aggregate`, as plain SQL."""

from __future__ import annotations

import datetime as dt
import sqlite3
from collections.abc import Iterable, Sequence, Set
from dataclasses import dataclass, field

from eventcoder.errors import EventCoderError
from eventcoder.export.labels import Labels
from eventcoder.lexicon.ontology import MAX_GROUPS
from eventcoder.lexicon.yaml_nodes import suggest

Params = list[str | int]


@dataclass(frozen=True, slots=True)
class Selection:
    """Filters; of several values of one any will do, and every filter given must hold.

    Args:
        first_day, last_day: of the event, both included; an event without a date is then left out.
        actors: source or target codes that begin with this, such as `SDN` or `SDNREB`.
        sources, targets: the same of one side.
        countries: country of the source or of the target.
        roles: group of three letters in the role of the source or of the target.
        codes: CAMEO codes, with all below them; roots: root codes; quads: quad classes.
        places: of where it happened: a country code, or the name of a division or a place.
        runs: ids of runs, or how they begin.
        by_article: the events of each article, not those of several articles made one.
        reports: every telling, not the tellings of an article made one.
        background: history that is recalled as well as news.
        one_a_day: of events with the same day, source, target and code only the first.
    """

    first_day: dt.date | None = None
    last_day: dt.date | None = None
    actors: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()
    targets: tuple[str, ...] = ()
    countries: tuple[str, ...] = ()
    roles: tuple[str, ...] = ()
    codes: tuple[str, ...] = ()
    roots: tuple[str, ...] = ()
    quads: tuple[int, ...] = ()
    places: tuple[str, ...] = ()
    runs: tuple[str, ...] = ()
    by_article: bool = False
    reports: bool = False
    background: bool = True
    one_a_day: bool = False

    @property
    def table(self) -> str:
        if self.reports:
            return "event"
        return "merged_event" if self.by_article else "distinct_event"


@dataclass(slots=True)
class Conditions:
    """Conditions on the rows `e` of the events' table, all of which must hold."""

    sql: list[str] = field(default_factory=list)
    params: Params = field(default_factory=list)

    def add(self, sql: str, *params: str | int) -> None:
        self.sql.append(f"({sql})")
        self.params.extend(params)

    def __str__(self) -> str:
        return " AND ".join(self.sql) or "TRUE"


def conditions(connection: sqlite3.Connection, chosen: Selection, labels: Labels) -> Conditions:
    """The conditions of a selection.

    Raises:
        EventCoderError: a value is no code, and nothing in the database has it; or the last day
            is before the first.
    """
    result = Conditions()
    if chosen.first_day and chosen.last_day and chosen.first_day > chosen.last_day:
        message = f"--from {chosen.first_day} is after --until {chosen.last_day}."
        raise EventCoderError(message, "Exchange the two days.")
    if chosen.first_day:
        result.add("e.date >= ?", chosen.first_day.isoformat())
    if chosen.last_day:
        result.add("e.date <= ?", chosen.last_day.isoformat())
    known: dict[str, Iterable[str]] = {
        "actor": (*labels.country, *labels.role),
        "country": labels.country,
        "role": labels.role,
        "code": labels.cameo,
        "root": labels.root,
        "place": labels.country,
        "run": (),
    }
    for what, values in (
        ("actor", chosen.actors),
        ("source", chosen.sources),
        ("target", chosen.targets),
        ("country", chosen.countries),
        ("role", chosen.roles),
        ("code", chosen.codes),
        ("root", chosen.roots),
        ("place", chosen.places),
        ("run", chosen.runs),
    ):
        names = known.get(what, known["actor"])
        tests = [_checked(connection, chosen.table, what, value, names, labels) for value in values]
        if tests:
            params = [param for _, params in tests for param in params]
            result.add(" OR ".join(sql for sql, _ in tests), *params)
    if chosen.quads:
        result.add(f"e.quad IN ({_marks(chosen.quads)})", *chosen.quads)
    if not chosen.background:
        result.add("e.background IS NOT 1")
    if chosen.one_a_day:
        _drop_repeated(result, chosen.table)
    return result


def ranked(where: Conditions, table: str) -> str:
    """A query for `event_id, kept_id` of the events that the one-a-day rule looks at.

    The rule is the field's: one event a day for each source, target and code. It holds for events
    of which all four are known, and keeps the one that came first.
    """
    return (
        "SELECT e.event_id, first_value(e.event_id) OVER ("
        "PARTITION BY e.date, e.source_code, e.target_code, e.cameo "
        "ORDER BY a.number, e.position) AS kept_id "
        f"FROM {table} e JOIN article a ON a.id = e.article_id "
        f"WHERE {where} AND e.date NOTNULL AND e.source_code NOTNULL AND e.target_code NOTNULL"
    )


def _drop_repeated(where: Conditions, table: str) -> None:
    params = list(where.params)
    dropped = f"SELECT event_id FROM ({ranked(where, table)}) WHERE event_id <> kept_id"
    where.add(f"e.event_id NOT IN ({dropped})", *params)


def _checked(
    connection: sqlite3.Connection,
    table: str,
    what: str,
    value: str,
    known: Iterable[str],
    labels: Labels,
) -> tuple[str, Params]:
    """The condition for one value; it must be in the dictionaries or in the database."""
    sql, params = _condition(what, value)
    codes = set(known)
    groups = [value[at : at + 3] for at in range(0, len(value), 3)]
    is_code = what != "run" and (
        all(group in codes for group in groups)
        if what in ("actor", "source", "target")
        else value in codes
    )
    query = f"SELECT EXISTS (SELECT 1 FROM {table} e WHERE {sql})"
    if not value or not (is_code or connection.execute(query, params).fetchone()[0]):
        message = f"--{what} {value!r}: nothing in the database has it, and it is no known code."
        raise EventCoderError(message, _remedy(what, value, codes, labels))
    return sql, params


def _remedy(what: str, value: str, codes: Set[str], labels: Labels) -> str:
    """What was meant, as far as letters or the words for a code tell; else how such a value looks.

    Letters in the wrong case and words in place of codes are what people write first.
    """
    meant = value.casefold()
    words = {**labels.role, **labels.country, **labels.cameo}
    for code in sorted(codes):
        if meant in (code.casefold(), words.get(code, "").casefold()):
            return f"Did you mean `{code}`?"
    return suggest(value, codes) or _REMEDIES.get(what, "")


_REMEDIES = {
    **dict.fromkeys(("actor", "source", "target"), "Write a code, such as `SDN` or `SDNREB`."),
    "country": "Write a country code, such as `SDN`.",
    "role": "Write a role code, such as `REB`.",
    "run": 'Its runs are listed by `sqlite3 DB "SELECT id, command FROM run"`.',
    "place": "Write a country code such as `SDN`, or a name just as the events have it.",
    "code": "Write 2 to 4 digits, such as `190`.",
    "root": "Write two digits, such as `19`.",
}


def _condition(what: str, value: str) -> tuple[str, Params]:
    if what in ("actor", "source", "target"):
        sides = ("source", "target") if what == "actor" else (what,)
        length = len(value)
        sql = " OR ".join(f"substr(e.{side}_code, 1, {length}) = ?" for side in sides)
        return sql, [value] * len(sides)
    if what == "country":
        return "e.source_country = ? OR e.target_country = ?", [value, value]
    if what == "role":
        groups = [
            f"substr(e.{side}_role, {3 * at + 1}, 3)"
            for side in ("source", "target")
            for at in range(MAX_GROUPS)
        ]
        return f"? IN ({', '.join(groups)})", [value]
    if what == "code":
        return f"substr(e.cameo, 1, {len(value)}) = ?", [value]
    if what == "root":
        return "e.root = ?", [value]
    if what == "run":
        # A run's id stands with its articles: the merged view has no other.
        runs = f"SELECT id FROM article WHERE substr(run_id, 1, {len(value)}) = ?"
        return f"e.article_id IN ({runs})", [value]
    columns = ("place_country", "place_admin1", "place_name")
    return " OR ".join(f"e.{column} = ? COLLATE NOCASE" for column in columns), [value] * 3


def _marks(values: Sequence[object]) -> str:
    return ", ".join("?" * len(values))
