"""Private life: what becomes of an act that nobody of public life takes part in.

News tells who met, asked or thanked whom because a state, an office or a movement had a part in it.
The same verbs between a customer and a shop, or between those who speak, are everyday life.  Which
roles are private is data (`ontology/roles.yaml`, section `private`), and so is what becomes of each
act (`when: private` in `compositions.yaml`).
"""

from __future__ import annotations

from collections.abc import Collection

from eventcoder.coding.acts import form_codes, outcome_of
from eventcoder.lexicon.index import RuleIndex
from eventcoder.model import ActorMention
from eventcoder.syntax.tree import Tree

GROUP = 3  # letters of a group of an actor code


def public_code(code: str, private: bool, rules: RuleIndex) -> str | None:
    """The code of an act among public or `private` actors; `None`: it is no event."""
    row = rules.forms.get("private")
    if row is None or not private:
        return code
    outcome = outcome_of(form_codes(row), code, False)
    return code if outcome in (None, "same") else None if outcome == "none" else outcome


def placed_code(code: str, rules: RuleIndex) -> str | None:
    """The code of an act that only its place can be held for; `None`: it is no event."""
    row = rules.forms.get("placed")
    outcome = outcome_of(form_codes(row), code, False) if row is not None else None
    return code if outcome == "same" else None if outcome in (None, "none") else outcome


def is_private_act(
    tree: Tree,
    heads: Collection[int | None],
    mentions: Collection[ActorMention | None],
    roles: Collection[str],
    speakers: Collection[str],
) -> bool:
    """Whether an act has no public party, or one of its parties is who speaks or is spoken to.

    Args:
        tree: the sentence; heads: the token heads of source and target; mentions: their mentions.
        roles: the private roles; speakers: the lemmas of the first and the second person.
    """
    known = [m for m in mentions if m is not None and m.code is not None]
    if all(_is_private(mention, roles) for mention in known):
        return True
    at = {mention.head for mention in known}
    return any(
        head is not None and head not in at and tree.lemmas[head].lower() in speakers
        for head in heads
    )


def _is_private(mention: ActorMention, roles: Collection[str]) -> bool:
    """Whether an actor is only somebody's child, customer or employer, of no named country."""
    named = mention.named or (mention.antecedent is not None and mention.antecedent.named)
    role = mention.role or ""
    groups = [role[at : at + GROUP] for at in range(0, len(role), GROUP)]
    return not named and any(group in roles for group in groups)
