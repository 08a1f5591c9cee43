"""What a noun phrase says by itself: roles from heads, countries and actors from modifiers."""

from __future__ import annotations

from dataclasses import replace

import pytest

from eventcoder.lexicon.entries import ActorEntry, AgentEntry, DatedCode, Where
from tests.coding.actors.samples import DICTIONARIES, article, code, mention, phrase


@pytest.mark.parametrize(
    ("words", "form", "expected"),
    [
        ("Sudanese|_|ADJ|amod soldiers|soldier|NOUN:NNS|nsubj", "soldiers", "SDNMIL"),
        ("Libya|_|PROPN|nmod:poss 's|_|PART|1:case army|_|NOUN|nsubj", "army", "LBYMIL"),
        ("displaced|displace|VERB|amod families|family|NOUN|nsubj", "families", "REF"),
        ("Kurdish|_|ADJ|amod fighters|fighter|NOUN|nsubj", "fighters", "KURREB"),
        ("Syrian|_|ADJ|amod Kurdish|_|ADJ|amod fighters|fighter|NOUN|nsubj", "fighters",
         "SYRKURREB"),
        ("Hamas|_|PROPN|compound commander|_|NOUN|nsubj", "commander", "PSEREB"),
        ("senior|_|ADJ|amod Hamas|_|PROPN|compound leader|_|NOUN|nsubj", "leader", "PSEREB"),
        ("RSF|_|PROPN|compound leadership|_|NOUN|nsubj", "leadership", "SDNREB"),
        ("UN|_|PROPN|compound official|_|NOUN|nsubj", "official", "IGOUNO"),
        ("army|_|NOUN|compound spokesman|_|NOUN|nsubj", "spokesman", "MIL"),
        ("Sudanese|_|ADJ|amod army|_|NOUN|compound spokesman|_|NOUN|nsubj", "spokesman", "SDNMIL"),
        ("Russian|_|ADJ|amod positions|position|NOUN|nsubj", "positions", "RUS"),
        ("police|_|NOUN|compound officer|_|NOUN|nsubj", "officer", "COP"),
        ("Foreign|_|ADJ|amod Minister|_|PROPN|nsubj", "Minister", "GOV"),
        ("army|_|NOUN|compound convoy|_|NOUN|nsubj", "convoy", "MIL"),
        ("Russian|_|ADJ|amod tanker|_|NOUN|nsubj", "tanker", "RUS"),
        ("Haftar|_|PROPN|nmod:poss 's|_|PART|1:case rivals|rival|NOUN|nsubj", "rivals", None),
        ("Khalifa|_|PROPN|nmod:poss Haftar|_|PROPN|1:flat 's|_|PART|1:case forces|force|NOUN|nsubj",
         "forces", "LBYREB"),
        ("Khalifa|_|PROPN|nmod:poss Haftar|_|PROPN|1:flat 's|_|PART|1:case supporters|supporter|NOUN|nsubj",
         "supporters", "LBYCVL"),
        ("Hamas|_|PROPN|compound supporters|supporter|NOUN|nsubj", "supporters", "PSECVL"),
        ("former|_|ADJ|amod Sudanese|_|ADJ|amod minister|_|NOUN|nsubj", "minister", "SDNELI"),
        ("ex|_|ADJ|amod general|_|NOUN|nsubj", "general", "ELI"),
    ],
)  # fmt: skip
def test_modifiers_of_a_role_word(words: str, form: str, expected: str | None) -> None:
    found = code(phrase(words), form)
    assert found == expected


@pytest.mark.parametrize(
    "words",
    [
        "Kyiv|_|PROPN|3:compound -|_|PUNCT|3:punct backed|back|VERB|amod militia|_|NOUN|nsubj",
        "Russian|_|ADJ|3:compound -|_|PUNCT|3:punct backed|back|VERB|amod Syrian|_|ADJ|amod militia|_|NOUN|nsubj",
        "Russian|_|ADJ|amod -|_|PUNCT|1:punct led|lead|VERB|amod Syrian|_|ADJ|amod militia|_|NOUN|nsubj",
        "anti|_|ADJ|3:compound -|_|PUNCT|3:punct Russian|_|ADJ|amod Syrian|_|ADJ|amod militia|_|NOUN|nsubj",
        "Russian-backed|_|ADJ|amod Syrian|_|ADJ|amod militia|_|NOUN|nsubj",
    ],
)  # fmt: skip
def test_a_backer_is_not_the_country(words: str) -> None:
    expected = "SYRUAF" if "Syrian" in words else "UAF"
    assert code(phrase(words), "militia") == expected


def test_a_demonym_is_an_actor_and_its_plural_is_derived() -> None:
    assert code(phrase("Kenyans|Kenyan|PROPN:NNPS|nsubj"), "Kenyans") == "KEN"
    assert code(phrase("Turks|Turk|PROPN:NNPS|nsubj"), "Turks") == "TUR"


def test_capital_and_seat_speak_for_the_country() -> None:
    assert code(phrase("Moscow|_|PROPN|nsubj"), "Moscow") == "RUS"
    assert code(phrase("White|_|PROPN|compound House|_|PROPN|nsubj"), "House") == "USAGOV"


def test_a_capital_inside_a_personal_name_is_not_the_country() -> None:
    spec = "Khartoum Khartoum PROPN 3 nsubj / Ali Ali PROPN 1 flat / spoke speak VERB 0 root"
    found = mention(spec, "Khartoum")
    assert (found.code, found.named) == (None, True)


def test_forces_loyal_to_someone_are_his() -> None:
    spec = """Forces force NOUN:NNS 6 nsubj / loyal loyal ADJ 1 amod / to to ADP 4 case
              Khalifa Khalifa PROPN 2 obl / Haftar Haftar PROPN 4 flat / advanced advance VERB 0 root"""
    assert code(spec, "Forces") == "LBYREB"
    ruler = spec.replace("Khalifa Khalifa", "Pavel Pavel").replace("Haftar Haftar", "Sokol Sokol")
    assert code(ruler, "Forces") == "RUSGOV"


def test_the_owner_behind_the_head_gives_country_or_actor() -> None:
    of_sudan = "army army NOUN 4 nsubj / of of ADP 3 case / Sudan Sudan PROPN 1 nmod / fled flee VERB 0 root"
    assert code(of_sudan, "army") == "SDNMIL"
    member = "member member NOUN 4 nsubj / of of ADP 3 case / Hamas Hamas PROPN 1 nmod / fled flee VERB 0 root"
    assert code(member, "member") == "PSEREB"
    guest = "official official NOUN 4 nsubj / to to ADP 3 case / Hamas Hamas PROPN 1 nmod / left leave VERB 0 root"
    assert code(guest, "official") != "PSEREB"


def test_a_vehicle_counts_as_the_people_in_it() -> None:
    spec = """A a DET 3 det / white white ADJ 3 amod / vehicle vehicle NOUN 7 nsubj
              carrying carry VERB 3 acl / displaced displaced ADJ 6 amod / families family NOUN 4 obj
              burned burn VERB 0 root"""
    found = mention(spec, "vehicle")
    assert (found.code, found.text, found.head) == ("REF", "displaced families", 5)


def test_things_without_an_actor_have_no_code() -> None:
    found = mention(phrase("heavy|_|ADJ|amod weapons|weapon|NOUN|nsubj"), "weapons")
    assert (found.code, found.entry, found.named) == (None, None, False)


def test_counted_people_are_coded_by_the_noun_counted() -> None:
    dozens = "Dozens dozen NOUN 4 nsubj / of of ADP 3 case / civilians civilian NOUN 1 nmod / fled flee VERB 0 root"
    found = mention(dozens, "Dozens")
    assert (found.code, found.text) == ("CVL", "Dozens of civilians")
    assert code("24 24 NUM 2 nsubj / died die VERB 0 root", "24") is None
    assert code("others other NOUN:NNS 2 nsubj / fled flee VERB 0 root", "others") is None


def test_a_former_title_ends_the_role_of_a_name() -> None:
    spec = """Former former ADJ 3 amod / President President PROPN 3 nmod:desc
              Fayez Fayez PROPN 7 nsubj / al al PROPN 3 flat / - - PUNCT 3 punct / Sarraj Sarraj PROPN 3 flat
              spoke speak VERB 0 root"""
    assert code(spec, "Fayez") == "LBYELI"


def test_a_former_unknown_holder_of_a_title_is_former() -> None:
    spec = """Former former ADJ 4 amod / Kenyan Kenyan ADJ 3 amod / general general NOUN 4 nmod:desc
              Obura Obura PROPN 5 nsubj / spoke speak VERB 0 root"""
    actors = article(spec, "Obura Obura PROPN 2 nsubj / left leave VERB 0 root")
    found = actors.mention(0, 3), actors.mention(1, 0)
    assert [m and m.code for m in found] == ["KENELI"] * 2


def test_a_title_codes_an_unknown_name() -> None:
    spec = """Sudanese Sudanese ADJ 3 amod / Foreign Foreign ADJ 3 amod / Minister Minister PROPN 4 nmod:desc
              Omar Omar PROPN 6 nsubj / Tambal Tambal PROPN 4 flat / spoke speak VERB 0 root"""
    found = mention(spec, "Omar")
    assert (found.code, found.country, found.role) == ("SDNGOV", "SDN", "GOV")
    assert found.text == "Sudanese Foreign Minister Omar Tambal"
    assert found.named


def test_a_title_beside_the_name_instead_of_below_it_counts_too() -> None:
    spec = """Sudanese Sudanese ADJ 2 amod / Minister Minister NOUN 5 nsubj / Omar Omar PROPN 5 nsubj
              Tambal Tambal PROPN 3 flat / spoke speak VERB 0 root"""
    by_name, by_title = mention(spec, "Omar"), mention(spec, "Minister")
    assert by_name.code == by_title.code == "SDNGOV"
    assert by_name.text == by_title.text == "Sudanese Minister Omar Tambal"


def test_an_apposition_codes_an_unknown_name() -> None:
    spec = """Omar Omar PROPN 9 nsubj / Tambal Tambal PROPN 1 flat / , , PUNCT 4 punct
              spokesman spokesman NOUN 1 appos / for for ADP 7 case / the the DET 7 det / LNA LNA PROPN 4 nmod
              , , PUNCT 4 punct / spoke speak VERB 0 root"""
    found = mention(spec, "Omar")
    assert (found.code, found.text) == ("LBYREB", "Omar Tambal , spokesman for the LNA")


def test_an_unknown_name_is_named_without_code() -> None:
    found = mention(phrase("Omar|_|PROPN|nsubj"), "Omar")
    assert (found.code, found.entry, found.named) == (None, None, True)


def test_a_place_is_no_actor() -> None:
    found = mention(phrase("Garissa|_|PROPN|nsubj"), "Garissa")
    assert (found.code, found.named) == (None, True)


def test_a_stray_modifier_from_another_clause_is_not_believed() -> None:
    spec = """Sudanese Sudanese ADJ 5 amod / Omar Omar PROPN 3 nsubj / met meet VERB 0 root
              the the DET 5 det / minister minister NOUN 3 obj"""
    assert "Sudan" not in (mention(spec, "minister").entry or "")


@pytest.mark.parametrize(
    ("spec", "form", "text"),
    [
        ("at at ADP 2 case / least least ADJ 3 advmod / 75 75 NUM 5 nummod / displaced displaced ADJ 5 amod"
         " / people people NOUN 0 root / in in ADP 8 case / eastern eastern ADJ 8 amod / Syria Syria PROPN 5 nmod",
         "people", "at least 75 displaced people in eastern Syria"),
        ("the the DET 2 det / men man NOUN 0 root / who who PRON 4 nsubj / fled flee VERB 2 acl:relcl",
         "men", "the men"),
        ("Hamas Hamas PROPN 0 root / , , PUNCT 4 punct / the the DET 4 det / group group NOUN 1 appos",
         "Hamas", "Hamas"),
        ("Ana Ana PROPN 0 root / Reyes Reyes PROPN 1 flat / , , PUNCT 6 punct / a a DET 6 det"
         " / former former ADJ 6 amod / judge judge NOUN 1 appos", "Ana", "Ana Reyes"),
        ("Ana Ana PROPN 0 root / Reyes Reyes PROPN 1 flat / , , PUNCT 6 punct / the the DET 6 det"
         " / army army NOUN 6 compound / chief chief NOUN 1 appos", "Ana", "Ana Reyes , the army chief"),
        ("our our PRON 2 nmod:poss / envoy envoy NOUN 0 root / , , PUNCT 4 punct / Ana Ana PROPN 2 appos",
         "envoy", "our envoy , Ana"),
        ("Ana Ana PROPN 0 root / Reyes Reyes PROPN 1 flat / in in ADP 4 case / Oslo Oslo PROPN 1 nmod",
         "Ana", "Ana Reyes"),
        ("people people NOUN 0 root / hit hit VERB 1 acl / by by ADP 5 case / a a DET 5 det"
         " / flood flood NOUN 2 obl / , , PUNCT 7 punct / saying say VERB 2 advcl",
         "people", "people hit by a flood"),
        ("those those PRON 0 root / , , PUNCT 4 punct / who who PRON 4 nsubj / fled flee VERB 1 acl:relcl",
         "those", "those"),
        ("the the DET 2 det / Army Army PROPN 0 root / ( ( PUNCT 4 punct / KCA KCA PROPN 2 appos"
         " / ) ) PUNCT 4 punct", "Army", "the Army ( KCA )"),
        ("head head NOUN 0 root / of of ADP 4 case / the the DET 4 det / Army Army PROPN 1 nmod"
         " / ( ( PUNCT 6 punct / KCA KCA PROPN 8 appos / ) ) PUNCT 6 punct / fell fall VERB 1 acl:relcl",
         "head", "head of the Army ( KCA )"),
        ("deals deal NOUN 0 root / of of ADP 4 case / hotel hotel NOUN 4 compound / group group NOUN 1 nmod"
         " / Astoria Astoria PROPN 4 appos", "deals", "deals of hotel group Astoria"),
        ("talks talk NOUN 0 root / on on ADP 3 case / borders border NOUN 1 nmod", "talks", "talks"),
        ("troops troop NOUN 0 root / in in ADP 3 case / May May PROPN 1 nmod", "troops", "troops"),
        ("troops troop NOUN 0 root / on on ADP 3 case / Monday Monday PROPN 1 nmod", "troops", "troops"),
        ("with with ADP 3 case / the the DET 3 det / army army NOUN 0 root", "army", "the army"),
        ("' ' PUNCT 2 punct / rebels rebel NOUN 0 root / ' ' PUNCT 2 punct", "rebels", "rebels"),
    ],
)  # fmt: skip
def test_the_words_of_a_phrase(spec: str, form: str, text: str) -> None:
    assert mention(spec, form).text == text


def test_the_forces_of_a_ruler_are_the_states() -> None:
    words = "Sokol|_|PROPN|nmod:poss 's|_|PART|1:case forces|force|NOUN|nsubj"
    assert code(phrase(words), "forces") == "RUSMIL"


def test_plurals_that_the_parser_left_as_lemmas_are_role_words() -> None:
    assert code(phrase("Kenyan|_|ADJ|amod troops|_|NOUN|nsubj"), "troops") == "KENMIL"


@pytest.mark.parametrize(
    "spec",
    [
        "town town NOUN 4 nsubj / of of ADP 3 case / Sokol Sokol PROPN 1 nmod / fell fall VERB 0 root",
        "Rain rain NOUN 2 nsubj / fell fall VERB 0 root / in in ADP 4 case / Sokol Sokol PROPN 2 obl",
    ],
)
def test_a_place_may_bear_a_persons_name(spec: str) -> None:
    assert code(spec, "Sokol") is None


def test_a_name_in_apposition_says_who_a_leader_is() -> None:
    spec = """the the DET 2 det / leader leader NOUN 6 nsubj / , , PUNCT 4 punct / Pavel Pavel PROPN 2 appos
              Sokol Sokol PROPN 4 flat / spoke speak VERB 0 root"""
    found = mention(spec, "leader")
    assert (found.code, found.text) == ("RUSGOV", "the leader , Pavel Sokol")


def test_a_demand_by_someone_is_his() -> None:
    spec = "demand demand NOUN 4 nsubj / by by ADP 3 case / Hamas Hamas PROPN 1 nmod / failed fail VERB 0 root"
    assert code(spec, "demand") == "PSEREB"


def test_somebody_elses_prisoner_is_not_his_actor() -> None:
    """A prisoner of an actor has the role of a prisoner, not the actor's."""
    assert code(phrase("Hamas|_|PROPN|compound refugee|_|NOUN|nsubj"), "refugee") == "PSEREF"


def test_times_and_function_words_are_no_phrases() -> None:
    spec = """Rebels rebel NOUN:NNS 2 nsubj / fled flee VERB 0 root / on on ADP 4 case / Monday Monday PROPN 2 obl
              in in ADP 6 case / 2014 2014 NUM 2 obl"""
    actors = article(spec)
    assert [actors.mention(0, head) is None for head in range(6)] == [
        False,
        False,
        True,
        True,
        True,
        True,
    ]


@pytest.mark.parametrize(
    ("words", "form"),
    [
        ("Sudan|_|PROPN|nmod:poss 's|_|PART|1:case partners|partner|NOUN|nsubj", "partners"),
        ("Sudan|_|PROPN|nmod:poss 's|_|PART|1:case neighbours|neighbour|NOUN|nsubj", "neighbours"),
        ("both|_|DET|det neighbours|neighbour|NOUN|nsubj", "neighbours"),
    ],
)
def test_somebodys_partner_or_neighbour_is_another(words: str, form: str) -> None:
    assert code(phrase(words), form) is None
    assert code(phrase("Russian|_|ADJ|amod partner|_|NOUN|nsubj"), "partner") == "RUS"


def test_military_before_a_noun_says_of_what_sort_it_is() -> None:
    words = AgentEntry(("military",), "MIL", Where("agents/military.yaml", 1))
    dictionaries = replace(DICTIONARIES, agents=(*DICTIONARIES.agents, words))
    spec = """military military ADJ 2 amod / aggression aggression NOUN 4 nsubj / the the DET 4 det
              military military NOUN 0 root"""
    actors = article(spec, dictionaries=dictionaries)
    found = [actors.mention(0, head) for head in (0, 3)]
    assert [m and m.code for m in found] == [None, "MIL"]


def test_a_determiner_may_belong_to_a_role_word() -> None:
    words = (
        AgentEntry(("party",), "OPP", Where("agents/opposition.yaml", 1)),
        AgentEntry(("both party",), "*", Where("agents/opposition.yaml", 2)),
    )
    dictionaries = replace(DICTIONARIES, agents=(*DICTIONARIES.agents, *words))
    for determiner, expected in (("both", None), ("the", "OPP")):
        spec = phrase(f"{determiner}|_|DET|det parties|party|NOUN|nsubj")
        found = article(spec, dictionaries=dictionaries).mention(0, 1)
        assert found is not None
        assert found.code == expected


def test_a_region_takes_no_country_from_the_article() -> None:
    west = ActorEntry("West", "people", ("Western",), (DatedCode("IGO"),), Where("a.yaml", 1))
    dictionaries = replace(DICTIONARIES, actors=(*DICTIONARIES.actors, west))
    spec = """Western Western ADJ 2 amod / officials official NOUN:NNS 3 nsubj / met meet VERB 0 root
              soldiers soldier NOUN:NNS 3 obj / in in ADP 6 case / Kenya Kenya PROPN 3 obl"""
    actors = article(spec, dictionaries=dictionaries)
    found = [actors.mention(0, head) for head in (1, 3)]
    assert [m and m.code for m in found] == ["IGOGOV", "KENMIL"]
