"""Where an article begins and where it is over: titles, repeated titles, links at the end."""

from __future__ import annotations

from collections.abc import Sequence

from eventcoder.articles.captions import has_agency_credit, has_photo_credit
from eventcoder.articles.dateline import find_dateline
from eventcoder.articles.furniture import (
    is_breadcrumb,
    is_byline,
    is_date_only,
    is_labelled_date,
    is_navigation,
    is_page_words,
    is_site_talk,
    opens_tail,
)
from eventcoder.articles.paragraphs import Paragraph

LONGEST_TITLE = 220
SHORTEST_FULL = 80
HEADER_REACH = 14
LONGEST_DATELINE = 120


def is_title_like(paragraph: Paragraph) -> bool:
    """Whether a paragraph is short, has words, and does not end as a sentence does."""
    words = paragraph.words
    if len(words) > LONGEST_TITLE or " " not in words or words[-1] in ".:;,…-—–_":
        return False
    if words[0].islower() or is_page_words(words) or is_byline(words) or is_labelled_date(words):
        return False
    if is_date_only(words) or is_breadcrumb(words) or is_whole_dateline(words):
        return False
    return not has_photo_credit(words)


def is_whole_dateline(words: str) -> bool:
    """Whether a paragraph is a dateline with nothing after it."""
    dateline = find_dateline(words) if len(words) <= LONGEST_DATELINE else None
    return dateline is not None and dateline.end == len(words)


def is_full(paragraph: Paragraph) -> bool:
    """Whether a paragraph is long enough and ended as body is; a teaser breaks off in `…`."""
    words = paragraph.words
    return (
        len(words) >= SHORTEST_FULL
        and paragraph.is_final
        and not breaks_off(words)
        and not is_navigation(words)
        and not is_site_talk(words)
    )


def breaks_off(words: str) -> bool:
    """Whether words end in an ellipsis, as the teaser of another article does."""
    return words.rstrip("\"')] ").endswith(("…", "..."))


def said_twice(found: Sequence[Paragraph], index: int) -> bool:
    """Whether the line just before or just after a paragraph says the same, with no blank line."""
    this = found[index]
    after = found[index + 1] if index + 1 < len(found) else None
    before = found[index - 1] if index else None
    return bool(
        (after and after.gap == 0 and after.key == this.key)
        or (before and this.gap == 0 and before.key == this.key)
    )


def title_again(found: Sequence[Paragraph], index: int) -> int | None:
    """Where the paragraph at `index` is said again as a news page repeats its title.

    Between the two there is nothing but captions, furniture and short lines.
    """
    this = found[index]
    if len(this.words) > LONGEST_TITLE or " " not in this.words or said_twice(found, index):
        return None
    if is_page_words(this.words) or has_photo_credit(this.words) or has_agency_credit(this.words):
        return None
    if this.is_final and not is_title_like(this) and index and this.gap < 2:
        return None
    for later in range(index + 1, min(len(found), index + HEADER_REACH)):
        if found[later].key == this.key:
            return later
        if is_full(found[later]) and not is_header_caption(found, later):
            return None
    return None


def is_header_caption(found: Sequence[Paragraph], index: int) -> bool:
    """Whether a paragraph above the body is a caption by its credit or by being said twice."""
    words = found[index].words
    return has_photo_credit(words) or has_agency_credit(words) or said_twice(found, index)


def links(found: Sequence[Paragraph], *, least: int) -> set[int]:
    """The paragraphs that are lists of links, forms and teasers, after the body or amid it.

    Each list begins with a heading such as `Check also`.  The body goes on after it at a full
    paragraph that is no teaser (a teaser stands alone, below a title); then only the lines just
    below the heading that look like titles, teasers or navigation are links.  Where the heading is
    the only piece of navigation, any full paragraph will do.

    Args:
        found: the article's paragraphs.
        least: how many pieces of navigation must be there for the rest of a text to be given up.
    """
    marked: set[int] = set()
    full = [is_full(paragraph) for paragraph in found]
    left = _navigation_left(found)
    any_full = _next_true(full)
    no_teaser = _next_true(
        [is_body and _is_no_teaser(found, full, index) for index, is_body in enumerate(full)]
    )
    position = next((index for index, is_body in enumerate(full) if is_body), len(found))
    while position < len(found):
        if not opens_tail(found[position].words):
            position += 1
            continue
        resumed = (no_teaser if left[position] > 1 else any_full)[position + 1]
        if resumed is None:
            enough = left[position] >= least
            return marked | set(range(position, len(found))) if enough else marked
        marked.add(position)
        position += 1
        while position < resumed and _is_link(found[position]):
            marked.add(position)
            position += 1
    return marked


def _navigation_left(found: Sequence[Paragraph]) -> list[int]:
    """For each paragraph, how many from it to the end are navigation."""
    left = [0]
    for paragraph in reversed(found):
        left.append(left[-1] + is_navigation(paragraph.words))
    return left[::-1]


def _next_true(marks: Sequence[bool]) -> list[int | None]:
    """For each position, the first one at or after it that is marked; one more entry at the end."""
    nearest: list[int | None] = [None] * (len(marks) + 1)
    for index in range(len(marks) - 1, -1, -1):
        nearest[index] = index if marks[index] else nearest[index + 1]
    return nearest


def _is_no_teaser(found: Sequence[Paragraph], full: Sequence[bool], index: int) -> bool:
    """Whether a full paragraph has another after it, or something else than a title before it."""
    return full[index + 1 : index + 2] == [True] or not (index and is_title_like(found[index - 1]))


def _is_link(paragraph: Paragraph) -> bool:
    words = paragraph.words
    return is_title_like(paragraph) or is_page_words(words) or breaks_off(words)
