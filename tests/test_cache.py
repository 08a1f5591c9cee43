"""The cache folder: where it lies, and what happens where there is none."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from eventcoder.cache import VARIABLE, cache_folder


def test_the_variable_names_the_folder_and_it_is_made(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(VARIABLE, str(tmp_path / "one" / "two"))
    assert cache_folder() == tmp_path / "one" / "two"
    assert (tmp_path / "one" / "two").is_dir()


@pytest.mark.skipif(sys.platform in ("win32", "darwin"), reason="XDG is for other systems")
def test_the_xdg_folder_is_the_default(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv(VARIABLE)
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    assert cache_folder() == tmp_path / "eventcoder"


def test_where_no_folder_can_be_made_there_is_none(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "file").write_text("")
    monkeypatch.setenv(VARIABLE, str(tmp_path / "file" / "below"))
    assert cache_folder() is None
