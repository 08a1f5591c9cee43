"""What a noun phrase says about an actor: the result that all steps of recognition share."""

from __future__ import annotations

from typing import NamedTuple


class Reading(NamedTuple):
    """What a phrase says.

    Args:
        code: the actor code as far as the phrase itself gives it.
        entry: the dictionary entries that gave it.
        named: whether a proper name of the actor is in the phrase.
        kind: `person`, `group`, `armed group`, `people`, `country`, `place`, '' where unknown.
        head: the token whose phrase is the actor's own; in `a bus carrying pilgrims` the pilgrims.
        word: the role word, '' for none.
        bare: a role without a country: the article has to tell whose.
        open: a description (`the group`) that says nothing without an antecedent.
        gender: `m` or `f` where known.
        label: what identifies a named actor across spellings.
    """

    code: str | None
    entry: str | None
    named: bool
    kind: str
    head: int
    word: str = ""
    bare: bool = False
    open: bool = False
    gender: str | None = None
    label: str | None = None


def nothing(head: int) -> Reading:
    """The reading of a phrase that says nothing."""
    return Reading(None, None, False, "", head)


def join(first: str | None, second: str | None) -> str | None:
    """Two traces of entries as one, each entry once."""
    if first is None or second is None:
        return first or second
    return " + ".join(dict.fromkeys(f"{first} + {second}".split(" + ")))
