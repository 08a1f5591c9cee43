"""A table to be written: its columns, its rows as often as they are asked for, what it is."""

from __future__ import annotations

import contextlib
import datetime as dt
import sqlite3
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from eventcoder.errors import EventCoderError
from eventcoder.export.columns import COLUMNS, COUNTS, MORE, Column
from eventcoder.export.labels import Labels
from eventcoder.export.provenance import Provenance
from eventcoder.export.selection import Selection, conditions, ranked
from eventcoder.lexicon.yaml_nodes import suggest
from eventcoder.store.database import Database
from eventcoder.store.store import Store

#: A row: text, whole number, number, day as ISO 8601 text, or `None`, as its columns say.
Row = Sequence[Any]

# So many rows are fetched at once: few enough for a small memory, enough for a quick loop.
FETCHED = 2000


@dataclass(frozen=True, slots=True)
class Dataset:
    """A table to be written.

    Args:
        name: what it is, in a few words.
        columns: of every row, in this order.
        rows: a new walk over all rows; every walk gives the same ones in the same order.
        labels: what codes mean; provenance: what all was made from.
    """

    name: str
    columns: tuple[Column, ...]
    rows: Callable[[], Iterator[Row]]
    labels: Labels
    provenance: Provenance


@contextlib.contextmanager
def snapshot(db: Path) -> Iterator[sqlite3.Connection]:
    """A database as it is at this moment, whatever is written to it meanwhile.

    Where a run was stopped, what its articles tell together is found first.

    Raises:
        StoreError: it cannot be used; the message says why and what to do.
    """
    with Store(db, readonly=True) as store:
        ready = store.is_grouped()
    if not ready:
        with Store(db) as store:
            store.group()
    with contextlib.closing(Database(db, readonly=True)) as database, database.reading() as opened:
        connection: Any = opened.connection.dbapi_connection
        assert isinstance(connection, sqlite3.Connection)
        yield connection


def chosen_columns(names: Sequence[str] | None) -> tuple[Column, ...]:
    """The columns of these names, in this order; without names those that all formats have.

    Raises:
        EventCoderError: there is no such column, or it is named twice.
    """
    if names is None:
        return COLUMNS
    known = {column.name: column for column in (*COLUMNS, *MORE)}
    for at, name in enumerate(names):
        if name not in known:
            remedy = suggest(name, known) or "`eventcoder codebook` lists them."
            raise EventCoderError(f"--columns: there is no column {name!r}.", remedy)
        if name in names[:at]:
            raise EventCoderError(f"--columns: {name!r} is named twice.", "Name it once.")
    return tuple(known[name] for name in names)


def event_rows(
    connection: sqlite3.Connection, columns: Sequence[Column], chosen: Selection, labels: Labels
) -> Callable[[], Iterator[Row]]:
    """The chosen events, in the order of articles and, within one, of its sentences.

    Raises:
        EventCoderError: a filter names what is not there.
    """
    where = conditions(connection, chosen, labels)
    fields = ", ".join(_field(column, chosen) for column in columns)
    # The order of the tables is ours: articles are walked in their own order, so that nothing but
    # the few events of one article has to be sorted, however many there are.
    query = (
        f"SELECT {fields} FROM article a CROSS JOIN {chosen.table} e ON e.article_id = a.id "
        f"WHERE {where} ORDER BY a.number, e.position"
    )
    return lambda: fetched(connection, query, where.params)


def merged_table(
    connection: sqlite3.Connection, chosen: Selection, labels: Labels, about: Provenance
) -> Dataset:
    """What the one-a-day rule merged: each event that went, and the one that stands for it."""
    where = conditions(connection, replace(chosen, one_a_day=False), labels)
    query = (
        f"SELECT event_id, kept_id FROM ({ranked(where, chosen.table)}) "
        "WHERE event_id <> kept_id ORDER BY kept_id, event_id"
    )
    columns = (
        Column("event_id", "text", "Identity of the event that was merged"),
        Column("kept_id", "text", "Identity of the event that stands for it"),
    )

    def rows() -> Iterator[Row]:
        return fetched(connection, query, where.params)

    return Dataset("eventcoder: events merged by the one-a-day rule", columns, rows, labels, about)


def fetched(connection: sqlite3.Connection, query: str, params: Sequence[Any]) -> Iterator[Row]:
    """The rows of a query, one at a time."""
    cursor = connection.execute(query, params)
    while rows := cursor.fetchmany(FETCHED):
        yield from rows


def day_number(value: str) -> int:
    """The ordinal of a day.

    Raises:
        EventCoderError: the text is no day.
    """
    try:
        return dt.date.fromisoformat(value).toordinal()
    except ValueError as error:
        message = f"The database has the date {value!r}, which is no day."
        raise EventCoderError(message, "Write it there as YYYY-MM-DD.") from error


def _field(column: Column, chosen: Selection) -> str:
    if column in COUNTS and chosen.table != "distinct_event":
        if column.name == "members":
            return "e.event_id"
        if column.name != "n_reports" or chosen.reports:
            return "1"
    return f'{column.table[0]}."{column.source or column.name}"'
