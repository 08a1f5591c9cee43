"""The place of a dateline: `KHARTOUM, Sudan (AP) —`."""

from __future__ import annotations

import re

from eventcoder.coding.places.index import PlaceIndex
from eventcoder.coding.places.resolve import choose, surroundings
from eventcoder.gazetteer import fold
from eventcoder.model import Article, PlaceMention

# What ends the places of a dateline: an agency, a day, the dash.
_END = re.compile(r"[(/\d—–:_]|--|\s-\s|\.\s*$")
_SEPARATED = re.compile(r"\s*(?:,|/| and )\s*")
_MOST_WORDS = 5


def dateline_place(index: PlaceIndex, article: Article) -> PlaceMention | None:
    """The place of an article's first dateline; it stands before all sentences, in none of them.

    Args:
        index: where names are looked up; article: as read, with its segments.
    """
    segment = next((part for part in article.segments if part.kind == "dateline"), None)
    if segment is None:
        return None
    text = article.text[segment.start : segment.end]
    end = _END.search(text)
    names = _SEPARATED.split(text[: end.start()] if end else text)
    first = names[0].strip()
    if not first or len(first.split()) > _MOST_WORDS:
        return None
    _, named = index.read(first.title() if first.isupper() else first)
    if not named:
        named = index.candidates(fold(first))
    if not named:
        return None
    outers = [place for name in names[1:] for place, _ in index.read(name.strip())[1]]
    place = choose(fold(first), named, surroundings({}, {}, {}), outers).place
    start = segment.start + text.index(first)
    return PlaceMention(
        sentence=0, head=-1, first=0, last=0, start=start, end=start + len(first), text=first,
        name=place.name, country=place.country, admin1=place.admin1, lat=place.lat, lon=place.lon,
        place_id=place.place_id, precision=place.kind,
    )  # fmt: skip
