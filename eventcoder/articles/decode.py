"""Bytes to text: which encoding a file is in, and its lines one by one.

Tried in order: a byte order mark; UTF-16 without one (every second byte of English is NUL); UTF-8,
strictly; cp1252, when the bytes that are not ASCII are few and stand where English uses its quotes,
dashes and accents; what charset-normalizer thinks; cp1252 or latin-1, which never fails.  Anything
but UTF-8 or a byte order mark is told in a `note`.  NUL characters become blanks, told as well: a
NUL ends a string in half of the programs that read our output.
"""

from __future__ import annotations

import codecs
import io
import re
from collections.abc import Iterator
from typing import BinaryIO, NamedTuple

from charset_normalizer import from_bytes

from eventcoder.model import Problem

SAMPLE = 65_536
_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_MAGIC = (
    (b"\x89PNG\r\n", "a PNG image"),
    (b"\xff\xd8\xff", "a JPEG image"),
    (b"GIF8", "a GIF image"),
    (b"%PDF-", "a PDF"),
    (b"PK\x03\x04", "a ZIP archive (a Word or Excel file is one)"),
    (b"\xd0\xcf\x11\xe0", "an old Word or Excel file"),
    (b"{\\rtf", "an RTF file"),
    (b"\x1f\x8b", "a gzip archive"),
    (b"BZh", "a bzip2 archive"),
    (b"\xfd7zXZ", "an xz archive"),
    (b"\x7fELF", "a program"),
    (b"SQLite format 3", "an SQLite database"),
)
_CONTROL = re.compile(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f]")
_ENGLISH_HIGH = re.compile(rb"[\x80\x85\x91-\x97\xa0\xa3\xa9\xab\xae\xb0\xb4\xb7\xbb\xbd\xc0-\xff]")


class Line(NamedTuple):
    """A line of a file: its number from 1, its text with its line end, and what was noticed."""

    number: int
    text: str
    problem: Problem | None


def binary_kind(head: bytes) -> str | None:
    """What a file that is no text is, from its first bytes; `None` for text."""
    for magic, name in _MAGIC:
        if head.startswith(magic):
            return name
    if marked_encoding(head):
        return None
    return "binary data" if len(_CONTROL.findall(head)) > 0.1 * len(head) else None


def marked_encoding(head: bytes) -> str | None:
    """The encoding that a file's first bytes give away, if they do."""
    for mark, name in _MARKS:
        if head.startswith(mark):
            return name
    sample = head[: len(head) // 2 * 2]
    if len(sample) < 4 or not sample.count(0):
        return None
    for nul_at, name in ((1, "utf-16-le"), (0, "utf-16-be")):
        if sample[nul_at::2].count(0) > 0.7 * len(sample) / 2 and not sample[1 - nul_at :: 2].count(
            0
        ):
            return name
    return None


def decode(data: bytes, file: str) -> tuple[str, list[Problem]]:
    """Decode a whole file.

    Args:
        data: its bytes.
        file: its name, for the problems.

    Returns:
        The text (a byte order mark left out) and notes on what had to be assumed.
    """
    encoding = marked_encoding(data[:SAMPLE])
    if encoding:
        text = data.decode(encoding, errors="replace")
        assumed = not data.startswith(tuple(mark for mark, _ in _MARKS))
        problems = [_assumed(encoding, file)] if assumed else []
        if "\ufffd" in text:
            problems.append(_damaged(encoding, file))
    else:
        text, problems = _decode_unmarked(data, file)
    if "\0" in text:
        problems.append(_nul(file, text.count("\n", 0, text.index("\0")) + 1))
    return text.replace("\0", " "), problems


def _decode_unmarked(data: bytes, file: str) -> tuple[str, list[Problem]]:
    try:
        return data.decode("utf-8"), []
    except UnicodeDecodeError as error:
        first_bad = data.count(b"\n", 0, error.start) + 1
    lines = data.splitlines(keepends=True)
    good = [line for line in lines if not line.isascii() and _utf8(line) is not None]
    bad = [line for line in lines if _utf8(line) is None]
    if len(good) < len(bad):
        encoding = guess_encoding(b"".join(bad))
        return data.decode(encoding, errors="replace"), [_assumed(encoding, file, first_bad)]
    encoding = guess_encoding(b"".join(bad))
    texts = (_utf8(line) or line.decode(encoding, errors="replace") for line in lines)
    return "".join(texts), [_assumed(encoding, file, first_bad, mixed=True)]


def _utf8(data: bytes) -> str | None:
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return None


def guess_encoding(data: bytes) -> str:
    """The likeliest encoding of bytes that are not UTF-8, for a text in English."""
    sample = data[:SAMPLE]
    high = sum(byte > 127 for byte in sample)
    if high <= 0.2 * len(sample) and len(_ENGLISH_HIGH.findall(sample)) == high:
        return "cp1252"
    best = from_bytes(sample).best()
    names = [best.encoding] if best is not None else []
    for name in (*names, "cp1252"):
        try:
            data.decode(name)
        except (UnicodeDecodeError, LookupError):
            continue
        return name
    return "latin-1"


def decoded_lines(stream: BinaryIO, file: str, *, longest: int) -> Iterator[Line]:
    """The lines of a file, decoded, one at a time, however large the file is.

    Args:
        stream: the file, at its beginning; it must be seekable.
        file: its name, for the problems.
        longest: bytes (characters, in UTF-16) that a line may have; a longer one is left out.

    Yields:
        Lines; an empty text with a problem where a line had to be left out.
    """
    head = stream.read(SAMPLE)
    stream.seek(0)
    encoding = marked_encoding(head)
    if encoding and encoding != "utf-8-sig":
        wide = io.TextIOWrapper(stream, encoding=encoding, errors="replace", newline="\n")
        yield from _wide_lines(wide, file, encoding, longest)
        wide.detach()
        return
    stream.seek(len(codecs.BOM_UTF8) if encoding else 0)
    fallback: str | None = None
    number = 0
    while raw := stream.readline(longest + 1):
        number += 1
        if len(raw) > longest:
            _skip_line(stream, raw)
            yield Line(number, "", _too_long(file, number, longest))
            continue
        text, problem = _utf8(raw), None
        if text is None:
            if fallback is None:
                fallback = guess_encoding(raw)
                problem = _assumed(fallback, file, number, mixed=True)
            text = raw.decode(fallback, errors="replace")
        if "\0" in text:
            text, problem = text.replace("\0", " "), problem or _nul(file, number)
        yield Line(number, text, problem)


def _wide_lines(wide: io.TextIOWrapper, file: str, encoding: str, longest: int) -> Iterator[Line]:
    number = 0
    while text := wide.readline(longest + 1):
        number += 1
        problem = None
        if len(text) > longest:
            while text and not text.endswith("\n"):
                text = wide.readline(longest)
            text, problem = "", _too_long(file, number, longest)
        elif "\ufffd" in text:
            problem = _damaged(encoding, file, number)
        yield Line(number, text.replace("\0", " "), problem)


def _skip_line(stream: BinaryIO, raw: bytes) -> None:
    while raw and not raw.endswith(b"\n"):
        raw = stream.readline(SAMPLE)


def _assumed(encoding: str, file: str, line: int | None = None, *, mixed: bool = False) -> Problem:
    which = "this line and others like it were" if mixed else "the file was"
    return Problem(
        kind="encoding",
        message=f"not UTF-8; {which} read as {encoding}",
        remedy="Look at its quotes and accents; if they are wrong, save the file as UTF-8.",
        severity="note",
        file=file,
        line=line,
    )


def _damaged(encoding: str, file: str, line: int | None = None) -> Problem:
    return Problem(
        kind="encoding",
        message=f"some bytes are not valid {encoding} and were read as \ufffd",
        remedy="Save the file as UTF-8 again from where it came.",
        severity="note",
        file=file,
        line=line,
    )


def _nul(file: str, line: int) -> Problem:
    return Problem(
        kind="nul",
        message="NUL characters were read as blanks",
        remedy="Nothing need be done, unless the file was damaged on its way here.",
        severity="note",
        file=file,
        line=line,
    )


def _too_long(file: str, line: int, longest: int) -> Problem:
    return Problem(
        kind="too-large",
        message=f"a line of more than {longest:,} bytes was set aside",
        remedy="Split it into records of one article each.",
        file=file,
        line=line,
    )
