"""Reading a batch: the files named, in order, whatever they are."""

from __future__ import annotations

import datetime as dt
import hashlib
import os
import shutil
import sys
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import BinaryIO, cast

from eventcoder.articles.decode import SAMPLE, binary_kind, decode, decoded_lines, marked_encoding
from eventcoder.articles.jsonl import read_jsonl
from eventcoder.articles.records import LONGEST_ARTICLE
from eventcoder.articles.tabular import csv_delimiter, read_csv
from eventcoder.articles.text import read_text
from eventcoder.errors import EventCoderError
from eventcoder.model import Article, Problem

FORMATS = ("text", "jsonl", "csv")
STANDARD_INPUT = "-"
LONGEST_TEXT_FILE = 20_000_000
# A record's line: text that is all escapes, \u0041, takes six bytes a character.
_LONGEST_LINE = 8 * LONGEST_ARTICLE
_SUFFIXES = {
    ".txt": "text",
    ".text": "text",
    ".jsonl": "jsonl",
    ".ndjson": "jsonl",
    ".json": "jsonl",
    ".csv": "csv",
    ".tsv": "csv",
}


def read_articles(
    paths: Sequence[str | Path],
    *,
    date: dt.date | None = None,
    format: str | None = None,  # noqa: A002
) -> Iterator[Article | Problem]:
    """Read articles from files and directories, one after the other.

    A directory stands for the files in it and below it, sorted by name, hidden ones left out.  What
    cannot be used becomes a `Problem` and the batch goes on.  An article whose id was seen before
    is left out: with a note where the text is the same, as an error where it is not.

    Args:
        paths: files and directories; `-` is standard input.
        date: publication date of the articles whose record gives none; it goes before what a plain
            text says itself.
        format: `text`, `jsonl` or `csv` for all files; else the file's suffix tells, and where it
            does not, the content.

    Returns:
        An iterator of articles and problems, in the order of the files; problems about an article
        come just before it.

    Raises:
        EventCoderError: `format` is not one of the three.
    """
    if format is not None and format not in FORMATS:
        raise EventCoderError(f"No such format: {format}.", f"Choose one of {', '.join(FORMATS)}.")
    return _without_repeats(_read_paths([str(path) for path in paths], date, format))


def shown_name(path: str) -> str:
    """A path as text that can be kept and printed: file names need not be UTF-8."""
    return path.encode("utf-8", "backslashreplace").decode("utf-8")


def _read_paths(
    paths: Sequence[str], date: dt.date | None, form: str | None
) -> Iterator[Article | Problem]:
    for path in paths:
        for file in _files(path):
            if isinstance(file, Problem):
                yield file
            else:
                yield from _read_file(file, date, form)


def _files(path: str) -> Iterator[str | Problem]:
    """The files that a path stands for."""
    if path == STANDARD_INPUT:
        yield path
    elif not os.path.lexists(path):
        yield Problem(
            "missing", "no such file or directory", "Check the name.", file=shown_name(path)
        )
    elif Path(path).is_dir():
        yield from _files_below(Path(path))
    else:
        yield path


def _files_below(directory: Path) -> Iterator[str | Problem]:
    try:
        entries = sorted(directory.iterdir(), key=lambda entry: entry.name)
    except OSError as error:
        yield _unreadable(str(directory), error)
        return
    seen = [entry for entry in entries if not entry.name.startswith(".")]
    if not seen:
        name = shown_name(str(directory))
        yield Problem("empty", "the directory holds no files", "", "note", file=name)
    for entry in seen:
        if entry.is_dir():
            if not entry.is_symlink():  # a link to a directory above would never end
                yield from _files_below(entry)
        elif entry.is_file():
            yield str(entry)
        else:
            yield _no_file(str(entry))


def _read_file(path: str, date: dt.date | None, form: str | None) -> Iterator[Article | Problem]:
    try:
        if path == STANDARD_INPUT:
            yield from _read_pipe(sys.stdin.buffer, "standard input", date, form)
            return
        file = Path(path)
        if not (file.is_file() or file.is_fifo()):
            yield _no_file(path)
            return
        form = form or _SUFFIXES.get(file.suffix.casefold())
        with file.open("rb") as stream:
            read = _read_stream if stream.seekable() else _read_pipe
            yield from read(stream, shown_name(path), date, form)
    except OSError as error:
        yield _unreadable(path, error)


def _read_pipe(
    stream: BinaryIO, file: str, date: dt.date | None, form: str | None
) -> Iterator[Article | Problem]:
    """Read what cannot be read twice, by way of a temporary file."""
    with tempfile.SpooledTemporaryFile(max_size=LONGEST_TEXT_FILE) as spool:
        shutil.copyfileobj(stream, spool)
        spool.seek(0)
        yield from _read_stream(cast(BinaryIO, spool), file, date, form)


def _no_file(path: str) -> Problem:
    name = shown_name(path)
    return Problem("unreadable", "not a file that can be read", "Name a file.", file=name)


def _unreadable(path: str, error: OSError) -> Problem:
    reason = (error.strerror or str(error)).lower()
    message = f"cannot be read: {reason}"
    return Problem("unreadable", message, "Check its permissions.", file=shown_name(path))


def _read_stream(
    stream: BinaryIO, file: str, date: dt.date | None, form: str | None
) -> Iterator[Article | Problem]:
    head = stream.read(SAMPLE)
    size = stream.seek(0, os.SEEK_END)
    stream.seek(0)
    problem = _unusable(head, size, file)
    if problem:
        yield problem
        return
    form = form or sniff_format(head)
    if form == "text":
        yield from _read_text_file(stream, size, file, date)
        return
    reader = read_jsonl if form == "jsonl" else read_csv
    found = False
    for item in reader(decoded_lines(stream, file, longest=_LONGEST_LINE), file, date):
        found = True
        yield item
    if not found:
        yield Problem("empty", "the file holds no records", "Leave it out.", "note", file=file)


def _unusable(head: bytes, size: int, file: str) -> Problem | None:
    if not head.strip(b"\0 \t\r\n\xef\xbb\xbf\xff\xfe"):
        if size <= len(head):
            return Problem("empty", "the file is empty", "Leave it out.", "note", file=file)
        return Problem("binary", "the file begins with nothing but blanks", "Give text.", file=file)
    kind = binary_kind(head)
    if kind:
        return Problem("binary", f"not text but {kind}", "Give the article's text.", file=file)
    start = head.lstrip(b"\xef\xbb\xbf \t\r\n")[:14].lower()
    if start.startswith((b"<!doctype", b"<html", b"<?xml", b"<rss", b"<feed")):
        remedy = "Save the article as plain text (.txt), or give records as JSON Lines or CSV."
        return Problem("markup", "a page of HTML or XML, which is not read", remedy, file=file)
    return None


def sniff_format(head: bytes) -> str:
    """The format of a file from its first bytes: `jsonl`, `csv`, or else `text`."""
    encoding = marked_encoding(head) or "utf-8"
    start = head.decode(encoding, errors="replace").lstrip("\ufeff \t\r\n")
    first_line = start.split("\n", 1)[0]
    if start.startswith('{"') or (start.startswith("{") and '"text"' in first_line):
        return "jsonl"
    return "csv" if csv_delimiter(first_line) else "text"


def _read_text_file(
    stream: BinaryIO, size: int, file: str, date: dt.date | None
) -> Iterator[Article | Problem]:
    if size > LONGEST_TEXT_FILE:
        message = (
            f"a text file of {size / 1e6:,.0f} MB; the most is {LONGEST_TEXT_FILE / 1e6:.0f} MB"
        )
        remedy = "Split it, or give its articles as records of JSON Lines, which may be any size."
        yield Problem("too-large", message, remedy, file=file)
        return
    text, problems = decode(stream.read(), file)
    yield from problems
    found = False
    for item in read_text(text, file, date):
        found = True
        yield item
    if not found:
        yield Problem("empty", "the file is empty", "Leave it out.", "note", file=file)


def _without_repeats(items: Iterator[Article | Problem]) -> Iterator[Article | Problem]:
    """Leave out articles whose id was seen before; only digests of the texts are kept."""
    seen: dict[str, bytes] = {}
    for item in items:
        if isinstance(item, Problem):
            yield item
            continue
        text = item.text.encode("utf-8", errors="replace")
        digest = hashlib.blake2b(text, digest_size=16).digest()
        if item.id not in seen:
            seen[item.id] = digest
            yield item
        else:
            yield _repeat(item, same=seen[item.id] == digest)


def _repeat(article: Article, *, same: bool) -> Problem:
    if same:
        return article.problem(
            "duplicate", "the same article was read before; this one was left out", "", "note"
        )
    return article.problem(
        "duplicate-id",
        "another article has this id; this one was left out",
        "Give every article an id of its own.",
    )
