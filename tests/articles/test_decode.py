"""Encodings are detected, and what was assumed is told."""

from __future__ import annotations

import codecs
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from eventcoder.articles.decode import binary_kind, decode, decoded_lines

TEXT = "“We won’t leave Bara,” said São Tomé’s envoy – twice.\nThe army left.\n"


@pytest.mark.parametrize(
    "data",
    [
        TEXT.encode(),
        codecs.BOM_UTF8 + TEXT.encode(),
        TEXT.encode("utf-16"),
        TEXT.encode("utf-32"),
        codecs.BOM_UTF16_BE + TEXT.encode("utf-16-be"),
    ],
)
def test_utf8_and_marked_encodings_need_no_note(data: bytes) -> None:
    assert decode(data, "a.txt") == (TEXT, [])


@pytest.mark.parametrize("encoding", ["cp1252", "utf-16-le", "utf-16-be"])
def test_an_assumed_encoding_is_told(encoding: str) -> None:
    text = TEXT.replace("ã", "a").replace("é", "e") if encoding != "cp1252" else TEXT
    text = text if encoding == "cp1252" else "Plain words only.\nThe army left.\n"
    read, [note] = decode(text.encode(encoding), "a.txt")
    assert read == text
    assert (note.kind, note.severity, note.file) == ("encoding", "note", "a.txt")
    assert encoding in note.message


def test_a_cyrillic_page_is_read_by_its_own_encoding() -> None:
    text = "Армия покинула город Бара в субботу, сообщили жители. Командир подтвердил это. " * 5
    read, [note] = decode(text.encode("cp1251"), "a.txt")
    assert "Армия" in read
    assert note.kind == "encoding"


def test_one_line_of_another_encoding_does_not_spoil_the_rest() -> None:
    good = "São Tomé’s envoy left.\n"
    read, [note] = decode((good * 3).encode() + "It’s over.\n".encode("cp1252"), "a.txt")
    assert read == good * 3 + "It’s over.\n"
    assert (note.kind, note.line) == ("encoding", 4)


def test_nul_characters_become_blanks() -> None:
    read, [note] = decode(b"The army\nleft\x00 Bara.", "a.txt")
    assert read == "The army\nleft  Bara."
    assert (note.kind, note.line) == ("nul", 2)


@pytest.mark.parametrize(
    ("head", "name"),
    [
        (b"\x89PNG\r\n\x1a\n\x00\x00", "a PNG image"),
        (b"%PDF-1.7", "a PDF"),
        (b"PK\x03\x04", "a ZIP archive (a Word or Excel file is one)"),
        (bytes(range(32)) * 10, "binary data"),
    ],
)
def test_what_is_no_text(head: bytes, name: str) -> None:
    assert binary_kind(head) == name


def test_text_is_not_taken_for_binary() -> None:
    assert binary_kind(TEXT.encode()) is None
    assert binary_kind(TEXT.encode("utf-16")) is None
    assert binary_kind(b"One NUL\x00 in a line of text is no reason to give it up.") is None


def test_lines_end_at_line_feeds_only() -> None:
    lines = decoded_lines(io.BytesIO("a\u2028b\r\nc\x85d\n".encode()), "a.jsonl", longest=99)
    assert [(line.number, line.text) for line in lines] == [(1, "a\u2028b\r\n"), (2, "c\x85d\n")]


def test_lines_of_utf16() -> None:
    lines = decoded_lines(io.BytesIO("é\n“b”\n".encode("utf-16")), "a.jsonl", longest=99)
    assert [line.text for line in lines] == ["é\n", "“b”\n"]


def test_a_line_that_is_too_long_is_left_out_alone() -> None:
    data = b"first\n" + b"x" * 200_000 + b"\nlast\n"
    lines = list(decoded_lines(io.BytesIO(data), "a.jsonl", longest=100))
    assert [line.text for line in lines] == ["first\n", "", "last\n"]
    problem = lines[1].problem
    assert problem is not None
    assert (problem.kind, problem.line) == ("too-large", 2)


def test_only_the_first_line_of_another_encoding_is_told() -> None:
    data = "é\n".encode() + "It’s\n".encode("cp1252") * 2
    lines = list(decoded_lines(io.BytesIO(data), "a.jsonl", longest=100))
    assert [line.text for line in lines] == ["é\n", "It’s\n", "It’s\n"]
    assert [line.problem is not None for line in lines] == [False, True, False]


@given(st.binary(max_size=300))
def test_any_bytes_are_decoded_without_nul(data: bytes) -> None:
    text, _ = decode(data, "a.txt")
    assert "\0" not in text
    text.encode()
    for line in decoded_lines(io.BytesIO(data), "a.jsonl", longest=50):
        line.text.encode()
