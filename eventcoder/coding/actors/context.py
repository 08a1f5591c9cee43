"""Whose `the army` is: the country of a role that its own phrase leaves open.

The sentence's place decides, then the dateline, then the countries the article names around it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from eventcoder.coding.actors.codes import Codes
from eventcoder.coding.actors.english import LOCATIVE
from eventcoder.coding.actors.readings import Reader
from eventcoder.model import PlaceMention

_FADING = 0.8  # what a country's name counts from one sentence to the next
_WHERE = frozenset({"country", "capital", "place", "seat"})


class CountryContext:
    """The countries around the phrases of an article.

    Args:
        readers: the sentences in order.
        numbers: the position of a sentence by its index.
        codes: countries and roles.
        places: gives the article's resolved places; called when the first is needed.
        dateline_country: the country of the dateline, where the article has one.
    """

    __slots__ = ("_around", "_codes", "_dateline", "_known", "_numbers", "_places", "_readers")

    def __init__(
        self,
        readers: Sequence[Reader],
        numbers: dict[int, int],
        codes: Codes,
        places: Callable[[], Iterable[PlaceMention]],
        dateline_country: str | None,
    ) -> None:
        self._readers = readers
        self._numbers = numbers
        self._codes = codes
        self._places = places
        self._known: dict[int, list[tuple[int, str]]] | None = None
        self._dateline = dateline_country if codes.is_country(dateline_country) else None
        self._around: list[str | None] | None = None

    def country(self, number: int, head: int) -> tuple[str | None, str]:
        """The country of a bare role and what it was taken from, `sentence` or `article`.

        A capitalised modifier that nobody knows (`Xyz rebels`) says whose they are: unless it is a
        place, no other country is taken for it.

        Args:
            number: position of the sentence; head: the phrase's head.
        """
        strangers = self._readers[number].strangers(head)
        if strangers:
            spots = dict(self._spots(number))
            return next((spots[child] for child in strangers if child in spots), None), "sentence"
        nearest = self._nearest(number, head)
        if nearest is not None:
            return nearest, "sentence"
        return self._dateline or self._named_around(number), "article"

    def _spots(self, number: int) -> list[tuple[int, str]]:
        """The resolved places of a sentence: token and country."""
        if self._known is None:
            self._known = {}
            for place in self._places():
                here = self._numbers.get(place.sentence)
                if here is not None and place.country and self._codes.is_country(place.country):
                    self._known.setdefault(here, []).append((place.head, place.country))
        return self._known.get(number, [])

    def _nearest(self, number: int, head: int) -> str | None:
        """The country of the sentence's nearest place, one after `in` or `near` before others.

        Adjectives do not count: `Russian` in `Russian troops` says whose they are, not where.
        """
        reader = self._readers[number]
        spots = list(self._spots(number))
        for match in reader.matches:
            name = match.names[0]
            if name.kind in _WHERE and name.codes:
                spots.append((match.last - 1, name.codes[0].code))
        ranked = [
            (reader.tree.preposition(spot) not in LOCATIVE, abs(spot - head), country)
            for spot, country in spots
        ]
        return min(ranked)[2] if ranked else None

    def _named_around(self, number: int) -> str | None:
        """The country named most in the article, what is near counting more than what is far.

        Round-ups tell of one country after another, so a name counts less with every sentence
        between; of equals the country named first is taken.
        """
        if self._around is None:
            counts = [self._named_in(here) for here in range(len(self._readers))]
            ahead = _faded(counts[::-1])[::-1]
            behind = _faded(counts)
            self._around = [
                _most(before, after, here)
                for before, after, here in zip(behind, ahead, counts, strict=True)
            ]
        return self._around[number]

    def _named_in(self, number: int) -> dict[str, float]:
        """How often a sentence names each country, by its name, people, actors and places."""
        counts: dict[str, float] = {}
        found = [country for _, country in self._spots(number)]
        for match in self._readers[number].matches:
            codes = match.names[0].codes
            country = self._codes.parts(codes[-1].code).country if codes else None
            if country is not None:
                found.append(country)
        for country in found:
            counts[country] = counts.get(country, 0.0) + 1.0
        return counts


def _faded(counts: Sequence[dict[str, float]]) -> list[dict[str, float]]:
    """For each sentence the counts of all before it and its own, fading with distance."""
    faded: list[dict[str, float]] = []
    carried: dict[str, float] = {}
    for here in counts:
        carried = {country: count * _FADING for country, count in carried.items()}
        for country, count in here.items():
            carried[country] = carried.get(country, 0.0) + count
        faded.append(carried)
    return faded


def _most(before: dict[str, float], after: dict[str, float], here: dict[str, float]) -> str | None:
    both = dict(before)
    for country, count in after.items():
        both[country] = both.get(country, 0.0) + count - here.get(country, 0.0)
    return max(both, key=lambda country: both[country]) if both else None
