"""The dictionaries' patterns, compiled and indexed by trigger lemma."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Protocol

from eventcoder.errors import DictionaryError
from eventcoder.lexicon.entries import (
    ActionEntry,
    CompositionEntry,
    Dictionaries,
    DiscardEntry,
    Where,
)
from eventcoder.lexicon.pattern_reader import parse_pattern
from eventcoder.lexicon.patterns import Pattern, Words
from eventcoder.model import Problem

Entry = ActionEntry | CompositionEntry | DiscardEntry


@dataclass(frozen=True, slots=True)
class Rule:
    """A compiled pattern and the entry it belongs to; `order` is its place over all files."""

    pattern: Pattern
    entry: Entry
    order: int

    @property
    def name(self) -> str:
        """File, line and pattern, as an event's `rule` names it."""
        return f"{self.pattern.where}: {self.pattern.text}"


@dataclass(frozen=True, slots=True)
class RuleIndex:
    """Rules by trigger lemma, verbal and nominal apart, and the rows that apply by form.

    `event_nouns` are the trigger lemmas of nominal rules: the nouns that make a clause.
    """

    verbal: Mapping[str, tuple[Rule, ...]]
    nominal: Mapping[str, tuple[Rule, ...]]
    forms: Mapping[str, Rule]

    @property
    def event_nouns(self) -> frozenset[str]:
        return frozenset(self.nominal)


def compile_rules(dictionaries: Dictionaries) -> tuple[RuleIndex, list[Problem]]:
    """Compile every pattern; one that cannot be read is a located problem and is left out."""
    verbal: dict[str, list[Rule]] = {}
    nominal: dict[str, list[Rule]] = {}
    problems: list[Problem] = []
    for order, (text, where, entry) in enumerate(patterns_of(dictionaries)):
        try:
            pattern = parse_pattern(text, where, dictionaries.sets)
        except DictionaryError as error:
            problems.append(
                Problem(
                    "pattern",
                    error.message,
                    error.remedy,
                    file=error.file,
                    line=error.line,
                    column=error.column,
                )
            )
            continue
        rule = Rule(pattern, entry, order)
        index = nominal if pattern.nominal else verbal
        for lemma in pattern.trigger.heads:
            index.setdefault(lemma, []).append(rule)
    forms: dict[str, Rule] = {
        entry.when: Rule(_form_pattern(entry), entry, -1)
        for entry in dictionaries.compositions
        if entry.when
    }
    return (
        RuleIndex(
            {lemma: tuple(rules) for lemma, rules in verbal.items()},
            {lemma: tuple(rules) for lemma, rules in nominal.items()},
            forms,
        ),
        problems,
    )


def _form_pattern(entry: CompositionEntry) -> Pattern:
    """A stand-in for the pattern that a `when:` row does not have, to name the row by."""
    return Pattern(f"when: {entry.when}", entry.where, False, False, Words(frozenset()))


class HasPatterns(Protocol):
    """Dictionaries, whole or one folder of them."""

    @property
    def actions(self) -> Iterable[ActionEntry]: ...
    @property
    def compositions(self) -> Iterable[CompositionEntry]: ...
    @property
    def discards(self) -> Iterable[DiscardEntry]: ...


def patterns_of(
    dictionaries: HasPatterns,
) -> Iterator[tuple[str, Where, Entry]]:
    """Text, place and entry of every pattern, in the order that decides between equals."""
    for action in dictionaries.actions:
        yield action.pattern, action.where, action
    for composition in dictionaries.compositions:
        for text, where in composition.patterns:
            yield text, where, composition
    for discard in dictionaries.discards:
        yield discard.pattern, discard.where, discard
