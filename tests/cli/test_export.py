"""`eventcoder export`, `aggregate` and `codebook` as commands: formats by name, and bad input."""

from __future__ import annotations

import csv
import json
import os
import random
import resource
import sqlite3
import subprocess
import sys
from pathlib import Path

import polars
import pyreadstat
import pytest
from click.testing import CliRunner, Result

from eventcoder.cli import main
from eventcoder.export.columns import COLUMNS
from tests.export.made import LABELS, database, event

FORMATS = ("csv", "dta", "sav", "parquet", "jsonl")


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder to work in, with a database of some events under its usual name."""
    monkeypatch.chdir(tmp_path)
    sides = {"source_code": "SDNMIL", "source_country": "SDN", "source_role": "MIL"}
    sides |= {"target_code": "TCD", "target_country": "TCD", "date": "2024-05-06"}
    database(tmp_path / "events.db", [event(at, **sides) for at in range(40)])
    return tmp_path


def run(*arguments: str, exit_code: int = 0) -> Result:
    result = CliRunner().invoke(main, list(arguments))
    assert result.exit_code == exit_code, result.output
    return result


def fails(*arguments: str) -> str:
    """The one line that a command which cannot be done says."""
    [line] = run(*arguments, exit_code=2).stderr.splitlines()
    return line


@pytest.mark.parametrize("format_", FORMATS)
def test_the_name_of_the_file_tells_the_format(folder: Path, format_: str) -> None:
    assert "40 events written" in run("export", "--to", f"x.{format_}").stderr
    run("export", "--to", "y", "--format", format_)
    begin = (folder / f"x.{format_}").read_bytes()[:40]
    assert (folder / "y").read_bytes()[:40] == begin
    assert "written to z" in run("aggregate", "--to", f"z.{format_}").stderr


def test_json_lines_have_what_every_format_has(folder: Path) -> None:
    run("export", "--to", "x.jsonl")
    with (folder / "x.jsonl").open() as stream:
        record = json.loads(next(stream))
    assert list(record) == [column.name for column in COLUMNS]
    assert (record["background"], record["n_reports"]) == (0, 1)


def test_the_exact_command_goes_with_the_file(folder: Path) -> None:
    command = ["export", "--to", "a b.csv", "--country", "SDN", "--from", "2024-01-01"]
    run(*command)
    about = json.loads((folder / "a b.csv-metadata.json").read_text("utf-8"))
    said = about["notes"][0]["command"]
    assert said == "eventcoder export --to 'a b.csv' --from 2024-01-01 --country SDN"
    run("aggregate", "--to", "x.sav", "--unit", "monad", "--balanced")
    _, read = pyreadstat.read_sav("x.sav")
    assert read.notes[0] == "command: eventcoder aggregate --to x.sav --unit monad --balanced"
    run("export", "--to", "x.parquet")
    metadata = polars.read_parquet_metadata("x.parquet")["eventcoder"]
    assert json.loads(metadata)["notes"][0]["command"] == "eventcoder export --to x.parquet"


def test_one_a_day_and_what_was_merged(folder: Path) -> None:
    run("export", "--to", "x.csv", "--one-a-day", "--merged", "merged.csv")
    assert [row["event_id"] for row in rows(folder / "x.csv")] == ["e0"]
    merged = rows(folder / "merged.csv")
    assert len(merged) == 39
    assert {row["kept_id"] for row in merged} == {"e0"}


def rows(path: Path) -> list[dict[str, str]]:
    with path.open(newline="") as stream:
        return list(csv.DictReader(stream))


def test_the_older_shapes(folder: Path) -> None:
    run("export", "--to", "phoenix.txt", "--format", "phoenix")
    line = (folder / "phoenix.txt").read_text().splitlines()[0].split("\t")
    assert line[:9] == ["e0", "20240506", "2024", "5", "6", "SDNMIL", "SDN", "MIL", ""]
    assert line[9:17] == ["TCD", "TCD", "", "", "036", "03", "1", "-9.5"]
    assert len(line) == 26
    run("export", "--to", "icews.tab", "--format", "icews")
    with (folder / "icews.tab").open() as stream:
        first = next(csv.DictReader(stream, delimiter="\t"))
    assert (first["Event Date"], first["Source Country"]) == ("2024-05-06", "Sudan")
    assert (first["Source Sectors"], first["CAMEO Code"]) == ("Military", "036")
    assert (first["Sentence Number"], first["Publisher"]) == ("1", "The Post")


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (["--columns", "cameo,goldstien"], "Did you mean `goldstein`?"),
        (["--country", "SUD"], "no known code"),
        (["--country", "sdn"], "Did you mean `SDN`?"),
        (["--country", "Sudan"], "Did you mean `SDN`?"),
        (["--role", "rebels"], "Did you mean `REB`?"),
        (["--role", "gunmen"], "such as `REB`"),
        (["--actor", "chad"], "Did you mean `TCD`?"),
        (["--actor", "SDNXXXREBX"], "such as `SDN`"),
        (["--from", "2024-05-07", "--until", "2024-05-06"], "Exchange the two days"),
        (["--code", "1999"], "no known code"),
        (["--run", "nothing"], "SELECT id"),
        (["--format", "dta", "--to", "-"], "Name a file"),
        (["--format", "sav", "--to", "/dev/null"], "Name a file"),
        (["--to", "no/x.csv"], "folder"),
        (["--to", "no/x.dta"], "folder"),
        (["--to", "no/x.sav"], "folder"),
        (["--to", "no/x.parquet"], "folder"),
        (["--dictionaries", "no"], "no dictionary folder"),
        (["--db", "none.db"], "eventcoder code"),
    ],
)
def test_what_cannot_be_done_is_one_line(folder: Path, arguments: list[str], says: str) -> None:
    assert says in fails("export", "--to", "x.csv", *arguments)
    assert not (folder / "x.csv").exists()


@pytest.mark.parametrize("format_", FORMATS)
def test_the_database_itself_is_not_written_over(folder: Path, format_: str) -> None:
    assert "is a database" in fails("export", "--to", "events.db", "--format", format_)
    assert "is a database" in fails("aggregate", "--to", "./events.db", "--format", format_)
    assert "40 events written" in run("export", "--to", f"x.{format_}").stderr


@pytest.mark.parametrize(
    "arguments",
    [
        ["--merged", "m.csv"],
        ["--merged", "./x.csv", "--one-a-day"],
        ["--quad", "5"],
        ["--from", "May"],
    ],
)
def test_wrong_usage(folder: Path, arguments: list[str]) -> None:
    run("export", "--to", "x.csv", *arguments, exit_code=2)
    run("aggregate", "--to", "x.csv", *arguments, exit_code=2)


def test_a_database_that_is_cut_short(folder: Path) -> None:
    whole = (folder / "events.db").read_bytes()
    (folder / "events.db").write_bytes(whole[: len(whole) // 2])
    for command in ("export", "aggregate"):
        assert "restore a copy" in fails(command, "--to", "x.csv")
    assert not (folder / "x.csv").exists()


def test_a_database_that_is_locked(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("eventcoder.store.database.Database.__init__.__kwdefaults__", {"readonly": False, "busy_seconds": 0.1})  # fmt: skip
    with sqlite3.connect("events.db") as connection:
        connection.execute("PRAGMA journal_mode = DELETE")
    connection.close()
    writer = sqlite3.connect("events.db", isolation_level=None)
    writer.execute("BEGIN EXCLUSIVE")
    assert "wait until it has ended" in fails("export", "--to", "x.csv")
    writer.close()


def test_a_database_of_another_version(folder: Path) -> None:
    for version, says in ((1, "older eventcoder"), (1000, "newer eventcoder")):
        with sqlite3.connect("events.db") as connection:
            connection.execute(f"PRAGMA user_version = {version}")
        connection.close()
        assert says in fails("export", "--to", "x.csv")


@pytest.mark.parametrize("format_", FORMATS)
def test_a_full_disk_leaves_what_was_there(folder: Path, format_: str) -> None:
    """A limit on the size of files stands for the disk: it fails in the middle of writing."""
    # More than the limit, however well it is packed, and less for SQLite's own files.
    words = [random.Random(at).randbytes(4000).hex() for at in range(40)]
    Path("events.db").unlink()
    database(folder / "events.db", [event(at, sentence_text=text) for at, text in enumerate(words)])
    (folder / f"x.{format_}").write_text("before")
    done = subprocess.run(
        [sys.executable, "-m", "eventcoder", "export", "--to", f"x.{format_}"],
        capture_output=True,
        text=True,
        env={**os.environ, "PYTHONPATH": str(Path(__file__).parents[2])},
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (60_000, 60_000)),
    )
    assert done.returncode == 2, done.stderr
    [line] = done.stderr.splitlines()
    assert "cannot be written" in line
    assert (folder / f"x.{format_}").read_text() == "before"
    names = {path.name for path in folder.iterdir()}
    assert names == {"events.db", f"x.{format_}"}


@pytest.mark.parametrize(("format_", "package"), [("sav", "pyreadstat"), ("sav", "polars"), ("parquet", "polars")])  # fmt: skip
def test_without_the_extra(
    folder: Path, monkeypatch: pytest.MonkeyPatch, format_: str, package: str
) -> None:
    monkeypatch.setitem(sys.modules, package, None)
    said = fails("export", "--to", f"x.{format_}")
    assert package in said
    assert 'pip install "eventcoder[stats]"' in said
    for needs_none in ("csv", "jsonl", "dta"):
        run("export", "--to", f"x.{needs_none}")


@pytest.mark.parametrize("format_", ["md", "html", "r", "do"])
def test_the_codebook_has_every_column_label_and_value(folder: Path, format_: str) -> None:
    text = run("codebook", "--format", format_).stdout
    run("codebook", "--to", f"book.{format_}")
    assert (folder / f"book.{format_}").read_text("utf-8") == text
    for column in COLUMNS:
        assert column.name in text
        assert column.label.replace("'", "&#x27;" if format_ == "html" else "'") in text
        if column.type == "integer":
            assert all(label in text for label in LABELS.of(column).values())
    if format_ != "do":
        assert "Express intent to meet or negotiate" in text


def test_the_codebook_of_an_aggregate(folder: Path) -> None:
    text = run("codebook", "--aggregate", "--unit", "admin1", "--count", "root").stdout
    for name in ("place_admin1", "period", "n_root19", "goldstein_mean"):
        assert f"`{name}`" in text
    assert "source_country" not in text
