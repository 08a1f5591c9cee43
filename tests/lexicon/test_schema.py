"""The schemas for editors: the shipped files fit them, wrong ones do not, nothing is stale."""

from __future__ import annotations

import fnmatch
import json
import re
from pathlib import Path
from typing import Any, ClassVar

import jsonschema
import pytest
import yaml

from eventcoder.lexicon import load_dictionaries
from eventcoder.lexicon.layers import ROOMS, shipped_folder
from eventcoder.lexicon.schema import FOLDER, Schema, schemas
from eventcoder.lexicon.starter import write_starter

# The kind of file → its schema, where the two are not called the same.
NAMES = {"country codes": "country-codes"}


class Editor(yaml.SafeLoader):
    """Reads values as editors do (YAML 1.2): no dates, no `NO`, no base 60."""

    yaml_implicit_resolvers: ClassVar[dict[str, Any]] = {}


for tag, pattern, first in (
    ("bool", r"^(true|false)$", "tf"),
    ("null", r"^(~|null|)$", ["~", "n", ""]),
    ("int", r"^[-+]?[0-9]+$", "-+0123456789"),
    ("float", r"^[-+]?[0-9]+\.[0-9]*$", "-+0123456789"),
):
    Editor.add_implicit_resolver(f"tag:yaml.org,2002:{tag}", re.compile(pattern), list(first))


@pytest.fixture(scope="module")
def made() -> dict[str, Schema]:
    return schemas(load_dictionaries()[0].ontology)


def schema_of(name: str, made: dict[str, Schema]) -> Schema:
    room = next(room for glob, room in ROOMS.items() if fnmatch.fnmatchcase(name, glob))
    return made[f"{NAMES.get(room, room)}.json"]


def valid(text: str, schema: Schema) -> bool:
    document = yaml.load(text, Loader=Editor)
    return jsonschema.Draft202012Validator(schema).is_valid(document)


def test_the_shipped_schemas_are_those_of_the_readers(made: dict[str, Schema]) -> None:
    """Write them anew with `eventcoder dict schema dictionaries`."""
    folder = shipped_folder() / FOLDER
    assert {path.name: json.loads(path.read_text("utf-8")) for path in folder.iterdir()} == made


def files_of(folder: Path) -> list[Path]:
    return sorted(path for path in folder.rglob("*.yaml"))


@pytest.mark.parametrize("path", files_of(shipped_folder()), ids=lambda path: path.name)
def test_every_shipped_file_fits_its_schema(path: Path, made: dict[str, Schema]) -> None:
    name = path.relative_to(shipped_folder()).as_posix()
    line = path.read_text("utf-8").splitlines()[0]
    named = (path.parent / line.removeprefix("# yaml-language-server: $schema=")).read_text("utf-8")
    assert json.loads(named) == schema_of(name, made)
    document = yaml.load(path.read_text("utf-8"), Loader=Editor)
    errors = jsonschema.Draft202012Validator(schema_of(name, made)).iter_errors(document)
    assert [f"{list(error.absolute_path)}: {error.message[:200]}" for error in errors] == []


def test_every_starter_file_fits_and_names_its_schema(
    tmp_path: Path, made: dict[str, Schema]
) -> None:
    write_starter(tmp_path)
    for path in files_of(tmp_path):
        text = path.read_text("utf-8")
        schema = schema_of(path.relative_to(tmp_path).as_posix(), made)
        document = yaml.load(text, Loader=Editor)
        assert document is None or jsonschema.Draft202012Validator(schema).is_valid(document), path
        line = text.splitlines()[0]
        assert line.startswith("# yaml-language-server: $schema=")
        assert json.loads((path.parent / line.partition("=")[2]).read_text("utf-8")) == schema


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("actions/a.yaml", '- {pattern: {SOURCE hit TARGET: "190"}}'),
        ("actions/a.yaml", '- {patterns: {SOURCE hit TARGET: "999"}}'),
        ("actions/a.yaml", '- {patterns: {SOURCE hit TARGET: {code: "190", both: true}}}'),
        ("actions/a.yaml", '- {examples: [{"A hit B.": [A, B]}]}'),
        ("compositions.yaml", '- {patterns: [SOURCE threaten to ACTION], codes: {"1x": "138"}}'),
        ("compositions.yaml", '- {codes: {"19": "138"}}'),
        ("discards.yaml", "- {patterns: [SOURCE strike deal], scope: word}"),
        ("actors/a.yaml", "- {name: Adam, kind: man, code: SDNGOV}"),
        ("actors/a.yaml", "- {name: Adam, kind: person, code: Sudan}"),
        ("actors/a.yaml", "- {name: Adam, kind: person}"),
        ("actors/a.yaml", "- {name: Adam, kind: person, code: SDNGOV, codes: [{code: SDNMIL}]}"),
        ("actors/a.yaml", "- {name: Adam, kind: person, codes: [{code: SDNGOV, from: May}]}"),
        ("actors/countries.yaml", "- {country: XXX, name: Nowhere}"),
        ("agents/a.yaml", "- {words: soldier, role: MIL}"),
        ("places/a.yaml", "- {name: Goma, kind: city, country: COD, lat: -1.7}"),
        ("places/a.yaml", "- {name: Goma, kind: city, lat: 99, lon: 0}"),
        ("sets/a.yaml", "Gun: [rifle]"),
        ("ontology/cameo.yaml", '"190": {label: Fight, quad: 5, goldstein: -10, plover: ~}'),
        ("ontology/roles.yaml", "jobs: {MIL: Military}"),
        ("ontology/countries.yaml", "Sudan: SDN"),
    ],
)
def test_what_dict_check_refuses_the_editor_marks(
    name: str, text: str, made: dict[str, Schema]
) -> None:
    assert not valid(text, schema_of(name, made))
