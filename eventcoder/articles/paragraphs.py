"""Paragraphs: the stretches of a text between line ends that are more than wrapping.

Rules, applied to each block of lines that has no blank line in it:

1. A block whose second half repeats its first (a photo caption shown twice) is two paragraphs.
2. A text is *hard-wrapped* when nearly all its lines are at most 100 characters long; its width is
   that of most of the lines which another follows.  There, a line end is wrapping when the next
   line's first word would not have fitted on the line.
3. In any text a line that stops in mid-sentence, before a line that starts in lower case, goes on.
4. Equal lines, a line that ends in a photo credit, a line of page furniture, a byline and a line
   that holds only a date stand alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import NamedTuple

from eventcoder.articles.captions import has_photo_credit
from eventcoder.articles.characters import squeezed, trim
from eventcoder.articles.furniture import is_page_line

_LONGEST_WRAPPED = 100
_FINAL = re.compile(r"[.!?…][\"')\]]*$")
_LINE = re.compile(r"[^\n\r\v\f\x1c-\x1e\x85\u2028\u2029]+")


class Paragraph(NamedTuple):
    """A paragraph or a line.

    Args:
        start, end: its span in the text, characters.
        gap: how many blank lines come before it.
        words: its plain text with single blanks.
        key: what it shares with others that say the same.
    """

    start: int
    end: int
    gap: int
    words: str
    key: str

    @property
    def is_final(self) -> bool:
        """Whether it ends as a sentence does."""
        return ends_sentence(self.words)


def same_key(words: str) -> str:
    """What is left of words when case and the marks around them are put aside."""
    return words.casefold().strip(" .\"'")


def ends_sentence(words: str) -> bool:
    """Whether words end in `.`, `!`, `?` or an ellipsis, closing quotes and brackets aside."""
    return _FINAL.search(words[-12:]) is not None


def paragraphs(text: str) -> list[Paragraph]:
    """Split a text into paragraphs, in order, each trimmed of blanks and not empty."""
    lines = list(_lines(text))
    width = _wrap_width(lines)
    found: list[Paragraph] = []
    for block in _blocks(lines):
        found.extend(_split_block(text, block, width))
    return found


def _lines(text: str) -> Iterator[Paragraph]:
    """The lines that are not blank, each with the number of blank lines before it."""
    gap, previous = 0, 0
    for match in _LINE.finditer(text):
        gap += len(re.findall(r"\r\n|[^\r]|\r(?!\n)", text[previous : match.start()]))
        previous = match.end()
        start, end = trim(text, match.start(), match.end())
        if start < end:
            words = squeezed(text[start:end])
            yield Paragraph(start, end, max(0, gap - (match.start() > 0)), words, same_key(words))
            gap = 0


def _wrap_width(lines: list[Paragraph]) -> int:
    """The width a text is wrapped at, 0 for a text that is not hard-wrapped.

    Taking most lines' width, not the longest, errs on the side of joining: a sentence cut in two
    does more harm than two paragraphs taken as one, which the sentence splitter sets right.
    """
    long = sum(len(line.words) > _LONGEST_WRAPPED for line in lines)
    followed = sorted(len(line.words) for line, after in pairwise(lines) if not after.gap)
    if not followed or long > 0.1 * len(lines):
        return 0
    return followed[int(0.8 * (len(followed) - 1))]


def _blocks(lines: list[Paragraph]) -> Iterator[list[Paragraph]]:
    block: list[Paragraph] = []
    for line in lines:
        if block and line.gap:
            yield block
            block = []
        block.append(line)
    if block:
        yield block


def _split_block(text: str, block: list[Paragraph], width: int) -> Iterator[Paragraph]:
    half = len(block) // 2
    if half and len(block) % 2 == 0 and _same(block[:half], block[half:]):
        yield from _split_block(text, block[:half], width)
        yield from _split_block(text, block[half:], width)
        return
    first = block[0]
    for line, following in pairwise(block):
        if not _goes_on(line, following, width):
            yield _paragraph(text, first, line)
            first = following
    yield _paragraph(text, first, block[-1])


def _same(first: list[Paragraph], second: list[Paragraph]) -> bool:
    return all(one.words == other.words for one, other in zip(first, second, strict=True))


def _goes_on(line: Paragraph, following: Paragraph, width: int) -> bool:
    """Whether the line end between two lines of a block is mere wrapping."""
    if line.words == following.words or has_photo_credit(line.words):
        return False
    if is_page_line(line.words) or is_page_line(following.words):
        return False
    if not line.is_final and following.words[:1].islower():
        return True
    next_word = following.words.split(" ", 1)[0]
    return bool(width) and len(line.words) + 1 + len(next_word) > width


def _paragraph(text: str, first: Paragraph, last: Paragraph) -> Paragraph:
    if first is last:
        return first
    words = squeezed(text[first.start : last.end])
    return Paragraph(first.start, last.end, first.gap, words, same_key(words))
