"""`eventcoder explain`: what it shows of a sentence."""

from __future__ import annotations

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
