"""CSV and JSON Lines: what is written is what a reader reads, and no file is ever half a file."""

from __future__ import annotations

import contextlib
import json
import os
import sqlite3
from pathlib import Path

import pytest

from eventcoder.errors import EventCoderError
from eventcoder.export.writing import json_line, opened


def test_a_lone_surrogate_reaches_the_file_as_json_knows_it(tmp_path: Path) -> None:
    path = tmp_path / "events.jsonl"
    with opened(str(path)) as stream:
        print(json_line({"trigger": "\ud800"}), file=stream)
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


def test_a_database_is_not_written_over(tmp_path: Path) -> None:
    path = tmp_path / "events.db"
    with contextlib.closing(sqlite3.connect(path)) as connection:
        connection.execute("CREATE TABLE event (id)")
    before = path.read_bytes()
    with (
        pytest.raises(EventCoderError, match=r"is a database.*Name another file"),
        opened(str(path)) as stream,
    ):
        stream.write("gone")
    assert path.read_bytes() == before


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
