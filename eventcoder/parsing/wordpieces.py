"""Words to wordpiece numbers, with a memory of the words seen.

English running text repeats itself, so a look-up answers for nearly every word, and the cutting
of an unseen word into pieces (lower-casing, accents off, greedy longest match, as BERT's uncased
vocabulary was made) can be plain Python.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

PAD, UNKNOWN, CLS, SEP, MASK = "[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]"

#: A word gives at most this many pieces: its first ones and its last one. It bounds the length of
#: a sentence in pieces whatever the text holds; 99.9 % of English words have fewer.
MAX_PIECES = 4

#: The letter shapes the network is told of, as its vocabulary of pieces is blind to case.
SHAPES = ("hidden", "other", "lower", "title", "upper", "capital", "mixed", "digit")

#: Typographic characters read as the plain ones of the treebanks, one for one.
PLAIN = str.maketrans(
    {
        "\u2018": "'", "\u2019": "'", "\u201a": "'", "\u201b": "'", "\u02bc": "'", "\u2032": "'",
        "\u00b4": "'", "\u0060": "'", "\u201c": '"', "\u201d": '"', "\u201e": '"', "\u201f": '"',
        "\u00ab": '"', "\u00bb": '"', "\u2033": '"', "\u2010": "-", "\u2011": "-",
        "\u2012": "\u2013", "\u2015": "\u2014", "\u2212": "-",
    }
)  # fmt: skip

_REMEMBERED_WORDS = 200_000


class WordCode(NamedTuple):
    """What the network sees of one word: its pieces, and the shape of its letters at each."""

    pieces: tuple[int, ...]
    letters: tuple[int, ...]


class WordCoder:
    """Turns words into wordpiece numbers.

    Args:
        vocabulary: the pieces, in the order of the network's embedding rows.
    """

    def __init__(self, vocabulary: Sequence[str]) -> None:
        self._numbers = {piece: number for number, piece in enumerate(vocabulary)}
        self.cls, self.sep = self._numbers[CLS], self._numbers[SEP]
        self.mask, self.unknown = self._numbers[MASK], self._numbers[UNKNOWN]
        self._seen: dict[str, WordCode] = {}

    def encode(self, forms: Sequence[str]) -> list[WordCode]:
        """Return the code of each word."""
        seen = self._seen
        codes = [seen.get(form) for form in forms]
        return [code or self._learn(form) for code, form in zip(codes, forms, strict=True)]

    def _learn(self, form: str) -> WordCode:
        if len(self._seen) >= _REMEMBERED_WORDS:
            self._seen.clear()
        pieces = [piece for run in _runs(form.translate(PLAIN)) for piece in self._cut(run)]
        if len(pieces) > MAX_PIECES:
            pieces = [*pieces[: MAX_PIECES - 1], pieces[-1]]
        pieces = pieces or [self.unknown]
        code = WordCode(tuple(pieces), (shape_of(form),) * len(pieces))
        self._seen[form] = code
        return code

    def _cut(self, run: str) -> list[int]:
        """Cut a run of letters into its longest known pieces, from the left."""
        pieces: list[int] = []
        start = 0
        while start < len(run):
            for end in range(min(len(run), start + 32), start, -1):
                number = self._numbers.get(("##" if start else "") + run[start:end])
                if number is not None:
                    break
            else:
                return [self.unknown]
            pieces.append(number)
            start = end
        return pieces


def _runs(form: str) -> list[str]:
    """Split a word as BERT's own splitter does: bare letters, each punctuation mark apart."""
    runs: list[str] = [""]
    for character in unicodedata.normalize("NFD", form.lower()[:400]):
        category = unicodedata.category(character)
        if category == "Mn":
            continue
        if category in ("Cc", "Cf", "Cs", "Co", "Cn") or character == "\ufffd":
            continue
        if character.isspace():
            runs.append("")
        elif _stands_alone(character, category):
            runs += [character, ""]
        else:
            runs[-1] += character
    return [run for run in runs if run]


def _stands_alone(character: str, category: str) -> bool:
    code = ord(character)
    if code < 128:
        return not character.isalnum()
    return category.startswith("P") or 0x4E00 <= code <= 0x9FFF or 0x3400 <= code <= 0x4DBF


def shape_of(form: str) -> int:
    """Return the number of the word's letter shape in :data:`SHAPES`."""
    if any(character.isdigit() for character in form):
        return 7
    if not any(character.isalpha() for character in form):
        return 1
    if form == form.lower():
        return 2
    if form == form.upper():
        return 4 if len(form) > 1 else 5
    return 3 if form[:1].isupper() and form[1:] == form[1:].lower() else 6


def read_vocabulary(directory: Path) -> tuple[str, ...]:
    """Return the wordpieces, in the order of the embedding rows."""
    return tuple((directory / "vocabulary.txt").read_text(encoding="utf-8").splitlines())
