"""Compiled dictionaries kept between runs: the same as compiled anew, and never in the way."""

from __future__ import annotations

import stat
from pathlib import Path
from unittest.mock import patch

import pytest

from eventcoder.errors import EventCoderError
from eventcoder.lexicon import compiled
from eventcoder.lexicon.compiled import MOST_KEPT, Compiled, compiled_dictionaries
from eventcoder.lexicon.load import load_folders
from tests.lexicon.folders import BASE, write

ACTION = "- patterns:\n    SOURCE frobnicate TARGET: '190'\n"
BROKEN = "- patterns:\n    SOURCE frobnicate (TARGET: '190'\n"


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A user's folder, over small dictionaries in place of the shipped ones."""
    shipped = write(tmp_path / "shipped", BASE)
    monkeypatch.setattr(compiled, "shipped_folder", lambda: shipped)
    return write(tmp_path / "mine", {"actions/own.yaml": ACTION})


@pytest.fixture
def cache(tmp_path: Path) -> Path:
    (tmp_path / "cache").mkdir()
    return tmp_path / "cache"


def kept(cache: Path) -> list[Path]:
    return sorted(cache.iterdir())


def from_cache(folder: Path, cache: Path) -> Compiled | None:
    """What is found without compiling anything; `None` where it had to be compiled."""
    with patch.object(compiled, "load_folders", side_effect=EventCoderError("compiled", "")):
        try:
            return compiled_dictionaries([folder], cache)
        except EventCoderError:
            return None


def test_what_is_kept_is_what_was_compiled(folder: Path, cache: Path) -> None:
    first = compiled_dictionaries([folder], cache)
    assert from_cache(folder, cache) == first
    assert first.dictionaries == load_folders([folder.parent / "shipped", folder]).dictionaries
    assert "frobnicate" in first.rules.verbal


def test_the_shipped_dictionaries_can_be_kept(cache: Path) -> None:
    first = compiled_dictionaries([], cache)
    with patch.object(compiled, "load_folders", side_effect=AssertionError):
        assert compiled_dictionaries([], cache) == first


def test_problems_are_kept_too(folder: Path, cache: Path) -> None:
    (folder / "actions" / "own.yaml").write_text(BROKEN, encoding="utf-8")
    first = compiled_dictionaries([folder], cache)
    assert first.pattern_problems
    assert from_cache(folder, cache) == first


def test_a_changed_file_is_read_again(folder: Path, cache: Path) -> None:
    compiled_dictionaries([folder], cache)
    file = folder / "actions" / "own.yaml"
    file.write_text(ACTION.replace("frobnicate", "frobnicat"), encoding="utf-8")
    assert from_cache(folder, cache) is None
    assert "frobnicat" in compiled_dictionaries([folder], cache).rules.verbal


def test_another_version_of_the_program_keeps_its_own(
    folder: Path, cache: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    compiled_dictionaries([folder], cache)
    monkeypatch.setattr(compiled, "__version__", "99")
    assert from_cache(folder, cache) is None


def test_a_file_that_is_no_dictionary_is_noted_all_the_same(folder: Path, cache: Path) -> None:
    compiled_dictionaries([folder], cache)
    (folder / "actions.yml").write_text("", encoding="utf-8")
    assert [p.kind for p in compiled_dictionaries([folder], cache).problems] == ["dict-file"]


@pytest.mark.parametrize("damage", ["", "half", "flipped", "other"])
def test_a_damaged_file_is_made_anew(folder: Path, cache: Path, damage: str) -> None:
    first = compiled_dictionaries([folder], cache)
    [file] = kept(cache)
    content = bytearray(file.read_bytes())
    if damage == "flipped":
        content[len(content) // 2] ^= 1
    file.write_bytes({"half": content[: len(content) // 2], "flipped": content}.get(damage, b"x"))
    assert from_cache(folder, cache) is None
    assert compiled_dictionaries([folder], cache) == first
    assert from_cache(folder, cache) == first


def test_a_folder_that_cannot_be_written_is_done_without(folder: Path, cache: Path) -> None:
    cache.chmod(stat.S_IRUSR | stat.S_IXUSR)
    try:
        with patch("tempfile.mkstemp", side_effect=PermissionError):  # as root writes anywhere
            assert "frobnicate" in compiled_dictionaries([folder], cache).rules.verbal
        assert kept(cache) == []
    finally:
        cache.chmod(stat.S_IRWXU)


def test_a_full_disk_leaves_no_part_of_a_file(folder: Path, cache: Path) -> None:
    with patch.object(Path, "replace", side_effect=OSError):
        compiled_dictionaries([folder], cache)
    assert kept(cache) == []


def test_without_a_folder_nothing_is_kept(folder: Path) -> None:
    assert "frobnicate" in compiled_dictionaries([folder], None).rules.verbal


def test_a_missing_folder_is_told(tmp_path: Path, cache: Path) -> None:
    with pytest.raises(EventCoderError, match="no dictionary folder"):
        compiled_dictionaries([tmp_path / "none"], cache)


def test_only_the_last_ones_used_are_kept(folder: Path, cache: Path) -> None:
    for number in range(MOST_KEPT + 3):
        (cache / f"dictionaries-{number}.kept").write_bytes(b"old")
    compiled_dictionaries([folder], cache)
    assert len(kept(cache)) == MOST_KEPT
    assert from_cache(folder, cache) is not None
