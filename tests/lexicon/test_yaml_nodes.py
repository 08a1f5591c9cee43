"""Nodes are read without surprises, however the YAML is meant to surprise."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from yaml.nodes import SequenceNode

from eventcoder.lexicon.entries import Where
from eventcoder.lexicon.yaml_nodes import MAX_DEPTH, Layer, Source, parse_day, suggest
from eventcoder.model import Problem


def source() -> Source:
    return Source(Layer(Path("mine"), []), "sets/a.yaml")


def test_problems_name_the_folder_as_it_was_given() -> None:
    layer = Layer(Path("my/dictionaries"), [])
    layer.report(Where("actors/a.yaml", 3, 5), "dict-code", "No.", "Do this.", "note")
    expected = Problem(
        "dict-code", "No.", "Do this.", "note", "my/dictionaries/actors/a.yaml", 3, 5
    )
    assert layer.problems == [expected]


@pytest.mark.parametrize("text", ["", "\n\n", "# only a comment\n", "\ufeff"])
def test_a_file_without_content_is_no_problem(text: str) -> None:
    file = source()
    assert file.compose(text) is None
    assert file.layer.problems == []


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("a: [" + "[" * 100_000 + "]" * 100_001, 1),
        ("a:\n" + "  " + "- " * 100_000 + "b", 2),
        ("a: b\nc: " + "{d: " * 50_000 + "e" + "}" * 50_000, 2),
    ],
)
def test_bottomless_nesting_is_a_problem_not_a_crash(text: str, line: int) -> None:
    file = source()
    assert file.compose(text) is None
    [problem] = file.layer.problems
    assert problem.line == line
    assert str(MAX_DEPTH) in problem.message


def test_many_brackets_are_not_deep() -> None:
    file = source()
    node = file.compose("".join(f"- [[{number}], []]\n" for number in range(5000)))
    assert isinstance(node, SequenceNode)
    assert len(node.value) == 5000


@pytest.mark.parametrize(
    ("text", "line"),
    [("a: b\nc: \x07", 2), ("a: b\n\n\u00e9: \x00", 3), ("a: *b", 1), ("\t- a", 1)],
)
def test_what_is_no_yaml_is_located(text: str, line: int) -> None:
    file = source()
    assert file.compose(text) is None
    [problem] = file.layer.problems
    assert problem.line == line
    assert problem.message.startswith("This is not YAML: ")


def test_a_node_within_itself_is_not_followed() -> None:
    file = source()
    node = file.compose("&a [*a, b]")
    assert node is not None
    assert file.texts(node, "`a`") == ("b",)
    assert len(file.layer.problems) == 1


def test_where_is_the_first_character_of_the_text() -> None:
    file = source()
    node = file.compose("  - plain\n  - \"quoted\"\n  - 'quoted'")
    assert node is not None
    found = [file.where(item) for item in file.items(node, "The list")]
    assert found == [
        Where("sets/a.yaml", 1, 5),
        Where("sets/a.yaml", 2, 6),
        Where("sets/a.yaml", 3, 6),
    ]


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("2023", dt.date(2023, 1, 1), dt.date(2023, 12, 31)),
        ("2024-02", dt.date(2024, 2, 1), dt.date(2024, 2, 29)),
        ("2023-04-15", dt.date(2023, 4, 15), dt.date(2023, 4, 15)),
    ],
)
def test_days(text: str, first: dt.date, last: dt.date) -> None:
    assert parse_day(text) == first
    assert parse_day(text, last=True) == last


@pytest.mark.parametrize(
    "text", ["", "23", "2023-4", "2023-13", "2023-02-30", "0000", "2023-04-15T00:00", "２０２３"]
)
def test_no_days(text: str) -> None:
    with pytest.raises(ValueError):  # noqa: PT011 - the text is whatever datetime says
        parse_day(text)


@given(st.dates())
def test_every_day_is_read_back(day: dt.date) -> None:
    assert parse_day(day.isoformat()) == day
    assert parse_day(day.isoformat()[:7]) <= day <= parse_day(day.isoformat()[:7], last=True)
    assert parse_day(day.isoformat()[:4]) <= day <= parse_day(day.isoformat()[:4], last=True)


def test_suggestions() -> None:
    assert suggest("persn", ["person", "people"]) == "Did you mean `person`?"
    assert suggest("x", ["b", "a"]) == "It can be `a`, `b`."
    assert suggest("x", map(str, range(100))) == ""
    assert suggest("x", []) == ""
