"""Reads `actors/`, `agents/` and `places/`: who acts, in what role, and where."""

from __future__ import annotations

from collections.abc import Iterator
from typing import cast, get_args

from yaml.nodes import Node

from eventcoder.gazetteer.place import Extent, PlaceKind
from eventcoder.lexicon.entries import (
    ActorEntry,
    ActorKind,
    AgentEntry,
    CountryEntry,
    DatedCode,
    PlaceEntry,
)
from eventcoder.lexicon.layers import File
from eventcoder.lexicon.ontology import Codes
from eventcoder.lexicon.yaml_nodes import Source

ACTOR_KINDS = tuple(kind for kind in get_args(ActorKind) if kind != "country")
PLACE_KINDS = get_args(PlaceKind)


def read_actors(file: File, codes: Codes) -> Iterator[ActorEntry]:
    """The named actors of a file; one without usable name, kind and codes is left out."""
    for node in file.source.items(file.root, "An actors file"):
        if actor := _actor(file.source, node, codes):
            yield actor


def _actor(source: Source, node: Node, codes: Codes) -> ActorEntry | None:
    optional = ("gender", "aliases", "code", "codes", "checked")
    record = source.record(node, "An actor", ("name", "kind"), optional)
    if record is None:
        return None
    name = source.text(record["name"], "The name")
    kind = source.choice(record["kind"], "The kind", ACTOR_KINDS)
    gender = (
        source.choice(record["gender"], "The gender", ("f", "m")) if "gender" in record else None
    )
    if gender and kind != "person":
        source.error(
            record["gender"], "dict-value", "Only a person has a gender.", "Delete the line."
        )
    checked = None
    if "checked" in record and source.day(record["checked"], "The date of the last check"):
        checked = source.text(record["checked"], "The date of the last check")
    dated = _dated_codes(source, node, record, codes)
    if name is None or kind is None or not dated:
        return None
    return ActorEntry(
        name,
        cast(ActorKind, kind),
        _names(source, record, "aliases"),
        dated,
        source.where(node),
        gender,  # type: ignore[arg-type]  # checked by `choice`
        checked,
    )


def _dated_codes(
    source: Source, node: Node, record: dict[str, Node], codes: Codes
) -> tuple[DatedCode, ...]:
    if ("code" in record) == ("codes" in record):
        message = "An actor needs `code` or `codes`, one of the two."
        remedy = "Write `code: SDNMIL`, or `codes:` with a list of `{code: …, from: …, until: …}`."
        source.error(record.get("code", node), "dict-missing", message, remedy)
        return ()
    if "code" in record:
        code = codes.actor(source, record["code"])
        return (DatedCode(code),) if code else ()
    found = []
    for item in source.items(record["codes"], "The list of codes"):
        dated = _dated_code(source, item, codes)
        if dated is None:
            return ()  # the other periods alone would say that nothing holds in this one
        found.append(dated)
    return tuple(found)


def _dated_code(source: Source, node: Node, codes: Codes) -> DatedCode | None:
    record = source.record(node, "A dated code", ("code",), ("from", "until"))
    if record is None:
        return None
    code = codes.actor(source, record["code"])
    start = source.day(record["from"], "The first day") if "from" in record else None
    until = source.day(record["until"], "The last day", last=True) if "until" in record else None
    if (
        ("from" in record and start is None)
        or ("until" in record and until is None)
        or code is None
    ):
        return None
    if start and until and start > until:
        message = f"The code ends on {until} before it begins on {start}."
        source.error(record["until"], "dict-date", message, "Correct one of the two dates.")
        return None
    return DatedCode(code, start, until)


def read_countries(file: File, codes: Codes) -> Iterator[CountryEntry]:
    """The countries of `actors/countries.yaml`."""
    optional = ("aliases", "adjectives", "demonyms", "capital", "seats")
    source = file.source
    for node in source.items(file.root, "The list of countries"):
        record = source.record(node, "A country", ("country", "name"), optional)
        if record is None:
            continue
        code = codes.country(source, record["country"])
        name = source.text(record["name"], "The name")
        if code is None or name is None:
            continue
        yield CountryEntry(
            code,
            name,
            _names(source, record, "aliases"),
            _names(source, record, "adjectives"),
            _names(source, record, "demonyms"),
            source.text(record["capital"], "The capital") if "capital" in record else None,
            _names(source, record, "seats"),
            source.where(node),
        )


def read_agents(file: File, codes: Codes) -> Iterator[AgentEntry]:
    """The role words of a file."""
    source = file.source
    for node in source.items(file.root, "An agents file"):
        record = source.record(node, "An agent", ("words", "role"), ())
        if record is None:
            continue
        words = _names(source, record, "words")
        role = codes.role(source, record["role"])
        if words and role:
            yield AgentEntry(words, role, source.where(node))


def read_places(file: File, codes: Codes) -> Iterator[PlaceEntry]:
    """The places of a file; one with any wrong value is left out."""
    for node in file.source.items(file.root, "A places file"):
        if place := _place(file.source, node, codes):
            yield place


def _place(source: Source, node: Node, codes: Codes) -> PlaceEntry | None:
    optional = ("aliases", "country", "admin1", "lat", "lon", "id", "extent", "seat_of")
    record = source.record(node, "A place", ("name", "kind"), optional)
    if record is None:
        return None
    name = source.text(record["name"], "The name")
    kind = source.choice(record["kind"], "The kind", PLACE_KINDS)
    country = codes.country(source, record["country"]) if "country" in record else None
    admin1 = (
        source.text(record["admin1"], "The first-level division") if "admin1" in record else None
    )
    lat = source.number(record["lat"], "The latitude", -90, 90) if "lat" in record else None
    lon = source.number(record["lon"], "The longitude", -180, 180) if "lon" in record else None
    place_id = source.text(record["id"], "The GeoNames id") if "id" in record else None
    if ("lat" in record) != ("lon" in record):
        message = "A place needs both `lat` and `lon`, or neither."
        source.error(
            record.get("lat", record.get("lon", node)), "dict-missing", message, "Add the other."
        )
        return None
    extent = _extent(source, record["extent"]) if "extent" in record else None
    seat_of = _seats(source, record["seat_of"], codes) if "seat_of" in record else ()
    given = {
        "country": country,
        "admin1": admin1,
        "lat": lat,
        "lon": lon,
        "id": place_id,
        "extent": extent,
        "seat_of": seat_of,
    }
    if name is None or kind is None or any(key in record and given[key] is None for key in given):
        return None
    return PlaceEntry(
        name,
        _names(source, record, "aliases"),
        cast(PlaceKind, kind),
        country,
        admin1,
        lat,
        lon,
        place_id,
        source.where(node),
        extent,
        seat_of or (),
    )


def _seats(source: Source, node: Node, codes: Codes) -> tuple[str, ...] | None:
    """The actor codes of the organisations that sit in a place; `None` if one is wrong."""
    read = [codes.actor(source, item) for item in source.items(node, "`seat_of`")]
    kept = tuple(code for code in read if code is not None)
    return kept if len(kept) == len(read) else None


def _extent(source: Source, node: Node) -> Extent | None:
    """The box around an area; its west may lie east of its east, over the date line."""
    sides = source.items(node, "The extent")
    if len(sides) != 4:
        message = "An extent has four numbers."
        source.error(node, "dict-number", message, "Write `[south, west, north, east]` in degrees.")
        return None
    limits = (("The south", 90), ("The west", 180), ("The north", 90), ("The east", 180))
    values = [
        source.number(side, what, -limit, limit)
        for side, (what, limit) in zip(sides, limits, strict=True)
    ]
    south, west, north, east = values
    if south is None or west is None or north is None or east is None:
        return None
    if south > north:
        source.error(
            node, "dict-number", "The south of the extent lies north of its north.",
            "Write `[south, west, north, east]` in degrees.",
        )  # fmt: skip
        return None
    return Extent(south, west, north, east)


def _names(source: Source, record: dict[str, Node], key: str) -> tuple[str, ...]:
    return source.texts(record[key], f"`{key}`") if key in record else ()
