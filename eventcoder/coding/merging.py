"""Several tellings, one event: which events of an article report the same happening.

News tells an event in the title, the lead and later sentences, each with a part of it.  Two
tellings are one event when nothing they say contradicts: the same act (equal codes, or one the
general code of the other), sources and targets that agree, places and dates that agree.  What one
telling leaves open the others fill in.  The rows themselves are never changed; `merge` makes the
view.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from eventcoder.model import Event

#: Roles of armed actors; a vague one (`a paramilitary group`) may turn out to be any of them.
ARMED = frozenset({"UAF", "REB", "MIL", "SEP", "INS", "PAR", "RAD"})
VAGUE = frozenset({"UAF", "INS", "PAR", "RAD"})
#: How many sentences later `the attack` still means the attack told before.
NEAR = 3
DEFINITE = frozenset({"the", "this", "that", "these", "those"})
ACTOR_FIELDS = ("code", "text", "start", "end", "country", "role")
PLACE_FIELDS = (
    "text",
    "name",
    "country",
    "admin1",
    "lat",
    "lon",
    "id",
    "precision",
    "basis",
    "relation",
)
DATE_FIELDS = ("date", "date_text", "date_end", "date_precision", "background")
FINENESS = ("country", "region", "admin1", "admin2", "city", "point")


def with_merged_ids(events: Sequence[Event]) -> list[Event]:
    """The same events with `merged_id` set: the `event_id` of the first telling of each group."""
    if len(events) == 1 and events[0].merged_id == events[0].event_id:
        return list(events)
    groups: list[list[Event]] = []
    for event in events:
        home = next((group for group in groups if belongs(event, group)), None)
        if home is None:
            groups.append([event])
        else:
            home.append(event)
    merged = {event.event_id: group[0].event_id for group in groups for event in group}
    return [
        event
        if event.merged_id == (first := merged[event.event_id])
        else event.changed({"merged_id": first})
        for event in events
    ]


def belongs(event: Event, group: Sequence[Event]) -> bool:
    """Whether a telling contradicts none of a group and is tied to at least one of it."""
    return all(compatible(event, other) for other in group) and any(
        tied(event, other) for other in group
    )


def merge(events: Sequence[Event]) -> list[Event]:
    """The merged view: one event per `merged_id`, in order of first telling, gaps filled in."""
    groups: dict[str, list[Event]] = {}
    for event in events:
        groups.setdefault(event.merged_id or event.event_id, []).append(event)
    return [_union(group) for group in groups.values()]


def compatible(one: Event, other: Event) -> bool:
    """Whether nothing that two tellings say rules out that they are one event."""
    return (
        _codes_agree(one, other)
        and _actors_agree(one, other, "source")
        and _actors_agree(one, other, "target")
        and _days_agree(one, other)
        and _agree(one.place_country, other.place_country)
        and _agree(one.killed, other.killed)
    )


def tied(one: Event, other: Event) -> bool:
    """Whether something speaks for one event: equal codes or a taking up, and shared evidence."""
    same = one.cameo == other.cameo or _takes_up(*_by_detail(one, other))
    return same and _shared_evidence(one, other)


def _codes_agree(one: Event, other: Event) -> bool:
    """Equal codes, or a general one (`190`) beside a specific one of its root."""
    if one.cameo == other.cameo:
        return True
    return one.root == other.root and _by_detail(one, other)[0].cameo[2:] in ("", "0")


def _by_detail(one: Event, other: Event) -> tuple[Event, Event]:
    """The telling with the more general code, then the other."""
    general, specific = sorted((one, other), key=lambda event: len(event.cameo.rstrip("0")))
    return general, specific


def _takes_up(event: Event, earlier: Event) -> bool:
    """Whether a telling points back: `the attack`, or `the truck` where there was a truck."""
    if not 0 <= event.sentence - earlier.sentence <= NEAR:
        return False
    before = event.sentence_text.split(event.trigger)[0].lower().split()[-2:]
    if any(word in DEFINITE for word in before):
        return True
    target = (event.target_text or "").lower().split()
    return bool(target) and target[0] in DEFINITE and target[-1] in earlier.sentence_text.lower()


def _days_agree(one: Event, other: Event) -> bool:
    """The same day, where both tell one; days that nothing resolves are told by their words."""
    if one.date_text is None or other.date_text is None:
        return True
    unresolved = one.date is None and other.date is None
    return one.date == other.date and (
        not unresolved or one.date_text.casefold() == other.date_text.casefold()
    )


def _agree(one: object, other: object) -> bool:
    return one is None or other is None or one == other


def _actors_agree(one: Event, other: Event, role: str) -> bool:
    a, b = (getattr(e, f"{role}_code") for e in (one, other))
    if a == b and a is not None:
        return True
    if a is None or b is None:
        return _words_agree(one, other, role, coded=a is not None or b is not None)
    countries = [getattr(e, f"{role}_country") for e in (one, other)]
    roles = [getattr(e, f"{role}_role") for e in (one, other)]
    if not _agree(*countries):
        return False
    if roles[0] is None or roles[1] is None:
        # a country may stand for its army or its people, never for those who fight it
        known = roles[0] or roles[1] or ""
        return known[:3] not in ARMED or known[:3] == "MIL"
    one_role, other_role = roles[0][:3], roles[1][:3]
    if one_role == other_role:
        return True
    armed = {one_role, other_role} <= ARMED and bool({one_role, other_role} & VAGUE)
    return armed and role == "source"


def _words_agree(one: Event, other: Event, role: str, *, coded: bool) -> bool:
    """Whether an actor without a code may be the other telling's: by what they are called.

    Two names that share no word are two actors; descriptions differ only from descriptions.
    """
    texts = [getattr(event, f"{role}_text") or "" for event in (one, other)]
    if not all(texts):
        return True
    if coded:
        names = [_names(text, event) for text, event in zip(texts, (one, other), strict=True)]
        return not all(names) or not names[0].isdisjoint(names[1])
    return texts[0].lower().split()[-1] == texts[1].lower().split()[-1]


def _names(text: str, event: Event) -> set[str]:
    """The words with a capital that no sentence's beginning explains."""
    words = text.split()
    if event.sentence_text.startswith(text):
        words = words[1:]
    return {re.sub(r"['’]s?$", "", word) for word in words if word[0].isupper()}


def _shared_evidence(one: Event, other: Event) -> bool:
    """An actor or a toll in common, so that two half-empty tellings are not glued by their gaps."""
    if one.killed is not None and one.killed == other.killed:
        return True
    for role in ("source", "target"):
        a, b = (getattr(e, f"{role}_code") for e in (one, other))
        if a is not None and b is not None:
            return True
    return False


def _union(group: list[Event]) -> Event:
    first = group[0]
    if len(group) == 1:
        return first
    update: dict[str, object] = {"event_id": first.merged_id}
    most_specific = max(group, key=lambda e: (len(e.cameo.rstrip("0")), -group.index(e)))
    for name in ("cameo", "cameo_label", "root", "plover", "quad", "goldstein", "rule"):
        update[name] = getattr(most_specific, name)
    for role in ("source", "target"):
        best = max(group, key=lambda e: _informative(e, role))
        update |= {f"{role}_{name}": getattr(best, f"{role}_{name}") for name in ACTOR_FIELDS}
    placed = max(group, key=_place_detail)
    update |= {f"place_{name}": getattr(placed, f"place_{name}") for name in PLACE_FIELDS}
    dated = next((e for e in group if e.date_text is not None), first)
    update |= {name: getattr(dated, name) for name in DATE_FIELDS}
    for name in ("killed", "injured"):
        update[name] = next((v for e in group if (v := getattr(e, name)) is not None), None)
    return first.changed(update)


def _informative(event: Event, role: str) -> tuple[bool, bool, bool, int]:
    """A named actor beats a described one, a code with country and role beats half of one."""
    code, text = getattr(event, f"{role}_code"), getattr(event, f"{role}_text") or ""
    country, part = getattr(event, f"{role}_country"), getattr(event, f"{role}_role")
    named = any(word[:1].isupper() for word in text.split()[1:] or text.split())
    return (code is not None, country is not None and part is not None, named, -event.sentence)


def _place_detail(event: Event) -> tuple[bool, int, int]:
    """A place that is told beats an inferred one, then the finer one wins, then the earlier."""
    told = event.place_text is not None
    fineness = FINENESS.index(event.place_precision) + 1 if event.place_precision else 0
    return (told, fineness, -event.sentence)
