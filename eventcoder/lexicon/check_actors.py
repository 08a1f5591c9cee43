"""Checks actors over all files: names that two of them claim, and entries that have grown old."""

from __future__ import annotations

import datetime as dt
import re
import unicodedata
from collections.abc import Collection, Iterator

from eventcoder.lexicon.entries import ActorEntry, CountryEntry, DatedCode
from eventcoder.lexicon.load import Loaded
from eventcoder.lexicon.yaml_nodes import Layer, parse_day

YEAR = dt.timedelta(days=365)
NEVER = (dt.date.min,)
ARTICLE = re.compile(r"\b[Aa]l[- ]")


def report_ambiguous_names(loaded: Loaded) -> None:
    """Report a name or alias that two entries claim on one day with different codes."""
    claims: dict[str, list[CountryEntry | ActorEntry]] = {}
    for entry, layer in _standing(loaded):
        for name in dict.fromkeys((entry.name, *entry.aliases)):
            rivals = claims.setdefault(fold(name), [])
            earlier = next((other for other in rivals if _differ(entry, other)), None)
            if earlier is not None:
                message = f"`{name}` names both {entry.name} and {earlier.name} ({earlier.where})."
                remedy = "Keep it where the news means it most, or write each in full."
                layer.report(entry.where, "dict-ambiguous", message, remedy)
            rivals.append(entry)


def report_overlapping_codes(loaded: Loaded) -> None:
    """Note an actor with two codes on one day: only the first counts."""
    for entry, layer in _standing(loaded):
        codes = _codes(entry)
        for n, code in enumerate(codes):
            other = next((c for c in codes[:n] if c.code != code.code and _same_day(c, code)), None)
            if other is not None:
                message = f"{entry.name} has both {other.code} and {code.code} on some days."
                remedy = "End one before the other begins; the first is taken as it stands."
                layer.report(entry.where, "dict-date", message, remedy, "note")


def report_ambiguous_surnames(loaded: Loaded) -> None:
    """Note a last name that stands for one person alone while another who has it is in office."""
    offices = loaded.codes.offices
    people = [
        (entry, layer)
        for entry, layer in _standing(loaded)
        if isinstance(entry, ActorEntry) and entry.kind == "person"
    ]
    bearers: dict[str, list[ActorEntry]] = {}
    for entry, _ in people:
        bearers.setdefault(fold(entry.name.split()[-1]), []).append(entry)
    for entry, layer in people:
        for alias in entry.aliases:
            rivals = bearers.get(fold(alias), [])
            rival = next((r for r in rivals if _differ(entry, r, offices)), None)
            if rival is not None:
                message = f"`{alias}` is also the last name of {rival.name} ({rival.where})."
                remedy = "Delete the alias: after the full name, an article's last names are known."
                layer.report(entry.where, "dict-ambiguous", message, remedy, "note")


def _differ(
    one: CountryEntry | ActorEntry,
    other: CountryEntry | ActorEntry,
    offices: Collection[str] | None = None,
) -> bool:
    """Whether two entries have different codes on some day; with `offices`, the other one of them.

    An office is a role that an actor's code ends with.
    """
    return one is not other and any(
        a.code != b.code and _same_day(a, b) and (offices is None or b.code[-3:] in offices)
        for a in _codes(one)
        for b in _codes(other)
    )


def _same_day(one: DatedCode, other: DatedCode) -> bool:
    start = max(one.start or dt.date.min, other.start or dt.date.min)
    return start <= min(one.until or dt.date.max, other.until or dt.date.max)


def fold(name: str) -> str:
    """A name without diacritics and full stops, the article `al-`; letter case is kept."""
    letters = unicodedata.normalize("NFKD", name)
    plain = "".join(c for c in letters if not unicodedata.combining(c)).replace(".", "")
    return ARTICLE.sub("al-", plain)


def _standing(loaded: Loaded) -> Iterator[tuple[CountryEntry | ActorEntry, Layer]]:
    """The countries and actors that no later folder replaces, with their folders."""
    dictionaries = loaded.dictionaries
    stand = {id(entry) for entry in (*dictionaries.countries, *dictionaries.actors)}
    for entries in loaded.layers:
        found: list[CountryEntry | ActorEntry] = [*entries.countries, *entries.actors]
        yield from ((entry, entries.layer) for entry in found if id(entry) in stand)


def _codes(entry: CountryEntry | ActorEntry) -> tuple[DatedCode, ...]:
    return (DatedCode(entry.code),) if isinstance(entry, CountryEntry) else entry.codes


def report_stale(loaded: Loaded, day: dt.date) -> None:
    """Note what may no longer be true on `day`.

    That is every person and every actor with dated codes that was not checked in the year before,
    and every office (a code that ends with a group of the section `offices`) that persons held
    and none of them holds on the day.
    """
    last: dict[str, tuple[dt.date, ActorEntry, Layer]] = {}
    held: set[str] = set()
    for entry, layer in _standing(loaded):
        if isinstance(entry, CountryEntry):
            continue
        if entry.kind == "person" or any(code.start or code.until for code in entry.codes):
            _report_age(layer, entry, day)
        if entry.kind != "person":
            continue
        for code in entry.codes:
            if code.code[-3:] not in loaded.codes.offices:
                continue
            if (code.start or dt.date.min) <= day <= (code.until or dt.date.max):
                held.add(code.code)
            elif code.until and last.get(code.code, NEVER)[0] < code.until < day:
                last[code.code] = code.until, entry, layer
    for name, (until, entry, layer) in last.items():
        if name not in held:
            message = f"Nobody holds {name} on {day}; {entry.name} did until {until}."
            layer.report(entry.where, "dict-stale", message, "Add who came after.", "note")


def _report_age(layer: Layer, entry: ActorEntry, day: dt.date) -> None:
    if entry.checked is None:
        message = f"{entry.name} has no date of a last check."
    elif parse_day(entry.checked, last=True) + YEAR < day:
        message = f"{entry.name} was last checked in {entry.checked}."
    else:
        return
    remedy = f"See whether the codes still hold, then write `checked: {day:%Y-%m}`."
    layer.report(entry.where, "dict-stale", message, remedy, "note")
