"""What is written comes back: any event, through every format, with other people's readers."""

from __future__ import annotations

import csv
import datetime as dt
import json
import math
import re
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pandas
import polars
import pyreadstat
import pytest
from hypothesis import example, given, settings

from eventcoder.export.columns import COLUMNS, Column
from eventcoder.export.frames import read_events
from eventcoder.export.parquet import write_parquet
from eventcoder.export.spss import write_sav
from eventcoder.export.stata import write_dta
from eventcoder.export.text import write_csv, write_jsonl
from eventcoder.model import Event
from tests.export.made import database, event, table, write
from tests.export.strategies import events

Rows = list[dict[str, Any]]


def round_trip(made: list[Event], name: str, writer: Any, read: Callable[[Path], Rows]) -> None:
    """Write the events, read them back, and compare each cell with the database."""
    with tempfile.TemporaryDirectory() as folder:
        db = database(Path(folder) / "db", made)
        path = Path(folder) / name
        assert write(db, path, writer) == len(made)
        there, back = table(db), read(path)
    assert len(back) == len(there)
    holds = HOLDS[path.suffix]
    for expected, got in zip(there, back, strict=True):
        for column in COLUMNS:
            held = holds(column, expected[column.name])
            assert got[column.name] == held, f"{path.suffix}: {column.name} {held!r:.60}"


def as_csv_holds(column: Column, value: Any) -> Any:
    """Empty text is not told from no text; NUL becomes U+FFFD."""
    return value.replace("\0", "\ufffd") or None if isinstance(value, str) else value


def as_dta_holds(column: Column, value: Any) -> Any:
    """The same, and numbers are doubles; the largest mean *missing* in Stata."""
    if isinstance(value, str):
        return as_csv_holds(column, value)
    if value is None or column.type == "date":
        return value
    return None if abs(float(value)) >= 8.988e307 else float(value)


def as_sav_holds(column: Column, value: Any) -> Any:
    """The same, blanks at the end are lost, text ends after 32,767 bytes, and the least number that
    a double can hold means *missing*."""
    if isinstance(value, str) and column.type == "text":
        content = value.replace("\0", "\ufffd").encode()[:32_767]
        return content.decode(errors="ignore").rstrip(" ") or None
    if value == -sys.float_info.max:
        return None
    return float(value) if isinstance(value, int) else value


def exactly(column: Column, value: Any) -> Any:
    return value


HOLDS = {
    ".csv": as_csv_holds,
    ".dta": as_dta_holds,
    ".sav": as_sav_holds,
    ".jsonl": exactly,
    ".parquet": exactly,
}


def plain(value: Any, column: Column) -> Any:
    """A cell of a frame as the database has it."""
    if value is None or value is pandas.NA or value is pandas.NaT or value == "":
        return None
    if isinstance(value, float) and math.isnan(value):
        return None
    if column.type == "date":
        return value.strftime("%Y-%m-%d").rjust(10, "0")
    return value.item() if hasattr(value, "item") else value


def records(frame: Any) -> Rows:
    names = list(frame.columns)
    assert names == [column.name for column in COLUMNS]
    rows = frame.itertuples(index=False) if hasattr(frame, "itertuples") else frame.iter_rows()
    return [
        {c.name: plain(value, c) for c, value in zip(COLUMNS, row, strict=True)} for row in rows
    ]


def read_csv(path: Path) -> Rows:
    def value(column: Column, text: str) -> Any:
        if not text:
            return None
        if column.type == "text":
            return re.sub(r"^'('*[=+@\t\r-])", r"\1", text)
        return {"integer": int, "number": float, "date": str}[column.type](text)

    with path.open(encoding="utf-8", newline="") as stream:
        lines = list(csv.DictReader(stream))
    return [{c.name: value(c, line[c.name]) for c in COLUMNS} for line in lines]


def read_jsonl(path: Path) -> Rows:
    return [json.loads(line) for line in path.read_text("utf-8").split("\n")[:-1]]


def read_parquet(path: Path) -> Rows:
    frame = polars.read_parquet(path)
    assert frame.schema == polars.Schema(SCHEMA)
    return [
        {name: v.isoformat() if isinstance(v, dt.date) else v for name, v in row.items()}
        for row in frame.iter_rows(named=True)
    ]


def read_dta(path: Path) -> Rows:
    """What pandas reads, and pyreadstat no less."""
    rows = records(pandas.read_stata(path, convert_categoricals=False))
    assert records(pyreadstat.read_dta(path)[0]) == rows
    return rows


def read_sav(path: Path) -> Rows:
    return records(pyreadstat.read_sav(path)[0])


FORMATS = {
    "x.csv": (write_csv, read_csv),
    "x.jsonl": (write_jsonl, read_jsonl),
    "x.dta": (write_dta, read_dta),
    "x.sav": (write_sav, read_sav),
    "x.parquet": (write_parquet, read_parquet),
}


@settings(max_examples=25)
@given(events())
@example([event(killed=2**31 - 1, quad=101), event(1, killed=-(2**31))])
@example([event(sentence_text="x" * 2045), event(1, sentence_text="é" * 2000)])
@example([event(sentence_text="é" * 40_000)])
def test_any_event_survives_every_format(made: list[Event]) -> None:
    for name, (writer, read) in FORMATS.items():
        round_trip(made, name, writer, read)


SCHEMA = {
    column.name: {
        "text": polars.String,
        "integer": polars.Int64,
        "number": polars.Float64,
        "date": polars.Date,
    }[column.type]
    for column in COLUMNS
}


@settings(max_examples=10)
@given(events())
def test_frames(made: list[Event]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        db = database(Path(folder) / "db", made)
        frame, pandas_frame, there = read_events(db), read_events(db, frame="pandas"), table(db)
    assert frame.schema == polars.Schema(SCHEMA)
    there = [{name: value or None if value == "" else value for name, value in row.items()} for row in there]  # fmt: skip
    assert records(frame) == there
    assert records(pandas_frame) == there


@pytest.mark.parametrize("name", FORMATS)
def test_the_same_command_on_the_same_database_gives_the_same_bytes(
    tmp_path: Path, name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    writer, _ = FORMATS[name]
    db = database(tmp_path / "db", [event(at, killed=at, date="2024-02-29") for at in range(9)])
    write(db, tmp_path / name, writer)
    first = (tmp_path / name).read_bytes()
    about = tmp_path / f"{name}-metadata.json"
    beside = about.read_bytes() if about.exists() else b""
    monkeypatch.setenv("TZ", "Asia/Tokyo")
    monkeypatch.setattr("time.time", lambda: 2_000_000_000.0)
    write(db, tmp_path / name, writer)
    assert (tmp_path / name).read_bytes() == first
    assert (about.read_bytes() if about.exists() else b"") == beside


@pytest.mark.parametrize("name", FORMATS)
def test_no_events_are_a_table_without_rows(tmp_path: Path, name: str) -> None:
    db, (writer, read) = database(tmp_path / "db", []), FORMATS[name]
    assert write(db, tmp_path / name, writer) == 0
    assert read(tmp_path / name) == []
