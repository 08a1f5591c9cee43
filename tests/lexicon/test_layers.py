"""Which files of a folder are read, in which order, and what is said of the others."""

from __future__ import annotations

from pathlib import Path

import pytest

from eventcoder.errors import EventCoderError
from eventcoder.lexicon import layers
from eventcoder.lexicon.load import load_folders
from tests.lexicon.folders import BASE, lines, load, write

SETS = {"sets/a.yaml": "gun: [rifle]"}


def test_other_files_are_noted_and_left_out(tmp_path: Path) -> None:
    files = {
        **SETS,
        "README.md": "About these.",
        ".hidden/x.yaml": "[",
        "sets/.a.yaml.swp": "[",
        "sets/b.yml": "[",
        "composition.yaml": "[",
        "notes.txt": "[",
    }
    problems = load(tmp_path, files).problems
    assert {problem.severity for problem in problems} == {"note"}
    out = "The file is no dictionary file and was left out."
    assert lines(problems, tmp_path) == [
        f"one/composition.yaml:1:1: note: {out} Did you mean `compositions.yaml`?",
        f"one/notes.txt:1:1: note: {out} README.md lists the files of a dictionary folder.",
        f"one/sets/b.yml:1:1: note: {out} Name it `.yaml`.",
    ]


def test_folders_within_a_folder_are_read(tmp_path: Path) -> None:
    loaded = load(tmp_path, {"sets/east/a.yaml": "gun: [rifle]"})
    assert loaded.problems == []
    assert loaded.dictionaries.sets["gun"] == {"rifle"}


def test_files_are_read_in_the_order_of_their_paths(tmp_path: Path) -> None:
    files = {
        f"actions/{number}.yaml": f'- patterns: {{SOURCE act{number} TARGET: "190"}}'
        for number in ("19-fight", "03-intend", "190-more", "19/a")
    }
    actions = load(tmp_path, files).dictionaries.actions
    assert [action.where.file for action in actions] == [
        "actions/03-intend.yaml",
        "actions/19/a.yaml",
        "actions/19-fight.yaml",
        "actions/190-more.yaml",
    ]


def test_text_that_is_not_utf8_is_a_located_problem(tmp_path: Path) -> None:
    folder = write(tmp_path / "mine", SETS)
    (folder / "sets" / "b.yaml").write_bytes(b"a: [b]\nc: [caf\xe9]\n")
    loaded = load_folders([folder])
    assert lines(loaded.problems, folder) == [
        "sets/b.yaml:2:1: The file is not UTF-8 text. Save it as UTF-8."
    ]
    assert set(loaded.dictionaries.sets) == {"gun"}


def test_a_byte_order_mark_is_no_part_of_the_text(tmp_path: Path) -> None:
    folder = tmp_path / "mine"
    (folder / "sets").mkdir(parents=True)
    (folder / "sets" / "a.yaml").write_bytes(b"\xef\xbb\xbfgun: [rifle]\r\n")
    loaded = load_folders([folder])
    assert loaded.problems == []
    assert set(loaded.dictionaries.sets) == {"gun"}


def fingerprint(*folders: Path) -> str:
    return load_folders(folders).dictionaries.fingerprint


def test_the_fingerprint_is_that_of_names_and_contents(tmp_path: Path) -> None:
    one = write(tmp_path / "one", {"sets/a.yaml": "a: [b]", "sets/b.yaml": "c: [d]"})
    same = write(tmp_path / "same", {"sets/b.yaml": "c: [d]", "sets/a.yaml": "a: [b]"})
    renamed = write(tmp_path / "renamed", {"sets/a.yaml": "a: [b]", "sets/c.yaml": "c: [d]"})
    changed = write(tmp_path / "changed", {"sets/a.yaml": "a: [b] # x", "sets/b.yaml": "c: [d]"})
    moved = write(tmp_path / "moved", {"sets/a.yaml": "a: [b]\nc: [d]", "sets/b.yaml": ""})
    base = write(tmp_path / "base", BASE)
    assert fingerprint(one) == fingerprint(same)
    assert len(fingerprint(one)) == 64
    others = [
        fingerprint(renamed),
        fingerprint(changed),
        fingerprint(moved),
        fingerprint(base, one),
        fingerprint(one, base),
    ]
    assert len({fingerprint(one), *others}) == 6


def test_other_files_are_no_part_of_the_fingerprint(tmp_path: Path) -> None:
    folder = write(tmp_path / "one", SETS)
    before = fingerprint(folder)
    write(folder, {"README.md": "About these.", "notes.txt": "x"})
    assert fingerprint(folder) == before


def test_the_shipped_folder_of_an_installed_package(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    package = tmp_path / "site-packages" / "eventcoder"
    monkeypatch.setattr(layers, "__file__", str(package / "lexicon" / "layers.py"))
    with pytest.raises(EventCoderError, match="Install it again"):
        layers.shipped_folder()
    write(tmp_path / "site-packages" / "dictionaries", BASE)
    assert layers.shipped_folder() == tmp_path / "site-packages" / "dictionaries"
    write(package / "_dictionaries", BASE)
    assert layers.shipped_folder() == package / "_dictionaries"
