"""`eventcoder explain`: what it shows of a sentence."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner

from eventcoder.cli import main

pytestmark = pytest.mark.parser


def shown(*arguments: str) -> str:
    result = CliRunner().invoke(main, ["explain", *arguments], env={"COLUMNS": "200"})
    assert result.exit_code == 0, result.output
    return result.output


def test_it_shows_tree_clauses_mentions_events_and_the_line_that_fired() -> None:
    output = shown("Police arrested three protesters in Cairo on Monday.", "--date", "2024-03-06")
    assert "arrested VERB root" in output
    assert "agents: Police; objects: protesters" in output
    assert "EGYCOP by agents/police.yaml:police" in output
    assert "173 Arrest, detain" in output
    assert "2024-03-04" in output
    assert "actions/17-coerce.yaml:" in output
    assert "fired" in output


def test_it_says_why_other_patterns_did_not_fire_and_shows_brackets() -> None:
    output = shown("Talks between Iran and Iraq collapsed.", "--all")
    assert "[<talks> between SOURCE and TARGET]" in output
    assert "not found:" in output
    assert "less specific than" in output


def test_a_sentence_without_an_event_says_so() -> None:
    assert "No event." in shown("The weather was fine.")


@pytest.mark.parametrize("sentence", ["", "  ", "\udcff"])
def test_without_a_sentence_there_is_nothing_to_explain(sentence: str) -> None:
    result = CliRunner().invoke(main, ["explain", sentence])
    assert result.exit_code == 2
    assert "sentence" in result.stderr


def test_errors_in_ones_own_dictionaries_are_told(tmp_path: Path) -> None:
    """Else a line that cannot be used would look like a pattern that does not match."""
    (tmp_path / "actions").mkdir()
    (tmp_path / "actions" / "mine.yaml").write_text('- patterns:\n    SOURCE hit TARGET: "999"\n')
    arguments = ["explain", "Rebels hit Goma.", "--dictionaries", str(tmp_path)]
    result = CliRunner().invoke(main, arguments)
    assert result.exit_code == 1
    assert "mine.yaml:2:" in result.stderr
    assert "hit VERB root" in result.stdout


@pytest.mark.parametrize("command", [["explain", "Police hit protesters."], ["dict", "test"]])
def test_a_command_that_reads_no_files_takes_no_parses_from_files(command: list[str]) -> None:
    result = CliRunner().invoke(main, [*command, "--parser", "conllu"])
    assert result.exit_code == 2
    assert "reads no .conllu files" in result.stderr
    assert "conllu" not in CliRunner().invoke(main, [*command, "--help"]).output
