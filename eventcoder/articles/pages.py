"""The kinds of the paragraphs of a page copied from a news site; the rules are in `cleaning`."""

from __future__ import annotations

from collections.abc import Sequence

from eventcoder.articles.captions import has_agency_credit, has_bare_credit, has_photo_credit
from eventcoder.articles.furniture import (
    is_breadcrumb,
    is_byline,
    is_date_only,
    is_labelled_date,
    is_page_words,
)
from eventcoder.articles.headers import (
    HEADER_REACH,
    SHORTEST_FULL,
    is_full,
    is_header_caption,
    is_title_like,
    is_whole_dateline,
    links,
    said_twice,
    title_again,
)
from eventcoder.articles.paragraphs import Paragraph
from eventcoder.model import SegmentKind

MOST_LABEL_WORDS = 2


def page_kinds(found: Sequence[Paragraph]) -> list[SegmentKind]:
    """What each paragraph of a page is.

    Args:
        found: the page's paragraphs, those of one article.
    """
    if len(found) < 2:
        return ["body"] * len(found)
    title = find_title(found)
    title_key = found[title].key if title is not None else None
    linked = links(found, least=1)
    kinds: list[SegmentKind] = []
    unsure: list[int] = []
    in_header, header_end = True, _header_end(found)
    for index, paragraph in enumerate(found):
        kind: SegmentKind
        if index == title:
            kind = "title"
        elif index in linked or paragraph.key == title_key or is_page_words(paragraph.words):
            kind = "furniture"
        elif in_header:
            kind = _header_kind(found, index)
            in_header = index + 1 < header_end or kind != "body" or not _begins_body(paragraph)
        else:
            kind = _body_kind(found, index)
            if kind == "caption" and not said_twice(found, index):
                unsure.append(index)
        kinds.append(kind)
    for index in unsure:
        if "body" not in kinds[index + 1 :] and not has_photo_credit(found[index].words):
            kinds[index] = "body"
    return kinds if {"body", "title"} & set(kinds) else ["body"] * len(found)


def find_title(found: Sequence[Paragraph]) -> int | None:
    """The paragraph that is the title: one said twice above the body, else the first like it."""
    above = _above_body(found)
    for index in above:
        if title_again(found, index) is not None:
            return index
    for index in above:
        following = found[index + 1] if index + 1 < len(found) else None
        way = is_breadcrumb(found[index].words)
        if following and way and found[index].key.endswith(following.key):
            return index + 1
    likely = [
        index
        for index in above
        if is_title_like(found[index]) and not is_header_caption(found, index)
    ]
    long = (index for index in likely if len(found[index].words.split()) > MOST_LABEL_WORDS)
    return next(long, likely[0] if likely else None)


def _header_end(found: Sequence[Paragraph]) -> int:
    """How many paragraphs a header that has a standfirst in it goes on for.

    A byline or a line that says when the page was published shows that a full paragraph above it
    was a standfirst; there is one at most.
    """
    end, standfirsts = 0, 0
    for index in range(min(len(found), HEADER_REACH)):
        words = found[index].words
        if is_byline(words) or is_labelled_date(words) or (end == index and is_date_only(words)):
            end = index + 1
        elif is_full(found[index]) and not is_header_caption(found, index):
            standfirsts += 1
            if standfirsts > 1:
                break
    return end


def _begins_body(paragraph: Paragraph) -> bool:
    return paragraph.is_final or len(paragraph.words) >= SHORTEST_FULL


def _above_body(found: Sequence[Paragraph]) -> list[int]:
    """The paragraphs down to the first full one that is no caption, that one left out."""
    above: list[int] = []
    for index, paragraph in enumerate(found):
        way = is_breadcrumb(paragraph.words)
        if is_full(paragraph) and not way and not is_header_caption(found, index):
            again = title_again(found, index) is not None
            return [*above, index] if again else above
        above.append(index)
    return above


def _header_kind(found: Sequence[Paragraph], index: int) -> SegmentKind:
    words = found[index].words
    if is_header_caption(found, index) or has_bare_credit(words):
        return "caption"
    if is_byline(words) or is_date_only(words) or is_labelled_date(words) or is_breadcrumb(words):
        return "furniture"
    if is_whole_dateline(words):
        return "dateline"
    is_label = len(words.split()) <= MOST_LABEL_WORDS and not found[index].is_final
    return "furniture" if is_label else "body"


def _body_kind(found: Sequence[Paragraph], index: int) -> SegmentKind:
    words = found[index].words
    if said_twice(found, index) or has_photo_credit(words):
        return "caption"
    if has_agency_credit(words) and not words.endswith("."):
        return "caption"
    if is_labelled_date(words) or is_byline(words):
        return "furniture"
    return "body"
