"""Later folders lie over earlier ones, entry by entry; within a folder nothing is said twice."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from eventcoder.lexicon.entries import AgentEntry, Where
from eventcoder.lexicon.overlay import agent_keys, agent_without, overlay
from eventcoder.lexicon.yaml_nodes import Layer
from tests.lexicon.folders import lines, load


def test_actors(tmp_path: Path) -> None:
    one = """
        - {name: Blue Front, kind: armed group, code: SDNREB, aliases: [BF]}
        - {name: Red Front, kind: armed group, code: SDNREB}
    """
    two = "- {name: Blue Front, kind: armed group, code: SDNMIL}"
    loaded = load(tmp_path, {"actors/x.yaml": one}, {"actors/y.yaml": two})
    assert loaded.problems == []
    found = [(a.name, a.codes[0].code, a.aliases, a.id) for a in loaded.dictionaries.actors]
    assert found == [
        ("Blue Front", "SDNMIL", (), "actors/y.yaml:Blue Front"),
        ("Red Front", "SDNREB", (), "actors/x.yaml:Red Front"),
    ]


def test_countries_by_code(tmp_path: Path) -> None:
    one = "- {country: SDN, name: Sudan}\n- {country: TCD, name: Chad}"
    two = "- {country: TCD, name: Tchad}"
    file = "actors/countries.yaml"
    countries = load(tmp_path, {file: one}, {file: two}).dictionaries.countries
    assert [country.name for country in countries] == ["Tchad", "Sudan"]


def test_agents_word_by_word(tmp_path: Path) -> None:
    one = "- {words: [guard, soldier], role: MIL}\n- {words: [ranger], role: MIL}"
    two = "- {words: [guard, ranger], role: COP}"
    loaded = load(tmp_path, {"agents/a.yaml": one}, {"agents/a.yaml": two})
    assert loaded.problems == []
    found = [(agent.words, agent.role) for agent in loaded.dictionaries.agents]
    assert found == [(("guard", "ranger"), "COP"), (("soldier",), "MIL")]


def test_places_by_name_kind_and_country(tmp_path: Path) -> None:
    one = """
        - {name: Rahad, kind: city, country: SDN, lat: 1, lon: 1}
        - {name: Rahad, kind: admin1, country: SDN, lat: 1, lon: 1}
        - {name: Rahad, kind: city, country: TCD, lat: 1, lon: 1}
    """
    two = "- {name: Rahad, kind: city, country: SDN, lat: 2, lon: 2}"
    loaded = load(tmp_path, {"places/a.yaml": one}, {"places/a.yaml": two})
    assert loaded.problems == []
    found = [(p.kind, p.country, p.lat) for p in loaded.dictionaries.places]
    assert found == [("city", "SDN", 2.0), ("admin1", "SDN", 1.0), ("city", "TCD", 1.0)]


def test_sets_and_word_lists_as_a_whole(tmp_path: Path) -> None:
    one = {"sets/a.yaml": "gun: [rifle]\nbomb: [mine]"}
    two = {"sets/b.yaml": "gun: [pistol]", "syntax.yaml": "light_verbs: [stage]"}
    dictionaries = load(tmp_path, one, two).dictionaries
    assert dictionaries.sets == {"gun": {"pistol"}, "bomb": {"mine"}}
    assert dictionaries.syntax == {"light_verbs": {"stage"}, "speech_verbs": {"say"}}


def test_a_word_list_that_nothing_uses(tmp_path: Path) -> None:
    loaded = load(tmp_path, {"syntax.yaml": "light_verb: [stage]"})
    assert lines(loaded.problems, tmp_path) == [
        "one/syntax.yaml:1:1: Nothing uses a word list `light_verb`. Did you mean `light_verbs`?"
    ]
    assert "light_verb" not in loaded.dictionaries.syntax


def test_a_pattern_may_use_the_set_of_another_layer(tmp_path: Path) -> None:
    pattern = {"actions/a.yaml": '- patterns: {SOURCE fire <gun> at TARGET: "193"}'}
    assert load(tmp_path, pattern, {"sets/a.yaml": "gun: [rifle]"}).problems == []


def test_patterns_by_their_text_and_examples_by_their_sentence(tmp_path: Path) -> None:
    one = """
        - patterns: {SOURCE hit TARGET: "190", SOURCE meet TARGET: "040"}
          examples: [{Rebels hit it.: [Rebels, "190", it]}, {Rebels met them.: [Rebels, "040", them]}]
    """
    two = """
        - patterns: {SOURCE  hit   TARGET: "193"}
          examples: [{Rebels hit it.: [Rebels, "193", it]}]
    """
    loaded = load(tmp_path, {"actions/a.yaml": one}, {"actions/b.yaml": two})
    assert loaded.problems == []
    dictionaries = loaded.dictionaries
    assert [(a.pattern, a.code) for a in dictionaries.actions] == [
        ("SOURCE hit TARGET", "193"),
        ("SOURCE meet TARGET", "040"),
    ]
    assert [example.events[0].code for example in dictionaries.examples] == ["193", "040"]


def test_compositions_pattern_by_pattern_and_by_form(tmp_path: Path) -> None:
    one = """
        - {patterns: [SOURCE vow to ACTION, SOURCE plan to ACTION], codes: {"19": "138"}}
        - {patterns: [SOURCE threaten to ACTION], codes: {"19": "138"}}
        - {when: future, codes: {"04": "036"}}
        - {when: negated, codes: {"*": none}}
    """
    two = """
        - {patterns: [SOURCE vow to ACTION, SOURCE threaten to ACTION], codes: {"19": none}}
        - {when: future, codes: {"04": same}}
    """
    file = "compositions.yaml"
    loaded = load(tmp_path, {file: one}, {file: two})
    assert loaded.problems == []
    rows = [
        ([text for text, _ in row.patterns], row.when, dict(row.codes))
        for row in loaded.dictionaries.compositions
    ]
    assert rows == [
        (["SOURCE vow to ACTION", "SOURCE threaten to ACTION"], None, {"19": "none"}),
        ([], "future", {"04": "same"}),
        (["SOURCE plan to ACTION"], None, {"19": "138"}),
        ([], "negated", {"*": "none"}),
    ]


def test_three_layers(tmp_path: Path) -> None:
    layers = [{"sets/a.yaml": f"a: [{word}]\n{word}: [x]"} for word in ("one", "two", "three")]
    sets = load(tmp_path, *layers).dictionaries.sets
    assert sets == {"a": {"three"}, "one": {"x"}, "two": {"x"}, "three": {"x"}}


ACTOR = "- {name: Blue Front, kind: armed group, code: SDNREB}\n"
TWICE = [
    ("actors/a.yaml", ACTOR + ACTOR, "2:3: The actor `Blue Front` stands twice, first at actors/a.yaml:1."),
    ("actors/countries.yaml", "- {country: TCD, name: A}\n- {country: TCD, name: B}", "2:3: The country `TCD` stands twice,"),
    ("agents/a.yaml", "- {words: [a], role: MIL}\n- {words: [b, a], role: COP}", "2:3: The agent `a` stands twice with different meanings, first at agents/a.yaml:1."),
    ("places/a.yaml", "- {name: A, kind: city}\n- {name: A, kind: city}", "2:3: The city `A` (no country) stands twice,"),
    ("actions/a.yaml", "- patterns: {b: '190'}\n- patterns: {b: '190'}", "2:14: The pattern `b` stands twice, first at actions/a.yaml:1."),
    ("actions/a.yaml", "- patterns: {b: '190'}\n- patterns: {b: '193'}", "2:14: The pattern `b` stands twice with different meanings, first at"),
    ("actions/a.yaml", "- examples: [{b: []}]\n- examples: [{b: []}]", "2:15: The example `b` stands twice, first at"),
    ("compositions.yaml", "- {when: modal, codes: {'*': none}}\n- {when: modal, codes: {'*': none}}", "2:3: The row `when: modal` stands twice,"),
    ("discards.yaml", "- patterns: [b]\n- {patterns: [b], scope: sentence}", "2:15: The pattern `b` stands twice with different meanings,"),
]  # fmt: skip


@pytest.mark.parametrize(("file", "text", "expected"), TWICE)
def test_what_one_folder_says_twice(tmp_path: Path, file: str, text: str, expected: str) -> None:
    [line] = lines(load(tmp_path, {file: text}).problems, tmp_path)
    assert line.startswith(f"one/{file}:{expected}")
    assert line.endswith("Keep one of them.")


def test_the_first_of_two_stays(tmp_path: Path) -> None:
    files = {"sets/a.yaml": "gun: [rifle]", "sets/b.yaml": "gun: [pistol]"}
    loaded = load(tmp_path, files)
    assert loaded.dictionaries.sets == {"gun": {"rifle"}}
    assert len(loaded.problems) == 1


WORDS = st.lists(st.sampled_from("abcdef"), min_size=1, max_size=4, unique=True)


@given(st.lists(st.lists(WORDS, max_size=4), max_size=4))
def test_every_word_stands_once_and_as_the_last_layer_has_it(
    folders: list[list[list[str]]],
) -> None:
    problems: list[object] = []
    layers = []
    for depth, rows in enumerate(folders):
        entries = [
            AgentEntry(tuple(words), f"{depth}-{at}", Where("agents/a.yaml", at + 1))
            for at, words in enumerate(rows)
        ]
        layers.append((Layer(Path(str(depth)), problems), entries))  # type: ignore[arg-type]
    standing = overlay(layers, agent_keys, agent_without)
    found = [(word, entry.role) for entry in standing for word in entry.words]
    expected: dict[str, str] = {}
    repeated = 0
    for depth, rows in enumerate(folders):
        here: dict[str, str] = {}
        for at, words in enumerate(rows):
            for word in words:
                repeated += word in here
                here.setdefault(word, f"{depth}-{at}")
        expected |= here
    assert len(found) == len(expected)
    assert dict(found) == expected
    assert len(problems) == repeated
