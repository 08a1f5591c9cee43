"""JSON Schemas of the dictionary files, for editors that complete and check YAML as it is typed.

They say what a file may look like; whether a pattern can be read or a name is claimed twice is
what `eventcoder dict check` says.  Choices come from the readers and codes from the ontology, so
that the two cannot disagree.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from eventcoder.errors import EventCoderError
from eventcoder.lexicon.action_files import OUTCOMES, SET_NAME, WHEN
from eventcoder.lexicon.actor_files import ACTOR_KINDS, PLACE_KINDS
from eventcoder.lexicon.entries import Ontology
from eventcoder.lexicon.ontology import BEARER, MAX_GROUPS, QUADS, SECTIONS
from eventcoder.lexicon.yaml_nodes import DATE

Schema = dict[str, Any]

FOLDER = "schemas"
_DIALECT = "https://json-schema.org/draft/2020-12/schema"

TEXT: Schema = {"type": "string", "minLength": 1}
TEXTS: Schema = {"type": "array", "items": TEXT}
# `2023` and `2023-04` are a number and a text to YAML
DAY: Schema = {"type": ["string", "integer"], "pattern": f"^{DATE.pattern}$"}
ACTOR: Schema = {"type": "string", "pattern": f"^([A-Z]{{3}}){{1,{MAX_GROUPS}}}$"}


def schemas(ontology: Ontology) -> dict[str, Schema]:
    """The schema of each kind of file, by the name of its own file in `schemas/`.

    Args:
        ontology: whose event and country codes may be written.
    """
    made = {
        "actions": _list_of(_actions(ontology)),
        "compositions": _list_of(_composition(ontology)),
        "discards": _list_of(_discard(ontology)),
        "actors": _list_of(_actor()),
        "countries": _list_of(_country(ontology)),
        "agents": _list_of(_agent()),
        "places": _list_of(_place(ontology)),
        "sets": _word_lists(),
        "syntax": _word_lists(),
        "cameo": _mapping({"^[0-9]{2,4}$": _event_code()}),
        "roles": _roles(),
        "country-codes": _mapping({"^[A-Z]{3}$": TEXT}),
    }
    return {f"{name}.json": {"$schema": _DIALECT, **schema} for name, schema in made.items()}


def write_schemas(ontology: Ontology, folder: Path) -> list[Path]:
    """Write every schema into the folder `schemas` of a dictionary folder.

    Returns:
        the files written.

    Raises:
        EventCoderError: the folder cannot be written.
    """
    written = []
    for name, schema in schemas(ontology).items():
        path = folder / FOLDER / name
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            text = json.dumps(schema, ensure_ascii=False, indent=1)
            path.write_text(text + "\n", encoding="utf-8", newline="\n")
        except OSError as error:
            message = f"The schema cannot be written ({error.strerror})."
            raise EventCoderError(message, "Choose another folder.", file=str(path)) from error
        written.append(path)
    return written


def _record(
    required: Mapping[str, Schema],
    optional: Mapping[str, Schema] | None = None,
    **more: Any,
) -> Schema:
    return {
        "type": "object",
        "properties": {**required, **(optional or {})},
        "required": list(required),
        "additionalProperties": False,
        **more,
    }


def _list_of(item: Schema) -> Schema:
    return {"type": "array", "items": item}


def _mapping(patterns: Mapping[str, Schema], **more: Any) -> Schema:
    return {
        "type": "object",
        "patternProperties": dict(patterns),
        "additionalProperties": False,
        **more,
    }


def _one_of(values: Iterable[str]) -> Schema:
    return {"enum": list(values)}


def _event(ontology: Ontology) -> Schema:
    return {"enum": sorted(ontology.codes), "description": "A CAMEO event code, in quotes."}


def _country_code(ontology: Ontology) -> Schema:
    return {"enum": sorted(ontology.countries), "description": "ISO 3166-1 alpha-3."}


def _examples(ontology: Ontology) -> Schema:
    actor = {"type": ["string", "null"], "description": "Words of the sentence, or ~ for nobody."}
    event = {
        "type": "array",
        "prefixItems": [actor, _event(ontology), actor],
        "minItems": 3,
        "maxItems": 3,
    }
    events = {
        "anyOf": [event, {"type": "array", "items": event}],
        "description": "[source, code, target], a list of such, or [] for no event.",
    }
    sentence = {"type": "object", "additionalProperties": events, "minProperties": 1}
    return {"type": "array", "items": sentence}


def _actions(ontology: Ontology) -> Schema:
    coded = {
        "anyOf": [
            _event(ontology),
            _record({"code": _event(ontology)}, {"reciprocal": {"type": "boolean"}}),
        ]
    }
    patterns = {"type": "object", "additionalProperties": coded, "minProperties": 1}
    return _record({}, {"patterns": patterns, "examples": _examples(ontology)})


def _composition(ontology: Ontology) -> Schema:
    outcome = {"enum": [*OUTCOMES, *sorted(ontology.codes)]}
    codes = _mapping({r"^(not )?([0-9]{1,4}|\*)$": outcome}, minProperties=1)
    optional = {
        "patterns": TEXTS,
        "when": _one_of(WHEN),
        "keep": {"type": "boolean"},
        "examples": _examples(ontology),
    }
    either = [{"required": ["patterns"]}, {"required": ["when"]}]
    return _record({"codes": codes}, optional, oneOf=either)


def _discard(ontology: Ontology) -> Schema:
    optional = {"scope": _one_of(("clause", "sentence")), "examples": _examples(ontology)}
    return _record({"patterns": TEXTS}, optional)


def _actor() -> Schema:
    dated = _record({"code": ACTOR}, {"from": DAY, "until": DAY})
    optional = {
        "gender": _one_of(("f", "m")),
        "aliases": TEXTS,
        "code": ACTOR,
        "codes": {"type": "array", "items": dated, "minItems": 1},
        "checked": DAY,
    }
    either = [{"required": ["code"]}, {"required": ["codes"]}]
    return _record({"name": TEXT, "kind": _one_of(ACTOR_KINDS)}, optional, oneOf=either)


def _country(ontology: Ontology) -> Schema:
    lists = dict.fromkeys(("aliases", "adjectives", "demonyms", "seats"), TEXTS)
    required = {"country": _country_code(ontology), "name": TEXT}
    return _record(required, {**lists, "capital": TEXT})


def _agent() -> Schema:
    role = {"anyOf": [ACTOR, {"const": BEARER}]}
    return _record({"words": TEXTS, "role": role})


def _place(ontology: Ontology) -> Schema:
    optional = {
        "aliases": TEXTS,
        "country": _country_code(ontology),
        "admin1": TEXT,
        "lat": {"type": "number", "minimum": -90, "maximum": 90},
        "lon": {"type": "number", "minimum": -180, "maximum": 180},
        "id": {"type": ["string", "integer"], "description": "GeoNames id."},
        "extent": {
            "description": "The box around an area: south, west, north, east in degrees.",
            "type": "array",
            "items": {"type": "number", "minimum": -180, "maximum": 180},
            "minItems": 4,
            "maxItems": 4,
        },
        "seat_of": {
            "description": "Codes of the organisations that sit there.",
            "type": "array",
            "items": ACTOR,
        },
    }
    both = {"lat": ["lon"], "lon": ["lat"]}
    required = {"name": TEXT, "kind": _one_of(PLACE_KINDS)}
    return _record(required, optional, dependentRequired=both)


def _word_lists() -> Schema:
    return _mapping({f"^{SET_NAME.pattern}$": TEXTS})


def _event_code() -> Schema:
    return _record(
        {
            "label": TEXT,
            "quad": {"enum": [int(quad) for quad in QUADS]},
            "goldstein": {"type": "number", "minimum": -10, "maximum": 10},
            "plover": {"type": ["string", "null"]},
        }
    )


def _roles() -> Schema:
    return _record({}, {section: _mapping({"^[A-Z]{3}$": TEXT}) for section in SECTIONS})
