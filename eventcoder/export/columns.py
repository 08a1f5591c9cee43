"""The columns of the export, in their one order: the codebook of every format."""

from __future__ import annotations

from typing import Literal, NamedTuple

Type = Literal["text", "integer", "number", "date"]
#: Sets of values that have labels; `labels.Labels` has what each value means.
ValueSet = Literal["quad", "root", "cameo", "country", "role", "background"]


class Column(NamedTuple):
    """A column: its name, the type of its values, and what it means.

    Args:
        name: at most 32 letters, digits and `_`, a letter first: the strictest of our formats.
        label: at most 80 characters, for the same reason.
        values: the set that its values come from, where they have labels.
        words: the values are words of an article or as long; no keys to join on.
        table: `event` for a column of the events' table, `article` for one of its article.
        source: its name there, where that is another.
    """

    name: str
    type: Type
    label: str
    values: ValueSet | None = None
    words: bool = False
    table: Literal["event", "article"] = "event"
    source: str = ""


def _actor(role: str, what: str) -> tuple[Column, ...]:
    return (
        Column(f"{role}_code", "text", f"{what}: CAMEO actor code"),
        Column(f"{role}_text", "text", f"{what}: its words", words=True),
        Column(f"{role}_start", "integer", f"{what}: first character, in the article's text"),
        Column(f"{role}_end", "integer", f"{what}: character after its last"),
        Column(f"{role}_country", "text", f"{what}: country part of the code", "country"),
        Column(f"{role}_role", "text", f"{what}: role part of the code", "role"),
    )


#: The keys of the output record, in its order: the contract with other programs.
RECORD: tuple[Column, ...] = (
    Column("event_id", "text", "Identity of the event: a hash of its content"),
    Column("article_id", "text", "Identity of the article"),
    Column("sentence", "integer", "Sentence of the article, counted from 0"),
    Column("sentence_text", "text", "The sentence, verbatim", words=True),
    Column("start", "integer", "Trigger: first character, in the article's text"),
    Column("end", "integer", "Trigger: character after its last"),
    Column("trigger", "text", "Trigger: the words that tell the act", words=True),
    Column("date", "date", "Date of the event"),
    Column("date_text", "text", "Words that give the date", words=True),
    *_actor("source", "Who acts"),
    *_actor("target", "Who is acted upon"),
    Column("cameo", "text", "CAMEO event code, 2 to 4 digits", "cameo"),
    Column("cameo_label", "text", "CAMEO event code in words"),
    Column("root", "text", "CAMEO root code, 01 to 20", "root"),
    Column("plover", "text", "PLOVER event type"),
    Column(
        "quad",
        "integer",
        "0 neutral; 1 verbal, 2 material cooperation; 3 verbal, 4 material conflict",
        "quad",
    ),
    Column("goldstein", "number", "Goldstein scale, -10 (conflict) to 10 (cooperation)"),
    Column("place_text", "text", "Place: its words", words=True),
    Column("place_name", "text", "Place: its name in the gazetteer"),
    Column("place_country", "text", "Place: country, ISO 3166-1 alpha-3", "country"),
    Column("place_admin1", "text", "Place: first-level division"),
    Column("place_lat", "number", "Place: latitude, degrees north"),
    Column("place_lon", "number", "Place: longitude, degrees east"),
    Column("place_id", "text", "Place: GeoNames id"),
    Column("rule", "text", "Dictionary file and entry that gave the code", words=True),
    Column("killed", "integer", "Number of people killed, where told"),
    Column("injured", "integer", "Number of people injured, where told"),
)

#: What an event has besides.
BESIDES: tuple[Column, ...] = (
    Column("date_end", "date", "Last day of the event"),
    Column("date_precision", "text", "Date: day, weekend, week, month, season, quarter, year ..."),
    Column("background", "integer", "Whether history is recalled, not news told", "background"),
    Column("place_precision", "text", "Place: point, city, admin2, admin1, region or country"),
    Column("place_basis", "text", "Place: clause or sentence; inferred: telling, dateline, story"),
    Column("place_relation", "text", "Place: how the event lies to it where not in it (near ...)"),
)
#: How often it was told: of one telling, all are 1 and `members` is its own id.
COUNTS: tuple[Column, ...] = (
    Column("n_reports", "integer", "Number of tellings, in all articles"),
    Column("n_articles", "integer", "Number of articles that tell it"),
    Column("n_sources", "integer", "Number of publishers, all copies of one text as one"),
    Column(
        "members", "text", "event_id of each article's event that this one stands for", words=True
    ),
)

#: What a table of events has when nobody chooses.
COLUMNS: tuple[Column, ...] = (
    *RECORD,
    *BESIDES,
    *COUNTS,
)

#: What `--columns` can name besides.
MORE: tuple[Column, ...] = (
    Column("article_date", "date", "Article: day of publication", table="article", source="date"),
    Column("article_title", "text", "Article: title", None, True, "article", "title"),
    Column("article_source", "text", "Article: who published it", None, False, "article", "source"),
    Column("article_url", "text", "Article: where it is found", None, True, "article", "url"),
    Column("run_id", "text", "Run that coded the article", table="article"),
)
