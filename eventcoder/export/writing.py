"""Files that are whole or not there, and lines of JSON.

Files are written beside their place and moved there when they are whole, so that a file that is
there is never half a file.
"""

from __future__ import annotations

import contextlib
import json
import os
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import IO

from eventcoder.errors import EventCoderError

STANDARD_OUTPUT = "-"

# A lone surrogate has no UTF-8 form; this writes it as the escape that JSON knows it by.
_LONE = "backslashreplace"

# How an SQLite database begins (https://www.sqlite.org/fileformat.html, 1.3).
_SQLITE = b"SQLite format 3\0"

# Made once: `json.dumps` makes another for every call with options.
_ENCODER = json.JSONEncoder(ensure_ascii=False)


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
    if not is_file(to):
        with _device(Path(to)) as stream:
            yield stream
        return
    with replacing(to) as name, name.open("w", encoding="utf-8", newline="", errors=_LONE) as file:
        yield file


def is_file(to: str) -> bool:
    """Whether `to` is, or will be, an ordinary file: no standard output, device or named pipe."""
    path = Path(to)
    return to != STANDARD_OUTPUT and (not path.exists() or path.is_file() or path.is_dir())


@contextlib.contextmanager
def replacing(to: str) -> Iterator[Path]:
    """An empty file that takes the place of `to` when the block ends without an error.

    Raises:
        EventCoderError: the file cannot be written, or is a database.
    """
    path = Path(to).resolve()  # a link stays a link
    if _is_database(path):
        message = "The file is a database and is not written over."
        raise EventCoderError(message, "Name another file to write to.", file=to)
    try:
        handle, name = tempfile.mkstemp(prefix=f".{path.name}.", dir=path.parent)
    except OSError as error:
        raise _unwritable(path, error) from error
    try:
        yield Path(name)
        os.fsync(handle)
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
    finally:
        os.close(handle)


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


def json_line(record: dict[str, object]) -> str:
    """A record as one line of JSON, without the line's end."""
    return _ENCODER.encode(record)


def _is_database(path: Path) -> bool:
    """Whether an SQLite database is there: days of coding, which no export may take away."""
    try:
        with path.open("rb") as stream:
            return stream.read(len(_SQLITE)) == _SQLITE
    except OSError:
        return False  # not there, or not to be read: what follows says so


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
