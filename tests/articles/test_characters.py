"""The parser's text: plain characters, one for each of the article's own."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from eventcoder.articles.characters import is_blank, plain, squeezed, trim

ANY_TEXT = st.text(alphabet=st.characters(exclude_categories=["Cs"]))


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("“We won’t,” he said.", '"We won\'t," he said.'),
        ("the governmentʼs plan", "the government's plan"),
        ("five\u00a0months", "five months"),
        ("to the\nriver\r\nbank", "to the river  bank"),
        ("Go\u200bma", "Go ma"),
        ("a \x07bell", "a  bell"),
        ("``No,'' he said", ' "No,"  he said'),
        ("2011–2013", "2011-2013"),
        ("Tripoli – and Misrata – fell", "Tripoli – and Misrata – fell"),
        ("the army—which", "the army—which"),
        ("anti\u2011tank", "anti-tank"),
        ("Nairobi _ a quiet street", "Nairobi — a quiet street"),
        ("snake_case", "snake_case"),
        ("ＮＡＴＯ", "NATO"),
        ("• Police fired", "  Police fired"),
        ("São Tomé", "São Tomé"),
    ],
)
def test_plain_text_of_a_stretch(written: str, read: str) -> None:
    assert plain(written) == read


@given(ANY_TEXT)
def test_plain_text_is_as_long_as_the_text(text: str) -> None:
    assert len(plain(text)) == len(text)


@given(ANY_TEXT)
def test_plain_text_keeps_letters_and_digits_where_they_are(text: str) -> None:
    read = plain(text)
    for before, after in zip(text, read, strict=True):
        if before.isascii() and before.isalnum():
            assert after == before
        assert unicodedata.category(after) not in {"Cc", "Cf", "Zl", "Zp", "Cs"}


@given(
    st.text(alphabet=st.characters(min_codepoint=32, max_codepoint=126, exclude_characters="'`_*"))
)
def test_plain_text_is_left_alone(text: str) -> None:
    assert plain(text) == text


@given(ANY_TEXT, st.integers(0, 50), st.integers(0, 50))
def test_trimming_leaves_no_blank_at_either_end(text: str, first: int, second: int) -> None:
    start, end = sorted((min(first, len(text)), min(second, len(text))))
    low, high = trim(text, start, end)
    assert start <= low <= high <= end
    if low < high:
        assert not is_blank(text[low])
        assert not is_blank(text[high - 1])
    else:
        assert all(is_blank(character) for character in text[start:end])


def test_squeezed_words_have_single_blanks() -> None:
    assert squeezed(" the\u00a0 river \n bank ") == "the river bank"
