"""What the dictionary files hold once read: frozen entries that know their file and line."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal, NamedTuple

from eventcoder.gazetteer.place import Extent, PlaceKind


class Where(NamedTuple):
    """A place in a dictionary, counted from 1; `file` is relative to the dictionary folder."""

    file: str
    line: int
    column: int = 1

    def __str__(self) -> str:
        return f"{self.file}:{self.line}"


@dataclass(frozen=True, slots=True)
class CameoCode:
    """A CAMEO event code; `quad` is 0-4, `plover` the PLOVER root or `None` (root 01)."""

    code: str
    label: str
    root: str
    quad: int
    goldstein: float
    plover: str | None


@dataclass(frozen=True, slots=True)
class Ontology:
    """Every code that may be written anywhere: event codes, role codes, country codes.

    `private` are the roles that make nobody a party to politics, `international` the groups that
    an actor code begins with where no country does.
    """

    codes: Mapping[str, CameoCode]
    roles: Mapping[str, str]
    countries: Mapping[str, str]
    private: frozenset[str] = frozenset()
    international: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class DatedCode:
    """An actor code and the days (inclusive) on which it holds; `None`: open end."""

    code: str
    start: dt.date | None = None
    until: dt.date | None = None


ActorKind = Literal[
    "country", "person", "organisation", "armed group", "people", "media", "company"
]


@dataclass(frozen=True, slots=True)
class ActorEntry:
    """A named actor. `codes` is in file order; the first that holds on the date counts."""

    name: str
    kind: ActorKind
    aliases: tuple[str, ...]
    codes: tuple[DatedCode, ...]
    where: Where
    gender: Literal["f", "m"] | None = None
    checked: str | None = None

    @property
    def id(self) -> str:
        return f"{self.where.file}:{self.name}"


@dataclass(frozen=True, slots=True)
class CountryEntry:
    """A country and its faces in the news: names, adjectives, people, capital, seats of power."""

    code: str
    name: str
    aliases: tuple[str, ...]
    adjectives: tuple[str, ...]
    demonyms: tuple[str, ...]
    capital: str | None
    seats: tuple[str, ...]
    where: Where

    @property
    def id(self) -> str:
        return f"{self.where.file}:{self.name}"


@dataclass(frozen=True, slots=True)
class AgentEntry:
    """Role words: lemmas (of one or several words, the last the head) that give `role`."""

    words: tuple[str, ...]
    role: str
    where: Where


@dataclass(frozen=True, slots=True)
class PlaceEntry:
    """A place; `country` is ISO 3166-1 alpha-3, coordinates are degrees, `place_id` GeoNames;
    `extent` is the box around an area, `seat_of` the codes of organisations that sit there."""

    name: str
    aliases: tuple[str, ...]
    kind: PlaceKind
    country: str | None
    admin1: str | None
    lat: float | None
    lon: float | None
    place_id: str | None
    where: Where
    extent: Extent | None = None
    seat_of: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ExampleEvent:
    """One event an example must give; the actors by their words in the sentence or by code."""

    source: str | None
    code: str
    target: str | None


@dataclass(frozen=True, slots=True)
class Example:
    """A sentence and every event it must give (none: a counter-example)."""

    sentence: str
    events: tuple[ExampleEvent, ...]
    where: Where


@dataclass(frozen=True, slots=True)
class ActionEntry:
    """A pattern as written, with its code; `reciprocal` gives the event both ways round."""

    pattern: str
    code: str
    reciprocal: bool
    where: Where


@dataclass(frozen=True, slots=True)
class CompositionEntry:
    """What is said of an act: patterns with an ACTION slot and what becomes of the inner code.

    `codes` maps an inner code prefix (`"19"`, `"0"`; `"*"` for anything, also for an act that no
    pattern knows; `"not 19"` for a negated one) to the outcome: a code, `same` (the inner event
    stands, the outer source need not), or `none` (not coded).  `when` is set for a row that applies
    to a clause by its form instead of an outer pattern.
    """

    patterns: tuple[tuple[str, Where], ...]
    codes: Mapping[str, str]
    where: Where
    when: (
        Literal["future", "negated", "modal", "obligation", "mooted", "private", "placed"] | None
    ) = None
    keep: bool = False


@dataclass(frozen=True, slots=True)
class DiscardEntry:
    """A pattern, or words, whose clause (`scope: sentence`: whose whole sentence) is not coded."""

    pattern: str
    scope: Literal["clause", "sentence"]
    where: Where


@dataclass(frozen=True, slots=True)
class Dictionaries:
    """All entries of all layers, later layers over earlier ones, entry by entry.

    `syntax` holds the word lists the clause step takes (`light_verbs`, `speech_verbs` ...).
    `fingerprint` is the SHA-256 over the content of every file read, in order.
    """

    fingerprint: str
    ontology: Ontology
    countries: tuple[CountryEntry, ...] = ()
    actors: tuple[ActorEntry, ...] = ()
    agents: tuple[AgentEntry, ...] = ()
    places: tuple[PlaceEntry, ...] = ()
    sets: Mapping[str, frozenset[str]] = field(default_factory=dict)
    actions: tuple[ActionEntry, ...] = ()
    compositions: tuple[CompositionEntry, ...] = ()
    discards: tuple[DiscardEntry, ...] = ()
    examples: tuple[Example, ...] = ()
    syntax: Mapping[str, frozenset[str]] = field(default_factory=dict)
