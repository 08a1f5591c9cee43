"""Things and quantities that stand for somebody: `army convoy`, `dozens of civilians`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from eventcoder.coding.actors.english import BELONGING, CARRYING, FILLED, OTHERS
from eventcoder.coding.actors.phrases import left_modifiers
from eventcoder.coding.actors.reading import Reading, nothing

if TYPE_CHECKING:
    from eventcoder.coding.actors.readings import Reader

_WHOSE = frozenset({"of", "by", "from"})


def counted(reader: Reader, head: int) -> Reading:
    """`dozens of civilians`, `one of the rebels`: who is counted decides."""
    for child in reader.tree.with_deprel(head, "nmod"):
        if child > head and reader.tree.preposition(child) in ("of", "among"):
            said = reader.read(child)
            return said._replace(head=head, kind="people" if said.kind != "group" else "group")
    return Reading(None, None, False, "people", head)


def carried(reader: Reader, head: int, plain: Reading) -> Reading:
    """A thing counts as the actor it belongs to or carries: `army convoy`, `Iranian tanker`."""
    tree = reader.tree
    if not tree.children(head):
        return plain
    of = [node for node in tree.with_deprel(head, "nmod") if tree.preposition(node) in _WHOSE]
    for child in left_modifiers(tree, head) + of:
        if tree.upos[child] in ("NUM", "PRON"):
            continue
        if tree.lemmas[head] in OTHERS and (child > head or tree.deprels[child] == "nmod:poss"):
            continue  # `Georgia's neighbours` are others than Georgia
        match = reader.match_at(child)
        said = reader.by_name(child, match) if match else _of_noun(reader, child)
        code = said.code
        if code is None and said.kind == "place" and match is not None:
            continue
        if code is not None:
            return said._replace(head=head, named=plain.named or said.named, kind="", open=False)
    return carried_inside(reader, head) or plain


def carried_inside(reader: Reader, head: int) -> Reading | None:
    """The actor that a thing carries or belongs to: `a vehicle carrying displaced families`."""
    tree = reader.tree
    for clause in tree.with_deprel(head, "acl", "acl:relcl", "amod"):
        for child in _contents(reader, clause):
            said = reader.read(child)
            if said.code is not None or said.open:
                return said
    return None


def _of_noun(reader: Reader, child: int) -> Reading:
    if reader.tree.upos[child] in ("ADJ", "VERB"):
        return nothing(child)
    return reader.read(child)


def _contents(reader: Reader, clause: int) -> list[int]:
    tree = reader.tree
    if tree.lemmas[clause] in CARRYING:
        found = tree.with_deprel(clause, "obj")
        if found:
            return found
    if tree.lemmas[clause] in FILLED:
        return [n for n in tree.with_deprel(clause, "obl") if tree.preposition(n) in ("with", "of")]
    if tree.lemmas[clause] in BELONGING:
        return [
            node for node in tree.with_deprel(clause, "obl", "obl:agent")
            if tree.preposition(node) in ("to", "by")
        ]  # fmt: skip
    return []
