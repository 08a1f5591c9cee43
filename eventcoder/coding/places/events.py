"""Which of a sentence's places is the place of an event."""

from __future__ import annotations

from collections.abc import Sequence

from eventcoder.coding.places.words import PLACE_NOUNS
from eventcoder.coding.wordset import word_set
from eventcoder.model import PlaceMention
from eventcoder.syntax.tree import Tree, base

_FINENESS = ("point", "city", "admin2", "admin1", "region", "country")
# What these introduce is not where something happens.
_NOT_WHERE = word_set("by against with for about between like as than including on despite")


_WHERE = frozenset(
    {"in", "at", "near", "outside", "around", "inside", "across", "close to", "along"}
)


def event_place(
    tree: Tree,
    trigger: int,
    argument_heads: Sequence[int],
    mentions: Sequence[PlaceMention],
) -> PlaceMention | None:
    """Where an event happened, as far as its sentence tells.

    Args:
        tree: the sentence's tree; trigger: the event's token.
        argument_heads: heads of its actors; a place that is one of them is not where it happened.
        mentions: the sentence's places.

    The place governed by the trigger comes first, then one in its arguments, then one governed by
    the verb an event noun hangs on, then the nearest that a preposition makes a location.
    """
    usable = [mention for mention in mentions if mention.head not in argument_heads]
    if not usable:
        return None
    clause = _clause_verb(tree, trigger)
    tops = {mention.start: _top(tree, mention.head, argument_heads) for mention in usable}
    stages = (
        [m for m in usable if _governed(tree, tops[m.start], trigger)],
        [m for m in usable if _within(tree, m.head, argument_heads)],
        [m for m in usable if _governed(tree, tops[m.start], clause)],
    )
    for stage in stages:
        if stage:
            return min(stage, key=lambda m: (_fineness(m), abs(m.head - trigger)))
    located = [mention for mention in usable if _is_location(tree, mention.head)]
    return min(located, key=lambda mention: abs(mention.head - trigger), default=None)


def _fineness(mention: PlaceMention) -> int:
    return _FINENESS.index(mention.precision) if mention.precision else len(_FINENESS)


def _top(tree: Tree, head: int, stops: Sequence[int]) -> int:
    """The noun phrase around a place, `city` in `the city of Rahad`, below the actors' own."""
    node = head
    while base(tree.deprels[node]) in ("nmod", "appos", "compound", "flat", "conj"):
        above = tree.heads[node]
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


def _within(tree: Tree, head: int, argument_heads: Sequence[int]) -> bool:
    """Whether a place is said of an actor: `a checkpoint in Rafah`; not `the mayor of Rafah`."""
    top = _top(tree, head, argument_heads)  # `town` in `rebels near the town of Rafah`
    for node in [top, *tree.ancestors(top)]:
        if tree.heads[node] in argument_heads:
            relation = base(tree.deprels[node])
            return relation in ("nmod", "acl", "obl") and tree.preposition(top) in _WHERE
        if tree.upos[node] in ("VERB", "AUX"):
            return False
    return False


def _clause_verb(tree: Tree, trigger: int) -> int:
    node = trigger
    while tree.upos[node] not in ("VERB", "AUX") and tree.heads[node] >= 0:
        node = tree.heads[node]
    return node


def _is_location(tree: Tree, head: int) -> bool:
    preposition = tree.preposition(head)
    return bool(preposition) and preposition not in _NOT_WHERE and preposition != "of"
