"""JSON Lines: one article's record a line."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Iterable, Iterator

from eventcoder.articles.decode import Line
from eventcoder.articles.records import RecordLine, read_record
from eventcoder.model import Article, Problem


def read_jsonl(
    lines: Iterable[Line], file: str, default_date: dt.date | None
) -> Iterator[Article | Problem]:
    """Read the records of a JSON Lines file; a line that cannot be used does not stop the others.

    Args:
        lines: the file's lines (`decode.decoded_lines`).
        file: its name, for the problems.
        default_date: publication date for records that give none.
    """
    seen = False
    for line in lines:
        if line.problem:
            yield line.problem
        if not line.text.strip():
            continue
        where = RecordLine(file, line.number)
        if not seen and line.text.strip() in {"[", "{", "[{"}:
            remedy = "Write each article's object on a line of its own (`jq -c '.[]' FILE`)."
            yield where.problem("json", "this is one JSON value, not JSON Lines", remedy)
            return
        seen = True
        yield from _read_line(line.text, where, default_date)


def _read_line(
    text: str, where: RecordLine, default_date: dt.date | None
) -> Iterator[Article | Problem]:
    try:
        record = json.loads(text, strict=False)
    except json.JSONDecodeError as error:
        message = f"not JSON: {error.msg}"
        remedy = "Write one JSON object a line."
        yield Problem("json", message, remedy, file=where.file, line=where.line, column=error.colno)
        return
    except (ValueError, RecursionError):
        yield where.problem("json", "not JSON that can be read", "Write one JSON object a line.")
        return
    if not isinstance(record, dict):
        message = f"not a JSON object but {type(record).__name__}"
        yield where.problem("json", message, 'Write one object a line: {"id": ..., "text": ...}.')
        return
    article, problems = read_record(record, where, default_date)
    yield from problems
    if article is not None:
        yield article
