"""One event in many articles: which events of different articles are the same happening.

Two rules, and neither changes a row.  A copied text tells the same events: those with the same
code and the same words for the actors.  Else events are one when day, source, target and root code
are the same and their places agree.  What one article holds apart stays apart: its second attack
of a day goes with the second of another article.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass

#: Precisions that say where something happened and not only in which part of a country.
FINE = frozenset({"point", "city", "admin2"})


@dataclass(frozen=True, slots=True)
class Told:
    """An event of an article, as far as it tells whether it is another article's.

    `number` orders the events of an article; `n_reports` counts its tellings there.
    """

    event_id: str
    article_id: str
    number: int
    date: str | None
    cameo: str
    root: str
    source_code: str | None
    source_text: str | None
    target_code: str | None
    target_text: str | None
    place_name: str | None
    place_country: str | None
    place_admin1: str | None
    place_precision: str | None
    killed: int | None
    n_reports: int

    @property
    def place(self) -> Place:
        fine = self.place_precision in FINE
        return Place(self.place_country, self.place_admin1, self.place_name if fine else None)


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """Where, from the country down to a name; `None` where it is not told so exactly."""

    country: str | None
    admin1: str | None
    name: str | None

    def holds(self, finer: Place) -> bool:
        """Whether a place that is told more exactly may be in this one."""
        pairs = zip(self._parts(), finer._parts(), strict=True)
        return all(mine is None or mine == its for mine, its in pairs)

    def _parts(self) -> tuple[str | None, str | None, str | None]:
        return self.country, self.admin1, self.name

    @property
    def told(self) -> int:
        """How many of its parts are told."""
        return sum(part is not None for part in self._parts())


@dataclass(frozen=True, slots=True)
class Group:
    """Events of several articles that are one.

    `kept` is the id of the one that stands for all, `members` are those of all; `articles` are
    theirs, and `n_reports` counts the tellings in them.
    """

    kept: str
    members: tuple[str, ...]
    articles: tuple[str, ...]
    n_reports: int


def same_events(events: Iterable[Told], original: Mapping[str, str]) -> list[Group]:
    """The groups of two or more events that are one, by the ids of those that stand for them.

    Args:
        events: of all articles, in any order.
        original: of each copied article, the one that it copies.
    """
    events = sorted(events, key=lambda e: (e.article_id, e.number, e.event_id))
    joined = _Joined({event.event_id: event.article_id for event in events})
    for keyed in (_by_copied_text(events, original), _by_content(events)):
        for same in _aligned(keyed):
            joined.join(same)
    by_root: dict[str, list[Told]] = defaultdict(list)
    for event in events:
        by_root[joined.root(event.event_id)].append(event)
    groups = [_group(members) for members in by_root.values() if len(members) > 1]
    return sorted(groups, key=lambda group: group.kept)


def _group(members: Sequence[Told]) -> Group:
    kept = min(members, key=_rank)
    return Group(
        kept.event_id,
        tuple(sorted(event.event_id for event in members)),
        tuple(sorted(event.article_id for event in members)),
        sum(event.n_reports for event in members),
    )


def _rank(event: Told) -> tuple[int, int, str, str]:
    """Who tells most stands for all; of equals the one that is told most often, then by ids."""
    told = (event.source_code, event.target_code, event.date, event.killed)
    known = sum(value is not None for value in told) + event.place.told
    return -known, -event.n_reports, event.article_id, event.event_id


def _by_copied_text(
    events: Sequence[Told], original: Mapping[str, str]
) -> Mapping[Hashable, list[Told]]:
    copied = set(original.values())
    found: dict[Hashable, list[Told]] = defaultdict(list)
    for event in events:
        text = original.get(event.article_id)
        if text is None and event.article_id in copied:
            text = event.article_id
        if text is not None:
            actors = (event.source_text or "", event.target_text or "")
            found[text, event.cameo, *map(str.casefold, actors)].append(event)
    return found


def _by_content(events: Sequence[Told]) -> Mapping[Hashable, list[Told]]:
    by_deed: dict[Hashable, list[Told]] = defaultdict(list)
    for event in events:
        if event.date and event.source_code and event.target_code:
            by_deed[event.date, event.source_code, event.target_code, event.root].append(event)
    found: dict[Hashable, list[Told]] = defaultdict(list)
    for deed, same in by_deed.items():
        if len(same) > 1:
            home = _homes({event.place for event in same})
            for event in same:
                found[deed, home[event.place]].append(event)
    return found


def _homes(places: Iterable[Place]) -> dict[Place, Place]:
    """Each place with the most exact one that it can only be; else with itself.

    A town is itself.  `North Kordofan` is the one town in it that is told of; where two are told
    of, it may be either, and stays apart.
    """
    homes: dict[Place, Place] = {}
    for place in sorted(places, key=lambda place: (-place.told, _sortable(place))):
        within = {homes[finer] for finer in homes if finer != place and place.holds(finer)}
        homes[place] = within.pop() if len(within) == 1 else place
    return homes


def _sortable(place: Place) -> tuple[str, str, str]:
    return place.country or "", place.admin1 or "", place.name or ""


def _aligned(keyed: Mapping[Hashable, Sequence[Told]]) -> Iterable[list[str]]:
    """Ids of events that are one: of each article the first goes with the first of the others."""
    for events in keyed.values():
        seen: Counter[str] = Counter()
        ranks: dict[int, list[str]] = defaultdict(list)
        for event in events:
            ranks[seen[event.article_id]].append(event.event_id)
            seen[event.article_id] += 1
        yield from (same for same in ranks.values() if len(same) > 1)


class _Joined:
    """Disjoint sets of ids, each with a root; no set has two events of one article.

    Args:
        article_of: the article of each event.
    """

    def __init__(self, article_of: Mapping[str, str]) -> None:
        self._above: dict[str, str] = {}
        self._articles: dict[str, set[str]] = {}
        self._article_of = article_of

    def root(self, item: str) -> str:
        while (above := self._above.get(item, item)) != item:
            item = above
        return item

    def join(self, items: Sequence[str]) -> None:
        """Make the sets of these ids one, as far as their articles differ."""
        first, *others = sorted({self.root(item) for item in items})
        for root in others:
            here, there = self._of(first), self._of(root)
            if not here & there:
                self._above[root] = first
                self._articles[first] = here | there

    def _of(self, root: str) -> set[str]:
        return self._articles.get(root) or {self._article_of[root]}
