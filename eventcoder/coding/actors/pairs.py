"""Whom `both sides` and `the two countries` stand for: those last named together."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from eventcoder.coding.actors.codes import Codes
from eventcoder.coding.actors.coordination import sharers
from eventcoder.coding.actors.coreference import Found
from eventcoder.coding.actors.english import COUNTRY_WORDS, OBJECTS, SUBJECTS
from eventcoder.coding.actors.phrases import inside
from eventcoder.coding.actors.reading import Reading
from eventcoder.coding.actors.readings import Reader
from eventcoder.coding.actors.salience import co_arguments, joined
from eventcoder.model import ActorMention, Sentence
from eventcoder.syntax.tree import Tree

_WINDOW = 6  # sentences back
#: Heads that leave open of what sort the two are; any other asks for the like.
_ANY = frozenset({"side", "party", "two", "neighbour", "neighbor", "one"}) | COUNTRY_WORDS
_PEOPLE = frozenset({"man", "woman", "leader"})


class Pairs:
    """Finds whom a phrase for several stands for.

    Args:
        readers: the sentences in order; sentences: the same, with their indices.
        codes: countries and roles.
        members: the actors of the phrase at a sentence's index and a head, one by one.
    """

    __slots__ = ("_codes", "_members", "_numbers", "_readers", "_sentences")

    def __init__(
        self,
        readers: Sequence[Reader],
        sentences: Sequence[Sentence],
        codes: Codes,
        members: Callable[[int, int], list[ActorMention | None]],
    ) -> None:
        self._readers = readers
        self._sentences = sentences
        self._numbers = {sentence.index: i for i, sentence in enumerate(sentences)}
        self._codes = codes
        self._members = members

    def named_together(self, number: int, head: int, reading: Reading) -> tuple[ActorMention, ...]:
        """Those last named together who can be meant by `both sides`; none where nobody can.

        Args:
            number: position of the sentence; head: the phrase's head; reading: what it says.
        """
        word = self._readers[number].tree.lemmas[head]
        for here, heads in groups(self._readers, number, head):
            index = self._sentences[here].index
            members = [m for token in heads for m in self._members(index, token) if m is not None]
            tree = self._readers[here].tree
            coordinated = len(heads) == 1 or joined(tree, heads[0])
            several = self._as_said(word, reading, members, coordinated)
            if several:
                return several
        return ()

    def of_conjuncts(self, found: Found) -> tuple[ActorMention, ...]:
        """All that a plural pronoun stands for, where its antecedent is coordinated."""
        index = self._sentences[found.sentence].index
        tree = self._readers[found.sentence].tree
        if tree.upos[found.head] not in ("NOUN", "PROPN"):
            return ()
        members = [
            m
            for token in tree.conjuncts(found.head)
            for m in self._members(index, token)
            if m is not None and (m.code is not None or m.named)
        ]
        distinct = {(m.sentence, m.start, m.end, m.code): m for m in members}
        return tuple(distinct.values()) if len(distinct) > 1 else ()

    def _as_said(
        self, word: str, reading: Reading, members: Sequence[ActorMention], coordinated: bool
    ) -> tuple[ActorMention, ...]:
        """The members in the sense of the word: `both armies` of two countries; none if unfit.

        `The two officers` are persons named as officers; those of whom nothing else is said only
        where they were coordinated.
        """
        codes = {m.code for m in members if m.code is not None}
        if len(members) != 2 or len(codes) != 2 or any(m.antecedents for m in members):
            return ()
        if word in _PEOPLE and any(self._kind(m) != "person" for m in members):
            return ()
        if word in _ANY | _PEOPLE or reading.code is None:
            wanted = [m.country if word in COUNTRY_WORDS else m.code for m in members]
        else:
            role = self._codes.parts(reading.code).role
            known = {self._codes.parts(code).role for code in codes}
            if reading.kind == "people" and not known <= {role, None if coordinated else role}:
                return ()
            wanted = [self._codes.compose(m.country, role) if m.country else None for m in members]
        if None in wanted or len(set(wanted)) != 2:
            return ()
        return tuple(
            self._coded(member, code) for member, code in zip(members, wanted, strict=True) if code
        )

    def _kind(self, mention: ActorMention) -> str:
        return self._readers[self._numbers[mention.sentence]].read(mention.head).kind

    def _coded(self, mention: ActorMention, code: str) -> ActorMention:
        parts = self._codes.parts(code)
        return mention._replace(code=code, country=parts.country, role=parts.role)


def groups(readers: Sequence[Reader], number: int, head: int) -> Iterator[tuple[int, list[int]]]:
    """Phrases that were named together before a phrase, the last first.

    What is coordinated goes before what is only set against each other, as subject and object of
    one verb.  What the phrase's own verb takes besides it is somebody else.

    Yields:
        the sentence's position and the heads; one head where several share it.
    """
    apart: list[tuple[int, list[int]]] = []
    barred = co_arguments(readers[number].tree, head)
    for here in range(number, max(-1, number - _WINDOW), -1):
        reader = readers[here]
        tree = reader.tree
        last = head if here == number else len(tree)
        for token in range(last - 1, -1, -1):
            if here == number and (token in barred or inside(tree, head, token)):
                continue
            if tree.upos[token] == "VERB":
                opposed = _opposed(tree, token, last)
                if opposed:
                    apart.append((here, opposed))
            elif tree.upos[token] in ("NOUN", "PROPN", "ADJ"):
                if joined(tree, token):
                    if max(tree.conjuncts(token)) < last:
                        yield here, tree.conjuncts(token)
                elif tree.upos[token] != "ADJ" and sharers(reader, token):
                    yield here, [token]
    yield from apart


def _opposed(tree: Tree, verb: int, last: int) -> list[int]:
    """The subject of a verb and the first of its other arguments; empty where one is missing."""
    subject = tree.child(verb, *SUBJECTS)
    others = [child for child in tree.with_deprel(verb, *OBJECTS) if child < last]
    return [] if subject is None or subject >= last or not others else [subject, others[0]]
