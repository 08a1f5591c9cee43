"""What the check finds over all files: patterns against patterns, names against names, age."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from eventcoder.lexicon.check import check_dictionaries, line_of
from eventcoder.lexicon.check_actors import fold
from eventcoder.model import Problem
from tests.lexicon.folders import BASE, lines, write


def check(tmp_path: Path, *layers: dict[str, str], stale_on: dt.date | None = None) -> list[str]:
    base = write(tmp_path / "base", BASE)
    folders = [
        write(tmp_path / name, files) for name, files in zip(("one", "two"), layers, strict=False)
    ]
    return lines(check_dictionaries(folders, stale_on, base), tmp_path)


GOOD = {
    "actions/a.yaml": """
        - patterns:
            SOURCE attack|hit TARGET: "190"
            SOURCE attack|hit TARGET with <gun>: "193"
            attack by SOURCE on TARGET: "190"
    """,
    "compositions.yaml": '- {patterns: [SOURCE threaten to ACTION], codes: {"19": "138"}}',
    "discards.yaml": "- {patterns: [SOURCE attack record]}",
    "sets/a.yaml": "gun: [rifle]",
}


def test_good_dictionaries_have_no_problems(tmp_path: Path) -> None:
    assert check(tmp_path, GOOD) == []


def test_problems_come_by_file_and_line(tmp_path: Path) -> None:
    files = {
        "actions/b.yaml": '- patterns:\n    SOURCE hit (TARGET: "190"\n    SOURCE bomb TARGET: "199"',
        "actions/a.yaml": '- patterns: {SOURCE hit TARGET: "199"}',
    }
    found = check(tmp_path, files)
    assert [line.split(" ")[0] for line in found] == [
        "one/actions/a.yaml:1:34:",
        "one/actions/b.yaml:2:5:",
        "one/actions/b.yaml:3:26:",
    ]


def actions(*patterns: str) -> dict[str, str]:
    return {"actions/a.yaml": "\n".join(["- patterns:", *(f"    {text}" for text in patterns)])}


CONTRADICTIONS = [
    # the same words for one of the triggers
    (
        actions('SOURCE hit|attack TARGET: "190"', 'SOURCE attack TARGET: "193"'),
        "3:5: With `attack` this is the pattern `SOURCE hit|attack TARGET` of actions/a.yaml:2, "
        'but means "193", not "190". Decide for one of them, or take `attack` from one.',
    ),
    # the slots in another order, the alternatives too
    (
        actions(
            'SOURCE hit TARGET in|at town with rifle: "190"',
            'SOURCE hit TARGET with rifle at|in town: "193"',
        ),
        "3:5: With `hit` this is the pattern `SOURCE hit TARGET in|at town with rifle` of",
    ),
    # one way, and both ways
    (
        actions(
            'SOURCE clash|fight with TARGET: "190"',
            'SOURCE clash with TARGET: {code: "190", reciprocal: true}',
        ),
        "3:5: With `clash` this is the pattern `SOURCE clash|fight with TARGET` of "
        'actions/a.yaml:2, but means "190" (reciprocal), not "190".',
    ),
    # an act that is discarded
    (
        {
            **actions('SOURCE strike deal: "040"'),
            "discards.yaml": "- {patterns: [SOURCE strike deal]}",
        },
        "1:15: With `strike` this is the pattern `SOURCE strike deal` of actions/a.yaml:2, "
        'but means that the clause is discarded, not "040".',
    ),
    (
        {
            "compositions.yaml": '- {patterns: [SOURCE vow to ACTION], codes: {"19": "138"}}\n'
            '- {patterns: [SOURCE vow|plan to ACTION], codes: {"19": none}}'
        },
        "2:15: With `vow` this is the pattern `SOURCE vow to ACTION` of compositions.yaml:1, but "
        'means {"19": none}, not {"19": "138"}.',
    ),
]


@pytest.mark.parametrize(("files", "expected"), CONTRADICTIONS)
def test_contradictions(tmp_path: Path, files: dict[str, str], expected: str) -> None:
    [line] = check(tmp_path, files)
    assert line.startswith(f"one/{list(files)[-1]}:{expected}")


def test_two_patterns_of_one_meaning_are_noted(tmp_path: Path) -> None:
    files = actions('SOURCE hit|attack TARGET: "190"', 'SOURCE attack|storm TARGET: "190"')
    assert check(tmp_path, files) == [
        "one/actions/a.yaml:3:5: note: With `attack` this is the pattern `SOURCE hit|attack "
        "TARGET` of actions/a.yaml:2 again. Delete one of them, or `attack` from one."
    ]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("SOURCE hit TARGET", "SOURCE hit TARGET with rifle"),
        ("SOURCE hit TARGET", "TARGET hit SOURCE"),
        ("SOURCE hit TARGET", "SOURCE hit on TARGET"),
        ("SOURCE hit TARGET", "hit by SOURCE on TARGET"),
        ("SOURCE hit TARGET with rifle", "SOURCE hit TARGET with (rifle)"),
        ("SOURCE be ready", "SOURCE ready"),
        ("SOURCE hit rifle", "SOURCE hit rifle|gun"),
    ],
)
def test_patterns_that_differ_do_not_contradict(tmp_path: Path, one: str, other: str) -> None:
    assert check(tmp_path, actions(f'{one}: "190"', f'{other}: "193"')) == []


def test_a_layer_may_contradict_the_one_below(tmp_path: Path) -> None:
    below, above = actions('SOURCE hit|attack TARGET: "190"'), actions('SOURCE hit TARGET: "193"')
    assert check(tmp_path, below, above) == []


def test_an_action_within_an_action(tmp_path: Path) -> None:
    [line] = check(tmp_path, actions('SOURCE threaten to ACTION: "138"'))
    assert line == (
        "one/actions/a.yaml:2:5: `SOURCE threaten to ACTION` has an ACTION, which stands in "
        "compositions only. Move it to compositions.yaml."
    )


@pytest.mark.parametrize(
    ("pattern", "found"),
    [
        ("SOURCE hit TARGETS", "2:16: `TARGETS` is no role and is taken for a word. Did you mean `TARGET`?"),
        ("Source hit TARGET", "2:5: `Source` is no role"),
        ("SOURCE hit TAGRET", "2:16: `TAGRET` is no role"),
    ],
)  # fmt: skip
def test_roles_that_are_misspelt(tmp_path: Path, pattern: str, found: str) -> None:
    assert [line for line in check(tmp_path, actions(f'{pattern}: "190"')) if found in line]


@pytest.mark.parametrize("pattern", ["SOURCE target TARGET", "SOURCE act on NATO source"])
def test_words_that_are_no_misspelt_roles(tmp_path: Path, pattern: str) -> None:
    assert check(tmp_path, actions(f'{pattern}: "190"')) == []


@pytest.mark.parametrize(
    "pattern",
    [
        'SOURCE hit TARGET TARGET: "190"',
        'SOURCE hit TARGET in TARGET: "190"',
        'SOURCE clash with SOURCE: "190"',
        'SOURCE clash between SOURCE and TARGET: "190"',
        'raid by SOURCE from SOURCE: "190"',
        'SOURCE hit (TARGET in TARGET): "190"',
    ],
)
def test_a_role_that_must_stand_in_two_places(tmp_path: Path, pattern: str) -> None:
    [found] = check(tmp_path, actions(pattern))
    assert found.startswith("one/actions/a.yaml:2:5: `")
    assert "twice, and an act has one. Keep one" in found


def test_a_role_that_may_stand_in_two_places(tmp_path: Path) -> None:
    assert check(tmp_path, actions('SOURCE flee (from TARGET) (to TARGET): "190"')) == []


def test_a_constraint_names_a_code(tmp_path: Path) -> None:
    [found] = check(tmp_path, actions('SOURCE:XQX|SDN|place attack TARGET: "190"'))
    assert "asks for an actor that is `XQX`, which is no code" in found


def test_sets_that_no_pattern_uses_are_noted(tmp_path: Path) -> None:
    found = check(
        tmp_path, {"sets/a.yaml": "gun: [rifle]\nbomb: [mine]"}, actions('SOURCE use <bomb>: "190"')
    )
    assert found == [
        "one/sets/a.yaml:1:1: note: No pattern uses the set `gun`. Use it as `<gun>`, or delete it."
    ]


def actor(name: str, code: str, *aliases: str, kind: str = "armed group") -> str:
    return f"- {{name: {name}, kind: {kind}, code: {code}, aliases: [{', '.join(aliases)}]}}\n"


def test_names_that_two_actors_claim(tmp_path: Path) -> None:
    text = actor("Blue Front", "SDNREB", "BF", "Al Azraq") + actor(
        "Brave Force", "SDNMIL", "al-Azraq"
    )
    assert check(tmp_path, {"actors/a.yaml": text}) == [
        "one/actors/a.yaml:2:3: `al-Azraq` names both Brave Force and Blue Front "
        "(actors/a.yaml:1). Keep it where the news means it most, or write each in full."
    ]


def test_names_that_an_actor_and_a_country_claim(tmp_path: Path) -> None:
    files = {
        "actors/countries.yaml": "- {country: TCD, name: Chad, aliases: [Tchad]}",
        "actors/people.yaml": actor("Chad Smith", "SDNGOV", "Chad", kind="person"),
    }
    [line] = check(tmp_path, files)
    assert "`Chad` names both Chad Smith and Chad (actors/countries.yaml:1)." in line


def test_names_that_agree_are_no_problem(tmp_path: Path) -> None:
    text = (
        actor("Blue Front", "SDNREB", "BF")
        + actor("Blue Flag", "SDNREB", "BF")
        + actor("May", "SDNGOV", "Bf")  # names are compared case by case
    )
    assert check(tmp_path, {"actors/a.yaml": text}) == []


def test_an_entry_that_is_replaced_claims_nothing(tmp_path: Path) -> None:
    below = {"actors/a.yaml": actor("Blue Front", "SDNREB", "BF")}
    above = {
        "actors/a.yaml": actor("Blue Front", "SDNREB", "BLF") + actor("Big Five", "TCDGOV", "BF")
    }
    assert check(tmp_path, below, above) == []


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("Al Burhan", "al-Burhan", True),
        ("Erdoğan", "Erdogan", True),
        ("U.S.", "US", True),
        ("US", "us", False),
        ("Albania", "al-bania", False),
    ],
)
def test_names_are_compared_folded(one: str, other: str, same: bool) -> None:
    assert (fold(one) == fold(other)) is same


STALE = """
    - {name: Adam, kind: person, codes: [{code: SDNGOV, until: 2020}], checked: 2026-01}
    - {name: Bakri, kind: person, codes: [{code: SDNGOV, from: 2021, until: 2023-04-14}], checked: 2026-01}
    - {name: Chol, kind: person, codes: [{code: SSDGOV, until: 2020}], checked: 2025-04}
    - {name: Deng, kind: person, codes: [{code: SSDGOV, from: 2021}]}
    - {name: Blue Front, kind: armed group, codes: [{code: SDNREB, from: 2023}], checked: 2026}
    - {name: Red Front, kind: armed group, codes: [{code: SDNREB, until: 2023}]}
    - {name: Green Front, kind: armed group, code: SDNREB}
"""


def test_stale_entries_and_vacant_offices(tmp_path: Path) -> None:
    found = check(tmp_path, {"actors/a.yaml": STALE}, stale_on=dt.date(2026, 5, 15))
    remedy = "See whether the codes still hold, then write `checked: 2026-05`."
    assert found == [
        "one/actors/a.yaml:2:3: note: Nobody holds SDNGOV on 2026-05-15; Bakri did until "
        "2023-04-14. Add who came after.",
        f"one/actors/a.yaml:3:3: note: Chol was last checked in 2025-04. {remedy}",
        f"one/actors/a.yaml:4:3: note: Deng has no date of a last check. {remedy}",
        f"one/actors/a.yaml:6:3: note: Red Front has no date of a last check. {remedy}",
    ]


def test_an_office_held_on_the_day_is_not_vacant(tmp_path: Path) -> None:
    found = check(tmp_path, {"actors/a.yaml": STALE}, stale_on=dt.date(2022, 5, 15))
    assert not [line for line in found if "Nobody holds" in line]


def test_only_offices_can_be_vacant(tmp_path: Path) -> None:
    codes = "[{code: SDNREB, until: 2020}, {code: SDNGOV, from: 2021}]"
    text = f"- {{name: Adam, kind: person, codes: {codes}, checked: 2022}}"
    assert check(tmp_path, {"actors/a.yaml": text}, stale_on=dt.date(2022, 5, 15)) == []


def test_age_is_not_asked_for_by_default(tmp_path: Path) -> None:
    assert check(tmp_path, {"actors/a.yaml": STALE}) == []


def test_a_problem_is_one_line() -> None:
    problem = Problem("x", "Two\nlines.", "", "note", file="/data/mine/sets/a.yaml", line=3)
    assert line_of(problem) == "/data/mine/sets/a.yaml:3: note: Two lines."
    assert line_of(problem, Path("/data")) == "mine/sets/a.yaml:3: note: Two lines."
    assert line_of(problem, Path("/other")) == "/data/mine/sets/a.yaml:3: note: Two lines."


def test_words_that_are_no_lemmas_are_noted_where_they_head_a_phrase(tmp_path: Path) -> None:
    files = {
        "sets/a.yaml": "limit: [curbs, quota]",
        "actions/a.yaml": """
            - patterns:
                SOURCE attacked TARGET: "190"
                SOURCE impose <limit> on TARGET: "193"
                SOURCE be outraged at TARGET: "036"
                SOURCE hit TARGET with guided missile: "040"
        """,
    }
    found = check(tmp_path, files)
    assert [line.partition("note: ")[2] for line in found] == [
        "`SOURCE attacked TARGET` has `attacked`, but its lemma is `attack` to the parser. "
        "Write it with `attack`.",
        "`<limit>` has `curbs`, but its lemma is `curb` to the parser. Write it with `curb`.",
    ]


def test_one_name_may_pass_from_one_actor_to_another(tmp_path: Path) -> None:
    text = """
        - {name: Old Front, kind: armed group, aliases: [QWF], codes: [{code: SDNREB, until: 2019}]}
        - {name: New Front, kind: armed group, aliases: [QWF], codes: [{code: TCDREB, from: 2020}]}
    """
    assert check(tmp_path, {"actors/a.yaml": text}) == []
    found = check(tmp_path, {"actors/a.yaml": text.replace("from: 2020", "from: 2019-12-31")})
    assert len(found) == 1
    assert "`QWF` names both New Front and Old Front" in found[0]


def test_a_last_name_that_a_person_in_office_has_too_is_noted(tmp_path: Path) -> None:
    text = """
        - {name: Ali Quill, kind: person, aliases: [Quill], code: SDNMIL}
        - {name: Ana Quill, kind: person, codes: [{code: TCDGOV, from: 2020}]}
    """
    [found] = check(tmp_path, {"actors/a.yaml": text})
    assert "note: `Quill` is also the last name of Ana Quill" in found
    assert check(tmp_path, {"actors/a.yaml": text.replace("TCDGOV", "TCDREB")}) == []


def test_codes_that_overlap_are_noted(tmp_path: Path) -> None:
    text = """
        - name: Ali Quill
          kind: person
          codes: [{code: SDNMIL, until: 2020-06}, {code: SDNREB, from: 2020-06-30}]
    """
    [found] = check(tmp_path, {"actors/a.yaml": text})
    assert "note: Ali Quill has both SDNMIL and SDNREB on some days." in found
    assert check(tmp_path, {"actors/a.yaml": text.replace("2020-06-30", "2020-07")}) == []
