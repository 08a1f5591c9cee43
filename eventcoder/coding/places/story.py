"""What an article as a whole tells of where things happen: its country, and who is abroad."""

from __future__ import annotations

import datetime as dt
import re
from collections import Counter
from collections.abc import Collection, Iterable

from eventcoder.coding.places.article import ArticlePlaces
from eventcoder.coding.wordset import word_set
from eventcoder.model import Event, PlaceMention

#: So many sentences on fighting is still where it was last told to be.
_NEAR = 1
#: A place where something is (`in Baghdad`) says more of where the story is than one named.
_LOCATED, _NAMED, _ADJECTIVE = 4, 1, 1
_SURE = 0.5
#: Days: who is somewhere still speaks there.
_STAY = 2
_PRONOUNS = word_set("he she i we they")
_SPEAKERS = word_set("he she")
_WORD = re.compile(r"\w+")


class Story:
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
        if places.dateline is not None and places.dateline.country:
            counts[places.dateline.country] += _LOCATED
        self._counts = counts
        self.country = min(counts, key=lambda c: (-counts[c], str(c))) if counts else None
        #: Whether no other country is named nearly as often.
        self.sure = bool(counts) and counts[self.country] >= _SURE * counts.total()
        #: The country, where no other is named nearly as often.
        self.leading = self.country if self.sure else None

    def names(self, country: str | None) -> bool:
        """Whether a country is named at least half as often as the one the story is about."""
        return self._counts[country] >= _SURE * self._counts[self.country]

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


class Stays:
    """Who is told to be abroad, at a meeting or on a visit; what they say, they say there.

    Args:
        events: all of the article; attended: root codes of the acts that somebody attends.
        published: the article's day; what comes after it is no stay yet.
    """

    def __init__(
        self, events: Iterable[Event], attended: Collection[str], published: dt.date | None
    ) -> None:
        today = published.isoformat() if published is not None else None
        self._stays = [
            event
            for event in events
            if event.root in attended
            and event.place_text is not None
            and not event.background
            and event.source_country is not None
            and event.place_country not in (None, event.source_country)
            and not (today and event.date and event.date > today)
        ]

    def of(self, event: Event) -> Event | None:
        """The visit or meeting during which something is said: the last one told before it, by the
        most exact place told of it."""
        found = [stay for stay in self._stays if _same_stay(stay, event)]
        before = [stay for stay in found if stay.sentence <= event.sentence]
        last = max(before or found, key=lambda stay: stay.sentence, default=None)
        if last is None or last.place_precision != "country":
            return last
        same = [stay for stay in found if stay.place_country == last.place_country]
        return next((stay for stay in same if stay.place_precision != "country"), last)


def _same_stay(stay: Event, event: Event) -> bool:
    """Whether a statement is made on a visit: the visitor makes it, or his state does, either to
    the hosts or in his words."""
    if _days_apart(stay, event) > _STAY or stay.source_country != event.source_country:
        return False
    if event.source_code == event.source_country:
        to_hosts = event.target_country == stay.place_country
        return to_hosts or (event.target_code is None and _speaks(stay, event))
    return stay.source_code == event.source_code and (
        _last_word(event) == _last_word(stay) or _is_taken_up(event.source_text or "")
    )


def _speaks(stay: Event, event: Event) -> bool:
    """Whether the visitor tells of his state: `Petit said France works with its partners`."""
    words = set(_WORD.findall(event.sentence_text.lower())) - {_last_word(event)}
    return _last_word(stay) in words or not words.isdisjoint(_SPEAKERS)


def _days_apart(one: Event, other: Event) -> int:
    if one.date is None or other.date is None:
        return 0
    return abs((dt.date.fromisoformat(one.date) - dt.date.fromisoformat(other.date)).days)


def _last_word(event: Event) -> str:
    """The last word of who acts: the family name of a person."""
    return event.source_text.split()[-1].lower() if event.source_text else ""


def _is_taken_up(words: str) -> bool:
    """Whether words stand for somebody named before: `he`, `the French minister`."""
    parts = words.split()
    if len(parts) == 1:
        return parts[0].lower() in _PRONOUNS
    return bool(parts) and parts[0].lower() == "the" and parts[-1].islower()
