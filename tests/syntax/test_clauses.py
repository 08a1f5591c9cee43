"""The clause step undoes surface form: each test is a sentence and who does what to whom in it."""

from __future__ import annotations

import pytest

from eventcoder.syntax.arguments import SyntaxWords
from eventcoder.syntax.clauses import Clause, clauses
from eventcoder.syntax.tree import Tree
from tests.trees import at, tree

WORDS = SyntaxWords(
    {
        "light_verbs": frozenset({"launch", "carry out", "hold"}),
        "light_predicates": frozenset({"responsible for"}),
        "result_adjectives": frozenset({"free"}),
        "effect_verbs": frozenset({"kill", "hit", "tear into"}),
        "occur_verbs": frozenset({"occur", "cease"}),
        "end_verbs": frozenset({"cease"}),
        "stative_participles": frozenset({"commit"}),
        "time_nouns": frozenset({"march", "week", "tomorrow"}),
        "speech_verbs": frozenset({"say"}),
        "subject_control_verbs": frozenset({"promise"}),
    }
)
NOUNS = frozenset({"attack", "talk"})


def clause_of(t: Tree, form: str) -> Clause:
    return next(c for c in clauses(t, WORDS, NOUNS) if c.head == at(t, form))


def forms(t: Tree, heads: list[int]) -> list[str]:
    return [t.forms[h] for h in heads]


ACTIVE = tree(
    "Rebels rebel NOUN 2 nsubj / attacked attack VERB:VBD 0 root / villagers villager NOUN 2 obj"
)
PASSIVE = tree(
    "Villagers villager NOUN 3 nsubj:pass / were be AUX 3 aux:pass / attacked attack VERB:VBN 0 root / "
    "by by ADP 5 case / rebels rebel NOUN 3 obl:agent"
)
RELATIVE = tree(
    "Rebels rebel NOUN 5 nsubj / who who PRON 3 nsubj / attacked attack VERB:VBD 1 acl:relcl / "
    "villagers villager NOUN 3 obj / fled flee VERB:VBD 0 root"
)
OBJECT_RELATIVE = tree(
    "Villagers villager NOUN 4 nsubj / rebels rebel NOUN 3 nsubj / attacked attack VERB:VBD 1 acl:relcl / "
    "fled flee VERB:VBD 0 root"
)
REDUCED = tree(
    "Villagers villager NOUN 5 nsubj / attacked attack VERB:VBN 1 acl / by by ADP 4 case / "
    "rebels rebel NOUN 2 obl:agent / fled flee VERB:VBD 0 root"
)
CONTROL = tree(
    "Rebels rebel NOUN 2 nsubj / tried try VERB:VBD 0 root / to to PART 4 mark / attack attack VERB:VB 2 xcomp / "
    "villagers villager NOUN 4 obj"
)
OBJECT_CONTROL = tree(
    "Generals general NOUN 2 nsubj / ordered order VERB:VBD 0 root / rebels rebel NOUN 2 obj / to to PART 5 mark / "
    "attack attack VERB:VB 2 xcomp / villagers villager NOUN 5 obj"
)
SHARED_OBJECT = tree(
    "Rebels rebel NOUN 2 nsubj / attacked attack VERB:VBD 0 root / and and CCONJ 4 cc / looted loot VERB:VBD 2 conj / "
    "villagers villager NOUN 4 obj"
)
JOINED_PASSIVE = tree(
    "Villagers villager NOUN 3 nsubj:pass / were be AUX 3 aux:pass / beaten beat VERB:VBN 0 root / and and CCONJ 5 cc / "
    "attacked attack VERB:VBN 3 conj / by by ADP 7 case / rebels rebel NOUN 5 obl:agent"
)
PARTICIPLE = tree(
    "Rebels rebel NOUN 2 nsubj / fled flee VERB:VBD 0 root / , _ PUNCT 4 punct / attacking attack VERB:VBG 2 advcl / "
    "villagers villager NOUN 4 obj"
)


@pytest.mark.parametrize(
    "t",
    [
        ACTIVE,
        PASSIVE,
        RELATIVE,
        OBJECT_RELATIVE,
        REDUCED,
        CONTROL,
        OBJECT_CONTROL,
        SHARED_OBJECT,
        JOINED_PASSIVE,
        PARTICIPLE,
    ],
    ids=lambda t: " ".join(t.forms),
)
def test_one_reading_for_every_surface_form(t: Tree) -> None:
    verb = next(i for i, lemma in enumerate(t.lemmas) if lemma == "attack")
    clause = next(c for c in clauses(t, WORDS, frozenset()) if c.head == verb)
    assert [t.lemmas[a] for a in clause.agents] == ["rebel"]
    assert [t.lemmas[o] for o in clause.objects] == ["villager"]


def test_subject_control_keeps_the_matrix_subject() -> None:
    t = tree(
        "France _ PROPN 2 nsubj / promised promise VERB:VBD 0 root / Mali _ PROPN 2 obj / to to PART 5 mark / "
        "attack attack VERB:VB 2 xcomp / rebels rebel NOUN 5 obj"
    )
    assert forms(t, clause_of(t, "attack").agents) == ["France"]


def test_agentless_passive_has_no_agent() -> None:
    t = tree(
        "Villagers villager NOUN 3 nsubj:pass / were be AUX 3 aux:pass / attacked attack VERB:VBN 0 root"
    )
    clause = clause_of(t, "attacked")
    assert clause.passive
    assert clause.agents == []
    assert forms(t, clause.objects) == ["Villagers"]


def test_event_noun_takes_the_subject_of_a_light_verb() -> None:
    t = tree(
        "Rebels rebel NOUN 2 nsubj / launched launch VERB:VBD 0 root / an a DET 4 det / attack _ NOUN 2 obj / "
        "on on ADP 6 case / villagers villager NOUN 4 nmod"
    )
    clause = clause_of(t, "attack")
    assert clause.support_kind == "light"
    assert forms(t, clause.agents) == ["Rebels"]
    assert ("on", at(t, "villagers")) in clause.phrases


def test_event_noun_as_subject_gets_what_its_verb_affects() -> None:
    t = tree(
        "An a DET 2 det / attack _ NOUN 5 nsubj / by by ADP 4 case / rebels rebel NOUN 2 nmod / killed kill VERB:VBD 0 root / "
        "villagers villager NOUN 5 obj"
    )
    clause = clause_of(t, "attack")
    assert clause.support_kind == "effect"
    assert forms(t, clause.agents) == ["rebels"]
    assert forms(t, clause.affected) == ["villagers"]


def test_event_noun_that_occurs_takes_the_verbs_phrases() -> None:
    t = tree(
        "The the DET 2 det / attack _ NOUN 3 nsubj / occurred occur VERB:VBD 0 root / near near ADP 5 case / Goma _ PROPN 3 obl"
    )
    assert ("near", at(t, "Goma")) in clause_of(t, "attack").phrases


@pytest.mark.parametrize(
    ("auxiliary", "modality"),
    [
        ("will will", "future"),
        ("may may", "modal"),
        ("could could", "modal"),
        ("has have", "asserted"),
    ],
)
def test_modality_comes_from_the_auxiliary(auxiliary: str, modality: str) -> None:
    t = tree(f"Rebels rebel NOUN 3 nsubj / {auxiliary} AUX 3 aux / attack _ VERB:VB 0 root")
    assert clause_of(t, "attack").modality == modality


def test_negation() -> None:
    t = tree(
        "Rebels rebel NOUN 4 nsubj / did do AUX 4 aux / not not PART 4 advmod / attack attack VERB:VB 0 root / villagers villager NOUN 4 obj"
    )
    assert clause_of(t, "attack").negated
    assert not clause_of(ACTIVE, "attacked").negated


def test_no_on_the_object_negates() -> None:
    t = tree(
        "Envoys envoy NOUN 2 nsubj / held hold VERB:VBD 0 root / no no DET 4 det / talks talk NOUN 2 obj"
    )
    assert clause_of(t, "held").negated
    assert clause_of(t, "talks").negated


def test_speaker_of_what_is_said() -> None:
    t = tree(
        "Rebels rebel NOUN 2 nsubj / said say VERB:VBD 0 root / soldiers soldier NOUN 4 nsubj / attacked attack VERB:VBD 2 ccomp / "
        "villagers villager NOUN 4 obj"
    )
    clause = clause_of(t, "attacked")
    assert clause.speaker == at(t, "Rebels")
    assert forms(t, clause.agents) == ["soldiers"]


def test_what_an_act_befalls_may_follow_a_preposition() -> None:
    t = tree(
        "attack _ NOUN 2 nsubj / tore tear VERB:VBD 0 root / into into ADP 4 case / villagers villager NOUN 2 obl"
    )
    assert forms(t, clause_of(t, "attack").affected) == ["villagers"]


@pytest.mark.parametrize(
    "spec",
    [
        "Neither neither CCONJ 2 cc:preconj / Mali _ PROPN 5 nsubj / nor nor CCONJ 4 cc / "
        "Chad _ PROPN 2 conj / attacked attack VERB:VBD 0 root / Togo _ PROPN 5 obj",
        "Mali _ PROPN 2 nsubj / attacked attack VERB:VBD 0 root / "
        "neither neither CCONJ 4 cc:preconj / Chad _ PROPN 2 obj / nor nor CCONJ 6 cc / "
        "Togo _ PROPN 4 conj",
        "Mali _ PROPN 4 nsubj / no no ADV 3 advmod / longer long ADV 4 advmod / "
        "attacked attack VERB:VBZ 0 root / Chad _ PROPN 4 obj",
        "Not not PART 3 advmod / one one NUM 3 nummod / rebel rebel NOUN 4 nsubj / "
        "attacked attack VERB:VBD 0 root / Chad _ PROPN 4 obj",
        "Nobody nobody PRON 2 nsubj / fled flee VERB:VBD 0 root / and and CCONJ 4 cc / "
        "attacked attack VERB:VBD 2 conj / Chad _ PROPN 4 obj",
    ],
)
def test_ways_of_saying_no(spec: str) -> None:
    assert clause_of(tree(spec), "attacked").negated


COMMITTED = (
    "Mali _ PROPN 3 nsubj:pass / is be AUX 3 aux:pass / committed commit VERB:VBN 0 root / "
    "to to ADP 5 case / peace peace NOUN 3 obl"
)


def test_an_adjectival_participle_has_an_agent_unless_another_acts() -> None:
    assert forms(tree(COMMITTED), clause_of(tree(COMMITTED), "committed").agents) == ["Mali"]
    by = tree(COMMITTED + " / by by ADP 7 case / rebels rebel NOUN 3 obl:agent")
    assert forms(by, clause_of(by, "committed").agents) == ["rebels"]


@pytest.mark.parametrize(
    ("modifier", "modality"),
    [
        ("upcoming upcoming ADJ 2 amod", "intended"),
        ("possible possible ADJ 2 amod", "modal"),
        ("tomorrow tomorrow NOUN 2 nmod:unmarked", "intended"),
        ("peace peace NOUN 2 compound", "asserted"),
    ],
)
def test_an_event_noun_of_what_is_to_come(modifier: str, modality: str) -> None:
    t = tree(f"{modifier} / talks talk NOUN 3 nsubj / pleased please VERB:VBD 0 root")
    assert clause_of(t, "talks").modality == modality


def test_an_event_noun_next_week() -> None:
    t = tree("Talks talk NOUN 0 root / next next ADJ 3 amod / week week NOUN 1 nmod:unmarked")
    assert clause_of(t, "Talks").modality == "intended"


def test_what_will_end_is_not_announced() -> None:
    t = tree(
        "Attacks attack NOUN 3 nsubj / will will AUX 3 aux / cease cease VERB:VB 0 root",
    )
    assert clause_of(t, "Attacks").modality == "hypothetical"


def test_a_month_is_no_event() -> None:
    t = tree("March march PROPN 2 nsubj / came come VERB:VBD 0 root")
    assert [c.head for c in clauses(t, WORDS, frozenset({"march"}))] == [at(t, "came")]


@pytest.mark.parametrize("when", ["week", "end"])
def test_when_it_is_done_is_nobody_who_does_it(when: str) -> None:
    t = tree(
        "Curbs curb NOUN 3 nsubj:pass / are be AUX 3 aux:pass / lifted lift VERB:VBN 0 root / "
        f"by by ADP 5 case / {when} {when} NOUN 3 obl:agent / of of ADP 7 case / week week NOUN 5 nmod"
    )
    assert clause_of(t, "lifted").agents == []


def test_who_is_of_a_day_acts() -> None:
    t = tree(
        "Curbs curb NOUN 3 nsubj:pass / are be AUX 3 aux:pass / lifted lift VERB:VBN 0 root / "
        "by by ADP 5 case / judges judge NOUN 3 obl:agent / in in ADP 7 case / March march PROPN 5 nmod"
    )
    assert forms(t, clause_of(t, "lifted").agents) == ["judges"]


@pytest.mark.parametrize(
    ("spec", "affected"),
    [
        (  # a relative clause tells what the act did
            "the the DET 2 det / attack _ NOUN 5 nsubj / that that PRON 4 nsubj / "
            "killed kill VERB:VBD 2 acl:relcl / ended end VERB:VBD 0 root / "
            "villagers villager NOUN 4 obj",
            ["villagers"],
        ),
        (  # so does a participle
            "attack _ NOUN 4 nsubj / killing kill VERB:VBG 1 acl / villagers villager NOUN 2 obj / "
            "ended end VERB:VBD 0 root",
            ["villagers"],
        ),
        (  # not where it says something else of the act
            "attack _ NOUN 4 nsubj / planned plan VERB:VBN 1 acl / yesterday _ NOUN 2 obl / "
            "ended end VERB:VBD 0 root",
            [],
        ),
    ],
)
def test_a_clause_on_an_event_noun_tells_whom_it_befell(spec: str, affected: list[str]) -> None:
    t = tree(spec)
    assert forms(t, clause_of(t, "attack").affected) == affected


@pytest.mark.parametrize(
    ("auxiliary", "modality"),
    [("can can AUX 4 aux", "asserted"), ("would would AUX 4 aux", "modal")],
)
def test_who_cannot_do_it_does_not(auxiliary: str, modality: str) -> None:
    t = tree(
        f"Rebels rebel NOUN 4 nsubj / {auxiliary} / not not PART 4 advmod / "
        "attack attack VERB:VB 0 root / Mali _ PROPN 4 obj"
    )
    clause = clause_of(t, "attack")
    assert (clause.negated, clause.modality) == (True, modality)


def test_what_is_not_done_has_no_purpose() -> None:
    t = tree(
        "Mali _ PROPN 4 nsubj / will will AUX 4 aux / not not PART 4 advmod / go go VERB:VB 0 root / "
        "there there ADV 4 advmod / to to PART 7 mark / meet meet VERB:VB 4 advcl / rebels rebel NOUN 7 obj"
    )
    assert clause_of(t, "meet").negated


@pytest.mark.parametrize(
    "spec",
    [
        "Rebels rebel NOUN 3 nsubj / were be AUX 3 cop / responsible responsible ADJ 0 root / "
        "for for ADP 5 case / attack attack NOUN 3 obl",
        "Rebels rebel NOUN 0 root / responsible responsible ADJ 1 amod / for for ADP 4 case / "
        "attack attack NOUN 2 obl",
        "Rebels rebel NOUN 4 nsubj / were be AUX 4 cop / behind behind ADP 4 case / "
        "attack attack NOUN 0 root",
    ],
)
def test_whose_deed_an_event_noun_was(spec: str) -> None:
    t = tree(spec)
    assert forms(t, clause_of(t, "attack").agents) == ["Rebels"]


def test_who_is_ready_for_an_attack_has_not_made_it() -> None:
    t = tree(
        "Rebels rebel NOUN 3 nsubj / were be AUX 3 cop / ready ready ADJ 0 root / "
        "for for ADP 5 case / attack attack NOUN 3 obl"
    )
    assert clause_of(t, "attack").agents == []


def test_an_adjective_read_as_a_passive_is_a_predicate() -> None:
    t = tree(
        "Mali _ PROPN 3 nsubj:pass / is be AUX 3 aux:pass / committed committed ADJ 0 root / "
        "to to ADP 5 case / peace peace NOUN 3 obl"
    )
    assert clause_of(t, "committed").kind == "predicate"


@pytest.mark.parametrize(("word", "agent"), [("no", "villagers"), ("the", "comment")])
def test_a_clause_behind_what_there_is_not_is_about_who_is_named(word: str, agent: str) -> None:
    t = tree(
        f"There there PRON 2 expl / was be VERB 0 root / {word} {word} DET 4 det / "
        "comment comment NOUN 2 nsubj / from from ADP 6 case / villagers villager NOUN 4 nmod / "
        "which which PRON 8 nsubj / attacked attack VERB:VBD 4 acl:relcl / rebels rebel NOUN 8 obj"
    )
    assert forms(t, clause_of(t, "attacked").agents) == [agent]


def test_what_is_let_free_is_the_object() -> None:
    t = tree(
        "Mali _ PROPN 2 nsubj / let let VERB:VBD 0 root / free free ADJ 2 xcomp / "
        "pilots pilot NOUN 3 obj"
    )
    assert forms(t, clause_of(t, "let").objects) == ["pilots"]


def test_a_particle_before_a_number_is_the_verbs() -> None:
    t = tree(
        "Mali _ PROPN 2 nsubj / handed hand VERB:VBD 0 root / over over ADV 4 advmod / "
        "30 30 NUM 5 nummod / pilots pilot NOUN 2 obj"
    )
    assert clause_of(t, "handed").particles == {"over"}
