"""Datelines: the place, day and agency before the first sentence of a wire story.

A dateline opens a paragraph and is closed by a dash (or a colon): `KHARTOUM, Feb 7 (Reuters) -`,
`KYIV, Ukraine (AP) --`, `CAIRO:`, `MOSCOW, January 5. /TASS/.`, `Goma, 3 May 2026 (AFP) –`.  The
place is in capitals, or else an agency or a day must follow it.  A record may be a single sentence,
of which nothing may be lost; there (`strict`) a place in capitals alone needs a dash proper too.
"""

from __future__ import annotations

import datetime as dt
import re
from typing import NamedTuple

from eventcoder.articles.dates import day_and_month, full_dates

_OPENING = re.compile(
    r"(?P<place>[^()\n]{2,80}?)\s*"
    r"(?:\((?P<agency>[^()\d]{2,40})\)\s*|/(?P<slashed>[A-Z][\w -]{1,20})/\.?\s*)?"
    r"(?P<close>—\s*|(?:[–_:]|--?)(?:\s+|$)|$|(?<=/)(?=\s)|(?<=/\.)(?=\s))",
)
_AGENCY_ONLY = re.compile(
    r"\s*\((?:AFP|AP|Reuters|REUTERS|Xinhua|UPI|dpa|EFE|CNN)\)\s*(?:—|–|--?)\s*"
)
_LABELS = frozenset(
    [
        "ALERT",
        "ANALYSIS",
        "BREAKING",
        "CORRECTED",
        "CORRECTION",
        "EXCLUSIVE",
        "EXPLAINED",
        "EXPLAINER",
        "FACTBOX",
        "FEATURE",
        "FLASH",
        "FOCUS",
        "INSIGHT",
        "INTERVIEW",
        "LIVE",
        "MORE",
        "NEWS",
        "NOTE",
        "OPINION",
        "PHOTOS",
        "PROFILE",
        "QUESTION",
        "READ",
        "REFILE",
        "ROUNDUP",
        "SUMMARY",
        "TIMELINE",
        "UPDATE",
        "UPDATED",
        "URGENT",
        "VIDEO",
        "WATCH",
        "WRAPUP",
        "ANSWER",
        "EDITORIAL",
    ]
)
_SMALL_WORDS = frozenset(
    [
        "al",
        "an",
        "ar",
        "as",
        "de",
        "del",
        "den",
        "des",
        "di",
        "du",
        "el",
        "en",
        "es",
        "et",
        "in",
        "la",
        "le",
        "les",
        "of",
        "on",
        "san",
        "sur",
        "the",
    ]
)
_DAY_FIRST = re.compile(
    r"\s*(?:\d|(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec|mon|tue|wed|thu|fri|sat|sun)"
    r"[a-z]*\.?(?:\s*$|\s+\d))",
    re.IGNORECASE,
)
_LETTERS = re.compile(r"[^\W\d_]+")


class Dateline(NamedTuple):
    """A dateline: where it ends in the paragraph (characters), and what date it gives, if any."""

    end: int
    date: dt.date | None
    month_and_day: tuple[int, int] | None


def find_dateline(paragraph: str, *, strict: bool = False) -> Dateline | None:
    """The dateline that opens a paragraph, if there is one.

    Args:
        paragraph: its plain text (`characters.plain`), not squeezed, so that `end` is an offset.
        strict: whether a dateline needs an agency, a day, or capitals and a dash proper.
    """
    agency_only = _AGENCY_ONLY.match(paragraph)
    if agency_only and _starts_sentence(paragraph[agency_only.end() :]):
        return Dateline(agency_only.end(), None, None)
    match = _OPENING.match(paragraph)
    if match is None or not _starts_sentence(paragraph[match.end() :]):
        return None
    place, _, after = match["place"].partition(",")
    dated = day_and_month(match["place"])
    date = next((found.date for found in full_dates(match["place"])), None)
    agency = bool(match["agency"] or match["slashed"])
    sourced = agency or bool(dated or date)
    close = match["close"].strip()
    if not agency and _DAY_FIRST.match(place):
        return None  # `7 February 2026` on its own is a date, not a place and a date
    if not close and not match["slashed"] and not (place.isupper() or dated or date):
        return None  # `Ionian Revolt (summary)` on its own is a heading
    if not _is_place(place) or not all(_is_qualifier(part) for part in after.split(",")):
        return None
    if not sourced and not _stands_alone(place, after, close, strict):
        return None
    return Dateline(match.end(), date, dated if date is None else None)


def _starts_sentence(rest: str) -> bool:
    """Whether what follows a dateline can begin a sentence (or is on the next paragraph)."""
    first = rest.strip()[:1]
    return not first or first.isupper() or first.isdigit() or first in "\"'[("


def _stands_alone(place: str, after: str, close: str, strict: bool) -> bool:
    """Whether a place without agency and day is a dateline by its capitals and its dash."""
    if place.strip() in _LABELS or not place.isupper() or not close:
        return False
    letters = sum(character.isalpha() for character in place)
    if close == ":" or close == "_":
        return not strict and letters > 3
    return bool(after) or letters > (4 if strict else 3)


def _is_place(place: str) -> bool:
    words = _LETTERS.findall(place)
    return 0 < len(words) <= 7 and all(word[0].isupper() or word in _SMALL_WORDS for word in words)


def _is_qualifier(part: str) -> bool:
    """Whether a part after a comma is a region, a country or a day."""
    words = _LETTERS.findall(part)
    return len(words) <= 4 and all(
        word[0].isupper() or word in _SMALL_WORDS or word in {"st", "nd", "rd", "th"}
        for word in words
    )
