"""Place names to places: how names are folded, and where they are looked up."""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import Protocol

from eventcoder.coding.wordset import word_set
from eventcoder.lexicon.entries import Dictionaries, PlaceEntry

# Spellings of the Arabic article, which assimilates to the consonant after it.
_ARTICLES = word_set("al el er ar az as ash at ad an ed es ez en et")
# `El` is as often Spanish: `Salvador` is not El Salvador.
_DROPPED = _ARTICLES - {"el", "an", "as", "at", "en", "es"}
_NOT_WORD = re.compile(r"[^\w\s]|_")
_SHORTENED = {"st": "saint", "ft": "fort", "mt": "mount"}


def fold(name: str) -> str:
    """A name as the look-up knows it: lower case, no diacritics, hyphens or apostrophes, and one
    spelling of the Arabic article (`Ar-Rahad`, `Er Rahad`, `El Rahad` are `al rahad`)."""
    plain = name.casefold()
    if not plain.isascii():
        plain = unicodedata.normalize("NFKD", plain).casefold()
        plain = "".join(char for char in plain if not unicodedata.combining(char))
    plain = plain.replace("-", " ").replace("–", " ")
    words = _NOT_WORD.sub("", plain).split()
    if len(words) > 1:
        words[:-1] = ["al" if word in _ARTICLES else word for word in words[:-1]]
        words[:-1] = [_SHORTENED.get(word, word) for word in words[:-1]]
    return " ".join(words)


def is_abbreviation(name: str) -> bool:
    """Whether a name is cut off with a full stop (`Ind.`, `Wash.`): without it, it is a word."""
    return name.endswith(".") and name.count(".") == 1


class Gazetteer(Protocol):
    """Anything that knows places by folded names."""

    def candidates(self, key: str) -> Sequence[PlaceEntry]:
        """The places of a folded name, the best known first; none where it is no place."""
        ...


class PlaceIndex:
    """The places of the dictionaries, and of a further gazetteer for names they lack.

    Args:
        dictionaries: its places; a place of kind `country` also takes the names of the country's
            own entry.
        further: asked only for names that the dictionaries do not have.
        longest: the most words a name can have.
    """

    def __init__(
        self, dictionaries: Dictionaries, further: Gazetteer | None = None, longest: int = 6
    ) -> None:
        self.longest = longest
        self._further = further
        self._entries = _by_key(dictionaries)
        self._acronyms = _acronyms(dictionaries)
        self._countries = _country_words(dictionaries)

    def candidates(self, key: str) -> Sequence[PlaceEntry]:
        """The places of a folded name: of its dictionary name first, then of aliases."""
        found = self._entries.get(key)
        if not found and key.startswith("al "):
            found = self._entries.get(key[3:])
        if not found and self._further:
            return self._further.candidates(key)
        return found or ()

    def is_acronym(self, key: str) -> bool:
        """Whether a folded name is written in capitals only (`US`, `UAE`, `CAR`)."""
        return key in self._acronyms

    def country_of(self, word: str) -> str | None:
        """The country that an adjective or a demonym belongs to: `SDN` of `Sudanese`."""
        return self._countries.get(word.casefold())


def _acronyms(dictionaries: Dictionaries) -> frozenset[str]:
    names = [name for place in dictionaries.places for name in (place.name, *place.aliases)]
    names += [name for country in dictionaries.countries for name in country.aliases]
    return frozenset(
        fold(name) for name in names if name.upper() == name and " " not in name.strip()
    )


def _by_key(dictionaries: Dictionaries) -> dict[str, list[PlaceEntry]]:
    """Entries by folded name; entries of that very name stand before those of that alias."""
    further = {c.code: (c.name, *c.aliases) for c in dictionaries.countries}
    named: dict[str, list[PlaceEntry]] = defaultdict(list)
    aliased: dict[str, list[PlaceEntry]] = defaultdict(list)
    for entry in dictionaries.places:
        names = entry.aliases
        if entry.kind == "country" and entry.country:
            names += further.get(entry.country, ())
        _put(named, (entry.name,), entry)
        _put(aliased, names, entry)
    return {
        key: list(dict.fromkeys([*named.get(key, ()), *aliased.get(key, ())]))
        for key in [*named, *aliased]
    }


def _put(index: dict[str, list[PlaceEntry]], names: Iterable[str], entry: PlaceEntry) -> None:
    for name in names:
        key = fold(name)
        if is_abbreviation(name):
            index[key + "."].append(entry)
            continue
        index[key].append(entry)
        first = name.replace("-", " ").split()[0].casefold()
        if key.startswith("al ") and first in _DROPPED:
            index[key[3:]].append(entry)


def _country_words(dictionaries: Dictionaries) -> dict[str, str]:
    words: dict[str, str] = {}
    for country in dictionaries.countries:
        for word in (*country.adjectives, *country.demonyms):
            words.setdefault(word.casefold(), country.code)
    return words
