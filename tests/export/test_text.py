"""CSV, tab-separated values and JSON Lines."""

from __future__ import annotations

import csv
import json
from pathlib import Path

import pytest

from eventcoder.export.columns import COLUMNS
from eventcoder.export.text import write_csv, write_jsonl
from tests.export.made import database, event, write


def rows_of(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as stream:
        return list(csv.DictReader(stream))


def test_the_header_is_the_codebook_and_lines_end_as_the_rfc_has_it(tmp_path: Path) -> None:
    write(database(tmp_path / "db", [event()]), tmp_path / "x.csv", write_csv)
    header, row, end = (tmp_path / "x.csv").read_bytes().decode().split("\r\n")
    assert header == ",".join(column.name for column in COLUMNS)
    assert row.startswith("e0,a1,0,A struck B.,3,9,struck,,")
    assert end == ""


def test_unknown_is_empty_and_codes_keep_their_noughts(tmp_path: Path) -> None:
    db = database(tmp_path / "db", [event(killed=0)], n_reports=2)
    write(db, tmp_path / "x.csv", write_csv)
    [row] = rows_of(tmp_path / "x.csv")
    assert row["cameo"] == "036"
    assert row["source_code"] == row["date"] == ""
    numbers = (row["killed"], row["injured"], row["n_reports"], row["goldstein"])
    assert numbers == ("0", "", "2", "-9.5")


@pytest.mark.parametrize("words", ["=1+1", "+49 30", "-5", "@SUM(A1)", "\tx", "\rx", "'=x", "''-"])
def test_what_a_spreadsheet_would_run_gets_an_apostrophe(tmp_path: Path, words: str) -> None:
    db = database(tmp_path / "db", [event(source_text=words)])
    write(db, tmp_path / "x.csv", write_csv)
    [row] = rows_of(tmp_path / "x.csv")
    assert row["source_text"] == "'" + words
    assert row["goldstein"] == "-9.5", "a number is no formula"
    write(db, tmp_path / "x.csv", write_csv, verbatim=True)
    assert rows_of(tmp_path / "x.csv")[0]["source_text"] == words


def test_an_apostrophe_of_the_text_stays_as_it_is(tmp_path: Path) -> None:
    db = database(tmp_path / "db", [event(source_text="'Rebels' attack")])
    write(db, tmp_path / "x.csv", write_csv)
    assert rows_of(tmp_path / "x.csv")[0]["source_text"] == "'Rebels' attack"


def test_a_nul_becomes_a_mark(tmp_path: Path) -> None:
    write(database(tmp_path / "db", [event(trigger="a\0b")]), tmp_path / "x.csv", write_csv)
    assert rows_of(tmp_path / "x.csv")[0]["trigger"] == "a\ufffdb"


def test_json_lines_hold_every_key(tmp_path: Path) -> None:
    write(database(tmp_path / "db", [event()]), tmp_path / "x.jsonl", write_jsonl)
    [line] = (tmp_path / "x.jsonl").read_text("utf-8").splitlines()
    told = event().model_dump(exclude={"merged_id"})
    assert json.loads(line) == {
        **told,
        "n_reports": 1,
        "n_articles": 1,
        "n_sources": 1,
        "members": "e0",
    }


def test_a_file_beside_says_what_it_is(tmp_path: Path) -> None:
    write(database(tmp_path / "db", [event()]), tmp_path / "x.csv", write_csv)
    about = json.loads((tmp_path / "x.csv-metadata.json").read_text("utf-8"))
    assert about["url"] == "x.csv"
    types = {column["name"]: column["datatype"] for column in about["tableSchema"]["columns"]}
    assert (types["cameo"], types["date"], types["killed"]) == ("string", "date", "integer")
    [note] = about["notes"]
    assert note["command"] == "eventcoder export --to x.csv"
    assert note["dictionaries"] == ["d1c7"]
    assert note["parsers"] == ["9a45e4"]
    assert note["runs"][0]["command"] == "code news.txt"
