"""JSON Lines: each wrong line is told, the others are read."""

from __future__ import annotations

import io

import pytest

from eventcoder.articles.decode import decoded_lines
from eventcoder.articles.jsonl import read_jsonl
from eventcoder.model import Article, Problem

GOOD = '{"id": "a%d", "date": "2026-02-07", "text": "Rebels attacked Goma."}\n'


def read(text: str) -> list[Article | Problem]:
    lines = decoded_lines(io.BytesIO(text.encode()), "a.jsonl", longest=10_000)
    return list(read_jsonl(lines, "a.jsonl", None))


def test_one_record_a_line() -> None:
    articles = read(GOOD % 1 + "\n" + GOOD % 2)
    assert [(item.id, item.line) for item in articles if isinstance(item, Article)] == [
        ("a1", 1),
        ("a2", 3),
    ]


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("Rebels attacked Goma.", "json"),
        ('{"id": "b", "text": "Rebels', "json"),
        ("[1, 2]", "json"),
        ('"text"', "json"),
        ("null", "json"),
        ("[" * 20_000, "too-large"),
        ("[" * 9_000, "json"),
        ('{"id": ' + "9" * 5_000 + "}", "json"),
        ('{"text": "Rebels attacked Goma."}', "id"),
        ('{"id": "b"}', "text"),
    ],
)
def test_a_wrong_line_does_not_stop_the_others(line: str, kind: str) -> None:
    first, problem, last = read(GOOD % 1 + line + "\n" + GOOD % 2)
    assert isinstance(first, Article)
    assert isinstance(problem, Problem)
    assert isinstance(last, Article)
    assert (problem.kind, problem.severity, problem.file, problem.line) == (
        kind,
        "error",
        "a.jsonl",
        2,
    )
    assert problem.remedy


@pytest.mark.parametrize("start", ["[\n", "{\n"])
def test_a_file_that_is_one_json_value_is_told_once(start: str) -> None:
    [problem] = read(start + GOOD % 1)
    assert isinstance(problem, Problem)
    assert "JSON Lines" in problem.message


def test_line_separators_within_a_text_do_not_end_the_line() -> None:
    [article] = read('{"id": "a", "date": "2026-02-07", "text": "Rebels\u2028attacked\x85Goma."}')
    assert isinstance(article, Article)
    assert article.text == "Rebels\u2028attacked\x85Goma."
