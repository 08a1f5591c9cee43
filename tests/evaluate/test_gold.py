"""Gold that can be used is read; gold that cannot is a problem with its file and line."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from eventcoder.evaluate.gold import Gold, GoldRecord, Key, plover_quads, read_gold
from eventcoder.lexicon.entries import CameoCode, Ontology
from eventcoder.model import Problem

CODES = [
    CameoCode("01", "State", "01", 0, 0.0, None),
    CameoCode("02", "Appeal", "02", 0, 3.0, "REQUEST"),
    CameoCode("10", "Demand", "10", 3, -5.0, "REQUEST"),
    CameoCode("17", "Coerce", "17", 4, -7.0, "COERCE"),
    CameoCode("173", "Arrest", "17", 4, -5.0, "COERCE"),
]
ONTOLOGY = Ontology({code.code: code for code in CODES}, {}, {})


def read(tmp_path: Path, *records: Any) -> tuple[dict[Key, GoldRecord], list[Problem]]:
    """Read records, a text standing for a line as it is."""
    file = tmp_path / "gold.jsonl"
    lines = (record if isinstance(record, str) else json.dumps(record) for record in records)
    file.write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")
    return read_gold([str(file)], ONTOLOGY)


def with_gold(gold: Any) -> dict[str, Any]:
    return {"id": "a1", "text": "Police arrested three.", "gold": gold}


def test_gold_is_found_by_file_and_line(tmp_path: Path) -> None:
    whole = {
        "plover": "COERCE",
        "quad": 4,
        "cameo": "173",
        "mentions": [{"start": 0, "end": 6, "role": "source"}],
        "places": [{"start": 0, "end": 6, "lat": 30, "lon": None}],
        "dates": [{"start": 7, "end": 15, "from": "2024-02-01", "to": "2024-02-29"}],
        "ignore": [{"start": 0, "end": 1}],
    }
    whole["places"][0]["lon"] = 31.25
    gold, problems = read(tmp_path, "", with_gold(whole))
    assert problems == []
    [(key, found)] = gold.items()
    assert key == (str(tmp_path / "gold.jsonl"), 2)
    assert found.record["gold"] == whole
    assert found.gold.places
    assert found.gold.places[0].point == (30, 31.25)
    assert found.gold.dates
    assert found.gold.dates[0].days == ("2024-02-01", "2024-02-29")
    assert found.gold.about_events
    assert found.gold.about_mentions


SPAN = {"start": 0, "end": 6}


@pytest.mark.parametrize(
    ("gold", "says"),
    [
        (None, "the record has no `gold`"),
        ("COERCE", "`gold` is not an object but str"),
        ({}, "`gold` says nothing"),
        ({"ignore": [SPAN]}, "`gold` says nothing"),
        ({"plover": "COERSE"}, "`gold.plover` is 'COERSE', no PLOVER type"),
        ({"plover": 17}, "`gold.plover` is '17'"),
        ({"quad": 5}, "`gold.quad` is '5'"),
        ({"quad": "4"}, "`gold.quad` is '4'"),
        ({"cameo": "1"}, "`gold.cameo` is '1'"),
        ({"cameo": 173}, "`gold.cameo` is '173'"),
        ({"mentions": [{**SPAN, "role": "sorce"}]}, "`gold.mentions[0].role` is 'sorce'"),
        ({"mentions": [{"start": 3, "end": 3, "role": "source"}]}, "3 to 3, is not inside"),
        ({"places": [SPAN, {"start": 20, "end": 23}]}, "`gold.places[1]`, 20 to 23, is not inside"),
        ({"places": [{"end": 3}]}, "`gold.places[0].start` is missing"),
        ({"places": [{**SPAN, "lat": 1.0}]}, "one of lat and lon is missing"),
        ({"places": [{**SPAN, "lat": 91.0, "lon": 0.0}]}, "`gold.places[0].lat` is '91.0'"),
        ({"dates": [{**SPAN, "from": "May", "to": "May"}]}, "`gold.dates[0].from` is 'May'"),
        ({"dates": [{**SPAN, "from": "2024-01-01"}]}, "`gold.dates[0].to` is missing"),
        ({"dates": [], "ignore": [{"start": -1, "end": 2}]}, "`gold.ignore[0].start` is '-1'"),
    ],
)
def test_gold_that_cannot_be_used(tmp_path: Path, gold: Any, says: str) -> None:
    found, [problem] = read(tmp_path, with_gold({"quad": 4}), with_gold(gold))
    assert says in problem.message
    assert problem.remedy
    assert (problem.severity, problem.article_id) == ("error", "a1")
    assert (problem.file, problem.line) == (str(tmp_path / "gold.jsonl"), 2)
    assert len(found) == 1, "the other record is read"


def test_a_slip_gets_the_right_name(tmp_path: Path) -> None:
    _, [problem] = read(tmp_path, with_gold({"plover": "COERSE"}))
    assert problem.remedy == "Did you mean `COERCE`?"


def test_what_is_not_scored_is_noted(tmp_path: Path) -> None:
    gold, [key, code] = read(tmp_path, with_gold({"cameo": "179", "plovr": "COERCE"}))
    assert key.severity == code.severity == "note"
    assert key.message == "`gold.plovr` is not scored"
    assert key.remedy == "Did you mean `plover`?"
    assert "no event code `179`" in code.message
    assert len(gold) == 1


def test_what_is_no_record_is_left_to_the_article_reader(tmp_path: Path) -> None:
    assert read(tmp_path, "{", "[1]", "", "\x00") == ({}, [])


def test_a_type_has_the_quad_class_of_its_codes_that_are_not_neutral() -> None:
    assert plover_quads(ONTOLOGY) == {"REQUEST": 3, "COERCE": 4}
    backwards = Ontology({code.code: code for code in reversed(CODES)}, {}, {})
    assert plover_quads(backwards) == {"REQUEST": 3, "COERCE": 4}


def test_what_gold_is_about() -> None:
    assert Gold(quad=0).about_events
    assert not Gold(quad=0).about_mentions
    assert Gold(dates=()).about_mentions
    assert not Gold(dates=()).about_events
