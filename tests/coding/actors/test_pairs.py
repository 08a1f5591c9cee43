"""`Both sides`, `they` and quoted speakers of several sentences."""

from __future__ import annotations

from tests.coding.actors.samples import article

PAIR = """Sudan Sudan PROPN 4 nsubj / and and CCONJ 3 cc / Libya Libya PROPN 1 conj / met meet VERB 0 root
          in in ADP 6 case / Nairobi Nairobi PROPN 4 obl"""


def members(*specs: str, token: int) -> list[tuple[str | None, str | None]]:
    found = article(*specs).members(len(specs) - 1, token)
    return [(m.code, m.antecedent.text if m.antecedent else None) for m in found if m is not None]


def test_the_two_countries_are_those_last_named_together() -> None:
    spec = """The the DET 3 det / two two NUM 3 nummod / countries country NOUN:NNS 4 nsubj
              agreed agree VERB 0 root"""
    assert members(PAIR, spec, token=2) == [("SDN", "Sudan"), ("LBY", "Libya")]


def test_both_armies_are_of_the_countries_named_together() -> None:
    spec = """Both both DET 2 det / armies army NOUN:NNS 3 nsubj / withdrew withdraw VERB 0 root"""
    assert members(PAIR, spec, token=1) == [("SDNMIL", "Sudan"), ("LBYMIL", "Libya")]


def test_no_country_is_guessed_for_both_armies_from_the_place() -> None:
    spec = """Both both DET 2 det / armies army NOUN:NNS 3 nsubj / withdrew withdraw VERB 0 root
              from from ADP 5 case / Nairobi Nairobi PROPN 3 obl"""
    assert members(spec, token=1) == [("MIL", None)]


def test_they_are_all_of_a_coordination() -> None:
    they = "They they PRON 2 nsubj / agreed agree VERB 0 root"
    assert members(PAIR, they, token=0) == [("SDN", "Sudan"), ("LBY", "Libya")]


def test_a_possessor_is_the_subject_of_its_own_clause() -> None:
    spec = """Sudan Sudan PROPN 2 nsubj / left leave VERB 0 root / and and CCONJ 5 cc
              Libya Libya PROPN 5 nsubj / withdrew withdraw VERB 2 conj / its its PRON 7 nmod:poss
              envoy envoy NOUN 5 obj"""
    assert members(spec, token=5) == [("LBY", "Libya")]


def test_a_quotation_that_opens_anew_goes_on_from_the_sentence_before() -> None:
    told = """“ “ PUNCT 3 punct / We we PRON 3 nsubj / agree agree VERB 6 ccomp / ” ” PUNCT 3 punct
              Libya Libya PROPN 6 nsubj / said say VERB 0 root"""
    more = """“ “ PUNCT 4 punct / Our our PRON 3 nmod:poss / army army NOUN 4 nsubj
              waits wait VERB 0 root / ” ” PUNCT 4 punct"""
    assert members(told, more, token=1) == [("LBY", "Libya")]


def test_a_quotation_is_told_at_its_end() -> None:
    opens = "“ “ PUNCT 3 punct / We we PRON 3 nsubj / wait wait VERB 0 root"
    ends = """We we PRON 2 nsubj / agree agree VERB 5 ccomp / ” ” PUNCT 2 punct
              Libya Libya PROPN 5 nsubj / said say VERB 0 root"""
    found = article(opens, ends).mention(0, 1)
    assert found is not None
    assert found.code == "LBY"


OFFICERS = """The the DET 3 det / two two NUM 3 nummod / ministers minister NOUN:NNS 4 nsubj
              left leave VERB 0 root"""


def test_the_two_ministers_are_no_two_people_of_other_roles() -> None:
    """Two people in one sentence become `the two ministers` only if they were called that."""
    spec = """Sudan Sudan PROPN 3 nmod:poss / 's 's PART 1 case / commander commander NOUN 4 nsubj
              met meet VERB 0 root / Libyan Libyan ADJ 6 amod / soldiers soldier NOUN 4 obj"""
    assert members(spec, OFFICERS, token=2) == [("GOV", None)]


def test_the_two_ministers_are_those_that_were_named_as_ministers() -> None:
    spec = """Sudan Sudan PROPN 3 nmod:poss / 's 's PART 1 case / minister minister NOUN 4 nsubj
              met meet VERB 0 root / Libyan Libyan ADJ 6 amod / minister minister NOUN 4 obj"""
    assert [code for code, _ in members(spec, OFFICERS, token=2)] == ["SDNGOV", "LBYGOV"]


def test_two_states_that_are_opposed_are_no_two_ministers() -> None:
    apart = """Sudan Sudan PROPN 2 nsubj / met meet VERB 0 root / Libya Libya PROPN 2 obj"""
    assert members(apart, OFFICERS, token=2) == [("GOV", None)]
    assert [code for code, _ in members(PAIR, OFFICERS, token=2)] == ["SDNGOV", "LBYGOV"]
