"""What of an event's clause tells where it happened."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from eventcoder.coding.wordset import word_set
from eventcoder.syntax.arguments import SyntaxWords
from eventcoder.syntax.tree import Tree

#: The Goldstein weight of acts of violence: they happen where the one they hit is.
VIOLENT = -9.0

# What these introduce is not where something happens.
NOT_WHERE = word_set(
    "by against with for about between like as than including on despite concern regard over "
    "concerning regarding"
)
_BORDERS = frozenset({"border", "frontier"})


class EventClause(NamedTuple):
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


def bounds(tree: Tree, head: int) -> bool:
    """Whether a country stands in `the border with France`."""
    above = tree.heads[head]
    return above >= 0 and tree.lemmas[above] in _BORDERS and tree.preposition(head) == "with"


def is_over(clause: EventClause, node: int) -> bool:
    """Whether violence is told over a place: `fought over Rahad`."""
    return clause.struck and clause.tree.preposition(node) == "over"
