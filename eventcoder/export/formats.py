"""The formats of files: what each is called, and what writes it."""

from __future__ import annotations

import importlib
from pathlib import Path

from eventcoder.errors import EventCoderError
from eventcoder.export.dataset import Dataset
from eventcoder.export.writing import is_file

#: Format to the suffixes that tell it; the first is what it is called by.
FORMATS = {
    "csv": (".csv",),
    "dta": (".dta",),
    "sav": (".sav",),
    "parquet": (".parquet",),
    "jsonl": (".jsonl", ".ndjson"),
}
#: Shapes of older data sets: only for events, never told by a file's name.
SHAPES = ("phoenix", "icews")

_BINARY = {
    "dta": ("stata", "write_dta"),
    "sav": ("spss", "write_sav"),
    "parquet": ("parquet", "write_parquet"),
}


def format_of(to: str, given: str | None) -> str:
    """The format that was asked for, or that a file's name tells; else CSV."""
    suffix = Path(to).suffix.lower()
    told = (name for name, suffixes in FORMATS.items() if suffix in suffixes)
    return given or next(told, "csv")


def write(dataset: Dataset, to: str, format_: str, *, verbatim: bool = False) -> int:
    """Write a table; returns the number of its rows.

    Raises:
        EventCoderError: the file cannot be written, or a package is not installed.
    """
    from eventcoder.export import text

    if format_ in SHAPES:
        return text.write_tsv(dataset, to, header=format_ == "icews")
    if format_ == "csv":
        return text.write_csv(dataset, to, verbatim=verbatim)
    if format_ == "jsonl":
        return text.write_jsonl(dataset, to)
    if not is_file(to):
        message = f"The format {format_} cannot be written to {to}: it is not written from front"
        raise EventCoderError(f"{message} to back.", "Name a file with --to.")
    module, name = _BINARY[format_]
    written: int = getattr(importlib.import_module(f"eventcoder.export.{module}"), name)(
        dataset, to
    )
    return written
