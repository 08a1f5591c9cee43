"""The dictionaries' patterns, compiled and indexed by trigger lemma."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple, Protocol

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


class Filed(NamedTuple):
    """A rule under one of the words it needs, and the further sets of which it needs a word."""

    rule: Rule
    further: tuple[frozenset[str], ...]


@dataclass(frozen=True)
class TriggerRules:
    """The rules of one trigger lemma.

    `give`, `hold` and `take` have hundreds, nearly each with a word of its own (`give SOURCE's
    blessing`), so rules are filed under the words of which the sentence must hold one.  How many
    are tried then hardly grows with the dictionaries.

    Args:
        rules: all of them, in the order of the files.
        plain: those that any sentence may obey.
        by_word: the others, under each word that may be the one they need.
    """

    rules: tuple[Rule, ...]
    plain: tuple[Rule, ...]
    by_word: Mapping[str, tuple[Filed, ...]]

    @classmethod
    def of(cls, lemma: str, rules: Sequence[Rule]) -> TriggerRules:
        """The rules of a lemma, filed."""
        plain = []
        by_word: dict[str, list[Filed]] = {}
        for rule in rules:
            needed = rule.pattern.needed(lemma)
            if not needed:
                plain.append(rule)
                continue
            card = Filed(rule, tuple(needed[1:]))
            for word in needed[0]:
                by_word.setdefault(word, []).append(card)
        filed = {word: tuple(found) for word, found in by_word.items()}
        return cls(tuple(rules), tuple(plain), filed)

    def __iter__(self) -> Iterator[Rule]:
        return iter(self.rules)

    @cached_property
    def free(self) -> tuple[Rule, ...]:
        """Those of the plain ones that ask for nothing at all."""
        return tuple(rule for rule in self.plain if not rule.pattern.hints)

    @cached_property
    def asking(self) -> tuple[tuple[Rule, tuple[frozenset[str], ...]], ...]:
        """The other plain ones, with sets of which the sentence must hold a word."""
        return tuple((rule, rule.pattern.hints) for rule in self.plain if rule.pattern.hints)

    def possible(self, words: Set[str]) -> Collection[Rule]:
        """The rules that a sentence of these lemmas and forms (in lower case) may obey."""
        lacks = words.isdisjoint
        found = list(self.free)
        for rule, hints in self.asking:
            for asked in hints:
                if lacks(asked):
                    break
            else:
                found.append(rule)
        held = self.by_word.keys() & words
        if held:
            filed: dict[int, Rule] = {}
            for card in map(self.by_word.__getitem__, held):
                for rule, further in card:
                    for asked in further:
                        if lacks(asked):
                            break
                    else:
                        for asked in rule.pattern.hints:
                            if lacks(asked):
                                break
                        else:
                            filed[rule.order] = rule
            found += filed.values()
        return found


@dataclass(frozen=True, slots=True)
class RuleIndex:
    """Rules by trigger lemma, verbal and nominal apart, and the rows that apply by form.

    `event_nouns` are the trigger lemmas of nominal rules: the nouns that make a clause.
    """

    verbal: Mapping[str, TriggerRules]
    nominal: Mapping[str, TriggerRules]
    forms: Mapping[str, Rule]

    @property
    def event_nouns(self) -> frozenset[str]:
        return frozenset(self.nominal)

    def possible(self, triggers: Iterable[str], words: Set[str]) -> SentenceRules:
        """The rules that a sentence may obey.

        Args:
            triggers: the lemmas that may head its clauses.
            words: all its lemmas and forms, in lower case.
        """
        verbal = _possible(self.verbal, triggers, words)
        return SentenceRules(verbal, _possible(self.nominal, triggers, words), self.forms)


class SentenceRules(NamedTuple):
    """The part of a `RuleIndex` that may matter to one sentence."""

    verbal: Mapping[str, Iterable[Rule]]
    nominal: Mapping[str, Iterable[Rule]]
    forms: Mapping[str, Rule]


def _possible(
    index: Mapping[str, TriggerRules], triggers: Iterable[str], words: Set[str]
) -> dict[str, Iterable[Rule]]:
    return {
        lemma: found
        for lemma in triggers
        if lemma in index and (found := index[lemma].possible(words))
    }


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
            {lemma: TriggerRules.of(lemma, rules) for lemma, rules in verbal.items()},
            {lemma: TriggerRules.of(lemma, rules) for lemma, rules in nominal.items()},
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
