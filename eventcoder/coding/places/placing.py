"""The place of every event of an article: what its sentence tells, else what can be inferred.

Inferred places have no `place_text`, and their basis says what they were taken from: another
`telling` of the same event, the `dateline`, or the `story`.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import Any

from eventcoder.coding.places.article import ArticlePlaces
from eventcoder.coding.places.events import EventClause, event_place
from eventcoder.coding.places.index import PlaceIndex
from eventcoder.coding.places.relations import relation
from eventcoder.gazetteer import Place
from eventcoder.model import Article, Event, PlaceMention

_FINENESS = ("country", "region", "admin1", "admin2", "city", "point")
_FIELDS = (
    "place_name", "place_country", "place_admin1", "place_lat", "place_lon", "place_id",
    "place_precision",
)  # fmt: skip
#: So many sentences on fighting is still where it was last told to be.
_NEAR = 1
#: The title and the two sentences after it tell what the rest tells again; else tellings of one
#: event stand near each other.
_LEAD, _NEAR_TELLING = 2, 4
#: A place where something is (`in Baghdad`) says more of where the story is than one named.
_LOCATED, _NAMED, _ADJECTIVE = 4, 1, 1
_SURE = 0.5


class EventPlaces:
    """Gives the events of an article their places.

    Args:
        article: its text and its dateline; places: its places; index: where names are looked up.
    """

    def __init__(self, article: Article, places: ArticlePlaces, index: PlaceIndex) -> None:
        self._article, self._places, self._index = article, places, index

    def told(self, sentence: int, clauses: Sequence[EventClause]) -> dict[str, Any]:
        """The place fields of an event as its sentence tells them, none where it does not.

        Args:
            sentence: its index; clauses: the event's clause, then others to look in.
        """
        mentions = self._places.mentions(sentence)
        if not mentions:
            return {}
        for clause in clauses:
            found = event_place(clause, mentions)
            if found is not None:
                return self._fields(*found)
        return {}

    def _fields(self, place: PlaceMention, basis: str) -> dict[str, Any]:
        how, lat, lon = relation(self._article.text, place)
        return {
            "place_text": self._article.text[place.start : place.end],
            "place_name": place.name,
            "place_country": place.country,
            "place_admin1": place.admin1,
            "place_lat": lat,
            "place_lon": lon,
            "place_id": place.place_id,
            "place_precision": place.precision,
            "place_basis": basis,
            "place_relation": how,
        }

    def inferred(self, events: Sequence[Event]) -> list[Event]:
        """The events, those without a place given one as far as the article allows.

        Args:
            events: all of the article, `merged_id` set.
        """
        if all(event.place_name is not None for event in events):
            return list(events)
        tellings = _by_telling(events)
        story = _Story(self._places)
        return [
            event
            if event.place_name is not None
            else event.changed(self._guess(event, _telling(event, tellings), story))
            for event in events
        ]

    def _guess(self, event: Event, telling: Event | None, story: _Story) -> dict[str, Any]:
        if telling is not None:
            fields = {name: getattr(telling, name) for name in (*_FIELDS, "place_relation")}
            return {**fields, "place_basis": "telling"}
        country = self._country(event, story)
        if event.quad == 4:
            # what has a date of its own is not what was told just before
            before = story.last(event, country) if event.date_text is None else None
            return _inferred(before or self._index.country(country), "story")
        dateline = self._places.dateline
        said = event.quad != 2  # what is given is seldom given where the news is written
        if said and dateline is not None and country in (None, dateline.country):
            return _inferred(dateline, "dateline")
        return _inferred(self._index.country(country), "story")

    def _country(self, event: Event, story: _Story) -> str | None:
        """The country an event is taken to lie in.

        What is done by force is done where the story is, whoever does it, or in the country it is
        done to; what is said is said where the story is if that is about one of those who speak,
        else at home.
        """
        actors = (event.source_country, event.target_country)
        known = [country for country in actors if self._index.country(country) is not None]
        if not known or (story.sure and (event.quad == 4 or story.country in known)):
            return story.country
        return known[-1] if event.quad == 4 else known[0]


class _Story:
    """Where an article is about.

    Args:
        places: the article's.
    """

    def __init__(self, places: ArticlePlaces) -> None:
        self._places = places
        counts: Counter[str | None] = Counter()
        for mention in places.all_mentions():
            if mention.country:
                located = places.is_located(mention)
                counts[mention.country] += _LOCATED if located else _NAMED
        for country, count in places.adjectives.items():
            counts[country] += _ADJECTIVE * count
        self.country = min(counts, key=lambda c: (-counts[c], str(c))) if counts else None
        #: Whether no other country is named nearly as often.
        self.sure = bool(counts) and counts[self.country] >= _SURE * counts.total()

    def last(self, event: Event, country: str | None) -> PlaceMention | None:
        """The place of that country, finer than a country, last told before an event."""
        for sentence in range(event.sentence, max(-1, event.sentence - _NEAR - 1), -1):
            found = [
                mention
                for mention in self._places.mentions(sentence)
                if mention.country == country
                and mention.precision != "country"
                and self._places.is_located(mention)
                and (sentence < event.sentence or mention.end <= event.start)
            ]
            if found:
                return found[-1]
        return None


def _by_telling(events: Sequence[Event]) -> dict[str | None, list[Event]]:
    """The tellings with a place, of each event of several tellings."""
    found: dict[str | None, list[Event]] = {}
    for event in events:
        if event.place_name is not None and event.merged_id is not None:
            found.setdefault(event.merged_id, []).append(event)
    return found


def _telling(event: Event, tellings: dict[str | None, list[Event]]) -> Event | None:
    """The telling with the finest place among those that surely tell the same: near by, or one of
    them in the lead; and of the same date."""
    known = [
        other
        for other in tellings.get(event.merged_id, ())
        if (
            min(event.sentence, other.sentence) <= _LEAD
            or abs(event.sentence - other.sentence) <= _NEAR_TELLING
        )
        and event.date == other.date
    ]
    return max(known, key=lambda other: (_fineness(other), -other.sentence), default=None)


def _near_telling(one: int, other: int) -> bool:
    return min(one, other) <= _LEAD or abs(one - other) <= _NEAR_TELLING


def _fineness(event: Event) -> int:
    return _FINENESS.index(event.place_precision) if event.place_precision else -1


def _inferred(place: Place | PlaceMention | None, basis: str) -> dict[str, Any]:
    if place is None:
        return {}
    return {
        "place_name": place.name,
        "place_country": place.country,
        "place_admin1": place.admin1,
        "place_lat": place.lat,
        "place_lon": place.lon,
        "place_id": place.place_id,
        "place_precision": place.kind if isinstance(place, Place) else place.precision,
        "place_basis": basis,
    }
