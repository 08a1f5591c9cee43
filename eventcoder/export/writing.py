"""Events to a file: CSV with the columns of the codebook, or JSON Lines with the output record.

Files are written beside their place and moved there when they are whole, so that a file that is
there is never half a file.
"""

from __future__ import annotations

import contextlib
import csv
import json
import os
import sys
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import IO, Any, Literal

from eventcoder.errors import EventCoderError
from eventcoder.export.columns import COLUMNS
from eventcoder.model import Event

Format = Literal["csv", "jsonl"]
STANDARD_OUTPUT = "-"

#: How a spreadsheet recognises a formula; a tab or carriage return may come before it.
_FORMULA = ("=", "+", "-", "@", "\t", "\r")

# A lone surrogate has no UTF-8 form; this writes it as the escape that JSON knows it by.
_LONE = "backslashreplace"

Write = Callable[[Event, int], None]


@contextlib.contextmanager
def opened(to: str) -> Iterator[IO[str]]:
    """A text stream, UTF-8, that becomes the file `to` when the block ends without an error.

    Raises:
        EventCoderError: the file cannot be written.
    """
    if to == STANDARD_OUTPUT:
        # Our line ends and UTF-8, whatever the platform's.
        if hasattr(sys.stdout, "reconfigure"):
            sys.stdout.reconfigure(encoding="utf-8", newline="", errors=_LONE)
        yield sys.stdout
        sys.stdout.flush()
        return
    path = Path(to)
    if path.exists() and not (path.is_file() or path.is_dir()):
        with _device(path) as stream:
            yield stream
        return
    path = path.resolve()  # a link stays a link
    try:
        handle, name = tempfile.mkstemp(prefix=f".{path.name}.", dir=path.parent)
    except OSError as error:
        raise _unwritable(path, error) from error
    try:
        with os.fdopen(handle, "w", encoding="utf-8", newline="", errors=_LONE) as stream:
            yield stream
            stream.flush()
            os.fsync(stream.fileno())
        Path(name).chmod(0o666 & ~_umask())
        Path(name).replace(path)
    except OSError as error:
        Path(name).unlink(missing_ok=True)
        if error.filename not in (None, name, str(path)):
            raise  # of another file, within the block
        raise _unwritable(path, error) from error
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise


@contextlib.contextmanager
def _device(path: Path) -> Iterator[IO[str]]:
    """A device or named pipe, open for writing: nothing can be moved into its place."""
    try:
        with path.open("w", encoding="utf-8", newline="", errors=_LONE) as stream:
            yield stream
    except OSError as error:
        if error.filename not in (None, str(path)):
            raise  # of another file, within the block
        raise _unwritable(path, error) from error


def event_writer(stream: IO[str], format_: Format, *, spreadsheet: bool = False) -> Write:
    """A function that writes an event, and the number of its tellings, to a stream.

    Args:
        stream: open for text, without translation of line ends.
        format_: `csv`, RFC 4180 with a header, empty fields where nothing is known; or `jsonl`,
            the output record, where the number of tellings has no place.
        spreadsheet: (CSV) put an apostrophe before words that a spreadsheet would take for a
            formula. Without it the words are verbatim.
    """
    if format_ == "jsonl":
        return lambda event, _: print(json_line(event.record()), file=stream)
    writer = csv.writer(stream)
    writer.writerow([column.name for column in COLUMNS])

    def write(event: Event, n_reports: int) -> None:
        record: dict[str, Any] = {**event.model_dump(), "n_reports": n_reports}
        values = [record[column.name] for column in COLUMNS]
        writer.writerow([_defused(value) for value in values] if spreadsheet else values)

    return write


def json_line(record: dict[str, object]) -> str:
    """A record as one line of JSON, without the line's end."""
    return json.dumps(record, ensure_ascii=False)


def _defused(value: object) -> object:
    return f"'{value}" if isinstance(value, str) and value.startswith(_FORMULA) else value


def _umask() -> int:
    # There is no way to ask for it without setting it.
    mask = os.umask(0)
    os.umask(mask)
    return mask


def _unwritable(path: Path, error: OSError) -> EventCoderError:
    reason = (error.strerror or str(error)).lower()
    return EventCoderError(
        f"The file cannot be written: {reason}.",
        "Make sure that its folder is there and that you may write to it.",
        file=str(path),
    )
