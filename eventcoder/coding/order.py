"""The order of a sentence's events: the one the sentence is about comes first."""

from __future__ import annotations

from collections.abc import Collection

from eventcoder.syntax.tree import Tree, base

SUBORDINATE = frozenset({"advcl", "acl", "ccomp", "xcomp", "csubj", "parataxis", "appos"})
SAID = frozenset({"ccomp", "parataxis"})


def rank(
    tree: Tree, trigger: int, speech_verbs: Collection[str], composed: bool = False
) -> tuple[float, int]:
    """Main clause before subordinate ones; what is said before who says it; then text order.

    An act that is made of what is said (`composed`: `warned it would attack`) holds it already.

    Returns a sort key: the number of clause borders between root and trigger, where the border
    between a verb of saying and what is said counts nothing, and the trigger's position. Who
    comments on something without telling what (`commented on the talks`) is the event.
    """
    level = 0.0
    node = trigger
    head = tree.heads[trigger]
    while head >= 0:
        relation = base(tree.deprels[node])
        if relation in SUBORDINATE:
            if relation not in SAID or tree.lemmas[head] not in speech_verbs:
                level += 1
        elif relation in ("nmod", "obl", "compound", "amod"):
            level += 0.3
        elif relation in ("conj", "nsubj", "obj"):
            level += 0.05
        node, head = head, tree.heads[head]
    if not composed and tree.lemmas[trigger] in speech_verbs:
        told = any(base(tree.deprels[child]) in SAID for child in tree.children(trigger))
        if told or base(tree.deprels[trigger]) == "parataxis":
            level += 0.5
    return (level, trigger)
