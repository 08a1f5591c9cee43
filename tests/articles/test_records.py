"""One record's fields become an article; what is wrong with them is told."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from eventcoder.articles.records import LONGEST_ARTICLE, RecordLine, read_mentions, read_record
from eventcoder.model import Article, GivenMention, Problem

LINE = RecordLine("a.jsonl", 7)
TEXT = "Rebels attacked an army convoy near Goma."


def read(**record: Any) -> tuple[Article | None, list[Problem]]:
    return read_record({"id": "a1", "text": TEXT, **record}, LINE, None)


def test_a_record_is_read_with_its_text_as_it_is() -> None:
    text = "  “Rebels”\r\nattacked\u00a0Goma.\n"
    article, _ = read(text=text, date="2026-02-07", url="https://news.example/1", gold={"x": 1})
    assert article is not None
    assert article.text == text
    assert (article.date, article.date_basis) == (dt.date(2026, 2, 7), "field")
    assert (article.url, article.origin, article.line) == ("https://news.example/1", "a.jsonl", 7)


@pytest.mark.parametrize(
    "written", ["2026-02-07", "2026-02-07T23:30:00Z", "20260207", " 2026-02-07 "]
)
def test_iso_dates(written: str) -> None:
    article, problems = read(date=written)
    assert article is not None
    assert article.date == dt.date(2026, 2, 7)
    assert problems == []


@pytest.mark.parametrize("written", ["last week", "2026-02-30", 20260207, ["2026-02-07"]])
def test_a_wrong_date_is_told_and_the_article_read_without_it(written: object) -> None:
    article, problems = read(date=written)
    assert article is not None
    assert (article.date, article.date_basis) == (None, None)
    assert [(one.kind, one.severity) for one in problems] == [
        ("date", "error"),
        ("no-date", "note"),
    ]
    assert (problems[0].file, problems[0].line, problems[0].article_id) == ("a.jsonl", 7, "a1")


def test_the_option_dates_records_that_give_none() -> None:
    day = dt.date(2026, 1, 1)
    article, problems = read_record({"id": "a1", "text": TEXT}, LINE, day)
    assert article is not None
    assert (article.date, article.date_basis, problems) == (day, "option", [])


@pytest.mark.parametrize("wrong", [None, "", "  ", True, 1.5, ["a"]])
def test_a_record_needs_an_id(wrong: object) -> None:
    article, [problem] = read(id=wrong)
    assert article is None
    assert (problem.kind, problem.line) == ("id", 7)


def test_a_whole_number_will_do_as_id() -> None:
    article, _ = read(id=17)
    assert article is not None
    assert article.id == "17"


@pytest.mark.parametrize(
    ("wrong", "kind"),
    [
        (None, "text"),
        (5, "text"),
        (["a"], "text"),
        ("", "empty"),
        (" \n\u200b", "empty"),
        ("x" * (LONGEST_ARTICLE + 1), "too-large"),
    ],
)
def test_a_record_needs_a_text(wrong: object, kind: str) -> None:
    article, [problem] = read(text=wrong)
    assert article is None
    assert (problem.kind, problem.article_id) == (kind, "a1")


def test_characters_that_no_file_can_hold_are_replaced_one_for_one() -> None:
    article, problems = read(text="Re\ud800bels\0 left.", date="2026-02-07")
    assert article is not None
    assert article.text == "Re\ufffdbels  left."
    assert [(one.kind, one.severity) for one in problems] == [("characters", "note")]


def test_a_field_that_is_no_text_is_left_out_and_told() -> None:
    article, problems = read(title=5, date="2026-02-07")
    assert article is not None
    assert article.title is None
    assert [(one.kind, one.severity) for one in problems] == [("field", "note")]


def test_mentions() -> None:
    given_ = [{"start": 0, "end": 6, "role": "source"}, {"start": 16, "end": 30, "role": "target"}]
    article, _ = read(mentions=given_)
    assert article is not None
    assert article.mentions == (
        GivenMention(start=0, end=6, role="source"),
        GivenMention(start=16, end=30, role="target"),
    )
    assert read_mentions([], 5) is None
    assert read_mentions(None, 5) is None


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ("Rebels", "not a list"),
        ([5], "mention 1 is not an object"),
        ([{"start": "0", "end": 6, "role": "source"}], "whole number"),
        ([{"start": True, "end": 6, "role": "source"}], "whole number"),
        ([{"start": 0, "end": 600, "role": "source"}], "not inside the text of 41 characters"),
        ([{"start": -2, "end": 6, "role": "source"}], "not inside"),
        ([{"start": 6, "end": 6, "role": "source"}], "not inside"),
        ([{"start": 0, "end": 6, "role": "actor"}], "source, target"),
        ([{"start": 0, "end": 6, "role": "source"}, {}], "mention 2"),
    ],
)
def test_a_wrong_mention_sets_the_article_aside(wrong: object, said: str) -> None:
    article, [problem] = read(mentions=wrong)
    assert article is None
    assert problem.kind == "mentions"
    assert said in problem.message


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3),
    max_leaves=5,
)
FIELDS = st.sampled_from(["id", "text", "date", "title", "url", "language", "mentions", "gold"])


@given(st.dictionaries(FIELDS, JSON))
def test_any_record_gives_an_article_or_an_error(record: dict[str, Any]) -> None:
    article, problems = read_record(record, LINE, None)
    assert article is not None or any(one.severity == "error" for one in problems)
    if article is not None and isinstance(record["text"], str):
        assert len(article.text) == len(record["text"])
