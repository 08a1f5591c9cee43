"""Patterns on clauses: slots, specificity, composition and form, on small trees."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from eventcoder.coding.acts import Act, final_code, find_acts
from eventcoder.coding.matching import Matcher
from eventcoder.lexicon.entries import (
    ActionEntry,
    CompositionEntry,
    Dictionaries,
    DiscardEntry,
    Ontology,
    Where,
)
from eventcoder.lexicon.index import RuleIndex, compile_rules
from eventcoder.model import ActorMention
from eventcoder.syntax.arguments import SyntaxWords
from eventcoder.syntax.clauses import ClauseBuilder
from eventcoder.syntax.tree import Tree
from tests.trees import tree

HERE = Where("actions/test.yaml", 1)
WORDS = SyntaxWords(
    {
        "light_verbs": frozenset({"launch", "carry out"}),
        "effect_verbs": frozenset({"kill", "hit"}),
        "speech_verbs": frozenset({"say"}),
        "time_nouns": frozenset({"friday"}),
        "frame_nouns": frozenset({"bid"}),
        "quantity_nouns": frozenset({"ten", "thousand"}),
        "giving_verbs": frozenset({"send"}),
    }
)


def rules(
    actions: Mapping[str, str] = {},
    compositions: tuple[CompositionEntry, ...] = (),
    discards: tuple[DiscardEntry, ...] = (),
    reciprocal: bool = False,
) -> RuleIndex:
    index, problems = compile_rules(
        Dictionaries(
            "",
            Ontology({}, {}, {}),
            sets={"gun": frozenset({"rifle", "machine gun"}), "guilt": frozenset({"guilty theft"})},
            actions=tuple(ActionEntry(p, code, reciprocal, HERE) for p, code in actions.items()),
            compositions=compositions,
            discards=discards,
        )
    )
    assert problems == []
    return index


def composition(*patterns: str, **codes: str) -> CompositionEntry:
    return CompositionEntry(
        tuple((p, HERE) for p in patterns), {k.replace("_", ""): v for k, v in codes.items()}, HERE
    )


KINDS = {"It": {"MMR", "MIL"}, "Rangoon": {"place"}, "Both": {"joined", "plural"}}


def mention(t: Tree, head: int) -> ActorMention:
    """An actor of a country that its name begins with: `Mali` is of `MAL`."""
    token = t.tokens[head]
    country = token.form[:3].upper()
    return ActorMention(
        sentence=0, head=head, first=head, last=head + 1, start=token.start, end=token.end,
        text=token.form, code=country, country=country, role=None, entry=None,
    )  # fmt: skip


def acts(t: Tree, index: RuleIndex, actors: tuple[str, ...] = ()) -> list[Act]:
    builder = ClauseBuilder(t, WORDS, index.nominal)
    matcher = Matcher(
        t,
        builder.arguments,
        lambda head: mention(t, head) if t.forms[head] in actors else None,
        lambda head, asked: KINDS.get(t.forms[head], set()),
    )
    return [a for a in find_acts(t, builder.build(), matcher, index).acts if not a.consumed]


def told(
    t: Tree, index: RuleIndex, actors: tuple[str, ...] = ()
) -> list[tuple[list[str], str, list[str]]]:
    return [
        ([t.forms[s] for s in a.sources], a.code, [t.forms[x] for x in a.targets])
        for a in acts(t, index, actors)
    ]


ATTACK = (
    "Rebels rebel NOUN 2 nsubj / attacked attack VERB:VBD 0 root / villagers villager NOUN 2 obj"
)


def test_subject_and_object() -> None:
    assert told(tree(ATTACK), rules({"SOURCE attack TARGET": "190"})) == [
        (["Rebels"], "190", ["villagers"])
    ]


def test_more_filled_slots_win() -> None:
    t = tree(ATTACK + " / with with ADP 5 case / rifles rifle NOUN 2 obl")
    index = rules({"SOURCE attack TARGET": "190", "SOURCE attack TARGET with <gun>": "193"})
    assert told(t, index) == [(["Rebels"], "193", ["villagers"])]


def test_a_set_member_of_several_words() -> None:
    t = tree(
        ATTACK + " / with with ADP 6 case / machine machine NOUN 6 compound / guns gun NOUN 2 obl"
    )
    index = rules({"SOURCE attack TARGET": "190", "SOURCE attack TARGET with <gun>": "193"})
    assert told(t, index)[0][1] == "193"


def test_a_slot_that_is_not_optional_must_be_filled() -> None:
    assert told(tree(ATTACK), rules({"SOURCE attack TARGET with <gun>": "193"})) == []


def test_passive_without_agent_leaves_the_source_open() -> None:
    t = tree(
        "Villagers villager NOUN 3 nsubj:pass / were be AUX 3 aux:pass / attacked attack VERB:VBN 0 root"
    )
    assert told(t, rules({"SOURCE attack TARGET": "190"})) == [([], "190", ["Villagers"])]


def test_dative_shift() -> None:
    index = rules({"SOURCE give aid to TARGET": "070"})
    shifted = tree(
        "France _ PROPN 2 nsubj / gave give VERB:VBD 0 root / Mali _ PROPN 2 iobj / aid _ NOUN 2 obj"
    )
    plain = tree(
        "France _ PROPN 2 nsubj / gave give VERB:VBD 0 root / aid _ NOUN 2 obj / to to ADP 5 case / Mali _ PROPN 2 obl"
    )
    assert told(shifted, index) == told(plain, index) == [(["France"], "070", ["Mali"])]


def test_prepositional_phrase_on_the_object_or_on_the_verb() -> None:
    index = rules({"SOURCE sign agreement with TARGET": "057"})
    for head in ("2 obl", "3 nmod"):
        t = tree(
            "France _ PROPN 2 nsubj / signed sign VERB:VBD 0 root / agreements agreement NOUN 2 obj / "
            f"with with ADP 5 case / Mali _ PROPN {head}"
        )
        assert told(t, index) == [(["France"], "057", ["Mali"])]


ACCUSED = """
    Chad    Chad    PROPN 2 nsubj
    accused accuse  VERB  0 root
    Mali    Mali    PROPN 2 obj
    of      of      SCONJ 5 mark
    taking  take    VERB  2 advcl
    large   large   ADJ   7 amod
    {form}  {lemma} NOUN  5 obj
"""


@pytest.mark.parametrize(
    ("form", "lemma", "code"), [("bribes", "bribe", "1121"), ("a", "a", "112")]
)
def test_an_action_may_ask_for_a_verb_and_words_of_its_object(
    form: str, lemma: str, code: str
) -> None:
    rows = (
        composition("SOURCE accuse TARGET of ACTION", **{"*": "112"}),
        composition("SOURCE accuse TARGET of ACTION:steal|take_bribe", **{"*": "1121"}),
    )
    found = acts(tree(ACCUSED.format(form=form, lemma=lemma)), rules({}, rows))
    assert [act.code for act in found] == [code]


def test_what_is_announced_for_the_future_stays_there() -> None:
    t = tree(
        "Kyiv Kyiv PROPN 2 nsubj / announced announce VERB:VBD 0 root / it it PRON 5 nsubj"
        " / will will AUX:MD 5 aux / attack attack VERB:VB 2 ccomp / Minsk Minsk PROPN 5 obj"
    )
    row = composition("SOURCE announce ACTION", **{"*": "same"})
    found = acts(t, rules({"SOURCE attack TARGET": "190"}, (row,)))
    assert [act.modality for act in found] == ["future"]


def test_phrasal_verb_with_its_object_on_either_side() -> None:
    index = rules({"SOURCE call off talk (with TARGET)": "161"})
    t = tree(
        "France _ PROPN 2 nsubj / called call VERB:VBD 0 root / off off ADP 2 compound:prt / talks talk NOUN 2 obj / "
        "with with ADP 6 case / Mali _ PROPN 4 nmod"
    )
    assert told(t, index) == [(["France"], "161", ["Mali"])]


@pytest.mark.parametrize(
    ("spec", "actors"),
    [
        (
            "attack _ NOUN 0 root / by by ADP 3 case / rebels rebel NOUN 1 nmod / on on ADP 5 case / villagers villager NOUN 1 nmod",
            (),
        ),
        (
            "rebels rebel NOUN 3 nmod:poss / 's 's PART 1 case / attack _ NOUN 0 root / on on ADP 5 case / villagers villager NOUN 3 nmod",
            (),
        ),
        (
            "rebels rebel NOUN 2 compound / attack _ NOUN 0 root / on on ADP 4 case / villagers villager NOUN 2 nmod",
            ("rebels",),
        ),
        (
            "rebels rebel NOUN 2 nsubj / launched launch VERB:VBD 0 root / attack _ NOUN 2 obj / on on ADP 5 case / villagers villager NOUN 2 obl",
            (),
        ),
        (
            "attack _ NOUN 4 nsubj / by by ADP 3 case / rebels rebel NOUN 1 nmod / killed kill VERB:VBD 0 root / villagers villager NOUN 4 obj",
            (),
        ),
    ],
)
def test_an_event_noun_however_english_gives_its_actors(spec: str, actors: tuple[str, ...]) -> None:
    t = tree(spec)
    index = rules({"attack (by SOURCE) on|against TARGET": "190"})
    assert told(t, index, actors) == [(["rebels"], "190", ["villagers"])]


def test_a_bare_modifier_is_an_agent_only_if_it_is_a_known_actor() -> None:
    t = tree(
        "drone _ NOUN 2 compound / attack _ NOUN 0 root / on on ADP 4 case / villagers villager NOUN 2 nmod"
    )
    assert told(t, rules({"attack (by SOURCE) on TARGET": "190"})) == [([], "190", ["villagers"])]


def test_coordination_between() -> None:
    t = tree(
        "talks talk NOUN 0 root / between between ADP 3 case / France _ PROPN 1 nmod / and and CCONJ 5 cc / Mali _ PROPN 3 conj"
    )
    assert told(t, rules({"talk between SOURCE and TARGET": "046"})) == [
        (["France"], "046", ["Mali"])
    ]


THREAT = tree(
    "Rebels rebel NOUN 2 nsubj / threatened threaten VERB:VBD 0 root / to to PART 4 mark / attack attack VERB:VB 2 xcomp / "
    "villagers villager NOUN 4 obj"
)
DENIAL = tree(
    "Rebels rebel NOUN 2 nsubj / denied deny VERB:VBD 0 root / attacking attack VERB:VBG 2 xcomp / villagers villager NOUN 3 obj"
)


def test_between_may_ask_who_the_two_are_whichever_comes_first() -> None:
    t = tree(
        "Clashes clash NOUN 6 nsubj / between between ADP 3 case / police police NOUN 1 nmod / "
        "and and CCONJ 5 cc / marchers marcher NOUN 3 conj / erupted erupt VERB:VBD 0 root"
    )
    index = rules({"clash between SOURCE:marcher and TARGET:police": "145"})
    assert told(t, index) == [(["marchers"], "145", ["police"])]
    assert told(t, rules({"clash between SOURCE:monk and TARGET:police": "145"})) == []


def test_an_act_that_hangs_on_a_matched_word_is_found() -> None:
    t = tree(
        "Monks monk NOUN 2 nsubj / held hold VERB:VBD 0 root / rally rally NOUN 2 obj / "
        "to to PART 5 mark / demand demand VERB:VB 3 acl / reform reform NOUN 5 obj"
    )
    index = rules(
        {"SOURCE demand reform": "104"},
        (composition("SOURCE hold rally ACTION", **{"10": "1412"}),),
    )
    assert told(t, index) == [(["Monks"], "1412", [])]


def test_an_event_noun_may_say_what_its_subject_is_doing() -> None:
    t = tree(
        "Pilots pilot NOUN 4 nsubj / are be AUX 4 cop / on on ADP 4 case / "
        "strike strike NOUN 0 root"
    )
    assert told(t, rules({"strike of SOURCE": "143"})) == [(["Pilots"], "143", [])]


def test_composition_takes_the_inner_code_in() -> None:
    index = rules(
        {"SOURCE attack TARGET": "190"},
        (composition("SOURCE threaten to ACTION", **{"19": "138", "*": "130"}),),
    )
    assert told(THREAT, index) == [(["Rebels"], "138", ["villagers"])]


def test_composition_with_an_unknown_act() -> None:
    index = rules({}, (composition("SOURCE threaten to ACTION", **{"19": "138", "*": "130"}),))
    assert told(THREAT, index, ("Rebels", "villagers")) == [(["Rebels"], "130", ["villagers"])]


def test_composition_can_leave_nothing() -> None:
    index = rules(
        {"SOURCE attack TARGET": "190"}, (composition("SOURCE deny ACTION", **{"*": "none"}),)
    )
    assert told(DENIAL, index) == []


def test_composition_same_lets_the_inner_event_stand() -> None:
    index = rules(
        {"SOURCE attack TARGET": "190"},
        (composition("SOURCE threaten to ACTION", **{"*": "same"}),),
    )
    [act] = acts(THREAT, index)
    assert (act.code, act.modality) == ("190", "asserted")


def test_target_of_a_demand_is_who_must_act() -> None:
    t = tree(
        "France _ PROPN 2 nsubj / demanded demand VERB:VBD 0 root / that that SCONJ 5 mark / rebels rebel NOUN 5 nsubj / "
        "withdraw _ VERB:VB 2 ccomp"
    )
    index = rules(
        {"SOURCE withdraw": "087"}, (composition("SOURCE demand ACTION", **{"08": "108"}),)
    )
    assert told(t, index) == [(["France"], "108", ["rebels"])]


def test_future_and_negation_go_through_their_rows() -> None:
    future = tree(
        "Rebels rebel NOUN 3 nsubj / will will AUX 3 aux / attack _ VERB:VB 0 root / villagers villager NOUN 3 obj"
    )
    never = tree(
        "Rebels rebel NOUN 3 nsubj / never never ADV 3 advmod / attacked attack VERB:VBD 0 root / villagers villager NOUN 3 obj"
    )
    row = CompositionEntry((), {"19": "138"}, HERE, when="future")
    index = rules({"SOURCE attack TARGET": "190"}, (row,))
    assert [final_code(a, index) for a in acts(future, index)] == ["138"]
    assert [final_code(a, index) for a in acts(never, index)] == [None]
    assert [final_code(a, index) for a in acts(tree(ATTACK), index)] == ["190"]


def test_discard_beats_a_less_specific_pattern() -> None:
    t = tree("Teams team NOUN 2 nsubj / attacked attack VERB:VBD 0 root / goals goal NOUN 2 obj")
    index = rules(
        {"SOURCE attack TARGET": "190"},
        discards=(DiscardEntry("SOURCE attack goal", "clause", HERE),),
    )
    assert told(t, index) == []


def test_a_noun_that_a_pattern_used_is_no_event_of_its_own() -> None:
    t = tree(
        "Rebels rebel NOUN 2 nsubj / ended end VERB:VBD 0 root / attacks attack NOUN 2 obj / on on ADP 5 case / villagers villager NOUN 3 nmod"
    )
    index = rules({"attack (by SOURCE) on TARGET": "190", "SOURCE end attack on TARGET": "087"})
    assert told(t, index) == [(["Rebels"], "087", ["villagers"])]


def test_a_role_may_ask_for_its_head_word() -> None:
    index = rules({"SOURCE attack TARGET": "190", "SOURCE:rebel|militant attack TARGET": "180"})
    assert told(tree(ATTACK), index)[0][1] == "180"
    other = tree(ATTACK.replace("Rebels rebel", "Troops troop"))
    assert told(other, index) == [(["Troops"], "190", ["villagers"])]


def test_a_time_is_no_actor() -> None:
    t = tree(
        "Rebels rebel NOUN 2 nsubj / called call VERB:VBD 0 root / villagers villager NOUN 2 obj / on on ADP 5 case / Friday friday PROPN 2 obl"
    )
    assert told(t, rules({"SOURCE call on TARGET": "020"})) == []


def test_a_predicate_noun_is_a_trigger_too() -> None:
    t = tree(
        "France _ PROPN 4 nsubj / is be AUX 4 cop / the the DET 4 det / donor _ NOUN 0 root / to to ADP 6 case / Mali _ PROPN 4 nmod"
    )
    assert told(t, rules({"SOURCE be donor to TARGET": "070"})) == [(["France"], "070", ["Mali"])]


def test_an_event_noun_that_a_composition_used_as_a_word_is_no_event() -> None:
    t = tree(
        "France _ PROPN 2 nsubj / ordered order VERB:VBD 0 root / inquiry _ NOUN 2 obj / into into ADP 5 case / "
        "attack _ NOUN 3 nmod / on on ADP 7 case / villagers villager NOUN 5 nmod"
    )
    index = rules(
        {"attack on TARGET": "190", "inquiry (by SOURCE) into *": "090"},
        (composition("SOURCE order inquiry into ACTION", **{"19": "093"}),),
    )
    assert told(t, index) == [(["France"], "093", ["villagers"])]


@pytest.mark.parametrize(
    ("subject", "place", "code"),
    [("It", "Rangoon", "195"), ("It", "villagers", "190"), ("Both", "Rangoon", "183")],
)
def test_a_role_may_ask_for_codes_and_kinds(subject: str, place: str, code: str) -> None:
    index = rules(
        {
            "SOURCE bomb TARGET": "183",
            "SOURCE:MIL|REB bomb TARGET": "190",
            "SOURCE:MIL bomb TARGET:place|market": "195",
        }
    )
    t = tree(
        f"{subject} _ PRON 2 nsubj / bombed bomb VERB:VBD 0 root / {place} _ PROPN 2 obj",
    )
    assert told(t, index) == [([subject], code, [place])]


@pytest.mark.parametrize(("subject", "code"), [("Both", "040"), ("Chad", "014")])
def test_an_action_that_no_pattern_knows_is_less_than_a_constraint(subject: str, code: str) -> None:
    row = composition("SOURCE discuss ACTION", **{"*": "014"})
    index = rules({"SOURCE:joined discuss *": "040"}, (row,))
    t = tree(
        f"{subject} _ PRON 2 nsubj / discussed discuss VERB:VBD 0 root / fish _ NOUN 2 obj",
    )
    assert [found for _, found, _ in told(t, index)] == [code]


COMMENT = "Rebels rebel NOUN 4 nsubj / did do AUX 4 aux / not not PART 4 advmod / comment comment VERB:VB 0 root"


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        (COMMENT, [(["Rebels"], "011", [])]),
        (COMMENT.replace("did do", "would would"), [(["Rebels"], "011", [])]),
        ("Rebels rebel NOUN 2 nsubj / commented comment VERB:VBD 0 root", []),
    ],
)
def test_a_pattern_may_tell_what_is_not_done(
    sentence: str, expected: list[tuple[list[str], str, list[str]]]
) -> None:
    index = rules({"SOURCE not comment": "011"})
    found = acts(tree(sentence), index)
    names = tree(sentence).forms
    assert [([names[s] for s in a.sources], final_code(a, index), a.targets) for a in found] == (
        expected
    )


def test_any_subject_may_be_left_unsaid() -> None:
    t = tree(
        "Rebels rebel NOUN 3 nsubj:pass / were be AUX 3 aux:pass / saddened sadden VERB 0 root"
    )
    assert told(t, rules({"* sadden SOURCE": "018"})) == [(["Rebels"], "018", [])]


TOUCHED = {
    "SOURCE lift ban (on TARGET)": "085",
    "SOURCE reject demand": "120",
    "SOURCE push for reform": "1042",
}


@pytest.mark.parametrize(
    ("spec", "expected"),
    [
        (  # the nearest actor below the pattern's words is the one concerned
            "Mali _ PROPN 2 nsubj / lifted lift VERB:VBD 0 root / ban _ NOUN 2 obj / "
            "to _ ADP 5 case / Chad _ PROPN 3 nmod",
            (["Mali"], "085", ["Chad"]),
        ),
        (  # however deep
            "Mali _ PROPN 2 nsubj / lifted lift VERB:VBD 0 root / ban _ NOUN 2 obj / "
            "for _ ADP 5 case / travel _ NOUN 3 nmod / to _ ADP 7 case / Chad _ PROPN 5 nmod",
            (["Mali"], "085", ["Chad"]),
        ),
        (  # a word of the pattern that belongs to another country
            "Mali _ PROPN 2 nsubj / rejected reject VERB:VBD 0 root / Chad _ PROPN 5 nmod:poss / "
            "'s _ PART 3 case / Demand _ NOUN 2 obj",
            (["Mali"], "120", ["Demand"]),
        ),
        (  # a place of the verb is not concerned
            "Mali _ PROPN 2 nsubj / lifted lift VERB:VBD 0 root / ban _ NOUN 2 obj / "
            "in _ ADP 5 case / Chad _ PROPN 2 obl",
            (["Mali"], "085", []),
        ),
        (  # an object that the pattern left alone is
            "Mali _ PROPN 2 nsubj / pushed push VERB:VBD 0 root / Chad _ PROPN 2 obj / "
            "for _ ADP 5 case / reforms reform NOUN 2 obl",
            (["Mali"], "1042", ["Chad"]),
        ),
        (  # but not what is the source's own
            "Mali _ PROPN 2 nsubj / pushed push VERB:VBD 0 root / its its PRON 4 nmod:poss / "
            "Chad _ PROPN 2 obj / for _ ADP 6 case / reforms reform NOUN 2 obl",
            (["Mali"], "1042", []),
        ),
        (  # nor is the source's own country
            "Mali _ PROPN 2 nsubj / lifted lift VERB:VBD 0 root / ban _ NOUN 2 obj / "
            "in _ ADP 5 case / Mali _ PROPN 3 nmod",
            (["Mali"], "085", []),
        ),
        (  # nor anybody, where nobody known acts
            "Thieves thief NOUN 2 nsubj / lifted lift VERB:VBD 0 root / ban _ NOUN 2 obj / "
            "to _ ADP 5 case / Chad _ PROPN 3 nmod",
            (["Thieves"], "085", []),
        ),
    ],
)
def test_whom_an_act_concerns_that_leaves_its_target_open(
    spec: str, expected: tuple[list[str], str, list[str]]
) -> None:
    assert told(tree(spec), rules(TOUCHED), ("Mali", "Chad", "Demand")) == [expected]


AGREED = (composition("SOURCE express interest in ACTION", **{"05": "032", "*": "030"}),)


def test_the_sources_own_country_is_not_the_target_of_what_it_voices() -> None:
    t = tree(
        "Malians _ PROPN 2 nsubj / expressed express VERB:VBD 0 root / Mali _ PROPN 5 nmod:poss / "
        "'s _ PART 3 case / interest _ NOUN 2 obj / in _ SCONJ 7 mark / "
        "backing back VERB:VBG 5 acl / Chad _ PROPN 7 obj"
    )
    index = rules({"SOURCE back TARGET": "051"}, AGREED)
    assert told(t, index, ("Malians", "Mali", "Chad")) == [(["Malians"], "032", ["Chad"])]


def test_an_unknown_act_gives_no_target_that_is_no_actor() -> None:
    spec = (
        "Mali _ PROPN 2 nsubj / expressed express VERB:VBD 0 root / interest _ NOUN 2 obj / "
        "in _ SCONJ 5 mark / painting paint VERB:VBG 3 acl / bridges bridge NOUN 5 obj / "
        "in _ ADP 8 case / Chad _ PROPN 6 nmod"
    )
    index = rules({}, AGREED)
    assert told(tree(spec), index, ("Mali",)) == [(["Mali"], "030", [])]
    assert told(tree(spec), index, ("Mali", "Chad")) == [(["Mali"], "030", ["Chad"])]


@pytest.mark.parametrize(("verb", "target"), [("send", "Chad"), ("expel", "Medics")])
def test_who_is_given_something_is_concerned_not_what_is_given(verb: str, target: str) -> None:
    t = tree(
        "Mali _ PROPN 2 nsubj / considers consider VERB:VBZ 0 root / "
        f"doing {verb} VERB:VBG 2 xcomp / Medics medic NOUN 3 obj / to to ADP 6 case / "
        "Chad _ PROPN 3 obl"
    )
    index = rules({}, (composition("SOURCE consider ACTION", **{"*": "014"}),))
    assert told(t, index, ("Mali", "Chad", "Medics")) == [(["Mali"], "014", [target])]


def test_an_act_and_what_it_did_are_told_once() -> None:
    t = tree(
        "Rebels rebel NOUN 2 nsubj / launched launch VERB:VBD 0 root / attack attack NOUN 2 obj / "
        "killing kill VERB:VBG 3 acl / Malians _ NOUN 4 obj"
    )
    index = rules({"attack (by SOURCE) (on TARGET)": "190", "SOURCE kill TARGET": "1901"})
    assert told(t, index, ("Malians",)) == [(["Rebels"], "190", ["Malians"])]


def test_whoever_is_on_a_visit_makes_it() -> None:
    t = tree(
        "Burhan Burhan PROPN 5 nsubj / is be AUX 5 cop / on on ADP 5 case / a a DET 5 det / "
        "visit visit NOUN 0 root / to to ADP 7 case / Rangoon Rangoon PROPN 5 nmod"
    )
    index = rules({"visit by SOURCE to TARGET": "042"})
    assert told(t, index) == [(["Burhan"], "042", ["Rangoon"])]


def test_a_preposition_of_time_is_no_particle() -> None:
    index = rules({"SOURCE give in (to TARGET)": "080"})
    gave = "Mali _ PROPN 2 nsubj / gave give VERB:VBD 0 root / "
    assert told(tree(gave + "in in ADV 2 advmod"), index) == [(["Mali"], "080", [])]
    assert told(tree(gave + "in in ADP 4 case / March _ PROPN 2 obl"), index) == []


def test_a_misread_particle_still_counts() -> None:
    index = rules({"SOURCE lay down arm": "0874"})
    t = tree(
        "Rebels rebel NOUN 2 nsubj / laid lay VERB:VBD 0 root / down down ADP 4 case / "
        "arms arm NOUN 2 obl"
    )
    assert [code for _, code, _ in told(t, index)] == ["0874"]


FRAMED = (
    "Mali _ PROPN 2 nsubj / serves serve VERB:VBZ 0 root / in in ADP 4 case / {first} _ NOUN 2 obl / "
    "in in ADP 6 case / {second} _ PROPN 2 obl"
)


@pytest.mark.parametrize(
    ("first", "second", "target"),
    [("bid", "Chad", "Chad"), ("winter", "Chad", "Chad"), ("Togo", "Chad", "Togo")],
)
def test_who_is_known_goes_before_what_only_frames(first: str, second: str, target: str) -> None:
    t = tree(FRAMED.format(first=first, second=second))
    index = rules({"SOURCE serve in TARGET": "074"})
    assert told(t, index, ("Mali", "Chad", "Togo")) == [(["Mali"], "074", [target])]


def test_a_frame_alone_is_nobody() -> None:
    t = tree(
        "Mali _ PROPN 2 nsubj / serves serve VERB 0 root / in in ADP 4 case / bid _ NOUN 2 obl"
    )
    assert told(t, rules({"SOURCE serve in TARGET": "074"}), ("Mali",)) == []


def test_a_verb_after_to_may_have_a_particle() -> None:
    t = tree(
        "Mali _ PROPN 2 nsubj / asked ask VERB:VBD 0 root / Chad _ PROPN 2 obj / to to PART 5 mark / "
        "hand hand VERB:VB 2 xcomp / over over ADP 5 compound:prt / thieves thief NOUN 5 obj"
    )
    index = rules({"SOURCE ask TARGET to hand_over thief": "0213"})
    assert told(t, index) == [(["Mali"], "0213", ["Chad"])]


def test_where_it_was_comes_after_whom_it_befell() -> None:
    t = tree(
        "Attacks attack NOUN 4 nsubj / in in ADP 3 case / Chad _ PROPN 1 nmod / "
        "killed kill VERB:VBD 0 root / Malians _ NOUN 4 obj"
    )
    index = rules({"attack (by SOURCE) (on|in TARGET)": "190"})
    assert told(t, index, ("Chad", "Malians")) == [([], "190", ["Malians"])]
    assert told(t, index, ("Chad",)) == [([], "190", ["Chad"])]


def test_what_is_rejected_is_the_others() -> None:
    t = tree(
        "Mali _ PROPN 2 nsubj / rejected reject VERB:VBD 0 root / Chad _ PROPN 5 nmod:poss / "
        "'s 's PART 3 case / Demand _ NOUN 2 obj / to to PART 7 mark / free free VERB:VB 5 acl / "
        "Togo _ PROPN 7 obj"
    )
    row = composition("SOURCE reject demand to ACTION", **{"08": "124"})
    index = rules({"SOURCE free TARGET": "084"}, (row,))
    assert told(t, index, ("Mali", "Chad", "Demand", "Togo")) == [(["Mali"], "124", ["Demand"])]


@pytest.mark.parametrize(("owner", "target"), [("Chad _ PROPN", ["Chad"]), ("its its PRON", [])])
def test_an_owner_is_what_of_introduces(owner: str, target: list[str]) -> None:
    t = tree(
        "Mali _ PROPN 2 nsubj / joined join VERB:VBD 0 root / to to ADP 5 case / "
        f"{owner} 5 nmod:poss / defence defence NOUN 2 obl"
    )
    index = rules({"SOURCE join to defence (of TARGET)": "052"})
    assert told(t, index) == [(["Mali"], "052", target)]


SAID = (
    "Mali _ PROPN 2 nsubj / said say VERB:VBD 0 root / {subject} / {aux} / be be AUX 6 aux:pass / "
    "lifted lift VERB:VBN 2 ccomp"
)


@pytest.mark.parametrize(("aux", "sources"), [("will will AUX:MD", ["Mali"]), ("has have AUX", [])])
def test_who_announces_what_will_be_done_will_do_it(aux: str, sources: list[str]) -> None:
    t = tree(SAID.format(subject="curfew curfew NOUN 6 nsubj:pass", aux=f"{aux} 6 aux"))
    assert told(t, rules({"SOURCE lift curfew": "0813"})) == [(sources, "0813", [])]


def test_who_announces_what_another_will_do_does_not() -> None:
    t = tree(
        SAID.format(subject="curfew curfew NOUN 6 nsubj:pass", aux="will will AUX:MD 6 aux")
        + " / by by ADP 8 case / Chad _ PROPN 6 obl:agent"
    )
    assert told(t, rules({"SOURCE lift curfew": "0813"})) == [(["Chad"], "0813", [])]


def test_an_owner_needs_no_of_in_the_sentence() -> None:
    index = rules(
        {"SOURCE accept apology of TARGET": "056", "SOURCE accept TARGET with joy": "030"}
    )
    held = frozenset({"mali", "accept", "chad", "'s", "apology"})
    tried = index.possible(held).of("accept", nominal=False)
    assert [rule.pattern.text for rule in tried] == ["SOURCE accept apology of TARGET"]


def warned(*, other: str = "it it PRON") -> Tree:
    return tree(
        "Mali _ PROPN 2 nsubj / warned warn VERB:VBD 0 root / " + other + " 5 nsubj / would would "
        "AUX:MD 5 aux / hit hit VERB 2 ccomp / Laos _ PROPN 5 obj"
    )


def test_a_warning_of_what_one_will_do_oneself() -> None:
    index = rules(
        {"SOURCE hit TARGET": "190"}, (composition("SOURCE warn that ACTION:own", _19="138"),)
    )
    own, others = warned(other="Mali _ PROPN"), warned(other="Togo _ PROPN")
    assert told(own, index, ("Mali", "Togo", "Laos")) == [(["Mali"], "138", ["Laos"])]
    assert told(others, index, ("Mali", "Togo", "Laos")) == [(["Togo"], "190", ["Laos"])]


def test_its_border_is_not_whom_troops_are_massed_against() -> None:
    t = tree(
        "Mali _ PROPN 2 nsubj / massed mass VERB:VBD 0 root / troops troop NOUN 2 obj / near near "
        "ADP 6 case / its its PRON 6 nmod:poss / Mali _ NOUN 2 obl / with with ADP 8 case / Laos _ "
        "PROPN 6 nmod"
    )
    index = rules({"SOURCE mass troop (near TARGET)": "154"})
    assert told(t, index, ("Mali", "Laos")) == [(["Mali"], "154", ["Laos"])]


def test_measures_nest() -> None:
    t = tree(
        "Mali _ PROPN 2 nsubj / called call VERB:VBD 0 root / tens ten NOUN 2 obj / of of ADP 5 case"
        " / thousands thousand NOUN 3 nmod / of of ADP 7 case / reservists reservist NOUN 5 nmod"
    )
    assert told(t, rules({"SOURCE call reservist": "154"}), ("Mali",)) == [(["Mali"], "154", [])]


def test_of_whom_it_is_said_that_they_are_guilty() -> None:
    t = tree(
        "Mali _ PROPN 2 nsubj / said say VERB:VBD 0 root / Laos _ PROPN 5 nsubj / was be AUX 5 cop /"
        " guilty guilty ADJ 2 ccomp / of of ADP 7 case / theft theft NOUN 5 obl"
    )
    index = rules({}, (composition("SOURCE say that ACTION:<guilt>", **{"*": "1121"}),))
    assert told(t, index, ("Mali", "Laos")) == [(["Mali"], "1121", ["Laos"])]


def test_what_a_text_says_its_author_does() -> None:
    t = tree(
        "Mali _ PROPN 2 nsubj / sent send VERB:VBD 0 root / letter letter NOUN 2 obj / to to ADP 5 case /"
        " Laos _ PROPN 2 obl / attacking attack VERB:VBG 3 acl / Togo _ PROPN 6 obj"
    )
    index = rules(
        {"SOURCE attack TARGET": "111"},
        (composition("SOURCE send letter to TARGET ACTION", **{"11": "same"}),),
    )
    assert told(t, index, ("Mali", "Laos", "Togo")) == [(["Mali"], "111", ["Togo"])]


def test_who_is_to_act_is_no_word_of_the_pattern() -> None:
    t = tree(
        "Mali _ PROPN 2 nsubj / proposed propose VERB:VBD 0 root / bill bill NOUN 2 obj / that that PRON"
        " 6 nsubj / would would AUX 6 aux / punish punish VERB:VB 3 acl:relcl / Togo _ PROPN 6 obj"
    )
    index = rules(
        {"SOURCE punish TARGET": "163"}, (composition("SOURCE propose bill ACTION", _16="131"),)
    )
    assert told(t, index, ("Mali", "Togo")) == [(["Mali"], "131", ["Togo"])]


def test_failing_together_is_as_reciprocal_as_what_was_tried() -> None:
    t = tree(
        "Mali _ PROPN 4 nsubj / and and CCONJ 3 cc / Togo _ PROPN 1 conj / failed fail VERB:VBD 0 root /"
        " to to PART 6 mark / agree agree VERB:VB 4 xcomp"
    )
    row = composition("SOURCE fail to ACTION", _04="125")
    for reciprocal in (True, False):
        index = rules({"SOURCE agree": "040"}, (row,), reciprocal=reciprocal)
        assert [act.reciprocal for act in acts(t, index, ("Mali", "Togo"))] == [reciprocal]


def test_whose_deed_it_was_is_said_behind_a_noun() -> None:
    t = tree(
        "Mali _ PROPN 2 nsubj / said say VERB:VBD 0 root / Laos _ PROPN 6 nsubj / was be AUX 6 cop / "
        "behind behind ADP 6 case / raid raid NOUN 2 ccomp"
    )
    index = rules({}, (composition("SOURCE say that ACTION:guilty|behind", **{"*": "112"}),))
    assert told(t, index, ("Mali", "Laos")) == [(["Mali"], "112", ["Laos"])]


def test_a_sum_worth_of_goods_is_the_goods() -> None:
    t = tree(
        "Mali _ PROPN 2 nsubj / sent send VERB:VBD 0 root / thousand thousand NOUN 2 obj / ten ten NOUN 3"
        " nmod / of of ADP 6 case / rice rice NOUN 4 nmod"
    )
    assert told(t, rules({"SOURCE send rice": "073"}), ("Mali",)) == [(["Mali"], "073", [])]


def test_whom_it_was_done_to_counts_where_nobody_else_is_named() -> None:
    t = tree(
        "Mali _ PROPN 3 nsubj:pass / were be AUX 3 aux:pass / put put VERB:VBN 0 root / on on ADP 5 case /"
        " alert alert NOUN 3 obl"
    )
    index = rules({"SOURCE put mali on alert": "152"})
    assert told(t, index, ("Mali",)) == [([], "152", ["Mali"])]
    assert told(t, index) == [([], "152", [])]


def test_what_is_held_is_held_by_the_two_it_is_between() -> None:
    t = tree(
        "Talks talk NOUN 3 nsubj:pass / were be AUX 3 aux:pass / launched launch VERB:VBN 0 root / in in "
        "ADP 5 case / Rome _ PROPN 3 obl / between between ADP 7 case / Mali _ PROPN 3 obl / and and CCONJ "
        "9 cc / Togo _ PROPN 7 conj"
    )
    index = rules(
        {"talk between SOURCE and TARGET": "046", "SOURCE launch talk": "046"}, reciprocal=True
    )
    assert told(t, index, ("Mali", "Togo")) == [(["Mali"], "046", ["Togo"])]


def test_the_two_sides_are_those_named_after_them() -> None:
    t = (
        "talks talk NOUN 0 root / between between ADP 4 case / two two NUM 4 nummod / sides side NOUN:NNS "
        "1 nmod / Mali _ PROPN 4 appos / and and CCONJ 7 cc / Togo _ PROPN {} conj"
    )
    index = rules({"talk between SOURCE and TARGET": "046"})
    for above in (4, 5):
        assert told(tree(t.format(above)), index) == [(["Mali"], "046", ["Togo"])]


def test_confirming_what_might_be_does_not_make_it_done() -> None:
    t = (
        "Mali _ PROPN 2 nsubj / confirmed confirm VERB:VBD 0 root / Laos _ PROPN 5 nsubj / {} / attack "
        "attack VERB:VB 2 {} / Togo _ PROPN 5 obj"
    )
    row = composition("SOURCE confirm ACTION", _19="same")
    index = rules({"SOURCE attack TARGET": "190"}, (row,))
    for word, relation, modality in (
        ("might might AUX 5 aux", "ccomp", "modal"),
        ("must must AUX 5 aux", "ccomp", "obligation"),
        ("to to PART 5 mark", "xcomp", "asserted"),
    ):
        assert [a.modality for a in acts(tree(t.format(word, relation)), index)] == [modality]
