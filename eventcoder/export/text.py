"""Text formats: CSV, tab-separated values, JSON Lines, each with a file beside it that explains it.

That file is metadata in the W3C's form for tables ("Metadata Vocabulary for Tabular Data"): names,
types and labels of the columns, what codes mean, and what the export was made from.
"""

from __future__ import annotations

import csv
import json
from collections.abc import Iterator
from pathlib import Path

from eventcoder.export.columns import Column
from eventcoder.export.dataset import Dataset, Row
from eventcoder.export.writing import is_file, json_line, opened

#: How a spreadsheet recognises a formula; a tab or carriage return may come before it.
FORMULA = ("=", "+", "-", "@", "\t", "\r")
#: What stands for a character that the format cannot hold.
REPLACEMENT = "\ufffd"

_DATATYPES = {"text": "string", "integer": "integer", "number": "number", "date": "date"}


def write_csv(dataset: Dataset, to: str, *, verbatim: bool = False) -> int:
    """Write CSV as RFC 4180 has it, with a header; an empty field where nothing is known.

    A NUL, which no reader takes, becomes U+FFFD.

    Args:
        verbatim: leave text as it is that a spreadsheet would run as a formula.

    Returns:
        The number of rows.
    """
    rows = dataset.rows() if verbatim else defused(dataset)
    count = 0
    with opened(to) as stream:
        writer = csv.writer(stream)
        writer.writerow([column.name for column in dataset.columns])
        for row in without_nul(rows):
            writer.writerow(row)
            count += 1
    _explain(dataset, to)
    return count


def write_tsv(dataset: Dataset, to: str, *, header: bool) -> int:
    """Write tab-separated values, as the field's older data sets have them: nothing is quoted.

    Tabs and line ends within a value become blanks; an empty field where nothing is known.
    """
    count = 0
    with opened(to) as stream:
        if header:
            print("\t".join(column.name for column in dataset.columns), file=stream)
        for row in defused(dataset):
            values = ("" if value is None else str(value) for value in row)
            print("\t".join(" ".join(value.split()) for value in values), file=stream)
            count += 1
    _explain(dataset, to)
    return count


def write_jsonl(dataset: Dataset, to: str) -> int:
    """Write one JSON object a row, every key present, `null` where nothing is known."""
    names = [column.name for column in dataset.columns]
    count = 0
    with opened(to) as stream:
        for row in dataset.rows():
            stream.write(json_line(dict(zip(names, row, strict=True))) + "\n")
            count += 1
    _explain(dataset, to)
    return count


def defused(dataset: Dataset) -> Iterator[Row]:
    """The rows, an apostrophe before text that a spreadsheet would run as a formula.

    And before text that only has such an apostrophe, or several, too many: taking one away gives
    back what was there.
    """
    texts = [at for at, column in enumerate(dataset.columns) if column.type == "text"]
    for row in dataset.rows():
        changed = {
            at: f"'{row[at]}"
            for at in texts
            if row[at] and row[at][0] in "=+-@\t\r'" and row[at].lstrip("'").startswith(FORMULA)
        }
        yield [changed.get(at, value) for at, value in enumerate(row)] if changed else row


def without_nul(rows: Iterator[Row]) -> Iterator[Row]:
    """The rows, U+FFFD in the place of NUL."""
    for row in rows:
        if any(isinstance(value, str) and "\0" in value for value in row):
            row = [v.replace("\0", REPLACEMENT) if isinstance(v, str) else v for v in row]
        yield row


def metadata(dataset: Dataset, file: str) -> dict[str, object]:
    """What a text file is, for the file beside it."""
    return {
        "@context": "http://www.w3.org/ns/csvw",
        "url": file,
        "dc:title": dataset.name,
        "null": "",
        "tableSchema": {"columns": [_described(dataset, column) for column in dataset.columns]},
        "notes": [dataset.provenance.record()],
    }


def _described(dataset: Dataset, column: Column) -> dict[str, object]:
    described: dict[str, object] = {
        "name": column.name,
        "datatype": _DATATYPES[column.type],
        "dc:description": column.label,
    }
    labels = dataset.labels.of(column)
    if labels and len(labels) < 50:
        described["notes"] = [{str(value): label for value, label in labels.items()}]
    return described


def _explain(dataset: Dataset, to: str) -> None:
    if not is_file(to):
        return
    with opened(f"{to}-metadata.json") as stream:
        json.dump(metadata(dataset, Path(to).name), stream, ensure_ascii=False, indent=1)
        stream.write("\n")
