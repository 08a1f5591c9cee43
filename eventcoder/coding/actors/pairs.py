"""Whom `both sides` and `the two countries` stand for: those last named together."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from eventcoder.coding.actors.coordination import sharers
from eventcoder.coding.actors.english import COUNTRY_WORDS, OBJECTS, SUBJECTS
from eventcoder.coding.actors.phrases import inside
from eventcoder.coding.actors.readings import Reader
from eventcoder.coding.actors.salience import co_arguments, joined
from eventcoder.syntax.tree import Tree

_WINDOW = 6  # sentences back
#: Heads that leave open of what sort the two are; any other asks for the like.
ANY = frozenset({"side", "party", "two", "neighbour", "neighbor", "one"}) | COUNTRY_WORDS
PEOPLE = frozenset({"man", "woman", "leader"})


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
