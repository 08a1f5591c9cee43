"""Where names of places are looked up: the dictionaries first, then the gazetteer."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace
from functools import cached_property

from eventcoder.coding.wordset import word_set
from eventcoder.gazetteer import Gazetteer, Named, Place, fold
from eventcoder.gazetteer.folding import keys
from eventcoder.lexicon.entries import Dictionaries, PlaceEntry

# Words that say what a division is, and are no part of what tells it from others.
DIVISION_NOUNS = word_set(
    "state province region governorate oblast territory department prefecture division district "
    "county parish republic autonomous krai canton federal capital muhafazah wilaya"
)
#: Two places of one name in one country that are no farther apart (degrees) are one.
_SAME_DEGREES = 0.4
#: Look-ups that are kept; what is no name can be anything, so they must end somewhere.
_KEPT = 200_000


class PlaceIndex:
    """The places of the dictionaries, and those of the gazetteer.

    Args:
        dictionaries: its places; a place of kind `country` also takes the names of the country's
            own entry.
        gazetteer: for all that the dictionaries do not have; `None`: nothing else.
        longest: the most words a name can have.
    """

    def __init__(
        self, dictionaries: Dictionaries, gazetteer: Gazetteer | None = None, longest: int = 6
    ) -> None:
        self.longest = longest
        self._gazetteer = gazetteer
        self._acronyms = _acronyms(dictionaries)
        self._countries = _country_words(dictionaries)
        self._divisions = _divisions(dictionaries.places)
        self._entries = dictionaries.places
        self._capitals = {entry.code: entry.capital for entry in dictionaries.countries}
        self._international = dictionaries.ontology.international
        syntax = dictionaries.syntax
        #: Root codes of acts that are done by deciding, and of those that somebody attends.
        self.decided = frozenset(syntax.get("decided_acts", ()))
        self.attended = frozenset(syntax.get("attended_acts", ()))
        #: Words for those who are abroad by office.
        self.posted_abroad = frozenset(syntax.get("posted_abroad", ()))
        self._known: dict[int, Place] = {}
        self._listed = self._by_key(dictionaries)
        self._whole = {
            entry.country: self._place(number)
            for number, entry in enumerate(self._entries)
            if entry.kind == "country"
        }
        self._found: dict[str, tuple[Named, ...]] = {}
        self._read: dict[str, tuple[str, tuple[Named, ...]]] = {}

    def read(self, text: str) -> tuple[str, tuple[Named, ...]]:
        """The key of a name as it is written, and the places it can mean.

        An acronym must be in capitals; an abbreviation (`Ind.`) must have its full stop.
        """
        found = self._read.get(text)
        if found is None:
            if len(self._read) > _KEPT:
                self._read.clear()
            found = self._read[text] = self._parse(text)
        return found

    def _parse(self, text: str) -> tuple[str, tuple[Named, ...]]:
        key = fold(text)
        if not key or (self.is_acronym(key) and text.upper() != text):
            return key, ()
        if text.endswith(".") and (abbreviated := self.candidates(key + ".")):
            return key + ".", abbreviated
        return key, self.candidates(key)

    def candidates(self, key: str) -> tuple[Named, ...]:
        """The places of a folded name: those of the dictionaries first."""
        found = self._found.get(key)
        if found is None:
            if len(self._found) > _KEPT:
                self._found.clear()
            found = self._found[key] = self._merged(key)
        return found

    def _merged(self, key: str) -> tuple[Named, ...]:
        filed = self._listed.get(key)
        if not filed and key.startswith("al "):
            filed = self._listed.get(key[3:])
        listed = [Named(self._place(number), alias) for number, alias in (filed or {}).items()]
        if self._gazetteer is None or key.endswith("."):
            return tuple(listed)
        further = self._gazetteer.find(key)
        if not further and not listed and key.startswith("al "):
            further = self._gazetteer.find(key[3:])
        known = [named.place for named in listed]
        added = [
            Named(self._placed(named.place), named.alias)
            for named in further
            if not any(_same(place, named.place) for place in known)
        ]
        return (*listed, *added)

    def called(self, key: str, noun: str) -> tuple[Named, ...]:
        """The places of a folded name that stands beside a noun for a place, those of the
        dictionaries first: with `state`, `kayin` can be Kayin State.
        """
        found = [*self.candidates(key), *self.candidates(f"{key} {noun}")]
        if noun in DIVISION_NOUNS:
            found += [Named(self._place(number), 1) for number in self._by_division.get(key, ())]
        found.sort(key=lambda item: not item.place.listed)
        kept: list[Named] = []
        for item in found:
            if not any(item.place is k.place or _twin(k.place, item.place) for k in kept):
                kept.append(item)
        return tuple(kept)

    @cached_property
    def _by_division(self) -> dict[str, list[int]]:
        """Numbers of the first-level divisions, by what tells a name from others."""
        index: dict[str, list[int]] = defaultdict(list)
        for number, entry in enumerate(self._entries):
            if entry.kind == "admin1":
                for key in {division_key(name) for name in (entry.name, *entry.aliases)}:
                    index[key].append(number)
        return dict(index)

    def is_acronym(self, key: str) -> bool:
        """Whether a folded name is written in capitals only (`US`, `UAE`, `CAR`)."""
        return key in self._acronyms

    def country(self, code: str | None) -> Place | None:
        """A country as a place, by its code."""
        return self._whole.get(code)

    def capital(self, code: str | None) -> Place | None:
        """The capital of a country, by the country's code."""
        name = self._capitals.get(code) if code is not None else None
        found = self.candidates(fold(name)) if name else ()
        return next((item.place for item in found if item.place.country == code), None)

    def seat(self, actor: str | None) -> Place | None:
        """Where an organisation sits, by its code; its troops and missions are elsewhere."""
        number = self._seats.get(actor) if actor is not None else None
        return None if number is None else self._place(number)

    @cached_property
    def _seats(self) -> dict[str, int]:
        return {code: n for n, entry in enumerate(self._entries) for code in entry.seat_of}

    def is_international(self, actor: str | None) -> bool:
        """Whether an actor code is that of somebody who has no one country."""
        return actor is not None and actor[:3] in self._international

    def country_of(self, word: str) -> str | None:
        """The country that an adjective or a demonym belongs to: `SDN` of `Sudanese`."""
        return self._countries.get(word.casefold())

    def countries_of(self, forms: Sequence[str], lowers: Sequence[str]) -> list[tuple[int, str]]:
        """Where an adjective or a demonym stands, and its country: `SDN` of `Sudanese`.

        Args:
            forms: of a sentence; lowers: the same in lower case.
        """
        known = self._countries
        # most sentences have none, and the letters of English fold as they are lowered
        if not all(map(str.isascii, forms)):
            lowers = [form.casefold() for form in forms]
        if known.keys().isdisjoint(lowers):
            return []
        return [(at, known[word]) for at, word in enumerate(lowers) if word in known]

    def _placed(self, place: Place) -> Place:
        """A place of the gazetteer, its first-level division named as the dictionaries do."""
        if place.admin1 is None or place.country is None:
            return place
        name = self._divisions.get((place.country, division_key(place.admin1)), place.admin1)
        return replace(place, admin1=name, division=division_key(name))

    def _by_key(self, dictionaries: Dictionaries) -> dict[str, dict[int, int]]:
        """Numbers of places, and how they bear the name, by folded name.

        Those of that very name (0) stand before those of that alias (1, 2).
        """
        further = {c.code: (c.name, *c.aliases) for c in dictionaries.countries}
        index: dict[str, dict[int, int]] = defaultdict(dict)
        for number, entry in enumerate(self._entries):
            for key in _keys((entry.name,)):
                index[key][number] = 0
        for number, entry in enumerate(self._entries):
            for key in _keys(entry.aliases):
                index[key].setdefault(number, 1)
            if entry.kind == "country" and entry.country:
                for key in _keys(further.get(entry.country, ())):
                    index[key].setdefault(number, 2)
        return dict(index)

    def _place(self, number: int) -> Place:
        """The place of an entry, made when it is first asked for: few texts name many."""
        place = self._known.get(number)
        if place is None:
            place = self._known[number] = self._made(self._entries[number])
        return place

    def _made(self, entry: PlaceEntry) -> Place:
        """A place of the dictionaries, with what the gazetteer has of it besides."""
        place = Place(
            name=entry.name,
            kind=entry.kind,
            country=entry.country,
            admin1=entry.name if entry.kind == "admin1" else entry.admin1,
            admin2=None,
            lat=entry.lat,
            lon=entry.lon,
            place_id=entry.place_id,
            extent=entry.extent,
            listed=True,
        )
        if place.admin1 is not None:
            place = replace(place, division=division_key(place.admin1))
        if self._gazetteer is None or entry.kind == "country":
            return place
        for name in (entry.name, *entry.aliases):
            for twin, _ in self._gazetteer.find(fold(name)):
                if _same(place, twin):
                    return replace(
                        place,
                        population=twin.population,
                        admin2=twin.admin2,
                        extent=place.extent or twin.extent,
                    )
        return place


def division_key(name: str) -> str:
    """The words of a division's name that tell it from others: `gedaref` of `Gedaref State`."""
    words = fold(name).split()
    kept = [word for word in words if word not in DIVISION_NOUNS and word != "of"]
    return " ".join(kept or words).removeprefix("al ")


def _twin(listed: Place, other: Place) -> bool:
    return listed.listed and not other.listed and _same(listed, other)


def _same(listed: Place, other: Place) -> bool:
    """Whether a place of the gazetteer is one of the dictionaries'."""
    if listed.place_id is not None and listed.place_id == other.place_id:
        return True
    if listed.country != other.country or (listed.kind == "admin1") != (other.kind == "admin1"):
        return False
    if listed.kind == "admin1":
        return division_key(listed.name) == division_key(other.name)
    return _close(listed, other)


def _close(one: Place, other: Place) -> bool:
    if one.lat is None or one.lon is None or other.lat is None or other.lon is None:
        return False
    return abs(one.lat - other.lat) < _SAME_DEGREES and abs(one.lon - other.lon) < _SAME_DEGREES


def _divisions(places: Iterable[PlaceEntry]) -> dict[tuple[str, str], str]:
    """Names of first-level divisions by country and spelling."""
    found: dict[tuple[str, str], str] = {}
    for entry in places:
        if entry.kind == "admin1" and entry.country:
            for name in (entry.name, *entry.aliases):
                found.setdefault((entry.country, division_key(name)), entry.name)
    return found


def is_abbreviation(name: str) -> bool:
    """Whether a name is cut off with a full stop (`Ind.`, `Wash.`): without it, it is a word."""
    return name.endswith(".") and name.count(".") == 1


def _acronyms(dictionaries: Dictionaries) -> frozenset[str]:
    names = [name for place in dictionaries.places for name in (place.name, *place.aliases)]
    names += [name for country in dictionaries.countries for name in country.aliases]
    return frozenset(
        fold(name) for name in names if name.upper() == name and " " not in name.strip()
    )


def _keys(names: Iterable[str]) -> Iterable[str]:
    for name in names:
        if is_abbreviation(name):
            yield fold(name) + "."
        else:
            yield from keys(name)


def _country_words(dictionaries: Dictionaries) -> dict[str, str]:
    words: dict[str, str] = {}
    for country in dictionaries.countries:
        for word in (*country.adjectives, *country.demonyms):
            words.setdefault(word.casefold(), country.code)
    return words
