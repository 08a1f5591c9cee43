"""Entries added to a file of the user's: checked before, written whole."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from eventcoder.errors import EventCoderError
from eventcoder.lexicon.additions import actor_text, append, folder_of, problems_with
from eventcoder.lexicon.layers import shipped_folder
from eventcoder.lexicon.load import load_folders

FRONT = actor_text(
    "Quillwater Front",
    "armed group",
    "TCDREB",
    aliases=["QWF"],
    start="2024-03",
    checked=dt.date(2026, 11, 1),
)


def test_an_actor_is_written_as_the_manual_has_it(tmp_path: Path) -> None:
    file = tmp_path / "actors" / "mine.yaml"
    assert problems_with(FRONT, "actors") == []
    append(FRONT, file)
    append(actor_text("Ana Quill", "person", "TCDGOV"), file)
    actors = {a.name: a for a in load_folders([shipped_folder(), tmp_path]).dictionaries.actors}
    assert actors["Quillwater Front"].codes[0].start == dt.date(2024, 3, 1)
    assert actors["Quillwater Front"].aliases == ("QWF",)
    assert actors["Ana Quill"].codes[0].code == "TCDGOV"


@pytest.mark.parametrize(
    "entry",
    [
        actor_text("X", "person", "TCDXXX"),
        actor_text("X", "person", "TCDGOV", start="soon"),
        actor_text("X", "person", "TCDGOV", start="2025", until="2024"),
    ],
)
def test_what_cannot_be_is_told_before_it_is_written(entry: str) -> None:
    assert problems_with(entry, "actors")


def test_a_name_that_the_folder_has_already(tmp_path: Path) -> None:
    append(FRONT, tmp_path / "actors" / "mine.yaml")
    [problem] = problems_with(FRONT, "actors", tmp_path)
    assert "Quillwater Front" in problem.message


def test_a_last_line_without_its_end_is_ended(tmp_path: Path) -> None:
    file = tmp_path / "mine.yaml"
    file.write_text("- a", encoding="utf-8")
    append("- b\n", file)
    assert file.read_text(encoding="utf-8") == "- a\n- b\n"
    assert list(tmp_path.iterdir()) == [file]


def test_the_file_must_lie_where_such_entries_are_looked_for(tmp_path: Path) -> None:
    assert folder_of(tmp_path / "actors" / "mine.yaml", "actors") == tmp_path
    for wrong in ("mine.yaml", "actors/mine.yml", "agents/mine.yaml"):
        with pytest.raises(EventCoderError, match=r"actors/mine\.yaml"):
            folder_of(tmp_path / wrong, "actors")


def test_a_file_that_cannot_be_written(tmp_path: Path) -> None:
    (tmp_path / "actors").write_text("")
    with pytest.raises(EventCoderError, match="cannot be written"):
        append(FRONT, tmp_path / "actors" / "mine.yaml")
