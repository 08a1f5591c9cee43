"""Events and databases made for the tests of the export."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from eventcoder.export.dataset import Dataset, chosen_columns, event_rows, snapshot
from eventcoder.export.labels import read_labels
from eventcoder.export.provenance import provenance
from eventcoder.export.selection import Selection
from eventcoder.model import Article, Event
from eventcoder.store.store import Coded, Run, Store

LABELS = read_labels()
RUN = Run("code news.txt", "1.0", "d1c7", "english", "9a45e4")


def event(number: int = 0, **fields: Any) -> Event:
    """An event with everything that must be known, and whatever else is given."""
    required: dict[str, Any] = {
        "event_id": f"e{number}",
        "article_id": "a1",
        "sentence": number,
        "sentence_text": "A struck B.",
        "start": 3,
        "end": 9,
        "trigger": "struck",
        "cameo": "036",
        "cameo_label": "Express intent to meet or negotiate",
        "root": "03",
        "quad": 1,
        "goldstein": -9.5,
        "rule": "actions/03.yaml:7",
    }
    return Event(**{**required, **fields})


def database(path: Path, events: Sequence[Event], *, run: Run = RUN, n_reports: int = 1) -> Path:
    """A database that holds just these events, each told `n_reports` times."""
    with Store(path) as store:
        store.begin_run(run)
        for article_id in dict.fromkeys(item.article_id for item in events):
            told = [item for item in events if item.article_id == article_id]
            article = Article(id=article_id, text=f"Text of {article_id}", source="The Post")
            tellings = [
                replaced(item, event_id=f"{item.event_id}+{at}" if at else item.event_id)
                for item in told
                for at in range(n_reports)
            ]
            coded = Coded(article, (), tellings, [(item, n_reports) for item in told])
            store.save(run, coded)
    return path


def replaced(item: Event, **fields: Any) -> Event:
    return item.model_copy(update=fields)


def write(
    db: Path,
    to: Path,
    writer: Any,
    *,
    columns: Sequence[str] | None = None,
    selection: Selection | None = None,
    **options: Any,
) -> int:
    """Write events of a database with one of the writers."""
    with snapshot(db) as connection:
        about = provenance(connection, f"eventcoder export --to {to.name}")
        table, chosen = chosen_columns(columns), selection or Selection()
        rows = event_rows(connection, table, chosen, LABELS)
        count: int = writer(Dataset("events", table, rows, LABELS, about), str(to), **options)
        return count


def table(db: Path, columns: Sequence[str] | None = None, **chosen: Any) -> list[dict[str, Any]]:
    """The chosen events as records."""
    with snapshot(db) as connection:
        names = chosen_columns(columns)
        selection = replace(Selection(), **chosen)
        rows = event_rows(connection, names, selection, LABELS)()
        return [{c.name: v for c, v in zip(names, row, strict=True)} for row in rows]
