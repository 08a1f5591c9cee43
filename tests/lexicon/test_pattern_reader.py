"""The pattern language: what a pattern compiles to, and the message each wrong one gets."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from eventcoder.errors import DictionaryError
from eventcoder.lexicon import load_dictionaries
from eventcoder.lexicon.entries import Where
from eventcoder.lexicon.index import patterns_of
from eventcoder.lexicon.pattern_reader import parse_pattern
from eventcoder.lexicon.patterns import Pattern

HERE = Where("actions/test.yaml", 7, 5)
SETS = {"gun": frozenset({"rifle", "machine gun"}), "start": frozenset({"begin", "carry out"})}


def compiled(text: str) -> Pattern:
    return parse_pattern(text, HERE, SETS)


def test_verbal_pattern() -> None:
    pattern = compiled("SOURCE attack TARGET with <gun>")
    assert (pattern.nominal, pattern.subject, pattern.trigger.text) == (False, "SOURCE", "attack")
    assert [str(slot) for slot in pattern.slots] == ["TARGET", "with <gun>"]
    assert pattern.roles == {"SOURCE", "TARGET"}


def test_nominal_pattern_has_its_trigger_before_the_first_preposition() -> None:
    pattern = compiled("drone|air attack by SOURCE on|against TARGET")
    assert (pattern.nominal, pattern.trigger.text) == (True, "attack")
    assert [words.text for words in pattern.modifiers] == ["drone|air"]
    assert pattern.slots[1].markers == {"on", "against"}


def test_copular_pattern_has_its_trigger_after_be() -> None:
    pattern = compiled("SOURCE be ready to attack TARGET")
    assert pattern.copular
    assert pattern.trigger.text == "ready"
    assert [slot.kind for slot in pattern.slots] == ["to", "object"]


def test_to_takes_a_verb_and_what_follows_is_its_object() -> None:
    pattern = compiled("SOURCE agree to boost trade with TARGET")
    assert [str(slot) for slot in pattern.slots] == ["to boost", "trade", "with TARGET"]


def test_optional_parts_stand_and_fall_together() -> None:
    pattern = compiled("SOURCE send tank (to TARGET) (by rail in winter)")
    assert [slot.optional for slot in pattern.slots] == [0, 1, 2, 2]


def test_subject_phrase() -> None:
    pattern = compiled("[talk between SOURCE and TARGET] collapse")
    assert pattern.subject is None
    assert [slot.kind for slot in pattern.subject_slots] == ["between"]
    assert pattern.roles == {"SOURCE", "TARGET"}


def test_a_role_with_its_head_words() -> None:
    pattern = compiled("SOURCE:protester|student clash with TARGET:<gun>")
    assert pattern.subject == "SOURCE"
    assert pattern.subject_words[0].single == {"protester", "student"}
    assert pattern.slots[0].role == "TARGET"
    assert ("machine", "gun") in pattern.slots[0].words[0].phrases


def test_a_role_with_codes_and_kinds() -> None:
    pattern = compiled("SOURCE:MIL|REB|rebel attack TARGET:place|<gun>")
    assert pattern.subject_words[0].kinds == {"MIL", "REB"}
    assert pattern.subject_words[0].single == {"rebel"}
    constraint = pattern.slots[0].words[0]
    assert constraint.kinds == {"place"}
    assert ("machine", "gun") in constraint.phrases


def test_codes_and_kinds_stand_only_behind_a_role() -> None:
    pattern = compiled("SOURCE leave place")
    assert pattern.slots[0].words[0].single == {"place"}
    assert not pattern.slots[0].words[0].kinds


def test_a_hyphenated_word_is_also_looked_for_in_its_parts() -> None:
    words = compiled("SOURCE declare cease-fire|one-party_rule").slots[0].words[0]
    assert words.single == {"cease-fire"}
    assert set(words.phrases) == {
        ("cease", "fire"),
        ("one-party", "rule"),
        ("one", "party", "rule"),
    }


def test_phrasal_verbs_are_found_by_their_verb() -> None:
    assert compiled("SOURCE write_off|cancel debt").trigger.heads == {"write", "cancel"}
    assert compiled("SOURCE <start> attack").trigger.heads == {"begin", "carry"}


def test_a_hyphenated_word_is_found_whole_and_cut() -> None:
    found = compiled("SOURCE stage sit-in").groups[0][0].words[0]
    assert found.single == {"sit-in"}
    assert found.phrases == (("sit", "in"),)


def test_prepositions_of_several_words() -> None:
    assert compiled("SOURCE pull out of TARGET").slots[0].markers == {"out of"}


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("SOURCE", "no verb after the subject"),
        ("SOURCE TARGET", "no verb after the subject"),
        ("SOURCE attack <bow>", "there is no word set <bow>"),
        ("SOURCE attack (TARGET", "found the end of the pattern"),
        ("SOURCE attack TARGET)", "column 21: found ')'"),
        ("SOURCE attack || hit TARGET", "column 16: found '|'"),
        ("SOURCE attack [TARGET by X]", "brackets cannot stand here"),
        ("by SOURCE attack", "begins with SOURCE, TARGET"),
        ("[by SOURCE] kill TARGET", "a subject phrase begins with a word"),
        ("", "found the end of the pattern"),
    ],
)
def test_a_wrong_pattern_gets_a_located_message(text: str, message: str) -> None:
    with pytest.raises(DictionaryError) as caught:
        compiled(text)
    assert message in str(caught.value)
    assert str(caught.value).startswith("actions/test.yaml:7:5:")
    assert caught.value.remedy


WORD = st.sampled_from(["attack", "call_off", "aid", "<gun>", "<start>", "peace"])
CHOICE = st.lists(WORD, min_size=1, max_size=3, unique=True).map("|".join)
ROLE = st.sampled_from(["SOURCE", "TARGET"])
CONSTRAINT = st.lists(
    st.sampled_from(["MIL", "REB", "place", "joined", "rebel", "<gun>"]), min_size=1, unique=True
).map("|".join)
CONSTRAINED = st.builds("{}:{}".format, ROLE, CONSTRAINT)
FILLER = ROLE | CONSTRAINED | CHOICE | st.just("*") | st.builds("{} {}".format, WORD, CHOICE)
MARKER = st.lists(
    st.sampled_from(["on", "against", "with", "into"]), min_size=1, max_size=2, unique=True
).map("|".join)
SLOT = (
    FILLER
    | st.builds("{} {}".format, MARKER, FILLER)
    | st.builds("out of {}".format, FILLER)
    | st.builds("to {}".format, CHOICE | st.just("ACTION"))
    | st.builds("that {}".format, CHOICE | st.just("ACTION"))
    | st.just("between SOURCE and TARGET")
)
SLOTS = st.lists(SLOT | st.builds("({})".format, SLOT), max_size=4).map(" ".join)
SUBJECT = (
    ROLE
    | CONSTRAINED
    | st.just("*")
    | st.builds("[{} {}]".format, CHOICE, SLOTS).map(lambda text: text.replace(" ]", "]"))
)
VERBAL = st.builds(
    "{} {}{} {}".format, SUBJECT, st.sampled_from(["", "", "be ", "not ", "not be "]), CHOICE, SLOTS
)
NOMINAL = st.builds("{} {}".format, st.lists(CHOICE, min_size=1, max_size=3).map(" ".join), SLOTS)


@given(VERBAL | NOMINAL)
def test_a_pattern_that_is_written_and_read_again_is_the_same(text: str) -> None:
    pattern = compiled(text)
    again = compiled(pattern.written)
    assert replace(again, text=pattern.text) == pattern
    assert again.written == pattern.written


def test_every_shipped_pattern_is_written_as_it_reads() -> None:
    dictionaries, _ = load_dictionaries()
    for text, where, _ in patterns_of(dictionaries):
        pattern = parse_pattern(text, where, dictionaries.sets)
        again = parse_pattern(pattern.written, where, dictionaries.sets)
        assert replace(again, text=text) == pattern, text


@given(st.text(alphabet="SOURCETARGET abcd<>()[]|*:_-", max_size=40))
def test_any_text_compiles_or_gets_a_message(text: str) -> None:
    try:
        found: object = compiled(text).trigger.heads
    except DictionaryError as error:
        found = error.remedy
    assert found


def test_not_after_the_subject_asks_for_a_negated_clause() -> None:
    pattern = compiled("SOURCE not be available for comment")
    assert (pattern.negative, pattern.copular, pattern.trigger.text) == (True, True, "available")
