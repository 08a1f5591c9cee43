"""The articles written for this project are read whole: each has a title, a date and clean body."""

from __future__ import annotations

from pathlib import Path

import pytest

from eventcoder.articles import read_articles
from eventcoder.articles.furniture import is_page_line
from eventcoder.model import Article, Problem

FIXTURES = Path(__file__).parents[2] / "fixtures" / "articles"


@pytest.fixture(scope="module")
def batch() -> list[Article | Problem]:
    return list(read_articles([FIXTURES]))


def texts(article: Article, kind: str) -> list[str]:
    return [article.text[one.start : one.end] for one in article.segments if one.kind == kind]


def test_every_article_is_read_with_notes_only(batch: list[Article | Problem]) -> None:
    notes = [item for item in batch if isinstance(item, Problem)]
    assert {note.kind for note in notes} == {"date-inferred"}
    assert {note.severity for note in notes} == {"note"}
    assert sum(isinstance(item, Article) for item in batch) == 40


def test_every_page_has_one_title_a_date_and_a_body(batch: list[Article | Problem]) -> None:
    pages = [item for item in batch if isinstance(item, Article) and len(item.id) == 16]
    for article in pages:
        assert len(texts(article, "title")) == 1, article.origin
        assert article.date is not None, article.origin
        assert 4 <= len(texts(article, "body")) <= 8, article.origin
        words = sum(len(body.split()) for body in texts(article, "body"))
        assert 110 <= words <= 350, (article.origin, words)


def test_the_body_holds_sentences_only(batch: list[Article | Problem]) -> None:
    for article in batch:
        if isinstance(article, Article):
            for body in texts(article, "body"):
                assert body.endswith((".", "”", '"')), body
                assert not is_page_line(body)


def test_a_file_of_several_articles_gives_each_its_own(batch: list[Article | Problem]) -> None:
    found = [item for item in batch if isinstance(item, Article)]
    parts = [item for item in found if item.origin and "008_" in item.origin]
    assert [len(texts(part, "caption")) for part in parts] == [4, 4, 4]
    assert ["Nile" in part.text for part in parts] == [True, False, False]
    assert ["Kashmir" in part.text for part in parts] == [False, True, False]


def test_hard_wrapped_copy_is_read_by_the_paragraph(batch: list[Article | Problem]) -> None:
    found = [item for item in batch if isinstance(item, Article)]
    [wrapped] = [item for item in found if item.origin and "007_" in item.origin]
    assert any("\n" in body for body in texts(wrapped, "body"))
    assert len(texts(wrapped, "body")) == 6
