"""What `a day after rebels attacked` and `two days before the raid` count from, in the tree."""

from __future__ import annotations

from eventcoder.coding.dates.calendar import Days
from eventcoder.coding.wordset import word_set
from eventcoder.syntax.tree import Tree, base

_COUNTING = word_set("after before")
_POINTING = word_set("the that this")
_NOMINAL = word_set("obj nsubj")


def counted_from(tree: Tree, first: int, last: int) -> int | None:
    """The verb or noun that an expression such as `a day after` counts from.

    Args:
        first, last: the expression's tokens, the last one exclusive.

    Returns:
        The head of the clause or phrase that `after` or `before` opens; `None` where the expression
        does not end in one that opens any (`two days after, ...`).
    """
    word = last - 1
    if tree.lowers[word] not in _COUNTING or base(tree.deprels[word]) not in ("mark", "case"):
        return None
    node = tree.heads[word]
    return node if node >= last else None


def governor(tree: Tree, head: int, first: int, last: int) -> int:
    """The token whose time an expression tells; -1 where it is the sentence's root itself.

    It is the one that the expression hangs on. `A day after` hangs on the clause or phrase that it
    counts from, but tells the time of what stands above that.

    Args:
        head: the token of the expression that hangs on one outside; first, last: as above.
    """
    counted = counted_from(tree, first, last)
    above = tree.heads[head if counted is None else counted]
    while first <= above < last:
        above = tree.heads[above]
    return above


class KnownEvents:
    """The days of the events that an article has dated so far, by the stem of their word.

    An event told with two dates, or two of a kind, are known by none: `the attack` may be either.
    """

    __slots__ = ("_days",)

    def __init__(self) -> None:
        self._days: dict[str, Days | None] = {}

    def add(self, tree: Tree, node: int, days: Days) -> None:
        """Keep the day of a verb or noun, and of the subject and object of that verb."""
        if node < 0 or days.granularity != "day":
            return
        nouns = [child for child in tree.children(node) if base(tree.deprels[child]) in _NOMINAL]
        for word in (node, *nouns):
            if tree.upos[word] in ("VERB", "NOUN"):
                stem = _stem(tree, word)
                known = self._days.get(stem, days)
                self._days[stem] = known if known == days else None

    def find(self, tree: Tree, node: int) -> Days | None:
        """The day of a noun that points to an event told before: `the attack`."""
        determiners = {tree.lowers[child] for child in tree.with_deprel(node, "det")}
        if tree.upos[node] != "NOUN" or not determiners & _POINTING:
            return None
        return self._days.get(_stem(tree, node))


def _stem(tree: Tree, index: int) -> str:
    """The lemma, without the ending of `bombing`, `shelling`."""
    lemma = tree.lemmas[index].lower()
    return lemma.removesuffix("ing") if len(lemma) > 5 else lemma
