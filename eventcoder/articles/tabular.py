"""CSV: the same fields as JSON Lines, in columns named in the first row."""

from __future__ import annotations

import csv
import datetime as dt
import json
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from eventcoder.articles.decode import Line
from eventcoder.articles.records import LONGEST_ARTICLE, RecordLine, read_record
from eventcoder.model import Article, Problem

COLUMNS = ("id", "text", "date", "title", "url", "source", "language", "mentions")
_DELIMITERS = (",", ";", "\t", "|")
_LONGEST_FIELD = 8 * LONGEST_ARTICLE


def read_csv(
    lines: Iterable[Line], file: str, default_date: dt.date | None
) -> Iterator[Article | Problem]:
    """Read the rows of a CSV file; a row that cannot be used does not stop the others.

    Columns may be parted by commas, semicolons, tabs or bars, whichever finds `id` and `text` in
    the first row.  Text may hold line ends within double quotes.

    Args:
        lines: the file's lines (`decode.decoded_lines`).
        file: its name, for the problems.
        default_date: publication date for rows that give none.
    """
    # The csv module keeps this limit for the whole process; its own, 128 KB, is too little.
    csv.field_size_limit(max(csv.field_size_limit(), _LONGEST_FIELD))
    problems: list[Problem] = []
    texts = _texts(lines, problems)
    skipped, first = next(
        ((number, text) for number, text in enumerate(texts, 1) if text.strip()), (0, "")
    )
    if not first:
        yield from problems
        return
    delimiter = csv_delimiter(first)
    columns = _columns(first, delimiter or ",")
    if delimiter is None:
        message = (
            f"the first row names no column `id` or no column `text`, but {', '.join(columns)[:80]}"
        )
        remedy = f"Name the columns in the first row; known are {', '.join(COLUMNS)}."
        yield RecordLine(file, skipped).problem("columns", message, remedy)
        return
    reader = csv.reader(texts, delimiter=delimiter, strict=True)
    before = skipped
    while True:
        where = RecordLine(file, before + 1)
        try:
            row = next(reader, None)
        except csv.Error as error:
            yield from _drain(problems)
            before = skipped + reader.line_num
            remedy = "Put such text in double quotes, and double each quote inside it."
            yield where.problem("csv", f"the row cannot be read: {error}", remedy)
            continue
        before = skipped + reader.line_num
        yield from _drain(problems)
        if row is None:
            return
        if any(cell.strip() for cell in row):
            yield from _read_row(row, columns, where, default_date)


def csv_delimiter(first_line: str) -> str | None:
    """The sign that parts the columns of a first row that names `id` and `text`."""
    for delimiter in _DELIMITERS:
        if {"id", "text"} <= set(_columns(first_line, delimiter)):
            return delimiter
    return None


def _columns(first_line: str, delimiter: str) -> list[str]:
    try:
        row = next(csv.reader([first_line], delimiter=delimiter), [])
    except csv.Error:
        return []
    return [name.strip().strip("\ufeff").casefold() for name in row]


def _texts(lines: Iterable[Line], problems: list[Problem]) -> Iterator[str]:
    """The lines' text for the csv module, which cannot carry their problems along."""
    for line in lines:
        if line.problem:
            problems.append(line.problem)
        yield line.text or "\n"


def _drain(problems: list[Problem]) -> Iterator[Problem]:
    while problems:
        yield problems.pop(0)


def _read_row(
    row: Sequence[str], columns: Sequence[str], where: RecordLine, default_date: dt.date | None
) -> Iterator[Article | Problem]:
    if len(row) > len(columns):
        message = f"the row has {len(row)} columns, the first row names {len(columns)}"
        yield where.problem("csv", message, "Put text that holds commas in double quotes.")
        return
    record: dict[str, Any] = {
        name: cell for name, cell in zip(columns, row, strict=False) if name in COLUMNS and cell
    }
    if "mentions" in record:
        try:
            record["mentions"] = json.loads(record["mentions"])
        except (ValueError, RecursionError):
            message = "`mentions` is not JSON"
            remedy = 'Write it as [{"start": 0, "end": 4, "role": "source"}].'
            yield where.problem("mentions", message, remedy, record.get("id"))
            return
    article, problems = read_record(record, where, default_date)
    yield from problems
    if article is not None:
        yield article
