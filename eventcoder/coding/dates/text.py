"""A sentence's words as the time rules read them.

Tokenisers differ in what they do with `2026-02-06`, `1915-17`, `Aug.` or `mid-May`, so the rules
read words of their own, cut out of the tokens at hyphens, slashes and between letters and digits.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache, lru_cache
from typing import NamedTuple

from eventcoder.coding.dates.feasts import feasts
from eventcoder.coding.dates.meanings import Meaning
from eventcoder.coding.dates.words import TELLING
from eventcoder.model import Token

_PIECE = re.compile(
    r"\d+(?:st|nd|rd|th|s)(?![A-Za-z])|\d(?:[\d,.:]*\d)?|[^\W\d_](?:[.&](?=[^\W\d_]))?[^\W\d_]*"
    r"(?:\.(?=\S))?|['’](?:s\b)?|\S"
)
_DIGIT = re.compile(r"\d")
_MOST_KNOWN = 50_000  # forms whose pieces are remembered


class Piece(NamedTuple):
    """A word cut out of a token: its characters, counted from the token's first."""

    text: str
    lower: str
    start: int
    end: int
    telling: bool


class Pieces(NamedTuple):
    """A token's words, and whether one of them is `telling`."""

    pieces: tuple[Piece, ...]
    telling: bool


@cache
def telling_words() -> frozenset[str]:
    """One word at least of every time expression without a digit."""
    names = [feast.name for found in feasts().values() for feast in found]
    return TELLING | {name[-1] for name in names if not TELLING & set(name)}


@lru_cache(maxsize=_MOST_KNOWN)
def pieces_of(form: str) -> Pieces:
    """The words in a form, remembered: news repeats its words."""
    pieces = []
    for found in _PIECE.finditer(form):
        text = found.group()
        lower = text.lower().replace("’", "'")
        telling = lower.rstrip(".") in telling_words() or _DIGIT.search(lower) is not None
        pieces.append(Piece(text, lower, found.start(), found.end(), telling))
    return Pieces(tuple(pieces), any(piece.telling for piece in pieces))


def _is_telling(forms: Sequence[str]) -> bool:
    """Whether a sentence holds a telling word; most forms are one piece and need no cutting."""
    if not telling_words().isdisjoint(map(str.lower, forms)):
        return True
    return any(pieces_of(form).telling for form in forms if not form.isalpha())


class Word(NamedTuple):
    """A word as the time rules see it: its characters and the token it lies in.

    `telling`: it has a digit or is one of the words of which every time expression holds one.
    """

    text: str
    lower: str
    start: int
    end: int
    token: int
    upos: str
    xpos: str
    telling: bool


class Found(NamedTuple):
    """A time expression: words `first`..`last` (exclusive) and what they mean."""

    first: int
    last: int
    meaning: Meaning


class Row:
    """The words of one sentence; a position outside of it reads as the empty word."""

    __slots__ = ("words",)

    def __init__(self, words: Sequence[Word]) -> None:
        self.words = words

    def __len__(self) -> int:
        return len(self.words)

    def low(self, at: int) -> str:
        """The word at a position in lower case."""
        return self.words[at].lower if 0 <= at < len(self.words) else ""

    def upos(self, at: int) -> str:
        """Its part of speech; `PUNCT` outside of the sentence."""
        return self.words[at].upos if 0 <= at < len(self.words) else "PUNCT"

    def xpos(self, at: int) -> str:
        """Its Penn Treebank tag."""
        return self.words[at].xpos if 0 <= at < len(self.words) else ""

    def capital(self, at: int) -> bool:
        """Whether the word begins with a capital."""
        return 0 <= at < len(self.words) and self.words[at].text[:1].isupper()

    def touching(self, at: int) -> bool:
        """Whether the next word follows without a blank."""
        return at + 1 < len(self.words) and self.words[at + 1].start == self.words[at].end


def words_of(tokens: Sequence[Token]) -> list[Word]:
    """The words of a sentence's tokens; none where no token can be part of a time expression."""
    if not _is_telling([token.form for token in tokens]):
        return []
    words = []
    for index, (form, _, upos, xpos, _, _, _, begin, stop) in enumerate(tokens):
        for text, lower, start, end, telling in pieces_of(form).pieces:
            first, last = begin + start, begin + end
            if last > stop:  # the form is longer than the text it stands for
                first, last = min(first, stop), stop
            words.append(Word(text, lower, first, last, index, upos, xpos, telling))
    return words
