"""Loads dictionary folders, the shipped one first, later ones laid over it entry by entry."""

from __future__ import annotations

import gc
import hashlib
import re
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path

from eventcoder.lexicon import action_files, actor_files, overlay
from eventcoder.lexicon.entries import (
    ActionEntry,
    CompositionEntry,
    Dictionaries,
    DiscardEntry,
    Example,
    Where,
)
from eventcoder.lexicon.layers import File, read_layer, shipped_folder
from eventcoder.lexicon.ontology import Codes, read_ontology
from eventcoder.lexicon.overlay import LayerEntries
from eventcoder.lexicon.yaml_nodes import Layer, suggest
from eventcoder.model import Problem

SET = re.compile(r"<([^<>]*)>")


@dataclass(frozen=True, slots=True)
class Loaded:
    """All that loading found: the dictionaries, the layers they came from, the problems."""

    dictionaries: Dictionaries
    codes: Codes
    layers: tuple[LayerEntries, ...]
    problems: list[Problem]


def load_dictionaries(folders: Sequence[Path] = ()) -> tuple[Dictionaries, list[Problem]]:
    """The shipped dictionaries with the user's folders laid over them, and every problem in them.

    An entry of a later folder replaces the earlier one of the same key: an actor of the same name,
    a country of the same code, an agent word, a word list of the same name, a pattern of the same
    text, a place of the same name, kind and country, an example of the same sentence, a code of
    the ontology.  All others add.  Later folders come first in every tuple, so that the user's
    entry wins where order decides.

    Args:
        folders: the user's dictionary folders, the last one on top.

    Raises:
        EventCoderError: a folder does not exist or a file cannot be read.
    """
    loaded = load_folders([shipped_folder(), *folders])
    return loaded.dictionaries, loaded.problems


def load_folders(folders: Sequence[Path]) -> Loaded:
    """`load_dictionaries` for these folders alone, with what each of them holds."""
    with collector_paused():
        return _load(folders)


@contextmanager
def collector_paused() -> Iterator[None]:
    """No garbage collection for a while.

    Hundreds of thousands of nodes are made and none is garbage before the end; walking through
    them again and again takes twice as long as making them.
    """
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


def _load(folders: Sequence[Path]) -> Loaded:
    problems: list[Problem] = []
    digest = hashlib.sha256()
    read = [(layer, read_layer(layer, digest)) for layer in (Layer(f, problems) for f in folders)]
    codes = read_ontology(file for _, files in read for file in files)
    layers = tuple(_read_entries(layer, files, codes) for layer, files in read)
    _report_unknown_lists(layers)
    _drop_unknown_sets(layers)
    return Loaded(_merge(digest.hexdigest(), codes, layers), codes, layers, problems)


def _read_entries(layer: Layer, files: Iterable[File], codes: Codes) -> LayerEntries:
    entries = LayerEntries(layer)
    for file in files:
        match file.room:
            case "countries":
                entries.countries += actor_files.read_countries(file, codes)
            case "actors":
                entries.actors += actor_files.read_actors(file, codes)
            case "agents":
                entries.agents += actor_files.read_agents(file, codes)
            case "places":
                entries.places += actor_files.read_places(file, codes)
            case "sets":
                entries.sets += action_files.read_word_lists(file)
            case "syntax":
                entries.syntax += action_files.read_word_lists(file)
            case "actions":
                _sort_out(action_files.read_actions(file, codes), entries)
            case "compositions":
                _sort_out(action_files.read_compositions(file, codes), entries)
            case "discards":
                _sort_out(action_files.read_discards(file, codes), entries)
    return entries


def _sort_out(
    items: Iterable[ActionEntry | CompositionEntry | DiscardEntry | Example], entries: LayerEntries
) -> None:
    for item in items:
        match item:
            case ActionEntry():
                entries.actions.append(item)
            case CompositionEntry():
                entries.compositions.append(item)
            case DiscardEntry():
                entries.discards.append(item)
            case Example():
                entries.examples.append(item)


def _report_unknown_lists(layers: Sequence[LayerEntries]) -> None:
    """A user's list in `syntax.yaml` that the shipped one lacks is one that nothing asks for."""
    known = {words.name for words in layers[0].syntax} if layers else set()
    for entries in layers[1:]:
        for words in entries.syntax:
            if words.name not in known:
                message = f"Nothing uses a word list `{words.name}`."
                entries.layer.report(words.where, "dict-key", message, suggest(words.name, known))
        entries.syntax = [words for words in entries.syntax if words.name in known]


def _drop_unknown_sets(layers: Sequence[LayerEntries]) -> None:
    known = {words.name for entries in layers for words in entries.sets}
    for entries in layers:

        def stands(pattern: str, where: Where, layer: Layer = entries.layer) -> bool:
            return _sets_are_known(pattern, where, layer, known)

        entries.actions = [a for a in entries.actions if stands(a.pattern, a.where)]
        entries.discards = [d for d in entries.discards if stands(d.pattern, d.where)]
        rows = []
        for row in entries.compositions:
            patterns = tuple(item for item in row.patterns if stands(*item))
            if patterns or row.when:
                rows.append(replace(row, patterns=patterns))
        entries.compositions = rows


def _sets_are_known(pattern: str, where: Where, layer: Layer, known: set[str]) -> bool:
    unknown = [match for match in SET.finditer(pattern) if match[1] not in known]
    for match in unknown:
        at = where._replace(column=where.column + match.start())
        remedy = suggest(match[1], known) or f"Add `{match[1]}: [word, word]` to a file in sets/."
        layer.report(at, "dict-set", f"There is no set `{match[1]}`.", remedy)
    return not unknown


def _merge(fingerprint: str, codes: Codes, layers: Sequence[LayerEntries]) -> Dictionaries:
    sets = overlay.overlay(
        [(x.layer, x.sets) for x in layers], lambda s: [f"The set `{s.name}`"], overlay.whole
    )
    syntax = overlay.overlay(
        [(x.layer, x.syntax) for x in layers],
        lambda s: [f"The word list `{s.name}`"],
        overlay.whole,
    )
    return Dictionaries(
        fingerprint,
        codes.ontology,
        countries=overlay.overlay(
            [(x.layer, x.countries) for x in layers],
            lambda country: [f"The country `{country.code}`"],
            overlay.whole,
        ),
        actors=overlay.overlay(
            [(x.layer, x.actors) for x in layers],
            lambda actor: [f"The actor `{actor.name}`"],
            overlay.whole,
        ),
        agents=overlay.overlay(
            [(x.layer, x.agents) for x in layers], overlay.agent_keys, overlay.agent_without
        ),
        places=overlay.overlay(
            [(x.layer, x.places) for x in layers], overlay.place_keys, overlay.whole
        ),
        sets={words.name: frozenset(words.words) for words in sets},
        actions=overlay.overlay(
            [(x.layer, x.actions) for x in layers], overlay.action_keys, overlay.whole
        ),
        compositions=overlay.overlay(
            [(x.layer, x.compositions) for x in layers],
            overlay.composition_keys,
            overlay.composition_without,
        ),
        discards=overlay.overlay(
            [(x.layer, x.discards) for x in layers], overlay.action_keys, overlay.whole
        ),
        examples=overlay.overlay(
            [(x.layer, x.examples) for x in layers],
            lambda example: [f"The example `{example.sentence}`"],
            overlay.whole,
        ),
        syntax={words.name: frozenset(words.words) for words in syntax},
    )
