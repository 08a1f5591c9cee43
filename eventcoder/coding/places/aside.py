"""Places that a sentence tells of something else than an event."""

from __future__ import annotations

from eventcoder.coding.places.clause import NOT_WHERE, EventClause, is_over
from eventcoder.coding.places.words import DIRECTIONS, PLACE_NOUNS
from eventcoder.coding.wordset import word_set
from eventcoder.syntax.tree import Tree, base

# What comes after or before an act, and what it depends on, need not lie where it does.
_OTHER_TIMES = frozenset(
    {"after", "before", "until", "till", "since", "because", "if", "unless", "once", "although"}
)
# What these introduce is a subject matter.
_ABOUT = NOT_WHERE - {"by", "against", "with", "between", "on", "like", "as"}
# What can lie under `on`: `on the outskirts of Rahad`.
_GROUND = PLACE_NOUNS | DIRECTIONS | word_set("road highway bank coast island side sidelines soil")


def said_aside(clause: EventClause, head: int) -> bool:
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
    below = head
    for node in (head, *tree.ancestors(head)):
        if node in own:
            in_object = not clause.material and base(tree.deprels[below]) == "obj"
            return not clause.struck and head > node and _is_beside(tree, trigger, node, in_object)
        below = node
        relation = tree.deprels[node]
        if relation in ("acl:relcl", "ccomp"):
            return True
        if _is_subject_matter(clause, node) and not (node == head and is_over(clause, head)):
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


def _is_beside(tree: Tree, trigger: int, above: int, in_object: bool) -> bool:
    """Whether an act is told beside one of somebody else; or words beside one whose object holds
    the place: `praised the mission in Rahad and demanded peace`."""
    node = trigger
    while node != above:
        if _has_own_subject(tree, node) or (in_object and base(tree.deprels[node]) == "conj"):
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
