"""Several actors in one phrase, and one actor in two: what coordination does to a noun phrase.

`Indian and Pakistani troops` and `the ministers of France and Mali` are two actors that share a
noun; `Prime Minister and Defence Minister Abiy Ahmed` is one person with two titles.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from eventcoder.coding.actors.phrases import (
    determiner,
    is_hyphen_bound,
    is_plural,
    left_modifiers,
    name_after,
    owners,
    phrase_span,
    titles,
)
from eventcoder.coding.actors.reading import Reading
from eventcoder.coding.actors.roles import Swap, links_of, role_reading

if TYPE_CHECKING:
    from eventcoder.coding.actors.readings import Reader

_NOUNS = frozenset({"NOUN", "PROPN"})
_HYPHENS = frozenset("-‐‑–")
_SHARED = frozenset({"of", "from", "for"})  # prepositions whose nouns share what stands before
_BARE = frozenset({"det", "cc", "cc:preconj", "conj", "punct"})
_NOTHING: tuple[int, ...] = ()


def sharers(reader: Reader, head: int) -> tuple[int, ...]:
    """The coordinated modifiers, in text order, each of which makes the head an actor of its own.

    Before the noun they may share a singular (`the Russian and the US delegation`) unless that is
    one person; behind it only a plural (`the ministers of France and Mali`).

    Returns:
        their tokens; none where the phrase is about one actor.
    """
    tree = reader.tree
    if not tree.children(head):
        return _NOTHING
    plural = is_plural(tree, head)
    for child in left_modifiers(tree, head):
        if tree.children(child) and (plural or reader.read(head).kind != "person"):
            found = _countries(reader, child)
            if found:
                return found
    if plural:
        for child in owners(tree, head):
            if tree.preposition(child) in _SHARED:
                found = _countries(reader, child)
                if found and all(reader.match_at(member) for member in found):
                    return found
    return _NOTHING


def _countries(reader: Reader, first: int) -> tuple[int, ...]:
    """The members of a coordination, if each says whose the noun is and no two say the same."""
    tree = reader.tree
    members = tree.conjuncts(first)
    if len(members) < 2:
        return _NOTHING
    known: dict[str, int] = {}
    for member in members:
        code = None if is_hyphen_bound(tree, member) else _code(reader, member)
        if code is not None:
            known.setdefault(code, member)
    return tuple(known.values()) if len(known) > 1 and first in known.values() else _NOTHING


def _code(reader: Reader, member: int) -> str | None:
    match = reader.match_at(member)
    if match is None and reader.tree.upos[member] not in _NOUNS:
        return None
    if reader.is_open(member) and match is None:
        return None
    said = reader.read(member) if match is None else reader.by_name(member, match)
    return said.code


def member_reading(reader: Reader, head: int, first: int, member: int) -> Reading:
    """What a phrase says of one of the actors that share its head.

    Args:
        head: the shared noun; first: the member that modifies it; member: the one asked about.
    """
    agent = reader.agent(head)
    if agent is not None:
        return role_reading(reader, head, agent, links_of(reader, head, Swap(first, member)))
    match = reader.match_at(member)
    said = reader.read(member) if match is None else reader.by_name(member, match)
    return said._replace(head=head, kind="", open=False)


def member_span(
    reader: Reader, head: int, members: tuple[int, ...], member: int
) -> tuple[int, int]:
    """The tokens of one of the actors that share a head: `Indian`, `Pakistani troops`.

    What is shared goes to the member that stands next to it.
    """
    tree = reader.tree
    first, last = _own_span(reader, member)
    whole = phrase_span(tree, head)
    if member == members[0]:
        first = min(first, whole[0])
    if member == members[-1] and member < head:
        last = max(last, whole[1])
    return first, last


def _own_span(reader: Reader, member: int) -> tuple[int, int]:
    first, last = phrase_span(reader.tree, member)
    match = reader.match_at(member)
    return (first, last) if match is None else (min(first, match.first), max(last, match.last))


def lender(reader: Reader, head: int) -> int | None:
    """The noun that a bare country before it shares: `officials` for `UK` in `UK and EU officials`.

    Here the tree makes the country a conjunct of the noun.  A country's name that is no adjective
    must be an abbreviation: in `Russia and Syrian troops` Russia is one by itself.
    """
    tree = reader.tree
    children = tree.children(head)
    if not children or reader.match_at(head) is None:
        return None
    for child in children:
        if tree.deprels[child] not in _BARE:
            return None
    if not _like_adjective(reader, head):
        return None
    for noun in reversed(tree.with_deprel(head, "conj")):
        if tree.upos[noun] not in _NOUNS or reader.agent(noun) is None or not is_plural(tree, noun):
            continue
        linked = [child for child in left_modifiers(tree, noun) if reader.match_at(child)]
        if linked and all(i > head for i in linked) and _code(reader, linked[0]) is not None:
            return noun
    return None


def _like_adjective(reader: Reader, head: int) -> bool:
    match = reader.match_at(head)
    if match is None or match.last - match.first > 1:
        return False
    form = reader.tree.forms[head]
    names = [name for name in match.names if name.kind in ("country", "adjective")]
    if any(name.kind == "adjective" and not name.nominal for name in names):
        return True
    short = form.replace(".", "")
    return short.isupper() and len(short) < 4 and match.names[0].kind != "person"


def borrowed(reader: Reader, head: int) -> Reading | None:
    """The reading of a country that shares the noun of the next conjunct."""
    noun = lender(reader, head)
    if noun is None:
        return None
    first = next(child for child in left_modifiers(reader.tree, noun) if reader.match_at(child))
    said = member_reading(reader, noun, first, head)
    return None if said.code is None else said._replace(head=head)


def hyphened(reader: Reader, head: int) -> tuple[int, ...]:
    """Two countries joined by a hyphen that modify an event noun: `US-China talks`."""
    tree = reader.tree
    if head < 2 or tree.forms[head - 1] not in _HYPHENS or tree.deprels[head] not in (
        "amod", "compound", "nmod:poss",
    ):  # fmt: skip
        return _NOTHING
    other = head - 2
    codes = [_code(reader, token) for token in (other, head) if reader.match_at(token)]
    return (other, head) if len(set(codes)) == 2 and None not in codes else _NOTHING


def titled_together(reader: Reader, head: int) -> int | None:
    """The conjunct that holds the name of the person whose first title `head` is.

    `Acting Envoy and Head of Mission X`: two titles, one name.  With an article of its own, or of
    another country, the second is somebody else.
    """
    tree = reader.tree
    if not tree.children(head):
        return None
    conjuncts = tree.with_deprel(head, "conj")
    if len(conjuncts) != 1 or tree.upos[head] not in _NOUNS or is_plural(tree, head):
        return None
    if reader.agent(head) is None or reader.match_at(head) is not None:
        return None
    if tree.child(head, "appos") is not None or name_after(tree, head) is not None:
        return None
    second = conjuncts[0]
    if determiner(tree, second) or tree.child(second, "nmod:poss") is not None:
        return None
    title = second
    if reader.agent(second) is None:
        before = [t for t in titles(tree, second) if reader.agent(t) is not None]
        if not before or determiner(tree, head) or tree.upos[second] != "PROPN":
            return None
        title = before[0]
    elif not _named_behind(reader, second):
        return None
    if is_plural(tree, title):
        return None
    mine, theirs = (links_of(reader, token).country for token in (head, title))
    return second if mine is None or theirs is None or mine == theirs else None


def _named_behind(reader: Reader, title: int) -> bool:
    tree = reader.tree
    if name_after(tree, title) is not None:
        return True
    return any(
        tree.upos[child] == "PROPN" and tree.upos[child - 1] != "PUNCT"
        for child in tree.with_deprel(title, "appos")
    )


def first_title(reader: Reader, head: int) -> int | None:
    """The title that shares its name with this conjunct: the counterpart of `titled_together`."""
    tree = reader.tree
    above = tree.heads[head]
    if tree.deprels[head] != "conj" or above < 0:
        return None
    return above if titled_together(reader, above) == head else None


def name_behind_titles(reader: Reader, head: int) -> int | None:
    """The name that explains a title from behind another one: `chief and deputy head of X Y`."""
    tree = reader.tree
    if not tree.children(head):
        return None
    conjuncts = tree.with_deprel(head, "conj")
    if len(conjuncts) != 1 or reader.agent(head) is None or is_plural(tree, head):
        return None
    second = conjuncts[0]
    if reader.agent(second) is None or determiner(tree, second) or is_plural(tree, second):
        return None
    names = [c for c in tree.with_deprel(head, "appos") if c > second and tree.upos[c] == "PROPN"]
    return names[0] if names else None


def titled_before(reader: Reader, head: int) -> int | None:
    """The first title of the person whose second title `head` is, where that holds the name."""
    tree = reader.tree
    above = tree.heads[head]
    if tree.deprels[head] != "conj" or above < 0:
        return None
    return above if name_behind_titles(reader, above) is not None else None
