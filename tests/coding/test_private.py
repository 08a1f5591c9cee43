"""Private life: which acts are events only when somebody of public life takes part."""

from __future__ import annotations

import pytest

from eventcoder.coding.private import is_private_act, public_code
from eventcoder.lexicon.entries import CompositionEntry, Dictionaries, Ontology, Where
from eventcoder.lexicon.index import RuleIndex, compile_rules
from eventcoder.model import ActorMention
from tests.trees import tree

ROLES = frozenset({"CVL", "BUS"})
SPEAKERS = frozenset({"i", "you"})
MEETING = "Customers customer NOUN 2 nsubj / met meet VERB:VBD 0 root / I I PRON 2 obj"


def mention(head: int, code: str, named: bool = False) -> ActorMention:
    """A mention of one token; a code of one group is a country, of two a country and a role."""
    country, role = code[:3], code[3:] or None
    return ActorMention(0, head, head, head + 1, 0, 1, "x", code, country, role, None, named=named)


def rules(**codes: str) -> RuleIndex:
    row = CompositionEntry(
        (), {k.strip("_"): v for k, v in codes.items()}, Where("c.yaml", 1), "private"
    )
    index, problems = compile_rules(Dictionaries("", Ontology({}, {}, {}), compositions=(row,)))
    assert problems == []
    return index


@pytest.mark.parametrize(
    ("source", "target", "private"),
    [
        ("SDNCVL", "SDNBUS", True),
        ("SDNCVL", None, True),
        ("SDNCVL", "SDNGOV", False),
        ("SDN", None, False),
        (None, "SDNMIL", False),
    ],
)
def test_a_public_party_makes_an_act_public(
    source: str | None, target: str | None, private: bool
) -> None:
    mentions = [mention(h, code) if code else None for h, code in ((0, source), (2, target))]
    heads = [m.head if m else None for m in mentions]
    assert is_private_act(tree(MEETING), heads, mentions, ROLES, SPEAKERS) is private


def test_a_phrase_with_a_proper_name_is_public() -> None:
    named = mention(0, "SDNCVL", named=True)
    assert not is_private_act(tree(MEETING), [0], [named], ROLES, SPEAKERS)
    taken_up = mention(0, "SDNCVL")._replace(antecedent=named)
    assert not is_private_act(tree(MEETING), [0], [taken_up], ROLES, SPEAKERS)


def test_an_unknown_speaker_makes_an_act_private() -> None:
    state = mention(0, "SDNGOV")
    assert is_private_act(tree(MEETING), [0, 2], [state, None], ROLES, SPEAKERS)
    known = mention(2, "FRAGOV")  # the speaker of a quotation, resolved
    assert not is_private_act(tree(MEETING), [0, 2], [state, known], ROLES, SPEAKERS)


def test_what_becomes_of_a_private_act_is_data() -> None:
    index = rules(_04="none", _046="same", _02="010")
    assert public_code("040", True, index) is None
    assert public_code("046", True, index) == "046"
    assert public_code("020", True, index) == "010"
    assert public_code("190", True, index) == "190"
    assert public_code("040", False, index) == "040"
    assert (
        public_code("040", True, compile_rules(Dictionaries("", Ontology({}, {}, {})))[0]) == "040"
    )
