"""Names in sentences, found in one scan from left to right.

Nearly every word of a text begins no name, and a scanner remembers which: a sentence is asked for
its other words first, and only from these on are names looked for.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from eventcoder.coding.actors.names import (
    HYPHENATED_ARTICLES,
    Match,
    Name,
    NameTrie,
    Node,
    Pieces,
    pieces_of,
)
from eventcoder.syntax.tree import Tree

_MOST_KNOWN = 100_000  # forms a scanner remembers before it starts afresh
_SHORT_SENTENCE = 12  # characters; a shorter one in capitals may be a mere abbreviation
# Articles of names that stand alone, whose one spelling is another than their own.
_ARTICLES: dict[str, Pieces] = {"Al": ("al",), "El": ("al",), "el": ("al",)}
_LONGEST_ARTICLE = max(map(len, HYPHENATED_ARTICLES))
_WORD_TAGS = frozenset({"PROPN", "ADJ", "NOUN", "X"})


class Spots(NamedTuple):
    """The tokens of a sentence that matter for names.

    Args:
        starts: those with which a name of the dictionaries may begin, in text order.
        odd: those that are not one piece like the token itself: `U.S.`, `al-Sarraj`, `-`.
        caseless: whether the sentence is all in capitals.
    """

    starts: Sequence[int]
    odd: Sequence[int]
    caseless: bool


# A name as it is found: its length in pieces, the token behind it (0: it ends within one), and what
# it names.  A plain tuple, as thousands a second are made.
Found = tuple[int, int, tuple[Name, ...]]


class Scanner:
    """Finds names in sentences.

    Args:
        names: the dictionaries' names, all added.
    """

    __slots__ = ("_first", "_names", "_odd", "_plain", "_small")

    def __init__(self, names: NameTrie) -> None:
        self._names = names
        self._first = names.first(False)
        self._odd: dict[str, Pieces] = dict(_ARTICLES)
        self._plain: set[str] = set()  # forms that are their own piece, with which no name begins
        self._small = {*_ARTICLES, *(piece for piece in self._first if piece.islower())}

    def spots(self, tree: Tree) -> Spots:
        """Where a sentence's names may be."""
        forms = tree.forms
        # nearly every sentence begins with a capital and goes on in small letters
        if not any(map(str.islower, forms)):
            text = " ".join(forms)
            if len(text) > _SHORT_SENTENCE and text.isupper():
                return Spots(range(len(forms)), (), True)
        plain, first, known, small = self._plain, self._first, self._odd, self._small
        starts: list[int] = []
        odd: list[int] = []
        if "".join(forms).isascii():  # four words of five need no look at what is remembered
            found = [
                token
                for token, form in enumerate(forms)
                if (form in small if form.islower() and form.isalpha() else form not in plain)
            ]
        else:
            found = [token for token, form in enumerate(forms) if form not in plain]
        for token in found:
            form = forms[token]
            parts = known.get(form)
            if parts is None:
                if _is_simple(form) or self._pieces(form) == (form,):
                    if form in first:
                        starts.append(token)
                    else:
                        self._remember(form)
                    continue
                parts = known[form]
            odd.append(token)
            if not parts:
                if "al" in first and self._is_article(forms, token - 1):
                    starts.append(token - 1)
            elif parts[0] in first:
                starts.append(token)
        return Spots(starts, odd, False)

    def may_hold(self, learnt: NameTrie, tree: Tree, spots: Spots) -> bool:
        """Whether one of an article's own names may be in a sentence."""
        return spots.caseless or bool(self._starts_of(learnt, tree.forms, spots))

    def scan(self, tree: Tree, spots: Spots, learnt: NameTrie | None = None) -> list[Match]:
        """The longest names from left to right; of equal ones what the article taught comes first.

        Only whole tokens match.  A name of one word must be tagged as a nominal, so that a
        headline's `May` or a sentence's first word is not taken for a name.

        Args:
            tree, spots: the sentence; learnt: names that the article itself introduces.
        """
        starts, forms, caseless = spots.starts, tree.forms, spots.caseless
        first = self._first if not caseless else self._names.first(True)
        own = None if learnt is None else learnt.first(caseless)
        if learnt is not None:
            starts = sorted({*starts, *self._starts_of(learnt, forms, spots)})
        matches = []
        free = 0
        for start in starts:
            if start < free:
                continue
            length, end, names = self._longest(first, forms, start, caseless)
            if own is not None:
                found = self._longest(own, forms, start, caseless)
                if found[0] and found[0] >= length:
                    length, end, names = found
            if end and (length > 1 or tree.upos[start] in _WORD_TAGS):
                matches.append(Match(start, end, names))
                free = end
        return matches

    def _starts_of(self, learnt: NameTrie, forms: Sequence[str], spots: Spots) -> list[int]:
        """The tokens with which a name that the article taught may begin."""
        first = learnt.first(False)
        found = []
        if not first.keys().isdisjoint(forms):
            found = [token for token, form in enumerate(forms) if form in first]
        for token in spots.odd:
            parts = self._pieces(forms[token])
            if parts:
                if parts[0] in first:
                    found.append(token)
            elif "al" in first and self._is_article(forms, token - 1):
                found.append(token - 1)
        return found

    def _longest(
        self, first: Mapping[str, Node], forms: Sequence[str], start: int, caseless: bool
    ) -> Found:
        """The longest name that begins with a token."""
        known = self._odd
        nodes = first
        length = best = end = 0
        names: tuple[Name, ...] = ()
        for token in range(start, len(forms)):
            form = forms[token]
            parts = known.get(form)
            if parts is None:
                parts = (form,) if _is_simple(form) else self._pieces(form)
            rest = len(parts)
            for part in parts:
                rest -= 1
                if (
                    len(part) <= _LONGEST_ARTICLE
                    and not rest
                    and part.lower() in HYPHENATED_ARTICLES
                    and token + 1 < len(forms)
                    and not self._pieces(forms[token + 1])
                ):
                    part = "al"
                node = nodes.get(part.lower() if caseless else part)
                if node is None:
                    return best, end, names
                length += 1
                if node.names:
                    best, end, names = length, 0 if rest else token + 1, node.names
                nodes = node.next
                if not nodes:
                    return best, end, names
        return best, end, names

    def _is_article(self, forms: Sequence[str], token: int) -> bool:
        """Whether a token may be an Arabic article, written as it sounds."""
        parts = self._pieces(forms[token]) if token >= 0 else ()
        return len(parts) == 1 and parts[0].lower() in HYPHENATED_ARTICLES

    def _pieces(self, form: str) -> Pieces:
        """The pieces of a form, the Arabic article in one spelling."""
        known = self._odd.get(form)
        if known is not None:
            return known
        parts = list(pieces_of(form))
        for number, part in enumerate(parts):
            followed = number < len(parts) - 1
            if part in _ARTICLES or (followed and part.lower() in HYPHENATED_ARTICLES):
                parts[number] = "al"
        pieces = tuple(parts)
        if pieces != (form,):
            if len(self._odd) >= _MOST_KNOWN:
                self._odd.clear()
                self._odd.update(_ARTICLES)
            self._odd[form] = pieces
        return pieces

    def _remember(self, form: str) -> None:
        """A form that is its own piece begins no name."""
        if len(self._plain) >= _MOST_KNOWN:
            self._plain.clear()
        self._plain.add(form)


def _is_simple(form: str) -> bool:
    """Whether a form is surely its own piece, an Arabic article apart."""
    return form.isascii() and form.isalpha()
