"""What an event's record says of its actors."""

from __future__ import annotations

import pytest

from tests.coding.test_properties import code

SAID = """Norway Norway PROPN:NNP 2 nsubj / said say VERB 0 root / it it PRON:PRP 5 nsubj
          had have AUX 5 aux / attacked attack VERB:VBN 2 ccomp / Ethiopia Ethiopia PROPN:NNP 5 obj"""


def test_a_pronoun_is_told_by_the_words_it_stands_for() -> None:
    [event] = [event for event in code(SAID) if event.cameo == "190"]
    assert (event.source_code, event.source_text, event.source_start) == ("NOR", "Norway", 0)


def test_an_event_takes_no_words_of_another_sentence() -> None:
    spoke = "Norway Norway PROPN:NNP 2 nsubj / spoke speak VERB 0 root"
    it = "It it PRON:PRP 2 nsubj / attacked attack VERB 0 root / Ethiopia Ethiopia PROPN:NNP 2 obj"
    [event] = [event for event in code(spoke, it) if event.cameo == "190"]
    assert (event.source_code, event.source_text) == ("NOR", "It")


DENIED = """Norway Norway PROPN:NNP 2 nsubj / denied deny VERB 0 root / that that SCONJ 6 mark /
            it it PRON:PRP 6 nsubj / had have AUX 6 aux / attacked attack VERB:VBN 2 ccomp /
            Ethiopia Ethiopia PROPN:NNP 6 obj"""


def test_whoever_tells_of_their_own_act_is_not_its_target() -> None:
    [event] = code(DENIED)
    assert (event.source_code, event.cameo, event.target_code) == ("NOR", "016", "ETH")


MIGHT = """Norway Norway PROPN:NNP 2 nsubj / said say VERB 0 root / it it PRON:PRP 5 nsubj /
           might might AUX:MD 5 aux / attack attack VERB:VB 2 ccomp / Ethiopia Ethiopia PROPN 5 obj"""


def test_who_says_that_he_may_do_it_threatens() -> None:
    [event] = code(MIGHT)
    assert (event.source_code, event.cameo[:2], event.target_code) == ("NOR", "13", "ETH")
    assert code(MIGHT.replace("it it PRON:PRP", "Chad Chad PROPN:NNP")) == []


BOMB = """A a DET 2 det / bomb bomb NOUN:NN 3 nsubj / exploded explode VERB:VBD 0 root /
          in in ADP 5 case / Lyon Lyon PROPN:NNP 3 obl"""


def test_where_nobody_known_did_it_the_country_is_the_source() -> None:
    [event] = code(BOMB)
    assert (event.source_code, event.source_text, event.cameo[:2]) == ("FRA", "A bomb", "18")
    assert code(BOMB.replace("Lyon Lyon", "Nowhereville Nowhereville")) == []
    assert (
        code(BOMB.replace("A a DET 2 det / bomb bomb NOUN:NN", "- - PUNCT 3 punct / I I PRON:PRP"))
        == []
    )


KILLED = """Ten ten NUM 2 nummod / villagers villager NOUN:NNS 4 nsubj:pass / were be AUX 4 aux:pass /
            killed kill VERB:VBN 0 root / when when ADV 7 advmod / rebels rebel NOUN:NNS 7 nsubj /
            shelled shell VERB:VBD 4 advcl / a a DET 9 det / town town NOUN:NN 7 obj /
            in in ADP 11 case / Chad Chad PROPN:NNP 9 nmod"""


def test_who_is_killed_when_somebody_attacks_is_killed_by_him() -> None:
    killed, _ = code(KILLED)
    assert (killed.source_text, killed.cameo, killed.target_text) == (
        "rebels",
        "194",
        "Ten villagers",
    )
    later = code(KILLED.replace("when when ADV 7 advmod", "before before SCONJ 7 mark"))
    assert (later[0].source_text, later[0].cameo) == (None, "190")


ARMED = """Rebels rebel NOUN:NNS 5 nsubj / armed arm VERB:VBN 1 acl / with with ADP 4 case /
           rifles rifle NOUN:NNS 2 obl / attacked attack VERB:VBD 0 root / Chad Chad PROPN:NNP 5 obj"""


def test_what_they_are_armed_with_they_attack_with() -> None:
    [event] = [event for event in code(ARMED) if event.root == "19"]
    assert (event.source_text, event.cameo, event.target_text) == ("Rebels", "193", "Chad")


BID = """Unions union NOUN:NNS 2 nsubj / marched march VERB:VBD 0 root / in in ADP 5 case /
         a a DET 5 det / bid bid NOUN:NN 2 obl / to to PART 7 mark / topple topple VERB:VB 5 acl /
         the the DET 9 det / president president NOUN:NN 7 obj / of of ADP 11 case /
         Chad Chad PROPN:NNP 9 nmod"""


def test_a_bid_tells_what_a_march_is_for() -> None:
    event = code(BID)[0]
    assert (event.source_text, event.cameo) == ("Unions", "1411")


HIT = """{} / attacked attack VERB:VBD 0 root / a a DET 4 det / bus bus NOUN:NN 2 obj /
         in in ADP 6 case / Lyon Lyon PROPN:NNP 2 obl"""


@pytest.mark.parametrize(
    ("source", "codes"),
    [
        ("Thousands thousand NOUN:NNS 2 nsubj", ["FRA"]),
        ("Drivers driver NOUN:NNS 2 nsubj", ["FRA"]),
        ("Driver driver NOUN:NN 2 nsubj", []),
        ("Wexcombe Wexcombe PROPN:NNP 2 nsubj", []),
    ],
)
def test_who_is_told_is_not_unidentified(source: str, codes: list[str]) -> None:
    assert [event.source_code for event in code(HIT.format(source))] == codes
