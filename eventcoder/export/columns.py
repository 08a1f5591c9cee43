"""The columns of the export, in their one order: the codebook of every format."""

from __future__ import annotations

from typing import Literal, NamedTuple


class Column(NamedTuple):
    """A column: its name, the type of its values, and what it means."""

    name: str
    type: Literal["text", "integer", "number", "date"]
    label: str


def _actor(role: str, what: str) -> tuple[Column, ...]:
    return (
        Column(f"{role}_code", "text", f"{what}: CAMEO actor code"),
        Column(f"{role}_text", "text", f"{what}: its words"),
        Column(f"{role}_start", "integer", f"{what}: first character, in the article's text"),
        Column(f"{role}_end", "integer", f"{what}: character after its last"),
        Column(f"{role}_country", "text", f"{what}: country part of the code"),
        Column(f"{role}_role", "text", f"{what}: role part of the code"),
    )


#: The keys of the output record, in its order, what the record lacks, and the number of tellings.
COLUMNS: tuple[Column, ...] = (
    Column("event_id", "text", "Identity of the event: a hash of its content"),
    Column("article_id", "text", "Identity of the article"),
    Column("sentence", "integer", "Sentence of the article, counted from 0"),
    Column("sentence_text", "text", "The sentence, verbatim"),
    Column("start", "integer", "Trigger: first character, in the article's text"),
    Column("end", "integer", "Trigger: character after its last"),
    Column("trigger", "text", "Trigger: the words that tell the act"),
    Column("date", "date", "Date of the event"),
    Column("date_text", "text", "Words that give the date"),
    *_actor("source", "Who acts"),
    *_actor("target", "Who is acted upon"),
    Column("cameo", "text", "CAMEO event code, 2 to 4 digits"),
    Column("cameo_label", "text", "CAMEO event code in words"),
    Column("root", "text", "CAMEO root code, 01 to 20"),
    Column("plover", "text", "PLOVER event type"),
    Column(
        "quad",
        "integer",
        "0 neutral; 1 verbal, 2 material cooperation; 3 verbal, 4 material conflict",
    ),
    Column("goldstein", "number", "Goldstein scale, -10 (conflict) to 10 (cooperation)"),
    Column("place_text", "text", "Place: its words"),
    Column("place_name", "text", "Place: its name in the gazetteer"),
    Column("place_country", "text", "Place: country, ISO 3166-1 alpha-3"),
    Column("place_admin1", "text", "Place: first-level division"),
    Column("place_lat", "number", "Place: latitude, degrees north"),
    Column("place_lon", "number", "Place: longitude, degrees east"),
    Column("place_id", "text", "Place: GeoNames id"),
    Column("rule", "text", "Dictionary file and entry that gave the code"),
    Column("killed", "integer", "Number of people killed, where told"),
    Column("injured", "integer", "Number of people injured, where told"),
    Column("place_precision", "text", "Place: point, city, admin2, admin1, region or country"),
    Column("place_basis", "text", "Place: clause or sentence; inferred: telling, dateline, story"),
    Column("place_relation", "text", "Place: how the event lies to it where not in it (near ...)"),
    Column("n_reports", "integer", "Number of tellings in the article"),
)
