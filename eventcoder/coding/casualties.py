"""Killed and injured, where the clause gives the number."""

from __future__ import annotations

from functools import lru_cache

from eventcoder.syntax.arguments import Arguments, SyntaxWords
from eventcoder.syntax.clauses import Clause
from eventcoder.syntax.tree import Tree

SMALL = {
    word: number
    for number, word in enumerate(
        [
            "zero",
            "one",
            "two",
            "three",
            "four",
            "five",
            "six",
            "seven",
            "eight",
            "nine",
            "ten",
            "eleven",
            "twelve",
            "thirteen",
            "fourteen",
            "fifteen",
            "sixteen",
            "seventeen",
            "eighteen",
            "nineteen",
        ]
    )
}
TENS = {
    w: 10 * n
    for n, w in enumerate(
        ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"], 2
    )
}
POWERS = {"hundred": 100, "thousand": 1000, "million": 1_000_000, "dozen": 12}


def number(words: list[str]) -> int | None:
    """The whole number that words give (`24`, `1,500`, `two dozen`), else `None`."""
    total = 0
    seen = False
    for word in words:
        plain = word.lower().replace(",", "")
        if plain.isascii() and plain.isdigit() and len(plain) < 9:
            total, seen = total + int(plain), True
        elif plain in SMALL or plain in TENS:
            total, seen = total + SMALL.get(plain, TENS.get(plain, 0)), True
        elif plain in POWERS and seen:
            total = total * POWERS[plain]
        elif plain == "a" or plain == "-":
            continue
        elif seen:
            break
    return total if seen else None


def casualties(
    tree: Tree, clause: Clause, arguments: Arguments, words: SyntaxWords
) -> tuple[int | None, int | None]:
    """(killed, injured) as the clause tells them, `None` where it gives no number.

    Looks at the trigger itself, at the verb that carries an event noun, and at the participles and
    coordinated verbs that hang on either (`..., killing at least 24 people and wounding 11`).
    """
    deadly, harmful = words["killed_verbs"], words["injured_verbs"]
    if _first_words(deadly, harmful).isdisjoint(tree.lemmas):  # as in most sentences
        return None, None
    verbs = [clause.head] if clause.kind == "verb" else []
    if clause.support is not None:
        verbs.append(clause.support)
    for verb in list(verbs) or [clause.head]:
        verbs += [
            c
            for c in tree.children(verb)
            if tree.deprels[c] in ("advcl", "conj", "acl:relcl", "advcl:relcl", "ccomp")
        ]
    for verb in list(verbs):
        verbs += [c for c in tree.with_deprel(verb, "conj") if c not in verbs]
    killed = _count(tree, verbs, arguments, deadly)
    injured = _count(tree, verbs, arguments, harmful)
    return killed, injured


@lru_cache(maxsize=8)
def _first_words(*lists: frozenset[str]) -> frozenset[str]:
    """The first word of each verb of some lists: `shoot` of `shoot dead`."""
    return frozenset(verb.split()[0] for verbs in lists for verb in verbs)


def _count(
    tree: Tree, verbs: list[int], arguments: Arguments, lemmas: frozenset[str]
) -> int | None:
    for verb in verbs:
        told = {f"{tree.lemmas[verb]} {tree.lemmas[c]}" for c in tree.with_deprel(verb, "xcomp")}
        if tree.lemmas[verb] not in lemmas and not told & lemmas:
            continue
        for head in arguments.objects(verb):
            found = counted(tree, head)
            if found is not None:
                return found
    return None


def counted(tree: Tree, head: int) -> int | None:
    """How many a noun phrase counts: its numeral, or itself where it is one."""
    if tree.upos[head] == "NUM" or tree.lemmas[head] in POWERS:
        return number(
            [
                tree.forms[i]
                for i in tree.descendants(head)
                if i <= head and tree.upos[i] in ("NUM", "PUNCT", "NOUN")
            ]
        )
    for child in tree.with_deprel(head, "nummod"):
        return number([tree.forms[i] for i in tree.descendants(child)])
    return None
