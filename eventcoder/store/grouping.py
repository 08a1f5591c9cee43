"""Which articles are copies and which events are one, kept in tables beside the untouched rows."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import fields

from sqlalchemy import Connection

from eventcoder.articles.near_duplicates import Signed, find_copies
from eventcoder.coding.across import Group, Told, same_events
from eventcoder.store.tables import Base

_TABLES = ("article_copy", "event_member", "event_group", "grouping")
_COLUMNS = ", ".join("e." + ("position" if f.name == "number" else f.name) for f in fields(Told))
# Only events that another article can have told: far fewer than there are.
_CANDIDATES = f"""
SELECT {_COLUMNS} FROM merged_event e
WHERE e.article_id IN (
    SELECT article_id FROM article_copy UNION SELECT original_id FROM article_copy
)
OR (e.date, e.source_code, e.target_code, e.root) IN (
    SELECT date, source_code, target_code, root FROM merged_event
    WHERE date NOTNULL AND source_code NOTNULL AND target_code NOTNULL
    GROUP BY date, source_code, target_code, root
    HAVING min(article_id) <> max(article_id)
)
"""


def is_grouped(connection: Connection) -> bool:
    """Whether the groups are those of the events as they are."""
    return connection.exec_driver_sql("SELECT 1 FROM grouping").first() is not None


def forget_groups(connection: Connection) -> None:
    """Delete all groups: an article or an event is about to change."""
    if is_grouped(connection):
        for name in _TABLES:
            connection.execute(Base.metadata.tables[name].delete())


def group_events(connection: Connection) -> None:
    """Find the copied articles, and the events of several articles that are one."""
    forget_groups(connection)
    copies = find_copies(_signed(connection))
    _write(
        connection,
        "article_copy",
        (
            {"article_id": c.id, "original_id": c.original, "similarity": c.similarity}
            for c in copies
        ),
    )
    original = {copy.id: copy.original for copy in copies}
    candidates = (Told(*row) for row in connection.exec_driver_sql(_CANDIDATES))
    groups = same_events(candidates, original)
    members = (
        {"event_id": member, "kept_id": group.kept} for group in groups for member in group.members
    )
    _write(connection, "event_member", members)
    publishers = _publishers(connection)
    _write(connection, "event_group", (_group_row(group, original, publishers) for group in groups))
    _write(connection, "grouping", [{"id": 1}])


def _signed(connection: Connection) -> Iterator[Signed]:
    for id_, date, signature in connection.exec_driver_sql(
        "SELECT id, date, signature FROM article"
    ):
        yield Signed(id_, dt.date.fromisoformat(date) if date else None, signature)


def _publishers(connection: Connection) -> Mapping[str, str]:
    """Who published an article, where it says."""
    rows = connection.exec_driver_sql("SELECT id, source FROM article WHERE source NOTNULL")
    return dict(tuple(row) for row in rows)


def _group_row(
    group: Group, original: Mapping[str, str], publishers: Mapping[str, str]
) -> dict[str, object]:
    texts = {original.get(article, article) for article in group.articles}
    sources = {publishers.get(text, text) for text in texts}
    return {
        "kept_id": group.kept,
        "n_reports": group.n_reports,
        "n_articles": len(group.articles),
        "n_sources": len(sources),
        "members": " ".join(group.members),
    }


def _write(connection: Connection, name: str, rows: Iterable[Mapping[str, object]]) -> None:
    values = [dict(row) for row in rows]
    if values:
        connection.execute(Base.metadata.tables[name].insert(), values)
