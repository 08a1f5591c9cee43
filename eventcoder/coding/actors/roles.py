"""Role words: the head decides the role, the modifiers whose it is.

`Sudan's army spokesman` is read from the right: a spokesman, of an army, of Sudan.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from eventcoder.coding.actors.carriers import carried_inside
from eventcoder.coding.actors.codes import Agent
from eventcoder.coding.actors.english import APART, COLLECTIVES, FORCES, LOCATIVE, LOYAL, PERSONS
from eventcoder.coding.actors.phrases import is_former, is_plural, left_modifiers, owners
from eventcoder.coding.actors.reading import Reading, join

if TYPE_CHECKING:
    from eventcoder.coding.actors.readings import Reader

_COUNTRY_KINDS = frozenset({"country", "adjective", "capital", "place"})


class Links(NamedTuple):
    """What the modifiers of a head say: a country, a people and a further actor."""

    country: str | None = None
    country_entry: str | None = None
    people: str | None = None
    actor: Reading | None = None


class Swap(NamedTuple):
    """Reads a phrase as if `member` modified its head in the place of `first`."""

    first: int
    member: int


def role_reading(reader: Reader, head: int, agent: Agent, links: Links | None = None) -> Reading:
    """A role word: its role, with the country, people or actor its modifiers name.

    Args:
        head: the role word's token; agent: the role word.
        links: what its modifiers say; `None`: look.
    """
    tree, codes = reader.tree, reader.codes
    links = links_of(reader, head) if links is None else links
    plural = is_plural(tree, head)
    lemma = tree.lemmas[head]
    kind = _kind(agent.role, lemma, plural)
    if lemma == "guard" and not plural and agent.before:  # the border guard, but a guard
        kind = "group"
    gender = "m" if lemma.endswith("man") else "f" if lemma.endswith("woman") else None
    role: str | None = None if agent.role == "*" else agent.role
    linked = links.actor
    proper = tree.upos[head] == "PROPN"
    if role is not None and is_former(tree, head) and codes.former_role is not None:
        role = codes.former_role
    reading = Reading(None, agent.entry, proper, kind, head, agent.word, gender=gender)
    if linked is not None and linked.code is not None:
        code, bare = _linked_code(reader, head, role, linked, links)
        if code is not None:
            entry = join(agent.entry, linked.entry)
            return reading._replace(code=code, entry=entry, named=proper or linked.named, bare=bare)
    if role is None:
        if links.country is None:
            inner = carried_inside(reader, head) if links.people is None else None
            if inner is not None:
                return inner
            sort = _sort_said(reader, head) if proper and links.people is None else None
            if sort is not None:
                entry = join(agent.entry, sort.entry)
                return reading._replace(code=sort.code, entry=entry, named=True, bare=sort.bare)
            return reading._replace(code=links.people, open=links.people is None)
        code = codes.compose(links.country, None, links.people)
        return reading._replace(code=code, entry=join(agent.entry, links.country_entry))
    code = codes.compose(links.country, role, links.people)
    entry = join(agent.entry, links.country_entry)
    return reading._replace(code=code, entry=entry, bare=links.country is None)


def _sort_said(reader: Reader, head: int) -> Reading | None:
    """What an apposition says a named group is: `the X Movement (XM), a rebel group`."""
    tree = reader.tree
    for name in (head, *tree.with_deprel(head, "appos")):
        for child in tree.with_deprel(name, "appos"):
            agent = None if tree.upos[child] != "NOUN" else reader.agent(child)
            if agent is not None and agent.role != "*" and not is_plural(tree, child):
                said = reader.read(child)
                if said.kind == "group" and said.code is not None:
                    return said
    return None


def owned_reading(reader: Reader, head: int, reading: Reading, owner: Reading) -> Reading:
    """The reading of a phrase once its possessor is known: `their forces`, `its convoy`."""
    if owner.code is None:
        return reading
    entry = join(reading.entry, owner.entry)
    agent = reader.agent(head)
    if agent is None:
        return reading._replace(code=owner.code, entry=owner.entry, open=False)
    role = None if agent.role == "*" else agent.role
    code, bare = _linked_code(reader, head, role, owner, Links())
    return reading._replace(code=code, entry=entry, bare=bare, open=False)


def _linked_code(
    reader: Reader, head: int, role: str | None, linked: Reading, links: Links
) -> tuple[str | None, bool]:
    """The code of `Hamas commander`: the actor's own, with the head's role if it has none."""
    code = linked.code
    assert code is not None
    parts = reader.codes.parts(code)
    country = parts.country or links.country
    if role is None or (linked.kind == "person" and parts.role == role):
        if linked.bare and links.country:
            return reader.codes.compose(links.country, parts.role), False
        return code, linked.bare
    lemma = reader.tree.lemmas[head]
    own = linked.named and lemma not in APART
    if own and linked.kind == "person":
        loyal = any(reader.read(child) is linked for child in _loyal_to(reader, head))
        own = loyal or (lemma in COLLECTIVES and parts.role in reader.codes.irregular)
    governs = parts.role == reader.codes.government and role in reader.codes.state
    governs = governs and not _loyal_to(reader, head)
    if own and (parts.role is not None or parts.country is None) and not (governs and country):
        return code, False
    if role in reader.codes.state and parts.role in reader.codes.armed and lemma in FORCES:
        return code, linked.bare  # the officers of a police force are police
    return reader.codes.compose(country, role, links.people), country is None


def links_of(reader: Reader, head: int, swap: Swap | None = None) -> Links:
    """The leftmost country, people and actor among the modifiers, then among the owners."""
    tree = reader.tree
    country: tuple[str | None, str | None] = (None, None)
    people: str | None = None
    actor: Reading | None = None
    agent = reader.agent(head)
    own_words = range(head, head + 1 + len(agent.after)) if agent is not None else ()
    behind = [child for child in owners(tree, head) if child not in own_words]
    if tree.child(head, "nmod:poss") is not None:  # `his delegation in Geneva`
        behind = [child for child in behind if tree.preposition(child) not in LOCATIVE]
    candidates = left_modifiers(tree, head) + behind + _loyal_to(reader, head)
    if swap is not None:
        candidates = [swap.member if child == swap.first else child for child in candidates]
    for child in candidates:
        match = reader.match_at(child)
        if match is None:
            if tree.upos[child] in ("ADJ", "VERB", "NUM", "PRON"):
                continue
            said = reader.read(child)
            if said.kind == "place" or said.open:
                continue
            if said.code is not None and (actor is None or (said.named and not actor.named)):
                actor = said
            part = reader.codes.parts(said.code).country if said.code is not None else None
            if part is not None and country[0] is None:
                country = (part, said.entry)
            continue
        name, code = reader.pick(match.names)
        if code is None:
            continue
        if name.kind in _COUNTRY_KINDS:
            if country[0] is None:
                country = (code, name.entry)
        elif name.kind == "people" and tree.deprels[child] != "nmod:poss":
            own = reader.codes.parts(code).country  # `Syrian Kurdish`: a people of a country
            if own is not None and country[0] is None:
                country = (own, name.entry)
            people = people or (code if own is None else code[len(own) :])
        elif actor is None or not actor.named:
            actor = (
                reader.read(child) if not reader.is_open(child) else reader.by_name(child, match)
            )
    return Links(country[0], country[1], people, actor)


def _loyal_to(reader: Reader, head: int) -> list[int]:
    """The noun in `forces loyal to X`, `rebels allied with X`."""
    tree = reader.tree
    found: list[int] = []
    for child in tree.children(head):
        if child > head and tree.lemmas[child] in LOYAL:
            found += [
                node for node in tree.with_deprel(child, "obl", "nmod", "obl:agent")
                if tree.preposition(node) in ("to", "with")
            ]  # fmt: skip
    return found


def _kind(role: str, lemma: str, plural: bool) -> str:
    """What sort of actor a role word speaks of; a word like `position` says nothing of that."""
    if lemma in COLLECTIVES:
        return "group"
    if role == "*" and lemma not in PERSONS and not lemma.endswith(("man", "woman", "person")):
        return ""
    return "people" if plural else "person"
