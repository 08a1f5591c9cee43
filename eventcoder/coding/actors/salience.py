"""Which phrases a pronoun may stand for: agreement, prominence, and what syntax forbids."""

from __future__ import annotations

from eventcoder.coding.actors.english import (
    COUNTRY_WORDS,
    OBJECTS,
    PLURAL_COLLECTIVES,
    QUANTITIES,
    SUBJECTS,
)
from eventcoder.coding.actors.phrases import inside, is_plural
from eventcoder.coding.actors.reading import Reading
from eventcoder.syntax.tree import Tree

# Heads with which `each` takes up the sides named before: `each country`, `either side`.
_OWN = frozenset({"acl", "acl:relcl", "nmod:poss"})  # what says whose or which
_DETERMINING = frozenset({"det", "det:predet", "nummod"})
_SIDES = COUNTRY_WORDS | {"side", "party", "government", "army", "leader", "capital"}


def pleonastic(tree: Tree, index: int) -> bool:
    """Whether `it` stands for a clause: `it is odd that`, `it was decided to`."""
    head = tree.heads[index]
    if tree.deprels[index] == "expl":
        return True
    if tree.lemmas[index] != "it" or tree.deprels[index] not in SUBJECTS or head < 0:
        return False
    behind = tree.child(head, "csubj", "ccomp") is not None
    return behind and (tree.upos[head] in ("ADJ", "NOUN") or tree.child(head, "csubj") is not None)


def is_actor(reading: Reading) -> bool:
    """Whether a phrase can stand for an actor: it has a code, a name or a role word."""
    return reading.code is not None or reading.named or bool(reading.word)


def co_arguments(tree: Tree, index: int) -> set[int]:
    """Phrases that a pronoun cannot stand for: the other arguments of its own clause.

    The subject that an infinitive takes over from its governor counts: in `X vowed to kill him`
    he is not X.  A possessor may be any of them.
    """
    verb = tree.heads[index]
    if verb < 0 or tree.deprels[index] == "nmod:poss":
        return set()
    barred = {child for child in tree.children(verb) if child != index}
    if tree.upos[verb] == "NUM" or tree.lemmas[verb] in QUANTITIES:  # `killing seven of them`
        barred |= co_arguments(tree, verb)
    elif tree.deprels[index] not in SUBJECTS:
        node = verb
        while (
            node >= 0
            and tree.deprels[node] in ("xcomp", "conj", "advcl")
            and not tree.child(node, *SUBJECTS)
        ):
            node = tree.heads[node]
            barred |= {child for child in tree.children(node) if tree.deprels[child] in SUBJECTS}
    return barred


def own_subject(tree: Tree, index: int) -> int | None:
    """The nearest candidate of a possessor: `X and its ally`, else its clause's own subject."""
    node = tree.heads[index]
    if tree.deprels[index] != "nmod:poss" or node < 0:
        return None
    if tree.deprels[node] == "conj" and tree.upos[tree.heads[node]] in ("NOUN", "PROPN"):
        return tree.heads[node]
    for verb in tree.ancestors(node):
        if tree.deprels[verb].startswith("acl") and not tree.child(verb, *SUBJECTS):
            return None
        if tree.upos[verb] in ("VERB", "AUX", "ADJ"):
            subject = tree.child(verb, *SUBJECTS)
            if subject is not None:
                return subject if subject < index and not inside(tree, index, subject) else None
            if tree.deprels[verb] not in ("xcomp", "conj", "advcl"):
                return None
    return None


def joined(tree: Tree, head: int) -> bool:
    """Whether a phrase is the first of a coordination of nouns: `they` may be all of them."""
    for child in tree.children(head):
        if tree.deprels[child] == "conj" and tree.upos[child] in ("NOUN", "PROPN"):
            return True
    return False


def governing_subject(tree: Tree, index: int) -> int | None:
    """The subject of the verb whose complement clause holds the pronoun: `X said that it`."""
    for node in (index, *tree.ancestors(index)):
        if tree.deprels[node].startswith(("acl", "advcl")):
            return None
        if tree.deprels[node] != "ccomp" or tree.heads[node] < 0:
            continue
        verb = tree.heads[node]
        subject = tree.child(verb, *SUBJECTS)
        while subject is None and tree.deprels[verb] == "conj":
            verb = tree.heads[verb]
            subject = tree.child(verb, *SUBJECTS)
        if subject is not None and subject != index:
            return subject
    return None


def salience(tree: Tree, head: int) -> float:
    """How much a phrase is in the foreground: subjects before objects before the rest."""
    relation = tree.deprels[head]
    if relation in SUBJECTS:
        governor = tree.heads[head]
        return 60.0 if governor == tree.root else 50.0
    if relation == "root":
        return 45.0
    if relation in OBJECTS:
        return 20.0
    if relation == "conj":
        return salience(tree, tree.heads[head]) - 10 if tree.heads[head] >= 0 else 0.0
    return 0.0


def like_person(tree: Tree, head: int) -> bool:
    """Whether an unknown name may be a person's: of several parts, or doing something."""
    if tree.upos[head] != "PROPN":
        return False
    return tree.child(head, "flat") is not None or tree.deprels[head] in ("nsubj", "nsubj:pass")


def fits(tree: Tree, head: int, reading: Reading, sort: str) -> bool:
    """Whether a phrase agrees with a pronoun in number and, as far as known, in gender."""
    kind, plural = reading.kind, is_plural(tree, head)
    if sort in ("m", "f"):
        if kind == "" and reading.named:
            return reading.gender in (None, sort) and like_person(tree, head)
        return kind == "person" and not plural and reading.gender in (None, sort)
    if sort == "p":
        if kind == "" and reading.code is not None:  # a thing that is somebody's
            return False
        return plural or kind in ("group", "armed group", "people") or joined(tree, head)
    if kind in ("person", "people"):
        return False
    if plural and not reading.named and tree.lemmas[head] not in PLURAL_COLLECTIVES:
        return False
    return kind in ("group", "armed group", "country") or not plural


def is_dual(tree: Tree, head: int) -> bool:
    """Whether a phrase speaks of two or more named before: `both sides`, `the two countries`."""
    if tree.upos[head] not in ("NOUN", "NUM"):
        return False
    words = set()
    for child in tree.children(head):
        relation = tree.deprels[child]
        if relation in _OWN:
            return False
        if relation in _DETERMINING or (relation == "amod" and child < head):
            words.add(tree.forms[child].lower())
    if not words:
        return False
    if "both" in words:
        return True
    if tree.lemmas[head] in _SIDES and words & {"each", "either", "neither"}:
        return True
    definite = words & {"the", "these", "those"}
    if definite and tree.lemmas[head] in ("neighbour", "neighbor"):
        return is_plural(tree, head)
    return bool(definite) and bool(words & {"two", "three", "2", "3"})
