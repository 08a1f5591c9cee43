"""Checks actors over all files: names that two of them claim, and entries that have grown old."""

from __future__ import annotations

import datetime as dt
import re
import unicodedata
from collections.abc import Iterator

from eventcoder.lexicon.entries import ActorEntry, CountryEntry, DatedCode
from eventcoder.lexicon.load import Loaded
from eventcoder.lexicon.yaml_nodes import Layer, parse_day

YEAR = dt.timedelta(days=365)
NEVER = (dt.date.min,)
ARTICLE = re.compile(r"\b[Aa]l[- ]")


def report_ambiguous_names(loaded: Loaded) -> None:
    """Report a name or alias that two entries of different codes claim."""
    claims: dict[str, CountryEntry | ActorEntry] = {}
    for entry, layer in _standing(loaded):
        for name in (entry.name, *entry.aliases):
            earlier = claims.setdefault(fold(name), entry)
            if earlier is not entry and _codes(earlier) != _codes(entry):
                message = f"`{name}` names both {entry.name} and {earlier.name} ({earlier.where})."
                remedy = "Keep it where the news means it most, or write each in full."
                layer.report(entry.where, "dict-ambiguous", message, remedy)


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
