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
    errors = [Problem("y", f"error {n}") for n in range(MOST_PROBLEMS + 5)]
    note = Problem("x", "a note", severity="note")
    report_problems([note, *errors], "`eventcoder problems` lists them all.")
    lines = capsys.readouterr().err.splitlines()
    assert lines[0].startswith("error: error 0")
    assert len(lines) == MOST_PROBLEMS + 1
    assert lines[-1] == "... and 6 more: `eventcoder problems` lists them all."


def test_of_notes_the_first_of_each_kind_is_shown(capsys: pytest.CaptureFixture[str]) -> None:
    """A batch of undated articles must not bury its events and errors under notes that are alike."""
    notes = [Problem(kind, f"{kind} {n}", severity="note") for kind in ("x", "z") for n in range(3)]
    report_problems([*notes, Problem("y", "an error")], "`eventcoder problems` lists them all.")
    assert capsys.readouterr().err.splitlines() == [
        "error: an error. [y]",
        "note: x 0. [x]",
        "note: z 0. [z]",
        "... and 4 more: `eventcoder problems` lists them all.",
    ]


def test_errors_that_nothing_keeps_are_all_shown(capsys: pytest.CaptureFixture[str]) -> None:
    """Without a database there is no other place to look them up."""
    report_problems([Problem("y", f"error {n}") for n in range(MOST_PROBLEMS + 5)])
    assert len(capsys.readouterr().err.splitlines()) == MOST_PROBLEMS + 5


def _shown(width: int, **fields: object) -> str:
    values = {
        "event_id": "e", "article_id": "a", "sentence": 0, "sentence_text": "", "start": 0, "end": 0,
        "trigger": "hit", "cameo": "190", "cameo_label": "Use conventional military force, not specified below",
        "root": "19", "quad": 4, "goldstein": -10.0, "rule": "r", "killed": 0,
    }  # fmt: skip
    console = Console(width=width)
    with console.capture() as shown:
        console.print(event_table([(Event.model_validate({**values, **fields}), 1)], "Events"))
    return shown.get()


def test_words_of_an_article_are_no_markup() -> None:
    shown = _shown(120, source_text="[bold]X[/]\x1b[2J\n", source_code="SDN")
    assert " [bold]X[/] [2J " in shown
    assert "\x1b[2J" not in shown
    assert " 0" in shown


def test_the_table_can_be_read_in_80_columns() -> None:
    """Words above, code below; the event's label is not cut."""
    shown = _shown(
        80, date="2024-03-02", source_text="Rebels", source_code="CODREB", target_text="an army convoy",
        target_code="CODMIL", place_name="Goma", place_country="COD",
    )  # fmt: skip
    lines = shown.splitlines()
    first = next(i for i, line in enumerate(lines) if "2024-03-02" in line)
    above = ("Rebels", "190 Use", "an army conv", "Goma")
    assert all(words in lines[first] for words in above)
    assert all(words in lines[first + 1] for words in ("CODREB", "conventional", "CODMIL", "COD"))
    assert "military force" in lines[first + 2]
    assert max(map(len, lines)) <= 80


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
