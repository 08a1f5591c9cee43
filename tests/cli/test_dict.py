"""`eventcoder dict check` and `init`, from the command line."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner

from eventcoder.cli.dict import dictionary
from eventcoder.lexicon import check
from tests.lexicon.folders import BASE, write


@pytest.fixture(autouse=True)
def small_base(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The small dictionaries in place of the shipped ones."""
    folder = write(tmp_path / "shipped", BASE)
    monkeypatch.setattr(check, "shipped_folder", lambda: folder)


def test_errors_are_printed_one_a_line_and_exit_with_1(tmp_path: Path) -> None:
    mine = write(tmp_path / "mine", {"sets/a.yaml": "gun: rifle\nbomb: [mine]"})
    result = CliRunner().invoke(dictionary, ["check", "--dictionaries", str(mine)])
    assert result.exit_code == 1
    assert result.stdout.splitlines() == [
        f"{mine}/sets/a.yaml:1:6: `gun` must be a list. Write `[rifle]`.",
        f"{mine}/sets/a.yaml:2:1: note: No pattern uses the set `bomb`. Use it as `<bomb>`, or "
        "delete it.",
    ]
    assert result.stderr == "Errors: 1; notes: 1.\n"


def test_files_below_the_working_folder_are_named_from_there(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    mine = write(tmp_path / "mine", {"sets/a.yaml": "gun: rifle"})
    monkeypatch.chdir(tmp_path)
    result = CliRunner().invoke(dictionary, ["check", "--dictionaries", str(mine)])
    assert result.stdout.startswith("mine/sets/a.yaml:1:6: ")


def test_notes_alone_exit_with_0(tmp_path: Path) -> None:
    text = "- {name: Adam, kind: person, code: SDNGOV, checked: 2020}"
    mine = write(tmp_path / "mine", {"actors/a.yaml": text})
    command = ["check", "--dictionaries", str(mine)]
    assert CliRunner().invoke(dictionary, command).stdout == ""
    result = CliRunner().invoke(dictionary, [*command, "--stale-on", "2026-11-01"])
    assert result.exit_code == 0
    assert "note: Adam was last checked in 2020." in result.stdout


def test_a_wrong_date_is_wrong_usage() -> None:
    assert CliRunner().invoke(dictionary, ["check", "--stale-on", "today"]).exit_code == 2


def test_schemas_are_not_written_into_a_folder_that_is_not_there(tmp_path: Path) -> None:
    """A slip in the folder's name would leave the schemas where no editor looks."""
    result = CliRunner().invoke(dictionary, ["schema", str(tmp_path / "no")])
    assert result.exit_code == 2
    assert not (tmp_path / "no").exists()


def test_examples_of_no_file(tmp_path: Path) -> None:
    result = CliRunner().invoke(dictionary, ["test", "--only", "no-such-file"])
    assert result.exit_code == 2
    assert "'no-such-file'" in result.stderr


def test_init_then_check(tmp_path: Path) -> None:
    mine = tmp_path / "mine"
    result = CliRunner().invoke(dictionary, ["init", str(mine)])
    assert result.exit_code == 0
    assert f"wrote {mine / 'discards.yaml'}" in result.stdout.splitlines()
    result = CliRunner().invoke(dictionary, ["init", str(mine)])
    assert f"kept {mine / 'discards.yaml'}, which was there" in result.stdout.splitlines()
    assert "wrote" not in result.stdout
