"""The place of every event of an article: what its sentence tells, else what can be inferred.

Inferred places have no `place_text`, and their basis says what they were taken from: another
`telling` of the same event, the `dateline`, or the `story`.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property
from typing import Any

from eventcoder.coding.places.article import ArticlePlaces
from eventcoder.coding.places.clause import VIOLENT, EventClause
from eventcoder.coding.places.events import event_place
from eventcoder.coding.places.index import PlaceIndex
from eventcoder.coding.places.relations import relation
from eventcoder.coding.places.story import Stays, Story
from eventcoder.gazetteer import Place
from eventcoder.model import Article, Event, PlaceMention

_FINENESS = ("country", "region", "admin1", "admin2", "city", "point")
_FIELDS = (
    "place_name", "place_country", "place_admin1", "place_lat", "place_lon", "place_id",
    "place_precision",
)  # fmt: skip
#: The title and the two sentences after it tell what the rest tells again; else tellings of one
#: event stand near each other.
_LEAD, _NEAR_TELLING = 2, 4
#: Quad classes of what is said, and of material conflict.
_SAID, _FORCE = (0, 1, 3), 4


class EventPlaces:
    """Gives the events of an article their places.

    Args:
        article: its text and its dateline; places: its places; index: where names are looked up.
    """

    def __init__(self, article: Article, places: ArticlePlaces, index: PlaceIndex) -> None:
        self._article, self._places, self._index = article, places, index
        self._named: dict[int, list[PlaceMention]] = {}

    def told(self, sentence: int, clauses: Sequence[EventClause]) -> dict[str, Any]:
        """The place fields of an event as its sentence tells them, none where it does not.

        Args:
            sentence: its index; clauses: the event's clause, then others to look in.
        """
        mentions = self._mentions(sentence)
        if not mentions:
            return {}
        for clause in clauses:
            found = event_place(clause, mentions)
            if found is not None:
                return self._fields(*found)
        return {}

    @cached_property
    def _story(self) -> Story:
        return Story(self._places)

    def _mentions(self, sentence: int) -> list[PlaceMention]:
        """The places of a sentence, by their names and by other words."""
        found = self._named.get(sentence)
        if found is None:
            others = self._places.references(sentence, lambda: self._story.leading)
            found = self._named[sentence] = [*self._places.mentions(sentence), *others]
        return found

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
        guess = _Guess(self._article, self._story, self._places.dateline, self._index, events)
        return [
            event if event.place_name is not None else event.changed(guess.fields(event))
            for event in events
        ]


class _Guess:
    """Infers places of the events of an article.

    Args:
        article, index: as of `EventPlaces`; story: where the article is about.
        dateline: its place, where it has one; events: all of the article.
    """

    def __init__(
        self,
        article: Article,
        story: Story,
        dateline: PlaceMention | None,
        index: PlaceIndex,
        events: Sequence[Event],
    ) -> None:
        self._index, self._dateline = index, dateline
        self._tellings = _by_telling(events)
        self._story = story
        self._stays = Stays(events, index.attended, article.date)
        self._acts: dict[int, list[Event]] = {}
        for event in events:
            self._acts.setdefault(event.start, []).append(event)

    def fields(self, event: Event) -> dict[str, Any]:
        """The place fields of an event that its sentence gives no place, none where nobody knows.

        What is said or decided is so where the speaker is, what is done by force where the story
        is or those are whom it hits; and one act is in one place.
        """
        mirror = self._mirror(event)
        for told in (event, mirror):
            telling = _telling(told, self._tellings) if told is not None else None
            if telling is not None:
                return {**_of(telling), "place_basis": "telling"}
        if event.quad in _SAID or event.root in self._index.decided:
            return self._spoken(event, mirror)
        if event.quad == _FORCE:
            country = self._scene(event, mirror)
            # what has a date of its own is not what was told just before
            before = self._story.last(event, country) if event.date_text is None else None
            return _inferred(before or self._index.country(country), "story")
        if mirror is not None:
            return self._between(event)
        known = self._known(event)
        home = self._story.country if self._story.sure and self._story.country in known else None
        country = home or next(iter(known), self._story.country)
        return _inferred(self._index.country(country), "story")

    def _spoken(self, event: Event, mirror: Event | None) -> dict[str, Any]:
        stay = self._stays.of(event)
        if stay is None and mirror is not None:
            stay = self._stays.of(mirror)
        if stay is not None:
            return {**_of(stay), "place_basis": "story"}
        if mirror is not None:
            return self._between(event)
        dateline, country = self._dateline, self._home(event)
        if not self._index.posted_abroad.isdisjoint((event.source_text or "").lower().split()):
            where = dateline.country if dateline is not None else self._story.country
            country = country if where is None else where
        seat = self._index.seat(event.source_code)
        if seat is not None and (dateline is None or dateline.country == self._story.country):
            return _inferred(seat, "story")  # the news is from there, not the organisation
        if dateline is not None and country in (None, dateline.country):
            return _inferred(dateline, "dateline")
        return _inferred(self._index.country(country), "story")

    def _home(self, event: Event) -> str | None:
        """The country in which somebody speaks; `None` for those who have no country."""
        if self._index.country(event.source_country) is not None:
            return event.source_country
        if self._index.is_international(event.source_code):
            return None
        known = self._known(event)
        return known[0] if known and not self._story.sure else self._story.country

    def _between(self, event: Event) -> dict[str, Any]:
        """Where both sides do something together, if not told: at either's, nobody knows whose,
        unless the article is from there, or about one of them."""
        known, dateline = set(self._known(event)), self._dateline
        if dateline is not None and dateline.country in known:
            return _inferred(dateline, "dateline")
        country = next(iter(known)) if len(known) == 1 else None
        if not known or (self._story.sure and self._story.country in known):
            country = self._story.country
        if dateline is not None and dateline.country == country:
            return _inferred(dateline, "dateline")
        return _inferred(self._index.country(country), "story")

    def _scene(self, event: Event, mirror: Event | None) -> str | None:
        """The country in which something is done by force."""
        story, target, source = self._story, event.target_country, event.source_country
        if mirror is None and target is not None and event.target_code == target:
            return target  # the state itself is hit
        hit = [other.target_country for other in self._acts[event.start]]
        if story.country in hit:
            return story.country
        if event.goldstein > VIOLENT and self._index.country(source) is not None:
            return source  # who arrests or protests is at home, if not told otherwise
        if story.sure or event.goldstein > VIOLENT:
            return story.country
        named = self._index.country(target) is not None and story.names(target)
        return target if named else story.country or source

    def _known(self, event: Event) -> list[str]:
        """The countries of an event's actors."""
        actors = (event.source_country, event.target_country)
        return [c for c in actors if c is not None and self._index.country(c) is not None]

    def _mirror(self, event: Event) -> Event | None:
        """The same act told of its other side: `X and Y met` is a meeting of X with Y and of Y
        with X."""
        return next(
            (
                other
                for other in self._acts[event.start]
                if other is not event
                and other.source_start == event.target_start
                and other.target_start == event.source_start
                and other.source_code == event.target_code
            ),
            None,
        )


def _of(event: Event) -> dict[str, Any]:
    return {name: getattr(event, name) for name in (*_FIELDS, "place_relation")}


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
