"""Plain text: one file, one or several articles copied from news pages.

A paragraph begins a new article when it is

1. a title said again below, with only captions and furniture between (`headers.title_again`);
2. like a title, after two blank lines or a rule (`-----`), with a caption, a date, a byline or a
   dateline before the next body; or
3. like a title of at least four words, after three blank lines or a rule, with a full paragraph
   next.

The links that end a page hold titles of other articles too: among them only 1 counts.  What stands
directly above a title (the way to the page, a date, a number) goes with it, and a part without any
body goes with the next.  An article's text is a verbatim slice of the file.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import re
from collections.abc import Iterator, Sequence

from eventcoder.articles.cleaning import find_segments
from eventcoder.articles.dateline import find_dateline
from eventcoder.articles.furniture import (
    is_breadcrumb,
    is_byline,
    is_date_only,
    is_labelled_date,
    is_page_words,
    opens_tail,
)
from eventcoder.articles.headers import (
    is_full,
    is_header_caption,
    is_title_like,
    title_again,
)
from eventcoder.articles.paragraphs import Paragraph, paragraphs
from eventcoder.articles.published import date_problem, find_published
from eventcoder.articles.records import LONGEST_ARTICLE
from eventcoder.model import Article, Problem

_RULE = re.compile(r"(?:[-=_*#~+·•—–] ?){3,}")
_REACH = 7


def read_text(text: str, file: str, default_date: dt.date | None) -> Iterator[Article | Problem]:
    """Read the articles of a decoded text file.

    Args:
        text: the whole file.
        file: its name, for the problems.
        default_date: publication date of all its articles, where the user gave one.
    """
    for start, end in split_articles(text):
        line = text.count("\n", 0, start) + 1
        if end - start > LONGEST_ARTICLE:
            yield Problem(
                kind="too-large",
                message=f"an article of {end - start:,} characters was set aside; "
                f"the most is {LONGEST_ARTICLE:,}",
                remedy="Split it into its articles, by three blank lines before each title.",
                file=file,
                line=line,
            )
            continue
        yield from _read_article(text[start:end], file, line, default_date)


def content_id(text: str) -> str:
    """The id of an article that has none: 16 hexadecimal digits of its text's SHA-256."""
    return hashlib.sha256(text.encode("utf-8", errors="replace")).hexdigest()[:16]


def _read_article(
    text: str, file: str, line: int, default_date: dt.date | None
) -> Iterator[Article | Problem]:
    article_id = content_id(text)
    segments = find_segments(text, page=True)
    title = next((text[one.start : one.end] for one in segments if one.kind == "title"), None)
    article = Article(
        id=article_id, text=text, title=title, segments=segments, origin=file, line=line
    )
    if default_date is not None:
        yield article.model_copy(update={"date": default_date, "date_basis": "option"})
        return
    published = find_published(text, segments)
    note = date_problem(published, file, line, article_id)
    if note is not None:
        yield note
    yield article.model_copy(update={"date": published.date, "date_basis": published.basis})


def split_articles(text: str) -> list[tuple[int, int]]:
    """The spans of a file's articles (characters), in order, each trimmed of blanks."""
    found = paragraphs(text)
    if not found:
        return []
    starts = [0]
    for index in _beginnings(found):
        starts.append(_with_lines_above(found, index, starts[-1]))
    parts = _joined(found, sorted(set(starts)))
    return [(found[first].start, found[last - 1].end) for first, last in parts]


def _beginnings(found: Sequence[Paragraph]) -> Iterator[int]:
    """The paragraphs that are titles of articles, the first article's left out or not."""
    in_links, below = False, 0
    for index, paragraph in enumerate(found):
        if index < below:
            continue
        again = title_again(found, index)
        if again is not None:
            yield index
            in_links, below = False, again + 1
        elif opens_tail(paragraph.words):
            in_links = True
        elif not in_links and index and _is_lone_title(found, index):
            yield index
        elif is_full(paragraph) and index + 1 < len(found) and is_full(found[index + 1]):
            in_links = False


def _is_lone_title(found: Sequence[Paragraph], index: int) -> bool:
    """Whether a title that is not said again begins an article, by the gap and what follows it."""
    ruled = _RULE.fullmatch(found[index - 1].words) is not None
    gap = found[index].gap
    if not (ruled or gap >= 2) or not is_title_like(found[index]) or index + 1 >= len(found):
        return False
    if _has_header(found, index):
        return True
    words = len(found[index].words.split())
    following = found[index + 1]
    return (ruled or gap >= 3) and words >= 4 and following.gap > 0 and is_full(following)


def _has_header(found: Sequence[Paragraph], index: int) -> bool:
    """Whether a caption, a date, a byline or a dateline comes before the body below a title."""
    for later in range(index + 1, min(len(found), index + _REACH)):
        words = found[later].words
        if is_header_caption(found, later) or _is_about_article(words):
            return True
        if is_full(found[later]):
            return find_dateline(words, strict=True) is not None
    return False


def _is_about_article(words: str) -> bool:
    return is_byline(words) or is_date_only(words) or is_labelled_date(words)


def _with_lines_above(found: Sequence[Paragraph], index: int, previous: int) -> int:
    """The first of the lines directly above a title that belong to it."""
    while (
        index - 1 > previous
        and found[index].gap < 2
        and (
            is_breadcrumb(found[index - 1].words)
            or is_date_only(found[index - 1].words)
            or is_page_words(found[index - 1].words)
        )
        and not _RULE.fullmatch(found[index - 1].words)
    ):
        index -= 1
    return index


def _joined(found: Sequence[Paragraph], starts: Sequence[int]) -> list[tuple[int, int]]:
    """The articles as ranges of paragraphs; a part without body goes with the next, or the last."""
    parts: list[tuple[int, int]] = []
    first = 0
    for start, end in zip(starts, [*starts[1:], len(found)], strict=True):
        has_body = any(
            is_full(found[index]) and not is_header_caption(found, index)
            for index in range(start, end)
        )
        if has_body or end == len(found):
            if not has_body and parts:
                first = parts.pop()[0]
            parts.append((first, end))
            first = end
    return parts
