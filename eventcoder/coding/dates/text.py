"""A sentence's words as the time rules read them.

Tokenisers differ in what they do with `2026-02-06`, `1915-17`, `Aug.` or `mid-May`, so the rules
read words of their own, cut out of the tokens at hyphens, slashes and between letters and digits.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from eventcoder.coding.dates.meanings import Meaning
from eventcoder.model import Token

_PIECE = re.compile(
    r"\d+(?:st|nd|rd|th|s)(?![A-Za-z])|\d(?:[\d,.:]*\d)?|[^\W\d_](?:[.&](?=[^\W\d_]))?[^\W\d_]*"
    r"(?:\.(?=\S))?|['’](?:s\b)?|\S"
)
_TRIGGER = re.compile(
    r"\d|day|week|month|year|decade|night|jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec|"
    r"spring|summer|autumn|fall|winter|tomorrow|morning|evening|afternoon|christmas|halloween|"
    r"ties$|quarter|half|fortnight|century|eve$|thanksgiving",
    re.IGNORECASE,
)


class Word(NamedTuple):
    """A word as the time rules see it: its characters and the token it lies in."""

    text: str
    lower: str
    start: int
    end: int
    token: int
    upos: str
    xpos: str


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
    if not any(_TRIGGER.search(token.form) for token in tokens):
        return []
    words = []
    for index, token in enumerate(tokens):
        for piece in _PIECE.finditer(token.form):
            text = piece.group()
            start = min(token.start + piece.start(), token.end)
            end = min(token.start + piece.end(), token.end)
            lower = text.lower().replace("’", "'")
            words.append(Word(text, lower, start, end, index, token.upos, token.xpos))
    return words
