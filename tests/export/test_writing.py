"""CSV and JSON Lines: what is written is what a reader reads, and no file is ever half a file."""

from __future__ import annotations

import csv
import io
import json
import os
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from eventcoder.errors import EventCoderError
from eventcoder.export.columns import COLUMNS
from eventcoder.export.writing import event_writer, opened
from eventcoder.model import Event

REQUIRED = {
    "event_id": "e1",
    "article_id": "a1",
    "sentence": 0,
    "start": 3,
    "end": 9,
    "trigger": "struck",
    "cameo": "036",
    "cameo_label": "Express intent, general",
    "root": "03",
    "quad": 1,
    "goldstein": -9.5,
    "rule": "actions/03.yaml:7",
}


def event(**fields: object) -> Event:
    return Event(**{"sentence_text": "A struck B.", **REQUIRED, **fields})  # type: ignore[arg-type]


def written(item: Event, *, spreadsheet: bool = False) -> str:
    stream = io.StringIO(newline="")
    event_writer(stream, "csv", spreadsheet=spreadsheet)(item, 2)
    return stream.getvalue()


def test_the_header_is_the_codebook() -> None:
    header, row = written(event()).split("\r\n")[:2]
    assert header == ",".join(column.name for column in COLUMNS)
    assert row.count('"Express intent, general"') == 1


def test_unknown_is_empty_and_codes_keep_their_noughts() -> None:
    [row] = csv.DictReader(io.StringIO(written(event(killed=0)), newline=""))
    assert row["cameo"] == "036"
    assert row["source_code"] == row["date"] == ""
    assert (row["killed"], row["injured"], row["n_reports"], row["goldstein"]) == (
        "0",
        "",
        "2",
        "-9.5",
    )


@given(st.text(alphabet=st.characters(exclude_categories=["Cs"], exclude_characters="\0")))
def test_any_words_come_back_from_csv(words: str) -> None:
    content = written(event(sentence_text=words, source_text=words))
    rows = list(csv.reader(io.StringIO(content, newline="")))
    assert len(rows) == 2
    row = dict(zip(rows[0], rows[1], strict=True))
    assert row["sentence_text"] == row["source_text"] == words


@pytest.mark.parametrize("words", ["=1+1", "+49 30", "-5", "@SUM(A1)", "\tx", "\rx"])
def test_formulas_are_defused_only_when_asked(words: str) -> None:
    def field(*, spreadsheet: bool) -> str:
        content = io.StringIO(
            written(event(source_text=words), spreadsheet=spreadsheet), newline=""
        )
        return next(csv.DictReader(content))["source_text"]

    assert field(spreadsheet=True) == "'" + words
    assert field(spreadsheet=False) == words
    # numbers are no words
    [row] = csv.DictReader(io.StringIO(written(event(), spreadsheet=True), newline=""))
    assert row["goldstein"] == "-9.5"


@given(st.text(alphabet=st.characters()))
def test_any_words_come_back_from_json_lines(words: str) -> None:
    stream = io.StringIO()
    event_writer(stream, "jsonl")(event(sentence_text=words), 2)
    [line, rest] = stream.getvalue().split("\n")
    assert rest == ""
    assert json.loads(line) == event(sentence_text=words).record()


def test_a_lone_surrogate_reaches_the_file_as_json_knows_it(tmp_path: Path) -> None:
    path = tmp_path / "events.jsonl"
    with opened(str(path)) as stream:
        event_writer(stream, "jsonl")(event(trigger="\ud800"), 1)
    assert json.loads(path.read_bytes())["trigger"] == "\ud800"


def test_a_file_appears_only_when_it_is_whole(tmp_path: Path) -> None:
    path = tmp_path / "events.csv"
    path.write_text("before")
    with pytest.raises(ZeroDivisionError), opened(str(path)) as stream:
        print("half", 1 / 0, file=stream)
    assert path.read_text() == "before"
    assert os.listdir(tmp_path) == ["events.csv"]  # noqa: PTH208
    with opened(str(path)) as stream:
        stream.write("whole")
        assert path.read_text() == "before"
    assert path.read_text() == "whole"


def test_the_file_has_the_rights_that_any_new_file_has(tmp_path: Path) -> None:
    with opened(str(tmp_path / "one")) as stream:
        stream.write("x")
    (tmp_path / "two").write_text("x")
    assert (tmp_path / "one").stat().st_mode == (tmp_path / "two").stat().st_mode


def test_a_folder_that_is_not_there(tmp_path: Path) -> None:
    with (
        pytest.raises(EventCoderError, match="folder") as caught,
        opened(str(tmp_path / "no" / "x")),
    ):
        pass
    assert "no/x" in str(caught.value)


def test_an_error_of_another_file_is_not_taken_for_ours(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError), opened(str(tmp_path / "x")):
        (tmp_path / "missing").read_text()
    assert not list(tmp_path.iterdir())


@pytest.mark.skipif(not Path("/dev/full").is_char_device(), reason="a device that is always full")
def test_a_device_is_written_to_and_not_replaced(tmp_path: Path) -> None:
    """As root, moving a file onto /dev/null would take the device away."""
    link = tmp_path / "full"
    link.symlink_to("/dev/full")
    with pytest.raises(EventCoderError, match="no space left"), opened(str(link)) as stream:
        stream.write("x")
    assert link.is_char_device()


def test_a_named_pipe_is_written_to(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    reader = os.open(pipe, os.O_RDWR | os.O_NONBLOCK)
    try:
        with opened(str(pipe)) as stream:
            stream.write("x\n")
        assert os.read(reader, 10) == b"x\n"
    finally:
        os.close(reader)
    assert pipe.is_fifo()


def test_a_link_stays_and_its_file_gets_the_events(tmp_path: Path) -> None:
    (tmp_path / "link").symlink_to(tmp_path / "file")
    (tmp_path / "file").write_text("before")
    with opened(str(tmp_path / "link")) as stream:
        stream.write("after")
    assert (tmp_path / "link").is_symlink()
    assert (tmp_path / "file").read_text() == "after"
