"""Words to wordpieces."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from eventcoder.parsing.wordpieces import MAX_PIECES, PLAIN, SHAPES, WordCoder, shape_of

VOCABULARY = ["[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]", "shell", "##ed", "##ing", "s", "##s"]
VOCABULARY += ["n", "'", "t", "cafe", "un", "##a", "-"]
CODER = WordCoder(VOCABULARY)


def pieces(form: str) -> list[str]:
    (code,) = CODER.encode([form])
    return [VOCABULARY[number] for number in code.pieces]


@pytest.mark.parametrize(
    ("form", "expected"),
    [
        ("shelled", ["shell", "##ed"]),
        ("SHELLING", ["shell", "##ing"]),
        ("café", ["cafe"]),
        ("n't", ["n", "'", "t"]),
        ("n\u2019t", ["n", "'", "t"]),
        ("zzz", ["[UNK]"]),
        ("\u200b", ["[UNK]"]),
        ("s-s-s-s", ["s", "-", "s", "s"]),
    ],
)
def test_pieces(form: str, expected: list[str]) -> None:
    assert pieces(form) == expected


@pytest.mark.parametrize(
    ("form", "shape"),
    [
        ("army", "lower"),
        ("Army", "title"),
        ("NATO", "upper"),
        ("I", "capital"),
        ("McCain", "mixed"),
        ("F-16", "digit"),
        (",", "other"),
    ],
)
def test_letter_shapes(form: str, shape: str) -> None:
    assert SHAPES[shape_of(form)] == shape


@given(st.text(max_size=120))
def test_any_word_has_a_few_pieces(form: str) -> None:
    (code,) = CODER.encode([form])
    assert 0 < len(code.pieces) <= MAX_PIECES
    assert CODER.encode([form]) == [code]


@given(st.text())
def test_plain_characters_stand_one_for_one(text: str) -> None:
    assert len(text.translate(PLAIN)) == len(text)
