"""`eventcoder dict new` and `actors unknown`, from the command line."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner

from eventcoder.cli import main


def run(*arguments: str):  # type: ignore[no-untyped-def]
    return CliRunner().invoke(main, arguments)


def test_an_actor_in_a_line_and_in_a_file(tmp_path: Path) -> None:
    file = tmp_path / "actors" / "mine.yaml"
    command = ["dict", "new", "actor", "Quillwater Front", "--code", "TCDREB"]
    result = run(*command, "--kind", "armed group", "--to", str(file))
    assert result.exit_code == 0, result.output
    assert "- name: Quillwater Front\n  kind: armed group\n  code: TCDREB\n" in result.stdout
    assert file.read_text(encoding="utf-8") == result.stdout
    again = run(*command, "--to", str(file))
    assert again.exit_code == 2
    assert file.read_text(encoding="utf-8") == result.stdout


def test_a_wrong_code_is_one_line_and_nothing_is_written(tmp_path: Path) -> None:
    file = tmp_path / "actors" / "mine.yaml"
    result = run("dict", "new", "actor", "X", "--code", "TCDXXX", "--to", str(file))
    assert result.exit_code == 2
    assert "`XXX` in `TCDXXX` is no role code." in result.stderr
    assert not file.exists()


@pytest.mark.parser
@pytest.mark.parametrize("explicit", [[], ["pattern"]])
def test_a_pattern_from_a_sentence(tmp_path: Path, explicit: list[str]) -> None:
    file = tmp_path / "actions" / "mine.yaml"
    command = ["dict", "new", *explicit, "The junta slapped a tariff on Norway."]
    result = run(*command, "--code", "163", "--to", str(file))
    assert result.exit_code == 0, result.output
    assert 'SOURCE slap tariff on TARGET: "163"' in result.stdout
    assert "With the pattern it gives: [The junta, 163, Norway]" in result.stderr
    tested = run("dict", "test", "--dictionaries", str(tmp_path), "--only", "mine.yaml")
    assert tested.exit_code == 0, tested.output
    assert "Examples: 1, failed: 0" in tested.stderr


@pytest.mark.parser
def test_a_sentence_that_gives_the_event_already_is_told() -> None:
    known = run("dict", "new", "Rebels shelled the town.", "--code", "194")
    assert "needs no pattern of its own" in known.stderr
    assert "SOURCE shell TARGET" in known.stdout
    new = run("dict", "new", "Rebels shelled the town.", "--code", "193")
    assert "needs no pattern" not in new.stderr


@pytest.mark.parser
def test_a_wrong_event_code_is_said_once() -> None:
    result = run("dict", "new", "Rebels shelled the town.", "--code", "1947")
    assert result.exit_code == 2
    assert result.stderr.count("There is no event code `1947`.") == 1


@pytest.mark.parser
def test_unknown_actors_of_a_database(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Zorblatt attacked Norway on Monday.", encoding="utf-8")
    db = str(tmp_path / "events.db")
    run("code", str(tmp_path / "a.txt"), "--db", db, "--quiet")
    result = run("actors", "unknown", "--db", db)
    assert result.exit_code == 0, result.output
    assert "    1     1  Zorblatt\n" in result.stdout
    assert "Zorblatt attacked Norway on Monday." in result.stdout
    file = tmp_path / "mine" / "actors" / "mine.yaml"
    run("dict", "new", "actor", "Zorblatt", "--code", "TCDREB", "--to", str(file))
    after = run("actors", "unknown", "--db", db, "--dictionaries", str(tmp_path / "mine"))
    assert after.stdout == ""
