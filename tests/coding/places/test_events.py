"""Which place of its sentence is an event's."""

from __future__ import annotations

from eventcoder.coding.places.clause import event_clause
from eventcoder.coding.places.events import event_place
from eventcoder.syntax.arguments import SyntaxWords
from tests.coding.places.test_article import in_place, mentions, within
from tests.trees import at, tree

WORDS = SyntaxWords(
    {
        "leaving_words": frozenset({"flee", "capture"}),
        "moving_words": frozenset({"visit", "deploy"}),
    }
)


def place_of(spec: str, trigger: str, *arguments: str) -> str | None:
    sample = tree(spec)
    heads = [at(sample, form) for form in arguments]
    clause = event_clause(sample, at(sample, trigger), heads, None, False, WORDS)
    found = event_place(clause, mentions(spec))
    return found[0].text if found else None


def test_event_in_a_place() -> None:
    assert place_of(in_place("Rahad"), "fought", "Rebels") == "Rahad"


def test_the_most_exact_place_counts() -> None:
    assert place_of(within("North Kordofan"), "fought", "Rebels") == "Rahad"


def test_under_a_noun_for_a_place() -> None:
    spec = """Rebels rebel NOUN 2 nsubj / fought fight VERB 0 root / near near ADP 5 case
              the the DET 5 det / city city NOUN 2 obl / of of ADP 7 case
              Rahad Rahad PROPN 5 nmod"""
    assert place_of(spec, "fought", "Rebels") == "Rahad"


def test_an_actor_is_no_place() -> None:
    spec = """France France PROPN 2 nsubj / attacked attack VERB 0 root / Sudan Sudan PROPN 2 obj
              in in ADP 5 case / Rahad Rahad PROPN 2 obl"""
    assert place_of(spec, "attacked", "France", "Sudan") == "Rahad"
    assert place_of(spec, "attacked", "France", "Rahad") == "Rahad"  # `in` makes it one
    spec = spec.replace("in in ADP", "with with ADP")
    assert place_of(spec, "attacked", "France", "Rahad") is None


def test_a_place_in_the_target() -> None:
    spec = """Rebels rebel NOUN 2 nsubj / shelled shell VERB 0 root / a a DET 4 det
              camp camp NOUN 2 obj / in in ADP 6 case / Rahad Rahad PROPN 4 nmod"""
    assert place_of(spec, "shelled", "Rebels", "camp") == "Rahad"


def test_an_event_noun_and_its_verb() -> None:
    spec = """The the DET 2 det / attack attack NOUN 5 nsubj / in in ADP 4 case
              Rahad Rahad PROPN 2 nmod / happened happen VERB 0 root / near near ADP 7 case
              Gedaref Gedaref PROPN 5 obl"""
    assert place_of(spec, "attack") == "Rahad"
    assert place_of(spec.replace("Rahad Rahad PROPN", "May May PROPN"), "attack") == "Gedaref"


def test_not_by_or_against() -> None:
    spec = """Rebels rebel NOUN 2 nsubj / fought fight VERB 0 root / against against ADP 4 case
              France France PROPN 2 obl"""
    assert place_of(spec, "fought", "Rebels") is None


def test_the_nearest_location_of_the_sentence() -> None:
    spec = """In in ADP 2 case / Rahad Rahad PROPN 4 obl / rebels rebel NOUN 4 nsubj
              said say VERB 0 root / they they PRON 6 nsubj / attacked attack VERB 4 ccomp"""
    assert place_of(spec, "attacked", "they") == "Rahad"
    spec = "France France PROPN 2 nsubj / said say VERB 0 root / they they PRON 4 nsubj / left leave VERB 2 ccomp"
    assert place_of(spec, "left", "they") is None


def struck(spec: str, trigger: str, source: str, target: str) -> str | None:
    """The place of an act of violence, or of a coming or going."""
    sample = tree(spec)
    heads = [at(sample, source), at(sample, target)]
    clause = event_clause(sample, at(sample, trigger), heads, heads[1], True, WORDS)
    found = event_place(clause, mentions(spec))
    return found[0].text if found else None


def test_a_town_that_is_struck_is_the_place() -> None:
    spec = """Rebels rebel NOUN 2 nsubj / attacked attack VERB 0 root / Rahad Rahad PROPN 2 obj
              in in ADP 6 case / North North PROPN 6 compound / Kordofan Kordofan PROPN 2 obl"""
    assert struck(spec, "attacked", "Rebels", "Rahad") == "Rahad"
    assert place_of(spec, "attacked", "Rebels", "Rahad") == "North Kordofan"


def test_a_country_that_is_struck_is_a_target_only() -> None:
    spec = "Rebels rebel NOUN 2 nsubj / attacked attack VERB 0 root / France France PROPN 2 obj"
    assert struck(spec, "attacked", "Rebels", "France") is None


def test_a_target_called_by_a_noun_for_places() -> None:
    spec = """Rebels rebel NOUN 2 nsubj / captured capture VERB 0 root / the the DET 5 det
              Rahad Rahad PROPN 5 compound / region region NOUN 2 obj"""
    assert struck(spec, "captured", "Rebels", "region") == "Rahad"


def test_origin_and_destination() -> None:
    def moved(verb: str) -> str:
        return f"""Rebels rebel NOUN 2 nsubj / {verb}ed {verb} VERB 0 root / from from ADP 4 case
                   Rahad Rahad PROPN 2 obl / to to ADP 6 case / Gedaref Gedaref PROPN 2 obl"""

    assert place_of(moved("flee"), "fleeed", "Rebels") == "Rahad"
    assert place_of(moved("deploy"), "deployed", "Rebels") == "Gedaref"


def test_where_one_goes_is_the_place_of_a_visit() -> None:
    spec = """Envoys envoy NOUN 2 nsubj / visited visit VERB 0 root / France France PROPN 2 obj"""
    assert place_of(spec, "visited", "Envoys", "France") is None
    sample = tree(spec)
    clause = event_clause(sample, 1, [0, 2], 2, False, WORDS)
    found = event_place(clause, mentions(spec))
    assert found is not None
    assert (found[0].text, found[1]) == ("France", "clause")


def test_what_the_clause_does_not_tell_the_sentence_may() -> None:
    spec = """In in ADP 2 case / Rahad Rahad PROPN 4 obl / rebels rebel NOUN 4 nsubj
              said say VERB 0 root / they they PRON 6 nsubj / attacked attack VERB 4 ccomp"""
    sample = tree(spec)
    found = event_place(event_clause(sample, 5, [4], None, False, WORDS), mentions(spec))
    assert found is not None
    assert found[1] == "sentence"


def test_so_far_from_a_place() -> None:
    spec = """Rebels rebel NOUN 2 nsubj / shelled shell VERB 0 root / positions position NOUN 2 obj
              west west ADV 3 advmod / of of ADP 6 case / Rahad Rahad PROPN 4 obl"""
    assert place_of(spec, "shelled", "Rebels", "positions") == "Rahad"


def test_a_clause_beyond_a_semicolon_is_another_story() -> None:
    spec = """Police police NOUN 2 nsubj / fought fight VERB 0 root / in in ADP 4 case
              Rahad Rahad PROPN 2 obl / ; ; PUNCT 7 punct / France France PROPN 7 nsubj
              protested protest VERB 2 parataxis"""
    assert place_of(spec, "protested", "France") is None


def test_a_clause_about_somebody_else_is_another_story() -> None:
    spec = """Envoys envoy NOUN 2 nsubj / praised praise VERB 0 root / those those PRON 2 obl
              who who PRON 5 nsubj / fought fight VERB 3 acl:relcl / in in ADP 7 case
              Rahad Rahad PROPN 5 obl"""
    assert place_of(spec, "praised", "Envoys") is None
    assert place_of(spec, "praised", "Envoys", "those") is None
    assert struck(spec, "praised", "Envoys", "those") == "Rahad"  # whom a blow hits is there
    assert place_of(spec, "fought", "those") == "Rahad"


SAID = "Envoys envoy NOUN 2 nsubj / praised praise VERB 0 root / them they PRON 2 obj"


def test_what_an_act_is_about_is_elsewhere() -> None:
    spec = f"""{SAID} / about about ADP 6 case / the the DET 6 det / truce truce NOUN 2 obl
               in in ADP 8 case / Rahad Rahad PROPN 6 nmod"""
    assert place_of(spec, "praised", "Envoys") is None
    assert place_of(spec.replace("about about", "at at"), "praised", "Envoys") == "Rahad"
    assert place_of(spec, "truce") == "Rahad"


def test_what_comes_before_or_after_is_elsewhere() -> None:
    spec = f"""{SAID} / after after SCONJ 6 mark / rebels rebel NOUN 6 nsubj
               fled flee VERB 2 advcl / in in ADP 8 case / Rahad Rahad PROPN 6 obl"""
    assert place_of(spec, "praised", "Envoys") is None
    assert place_of(spec, "fled", "rebels") == "Rahad"
    assert place_of(spec.replace("after after", "as as"), "praised", "Envoys") == "Rahad"


def test_what_somebody_else_does_is_elsewhere() -> None:
    spec = f"""{SAID} / and and CCONJ 6 cc / rebels rebel NOUN 6 nsubj / fought fight VERB 2 conj
               in in ADP 8 case / Rahad Rahad PROPN 6 obl"""
    assert place_of(spec, "praised", "Envoys") is None
    assert struck(spec, "praised", "Envoys", "them") == "Rahad"
    assert place_of(spec.replace("rebels rebel NOUN 6 nsubj", "then then ADV 6 advmod"),
                    "praised", "Envoys") == "Rahad"  # fmt: skip


def test_a_second_act_by_somebody_else_is_elsewhere() -> None:
    spec = """Rebels rebel NOUN 2 nsubj / fought fight VERB 0 root / in in ADP 4 case
              Rahad Rahad PROPN 2 obl / and and CCONJ 7 cc / envoys envoy NOUN 7 nsubj
              praised praise VERB 2 conj / them they PRON 7 obj"""
    assert place_of(spec, "praised", "envoys") is None
    assert place_of(spec.replace("envoys envoy NOUN 7 nsubj", "then then ADV 7 advmod"),
                    "praised", "Rebels") == "Rahad"  # fmt: skip
    first = """In in ADP 2 case / Rahad Rahad PROPN 4 obl / rebels rebel NOUN 4 nsubj
               fought fight VERB 0 root / and and CCONJ 7 cc / envoys envoy NOUN 7 nsubj
               praised praise VERB 4 conj"""
    assert place_of(first, "praised", "envoys") == "Rahad"


def test_a_second_act_is_not_in_the_object_of_the_first() -> None:
    spec = """Envoys envoy NOUN 2 nsubj / praised praise VERB 0 root / troops troop NOUN 2 obj
              in in ADP 5 case / Rahad Rahad PROPN 3 nmod / and and CCONJ 7 cc
              demanded demand VERB 2 conj / peace peace NOUN 7 obj"""
    assert place_of(spec, "demanded", "Envoys") is None
    assert place_of(spec, "praised", "Envoys", "troops") == "Rahad"
    assert place_of(spec.replace("3 nmod", "2 obl"), "demanded", "Envoys") == "Rahad"


def test_what_is_reported_is_elsewhere() -> None:
    spec = f"""{SAID} / and and CCONJ 5 cc / said say VERB 2 conj / they they PRON 7 nsubj
               fought fight VERB 5 ccomp / in in ADP 9 case / Rahad Rahad PROPN 7 obl"""
    assert place_of(spec, "praised", "Envoys") is None
    assert place_of(spec, "fought", "they") == "Rahad"


def test_what_words_are_exchanged_on() -> None:
    spec = f"""{SAID} / on on ADP 6 case / the the DET 6 det / truce truce NOUN 2 obl
               in in ADP 8 case / Rahad Rahad PROPN 6 nmod"""
    assert place_of(spec, "praised", "Envoys") is None
    assert place_of(spec.replace("truce truce", "road road"), "praised", "Envoys") == "Rahad"
    assert struck(spec, "praised", "Envoys", "them") == "Rahad"


def test_violence_over_a_place() -> None:
    fought = "Rebels rebel NOUN 2 nsubj / fought fight VERB 0 root / rivals rival NOUN 2 obj"
    over = f"{fought} / over over ADP 5 case / Rahad Rahad PROPN 2 obl"
    control = f"""{fought} / for for ADP 5 case / control control NOUN 2 obl
                  over over ADP 7 case / Rahad Rahad PROPN 5 nmod"""
    war = f"""{fought} / over over ADP 5 case / war war NOUN 2 obl / in in ADP 7 case
              Rahad Rahad PROPN 5 nmod"""
    for spec, place in ((over, "Rahad"), (control, "Rahad"), (war, None)):
        assert place_of(spec, "fought", "Rebels", "rivals") is None  # words are about Rahad
        assert struck(spec, "fought", "Rebels", "rivals") == place


def test_a_journey_is_where_only_travellers_are() -> None:
    spec = """Envoys envoy NOUN 2 nsubj / praised praise VERB 0 root / a a DET 4 det
              trip trip NOUN 2 obj / to to ADP 6 case / Rahad Rahad PROPN 4 nmod"""
    assert place_of(spec, "praised", "Envoys") is None
    spec = spec.replace("praised praise", "arrived arrive")
    assert place_of(spec.replace("to to", "in in"), "arrived", "Envoys") == "Rahad"


def test_whom_something_is_done_against_is_no_place() -> None:
    spec = """Envoys envoy NOUN 2 nsubj / withdrew flee VERB 0 root / against against ADP 4 case
              Rahad Rahad PROPN 2 obl"""
    assert struck(spec, "withdrew", "Envoys", "Rahad") is None
    assert struck(spec.replace("against against", "from from"), "withdrew", "Envoys", "Rahad")


def test_the_other_side_of_a_border() -> None:
    spec = """Troops troop NOUN 2 nsubj / deployed deploy VERB 0 root / at at ADP 5 case
              its its PRON:PRP$ 5 nmod:poss / border border NOUN 2 obl / with with ADP 7 case
              France France PROPN 5 nmod"""
    assert place_of(spec, "deployed", "Troops") is None
    spec = spec.replace("its its PRON:PRP$ 5 nmod:poss", "the the DET 5 det")
    assert place_of(spec, "deployed", "Troops") == "France"


def test_where_takes_up_a_place() -> None:
    spec = """Envoys envoy NOUN 2 nsubj / visited visit VERB 0 root / Rahad Rahad PROPN 2 obj
              on on ADP 5 case / Monday Monday PROPN 2 obl / where where ADV 8 advmod
              they they PRON 8 nsubj / praised praise VERB 2 acl:relcl / them they PRON 8 obj"""
    assert place_of(spec, "praised", "they", "them") == "Rahad"
    assert place_of(spec.replace("where where", "there there"), "praised", "they") is None


def test_the_most_exact_place_in_the_target_counts() -> None:
    spec = """Rebels rebel NOUN 2 nsubj / shelled shell VERB 0 root / a a DET 4 det
              base base NOUN 2 obj / near near ADP 6 case / Rahad Rahad PROPN 4 nmod /
              in in ADP 8 case / Sudan Sudan PROPN {} nmod"""
    for above in (6, 4, 2):
        assert place_of(spec.format(above), "shelled", "Rebels", "base") == "Rahad"
