"""Every kind of line is read into its entry, and every wrong line is said to be wrong, in place."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from eventcoder.errors import EventCoderError
from eventcoder.lexicon import load_dictionaries
from eventcoder.lexicon.actor_files import ACTOR_KINDS
from eventcoder.lexicon.entries import (
    ActionEntry,
    ActorEntry,
    AgentEntry,
    CameoCode,
    CompositionEntry,
    CountryEntry,
    DatedCode,
    DiscardEntry,
    Example,
    ExampleEvent,
    PlaceEntry,
    Where,
)
from eventcoder.lexicon.layers import ROOMS, shipped_folder
from eventcoder.lexicon.load import load_folders
from tests.lexicon.folders import BASE, lines, load, write


def test_actors(tmp_path: Path) -> None:
    loaded = load(
        tmp_path,
        {
            "actors/sudan.yaml": """
                - name: Rapid Support Forces
                  kind: armed group
                  aliases: [RSF, Sudan's Rapid Support Forces]
                  codes:
                    - {code: SDNMIL, until: 2023-04-14}
                    - {code: SDNREB, from: 2023-04-15}
                  checked: 2026-11
                - name: Abdel Fattah al-Burhan
                  kind: person
                  gender: m
                  code: SDNMIL
            """
        },
    )
    assert loaded.problems == []
    assert loaded.dictionaries.actors == (
        ActorEntry(
            name="Rapid Support Forces",
            kind="armed group",
            aliases=("RSF", "Sudan's Rapid Support Forces"),
            codes=(
                DatedCode("SDNMIL", None, dt.date(2023, 4, 14)),
                DatedCode("SDNREB", dt.date(2023, 4, 15), None),
            ),
            where=Where("actors/sudan.yaml", 1, 3),
            checked="2026-11",
        ),
        ActorEntry(
            name="Abdel Fattah al-Burhan",
            kind="person",
            aliases=(),
            codes=(DatedCode("SDNMIL"),),
            where=Where("actors/sudan.yaml", 8, 3),
            gender="m",
        ),
    )


def test_countries_agents_places(tmp_path: Path) -> None:
    loaded = load(
        tmp_path,
        {
            "actors/countries.yaml": """
                - country: SDN
                  name: Sudan
                  adjectives: [Sudanese]
                  capital: Khartoum
                  seats: [Republican Palace]
            """,
            "agents/military.yaml": """
                - words: [soldier, displaced family]
                  role: MIL
                - words: [leader]
                  role: "*"
            """,
            "places/sudan.yaml": """
                - {name: Rahad, aliases: [Er Rahad], kind: city, country: SDN,
                   admin1: North Kordofan, lat: 12.72, lon: 30.65, id: "378493"}
                - {name: Sahel, kind: region, seat_of: [IGO, SDNMIL]}
            """,
        },
    )
    assert loaded.problems == []
    dictionaries = loaded.dictionaries
    assert dictionaries.countries == (
        CountryEntry(
            code="SDN",
            name="Sudan",
            aliases=(),
            adjectives=("Sudanese",),
            demonyms=(),
            capital="Khartoum",
            seats=("Republican Palace",),
            where=Where("actors/countries.yaml", 1, 3),
        ),
    )
    assert dictionaries.agents == (
        AgentEntry(("soldier", "displaced family"), "MIL", Where("agents/military.yaml", 1, 3)),
        AgentEntry(("leader",), "*", Where("agents/military.yaml", 3, 3)),
    )
    rahad, sahel = dictionaries.places
    where = Where("places/sudan.yaml", 1, 3)
    assert rahad == PlaceEntry(
        "Rahad", ("Er Rahad",), "city", "SDN", "North Kordofan", 12.72, 30.65, "378493", where
    )
    assert (sahel.country, sahel.lat, sahel.place_id) == (None, None, None)
    assert (rahad.seat_of, sahel.seat_of) == ((), ("IGO", "SDNMIL"))


def test_actions_and_examples(tmp_path: Path) -> None:
    file = "actions/19-fight.yaml"
    loaded = load(
        tmp_path,
        {
            file: """
                - patterns:
                    SOURCE attack TARGET: "190"
                    "SOURCE  exchange fire with <gun>": {code: "190", reciprocal: true}
                  examples:
                    - "Rebels attacked the army.": [rebels, "190", the army]
                    - "It was attacked.": [[~, "190", It], [SDNREB, "193", ~]]
                    - "Rebels denied it.": []
            """,
            "sets/weapons.yaml": "gun: [rifle, machine gun]",
        },
    )
    assert loaded.problems == []
    dictionaries = loaded.dictionaries
    assert dictionaries.sets == {"gun": frozenset({"rifle", "machine gun"})}
    assert dictionaries.actions == (
        ActionEntry("SOURCE attack TARGET", "190", False, Where(file, 2, 5)),
        ActionEntry("SOURCE exchange fire with <gun>", "190", True, Where(file, 3, 6)),
    )
    first, second, third = dictionaries.examples
    event = ExampleEvent("rebels", "190", "the army")
    assert first == Example("Rebels attacked the army.", (event,), Where(file, 5, 8))
    assert second.events == (ExampleEvent(None, "190", "It"), ExampleEvent("SDNREB", "193", None))
    assert third.events == ()


def test_compositions_discards_syntax(tmp_path: Path) -> None:
    loaded = load(
        tmp_path,
        {
            "compositions.yaml": """
                - patterns:
                    - SOURCE threaten to ACTION
                  codes: {"19": "138", "not 04": same, "*": none}
                  keep: true
                - when: future
                  codes: {"04": "036"}
            """,
            "discards.yaml": """
                - patterns: [SOURCE strike deal]
                - patterns: [SOURCE win match]
                  scope: sentence
            """,
            "syntax.yaml": "light_verbs: [carry out, launch]",
        },
    )
    assert loaded.problems == []
    dictionaries = loaded.dictionaries
    assert dictionaries.compositions == (
        CompositionEntry(
            (("SOURCE threaten to ACTION", Where("compositions.yaml", 2, 7)),),
            {"19": "138", "not 04": "same", "*": "none"},
            Where("compositions.yaml", 1, 3),
            keep=True,
        ),
        CompositionEntry((), {"04": "036"}, Where("compositions.yaml", 5, 3), when="future"),
    )
    assert dictionaries.discards == (
        DiscardEntry("SOURCE strike deal", "clause", Where("discards.yaml", 1, 14)),
        DiscardEntry("SOURCE win match", "sentence", Where("discards.yaml", 2, 14)),
    )
    assert dictionaries.syntax["light_verbs"] == {"carry out", "launch"}


def test_ontology(tmp_path: Path) -> None:
    ontology = load(tmp_path).dictionaries.ontology
    assert ontology.codes["040"] == CameoCode("040", "Consult", "04", 1, 1.0, "CONSULT")
    assert ontology.roles["UNO"] == "United Nations"
    assert ontology.countries["TCD"] == "Chad"


def test_every_scalar_is_the_text_that_was_written(tmp_path: Path) -> None:
    loaded = load(tmp_path, {"sets/a.yaml": "a: [NO, 0231, 12:30, 1_000, null, true, 1e3]"})
    assert loaded.dictionaries.sets["a"] == {"NO", "0231", "12:30", "1_000", "null", "true", "1e3"}


ACTOR = "- name: Blue Front\n  kind: armed group\n"
BAD_LINES = [
    # YAML
    ("actors/a.yaml", "- name: [Blue", "1:9: This is not YAML: did not find expected ',' or ']'."),
    ("actors/a.yaml", "- a: b\n c: d", "2:2: This is not YAML: did not find expected '-' indicator."),
    ("sets/a.yaml", "a: [b]\n---\nc: [d]", "2:1: This is not YAML: but found another document."),
    ("sets/a.yaml", "a: [b]\na: [c]", "2:1: `a` stands twice here, first on line 1. Keep one"),
    ("sets/a.yaml", "'': [c]", "1:2: A key is empty. Fill it or delete the line."),
    # keys and types
    ("actors/a.yaml", "Blue Front", "1:1: An actors file must be a list."),
    ("actors/a.yaml", "[]", "1:1: An actors file is empty. Fill it or delete it."),
    ("actors/a.yaml", "- Blue Front", "1:3: An actor must be `key: value` lines. It needs `name`,"),
    ("actors/a.yaml", ACTOR + "  code: SDN\n  alias: [B]", "4:3: An actor has no key `alias`. Did you mean `aliases`?"),
    ("agents/a.yaml", "- word: [soldier]\n  role: MIL", "1:3: An agent has no key `word`. Did you mean `words`?"),
    ("actors/a.yaml", ACTOR, "1:3: An actor needs `code` or `codes`, one of the two. Write"),
    ("actors/a.yaml", ACTOR + "  code: SDN\n  codes: []", "3:9: An actor needs `code` or `codes`,"),
    ("actors/a.yaml", ACTOR + "  codes: []", "3:10: The list of codes is empty."),
    ("actors/a.yaml", "- kind: person\n  code: SDN", "1:3: An actor lacks `name`. Add a line `name: …`."),
    ("actors/a.yaml", "- name:\n  kind: person\n  code: SDN", "1:8: The name is empty. Fill it or"),
    ("actors/a.yaml", "- name: [a]\n  kind: person\n  code: SDN", "1:9: The name must be plain text."),
    ("agents/a.yaml", "- words: soldier\n  role: MIL", "1:10: `words` must be a list. Write `[soldier]`."),
    ("agents/a.yaml", "- words: []\n  role: MIL", "1:10: `words` is empty. Fill it or delete it."),
    ("agents/a.yaml", "- words: [a, a]\n  role: MIL", "1:14: `a` stands twice in `words`. Keep one"),
    ("agents/a.yaml", "- words: [[a], b]\n  role: MIL", "1:11: A member of `words` must be plain text."),
    ("sets/a.yaml", "- gun", "1:1: The file of word lists must be `key: value` lines."),
    ("sets/a.yaml", "Gun: [rifle]", "1:1: `Gun` cannot name a word list. Begin with a letter,"),
    # values
    ("actors/a.yaml", "- name: B\n  kind: persn\n  code: SDN", "2:9: The kind cannot be `persn`. Did you mean `person`?"),
    ("actors/a.yaml", ACTOR + "  gender: f\n  code: SDNREB", "3:11: Only a person has a gender."),
    ("actors/a.yaml", ACTOR + "  code: SDNREB\n  checked: lately", "4:12: The date of the last check `lately` is not a date. Write `2023-04-15`,"),
    ("discards.yaml", "- patterns: [x]\n  scope: word", "2:10: `scope` cannot be `word`. It can be `clause`, `sentence`."),
    ("places/a.yaml", "- {name: A, kind: city, lat: 91, lon: 0}", "1:30: The latitude 91 is out of range. It lies between -90 and 90."),
    ("places/a.yaml", "- {name: A, kind: city, lat: 9, lon: -181}", "1:38: The longitude -181 is out of range."),
    ("places/a.yaml", "- {name: A, kind: city, lat: north, lon: 0}", "1:30: The latitude `north` is not a number. Write `12.5`."),
    ("places/a.yaml", "- {name: A, kind: city, seat_of: [IGO, Igo]}", "1:40: `Igo` is no actor code. Write one to 5 groups of three capital letters, such as `SDNMIL`."),
    ("places/a.yaml", "- {name: A, kind: city, lat: 9}", "1:30: A place needs both `lat` and `lon`, or neither."),
    ("places/a.yaml", "- {name: A, kind: city, lat: nan, lon: 0}", "1:30: The latitude `nan` is not a number."),
    # codes
    ("actors/a.yaml", ACTOR + "  code: sdnreb", "3:9: `sdnreb` is no actor code. Write one to 5 groups of three capital letters,"),
    ("actors/a.yaml", ACTOR + "  code: SDNRE", "3:9: `SDNRE` is no actor code."),
    ("actors/a.yaml", ACTOR + "  code: SUDREB", "3:9: `SUDREB` begins with `SUD`, no country or international code. Did you mean `SSD`?"),
    ("actors/a.yaml", ACTOR + "  code: REB", "3:9: `REB` begins with the role `REB`. Put the country in front, such as `SDNREB`, or `IMGREB` for none."),
    ("actors/a.yaml", ACTOR + "  code: SDNRBE", "3:9: `RBE` in `SDNRBE` is no role code. Did you mean `REB`?"),
    ("actors/a.yaml", ACTOR + "  code: IMGSDN", "3:9: `SDN` in `IMGSDN` is a country, not a role. Write the country first."),
    ("agents/a.yaml", "- words: [a]\n  role: SDN", "2:9: `SDN` in `SDN` is a country, not a role. Write the role alone."),
    ("places/a.yaml", "- {name: A, kind: city, country: Chad}", "1:34: The country `Chad` is no country code. Did you mean `TCD`?"),
    ("actors/countries.yaml", "- {country: TDC, name: Chad}", "1:13: The country `TDC` is no country code. Did you mean `TCD`?"),
    ("actions/a.yaml", "- patterns: {SOURCE hit TARGET: '192'}", "1:34: There is no event code `192`. Did you mean `19"),
    ("actions/a.yaml", "- patterns: {SOURCE hit TARGET: fight}", "1:33: There is no event code `fight`. Write 2 to 4 digits, in quotes:"),
    ("actions/a.yaml", "- patterns: {SOURCE hit TARGET: ['190']}", "1:33: The code of a pattern cannot be a list. Write `\"040\"` or"),
    ("actions/a.yaml", "- patterns: {a: {code: '190', recipocal: true}}", "1:31: The code of a pattern has no key `recipocal`. Did you mean `reciprocal`?"),
    ("actions/a.yaml", "- patterns: {a: {code: '190', reciprocal: yes}}", "1:43: `reciprocal` cannot be `yes`. It can be `false`, `true`."),
    # dates
    ("actors/a.yaml", ACTOR + "  codes: [{code: SDN, from: 2023-02-30}]", "3:29: The first day `2023-02-30` is not a date."),
    ("actors/a.yaml", ACTOR + "  codes: [{code: SDN, from: 2024, until: 2023}]", "3:42: The code ends on 2023-12-31 before it begins on 2024-01-01. Correct one"),
    # patterns, sets, examples
    ("actions/a.yaml", "- patterns: {'SOURCE hit TARGET with <gnu>': '190'}\n", "1:38: There is no set `gnu`. Add `gnu: [word, word]` to a file in sets/."),
    ("compositions.yaml", "- patterns: [SOURCE threaten]\n  codes: {'*': none}", "1:14: `SOURCE threaten` has no ACTION. Write ACTION where"),
    ("compositions.yaml", "- codes: {'*': none}", "1:3: A composition needs `patterns` or `when`, one of the two."),
    ("compositions.yaml", "- when: past\n  codes: {'*': none}", "1:9: `when` cannot be `past`. It can be `future`, `modal`, `mooted`, `negated`, `obligation`, `placed`, `private`."),
    ("compositions.yaml", "- when: modal\n  codes: {'21': none}", "2:12: No event code begins with `21`. "),
    ("compositions.yaml", "- when: modal\n  codes: {'*': nothing}", "2:16: There is no event code `nothing`."),
    ("discards.yaml", "- examples: [Rebels attacked.]\n  patterns: [x]", "1:14: An example must be `\"sentence\": [source, code, target]`."),
    ("discards.yaml", "- examples: [{Rebels attacked.: none}]\n  patterns: [x]", "1:33: The events of an example must be a list. Write"),
    ("discards.yaml", "- examples: [{Rebels fled.: [Rebels, '190']}]\n  patterns: [x]", "1:29: An event of an example must be `[source, code, target]`. Write `~`"),
    ("discards.yaml", "- examples: [{Rebels fled.: [Police, '190', ~]}]\n  patterns: [x]", "1:30: `Police` is neither in the sentence nor an actor code. Copy the words, or write `~`"),
    # ontology
    ("ontology/cameo.yaml", "'1': {label: a, quad: 1, goldstein: 0, plover: ~}", "1:2: `1` is no event code. Write 2 to 4 digits,"),
    ("ontology/cameo.yaml", "'14': {label: a, quad: 5, goldstein: 0, plover: ~}", "1:24: The quad class cannot be `5`. It can be `0`, `1`,"),
    ("ontology/cameo.yaml", "'14': {label: a, quad: 4, goldstein: -11, plover: ~}", "1:38: The Goldstein weight -11 is out of range."),
    ("ontology/cameo.yaml", "'14': {label: a, quad: 4, goldstein: 1}", "1:7: An event code lacks `plover`."),
    ("ontology/roles.yaml", "rolls: {MIL: Military}", "1:1: There is no section `rolls` of role codes. Did you mean `roles`?"),
    ("ontology/roles.yaml", "roles: {Mil: Military}", "1:9: `Mil` is no role code. Write three capital letters."),
    ("ontology/roles.yaml", "roles: {SDN: Settlers}", "1:9: The role `SDN` is already the code of Sudan. Choose other letters."),
    ("ontology/countries.yaml", "KOSOVO: Kosovo", "1:1: `KOSOVO` is no country code. Write three capital letters."),
]  # fmt: skip


@pytest.mark.parametrize(("file", "text", "expected"), BAD_LINES)
def test_a_bad_line_is_said_to_be_bad_where_it_stands(
    tmp_path: Path, file: str, text: str, expected: str
) -> None:
    found = lines(load(tmp_path, {file: text}).problems, tmp_path)
    assert [line for line in found if line.startswith(f"one/{file}:{expected}")], found
    assert len(found) == 1


def test_the_rest_of_a_file_is_still_used(tmp_path: Path) -> None:
    loaded = load(
        tmp_path,
        {
            "actors/a.yaml": """
                - {name: One, kind: person, code: SDNGOV, aliases: [Uno, ""], shoe: 43}
                - {name: Two, kind: person, code: XXX}
                - {name: Three, kind: person, code: SDNGOV}
            """,
            "actions/a.yaml": """
                - patterns:
                    SOURCE hit TARGET: "190"
                    SOURCE hit TARGET with <stone>: "190"
                    SOURCE bomb TARGET: "1900"
            """,
        },
    )
    assert [actor.name for actor in loaded.dictionaries.actors] == ["One", "Three"]
    assert loaded.dictionaries.actors[0].aliases == ("Uno",)
    assert [action.pattern for action in loaded.dictionaries.actions] == ["SOURCE hit TARGET"]
    assert len(loaded.problems) == 5
    assert all(problem.severity == "error" for problem in loaded.problems)


def test_a_period_that_cannot_be_read_takes_its_actor_along(tmp_path: Path) -> None:
    """The other periods alone would say that the actor had no code in that one."""
    text = ACTOR + "  codes: [{code: SDNMIL, until: 2020}, {code: SDNREB, from: soon}]"
    loaded = load(tmp_path, {"actors/a.yaml": text})
    assert loaded.dictionaries.actors == ()
    assert len(loaded.problems) == 1


def test_every_unknown_set_of_a_pattern_is_reported(tmp_path: Path) -> None:
    files = {"actions/a.yaml": '- patterns: {SOURCE <hit> TARGET with <a>|<gnu>: "190"}'}
    loaded = load(tmp_path, files, {"sets/a.yaml": "gun: [rifle]\nhit: [hit]"})
    assert lines(loaded.problems, tmp_path) == [
        "one/actions/a.yaml:1:39: There is no set `a`. It can be `gun`, `hit`.",
        "one/actions/a.yaml:1:43: There is no set `gnu`. Did you mean `gun`?",
    ]


def test_a_bad_ontology_line_makes_its_code_unknown(tmp_path: Path) -> None:
    files = {
        "ontology/cameo.yaml": "'14': {label: Protest, quad: x, goldstein: -6.5, plover: PROTEST}",
        "actions/a.yaml": '- patterns: {SOURCE protest: "14"}',
    }
    loaded = load(tmp_path, files)
    assert "14" not in loaded.dictionaries.ontology.codes
    assert [problem.kind for problem in loaded.problems] == ["dict-value", "dict-code"]


def test_shipped_dictionaries_come_first() -> None:
    dictionaries, _ = load_dictionaries()
    assert dictionaries.ontology.codes["190"].root == "19"
    assert dictionaries.countries


def test_no_such_folder(tmp_path: Path) -> None:
    with pytest.raises(EventCoderError, match=r"no dictionary folder .*nowhere.*dict init"):
        load_dictionaries([tmp_path / "nowhere"])


# Text that is likely to come near the formats: their keys, their values, YAML's own characters.
PIECES = st.sampled_from(
    [
        "name",
        "kind",
        "code",
        "codes",
        "from",
        "until",
        "aliases",
        "words",
        "role",
        "patterns",
        "examples",
        "when",
        "scope",
        "country",
        "lat",
        "lon",
        "person",
        "SDNREB",
        "SDN",
        "MIL",
        "SOURCE",
        "TARGET",
        "ACTION",
        "190",
        "'190'",
        "<gun>",
        "2023-04-15",
        "~",
        "true",
        "*",
        "&",
        "!",
        "|",
        ">",
        "-",
        ":",
        ",",
        "#",
        "[",
        "]",
        "{",
        "}",
        "?",
        "%",
        "@",
        "`",
        '"',
        "'",
        "&a",
        "*a",
        "<<",
    ]
) | st.sampled_from(["\n", "\n  ", "\n- ", "\n    ", ": ", "- ", " ", "\t", ""])
NEARLY_YAML = st.lists(PIECES | st.text(max_size=4), max_size=40).map("".join)
ROOM = st.sampled_from(sorted(glob.replace("*", "a") for glob in ROOMS))


@settings(max_examples=150, deadline=None)
@given(room=ROOM, content=NEARLY_YAML.map(str.encode) | st.text().map(str.encode) | st.binary())
def test_no_file_content_crashes_loading(
    tmp_path_factory: pytest.TempPathFactory, room: str, content: bytes
) -> None:
    folder = tmp_path_factory.mktemp("any")
    (folder / room).parent.mkdir(exist_ok=True)
    (folder / room).write_bytes(content)
    base = write(tmp_path_factory.mktemp("base"), BASE)
    for problem in load_folders([base, folder]).problems:
        assert problem.file == (folder / room).as_posix()
        assert problem.line is not None
        if content.isascii():  # YAML knows further line breaks beyond ASCII
            assert 1 <= problem.line <= content.count(b"\n") + content.count(b"\r") + 1


NAMES = st.text(min_size=1).map(lambda text: " ".join(text.split())).filter(bool)
DAYS = st.none() | st.dates()


@st.composite
def actor_records(draw: st.DrawFn) -> dict[str, object]:
    """An actor as somebody might write it, with names that YAML has to quote and escape."""
    codes = st.sampled_from(["SDN", "SDNMIL", "IGOUNO", "UNO", "TCDREBMIL"])
    record: dict[str, object] = {
        "name": draw(NAMES),
        "kind": draw(st.sampled_from(ACTOR_KINDS)),
        "aliases": draw(st.lists(NAMES, min_size=1, max_size=3, unique=True)),
    }
    if draw(st.booleans()):
        return record | {"code": draw(codes)}
    start, until = draw(DAYS), draw(DAYS)
    if start and until:
        start, until = sorted((start, until))
    period = {"code": draw(codes), "from": start, "until": until}
    return record | {"codes": [{key: value for key, value in period.items() if value}]}


@settings(max_examples=60, deadline=None)
@given(records=st.lists(actor_records(), min_size=1, unique_by=lambda record: record["name"]))
def test_actors_are_read_as_they_were_written(
    tmp_path_factory: pytest.TempPathFactory, records: list[dict[str, object]]
) -> None:
    text = yaml.safe_dump(records, allow_unicode=True)
    base = write(tmp_path_factory.mktemp("base"), BASE)
    folder = tmp_path_factory.mktemp("one")
    (folder / "actors").mkdir()
    (folder / "actors" / "a.yaml").write_text(text, encoding="utf-8", newline="")
    loaded = load_folders([base, folder])
    assert loaded.problems == []
    for actor, record in zip(loaded.dictionaries.actors, records, strict=True):
        assert (actor.name, actor.kind, list(actor.aliases)) == (
            record["name"],
            record["kind"],
            record["aliases"],
        )
        [code] = actor.codes
        period = record["codes"][0] if "codes" in record else {"code": record["code"]}  # type: ignore[index]
        assert code == DatedCode(period["code"], period.get("from"), period.get("until"))


def test_the_shipped_folder_is_found() -> None:
    assert (shipped_folder() / "ontology" / "cameo.yaml").is_file()
