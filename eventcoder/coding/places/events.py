"""Which of a sentence's places is the place of an event."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Literal

from eventcoder.coding.places.aside import said_aside
from eventcoder.coding.places.clause import NOT_WHERE, EventClause, bounds, is_over
from eventcoder.coding.places.words import DIRECTIONS, PLACE_NOUNS
from eventcoder.model import PlaceMention
from eventcoder.syntax.tree import Tree, base

Basis = Literal["clause", "sentence"]

_FINENESS = ("point", "city", "admin2", "admin1", "region", "country")
_WHERE = frozenset(
    {"in", "at", "near", "outside", "around", "inside", "across", "close to", "along"}
)
_DESTINATION = frozenset({"to", "into", "toward", "towards"})
_ORIGIN = frozenset({"from", "out of"})
#: Words between a place and the `where` that takes it up: `to Rahad on Thursday, where`.
_MOST_BETWEEN = 5


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
    tops = {mention.start: _top(tree, mention.head, arguments) for mention in usable}
    stages = _stages(clause, usable, tops)
    for basis, stage in stages:
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
            return _narrower(best, stages), basis
    located = [
        m
        for m in usable
        if m.head not in arguments
        and _is_location(clause, m.head)
        and not said_aside(clause, m.head)
    ]
    nearest = min(located, key=lambda mention: abs(mention.head - trigger), default=None)
    return (nearest, "sentence") if nearest else None


def _narrower(best: PlaceMention, rest: Iterator[tuple[Basis, list[PlaceMention]]]) -> PlaceMention:
    """A place that the clause tells within the country: `shelled a base near Rahad in Sudan`, the
    country being said of the verb."""
    if best.precision != "country" or best.country is None:
        return best
    inside = (
        mention
        for basis, stage in rest
        if basis == "clause"
        for mention in stage
        if mention.country == best.country and mention.precision != "country"
    )
    return min(inside, key=_fineness, default=best)


def _stages(
    clause: EventClause, usable: Sequence[PlaceMention], tops: Mapping[int, int]
) -> Iterator[tuple[Basis, list[PlaceMention]]]:
    """The places that each look at an event's clause finds, and what they are of it: in order, so
    that no look is taken beyond the first that finds one."""
    tree, trigger, arguments = clause.tree, clause.trigger, clause.arguments
    yield (
        "clause",
        [
            m
            for m in usable
            if m.head in arguments
            or _names_target(clause, tops[m.start])
            or _governed(clause, tops[m.start], trigger)
        ],
    )
    yield "clause", _taken_up(clause, usable)
    yield "clause", [m for m in usable if _within(tree, m.head, arguments)]
    verb = _clause_verb(tree, trigger)
    yield "clause", [m for m in usable if _governed(clause, tops[m.start], verb)]
    if clause.material:
        yield (
            "sentence",
            [m for m in usable if _within(tree, m.head, arguments, relative=True)],
        )


def _usable(clause: EventClause, mention: PlaceMention) -> bool:
    """Whether a place can be where it happened: it is no actor, but for a target that is there."""
    preposition = clause.tree.preposition(mention.head)
    if mention.head not in clause.arguments or preposition in _WHERE:
        return not _is_other_side(clause.tree, mention.head)
    return (
        mention.head == clause.target
        and preposition not in NOT_WHERE
        and (mention.precision != "country" or clause.leaving or clause.moving)
    )


def _is_other_side(tree: Tree, head: int) -> bool:
    """Whether a country is what somebody's border lies towards: `its border with France`."""
    border = tree.heads[head]
    return bounds(tree, head) and "nmod:poss" in (tree.deprels[i] for i in tree.children(border))


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
        if bounds(tree, node):
            node = above
            continue
        if base(tree.deprels[node]) == "nmod" and tree.preposition(node) in NOT_WHERE:
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


def _governed(clause: EventClause, top: int, verb: int) -> bool:
    tree = clause.tree
    if top == verb:
        return False
    relation = base(tree.deprels[top])
    if tree.heads[top] != verb or relation not in ("obl", "nmod", "advmod", "compound", "dep"):
        return False
    if tree.deprels[top] == "nmod:poss" or tree.deprels[top] == "obl:agent":
        return False
    return tree.preposition(top) not in NOT_WHERE or is_over(clause, top)


def _taken_up(clause: EventClause, usable: Sequence[PlaceMention]) -> list[PlaceMention]:
    """The place that the event's relative clause says more of: `to Rahad, where they fought`."""
    tree = clause.tree
    for node in (clause.trigger, *tree.ancestors(clause.trigger)):
        if tree.deprels[node] != "acl:relcl":
            continue
        where = next((child for child in tree.children(node) if tree.lemmas[child] == "where"), -1)
        before = [m for m in usable if 0 <= where - m.last <= _MOST_BETWEEN]
        return [max(before, key=lambda m: m.last)] if before else []
    return []


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


def _is_location(clause: EventClause, head: int) -> bool:
    """Whether a preposition makes a place where something is; for comings and goings, whence and
    whither as well."""
    preposition = clause.tree.preposition(head)
    if preposition in _ORIGIN or preposition in _DESTINATION:
        return clause.leaving or clause.moving
    if is_over(clause, head):
        return True
    return bool(preposition) and preposition not in NOT_WHERE and preposition != "of"
