"""Plain text: where one article ends and the next begins."""

from __future__ import annotations

import datetime as dt

from hypothesis import given

from eventcoder.articles.text import content_id, read_text, split_articles
from eventcoder.model import Article, Problem
from tests.articles.samples import ANY_TEXT

TITLES = ("Army Leaves Bara After Deal With Rebels", "Egypt Hosts Talks on Nile Dam")
LEADS = (
    "The army left the town of Bara on Saturday under a deal with the rebels, residents said.",
    "Egypt hosted negotiators from Sudan and Ethiopia in Cairo on Monday, its ministry said.",
)
NEXT = "A spokesman said that both sides had promised to let aid workers into the besieged town."


def split(text: str) -> list[str]:
    return [text[start:end] for start, end in split_articles(text)]


def page(number: int) -> str:
    title, caption = TITLES[number], f"A view of place {number} on Friday (AFP)."
    return f"{title}\n\n{caption}\n{caption}\nTT\n\n{title}\n\n{LEADS[number]}\n\n{NEXT}\n"


def test_one_article() -> None:
    assert split(page(0)) == [page(0).strip()]


def test_titles_said_twice_begin_articles_however_many_blank_lines() -> None:
    for blank in ("\n", "\n\n\n", "\n \n \n"):
        assert split(page(0) + blank + page(1)) == [page(0).strip(), page(1).strip()]


def test_two_blank_lines_and_a_date_begin_an_article() -> None:
    parts = [
        f"{title}\n\n7 February 2026\n\n{lead}\n\n{NEXT}"
        for title, lead in zip(TITLES, LEADS, strict=True)
    ]
    assert split("\n\n\n".join(parts)) == parts


def test_a_rule_or_three_blank_lines_and_a_title_begin_an_article() -> None:
    parts = [f"{title}\n\n{lead}\n\n{NEXT}" for title, lead in zip(TITLES, LEADS, strict=True)]
    assert split("\n\n\n\n".join(parts)) == parts
    assert split("\n\n-----\n\n".join(parts)) == [f"{parts[0]}\n\n-----", parts[1]]


def test_a_subheading_begins_no_article() -> None:
    text = f"{TITLES[0]}\n\n{LEADS[0]}\n\n\nConfession of failure\n\n{NEXT}"
    assert split(text) == [text]


def test_titles_among_the_links_at_the_end_begin_no_article() -> None:
    text = f"{page(0)}\nCheck Also\n\n\n\n{TITLES[1]}\n\n{LEADS[1]}\n\nLog In"
    assert split(text) == [text]


def test_the_way_to_the_page_goes_with_the_title_below_it() -> None:
    second = f"Home / News / {TITLES[1]}\n\n{page(1)}".strip()
    assert split(f"{page(0)}\n\n\n{second}") == [page(0).strip(), second]


def test_the_id_is_the_hash_of_the_text() -> None:
    [article] = list(read_text(page(0), "a.txt", dt.date(2026, 2, 7)))
    assert isinstance(article, Article)
    assert article.id == content_id(page(0).strip())
    assert len(article.id) == 16
    assert (article.title, article.line, article.date_basis) == (TITLES[0], 1, "option")


def test_the_line_is_where_the_article_begins() -> None:
    items = list(read_text(f"{page(0)}\n\n{page(1)}", "a.txt", None))
    articles = [item for item in items if isinstance(item, Article)]
    assert [article.line for article in articles] == [1, page(0).count("\n") + 3]
    assert {item.kind for item in items if isinstance(item, Problem)} == {"no-date"}


def test_an_article_that_is_too_long_is_set_aside() -> None:
    long = f"{TITLES[0]}\n\n" + f"{LEADS[0]}\n\n" * 12_000
    [problem] = list(read_text(long, "a.txt", None))
    assert isinstance(problem, Problem)
    assert (problem.kind, problem.line) == ("too-large", 1)


@given(ANY_TEXT)
def test_articles_are_slices_in_order_that_leave_out_only_blanks(text: str) -> None:
    end = 0
    for start, stop in split_articles(text):
        assert end <= start < stop <= len(text)
        end = stop
    whole = "".join(text[start:stop] for start, stop in split_articles(text))
    assert [c for c in whole if c.isalnum()] == [c for c in text if c.isalnum()]


@given(ANY_TEXT)
def test_any_text_is_read_the_same_twice(text: str) -> None:
    assert list(read_text(text, "a.txt", None)) == list(read_text(text, "a.txt", None))
