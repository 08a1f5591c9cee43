"""Pronouns, descriptions and speakers within an article."""

from __future__ import annotations

from dataclasses import replace

from eventcoder.lexicon.entries import CountryEntry, Where
from eventcoder.model import ActorMention
from tests.coding.actors.samples import DICTIONARIES, article

RSF_FLED = "RSF RSF PROPN 2 nsubj / fled flee VERB 0 root"


def resolved(*specs: str, sentence: int, token: int) -> ActorMention | None:
    return article(*specs).mention(sentence, token)


def test_a_pronoun_takes_the_subject_before_the_object() -> None:
    first = """Khalifa Khalifa PROPN 3 nsubj / Haftar Haftar PROPN 1 flat / met meet VERB 0 root
               Fayez Fayez PROPN 3 obj / al-Sarraj al-Sarraj PROPN 4 flat"""
    found = resolved(first, "He he PRON 2 nsubj / left leave VERB 0 root", sentence=1, token=0)
    assert found is not None
    assert found.antecedent is not None
    assert (found.code, found.text) == ("LBYREB", "He")
    assert found.antecedent.text == "Khalifa Haftar"


def test_gender_excludes() -> None:
    first = """Khalifa Khalifa PROPN 3 nsubj / Haftar Haftar PROPN 1 flat / met meet VERB 0 root
               Angela Angela PROPN 3 obj / Stone Stone PROPN 4 flat"""
    found = resolved(first, "She she PRON 2 nsubj / left leave VERB 0 root", sentence=1, token=0)
    assert found is not None
    assert found.antecedent is not None
    assert found.antecedent.text == "Angela Stone"


def test_number_excludes() -> None:
    first = """Sudan Sudan PROPN 2 nsubj / armed arm VERB 0 root / Syrian Syrian ADJ 4 amod
               rebels rebel NOUN:NNS 2 obj"""
    they = resolved(first, "They they PRON 2 nsubj / fled flee VERB 0 root", sentence=1, token=0)
    it = resolved(first, "It it PRON 2 nsubj / denied deny VERB 0 root", sentence=1, token=0)
    assert they is not None
    assert they.code == "SYRREB"
    assert it is not None
    assert it.code == "SDN"


def test_a_pronoun_is_not_the_other_argument_of_its_clause() -> None:
    first = """Khalifa Khalifa PROPN 3 nsubj / Haftar Haftar PROPN 1 flat / fled flee VERB 0 root"""
    second = """Fayez Fayez PROPN 3 nsubj / al-Sarraj al-Sarraj PROPN 1 flat / praised praise VERB 0 root
                him he PRON 3 obj"""
    found = resolved(first, second, sentence=1, token=3)
    assert found is not None
    assert found.antecedent is not None
    assert found.antecedent.text == "Khalifa Haftar"


def test_nor_the_subject_of_its_infinitive() -> None:
    spec = """Khalifa Khalifa PROPN 3 nsubj / Haftar Haftar PROPN 1 flat / vowed vow VERB 0 root
              to to PART 5 mark / kill kill VERB 3 xcomp / him he PRON 5 obj"""
    assert resolved(spec, sentence=0, token=5) is None


def test_a_reflexive_is_the_subject_of_its_clause() -> None:
    spec = """Khalifa Khalifa PROPN 3 nsubj / Haftar Haftar PROPN 1 flat / shot shoot VERB 0 root
              himself himself PRON 3 obj"""
    found = resolved(spec, sentence=0, token=3)
    assert found is not None
    assert found.code == "LBYREB"


def test_a_pronoun_without_antecedent_is_none() -> None:
    assert resolved("They they PRON 2 nsubj / fled flee VERB 0 root", sentence=0, token=0) is None
    thing = "The the DET 2 det / plan plan NOUN 3 nsubj / failed fail VERB 0 root"
    it = "It it PRON 3 nsubj / was be AUX 3 aux / bad bad ADJ 0 root"
    assert resolved(thing, it, sentence=1, token=0) is None


def test_an_antecedent_three_sentences_back_is_too_far() -> None:
    filler = "Rain rain NOUN 2 nsubj / fell fall VERB 0 root"
    they = "They they PRON 2 nsubj / left leave VERB 0 root"
    rebels = "Syrian Syrian ADJ 2 amod / rebels rebel NOUN:NNS 3 nsubj / fled flee VERB 0 root"
    assert resolved(rebels, filler, filler, filler, they, sentence=4, token=0) is None
    assert resolved(rebels, filler, they, sentence=2, token=0) is not None


def test_a_possessor_pronoun_lends_its_code() -> None:
    spec = """RSF RSF PROPN 2 nsubj / moved move VERB 0 root / its its PRON 4 nmod:poss
              forces force NOUN:NNS 2 obj"""
    found = resolved(spec, sentence=0, token=3)
    assert found is not None
    assert (found.code, found.text) == ("SDNREB", "its forces")
    government = """Syria Syria PROPN 2 nsubj / changed change VERB 0 root / its its PRON 4 nmod:poss
                    government government NOUN 2 obj"""
    found = resolved(government, sentence=0, token=3)
    assert found is not None
    assert found.code == "SYRGOV"


def test_the_group_is_the_group_named_last() -> None:
    hamas = "Hamas Hamas PROPN 2 nsubj / agreed agree VERB 0 root"
    spec = "The the DET 2 det / group group NOUN 3 nsubj / denied deny VERB 0 root"
    found = resolved(RSF_FLED, hamas, spec, sentence=2, token=1)
    assert found is not None
    assert found.antecedent is not None
    assert (found.code, found.antecedent.text, found.text) == ("PSEREB", "Hamas", "The group")


def test_a_group_is_not_resolved() -> None:
    spec = "A a DET 2 det / group group NOUN 3 nsubj / denied deny VERB 0 root"
    found = resolved(RSF_FLED, spec, sentence=1, token=1)
    assert found is not None
    assert (found.code, found.antecedent) == (None, None)


def test_the_position_is_no_group() -> None:
    spec = "The the DET 2 det / position position NOUN 3 nsubj / fell fall VERB 0 root"
    for first in (RSF_FLED, "UN UN PROPN 2 nsubj / left leave VERB 0 root"):
        found = resolved(first, spec, sentence=1, token=1)
        assert found is not None
        assert found.code is None


def test_a_role_word_comes_back_with_the_same_country() -> None:
    first = """Sudanese Sudanese ADJ 2 amod / army army NOUN 3 nsubj / shelled shell VERB 0 root
               Libyan Libyan ADJ 5 amod / rebels rebel NOUN:NNS 3 obj"""
    army = "The the DET 2 det / army army NOUN 3 nsubj / left leave VERB 0 root"
    rebels = "The the DET 2 det / rebels rebel NOUN:NNS 3 nsubj / left leave VERB 0 root"
    for spec, expected in ((army, "SDNMIL"), (rebels, "LBYREB")):
        found = resolved(first, spec, sentence=1, token=1)
        assert found is not None
        assert found.antecedent is not None
        assert found.code == expected


def test_a_description_fits_a_named_actor_of_its_role() -> None:
    rebels = "The the DET 2 det / rebels rebel NOUN:NNS 3 nsubj / left leave VERB 0 root"
    found = resolved(RSF_FLED, rebels, sentence=1, token=1)
    assert found is not None
    assert found.antecedent is not None
    assert found.code == "SDNREB"


def test_the_minister_is_the_one_with_that_title() -> None:
    first = """Kenyan Kenyan ADJ 2 amod / minister minister NOUN 3 nmod:desc / Obura Obura PROPN 4 nsubj
               met meet VERB 0 root / Khalifa Khalifa PROPN 4 obj / Haftar Haftar PROPN 5 flat"""
    spec = "The the DET 2 det / minister minister NOUN 3 nsubj / left leave VERB 0 root"
    found = resolved(first, spec, sentence=1, token=1)
    assert found is not None
    assert found.code == "KENGOV"


def test_the_country_is_the_country_named_last() -> None:
    first = """Sudan Sudan PROPN 2 nsubj / warned warn VERB 0 root / Kenya Kenya PROPN 2 obj"""
    spec = "The the DET 2 det / country country NOUN 3 nsubj / replied reply VERB 0 root"
    found = resolved(first, spec, sentence=1, token=1)
    assert found is not None
    assert found.code == "KEN"


def test_we_in_a_quotation_is_the_speaker() -> None:
    before = """" " PUNCT 4 punct / We we PRON 4 nsubj / will will AUX 4 aux / win win VERB 8 ccomp
                " " PUNCT 4 punct / , , PUNCT 4 punct / Hamas Hamas PROPN 8 nsubj / said say VERB 0 root"""
    after = """" " PUNCT 4 punct / We we PRON 4 nsubj / will will AUX 4 aux / win win VERB 0 root
               " " PUNCT 4 punct / , , PUNCT 4 punct / Hamas Hamas PROPN 8 nsubj / said say VERB 4 parataxis"""
    for spec in (before, after):
        found = resolved(spec, sentence=0, token=1)
        assert found is not None
        assert found.code == "PSEREB"
    unquoted = "We we PRON 3 nsubj / will will AUX 3 aux / win win VERB 0 root"
    assert resolved(unquoted, sentence=0, token=0) is None


def test_a_speaker_who_is_told_from_the_quotation_is_nobody() -> None:
    spec = """We we PRON 3 nsubj / will will AUX 3 aux / win win VERB 0 root / , , PUNCT 3 punct
              I I PRON 6 nsubj / said say VERB 3 parataxis"""
    assert resolved(spec, sentence=0, token=0) is None
    assert resolved(spec, sentence=0, token=4) is None


def test_a_speaker_who_is_owned_by_a_word_of_the_quotation_is_found_once() -> None:
    spec = """We we PRON 3 nsubj / will will AUX 3 aux / win win VERB 0 root / , , PUNCT 3 punct
              our we PRON 6 nmod:poss / leader leader NOUN:NN 7 nsubj / said say VERB 3 parataxis"""
    for token in (0, 4, 5):
        found = resolved(spec, sentence=0, token=token)
        assert found is None or found.code is None


def test_a_reflexive_that_is_its_own_subject_is_nobody() -> None:
    spec = "Himself himself PRON 2 nsubj / left leave VERB 0 root"
    assert resolved(spec, sentence=0, token=0) is None


def test_a_relative_pronoun_is_the_noun_before_it() -> None:
    spec = """Kenyan Kenyan ADJ 2 amod / soldiers soldier NOUN:NNS 5 nsubj / who who PRON 4 nsubj
              fled flee VERB 2 acl:relcl / returned return VERB 0 root"""
    found = resolved(spec, sentence=0, token=2)
    assert found is not None
    assert found.code == "KENMIL"


def test_the_rebels_may_be_an_armed_group_of_another_role_word() -> None:
    spec = "The the DET 2 det / militia militia NOUN 3 nsubj / left leave VERB 0 root"
    plural = "The the DET 2 det / rebels rebel NOUN:NNS 3 nsubj / left leave VERB 0 root"
    soldiers = "The the DET 2 det / soldiers soldier NOUN:NNS 3 nsubj / left leave VERB 0 root"
    hamas = "Hamas Hamas PROPN 2 nsubj / agreed agree VERB 0 root"
    assert (found := resolved(hamas, plural, sentence=1, token=1)) is not None
    assert found.code == "PSEREB"
    assert (found := resolved(hamas, soldiers, sentence=1, token=1)) is not None
    assert found.antecedent is None
    assert (found := resolved(hamas, spec, sentence=1, token=1)) is not None
    assert found.antecedent is None


def test_a_name_inside_a_phrase_can_be_the_antecedent() -> None:
    first = """A a DET 3 det / Hamas Hamas PROPN 3 compound / commander commander NOUN 4 nsubj
               died die VERB 0 root"""
    spec = "The the DET 2 det / group group NOUN 3 nsubj / replied reply VERB 0 root"
    found = resolved(first, spec, sentence=1, token=1)
    assert found is not None
    assert found.code == "PSEREB"


def test_he_is_the_speaker_of_some_sentences_ago_but_no_place() -> None:
    speaker = "Khalifa Khalifa PROPN 3 nsubj / Haftar Haftar PROPN 1 flat / spoke speak VERB 0 root"
    quoted = """It it PRON 3 expl / was be AUX 3 cop / hard hard ADJ 0 root / in in ADP 5 case
                Xanadu Xanadu PROPN 3 obl"""
    he = "He he PRON 2 nsubj / left leave VERB 0 root"
    found = resolved(speaker, quoted, quoted, quoted, he, sentence=4, token=0)
    assert found is not None
    assert found.code == "LBYREB"


def test_the_owner_of_a_titled_name_gives_its_code() -> None:
    first = "Khalifa Khalifa PROPN 3 nsubj / Haftar Haftar PROPN 1 flat / spoke speak VERB 0 root"
    spec = """His his PRON 2 nmod:poss / spokesman spokesman NOUN 3 nmod:desc / Omar Omar PROPN 4 nsubj
              left leave VERB 0 root"""
    found = resolved(first, spec, sentence=1, token=2)
    assert found is not None
    assert (found.code, found.text) == ("LBYREB", "His spokesman Omar")


def test_a_pronoun_leads_on_to_the_next() -> None:
    first = """Khalifa Khalifa PROPN 3 nsubj / Haftar Haftar PROPN 1 flat / met meet VERB 0 root
               Fayez Fayez PROPN 3 obj / al-Sarraj al-Sarraj PROPN 4 flat"""
    second = """He he PRON 2 nsubj / thanked thank VERB 0 root / Fayez Fayez PROPN 2 obj
                al-Sarraj al-Sarraj PROPN 3 flat"""
    he = "He he PRON 2 nsubj / left leave VERB 0 root"
    found = resolved(first, second, he, sentence=2, token=0)
    assert found is not None
    assert found.code == "LBYREB"


def test_a_long_chain_of_pronouns_is_followed() -> None:
    first = "Khalifa Khalifa PROPN 3 nsubj / Haftar Haftar PROPN 1 flat / spoke speak VERB 0 root"
    he = "He he PRON 2 nsubj / left leave VERB 0 root"
    found = resolved(first, *[he] * 2000, sentence=2000, token=0)
    assert found is not None
    assert found.code == "LBYREB"


def test_it_may_stand_for_a_clause() -> None:
    first = "Sudan Sudan PROPN 2 nsubj / agreed agree VERB 0 root"
    spec = """It it PRON 3 nsubj / is be AUX 3 cop / odd odd ADJ 0 root / that that SCONJ 6 mark
              he he PRON 6 nsubj / left leave VERB 3 ccomp"""
    assert resolved(first, spec, sentence=1, token=0) is None


def test_a_group_that_is_told_apart_by_a_clause_is_a_new_one() -> None:
    spec = """The the DET 2 det / group group NOUN 5 nsubj / that that PRON 4 nsubj
              fled flee VERB 2 acl:relcl / returned return VERB 0 root"""
    found = resolved(RSF_FLED, spec, sentence=1, token=1)
    assert found is not None
    assert found.antecedent is None


def test_several_groups_are_not_the_one_named_before() -> None:
    spec = "The the DET 2 det / groups group NOUN:NNS 3 nsubj / denied deny VERB 0 root"
    found = resolved(RSF_FLED, spec, sentence=1, token=1)
    assert found is not None
    assert found.antecedent is None


def test_a_pronoun_in_reported_speech_is_the_speaker_of_its_own_clause() -> None:
    spec = """Sudan Sudan PROPN 2 nsubj / agreed agree VERB 0 root / and and CCONJ 5 cc
              Kenya Kenya PROPN 5 nsubj / said say VERB 2 conj / it it PRON 7 nsubj
              left leave VERB 5 ccomp"""
    found = resolved(spec, sentence=0, token=5)
    assert found is not None
    assert found.code == "KEN"


def test_a_relative_clause_in_reported_speech_keeps_the_sentences_subject() -> None:
    spec = """Sudan Sudan PROPN 2 nsubj / agreed agree VERB 0 root / and and CCONJ 5 cc
              Kenya Kenya PROPN 5 nsubj / named name VERB 2 conj / funds fund NOUN 5 obj
              it it PRON 8 nsubj / spent spend VERB 6 acl:relcl"""
    found = resolved(spec, sentence=0, token=6)
    assert found is not None
    assert found.code == "SDN"


def test_the_kingdom_is_a_country_of_that_name() -> None:
    jordan = CountryEntry(
        "SYR", "Jordan", ("Kingdom of Jordan",), (), (), None, (), Where("actors/countries.yaml", 1)
    )
    dictionaries = replace(DICTIONARIES, countries=(*DICTIONARIES.countries[2:], jordan))
    first = """Jordan Jordan PROPN 2 nsubj / met meet VERB 0 root / Turkey Turkey PROPN 2 obj"""
    second = """the the DET 2 det / {word} {word} PROPN 3 nsubj / spoke speak VERB 0 root"""
    for word, expected in (("Kingdom", "SYR"), ("Wall", None)):
        actors = article(first, second.format(word=word), dictionaries=dictionaries)
        found = actors.mention(1, 1)
        assert found is not None
        assert found.code == expected


def test_his_of_a_conjunct_is_of_the_one_before() -> None:
    spec = """Khalifa Khalifa PROPN 3 nsubj / Haftar Haftar PROPN 1 flat / met meet VERB 0 root
              Fayez Fayez PROPN 3 obj / al-Sarraj al-Sarraj PROPN 4 flat / and and CCONJ 8 cc
              his his PRON 8 nmod:poss / army army NOUN 4 conj"""
    found = resolved(spec, sentence=0, token=6)
    assert found is not None
    assert found.code == "LBYGOV"
