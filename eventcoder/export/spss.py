"""SPSS's `.sav`, by way of pyreadstat, which takes the whole table at once."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from eventcoder import extras
from eventcoder.export.columns import Column
from eventcoder.export.dataset import Dataset, Row
from eventcoder.export.frames import frame_of
from eventcoder.export.provenance import month
from eventcoder.export.text import REPLACEMENT
from eventcoder.export.writing import replacing

_TEXT_BYTES = 32_767
_NOTE_BYTES = 80
# SPSS has value labels for short strings; longer ones need an extension that few programs read.
_SHORT_TEXT_BYTES = 8
_LABEL_BYTES = 120
# Where the header has the day and the hour of writing.
_STAMP_AT = 92


def write_sav(dataset: Dataset, to: str) -> int:
    """Write SPSS's format; returns the number of rows.

    What the format cannot hold: NUL becomes U+FFFD, blanks at the end of text are lost, text ends
    after 32,767 bytes, and empty text is missing.

    Raises:
        EventCoderError: the file cannot be written, or a package is not installed.
    """
    pyreadstat = extras.load("pyreadstat", "SPSS", extras.STATS)
    frame = frame_of(_holdable(dataset))
    labels = {column.name: _labels(dataset, column) for column in dataset.columns}
    day = dt.datetime.fromisoformat(dataset.provenance.day)
    with replacing(to) as path:
        try:
            pyreadstat.write_sav(
                frame,
                path,
                file_label=dataset.name[:60],
                column_labels={column.name: column.label for column in dataset.columns},
                note=list(_lines(dataset.provenance.notes())),
                variable_value_labels={name: values for name, values in labels.items() if values},
                row_compress=True,
            )
        except pyreadstat.ReadstatError as error:
            # All that it says of a full disk and its like.
            raise OSError(0, str(error)) from error
        _stamp(path, day)
    return len(frame)


def _holdable(dataset: Dataset) -> Dataset:
    """The table with only such text as the format can hold."""
    texts = [at for at, column in enumerate(dataset.columns) if column.type == "text"]

    def rows() -> Iterator[Row]:
        for row in dataset.rows():
            values = list(row)
            for at in texts:
                if values[at] is not None:
                    values[at] = _held(values[at])
            yield values

    return Dataset(dataset.name, dataset.columns, rows, dataset.labels, dataset.provenance)


def _held(text: str) -> str:
    text = text.replace("\0", REPLACEMENT)
    if 4 * len(text) > _TEXT_BYTES and len(content := text.encode()) > _TEXT_BYTES:
        return content[:_TEXT_BYTES].decode(errors="ignore")
    return text


def _labels(dataset: Dataset, column: Column) -> dict[Any, str]:
    labels = {
        value: label.encode()[:_LABEL_BYTES].decode(errors="ignore")
        for value, label in dataset.labels.of(column).items()
    }
    fits = all(len(str(value)) <= _SHORT_TEXT_BYTES for value in labels)
    return labels if fits else {}


def _lines(notes: Sequence[str]) -> Iterator[str]:
    """Notes as lines of documents, which are short."""
    for note in notes:
        line = ""
        for character in note:
            if len((line + character).encode()) > _NOTE_BYTES:
                yield line
                line = ""
            line += character
        yield line


def _stamp(path: Path, day: dt.datetime) -> None:
    """Put the day of the last run for that of writing: the same data are the same bytes."""
    stamp = f"{day:%d} {month(day)} {day:%y%H:%M:%S}".encode()
    with path.open("r+b") as stream:
        stream.seek(_STAMP_AT)
        stream.write(stamp)
