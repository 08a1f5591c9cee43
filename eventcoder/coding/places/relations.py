"""How an event lies to the place that is named: near it, or so far in some direction from it."""

from __future__ import annotations

import math
import re

from eventcoder.model import PlaceMention

_POINTS = {
    "north": 0, "northeast": 45, "east": 90, "southeast": 135, "south": 180, "southwest": 225,
    "west": 270, "northwest": 315,
}  # fmt: skip
_KILOMETRES = {"k": 1.0, "m": 1.609344}
_NUMBERS = {
    "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8,
    "nine": 9, "ten": 10, "twelve": 12, "fifteen": 15, "twenty": 20, "thirty": 30, "forty": 40,
    "fifty": 50, "sixty": 60, "hundred": 100,
}  # fmt: skip
_DISTANCE = (
    r"(?P<number>\d+(?:,\d{3})*(?:\.\d+)?|" + "|".join(_NUMBERS) + r")[\s-]*"
    r"(?P<unit>km|kilomet(?:er|re)s?|miles?|mi)\b"
)
_OTHER_UNIT = r"(?:\s*(?:\([^)]{1,20}\)|,?\s*or\s+[\d.]+\s*\w+,?))?"
_DIRECTION = (
    r"(?:to\s+the\s+|just\s+|due\s+)?"
    r"(?P<direction>(?:north|south)?-?(?:north|south|east|west))"
)
# `the city of`, `the capital,`, `Sudan's capital`: words between `of` and the name.
_TOWN = r"(?:capital|city|town|village|port|border|centre|center)"
_LINK = (
    r"(?:the\s+|its\s+|[\w'’-]+['’]s\s+)?"
    rf"(?:(?:\w+\s+)?{_TOWN},?\s+(?:of\s+|city\s+|with\s+)?(?:the\s+)?)?"
)
_MEASURED = re.compile(
    rf"(?:{_DISTANCE}{_OTHER_UNIT}\s*)?(?:{_DIRECTION}\s+of|(?:away\s+)?(?P<away>from))\s+{_LINK}$",
    re.IGNORECASE,
)
_BESIDE = re.compile(
    rf"\b(?P<word>near|close\s+to|outside(?:\s+of)?|around|off|opposite|on\s+the\s+outskirts\s+of"
    rf"|border\s+with)"
    rf"\s+{_LINK}$",
    re.IGNORECASE,
)
# What each of them cannot be without: they are slow to find that nothing is there.
_BESIDE_WORDS = re.compile("near|close|outside|around|off|opposite|outskirts|border", re.IGNORECASE)
_MEASURED_WORDS = re.compile(r"\bfrom\b|(?:north|south|east|west)\s+of\b", re.IGNORECASE)
_WINDOW = 90
_EARTH_DEGREE = 111.195


def relation(text: str, mention: PlaceMention) -> tuple[str | None, float | None, float | None]:
    """How an event that is told to happen at a place lies to it: words, latitude and longitude.

    Args:
        text: the article's; mention: the event's place.

    Returns:
        `near`, `25 km south of` …, `None` where the event is in the place; and the point meant:
        that of the place, moved where a distance and a direction are given.
    """
    before = text[max(0, mention.start - _WINDOW) : mention.start]
    beside = _BESIDE.search(before) if _BESIDE_WORDS.search(before) else None
    if beside:
        return " ".join(beside["word"].lower().split()), mention.lat, mention.lon
    measured = _MEASURED.search(before) if _MEASURED_WORDS.search(before) else None
    if measured is None or not (measured["direction"] or measured["number"]):
        return None, mention.lat, mention.lon
    direction = (measured["direction"] or "").lower().replace("-", "")
    number, unit = measured["number"], measured["unit"]
    words = [f"{number} {'km' if unit[0] in 'kK' else 'miles'}"] if number else []
    words += [f"{direction} of" if direction else "from"]
    lat, lon = mention.lat, mention.lon
    bearing = _POINTS.get(direction)
    if number and bearing is not None and lat is not None and lon is not None:
        far = _number(number) * _KILOMETRES[unit[0].lower()]
        lat, lon = _moved(lat, lon, far, bearing)
    return " ".join(words), lat, lon


def _number(text: str) -> float:
    return _NUMBERS.get(text.lower()) or float(text.replace(",", ""))


def _moved(lat: float, lon: float, kilometres: float, bearing: float) -> tuple[float, float]:
    """The point so far from another in a direction, in degrees; on a plane, which does for news."""
    north = kilometres * math.cos(math.radians(bearing)) / _EARTH_DEGREE
    wide = max(0.01, math.cos(math.radians(lat)))
    east = kilometres * math.sin(math.radians(bearing)) / _EARTH_DEGREE / wide
    moved = max(-90.0, min(90.0, lat + north))
    return round(moved, 3), round((lon + east + 180) % 360 - 180, 3)
