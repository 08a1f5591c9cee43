"""The starter folder is right as it is, and nothing of the user's is overwritten."""

from __future__ import annotations

from pathlib import Path

import pytest

from eventcoder.errors import EventCoderError
from eventcoder.lexicon.check_rules import report_patterns
from eventcoder.lexicon.layers import ROOMS, shipped_folder
from eventcoder.lexicon.load import load_folders
from eventcoder.lexicon.starter import write_starter


def test_a_starter_folder_has_no_problems(tmp_path: Path) -> None:
    folder = tmp_path / "new" / "mine"
    written, kept = write_starter(folder)
    assert kept == []
    assert all(path.is_file() for path in written)
    loaded = load_folders([shipped_folder(), folder])
    mine = loaded.layers[1]
    report_patterns(mine, loaded.dictionaries.sets, loaded.dictionaries.ontology.roles)
    assert [p for p in loaded.problems if p.file and Path(p.file).is_relative_to(folder)] == []


def test_a_starter_folder_has_an_entry_of_each_kind(tmp_path: Path) -> None:
    write_starter(tmp_path)
    mine = load_folders([shipped_folder(), tmp_path]).layers[1]
    for kind in ("actors", "agents", "places", "sets", "actions", "compositions", "discards"):
        assert getattr(mine, kind), kind
    patterns = len(mine.actions) + len(mine.compositions) + len(mine.discards)
    assert len(mine.examples) == patterns
    for glob in ROOMS:
        if not glob.startswith(("ontology/", "actors/countries")):
            assert list(tmp_path.glob(glob)), glob


def test_nothing_is_overwritten(tmp_path: Path) -> None:
    (tmp_path / "discards.yaml").write_text("mine", encoding="utf-8")
    written, kept = write_starter(tmp_path)
    assert kept == [tmp_path / "discards.yaml"]
    assert (tmp_path / "discards.yaml").read_text(encoding="utf-8") == "mine"
    again, all_kept = write_starter(tmp_path)
    assert again == []
    assert sorted(all_kept) == sorted([*written, *kept])


def test_a_folder_that_cannot_be_written(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")
    with pytest.raises(EventCoderError, match="cannot be written"):
        write_starter(tmp_path / "file")
