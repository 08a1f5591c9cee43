"""A record, the fields of one line of JSON Lines or CSV, made into an article."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Mapping
from typing import Any, NamedTuple

from eventcoder.articles.characters import is_blank
from eventcoder.articles.cleaning import find_segments
from eventcoder.articles.published import date_problem, find_published
from eventcoder.model import Article, GivenMention, Problem

LONGEST_ARTICLE = 1_000_000
_SURROGATE = re.compile("[\ud800-\udfff]")
_ROLES = ("source", "target")


class RecordLine(NamedTuple):
    """Where a record stands: the file's name and the line, counted from 1."""

    file: str
    line: int

    def problem(self, kind: str, message: str, remedy: str, article: str | None = None) -> Problem:
        """An error about the record."""
        return Problem(kind, message, remedy, file=self.file, line=self.line, article_id=article)

    def note(self, kind: str, message: str, remedy: str, article: str | None = None) -> Problem:
        """Something about the record that the user should know."""
        return Problem(
            kind, message, remedy, "note", file=self.file, line=self.line, article_id=article
        )


def read_record(
    record: Mapping[str, Any], where: RecordLine, default_date: dt.date | None
) -> tuple[Article | None, list[Problem]]:
    """Make a record into an article, its text untouched.

    Args:
        record: the fields; `id` and `text` are required, unknown ones are ignored.
        where: where the record stands.
        default_date: publication date for records that give none.

    Returns:
        The article, `None` where the record cannot be used, and problems.
    """
    problems: list[Problem] = []
    article_id = _identity(record.get("id"))
    if article_id is None:
        return None, [_no_id(record.get("id"), where)]
    text, problem = _text(record.get("text"), where, article_id)
    if text is None:
        return None, [problem] if problem else []
    problems += [problem] if problem else []
    try:
        mentions = read_mentions(record.get("mentions"), len(text))
    except ValueError as error:
        remedy = "Correct it: the article was set aside, as its events would be about others."
        return None, [*problems, where.problem("mentions", str(error), remedy, article_id)]
    given, date_problems = _given_date(record.get("date"), where, article_id)
    problems += date_problems
    kept, field_problems = _kept_fields(record, where, article_id)
    problems += field_problems
    segments = find_segments(text, page=False, title=kept.get("title"), mentions=mentions or ())
    date, basis = given or default_date, "field" if given else "option"
    if date is None:
        published = find_published(text, segments)
        date, basis = published.date, published.basis or "text"
        note = date_problem(published, where.file, where.line, article_id)
        problems += [note] if note else []
    article = Article(
        id=article_id,
        text=text,
        date=date,
        date_basis=basis if date else None,  # type: ignore[arg-type]
        mentions=mentions,
        segments=segments,
        origin=where.file,
        line=where.line,
        **kept,
    )
    return article, problems


def _identity(value: object) -> str | None:
    """The id as text: numbers are taken as they are written."""
    if isinstance(value, int) and not isinstance(value, bool):
        return str(value)
    if not isinstance(value, str) or not value.strip():
        return None
    return _SURROGATE.sub("\ufffd", value.replace("\0", " "))


def _no_id(value: object, where: RecordLine) -> Problem:
    message = (
        "the record has no `id`"
        if value in (None, "")
        else "`id` is neither text nor a whole number"
    )
    return where.problem("id", message, 'Give every record an id of its own, such as "id": "a1".')


def _text(value: object, where: RecordLine, article: str) -> tuple[str | None, Problem | None]:
    if value is None:
        remedy = 'Give the article\'s title and body as "text".'
        return None, where.problem("text", "the record has no `text`", remedy, article)
    if not isinstance(value, str):
        message = f"`text` is not text but {type(value).__name__}"
        return None, where.problem("text", message, "Write it between quotes.", article)
    if all(map(is_blank, value)):
        return None, where.problem("empty", "`text` is empty", "Leave the record out.", article)
    if len(value) > LONGEST_ARTICLE:
        message = (
            f"`text` has {len(value):,} characters, more than the {LONGEST_ARTICLE:,} of an article"
        )
        return None, where.problem("too-large", message, "Split it into its articles.", article)
    if not _SURROGATE.search(value) and "\0" not in value:
        return value, None
    text = _SURROGATE.sub("\ufffd", value).replace("\0", " ")
    message = "characters that no file can hold (halves of a pair, NUL) were replaced, one for one"
    return text, where.note(
        "characters", message, "Nothing need be done: offsets stay true.", article
    )


def read_mentions(value: object, length: int) -> tuple[GivenMention, ...] | None:
    """Read the mentions of a record.

    Args:
        value: a list of objects with `start`, `end` (characters) and `role`; `None`, `[]` for none.
        length: length of the text, characters.

    Raises:
        ValueError: a mention is not as it should be; the message says which and why.
    """
    if value is None or value == []:
        return None
    if not isinstance(value, list):
        raise ValueError("`mentions` is not a list")
    return tuple(_mention(one, number, length) for number, one in enumerate(value, 1))


def _mention(value: object, number: int, length: int) -> GivenMention:
    where = f"mention {number}"
    if not isinstance(value, dict):
        raise ValueError(f"{where} is not an object with start, end and role")
    start, end, role = value.get("start"), value.get("end"), value.get("role")
    if type(start) is not int or type(end) is not int:
        raise ValueError(f"{where} lacks a whole number as start or end")
    if not 0 <= start < end <= length:
        raise ValueError(
            f"{where}, {start} to {end}, is not inside the text of {length} characters"
        )
    if role not in _ROLES:
        raise ValueError(f"{where} has the role {role!r}; it must be one of {', '.join(_ROLES)}")
    return GivenMention(start=start, end=end, role=role)


def _given_date(
    value: object, where: RecordLine, article: str
) -> tuple[dt.date | None, list[Problem]]:
    if value is None or (isinstance(value, str) and not value.strip()):
        return None, []
    try:
        if not isinstance(value, str):
            raise ValueError
        return dt.datetime.fromisoformat(value.strip()).date(), []
    except ValueError:
        message = f"`date` is {str(value)[:40]!r}, not a date; the article was read without it"
        remedy = "Write dates as 2026-02-07."
        return None, [where.problem("date", message, remedy, article)]


def _kept_fields(
    record: Mapping[str, Any], where: RecordLine, article: str
) -> tuple[dict[str, str], list[Problem]]:
    """The optional text fields; one that is not text is left out and told."""
    kept: dict[str, str] = {}
    problems: list[Problem] = []
    for name in ("title", "url", "source", "language"):
        value = record.get(name)
        if isinstance(value, str) and value.strip():
            kept[name] = _SURROGATE.sub("\ufffd", value.replace("\0", " "))
        elif value is not None and not isinstance(value, str):
            message = f"`{name}` is not text; the article was read without it"
            problems.append(where.note("field", message, "Write it between quotes.", article))
    return kept, problems
