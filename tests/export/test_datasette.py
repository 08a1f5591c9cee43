"""Datasette opens the database with the metadata: every page and every query answers."""

from __future__ import annotations

import asyncio
import json
import sqlite3
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from eventcoder.cli import main
from eventcoder.export.columns import COLUMNS
from eventcoder.export.datasette import metadata
from eventcoder.export.provenance import Provenance
from eventcoder.store.tables import Base
from tests.export.made import database, event

ABOUT = Provenance("eventcoder metadata", "1.0", (), (), ())


@pytest.fixture
def db(tmp_path: Path) -> Path:
    fields = {"source_code": "SDNREB", "source_country": "SDN", "target_country": "TCD"}
    return database(
        tmp_path / "events.db",
        [event(0, date="2026-02-07", killed=3, **fields), event(1, target_text="a market")],
    )


def made() -> dict[str, Any]:
    content = metadata("events", ABOUT)["databases"]["events"]
    assert isinstance(content, dict)
    return content


def test_every_table_is_described_or_hidden_and_there() -> None:
    tables = made()["tables"]
    assert set(tables) == {*Base.metadata.tables, "distinct_event"}


def test_every_column_of_events_is_described(db: Path) -> None:
    described = set(made()["tables"]["distinct_event"]["columns"])
    assert described == {column.name for column in COLUMNS}
    connection = sqlite3.connect(db)
    there = {row[1] for row in connection.execute("PRAGMA table_info(distinct_event)")}
    connection.close()
    assert described <= there


def test_every_query_answers(db: Path) -> None:
    connection = sqlite3.connect(db)
    connection.row_factory = sqlite3.Row
    answers = {
        name: [dict(row) for row in connection.execute(query["sql"], {"actor": "SDN"})]
        for name, query in made()["queries"].items()
    }
    connection.close()
    assert answers["dyads"] == [
        {
            "source_country": "SDN",
            "target_country": "TCD",
            "events": 1,
            "goldstein": -9.5,
            "killed": 3,
        }
    ]
    assert [row["month"] for row in answers["months"]] == ["2026-02"]
    assert [row["killed"] for row in answers["deadliest"]] == [3]
    assert len(answers["events_of"]) == 1
    assert answers["unknown_actors"] == [{"text": "a market", "events": 1}]
    assert answers["rules"][0]["events"] == 2


def test_datasette_itself_shows_it(db: Path, tmp_path: Path) -> None:
    app = pytest.importorskip("datasette.app")
    to = tmp_path / "metadata.json"
    result = CliRunner().invoke(main, ["metadata", "--db", str(db), "--to", str(to)])
    assert result.exit_code == 0, result.output
    server = app.Datasette([str(db)], metadata=json.loads(to.read_text("utf-8")))

    async def ask(path: str) -> Any:
        answer = await server.client.get(path)
        assert answer.status_code == 200, (path, answer.text[:500])
        return answer

    async def all_pages() -> str:
        await server.invoke_startup()
        faceted = await ask("/events/distinct_event.json?_facet=root&_shape=objects")
        assert len(faceted.json()["rows"]) == 2
        assert "root" in faceted.json()["facet_results"]
        for name in made()["queries"]:
            await ask(f"/events/{name}?actor=SDN")
        return str((await ask("/events/distinct_event")).text)

    page = asyncio.run(all_pages())
    assert "Goldstein scale, -10 (conflict) to 10 (cooperation)" in page
