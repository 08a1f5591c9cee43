"""Several actors in one phrase, one actor in two."""

from __future__ import annotations

import pytest

from tests.coding.actors.samples import article
from tests.trees import at, tree


def members(spec: str, form: str) -> list[tuple[str, str | None]]:
    found = article(spec).members(0, at(tree(spec), form))
    return [(m.text, m.code) for m in found if m is not None]


TROOPS = """Turkish Turkish ADJ 4 amod / and and CCONJ 3 cc / Syrian Syrian ADJ 1 conj
            troops troop NOUN:NNS 5 nsubj / clashed clash VERB 0 root"""
ARMIES = """The the DET 2 det / armies army NOUN:NNS 6 nsubj / of of ADP 4 case / Sudan Sudan PROPN 2 nmod
            , , PUNCT 8 punct / met meet VERB 0 root / and and CCONJ 8 cc / Libya Libya PROPN 4 conj"""


def test_coordinated_adjectives_share_their_noun() -> None:
    assert members(TROOPS, "troops") == [("Turkish", "TURMIL"), ("Syrian troops", "SYRMIL")]


def test_coordinated_countries_behind_a_plural_share_it() -> None:
    assert members(ARMIES, "armies") == [("The armies of Sudan", "SDNMIL"), ("Libya", "LBYMIL")]


def test_one_person_is_of_one_country() -> None:
    spec = """Turkish Turkish ADJ 4 amod / and and CCONJ 3 cc / Syrian Syrian ADJ 1 conj
              commander commander NOUN:NN 5 nsubj / spoke speak VERB 0 root"""
    assert members(spec, "commander") == [("Turkish and Syrian commander", "TURMIL")]


def test_the_maker_of_a_weapon_is_not_its_owner() -> None:
    spec = """Turkish Turkish ADJ 6 amod / and and CCONJ 3 cc / Russian Russian ADJ 1 conj / - - PUNCT 5 punct
              made made VERB 3 amod / troops troop NOUN:NNS 7 nsubj / left leave VERB 0 root"""
    assert len(members(spec, "troops")) == 1


def test_countries_joined_by_a_hyphen_before_an_event_noun() -> None:
    spec = """Turkish Turkish ADJ 3 amod / - - PUNCT 1 punct / Syrian Syrian ADJ 4 amod
              talks talk NOUN:NNS 5 nsubj / failed fail VERB 0 root"""
    assert members(spec, "Syrian") == [("Turkish", "TUR"), ("Syrian", "SYR")]


@pytest.mark.parametrize(("first", "code"), [("US", "USAGOV"), ("Turkish", "TURGOV")])
def test_a_bare_country_borrows_the_noun_of_the_next(first: str, code: str) -> None:
    spec = f"""{first} {first} PROPN 5 nsubj / and and CCONJ 4 cc / Syrian Syrian ADJ 4 amod
               officials official NOUN:NNS 1 conj / met meet VERB 0 root"""
    assert members(spec, first) == [(first, code)]


def test_a_country_by_its_own_name_borrows_nothing() -> None:
    spec = """Russia Russia PROPN 5 nsubj / and and CCONJ 4 cc / Syrian Syrian ADJ 4 amod
              officials official NOUN:NNS 1 conj / met meet VERB 0 root"""
    assert members(spec, "Russia") == [("Russia", "RUS")]


TITLES = """Foreign foreign ADJ 2 amod / Minister minister NOUN 9 nsubj / and and CCONJ 4 cc
            Commander commander NOUN 2 conj / of of ADP 6 case / Hamas Hamas PROPN 4 nmod
            Khalifa Khalifa PROPN 4 appos / Haftar Haftar PROPN 7 flat / spoke speak VERB 0 root"""


def test_two_titles_before_one_name_are_one_person() -> None:
    found = article(TITLES).mentions()
    assert [(m.text, m.code) for m in found if m.code == "LBYREB"] == [
        ("Foreign Minister and Commander of Hamas Khalifa Haftar", "LBYREB")
    ]
    assert members(TITLES, "Minister") == members(TITLES, "Commander")


def test_a_second_title_with_an_article_is_somebody_else() -> None:
    spec = """Foreign foreign ADJ 2 amod / Minister minister NOUN 10 nsubj / and and CCONJ 5 cc
              the the DET 5 det / Commander commander NOUN 2 conj / of of ADP 7 case
              Hamas Hamas PROPN 5 nmod / Khalifa Khalifa PROPN 5 appos / Haftar Haftar PROPN 8 flat
              spoke speak VERB 0 root"""
    assert members(spec, "Minister")[0][0] == "Foreign Minister"


def test_a_title_is_not_learnt_as_a_name() -> None:
    spec = """Acting act VERB 3 compound / Foreign foreign ADJ 3 amod / Minister minister PROPN 4 nsubj
              spoke speak VERB 0 root"""
    again = "Minister minister PROPN 2 nsubj / left leave VERB 0 root"
    found = article(spec, again).mention(1, 0)
    assert found is not None
    assert "learnt" not in (found.entry or "")
    assert found.entry == "agents/gov.yaml:minister"


def test_a_rank_taken_for_the_first_word_of_a_name() -> None:
    spec = """Field Field PROPN 4 nsubj / Khalifa Khalifa PROPN 1 flat / Haftar Haftar PROPN 1 flat
              spoke speak VERB 0 root"""
    assert members(spec, "Field") == [("Field Khalifa Haftar", "LBYREB")]
