"""Whose `the army` is, where its phrase does not say."""

from __future__ import annotations

from dataclasses import replace

from eventcoder.lexicon.entries import AgentEntry, Where
from tests.coding.actors.samples import DICTIONARIES, article


def code(*specs: str, token: int) -> tuple[str | None, str | None]:
    found = article(*specs).mention(len(specs) - 1, token)
    assert found is not None
    return found.code, (found.entry or "").rpartition(" + ")[2]


POLICE = """In in ADP 2 case / Nairobi Nairobi PROPN {head} obl / fled flee VERB 0 root / and and CCONJ 6 cc
            police police NOUN 6 nsubj / fired fire VERB 3 conj"""


def test_a_place_in_its_own_clause_decides() -> None:
    spec = POLICE.format(head=6)
    assert code(spec, token=4) == ("KENCOP", "place in the clause")


def test_a_place_in_another_conjunct_does_not() -> None:
    turkey = "Turkey Turkey PROPN 2 nsubj / spoke speak VERB 0 root"
    spec = POLICE.format(head=3)
    assert code(turkey, turkey, spec, token=4) == ("TURCOP", "country of the article")


def test_soldiers_are_those_of_the_army_named_before() -> None:
    army = """Turkish Turkish ADJ 2 amod / army army NOUN 3 nsubj / entered enter VERB 0 root
              Syria Syria PROPN 3 obj"""
    spec = """Soldiers soldier NOUN:NNS 2 nsubj / fired fire VERB 0 root"""
    syria = "Syria Syria PROPN 2 nsubj / protested protest VERB 0 root"
    assert code(army, syria, spec, token=0) == ("TURMIL", "state named before")


def test_who_backs_them_is_not_their_country() -> None:
    spec = """Turkey Turkey PROPN 3 obl / - - PUNCT 1 punct / backed back VERB 4 amod
              rebels rebel NOUN:NNS 5 nsubj / fled flee VERB 0 root"""
    syria = "Syria Syria PROPN 2 nsubj / protested protest VERB 0 root"
    assert code(syria, spec, token=3) == ("SYRREB", "country of the article")


def test_settlers_are_not_of_the_place_they_are_at() -> None:
    words = AgentEntry(("settler",), "CVL", Where("agents/civilians.yaml", 1))
    dictionaries = replace(DICTIONARIES, agents=(*DICTIONARIES.agents, words))
    title = """Settlers settler NOUN:NNS 2 nsubj / march march VERB 0 root / in in ADP 4 case
               Syria Syria PROPN 2 obl"""
    lead = "Turkish Turkish ADJ 2 amod / settlers settler NOUN:NNS 3 nsubj / left leave VERB 0 root"
    for specs, expected in (((title, lead), "TURCVL"), ((title,), "SYRCVL")):
        found = article(*specs, dictionaries=dictionaries).mention(0, 0)
        assert found is not None
        assert found.code == expected


SHELLED = (
    """{who} {lemma} NOUN:NNS 2 nsubj / shelled {verb} VERB 0 root / {where} {where} PROPN 2 obj"""
)


def test_a_town_that_they_attack_is_a_place_in_their_clause() -> None:
    turkey = "Turkey Turkey PROPN 2 nsubj / spoke speak VERB 0 root"
    rebels = SHELLED.format(who="Rebels", lemma="rebel", verb="shell", where="Garissa")
    assert code(turkey, turkey, rebels, token=0) == ("KENREB", "place in the clause")


def test_a_capital_or_a_town_that_is_visited_or_that_an_army_shells_may_be_abroad() -> None:
    turkey = "Turkey Turkey PROPN 2 nsubj / spoke speak VERB 0 root"
    for who, verb, where in (
        ("rebel", "shell", "Nairobi"),
        ("rebel", "visit", "Garissa"),
        ("soldier", "shell", "Garissa"),
    ):
        spec = SHELLED.format(who=f"{who.capitalize()}s", lemma=who, verb=verb, where=where)
        assert code(turkey, turkey, spec, token=0)[1] == "country of the article"
