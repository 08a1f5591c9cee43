"""Which articles are copies of which: the same wire story in another paper, a little edited.

A text's signature is a MinHash of its runs of three words (Broder 1997): two signatures agree in
about as many places as the texts share runs.  Copies follow within days, so only articles of the
same week are compared.
"""

from __future__ import annotations

import array
import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from rensa import RMinHash

#: Share of word runs, estimated, from which on one text is a copy of the other.
SIMILAR = 0.7
#: How many days later a copy may appear.
DAYS = 7

_RUN = 3
_PLACES = 128
_SEED = 1
# Texts that share 70 % of their runs share one of 32 bands of 4 places with certainty (1 - 2e-4).
_BAND = 4
_SMALLEST = 20  # words; shorter texts are alike without being copies


class Signed(NamedTuple):
    """An article as far as copies are concerned; `date` is that of publication."""

    id: str
    date: dt.date | None
    signature: bytes


class Copy(NamedTuple):
    """An article whose text is, up to edits, that of an earlier one."""

    id: str
    original: str
    similarity: float


def signature(text: str) -> bytes:
    """The MinHash of a text, 512 bytes; empty for a text of fewer than twenty words."""
    words = text.casefold().split()
    if len(words) < _SMALLEST:
        return b""
    minhash = RMinHash(num_perm=_PLACES, seed=_SEED)
    minhash.update([" ".join(words[at : at + _RUN]) for at in range(len(words) - _RUN + 1)])
    return _bytes(minhash.digest())


def similarity(one: bytes, other: bytes) -> float:
    """The share of word runs, estimated, that two texts have in common, 0 to 1."""
    return sum(a == b for a, b in zip(_places(one), _places(other), strict=True)) / _PLACES


def find_copies(articles: Iterable[Signed]) -> list[Copy]:
    """The copies among articles, in the order of publication.

    The original is the earliest article that the text is like, of one day that with the first id;
    articles without a date are compared with each other only. The order of the articles given
    does not matter.
    """
    dated: list[Signed] = []
    undated: list[Signed] = []
    for article in articles:
        if article.signature:
            (undated if article.date is None else dated).append(article)
    dated.sort(key=lambda article: (article.date, article.id))
    undated.sort(key=lambda article: article.id)
    return [*_copies(dated), *_copies(undated)]


def _copies(articles: Iterable[Signed]) -> Iterator[Copy]:
    """The copies among articles in order, those of the last days kept in mind by their bands."""
    days: dict[dt.date | None, dict[bytes, list[Signed]]] = {}
    original_of: dict[str, str] = {}
    for article in articles:
        for day in [d for d in days if d and article.date and (article.date - d).days > DAYS]:
            del days[day]
        bands = _bands(article.signature)
        near = {
            other.id: other
            for bucket in days.values()
            for band in bands
            for other in bucket.get(band, ())
        }
        # Earlier ones come first in each day, and days come in order.
        alike = ((other, similarity(article.signature, other.signature)) for other in near.values())
        first = next(((other, share) for other, share in alike if share >= SIMILAR), None)
        if first is not None:
            original = original_of.get(first[0].id, first[0].id)
            original_of[article.id] = original
            yield Copy(article.id, original, first[1])
        bucket = days.setdefault(article.date, defaultdict(list))
        for band in bands:
            bucket[band].append(article)


def _bands(signature: bytes) -> list[bytes]:
    width = 4 * _BAND
    return [
        at.to_bytes(2, "big") + signature[at : at + width] for at in range(0, len(signature), width)
    ]


def _bytes(numbers: Iterable[int]) -> bytes:
    return b"".join(number.to_bytes(4, "little") for number in numbers)


def _places(signature: bytes) -> array.array[int]:
    return array.array("I", signature)
