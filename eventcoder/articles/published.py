"""When an article was published, from its own words, and what to say about it.

Looked for, the first found counts: a line that says so (`Published: 7 February 2026`) or holds
only a date, among the page's furniture; a dateline with a year; a dateline without one, when the
year follows from a caption's date (the first such day on or after it, within 60 days) or is the
only one in the copyright lines; the latest date in a photo caption, which is the earliest day the
article can be from.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence
from typing import Literal, NamedTuple

from eventcoder.articles.characters import plain, squeezed
from eventcoder.articles.dateline import Dateline, find_dateline
from eventcoder.articles.dates import full_dates, make_date
from eventcoder.articles.furniture import is_date_only, is_labelled_date
from eventcoder.model import Problem, Segment

_COPYRIGHT_YEAR = re.compile(r"(?:©|\(c\)|copyright)\D{0,20}((?:19|20)\d\d)\b", re.IGNORECASE)
_UPDATED = re.compile(r"updated|modified", re.IGNORECASE)
_NEAR = dt.timedelta(days=60)
_REMEDY = "Give the day with --date, or in the `date` field of a JSON Lines or CSV record."


class Published(NamedTuple):
    """A publication date, where it was found, and a note on it for the user."""

    date: dt.date | None
    basis: Literal["text", "caption"] | None
    kind: str | None
    message: str


def find_published(text: str, segments: Sequence[Segment]) -> Published:
    """Find an article's publication date in its text.

    Args:
        text: the article's text.
        segments: what each stretch of it is (`cleaning.find_segments`).
    """
    words = {kind: [] for kind in ("furniture", "caption")}  # type: dict[str, list[str]]
    for segment in segments:
        if segment.kind in words:
            words[segment.kind].append(squeezed(text[segment.start : segment.end]))
    stated = _stated(words["furniture"])
    if stated:
        return Published(stated, "text", None, "")
    captions = [found.date for caption in words["caption"] for found in full_dates(caption)]
    for dateline in _datelines(text, segments):
        if dateline.date:
            return Published(dateline.date, "text", None, "")
        inferred = _with_year(dateline, captions, words["furniture"])
        if inferred:
            message = (
                f"the dateline gives no year; {inferred} was taken from the page's other dates"
            )
            return Published(inferred, "text", "date-inferred", message)
    if captions:
        latest = max(captions)
        message = (
            f"no publication date; {latest}, the latest in a photo caption, was taken: "
            "the article is from that day or later"
        )
        return Published(latest, "caption", "date-inferred", message)
    return Published(
        None, None, "no-date", "no publication date: days such as `Saturday` stay unresolved"
    )


def date_problem(
    published: Published, file: str, line: int | None, article_id: str
) -> Problem | None:
    """The note that tells the user what was assumed about a date, if anything was."""
    if published.kind is None:
        return None
    return Problem(
        kind=published.kind,
        message=published.message,
        remedy=_REMEDY,
        severity="note",
        file=file,
        line=line,
        article_id=article_id,
    )


def _stated(furniture: Sequence[str]) -> dt.date | None:
    """The date in a line that gives the publication date; one that says `updated` counts last."""
    lines = [words for words in furniture if is_labelled_date(words) or is_date_only(words)]
    lines.sort(key=lambda words: (_UPDATED.match(words) is not None, not is_labelled_date(words)))
    return next((found.date for words in lines for found in full_dates(words)), None)


def _datelines(text: str, segments: Sequence[Segment]) -> list[Dateline]:
    texts = (plain(text[one.start : one.end]) for one in segments if one.kind == "dateline")
    return [dateline for dateline in map(find_dateline, texts) if dateline]


def _with_year(
    dateline: Dateline, captions: Sequence[dt.date], furniture: Sequence[str]
) -> dt.date | None:
    if dateline.month_and_day is None:
        return None
    if captions:
        earliest = max(captions)
        for year in (earliest.year, earliest.year + 1):
            date = make_date(year, *dateline.month_and_day)
            if date and earliest <= date <= earliest + _NEAR:
                return date
    years = {int(year) for words in furniture for year in _COPYRIGHT_YEAR.findall(words)}
    return make_date(years.pop(), *dateline.month_and_day) if len(years) == 1 else None
