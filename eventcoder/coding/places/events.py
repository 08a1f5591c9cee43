"""Which of a sentence's places is the place of an event."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from eventcoder.coding.places.words import DIRECTIONS, PLACE_NOUNS
from eventcoder.coding.wordset import word_set
from eventcoder.model import PlaceMention
from eventcoder.syntax.arguments import SyntaxWords
from eventcoder.syntax.tree import Tree, base

#: The Goldstein weight of acts of violence: they happen where the one they hit is.
VIOLENT = -9.0

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
# What comes after or before an act, and what it depends on, need not lie where it does.
_OTHER_TIMES = frozenset(
    {"after", "before", "until", "till", "since", "because", "if", "unless", "once", "although"}
)
_BORDERS = frozenset({"border", "frontier"})
# What these introduce is a subject matter.
_ABOUT = _NOT_WHERE - {"by", "against", "with", "between", "on", "like", "as"}
# What can lie under `on`: `on the outskirts of Rahad`.
_GROUND = PLACE_NOUNS | DIRECTIONS | word_set("road highway bank coast island side sidelines soil")
#: Words between a place and the `where` that takes it up: `to Rahad on Thursday, where`.
_MOST_BETWEEN = 5


@dataclass(frozen=True, slots=True)
class EventClause:
    """What of an event's clause tells where it happened.

    Args:
        tree: the sentence's tree; trigger: the event's token.
        arguments: heads of its actors; a place that is one of them is not where it happened,
        target: but whom a blow hits is there: the head of a target that is struck, visited or left.
        leaving, moving: whether the trigger tells of going from a place, and of going to one.
        struck, material: whether the act is violence, and whether it is more than words.
    """

    tree: Tree
    trigger: int
    arguments: Sequence[int]
    target: int | None = None
    leaving: bool = False
    moving: bool = False
    struck: bool = False
    material: bool = False


def event_clause(
    tree: Tree,
    trigger: int,
    arguments: Sequence[int],
    target: int | None,
    struck: bool,
    words: SyntaxWords,
    material: bool = False,
) -> EventClause:
    """An event's clause, read with the word lists `leaving_words` and `moving_words`.

    Args:
        target: head of the target; struck, material: whether the act is violence, and whether it is
        more than words.
    """
    leaving = tree.lemmas[trigger] in words["leaving_words"]
    moving = tree.lemmas[trigger] in words["moving_words"]
    there = target if struck or leaving or moving else None
    return EventClause(tree, trigger, arguments, there, leaving, moving, struck, material or struck)


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
    for basis, stage in _stages(clause, usable, tops):
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
            return best, basis
    located = [
        m
        for m in usable
        if m.head not in arguments
        and _is_location(clause, m.head)
        and not _said_aside(clause, m.head)
    ]
    nearest = min(located, key=lambda mention: abs(mention.head - trigger), default=None)
    return (nearest, "sentence") if nearest else None


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
        and preposition not in _NOT_WHERE
        and (mention.precision != "country" or clause.leaving or clause.moving)
    )


def _is_other_side(tree: Tree, head: int) -> bool:
    """Whether a country is what somebody's border lies towards: `its border with France`."""
    border = tree.heads[head]
    return _bounds(tree, head) and "nmod:poss" in (tree.deprels[i] for i in tree.children(border))


def _bounds(tree: Tree, head: int) -> bool:
    """Whether a country stands in `the border with France`."""
    above = tree.heads[head]
    return above >= 0 and tree.lemmas[above] in _BORDERS and tree.preposition(head) == "with"


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
        if _bounds(tree, node):
            node = above
            continue
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


def _governed(clause: EventClause, top: int, verb: int) -> bool:
    tree = clause.tree
    if top == verb:
        return False
    relation = base(tree.deprels[top])
    if tree.heads[top] != verb or relation not in ("obl", "nmod", "advmod", "compound", "dep"):
        return False
    if tree.deprels[top] == "nmod:poss" or tree.deprels[top] == "obl:agent":
        return False
    return tree.preposition(top) not in _NOT_WHERE or _is_over(clause, top)


def _is_over(clause: EventClause, node: int) -> bool:
    """Whether violence is told over a place: `fought over Rahad`."""
    return clause.struck and clause.tree.preposition(node) == "over"


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


def _said_aside(clause: EventClause, head: int) -> bool:
    """Whether a place belongs to something else that the sentence tells.

    It stands beyond a semicolon; in a clause that describes somebody (`the spokesman of those who
    fought in Sirte praised it`) or is reported; in what the act is about (`anger over a strike in
    Rahad`); or, if it is not one of violence, in what happens at another time or what somebody else
    does.
    """
    tree, trigger = clause.tree, clause.trigger
    first, last = sorted((head, trigger))
    if ";" in tree.forms[first:last]:
        return True
    own = {trigger, *tree.ancestors(trigger)}
    for node in (head, *tree.ancestors(head)):
        if node in own:
            return not clause.struck and head > node and _is_beside(tree, trigger, node)
        relation = tree.deprels[node]
        if relation in ("acl:relcl", "ccomp"):
            return True
        if _is_subject_matter(clause, node) and not (node == head and _is_over(clause, head)):
            return True
        if not clause.struck and (_has_own_time(tree, node) or _has_own_subject(tree, node)):
            return True
    return False


def _is_subject_matter(clause: EventClause, node: int) -> bool:
    """Whether a phrase says what an act is about, or words are exchanged on."""
    tree = clause.tree
    if base(tree.deprels[node]) not in ("nmod", "obl"):
        return False
    if clause.struck and tree.lemmas[node] == "control":
        return False  # `for control of Rahad`
    preposition = tree.preposition(node)
    if preposition == "on":
        return not clause.material and tree.lemmas[node] not in _GROUND
    return preposition in _ABOUT


def _is_beside(tree: Tree, trigger: int, above: int) -> bool:
    """Whether an act is told beside one of somebody else, and not first."""
    node = trigger
    while node != above:
        if _has_own_subject(tree, node):
            return True
        node = tree.heads[node]
    return False


def _has_own_time(tree: Tree, node: int) -> bool:
    """Whether a clause says when, or on what condition: `until rebels leave Rahad`."""
    return any(
        tree.deprels[child] == "mark" and tree.lemmas[child] in _OTHER_TIMES
        for child in tree.children(node)
    )


def _has_own_subject(tree: Tree, node: int) -> bool:
    """Whether a clause beside another tells of somebody else: `and Japan pledged aid`."""
    return base(tree.deprels[node]) in ("conj", "parataxis") and any(
        base(tree.deprels[child]) == "nsubj" for child in tree.children(node)
    )


def _is_location(clause: EventClause, head: int) -> bool:
    """Whether a preposition makes a place where something is; for comings and goings, whence and
    whither as well."""
    preposition = clause.tree.preposition(head)
    if preposition in _ORIGIN or preposition in _DESTINATION:
        return clause.leaving or clause.moving
    if _is_over(clause, head):
        return True
    return bool(preposition) and preposition not in _NOT_WHERE and preposition != "of"
