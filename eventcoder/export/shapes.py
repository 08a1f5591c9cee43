"""The shapes of the field's older data sets, for scripts that read those.

`phoenix`: the 26 tab-separated columns of the Phoenix data sets (Open Event Data Alliance), without
a header.  `icews`: the 20 columns of the ICEWS event data (Harvard Dataverse), tab-separated, with
a header, countries and sectors in words.  What our events lack stays empty.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator

from eventcoder.export.columns import Column, Type
from eventcoder.export.dataset import Dataset, Row, chosen_columns, event_rows
from eventcoder.export.labels import Labels
from eventcoder.export.provenance import Provenance
from eventcoder.export.selection import Selection

Record = dict[str, str | int | float | None]

# fmt: off
_NEEDED = (
    "event_id", "article_id", "sentence", "date", "source_code", "source_text", "source_country",
    "source_role", "target_code", "target_text", "target_country", "target_role", "cameo",
    "cameo_label", "root", "quad", "goldstein", "place_name", "place_admin1", "place_country",
    "place_lat", "place_lon", "article_source", "article_url",
)
# fmt: on


def phoenix(
    connection: sqlite3.Connection, chosen: Selection, labels: Labels, about: Provenance
) -> Dataset:
    """The chosen events as Phoenix has them; PentaClass is our quad class, neutral 0."""
    return _shaped("Phoenix", _PHOENIX, _as_phoenix, connection, chosen, labels, about)


def icews(
    connection: sqlite3.Connection, chosen: Selection, labels: Labels, about: Provenance
) -> Dataset:
    """The chosen events as ICEWS has them."""

    def shape(event: Record) -> Row:
        return _as_icews(event, labels)

    return _shaped("ICEWS", _ICEWS, shape, connection, chosen, labels, about)


def _shaped(
    name: str,
    columns: tuple[Column, ...],
    shape: Callable[[Record], Row],
    connection: sqlite3.Connection,
    chosen: Selection,
    labels: Labels,
    about: Provenance,
) -> Dataset:
    events = event_rows(connection, chosen_columns(_NEEDED), chosen, labels)

    def rows() -> Iterator[Row]:
        return (shape(dict(zip(_NEEDED, row, strict=True))) for row in events())

    return Dataset(f"events in the shape of {name}", columns, rows, labels, about)


def _columns(lines: str) -> tuple[Column, ...]:
    """Columns from lines of `name | type | label`."""
    types: dict[str, Type] = {
        "text": "text",
        "integer": "integer",
        "number": "number",
        "date": "date",
    }
    parts = ([part.strip() for part in line.split("|")] for line in lines.strip().splitlines())
    return tuple(Column(name, types[type_], label) for name, type_, label in parts)


_PHOENIX = _columns("""
EventID | text | Identity of the event
Date | text | Day of the event, YYYYMMDD
Year | integer | Year of the event
Month | integer | Month of the event
Day | integer | Day of the month
SourceActorFull | text | Who acts: actor code
SourceActorEntity | text | Who acts: first group of the code
SourceActorRole | text | Who acts: second group of the code
SourceActorAttribute | text | Who acts: further groups of the code, divided by ;
TargetActorFull | text | Who is acted upon: actor code
TargetActorEntity | text | Who is acted upon: first group of the code
TargetActorRole | text | Who is acted upon: second group of the code
TargetActorAttribute | text | Who is acted upon: further groups of the code, divided by ;
EventCode | text | CAMEO event code
EventRootCode | text | CAMEO root code
PentaClass | integer | Quad class, neutral 0
GoldsteinScore | number | Goldstein scale
Issues | text | Not coded
Lat | number | Latitude
Lon | number | Longitude
LocationName | text | Name of the place
StateName | text | First-level division
CountryCode | text | Country, ISO 3166-1 alpha-3
SentenceID | text | Article and sentence, counted from 0, joined by _
URLs | text | Where the article is found
NewsSources | text | Who published it
""")

_ICEWS = _columns("""
Event ID | text | Identity of the event
Event Date | text | Day of the event, YYYY-MM-DD
Source Name | text | Who acts: its words
Source Sectors | text | Who acts: its role in words
Source Country | text | Who acts: its country in words
Event Text | text | CAMEO event code in words
CAMEO Code | text | CAMEO event code
Intensity | number | Goldstein scale
Target Name | text | Who is acted upon: its words
Target Sectors | text | Who is acted upon: its role in words
Target Country | text | Who is acted upon: its country in words
Story ID | text | Identity of the article
Sentence Number | integer | Sentence of the article, counted from 1
Publisher | text | Who published it
City | text | Name of the place
District | text | Not coded
Province | text | First-level division
Country | text | Country of the place in words
Latitude | number | Latitude
Longitude | number | Longitude
""")


def _as_phoenix(event: Record) -> Row:
    date = str(event["date"] or "")
    day = [int(part) for part in date.split("-")] if date else [None] * 3
    return [
        event["event_id"],
        date.replace("-", ""),
        *day,
        *_parts(event["source_code"]),
        *_parts(event["target_code"]),
        event["cameo"],
        event["root"],
        event["quad"],
        event["goldstein"],
        None,
        event["place_lat"],
        event["place_lon"],
        event["place_name"],
        event["place_admin1"],
        event["place_country"],
        f"{event['article_id']}_{event['sentence']}",
        event["article_url"],
        event["article_source"],
    ]


def _parts(code: object) -> list[str | None]:
    """An actor code whole, and its groups of three letters: entity, role, attributes."""
    text = str(code or "")
    groups = [text[at : at + 3] for at in range(0, len(text), 3)]
    return [text, *[*groups, "", ""][:2], ";".join(groups[2:])]


def _as_icews(event: Record, labels: Labels) -> Row:
    def country(code: object) -> str | None:
        return labels.country.get(str(code)) or (str(code) if code else None)

    def sectors(role: object) -> str | None:
        text = str(role or "")
        groups = (text[at : at + 3] for at in range(0, len(text), 3))
        return ", ".join(labels.role.get(group, group) for group in groups) or None

    return [
        event["event_id"],
        event["date"],
        event["source_text"],
        sectors(event["source_role"]),
        country(event["source_country"]),
        event["cameo_label"],
        event["cameo"],
        event["goldstein"],
        event["target_text"],
        sectors(event["target_role"]),
        country(event["target_country"]),
        event["article_id"],
        int(event["sentence"] or 0) + 1,
        event["article_source"],
        event["place_name"],
        None,
        event["place_admin1"],
        country(event["place_country"]),
        event["place_lat"],
        event["place_lon"],
    ]
