"""Which of a sentence's places is the place of an event."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from eventcoder.coding.places.words import DIRECTIONS, PLACE_NOUNS
from eventcoder.coding.wordset import word_set
from eventcoder.model import PlaceMention
from eventcoder.syntax.arguments import SyntaxWords
from eventcoder.syntax.tree import Tree, base

Basis = Literal["clause", "sentence"]

_FINENESS = ("point", "city", "admin2", "admin1", "region", "country")
# What these introduce is not where something happens.
_NOT_WHERE = word_set(
    "by against with for about between like as than including on despite concern regard over "
    "concerning regarding"
)
_WHERE = frozenset(
    {"in", "at", "near", "outside", "around", "inside", "across", "close to", "along"}
)
_DESTINATION = frozenset({"to", "into", "toward", "towards"})
_ORIGIN = frozenset({"from", "out of"})


@dataclass(frozen=True, slots=True)
class EventClause:
    """What of an event's clause tells where it happened.

    Args:
        tree: the sentence's tree; trigger: the event's token.
        arguments: heads of its actors; a place that is one of them is not where it happened,
        target: but whom a blow hits is there: the head of a target that is struck, visited or left.
        leaving, moving: whether the trigger tells of going from a place, and of going to one.
    """

    tree: Tree
    trigger: int
    arguments: Sequence[int]
    target: int | None = None
    leaving: bool = False
    moving: bool = False


def event_clause(
    tree: Tree,
    trigger: int,
    arguments: Sequence[int],
    target: int | None,
    struck: bool,
    words: SyntaxWords,
) -> EventClause:
    """An event's clause, read with the word lists `leaving_words` and `moving_words`.

    Args:
        target: head of the target; struck: whether the act is one of material conflict.
    """
    leaving = tree.lemmas[trigger] in words["leaving_words"]
    moving = tree.lemmas[trigger] in words["moving_words"]
    there = target if struck or leaving or moving else None
    return EventClause(tree, trigger, arguments, there, leaving, moving)


def event_place(
    clause: EventClause, mentions: Sequence[PlaceMention]
) -> tuple[PlaceMention, Basis] | None:
    """Where an event happened, as far as its sentence tells, and what of it told.

    The place governed by the trigger comes first, then one in its arguments, then one governed by
    the verb an event noun hangs on, then the nearest that a preposition makes a location.
    """
    tree, trigger, arguments = clause.tree, clause.trigger, clause.arguments
    usable = [mention for mention in mentions if _usable(clause, mention)]
    if not usable:
        return None
    verb = _clause_verb(tree, trigger)
    tops = {mention.start: _top(tree, mention.head, arguments) for mention in usable}
    stages = (
        [
            m
            for m in usable
            if m.head in arguments
            or _names_target(clause, tops[m.start])
            or _governed(tree, tops[m.start], trigger)
        ],
        [m for m in usable if _within(tree, m.head, arguments)],
        [m for m in usable if _governed(tree, tops[m.start], verb)],
        [m for m in usable if _within(tree, m.head, arguments, relative=True)],
    )
    for number, stage in enumerate(stages):
        if stage:
            best = min(
                stage,
                key=lambda m: (
                    _direction(clause, tops[m.start]),
                    _fineness(m),
                    m.country is None,
                    abs(m.head - trigger),
                ),
            )
            return best, "sentence" if number == len(stages) - 1 else "clause"
    located = [
        m
        for m in usable
        if m.head not in arguments
        and _is_location(tree, m.head)
        and not _said_aside(tree, m.head, trigger)
    ]
    nearest = min(located, key=lambda mention: abs(mention.head - trigger), default=None)
    return (nearest, "sentence") if nearest else None


def _usable(clause: EventClause, mention: PlaceMention) -> bool:
    """Whether a place can be where it happened: it is no actor, but for a target that is there."""
    if mention.head not in clause.arguments or clause.tree.preposition(mention.head) in _WHERE:
        return True
    return mention.head == clause.target and (
        mention.precision != "country" or clause.leaving or clause.moving
    )


def _names_target(clause: EventClause, top: int) -> bool:
    """Whether the target is called by a noun for places (`captured the Kursk region`)."""
    tree, target = clause.tree, clause.target
    if target is None or tree.heads[top] != target or tree.lemmas[target] not in PLACE_NOUNS:
        return False
    relation = base(tree.deprels[top])
    return relation in ("compound", "appos") or (
        relation == "nmod" and tree.preposition(top) == "of"
    )


def _direction(clause: EventClause, top: int) -> int:
    """Where something is comes before where it goes to or comes from; for what leaves, its origin
    is where that happens."""
    preposition = clause.tree.preposition(top)
    if preposition in _ORIGIN:
        return 0 if clause.leaving else 2
    if preposition in _DESTINATION:
        return 2 if clause.leaving else 1
    return 0


def _fineness(mention: PlaceMention) -> int:
    return _FINENESS.index(mention.precision) if mention.precision else len(_FINENESS)


def _top(tree: Tree, head: int, stops: Sequence[int]) -> int:
    """The noun phrase around a place, `city` in `the city of Rahad`, below the actors' own."""
    node = head
    while True:
        above, relation = tree.heads[node], base(tree.deprels[node])
        if relation in ("nmod", "obl") and above >= 0 and tree.lemmas[above] in DIRECTIONS:
            if above in stops:
                break
            node = above
            continue
        if relation not in ("nmod", "appos", "compound", "flat", "conj"):
            break
        if above in stops or tree.upos[above] in ("VERB", "AUX"):
            break
        if base(tree.deprels[node]) == "nmod" and tree.preposition(node) in _NOT_WHERE:
            break
        if tree.upos[above] == "NOUN" and not _locative_noun(tree, above, node):
            break
        node = above
    return node


def _locative_noun(tree: Tree, noun: int, below: int) -> bool:
    """Whether a noun is itself a place: `the city of X`, `a camp near X`, `parts of X`."""
    known = tree.lemmas[noun] in PLACE_NOUNS or tree.upos[noun] == "PROPN"
    return known or (
        base(tree.deprels[noun]) in ("obl", "nmod")
        and tree.preposition(noun)
        in ("in", "at", "near", "outside", "around", "inside", "close to")
    )


def _governed(tree: Tree, top: int, verb: int) -> bool:
    if top == verb:
        return False
    relation = base(tree.deprels[top])
    if tree.heads[top] != verb or relation not in ("obl", "nmod", "advmod", "compound", "dep"):
        return False
    if tree.deprels[top] == "nmod:poss" or tree.deprels[top] == "obl:agent":
        return False
    return tree.preposition(top) not in _NOT_WHERE


def _within(tree: Tree, head: int, argument_heads: Sequence[int], relative: bool = False) -> bool:
    """Whether a place is said of an actor: `a checkpoint in Rafah`; not `the mayor of Rafah`.

    With `relative`, whether a relative clause says it: `miners who blocked a road near Rafah`.
    """
    top = _top(tree, head, argument_heads)  # `town` in `rebels near the town of Rafah`
    for node in [top, *tree.ancestors(top)]:
        if tree.heads[node] in argument_heads:
            relation = base(tree.deprels[node])
            if tree.lemmas[top] in DIRECTIONS:
                return not relative and relation in ("nmod", "obl", "advmod")
            if relative != (tree.deprels[node] == "acl:relcl"):
                return False
            return relation in ("nmod", "acl", "obl") and tree.preposition(top) in _WHERE
        if tree.upos[node] in ("VERB", "AUX"):
            return False
    return False


def _clause_verb(tree: Tree, trigger: int) -> int:
    node = trigger
    while tree.upos[node] not in ("VERB", "AUX") and tree.heads[node] >= 0:
        node = tree.heads[node]
    return node


def _said_aside(tree: Tree, head: int, trigger: int) -> bool:
    """Whether a place stands in a clause that describes somebody, and not in the event's own:
    `the spokesman of those who fought in Sirte praised it`; or beyond a semicolon."""
    first, last = sorted((head, trigger))
    if ";" in tree.forms[first:last]:
        return True
    own = {trigger, *tree.ancestors(trigger)}
    return any(
        tree.deprels[node] == "acl:relcl" and node not in own for node in tree.ancestors(head)
    )


def _is_location(tree: Tree, head: int) -> bool:
    preposition = tree.preposition(head)
    return bool(preposition) and preposition not in _NOT_WHERE and preposition != "of"
