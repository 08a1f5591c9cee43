"""Text as arrays of characters, and arrays of characters as tokens.

Stanza's tokenizer labels each character; this module makes its input (character numbers and
features, as `stanza.models.tokenization.data` defines them) and reads its labels, for whole
paragraphs at a time.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from eventcoder.parsing.wordpieces import PLAIN

Numbers = NDArray[np.int64]
Floats = NDArray[np.float32]

#: A sentence holds at most this many tokens and a token this many characters; longer ones are cut.
LONGEST_SENTENCE = 120
LONGEST_TOKEN = 100

#: Where a long sentence is best cut.
_BREAKS = frozenset(";:,\u2014\u2013-)|/")

INSIDE, TOKEN_END, SENTENCE_END = 0, 1, 2

_BLANK_LINE = re.compile(r"\n[\s\u0080-\u009f]*\n")
_ADDRESS_HINT = re.compile(r"@|://|www\.|\.(?:com|org|net|gov|edu|co)\b")
_CHUNK = re.compile(r"\S+")
_ADDRESS = re.compile(
    r"[a-z0-9.!#$%&'*+/=?^_{|}~-]+@[a-z0-9](?:[a-z0-9.-]*[a-z0-9])?"
    r"|(?:https?://|www\.)[^\s\"<>]+[^\s\"<>.,;:!?)\]'’”]"
    r"|[a-z0-9][a-z0-9.-]*\.(?:com|org|net|gov|edu|co)(?:\.[a-z]{2})?(?:/[^\s\"<>]*[^\s\"<>.,;:!?)\]'])?(?![a-z0-9])",
    re.IGNORECASE,
)
_LONGEST_ADDRESS = 500
_LONGEST_HEADLINE = 160
_STOP = re.compile(r"[.!?\u2026:;\n|]")
# Letters of scripts that part words by blanks, as far as English texts hold them.
_LETTERS = re.compile(r"[A-Za-z\u00c0-\u024f]+")
_CLITIC = re.compile(rf"n['’`]t|{_LETTERS.pattern}", re.IGNORECASE)
# What the treebanks cut off a word written as one: do|n't, do|nt, you|re ...
_CLITICS = frozenset(
    {"n't", "n’t", "n`t", "nt", "no", "me", "s", "d", "re", "ve", "ll", "cha", "ya", "a"}
)
# ... and what they cut only off these words: can|not, but Car|not; gon|na, but are|na.
_STEMS = {
    "not": frozenset({"can"}),
    "n": frozenset({"du"}),
    "na": frozenset({"gon", "wan"}),
    "ta": frozenset({"got", "out"}),
    "m": frozenset({"i"}),
}
# Longer than all of these, so that what is cut off here is none of them.
_LONGEST_PART = 5
# A possessive in the news; in e-mails often a slip for `it's`, which the network learnt as well.
_WHOLE = frozenset({"its"})

_PLANE = 0x10000
_OTHER = 0xFFFD


class Paragraph(NamedTuple):
    """A stretch of text without blank lines, ready for the network.

    ``units`` and ``features`` [n] and [n, 5] are the network's input, one row per character after
    runs of white space are one; ``places`` [n] are the characters' places in the text.
    """

    text: int
    units: Numbers
    features: Floats
    places: Numbers


class Cut(NamedTuple):
    """A place where something too long was cut.

    ``start`` and ``end`` bound the long stretch in the text; ``n_tokens`` is the length of the
    sentence in tokens, 1 where a single word was too long.
    """

    start: int
    end: int
    n_tokens: int


class Spans(NamedTuple):
    """The tokens of one text: a list of (start, end) for each sentence, and what was cut."""

    sentences: list[list[tuple[int, int]]]
    cuts: list[Cut]


class CharacterTable:
    """Looks up what the network knows of each character.

    Args:
        units: the network's characters, in the order of its embedding rows.
    """

    def __init__(self, units: Sequence[str]) -> None:
        self._unknown = units.index("<UNK>")
        self._units = np.full(_PLANE, self._unknown, dtype=np.int64)
        for number, unit in enumerate(units):
            if len(unit) == 1 and ord(unit) < _PLANE:
                self._units[ord(unit)] = number
        characters = [chr(code) for code in range(_PLANE)]
        space = re.compile(r"[\s\u0080-\u009f]")
        self._space = np.array([space.match(c) is not None for c in characters])
        self._upper = np.array([c.isupper() for c in characters])
        self._digit = np.array([c.isdecimal() for c in characters])

    def paragraphs(self, texts: Sequence[str]) -> list[Paragraph]:
        """Split texts into paragraphs and look up their characters.

        Args:
            texts: any Unicode; blank ones give no paragraph.
        """
        return [
            self._paragraph(number, text, start, end)
            for number, text in enumerate(texts)
            for start, end in _stretches(text)
        ]

    def _paragraph(self, number: int, text: str, start: int, end: int) -> Paragraph:
        plain = text[start:end].translate(PLAIN)
        codes = np.frombuffer(plain.encode("utf-32-le", "surrogatepass"), dtype=np.uint32)
        codes = np.where(codes < _PLANE, codes, _OTHER).astype(np.int64)
        space = self._space[codes]
        kept = ~space
        kept[1:] |= space[1:] & ~space[:-1]
        places = np.flatnonzero(kept)
        codes = np.where(space, 32, codes)[places]
        features = np.zeros((len(codes), 5), dtype=np.float32)
        features[:, 0] = codes == 32
        features[:, 1] = self._upper[codes]
        features[:, 2] = self._digit[codes]
        features[-1, 3] = 1
        features[0, 4] = 1
        return Paragraph(number, self._units[codes], features, places + start)


def _stretches(text: str) -> Iterator[tuple[int, int]]:
    """Yield (start, end) of the paragraphs of a text, white space at either end left out."""
    start = 0
    breaks = [match.span() for match in _BLANK_LINE.finditer(text)] if "\n" in text else []
    for before, after in [*breaks, (len(text), len(text))]:
        stretch = text[start:before]
        left = len(stretch) - len(stretch.lstrip(_SPACES))
        right = len(stretch.rstrip(_SPACES))
        if left < right:
            yield start + left, start + right
        start = after


_SPACES = "".join(
    chr(code) for code in range(0x3001) if chr(code).isspace() or 0x80 <= code <= 0x9F
)


def title_pattern(titles: Sequence[str]) -> re.Pattern[str]:
    """Return what finds an abbreviated title before a name, such as ``Lt.`` or ``Gen.``.

    Args:
        titles: the abbreviations, with their full stop.
    """
    either = "|".join(re.escape(title) for title in sorted(titles, key=len, reverse=True))
    return re.compile(rf"(?<![\w.])(?:{either})(?=\s+[^\W\d_])")


def spans(
    text: str, paragraphs: Sequence[tuple[Paragraph, Numbers]], titles: re.Pattern[str]
) -> Spans:
    """Read the network's labels as tokens.

    Args:
        text: the whole text.
        paragraphs: its paragraphs in order, each with the labels [n] of its characters.
        titles: finds abbreviated titles; a sentence does not end between one and a name.
    """
    out = Spans([], [])
    for paragraph, labels in paragraphs:
        _read(text, paragraph, labels, titles, out)
    return out


def _read(
    text: str, paragraph: Paragraph, labels: Numbers, titles: re.Pattern[str], out: Spans
) -> None:
    places, last = paragraph.places, len(labels) - 1
    space = paragraph.features[:, 0] > 0
    labels = labels.copy()
    labels[last] = SENTENCE_END
    _keep_words_whole(text, places, labels)
    _keep_addresses_whole(text, places, labels)
    for match in titles.finditer(text, int(places[0]), int(places[-1]) + 1):
        left, right = np.searchsorted(places, match.span())
        labels[left : right - 1] = INSIDE
        labels[right - 1] = TOKEN_END
    if _is_headline(text, int(places[0]), int(places[-1]) + 1):
        np.minimum(labels[:-1], TOKEN_END, out=labels[:-1])
    # No token holds white space, and no label stands on it.
    before = np.flatnonzero(space) - 1
    labels[before] = np.maximum(labels[before], labels[before + 1]).clip(min=TOKEN_END)
    labels[space] = INSIDE
    ends = np.flatnonzero(labels)
    starts = np.empty_like(ends)
    starts[0] = 0
    starts[1:] = ends[:-1] + 1
    starts += space[starts]
    first = places[starts].tolist()
    after = (places[ends] + 1).tolist()
    tokens = list(zip(first, after, strict=True))
    begin = 0
    for end in (np.flatnonzero(labels[ends] == SENTENCE_END) + 1).tolist():
        _append(text, tokens[begin:end], out)
        begin = end


def _is_headline(text: str, start: int, end: int) -> bool:
    """Say whether a stretch is one short line without a full stop anywhere: one sentence.

    Capitals within headlines look to the network like the beginnings of sentences.
    """
    return end - start <= _LONGEST_HEADLINE and not _STOP.search(text, start, end)


def _append(text: str, tokens: list[tuple[int, int]], out: Spans) -> None:
    """Add a sentence, cut where it or a word in it is too long."""
    if any(end - start > LONGEST_TOKEN for start, end in tokens):
        whole, tokens = tokens, []
        for start, end in whole:
            if end - start > LONGEST_TOKEN:
                out.cuts.append(Cut(start, end, 1))
            tokens += [
                (place, min(place + LONGEST_TOKEN, end))
                for place in range(start, end, LONGEST_TOKEN)
            ]
    if len(tokens) > LONGEST_SENTENCE:
        out.cuts.append(Cut(tokens[0][0], tokens[-1][1], len(tokens)))
    while len(tokens) > LONGEST_SENTENCE:
        at = _best_cut(text, tokens)
        out.sentences.append(tokens[:at])
        tokens = tokens[at:]
    if tokens:
        out.sentences.append(tokens)


def _best_cut(text: str, tokens: list[tuple[int, int]]) -> int:
    for at in range(LONGEST_SENTENCE, LONGEST_SENTENCE // 2, -1):
        start, end = tokens[at - 1]
        if end - start == 1 and text[start] in _BREAKS:
            return at
    return LONGEST_SENTENCE


def _keep_words_whole(text: str, places: Numbers, labels: Numbers) -> None:
    """Let no token end between two letters of a word, but where a clitic begins: `can|not`.

    The network takes rare names and words for contractions it knows: `Io|nov`, `can|non`, `so|n`.
    """
    touching = np.flatnonzero((labels[:-1] > INSIDE) & (np.diff(places) == 1))
    for at in touching.tolist():
        place = int(places[at])
        if _LETTERS.fullmatch(text, place, place + 2) and not _may_part(text, place + 1):
            labels[at] = INSIDE


def _may_part(text: str, place: int) -> bool:
    """Whether a token may begin at a place within a word."""
    # As far as the rules look: a letter may be one of a hundred thousand without a blank.
    rest = _CLITIC.match(text, place, place + _LONGEST_PART)
    start = place
    while max(0, place - _LONGEST_PART) < start and _LETTERS.match(text[start - 1]):
        start -= 1
    stem, clitic = text[start:place].casefold(), rest[0].casefold() if rest else ""
    if stem + clitic in _WHOLE:
        return False
    return stem in _STEMS[clitic] if clitic in _STEMS else clitic in _CLITICS


def _keep_addresses_whole(text: str, places: Numbers, labels: Numbers) -> None:
    """Make every e-mail and web address one token, as the treebanks do."""
    start, end = int(places[0]), int(places[-1]) + 1
    if not _ADDRESS_HINT.search(text, start, end):
        return
    for chunk in _CHUNK.finditer(text, start, end):
        # A pattern over one long word could take quadratic time.
        if len(chunk[0]) > _LONGEST_ADDRESS or not _ADDRESS_HINT.search(chunk[0]):
            continue
        for match in _ADDRESS.finditer(chunk[0]):
            left, right = np.searchsorted(
                places, [chunk.start() + match.start(), chunk.start() + match.end()]
            )
            if left > 0 and labels[left - 1] == INSIDE and match.start() > 0:
                labels[left - 1] = TOKEN_END
            labels[left : right - 1] = INSIDE
            labels[right - 1] = max(int(labels[right - 1]), TOKEN_END)
