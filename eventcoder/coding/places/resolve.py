"""Which place of a name is meant.

A phrase that says what a place lies in decides.  Else the same name means the same place all
through an article, and of the places that bear it the one counts that is the best known, lies in
the countries and divisions that the article names, and near the other places it names.  Nothing
here depends on the order in which articles come, and what is said in so many words (`Paris, Texas`)
is never overruled by what is said elsewhere.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import NamedTuple

from eventcoder.gazetteer import Named, Place

Division = tuple[str | None, str | None]

# Points are counted in: half a point for ten times the inhabitants,
_PER_DECADE = 0.5
# for places that a dictionary lists, by what they are,
_LISTED = {"country": 4.5, "admin1": 3.5, "region": 3.5, "admin2": 1.0, "city": 1.0, "point": 1.0}
# for names that are not the place's own, by whether a dictionary or only the gazetteer gives them,
_ALIAS, _FURTHER_ALIAS = (0.0, -0.5, -2.0), (0.0, -2.0)
# and for what the article says.
_COUNTRY, _DIVISION, _NEAR, _KIND = 1.5, 2.0, 1.0, 3.0
_MOST_NEAR = 2.5
_MOST_CONTEXT = _COUNTRY + _DIVISION + _MOST_NEAR
# A place that no dictionary lists is seldom meant where a country or a division has its name, or a
# listed place of a country that the article names.
_OVER_COUNTRY, _OVER_AREA, _OVER_LISTED = -3.0, -1.5, -3.0
_NAMED_COUNTRY = 0.25
#: Places of one name that are fewer points apart than this are told apart by nothing.
_TIE = 0.15
#: Degrees: places in the same or in touching cells of this size are near each other.
_CELL = 0.75
#: Of a name that hundreds of places bear, those looked at: the most populous, and all that lie in
#: a division the article names.
_MOST = 12


class Choice(NamedTuple):
    """The place chosen, and whether another got as many points."""

    place: Place
    tied: bool


class Surroundings(NamedTuple):
    """What an article says of where it is about.

    Args:
        countries: share of each country among those named, the most named one having 1.
        divisions: the same for first-level divisions, by country and `Place.division`.
        cells: for each cell of the globe, the names that have a place there, with their weight.
        spread: the names that have a place in some cell.
    """

    countries: Mapping[str, float]
    divisions: Mapping[Division, float]
    cells: Mapping[tuple[int, int], Mapping[str, float]]
    spread: Collection[str]


def contains(outer: Place, inner: Place) -> bool:
    """Whether a place lies in an area, as far as the data tell."""
    if outer is inner:
        return False
    if outer.country is not None and outer.country != inner.country:
        return False
    if outer.kind == "country":
        return inner.kind != "country"
    if outer.kind == "admin1":
        return inner.kind not in ("admin1", "country") and inner.division == outer.division
    if outer.kind == "admin2":
        same = inner.admin2 == outer.admin2 and inner.admin1 == outer.admin1
        return same and inner.kind in ("city", "point")
    if outer.extent is not None and inner.lat is not None and inner.lon is not None:
        return inner.kind != "country" and outer.extent.holds(inner.lat, inner.lon)
    return False


def surroundings(
    groups: Mapping[str, Sequence[Named]],
    certain: Mapping[str, Place],
    named_countries: Mapping[str, float],
) -> Surroundings:
    """What the names of an article, taken together, say.

    Args:
        groups: the candidates of each name; certain: names that leave no doubt.
        named_countries: how often the article names each country by adjectives and the like.
    """
    countries: dict[str, float] = defaultdict(float, named_countries)
    divisions: dict[Division, float] = defaultdict(float)
    cells: dict[tuple[int, int], dict[str, float]] = {}
    spread: set[str] = set()
    for key, named in groups.items():
        sure = certain.get(key)
        places = [sure] if sure is not None else [item.place for item in named]
        if sure is not None and sure.country:
            countries[sure.country] += 1
        if sure is not None and sure.division:
            divisions[sure.country, sure.division] += 1
        weight = 1.0 if sure is not None else 1.0 / math.sqrt(len(places))
        for place in places:
            if place.kind in ("city", "point", "admin2") and place.lat is not None:
                cells.setdefault(_cell(place), {})[key] = weight
                spread.add(key)
    most = max(countries.values(), default=1)
    most_division = max(divisions.values(), default=1)
    return Surroundings(
        {country: count / most for country, count in countries.items()},
        {division: count / most_division for division, count in divisions.items()},
        cells,
        spread,
    )


def _cell(place: Place) -> tuple[int, int]:
    assert place.lat is not None
    assert place.lon is not None
    return math.floor(place.lat / _CELL), math.floor(place.lon / _CELL)


def choose(
    key: str,
    named: Sequence[Named],
    around: Surroundings,
    outers: Collection[Place] = (),
    kinds: Collection[str] = (),
) -> Choice:
    """The place that a name means.

    Args:
        key: the folded name; named: the places that bear it, at least one.
        around: what the article says.
        outers: places that this one is said to lie in; where it has a candidate in one of them,
            no other counts.
        kinds: kinds of place that the words around the name speak of.
    """
    inside: list[Named] = []
    if outers:
        inside = [item for item in named if any(contains(outer, item.place) for outer in outers)]
    if len(inside or named) == 1:
        return Choice((inside or named)[0].place, False)
    ranked: list[tuple[float, int, Place]] = []
    handicap = 0.0 if inside else _handicap(named, around)
    best = -math.inf
    for number, item in enumerate(_looked_at(inside or named, around)):
        place = item.place
        points = prior(item) + (0.0 if place.listed else handicap)
        if kinds and place.kind in kinds:
            points += _KIND
        if points + _MOST_CONTEXT < best - _TIE:
            continue  # nothing that the article says could make it the one
        points += context(key, place, around)
        best = max(best, points)
        ranked.append((-points, number, place))
    ranked.sort(key=lambda entry: entry[:2])
    first = ranked[0]
    tied = (
        len(ranked) > 1 and ranked[1][0] - first[0] < _TIE and not _one_spot(first[2], ranked[1][2])
    )
    return Choice(first[2], tied)


def _handicap(named: Sequence[Named], around: Surroundings) -> float:
    """What a namesake of listed places starts with."""
    points = 0.0
    for item in named:
        if not item.place.listed:
            break  # listed places stand first
        if item.place.kind == "country":
            points = min(points, _OVER_COUNTRY)
        elif item.place.kind in ("admin1", "region"):
            points = min(points, _OVER_AREA)
        if around.countries.get(item.place.country or "", 0.0) >= _NAMED_COUNTRY:
            points = min(points, _OVER_LISTED)
    return points


def _looked_at(named: Sequence[Named], around: Surroundings) -> Iterable[Named]:
    for number, item in enumerate(named):
        if number < _MOST or item.place.listed:
            yield item
            continue
        place = item.place
        in_division = (place.country, place.division) in around.divisions
        if in_division or (place.lat is not None and _cell(place) in around.cells):
            yield item


def _one_spot(one: Place, other: Place) -> bool:
    """A town and its district are no doubt worth telling."""
    return one.country == other.country and one.admin1 == other.admin1


def prior(named: Named) -> float:
    """How well a place is known under a name."""
    place = named.place
    if place.listed:
        points = _ALIAS[named.alias] + _LISTED[place.kind]
    else:
        points = _FURTHER_ALIAS[named.alias]
    if place.kind in ("city", "admin2", "admin1", "point"):
        points += _PER_DECADE * math.log10(place.population + 1)
    return points - (0.5 if place.kind == "admin2" else 0.0)


def context(key: str, place: Place, around: Surroundings) -> float:
    """How well a place fits what the article names."""
    points = _COUNTRY * around.countries.get(place.country or "", 0.0)
    if place.kind == "country":
        return points
    if place.division is not None:
        points += _DIVISION * around.divisions.get((place.country, place.division), 0.0)
    if place.kind in ("city", "point", "admin2") and place.lat is not None:
        points += min(_MOST_NEAR, _NEAR * _support(key, place, around))
    return points


def _support(key: str, place: Place, around: Surroundings) -> float:
    """The weight of the other names that have a place near this one."""
    if len(around.spread) == (key in around.spread):
        return 0.0  # no other name has a place anywhere
    row, column = _cell(place)
    best: dict[str, float] = {}
    for y in (row - 1, row, row + 1):
        for x in (column - 1, column, column + 1):
            for other, weight in around.cells.get((y, x), {}).items():
                if other != key and weight > best.get(other, 0.0):
                    best[other] = weight
    return sum(best.values())
