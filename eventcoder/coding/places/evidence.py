"""How much speaks for a name being that of a place, where only the gazetteer knows it.

Names of places are words and family names too, so a name that no dictionary lists must stand where
places stand.  The figures are steps, not probabilities: `ENOUGH` makes a place.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence

from eventcoder.coding.places.spans import Span
from eventcoder.coding.places.words import (
    DIRECTIONAL,
    DIRECTIONS,
    LOCATIVE,
    PART_WORDS,
    PLACE_NOUNS,
    PUBLIC_BODIES,
)
from eventcoder.syntax.tree import Tree, base

ENOUGH = 2.0
#: A name of several words is seldom anything else.
SEVERAL_WORDS = 2.5
_PERSON = -4.0
#: A noun for a place that stands beside it.
_NOUN = 2.0


def evidence(tree: Tree, span: Span, spans: Sequence[Span], people: Collection[str]) -> float:
    """What the words around a name say for its being a place.

    Args:
        tree: the sentence's; span: the name; spans: all of the sentence.
        people: words of the names of persons that the article names in full.
    """
    weight = SEVERAL_WORDS if span.last - span.first > 1 else 0.0
    if span.last - span.first == 1 and tree.forms[span.first] in people:
        weight += _PERSON
    if _is_contained(tree, span, spans):
        weight += 4.0
    standing = _standing(tree, span)
    return weight + (max(standing, _NOUN) if span.noun else standing)


def _standing(tree: Tree, span: Span) -> float:
    head = span.head
    outer, relation = tree.heads[head], base(tree.deprels[head])
    preposition = tree.preposition(head)
    above = tree.lemmas[outer] if outer >= 0 else ""
    if relation in ("obl", "nmod") and preposition:
        if preposition in LOCATIVE:
            return 3.0
        if preposition == "of":
            return _of(tree, outer, above)
        return 1.0 if preposition in DIRECTIONAL else -1.0
    if relation in ("compound", "nmod", "amod"):
        after = tree.lemmas[span.last] if span.last < len(tree) else ""
        if above in PLACE_NOUNS or after in PLACE_NOUNS:
            return 2.0
        if above in PUBLIC_BODIES or after in PUBLIC_BODIES:
            return 1.5
        if relation == "compound" and tree.upos[outer] == "NOUN" and outer > head:
            return 1.0
        if relation == "nmod":  # `St. John's Cemetery` is named for a saint
            return -4.0 if tree.upos[outer] == "PROPN" else -1.0
        return -2.0
    if relation == "appos":
        return 1.0 if tree.upos[outer] == "PROPN" else -0.5
    if relation == "conj":
        return 0.5
    return 0.0 if relation in ("root", "parataxis", "list", "dep") else -1.5


def _of(tree: Tree, outer: int, above: str) -> float:
    if above in PLACE_NOUNS or above in DIRECTIONS or tree.upos[outer] == "ADV":
        return 3.0
    return 1.0 if tree.upos[outer] == "PROPN" else 0.0


def _is_contained(tree: Tree, span: Span, spans: Sequence[Span]) -> bool:
    """`Akron, Ohio`: whether a comma and an area that a dictionary lists come after."""
    if span.last + 1 >= len(tree) or tree.forms[span.last] != ",":
        return False
    after = next((other for other in spans if other.first == span.last + 1), None)
    return after is not None and after.listed and after.named[0].place.kind in ("admin1", "country")


def names_of_people(trees: Iterable[Tree]) -> frozenset[str]:
    """The words of names of several parts (`flat`), as people have them."""
    return frozenset(
        form
        for tree in trees
        for child, relation in enumerate(tree.deprels)
        if relation[:4] == "flat"
        and tree.upos[child] == "PROPN"
        and tree.upos[tree.heads[child]] == "PROPN"
        and tree.forms[tree.heads[child]] not in PART_WORDS
        for form in (tree.forms[child], tree.forms[tree.heads[child]])
    )
