"""Spellings of one name folded into one key."""

from __future__ import annotations

import re
import unicodedata

# Spellings of the Arabic article, which assimilates to the consonant after it.
_ARTICLES = frozenset(
    ["al", "el", "er", "ar", "az", "as", "ash", "at", "ad", "an", "ed", "es", "ez", "en", "et"]
)
# `El` is as often Spanish: `Salvador` is not El Salvador.
_DROPPED = _ARTICLES - {"el", "an", "as", "at", "en", "es"}
_NOT_WORD = re.compile(r"[^\w\s]|_")
_SHORTENED = {"st": "saint", "ft": "fort", "mt": "mount"}
# Letters that are no base letter with a mark, so that normalising leaves them as they are.
_PLAIN_LETTERS = str.maketrans(
    {"ø": "o", "đ": "d", "ł": "l", "ı": "i", "ħ": "h", "æ": "ae", "œ": "oe", "þ": "th", "ð": "d"}
)


def fold(name: str) -> str:
    """A name as the look-up knows it: lower case, no diacritics, hyphens or apostrophes, and one
    spelling of the Arabic article (`Ar-Rahad`, `Er Rahad`, `El Rahad` are `al rahad`)."""
    plain = name.casefold()
    if plain.isascii() and plain.isalpha():  # as most names are
        return plain
    if not plain.isascii():
        plain = unicodedata.normalize("NFKD", plain).casefold().translate(_PLAIN_LETTERS)
        plain = "".join(char for char in plain if not unicodedata.combining(char))
    plain = plain.replace("-", " ").replace("–", " ")
    words = _NOT_WORD.sub("", plain).split()
    if len(words) > 1:
        words[:-1] = ["al" if word in _ARTICLES else word for word in words[:-1]]
        words[:-1] = [_SHORTENED.get(word, word) for word in words[:-1]]
    return " ".join(words)


def keys(name: str) -> tuple[str, ...]:
    """The keys under which a name is filed: folded, and without an Arabic article before it."""
    key = fold(name)
    if not key:
        return ()
    first = name.replace("-", " ").split()[0].casefold()
    if key.startswith("al ") and first in _DROPPED:
        return (key, key[3:])
    return (key,)
