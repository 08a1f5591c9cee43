"""One act in every surface form that English gives it, as trees; no parser is asked."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field


@dataclass(frozen=True)
class Word:
    """A token of a form: `key` is what others name as their head, ``""`` the root's."""

    key: str
    form: str
    lemma: str
    pos: str
    head: str
    deprel: str


@dataclass(frozen=True)
class Verb:
    """A verb with its forms and the noun of its act."""

    lemma: str
    past: str
    participle: str
    noun: str


@dataclass(frozen=True)
class Actor:
    """A noun phrase of one word, of which others may be coordinated with it."""

    form: str
    lemma: str
    pos: str = "NOUN:NNS"
    others: tuple[Actor, ...] = field(default=())


def spec(words: Sequence[Word]) -> str:
    """The words as a compact tree."""
    number = {word.key: at for at, word in enumerate(words, 1)}
    rows = (
        f"{w.form} {w.lemma} {w.pos} {number[w.head] if w.head else 0} {w.deprel}" for w in words
    )
    return " / ".join(rows)


def phrase(actor: Actor, key: str, head: str, deprel: str, preposition: str = "") -> list[Word]:
    """An actor's phrase: its preposition, itself, and whoever is coordinated with it."""
    words = [Word(key, actor.form, actor.lemma, actor.pos, head, deprel)]
    if preposition:
        words.insert(0, Word(f"{key}-in", preposition, preposition, "ADP:IN", key, "case"))
    for at, other in enumerate(actor.others):
        name = f"{key}{at}"
        words += [
            Word(f"{name}-and", "and", "and", "CCONJ:CC", name, "cc"),
            Word(name, other.form, other.lemma, other.pos, key, "conj"),
        ]
    return words


def tail(words: Sequence[str], head: str) -> list[Word]:
    """Oblique phrases of two words: `with rifles`."""
    found = []
    for preposition, noun in (pair.split() for pair in words):
        found += [
            Word(f"{noun}-in", preposition, preposition, "ADP:IN", noun, "case"),
            Word(noun, noun, noun, "NOUN:NN", head, "obl"),
        ]
    return found


def active(s: Actor, v: Verb, t: Actor, more: Sequence[str] = (), *extra: Word) -> str:
    verb = [*extra, Word("v", v.past, v.lemma, "VERB:VBD", "", "root")]
    return spec(
        [*phrase(s, "s", "v", "nsubj"), *verb, *phrase(t, "t", "v", "obj"), *tail(more, "v")]
    )


def passive(s: Actor, v: Verb, t: Actor, more: Sequence[str] = ()) -> str:
    return spec(
        [
            *phrase(t, "t", "v", "nsubj:pass"),
            Word("aux", "were", "be", "AUX:VBD", "v", "aux:pass"),
            Word("v", v.participle, v.lemma, "VERB:VBN", "", "root"),
            *phrase(s, "s", "v", "obl:agent", "by"),
            *tail(more, "v"),
        ]
    )


def slept(words: list[Word]) -> str:
    """A subject's words as a sentence that tells nothing else of it."""
    return spec([*words, Word("main", "slept", "sleep", "VERB:VBD", "", "root")])


def relative(s: Actor, v: Verb, t: Actor, more: Sequence[str] = ()) -> str:
    return slept(
        [
            *phrase(s, "s", "main", "nsubj"),
            Word("who", "who", "who", "PRON:WP", "v", "nsubj"),
            Word("v", v.past, v.lemma, "VERB:VBD", "s", "acl:relcl"),
            *phrase(t, "t", "v", "obj"),
            *tail(more, "v"),
        ]
    )


def object_relative(s: Actor, v: Verb, t: Actor, more: Sequence[str] = ()) -> str:
    return slept(
        [
            *phrase(t, "t", "main", "nsubj"),
            Word("whom", "whom", "whom", "PRON:WP", "v", "obj"),
            *phrase(s, "s", "v", "nsubj"),
            Word("v", v.past, v.lemma, "VERB:VBD", "t", "acl:relcl"),
            *tail(more, "v"),
        ]
    )


def reduced_relative(s: Actor, v: Verb, t: Actor, more: Sequence[str] = ()) -> str:
    return slept(
        [
            *phrase(t, "t", "main", "nsubj"),
            Word("v", v.participle, v.lemma, "VERB:VBN", "t", "acl"),
            *phrase(s, "s", "v", "obl:agent", "by"),
            *tail(more, "v"),
        ]
    )


def control(s: Actor, v: Verb, t: Actor, more: Sequence[str] = ()) -> str:
    """`They continued to do it`: the outer verb says that it happened."""
    return spec(
        [
            *phrase(s, "s", "outer", "nsubj"),
            Word("outer", "continued", "continue", "VERB:VBD", "", "root"),
            Word("to", "to", "to", "PART:TO", "v", "mark"),
            Word("v", v.lemma, v.lemma, "VERB:VB", "outer", "xcomp"),
            *phrase(t, "t", "v", "obj"),
            *tail(more, "v"),
        ]
    )


def nominal(s: Actor, v: Verb, t: Actor, more: Sequence[str] = ()) -> str:
    """`The attack by X on Y`."""
    return spec(
        [
            Word("n", v.noun, v.noun, "NOUN:NN", "main", "nsubj"),
            *phrase(s, "s", "n", "nmod", "by"),
            *phrase(t, "t", "n", "nmod", "on"),
            *tail(more, "n"),
            Word("main", "occurred", "occur", "VERB:VBD", "", "root"),
        ]
    )


def possessive(s: Actor, v: Verb, t: Actor, more: Sequence[str] = ()) -> str:
    """`X's attack on Y`."""
    return spec(
        [
            *phrase(s, "s", "n", "nmod:poss"),
            Word("own", "'s", "'s", "PART:POS", "s", "case"),
            Word("n", v.noun, v.noun, "NOUN:NN", "main", "nsubj"),
            *phrase(t, "t", "n", "nmod", "on"),
            *tail(more, "n"),
            Word("main", "occurred", "occur", "VERB:VBD", "", "root"),
        ]
    )


def light(s: Actor, v: Verb, t: Actor, more: Sequence[str] = ()) -> str:
    """`X launched an attack on Y`."""
    return spec(
        [
            *phrase(s, "s", "main", "nsubj"),
            Word("main", "launched", "launch", "VERB:VBD", "", "root"),
            Word("n", v.noun, v.noun, "NOUN:NN", "main", "obj"),
            *phrase(t, "t", "n", "nmod", "on"),
            *tail(more, "main"),
        ]
    )


CLAUSAL = (active, passive, relative, object_relative, reduced_relative, control)
NOMINAL = (nominal, possessive, light)
