"""Metadata for datasette: what tables and columns mean, facets, queries to begin with.

Datasette opens the database as it is; with this it also says what is there (its documentation,
chapter "Metadata").
"""

from __future__ import annotations

from typing import Any

from eventcoder import __version__
from eventcoder.export.columns import COLUMNS
from eventcoder.export.labels import QUAD
from eventcoder.export.provenance import Provenance

# The view for people comes first; the tables of the inside are hidden, not gone.
_TABLES = {
    "distinct_event": "Events: one row each, however many articles tell it",
    "merged_event": "Events of each article",
    "event": "Tellings of events: an article may tell one event several times",
    "article": "Articles, their texts untouched",
    "article_copy": "Articles that copy an earlier one, and how much of it",
    "problem": "What was set aside, and why",
    "run": "Coding commands, with hashes of all that went in",
}
_HIDDEN = ("sentence", "event_member", "event_group", "grouping")
_EVENTS = ("distinct_event", "merged_event", "event")
_FACETS = ["root", "quad", "source_country", "target_country", "place_country"]

_QUERIES = {
    "dyads": (
        "Who acts most on whom",
        "Countries of source and target, news only.",
        """
SELECT source_country, target_country, count(*) AS events,
    round(avg(goldstein), 2) AS goldstein, sum(killed) AS killed
FROM distinct_event
WHERE source_country <> target_country AND background = 0
GROUP BY source_country, target_country ORDER BY events DESC
""",
    ),
    "months": (
        "Events of each month by quad class",
        "1 verbal, 2 material cooperation; 3 verbal, 4 material conflict; 0 neutral.",
        """
SELECT substr(date, 1, 7) AS month, count(*) AS events, sum(quad = 0) AS neutral,
    sum(quad = 1) AS verbal_cooperation, sum(quad = 2) AS material_cooperation,
    sum(quad = 3) AS verbal_conflict, sum(quad = 4) AS material_conflict
FROM distinct_event WHERE date NOTNULL AND background = 0 GROUP BY month ORDER BY month
""",
    ),
    "events_of": (
        "Events of an actor",
        "Whose code begins with :actor, such as SDN or SDNREB.",
        """
SELECT date, source_text, cameo, cameo_label, target_text, place_name, sentence_text
FROM distinct_event
WHERE substr(source_code, 1, length(:actor)) = :actor
    OR substr(target_code, 1, length(:actor)) = :actor
ORDER BY date DESC
""",
    ),
    "deadliest": (
        "Events with most people killed",
        "Where a number is told.",
        """
SELECT date, killed, injured, source_text, cameo_label, target_text, place_name, place_country,
    n_articles, sentence_text
FROM distinct_event WHERE killed NOTNULL ORDER BY killed DESC, date
""",
    ),
    "rules": (
        "Which dictionary lines give events",
        "A line that gives many is worth reading.",
        """
SELECT rule, cameo, count(*) AS events FROM distinct_event
GROUP BY rule, cameo ORDER BY events DESC
""",
    ),
    "unknown_actors": (
        "Sources and targets without a code",
        "`eventcoder actors unknown` lists the names among them with their sentences.",
        """
SELECT text, count(*) AS events FROM (
    SELECT source_text AS text FROM distinct_event WHERE source_code ISNULL
    UNION ALL SELECT target_text FROM distinct_event WHERE target_code ISNULL
) WHERE text NOTNULL GROUP BY text ORDER BY events DESC
""",
    ),
}


def metadata(name: str, about: Provenance) -> dict[str, Any]:
    """The metadata of a database.

    Args:
        name: of the database to datasette, its file's name without the ending.
        about: what the database was made from.
    """
    columns = {column.name: column.label for column in COLUMNS}
    tables: dict[str, Any] = {
        table: {
            "title": title.partition(":")[0],
            "description": title,
            **(
                {"columns": columns, "facets": _FACETS, "sort_desc": "date", "size": 50}
                if table in _EVENTS
                else {}
            ),
        }
        for table, title in _TABLES.items()
    }
    tables |= {table: {"hidden": True} for table in _HIDDEN}
    queries = {
        key: {"title": title, "description": text, "sql": sql.strip()}
        for key, (title, text, sql) in _QUERIES.items()
    }
    described = "; ".join(f"{quad} {label}" for quad, label in QUAD.items())
    return {
        "title": "Political events",
        "description": f"Coded by eventcoder {__version__}. Quad classes: {described}.",
        "databases": {
            name: {
                "description": "\n".join(about.notes()),
                "tables": tables,
                "queries": queries,
            }
        },
    }
