"""A sentence's words as the time rules read them.

Tokenisers differ in what they do with `2026-02-06`, `1915-17`, `Aug.` or `mid-May`, so the rules
read words of their own, cut out of the tokens at hyphens, slashes and between letters and digits.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Mapping, Sequence
from functools import cache, lru_cache
from typing import NamedTuple

from eventcoder.coding.dates.feasts import feasts
from eventcoder.coding.dates.meanings import Meaning
from eventcoder.coding.dates.words import TELLING
from eventcoder.syntax.tree import Tree

_PIECE = re.compile(
    r"\d+(?:st|nd|rd|th|s)(?![A-Za-z])|\d(?:[\d,.:]*\d)?|[^\W\d_](?:[.&](?=[^\W\d_]))?[^\W\d_]*"
    r"(?:\.(?=\S))?|['’](?:s\b)?|\S"
)
_YEAR = re.compile(r"(?:\d{1,2}\.\d{1,2}\.)?(\d{4})")
_ENDING = re.compile(r"\d(?:st|nd|rd|th|s)$")
_MOST_KNOWN = 5_000  # forms with other characters than letters that are remembered


class Piece(NamedTuple):
    """A word cut out of a token: its characters, counted from the token's first."""

    text: str
    lower: str
    start: int
    end: int


@cache
def telling_words() -> frozenset[str]:
    """One word at least of every time expression without a digit."""
    names = [feast.name for found in feasts().values() for feast in found]
    return TELLING | {name[-1] for name in names if not TELLING & set(name)}


@lru_cache(maxsize=_MOST_KNOWN)
def pieces_of(form: str) -> tuple[Piece, ...] | None:
    """The words in a form; `None` where it is a word as it stands."""
    pieces = [
        Piece(found.group(), found.group().lower().replace("’", "'"), found.start(), found.end())
        for found in _PIECE.finditer(form)
    ]
    plain = len(pieces) == 1 and pieces[0].text == form and pieces[0].lower == form.lower()
    return None if plain else tuple(pieces)


@lru_cache(maxsize=_MOST_KNOWN)
def telling_year(form: str) -> int:
    """Whether a form alone can make a sentence tell of a time, and by which year.

    Args:
        form: one that has other characters than letters.

    Returns:
        The first year that can be read in it; 1 where there is none, but a word of time or a number
        as only dates have it (`5th`, `90s`); 0 for all else: `20` is part of a time expression only
        beside a word of time.
    """
    pieces = pieces_of(form)
    words = [form.lower()] if pieces is None else [piece.lower for piece in pieces]
    years = [int(found[1]) for word in words if (found := _YEAR.fullmatch(word))]
    if years:
        return max(1, min(years))
    known = telling_words()
    return int(any(word.rstrip(".") in known or _ENDING.search(word) for word in words))


def is_telling(tree: Tree) -> bool:
    """Whether a sentence can hold a time expression: most hold no word of one."""
    if not telling_words().isdisjoint(tree.lowers):
        return True
    return any(map(telling_year, itertools.filterfalse(str.isalpha, tree.forms)))


def years_in(tree: Tree) -> list[int]:
    """The numbers of a sentence that can be years."""
    found = [telling_year(form) for form in tree.forms if not form.isalpha()]
    return [year for year in found if year > 1]


class Found(NamedTuple):
    """A time expression: words `first`..`last` (exclusive) and what they mean."""

    first: int
    last: int
    meaning: Meaning


class Row:
    """The words of one sentence; a position outside of it reads as the empty word.

    `lowers` are the words in lower case. What else there is to know of a word is looked up in the
    tree when a rule asks: they ask of few.
    """

    __slots__ = ("_pieces", "_tokens", "lowers", "tree")

    def __init__(self, tree: Tree) -> None:
        self.tree = tree
        self.lowers = tree.lowers
        #: what is known of the words that are no tokens as they stand, by position
        self._pieces: dict[int, Piece] = {}
        #: the token that each word lies in
        self._tokens: Sequence[int] = range(len(tree.forms))
        cut = {
            token: pieces
            for token, form in enumerate(tree.forms)
            if not form.isalpha() and (pieces := pieces_of(form)) is not None
        }
        if cut:
            self._cut(cut)

    def _cut(self, cut: Mapping[int, Sequence[Piece]]) -> None:
        lowers: list[str] = []
        tokens: list[int] = []
        for token, lower in enumerate(self.tree.lowers):
            if token not in cut:
                lowers.append(lower)
                tokens.append(token)
                continue
            for piece in cut[token]:
                self._pieces[len(lowers)] = piece
                lowers.append(piece.lower)
                tokens.append(token)
        self.lowers, self._tokens = lowers, tokens

    def __len__(self) -> int:
        return len(self.lowers)

    def low(self, at: int) -> str:
        """The word at a position in lower case."""
        lowers = self.lowers
        return lowers[at] if 0 <= at < len(lowers) else ""

    def text(self, at: int) -> str:
        """The word at a position as it is written."""
        if not 0 <= at < len(self.lowers):
            return ""
        piece = self._pieces.get(at)
        return self.tree.forms[self._tokens[at]] if piece is None else piece.text

    def token(self, at: int) -> int:
        """The token that a word of the sentence lies in."""
        return self._tokens[at]

    def upos(self, at: int) -> str:
        """Its part of speech; `PUNCT` outside of the sentence."""
        return self.tree.upos[self._tokens[at]] if 0 <= at < len(self.lowers) else "PUNCT"

    def xpos(self, at: int) -> str:
        """Its Penn Treebank tag."""
        return self.tree.xpos[self._tokens[at]] if 0 <= at < len(self.lowers) else ""

    def capital(self, at: int) -> bool:
        """Whether the word begins with a capital."""
        return self.text(at)[:1].isupper()

    def span(self, at: int) -> tuple[int, int]:
        """The characters of a word of the sentence."""
        token, piece = self._tokens[at], self._pieces.get(at)
        begin, stop = self.tree.starts[token], self.tree.ends[token]
        first, last = (
            (0, len(self.tree.forms[token])) if piece is None else (piece.start, piece.end)
        )
        if begin + last > stop:  # the form is longer than the text it stands for
            return min(begin + first, stop), stop
        return begin + first, begin + last

    def touching(self, at: int) -> bool:
        """Whether the next word follows without a blank."""
        return 0 <= at + 1 < len(self.lowers) and self.span(at + 1)[0] == self.span(at)[1]
