"""Names of actors, countries and places: their spellings, and a trie to look them up in.

A name is compared piece by piece: `al-Sarraj`, `al - Sarraj` and `Al Sarraj` are the same pieces,
and so are `U.S.` and `US`.  Case counts, as it tells `May` from `may`; only a sentence all in
capitals is compared without it.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Sequence
from typing import Literal, NamedTuple

from eventcoder.lexicon.entries import DatedCode, Dictionaries

NameKind = Literal[
    "country", "adjective", "capital", "seat", "place",
    "person", "organisation", "armed group", "people", "media", "company",
]  # fmt: skip

# Names of countries and places, whatever they stand for in a sentence.
PLACE_KINDS = frozenset({"country", "adjective", "capital", "seat", "place"})

Pieces = tuple[str, ...]

_APOSTROPHES = str.maketrans({"’": "'", "‘": "'", "ʼ": "'", "ʻ": "'", "`": "'", "′": "'"})
_DASHES = "-‐‑–"
_ARTICLES = frozenset({"al", "el"})
# The article before a "sun letter" is written as it sounds; unhyphenated these are other words.
HYPHENATED_ARTICLES = _ARTICLES | {"ar", "as", "ash", "an", "at", "ad", "az", "ul"}
_INVARIANT = ("s", "sh", "ch", "ese", "men")


class Name(NamedTuple):
    """What a name stands for.

    Args:
        kind: what is named; `capital` and `seat` stand for a country's government.
        codes: dated actor codes in file order (a place: its country's code).
        entry: the dictionary entry, e.g. `actors/sudan.yaml:Rapid Support Forces`.
        label: the entry's own name, which identifies it.
        gender: of a person, where the dictionary tells.
        plural: whether the word speaks of several people (`Syrians`).
        nominal: whether the word can head a noun phrase; a mere adjective cannot.
        bare: whether the codes are a role without a country (learnt from `the Free Army (FA)`).
    """

    kind: NameKind
    codes: tuple[DatedCode, ...]
    entry: str
    label: str
    gender: str | None = None
    plural: bool = False
    nominal: bool = True
    bare: bool = False


class Match(NamedTuple):
    """A name in a sentence: tokens `first` to `last` (exclusive) and all it may stand for."""

    first: int
    last: int
    names: tuple[Name, ...]


class Node:
    """A place in a trie: what is named there, and the pieces that lead on."""

    __slots__ = ("names", "next")

    def __init__(self) -> None:
        # most nodes end a name and lead nowhere: what is empty is shared, and so at hand
        self.next: dict[str, Node] = _NOWHERE
        self.names: tuple[Name, ...] = ()

    def add(self, keys: Sequence[str], name: Name) -> None:
        """File a name under keys, from this node on."""
        node = self
        for key in keys:
            below = node.next.get(key)
            if below is None:
                if not node.next:
                    node.next = {}
                below = node.next[key] = Node()
            node = below
        if name not in node.names:
            node.names = (*node.names, name)


_NOWHERE: dict[str, Node] = {}  # never changed


def pieces_of(form: str) -> Pieces:
    """A form as comparable pieces: folded, without periods, split at hyphens and apostrophes."""
    if form.isascii() and form.isalpha():
        return (form,)
    text = fold(form)
    if len(text) > 1:
        text = text.replace(".", "")
    for dash in _DASHES:
        text = text.replace(dash, " ")
    if text.endswith("'s") and len(text) > 2:
        text = text[:-2] + " 's"
    elif text.endswith("s'") and len(text) > 2:
        text = text[:-1] + " '"
    elif "'" in text and len(text) > 2:
        text = text.replace("'", " ")  # `Kata'ib`, however a tokenizer cuts it
    return tuple(text.split())


def fold(form: str) -> str:
    """The form without diacritics and with straight apostrophes."""
    text = form.translate(_APOSTROPHES)
    if text.isascii():
        return text
    return "".join(c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c))


def name_pieces(name: str) -> Pieces:
    """A dictionary name as pieces, the Arabic article in one spelling."""
    words = [piece for word in _spaced(name).split() for piece in pieces_of(word)]
    hyphened = _hyphened_articles(name)
    return tuple(
        "al" if i < len(words) - 1 and _is_article(word, word in hyphened) else word
        for i, word in enumerate(words)
    )


def _spaced(name: str) -> str:
    return name.replace("(", " ").replace(")", " ").replace(",", " , ")


def _hyphened_articles(name: str) -> frozenset[str]:
    parts = name.replace("‑", "-").split()
    return frozenset(part.split("-")[0] for part in parts if "-" in part)


def _is_article(word: str, hyphened: bool) -> bool:
    return word.lower() in (HYPHENATED_ARTICLES if hyphened else _ARTICLES)


class NameTrie:
    """Names by their pieces: `add` while building, then `longest` at each place of a sentence."""

    __slots__ = ("_added", "_lower", "_root", "_size")

    def __init__(self) -> None:
        self._root = Node()
        self._size = 0
        # the names without case are filed when a text in capitals first asks for them
        self._lower = Node()
        self._added: list[tuple[Pieces, Name]] = []

    def __len__(self) -> int:
        return self._size

    def add(self, pieces: Pieces, name: Name) -> None:
        """Adds a name; a one-word name in lower case is refused in silence: it is no name."""
        if not pieces or (len(pieces) == 1 and pieces[0].islower()):
            return
        self._size += 1
        self._root.add(pieces, name)
        self._added.append((pieces, name))

    def first(self, caseless: bool) -> dict[str, Node]:
        """The nodes that names may begin with."""
        if not caseless:
            return self._root.next
        for pieces, name in self._added:
            self._lower.add([piece.lower() for piece in pieces], name)
        self._added.clear()
        return self._lower.next

    def longest(
        self, keys: Sequence[str], start: int, caseless: bool
    ) -> tuple[int, tuple[Name, ...]]:
        """The length, in pieces, of the longest name at `start`, and what it names; 0 for none."""
        node = (self.first(True) if caseless else self._root.next).get(keys[start])
        length, names, position = 0, _NOTHING, start
        while node is not None:
            position += 1
            if node.names:
                length, names = position - start, node.names
            if position == len(keys):
                break
            node = node.next.get(keys[position])
        return length, names


_NOTHING: tuple[Name, ...] = ()


def dictionary_names(dictionaries: Dictionaries) -> Iterator[tuple[Pieces, Name]]:
    """Every spelling in the dictionaries: actors first, then countries, then places."""
    for actor in dictionaries.actors:
        kind: NameKind = actor.kind
        name = Name(kind, actor.codes, actor.id, actor.name, actor.gender)
        for spelling in (actor.name, *actor.aliases):
            pieces = name_pieces(spelling)
            yield pieces, name
            if kind == "people" and len(pieces) == 1:
                yield (_plural(pieces[0]),), name._replace(plural=True)
    for country in dictionaries.countries:
        codes = (DatedCode(country.code),)
        plain = Name("country", codes, country.id, country.name)
        for spelling in (country.name, *country.aliases):
            yield name_pieces(spelling), plain
        for word in country.demonyms:
            pieces = name_pieces(word)
            yield pieces, plain._replace(kind="adjective", plural=word.endswith(_INVARIANT))
            yield (*pieces[:-1], _plural(pieces[-1])), plain._replace(kind="adjective", plural=True)
        for word in country.adjectives:
            yield name_pieces(word), plain._replace(kind="adjective", nominal=False)
        if country.capital:
            yield name_pieces(country.capital), plain._replace(kind="capital")
        for seat in country.seats:
            yield name_pieces(seat), plain._replace(kind="seat")
    for place in dictionaries.places:
        where = (DatedCode(place.country),) if place.country else ()
        spot = Name("place", where, f"{place.where.file}:{place.name}", place.name)
        for spelling in (place.name, *place.aliases):
            yield name_pieces(spelling), spot


def _plural(word: str) -> str:
    if word.endswith(_INVARIANT):
        return word
    if word.endswith("man"):
        return word[:-3] + "men"
    return word[:-1] + "ies" if word.endswith("y") and word[-2:-1] not in "aeiou" else word + "s"
