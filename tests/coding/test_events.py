"""What an event's record says of its actors."""

from __future__ import annotations

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
