"""The dictionaries' patterns, compiled and indexed by trigger lemma."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
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


@dataclass(frozen=True)
class Rule:
    """A compiled pattern and the entry it belongs to; `order` is its place over all files."""

    pattern: Pattern
    entry: Entry
    order: int

    @cached_property
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

    def asked(self) -> Iterator[frozenset[str]]:
        """All sets of words that rules ask for."""
        yield frozenset(self.by_word)
        for rule in self.rules:
            yield from rule.pattern.hints
        for cards in self.by_word.values():
            for card in cards:
                yield from card.further

    @cached_property
    def sieve(self) -> Sieve:
        """Made when a text first holds the trigger: few of all triggers are ever met."""
        return Sieve.of(self)

    def possible(self, words: Set[str]) -> Sequence[Rule]:
        """The rules that a sentence of these lemmas and forms (in lower case) may obey."""
        return self.sieve.passed(words)


@dataclass(frozen=True, slots=True)
class Sieve:
    """Lets the rules of a trigger pass that ask for nothing that a sentence lacks.

    Each set of which a rule asks for a word is a bit, so that a rule's asking is compared with what
    a sentence has in one step.

    Args:
        satisfies: word → the bits of the sets that hold it, and no bit for a word that rules are
            only filed under; words: its keys.
        plain: rules that any sentence may obey, each behind the bits that it asks for.
        by_word: the others, under each word that may be the one they need.
    """

    satisfies: Mapping[str, int]
    words: frozenset[str]
    plain: tuple[tuple[int, Rule], ...]
    by_word: Mapping[str, tuple[tuple[int, Rule], ...]]

    @classmethod
    def of(cls, rules: TriggerRules) -> Sieve:
        """The sieve for the rules of a trigger."""
        bits: dict[frozenset[str], int] = {}
        satisfies: dict[str, int] = {}

        def asked(rule: Rule, further: Iterable[frozenset[str]]) -> tuple[int, Rule]:
            mask = 0
            for words in (*further, *rule.pattern.hints):
                bit = bits.get(words)
                if bit is None:
                    bit = bits[words] = 1 << len(bits)
                    for word in words:
                        satisfies[word] = satisfies.get(word, 0) | bit
                mask |= bit
            return mask, rule

        plain = tuple(asked(rule, ()) for rule in rules.plain)
        by_word = {
            word: tuple(asked(rule, further) for rule, further in cards)
            for word, cards in rules.by_word.items()
        }
        for word in by_word:
            satisfies.setdefault(word, 0)
        return cls(satisfies, frozenset(satisfies), plain, by_word)

    def passed(self, words: Set[str]) -> Sequence[Rule]:
        """The rules that a sentence of these words may obey."""
        held = words & self.words
        satisfied = 0
        for word in held:
            satisfied |= self.satisfies[word]
        found = [rule for asked, rule in self.plain if asked & satisfied == asked]
        if self.by_word:
            filed: dict[int, Rule] = {}
            for word in held:
                for asked, rule in self.by_word.get(word, ()):
                    if asked & satisfied == asked:
                        filed[rule.order] = rule
            found += filed.values()
        return found


@dataclass(frozen=True, slots=True)
class RuleIndex:
    """Rules by trigger lemma, verbal and nominal apart, and the rows that apply by form.

    The trigger lemmas of nominal rules are the event nouns, the nouns that make a clause.  `words`
    are those that some rule asks for beside its trigger.
    """

    verbal: Mapping[str, TriggerRules]
    nominal: Mapping[str, TriggerRules]
    forms: Mapping[str, Rule]
    words: frozenset[str]

    def of(self, lemma: str, nominal: bool) -> Iterable[Rule]:
        """All rules of a trigger."""
        return (self.nominal if nominal else self.verbal).get(lemma, ())

    def possible(self, words: Set[str]) -> SentenceRules:
        """The rules that a sentence of these lemmas and forms (in lower case) may obey."""
        # most words of a sentence matter to no rule: each trigger need not look for them again
        return SentenceRules(self, words & self.words)


class SentenceRules:
    """The part of a `RuleIndex` that may matter to one sentence.

    Args:
        index: all rules; words: those of the sentence that rules ask for.
    """

    __slots__ = ("_index", "_nominal", "_verbal", "_words", "forms")

    def __init__(self, index: RuleIndex, words: Set[str]) -> None:
        self._index, self._words, self.forms = index, words, index.forms
        self._verbal: dict[str, Sequence[Rule]] = {}
        self._nominal: dict[str, Sequence[Rule]] = {}

    def of(self, lemma: str, nominal: bool) -> Sequence[Rule]:
        """The rules of a trigger that the sentence may obey."""
        known = self._nominal if nominal else self._verbal
        found = known.get(lemma)
        if found is None:
            rules = (self._index.nominal if nominal else self._index.verbal).get(lemma)
            found = known[lemma] = () if rules is None else rules.possible(self._words)
        return found


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
    filed_verbal = {lemma: TriggerRules.of(lemma, rules) for lemma, rules in verbal.items()}
    filed_nominal = {lemma: TriggerRules.of(lemma, rules) for lemma, rules in nominal.items()}
    asked = {
        words
        for rules in (*filed_verbal.values(), *filed_nominal.values())
        for words in rules.asked()
    }
    index_ = RuleIndex(filed_verbal, filed_nominal, forms, frozenset().union(*asked))
    return index_, problems


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
