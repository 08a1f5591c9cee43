"""What commands say: problems on one line each, events as a table, how far the batch is."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.console import Console

from eventcoder.cli.reporting import (
    MOST_PROBLEMS,
    Progress,
    counted,
    event_table,
    problem_line,
    report_problems,
)
from eventcoder.model import Event, Problem


def test_a_problem_says_where_what_and_what_to_do() -> None:
    problem = Problem("json", "not JSON", "Mend it.", file="a.jsonl", line=3, column=7)
    assert problem_line(problem) == "a.jsonl:3:7: error: not JSON. Mend it. [json]"
    problem = Problem("sentence-cut", "cut", severity="note", article_id="a1")
    assert problem_line(problem) == "article a1: note: cut. [sentence-cut]"


@given(st.text(alphabet=st.characters()))
def test_a_problem_is_one_line_and_no_control_character(words: str) -> None:
    """Words of the article cannot move the cursor or colour the terminal."""
    line = problem_line(Problem("x", words, words, file=words or None))
    assert line.isprintable()
    assert len(line.splitlines()) == 1


def test_errors_come_first_and_no_more_than_a_screenful(capsys: pytest.CaptureFixture[str]) -> None:
    notes = [Problem("x", f"note {n}", severity="note") for n in range(MOST_PROBLEMS + 5)]
    report_problems([*notes, Problem("y", "an error")], "`eventcoder problems` lists them all.")
    lines = capsys.readouterr().err.splitlines()
    assert lines[0].startswith("error: an error")
    assert lines[1].startswith("note: note 0")
    assert len(lines) == MOST_PROBLEMS + 1
    assert lines[-1] == "... and 6 more: `eventcoder problems` lists them all."


def test_words_of_an_article_are_no_markup() -> None:
    event = Event(
        event_id="e", article_id="a", sentence=0, sentence_text="", start=0, end=0, trigger="hit",
        source_text="[bold]X[/]\x1b[2J\n", source_code="SDN", cameo="190", cameo_label="Use force", root="19",
        quad=4, goldstein=-10.0, rule="r", killed=0,
    )  # fmt: skip
    console = Console(width=120)
    with console.capture() as shown:
        console.print(event_table([(event, 1)], "Events"))
    assert "SDN [bold]X[/] [2J " in shown.get()
    assert "\x1b[2J" not in shown.get()
    assert "0" in shown.get().splitlines()[-2]


def test_progress_says_how_much_was_done(capsys: pytest.CaptureFixture[str]) -> None:
    with Progress({"a": 100, "b": 50}, quiet=False) as progress:
        progress.advance("a", 60, articles=1, events=2)
        progress.advance("a", 60, articles=1, events=0)
        progress.advance("b", 10, articles=0, events=0)
        progress.advance(None, 0, articles=0, events=0)
    assert progress.said == "2 articles, 2 events"
    assert capsys.readouterr().err == "", "nothing to say within the first seconds"


def test_numbers() -> None:
    assert [counted(n, "event") for n in (0, 1, 1200)] == ["0 events", "1 event", "1,200 events"]
