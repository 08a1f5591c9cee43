"""`eventcoder validate`, end to end, on parses and dictionaries of a few lines."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from eventcoder.cli import main
from tests.cli.test_commands import CONLLU, DICTIONARIES
from tests.lexicon.folders import write

Call = Callable[..., Result]
ACTIVE, PASSIVE = "Sudan attacked Chad.", "Chad was attacked by Sudan."


def span(text: str, words: str, **more: Any) -> dict[str, Any]:
    start = text.index(words)
    return {"start": start, "end": start + len(words), **more}


GOLD = [
    {
        "id": "active",
        "text": f"{ACTIVE} Niger slept.",
        "gold": {
            "plover": "ASSAULT",
            "quad": 4,
            "cameo": "193",
            "mentions": [span(ACTIVE, "Sudan", role="source"), span(ACTIVE, "Chad", role="target")],
        },
    },
    {"id": "passive", "text": PASSIVE, "gold": {"plover": "CONSULT", "quad": 1}},
]


@pytest.fixture
def call(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Call:
    """Call `eventcoder validate` in a folder with `gold.jsonl` and its parses."""
    shipped = write(tmp_path / "shipped", DICTIONARIES)
    monkeypatch.setattr("eventcoder.lexicon.compiled.shipped_folder", lambda: shipped)
    monkeypatch.chdir(tmp_path)
    (tmp_path / "parses.conllu").write_text(CONLLU)
    gold_file(*GOLD)

    def call(*arguments: str, exit_code: int = 0, gold: str = "gold.jsonl") -> Result:
        words = ["validate", gold, "parses.conllu", "--parser", "conllu", *arguments]
        result = CliRunner().invoke(main, words)
        assert "Traceback" not in result.output
        assert result.exit_code == exit_code, result.output
        return result

    return call


def gold_file(*records: object, name: str = "gold.jsonl") -> None:
    lines = (record if isinstance(record, str) else json.dumps(record) for record in records)
    Path(name).write_text("".join(f"{line}\n" for line in lines))


def lines_of(name: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in Path(name).read_text().splitlines()]


def test_figures_for_people(call: Call) -> None:
    rows = [" ".join(line.split()) for line in call().stdout.splitlines()]
    assert rows[0].startswith("2 records, 3 sentences in ")
    assert rows[1] == "Coverage: 2 of 2 have an event, 100.0%."
    for row in (
        "PLOVER type, first event 2 50.0 33.3",
        "quad class 2 50.0 33.3",
        "CAMEO code, first event 1 0.0 0.0 100.0",
        "source 1 1 1 100.0 100.0 100.0",
        "CONSULT coded as ASSAULT 1",
    ):
        assert row in rows
    assert "CONSULT coded as" not in call("--confusions", "0").stdout


def test_figures_for_programs(call: Call, tmp_path: Path) -> None:
    call("--json", "figures.json")
    figures = json.loads((tmp_path / "figures.json").read_text())
    assert figures["root_first"]["accuracy"] == 0.5
    assert figures["root_first"]["classes"]["ASSAULT"]["recall"] == 1
    assert figures["cameo"]["first"] == {"exact": 0, "three_digits": 0, "root": 1}
    assert figures["source"]["f1"] == figures["target"]["f1"] == 1
    assert (figures["records"], figures["sentences"], figures["coverage"]) == (2, 3, 1)
    assert figures["sentences_per_second"] > 0
    assert {"eventcoder", "gold", "dictionaries", "parser_fingerprint"} <= set(figures)
    piped = json.loads(call("--json", "-").stdout)
    assert piped["root_first"] == figures["root_first"]


def test_misses_can_be_looked_at_and_scored_again(call: Call, tmp_path: Path) -> None:
    call("--misses", "misses.jsonl")
    active, passive = lines_of("misses.jsonl")
    assert active["wrong"] == [{"what": "cameo", "gold": "193", "coded": "190"}]
    assert [miss["what"] for miss in passive["wrong"]] == ["root", "quad"]
    assert passive["text"] == PASSIVE
    assert passive["events"][0]["rule"].startswith("actions/19.yaml")
    assert json.loads(call("--json", "-", gold="misses.jsonl").stdout)["records"] == 2


def test_the_events_are_those_of_code(call: Call, tmp_path: Path) -> None:
    call("--to", "validated.jsonl")
    words = ["code", "gold.jsonl", "parses.conllu", "--parser", "conllu", "--to", "coded.jsonl"]
    assert CliRunner().invoke(main, words).exit_code == 0
    assert Path("validated.jsonl").read_bytes() == Path("coded.jsonl").read_bytes()
    assert len(lines_of("coded.jsonl")) == 2


def test_places_and_dates_are_scored_too(call: Call) -> None:
    record = {"id": "a1", "text": PASSIVE, "gold": {"places": [], "dates": [span(PASSIVE, "Chad")]}}
    record["gold"]["dates"][0] |= {"from": "2024-01-01", "to": "2024-01-01"}
    gold_file(record)
    figures = json.loads(call("--json", "-").stdout)
    assert figures["dates"]["gold"] == 1
    assert figures["places"]["gold"] == 0
    assert "coverage" not in figures
    call("--to", "events.jsonl")
    assert [line["article_id"] for line in lines_of("events.jsonl")] == ["a1"], "kept all the same"


def test_gold_is_json_lines_whatever_its_name(call: Call) -> None:
    gold_file(*GOLD, name="gold.txt")
    assert json.loads(call("--json", "-", gold="gold.txt").stdout)["records"] == 2


def test_ones_own_dictionaries(call: Call, tmp_path: Path) -> None:
    actions = {"actions/mine.yaml": '- patterns:\n    SOURCE attack TARGET: "193"\n'}
    write(tmp_path / "mine", actions)
    figures = json.loads(call("--dictionaries", "mine", "--json", "-").stdout)
    assert figures["cameo"]["first"]["exact"] == 1


def test_gold_that_cannot_be_used_is_told_and_the_rest_scored(call: Call) -> None:
    gold_file(
        *GOLD, {"id": "bare", "text": PASSIVE}, "{", {"id": "x", "gold": {"quad": 9}, "text": "x"}
    )
    result = call("--json", "-", exit_code=1)
    assert json.loads(result.stdout)["records"] == 2
    bare, broken, quad = sorted(result.stderr.splitlines())
    assert bare.startswith("gold.jsonl:3: error: the record has no `gold`. Say what is right")
    assert quad.startswith("gold.jsonl:5: error: `gold.quad` is '9'")
    assert broken.startswith("gold.jsonl:4:")
    assert "[json]" in broken


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (["missing.jsonl"], "missing.jsonl"),
        ([], "GOLD"),
        (["gold.jsonl", "--json", "-", "--to", "-"], "Only one of"),
        (["parses.conllu", "--parser", "conllu"], "nothing to score"),
        (["gold.jsonl", "parses.conllu", "--parser", "conllu", "--misses", "no/x"], "folder"),
    ],
)
def test_wrong_usage(call: Call, arguments: list[str], says: str) -> None:
    result = CliRunner().invoke(main, ["validate", *arguments])
    assert result.exit_code == 2, result.output
    assert says in result.stderr
    assert len(result.stderr.splitlines()) <= 4


def test_quiet_says_nothing(call: Call) -> None:
    assert call("--quiet").output == ""
