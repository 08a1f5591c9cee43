"""Names with titles and appositions: `police chief Okoth`, `Okoth, a spokesman for the army`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from eventcoder.coding.actors.english import FEMALE_TITLES, MALE_TITLES
from eventcoder.coding.actors.phrases import is_former, name_after, titles
from eventcoder.coding.actors.reading import Reading, join
from eventcoder.coding.actors.roles import Links, links_of, role_reading
from eventcoder.syntax.tree import Tree

if TYPE_CHECKING:
    from eventcoder.coding.actors.readings import Reader


def titled_reading(reader: Reader, head: int, plain: Reading) -> Reading:
    """A name without a code takes that of its title or apposition: `police chief Okoth`."""
    tree = reader.tree
    before = titles(tree, head)
    gender = _gender(tree, before) or plain.gender
    for child in [*before, *tree.with_deprel(head, "appos")]:
        agent = reader.agent(child)
        if agent is None:
            continue
        said = role_reading(reader, child, agent)
        links = links_of(reader, head) if child in before else Links()
        if said.code is not None or links.country is not None:
            return _with_title(reader, head, plain, said, links, gender)
    host = tree.heads[head]
    if tree.deprels[head] == "appos" and reader.agent(host) is not None:
        said = reader.read(host)
        if said.code is not None and not said.named:
            return said._replace(named=True, kind="person", head=head, label=plain.label)
    person = gender is not None or tree.child(head, "nmod:desc") is not None
    return plain._replace(gender=gender, kind="person" if person and not plain.kind else plain.kind)


def _gender(tree: Tree, titles_before: list[int]) -> str | None:
    """What a courtesy title says of the gender: `Mr.`, `Queen`."""
    for title in titles_before:
        words = (tree.lemmas[title], tree.forms[title].lower())
        if any(word in MALE_TITLES for word in words):
            return "m"
        if any(word in FEMALE_TITLES for word in words):
            return "f"
    return None


def _with_title(
    reader: Reader, head: int, plain: Reading, said: Reading, links: Links, gender: str | None
) -> Reading:
    code, entry, bare = said.code, said.entry, said.bare
    if links.country is not None and (bare or code is None):
        role = reader.codes.parts(code).role if code else None
        code, bare = reader.codes.compose(links.country, role), False
        entry = join(entry, links.country_entry)
    if code is not None and is_former(reader.tree, head):
        code = reader.codes.former(code)
    return Reading(
        code, entry, True, "person", head, said.word, bare, gender=gender or said.gender,
        label=plain.label,
    )  # fmt: skip


def following_name(reader: Reader, head: int) -> Reading | None:
    """`Minister Lavrov`, parsed with the title as the head: it is about the name."""
    name = name_after(reader.tree, head)
    if name is None or reader.is_open(name):
        return None
    reading = reader.read(name)
    return reading if reading.kind == "person" else None


def explained(reader: Reader, head: int) -> Reading | None:
    """The person in apposition to a description: `its leader, X`, `the billionaire X`."""
    tree = reader.tree
    for child in tree.children(head):
        if tree.deprels[child] != "appos":
            continue
        match = reader.match_at(child)
        if match is not None and match.names[0].kind == "person":
            named = reader.by_name(child, match)
            if named.code is not None:
                return named._replace(head=head)
    return None
