"""Whether the clause around a word speaks of the past or of what is to come."""

from __future__ import annotations

from eventcoder.coding.dates.calendar import Tense
from eventcoder.coding.dates.words import DELAYING, DONE, PLANNING, SCHEDULING
from eventcoder.coding.wordset import word_set
from eventcoder.syntax.tree import Tree, base

_FUTURE = word_set("will shall 'll wo ’ll")
_AHEAD = word_set("may might should must can")
_UNTIL = word_set("until till")


def clause_tense(tree: Tree, index: int) -> Tense:
    """The tense of the innermost clause around a token that shows one.

    What is planned, expected, postponed or promised (`agreed to meet Friday`, `set for Friday`) is
    ahead whatever the tense of the plan; an infinitive is ahead of the verb it hangs on, unless
    that verb says that it was done (`managed to cross on Friday`).
    """
    if _as_soon_as(tree, index):
        return "future"
    if _after_past_verb(tree, index):
        return "past"
    below = index
    if tree.deprels[index] == "nmod:poss":  # `Friday's ruling` says nothing about when it is told
        return "unknown"
    noun = tree.heads[index] >= 0 and tree.upos[tree.heads[index]] in ("NOUN", "PROPN")
    for node in [index, *tree.ancestors(index)]:
        if node != below and _ahead_of(tree, below, node, noun):
            return "future"
        tense = _own_tense(tree, node)
        if tense:
            return tense
        below = node
    return "unknown"


def _after_past_verb(tree: Tree, index: int) -> bool:
    """`the decision, announced Wednesday`: next to the date stands its verb, whatever the tree."""
    before = index - 1
    if before < 0 or tree.xpos[before] not in ("VBD", "VBN"):
        return False
    helped = tree.with_deprel(before, "aux", "aux:pass")
    return not helped and tree.lemmas[before] not in PLANNING


def _as_soon_as(tree: Tree, index: int) -> bool:
    words = [form.lower() for form in tree.forms[max(index - 3, 0) : index]]
    return words in (["as", "soon", "as"], ["as", "early", "as"])


def _ahead_of(tree: Tree, below: int, node: int, noun: bool) -> bool:
    """Whether `below` is ahead of `node`: its plan, its infinitive, its new day.

    `noun`: the date belongs to a noun (`to mark the entry on Friday`), which an infinitive above
    says little about.
    """
    relation, lemma = base(tree.deprels[below]), tree.lemmas[node]
    if relation in ("xcomp", "ccomp", "advcl", "acl", "csubj"):
        infinitive = any(tree.lemmas[c] == "to" for c in tree.with_deprel(below, "mark"))
        # `subpoenaed her to testify Friday` is a plan, `staged a march to mark Friday's vote` none
        purpose = relation == "advcl" and lemma not in PLANNING
        return infinitive and not noun and not purpose and lemma not in DONE
    if lemma in DELAYING:
        return any(tree.lemmas[part] in _UNTIL for part in tree.descendants(below))
    if relation == "obj":
        return lemma in SCHEDULING
    if relation in ("obl", "nmod"):
        return lemma in PLANNING and tree.preposition(below) in ("for", "by")
    return False


def _own_tense(tree: Tree, node: int) -> Tense | None:
    """The tense that a verb (or predicate) shows by its form and auxiliaries."""
    auxiliaries = tree.with_deprel(node, "aux", "aux:pass", "cop")
    if not auxiliaries and tree.upos[node] not in ("VERB", "AUX"):
        return None
    lemmas = {tree.lemmas[aux] for aux in auxiliaries}
    forms = {tree.forms[aux].lower() for aux in auxiliaries}
    tags = {tree.xpos[aux] for aux in auxiliaries}
    tag = tree.xpos[node]
    if forms & _FUTURE or "will" in lemmas:
        return "future"
    if "would" in forms:
        return "future" if base(tree.deprels[node]) in ("ccomp", "parataxis") else "unknown"
    if "have" in lemmas or "VBD" in tags or tag == "VBD":
        return "past"
    if forms & _AHEAD:
        return "future"
    if tag == "VBG" and tags & {"VBZ", "VBP"}:
        return "future"
    if tags & {"VBZ", "VBP"}:
        planned = tree.lemmas[node] in PLANNING and tag == "VBN"
        return "future" if planned else "unknown"
    if "could" in forms:
        return "past"
    if tag in ("VBZ", "VBP"):
        return "unknown"  # a schedule (`expires in March`) or a headline about the past
    if tag == "VBN" and tree.lemmas[node] not in PLANNING:
        return "past"
    if tree.heads[node] < 0 and any(tree.lemmas[c] == "to" for c in tree.with_deprel(node, "mark")):
        return "future"  # a headline: `Ministers to meet Friday`
    return None
