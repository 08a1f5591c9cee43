"""Lays dictionary folders over each other, entry by entry; reports what one folder says twice."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass, field, replace
from typing import Protocol, TypeVar

from eventcoder.lexicon.action_files import WordList
from eventcoder.lexicon.entries import (
    ActionEntry,
    ActorEntry,
    AgentEntry,
    CompositionEntry,
    CountryEntry,
    DiscardEntry,
    Example,
    PlaceEntry,
    Where,
)
from eventcoder.lexicon.yaml_nodes import Layer


@dataclass(slots=True)
class LayerEntries:
    """What one folder holds, before later folders are laid over it."""

    layer: Layer
    countries: list[CountryEntry] = field(default_factory=list)
    actors: list[ActorEntry] = field(default_factory=list)
    agents: list[AgentEntry] = field(default_factory=list)
    places: list[PlaceEntry] = field(default_factory=list)
    sets: list[WordList] = field(default_factory=list)
    syntax: list[WordList] = field(default_factory=list)
    actions: list[ActionEntry] = field(default_factory=list)
    compositions: list[CompositionEntry] = field(default_factory=list)
    discards: list[DiscardEntry] = field(default_factory=list)
    examples: list[Example] = field(default_factory=list)


class Located(Protocol):
    """Any entry: it knows where it stands."""

    @property
    def where(self) -> Where: ...


Entry = TypeVar("Entry", bound=Located)
Keys = Callable[[Entry], Sequence[str]]
Without = Callable[[Entry, Collection[str]], Entry | None]


def overlay(
    layers: Iterable[tuple[Layer, Sequence[Entry]]], keys: Keys[Entry], without: Without[Entry]
) -> tuple[Entry, ...]:
    """The entries that stand, those of the last layer first.

    Args:
        layers: the entries of each folder, the lowest first.
        keys: what an entry says; each is a description that can stand in a message.
        without: the entry without some of its keys, `None` where nothing is left of it.
    """
    above: set[str] = set()
    standing: list[Entry] = []
    for layer, found in reversed(list(layers)):
        first: dict[str, Entry] = {}
        for entry in found:
            gone = {key for key in keys(entry) if key in above}
            for key in keys(entry):
                if first.setdefault(key, entry) is not entry:
                    gone.add(key)
                    _report_repeated(layer, key, entry, first[key])
            kept = without(entry, gone) if gone else entry
            if kept is not None:
                standing.append(kept)
        above |= first.keys()
    return tuple(standing)


def whole(entry: Entry, gone: Collection[str]) -> Entry | None:
    """An entry of one key is gone with it."""
    return None


def _report_repeated(layer: Layer, key: str, entry: Located, earlier: Located) -> None:
    message = f"{key} stands twice, first at {earlier.where}."
    if _meaning(entry) != _meaning(earlier):
        message = f"{key} stands twice with different meanings, first at {earlier.where}."
    layer.report(entry.where, "dict-duplicate", message, "Keep one of them.")


def _meaning(entry: Located) -> object:
    match entry:
        case ActionEntry():
            return entry.code, entry.reciprocal
        case AgentEntry():
            return entry.role
        case CompositionEntry():
            return entry.codes, entry.keep
        case Example():
            return entry.events
        case DiscardEntry():
            return entry.scope
    return None  # of the others the whole entry is the meaning; which one counts is all to say


def agent_keys(entry: AgentEntry) -> Sequence[str]:
    """One key for every word."""
    return [f"The agent `{word}`" for word in entry.words]


def agent_without(entry: AgentEntry, gone: Collection[str]) -> AgentEntry | None:
    """The agent with the words that are left."""
    words = tuple(word for word in entry.words if f"The agent `{word}`" not in gone)
    return replace(entry, words=words) if words else None


def composition_keys(entry: CompositionEntry) -> Sequence[str]:
    """One key for every pattern, or the form of the clause."""
    if entry.when:
        return [f"The row `when: {entry.when}`"]
    return [_pattern_key(pattern) for pattern, _ in entry.patterns]


def composition_without(entry: CompositionEntry, gone: Collection[str]) -> CompositionEntry | None:
    """The row with the patterns that are left."""
    patterns = tuple(item for item in entry.patterns if _pattern_key(item[0]) not in gone)
    return replace(entry, patterns=patterns) if patterns else None


def action_keys(entry: ActionEntry | DiscardEntry) -> Sequence[str]:
    """The pattern."""
    return [_pattern_key(entry.pattern)]


def place_keys(entry: PlaceEntry) -> Sequence[str]:
    """Name, kind and country: Khartoum is a city and a state."""
    return [f"The {entry.kind} `{entry.name}` ({entry.country or 'no country'})"]


def _pattern_key(pattern: str) -> str:
    return f"The pattern `{pattern}`"
