"""A database of as many made-up events as one likes, for measuring what reads databases.

`python -m tests.benchmarks.events FILE.db --events 1000000`
"""

from __future__ import annotations

import argparse
import datetime as dt
import random
import sqlite3
from collections.abc import Iterator
from pathlib import Path

from eventcoder.store.store import Run, Store
from eventcoder.store.tables import Base

EVENTS_AN_ARTICLE = 5
FIRST_DAY = dt.date(2014, 1, 1)
DAYS = 3650
# fmt: off
COUNTRIES = (
    "AFG", "BFA", "CIV", "CHN", "COD", "COL", "EGY", "ETH", "FRA", "GBR", "IND", "IRN", "IRQ",
    "ISR", "JOR", "KEN", "LBN", "LBY", "MAR", "MEX", "MLI", "MMR", "NER", "NGA", "PAK", "PHL",
    "PSE", "QAT", "RUS", "RWA", "SAU", "SDN", "SOM", "SSD", "SYR", "TCD", "TUN", "TUR", "UGA",
    "UKR", "USA", "VEN", "YEM", "ZAF",
)
# fmt: on
# fmt: off
ROLES = (
    "GOV", "MIL", "REB", "OPP", "COP", "JUD", "LEG", "CVL", "MED", "BUS", "REF", "INS",
)
# fmt: on
PLACES = ("Goma", "Khartoum", "Ségou", "Ouahigouya", "Homs", "Łódź", "N’Djamena", "الخرطوم")
# Code, label, PLOVER type, quad class, Goldstein weight.
ACTS = (
    ("010", "Make statement, not specified below", None, 0, 0.0),
    ("036", "Express intent to meet or negotiate", "AGREE", 1, 4.0),
    ("042", "Make a visit", "CONSULT", 1, 1.9),
    ("051", "Praise or endorse", "SUPPORT", 1, 3.4),
    ("073", "Provide humanitarian aid", "AID", 2, 7.4),
    ("112", "Accuse", "ACCUSE", 3, -2.0),
    ("141", "Demonstrate or rally", "PROTEST", 3, -6.5),
    ("173", "Arrest, detain", "COERCE", 4, -5.0),
    ("190", "Use conventional military force, not specified below", "ASSAULT", 4, -10.0),
    ("195", "Employ aerial weapons", "ASSAULT", 4, -10.0),
)
# fmt: off
WORDS = (
    "soldiers", "the", "in", "of", "a", "rebels", "near", "said", "city", "attacked", "on",
    "ministry", "officials", "and", "children", "Saturday", "after", "talks", "protesters",
    "killed", "—", "“wounded”", "several,", "humanitarian", "convoy", "Médecins",
)
# fmt: on
RUN = Run("code made-up", "0", "made-up", "made-up", "made-up")


def make(path: Path, events: int, seed: int = 1) -> None:
    """Write a database of `events` events; the same number and seed give the same events."""
    with Store(path) as store:
        store.begin_run(RUN)
    connection = sqlite3.connect(path)
    articles = -(-events // EVENTS_AN_ARTICLE)
    with connection:
        _insert(connection, "article", _articles(articles))
    for table in ("event", "merged_event"):
        with connection:
            _insert(connection, table, _events(table, events, random.Random(seed)))
    connection.close()
    with Store(path) as store:
        store.group()


def _insert(connection: sqlite3.Connection, table: str, rows: Iterator[dict[str, object]]) -> None:
    columns = [column.name for column in Base.metadata.tables[table].columns]
    names = ", ".join(f'"{name}"' for name in columns)
    marks = ", ".join("?" * len(columns))
    values = ([row.get(name) for name in columns] for row in rows)
    connection.executemany(f"INSERT INTO {table} ({names}) VALUES ({marks})", values)


def _articles(count: int) -> Iterator[dict[str, object]]:
    for number in range(count):
        yield {
            "id": f"https://news.example/{number:07}",
            "number": number + 1,
            "text_hash": "",
            "record_hash": "",
            "text": "",
            "segments": "[]",
            "signature": b"",
            "source": f"Agency {number % 7}",
            "date": (FIRST_DAY + dt.timedelta(number % DAYS)).isoformat(),
            "parser_fingerprint": RUN.parser_fingerprint,
            "coded_dictionaries": RUN.dictionaries,
            "coded_program": RUN.program,
            "run_id": RUN.id,
        }


def _events(table: str, count: int, chance: random.Random) -> Iterator[dict[str, object]]:
    for number in range(count):
        row = _event(number, chance)
        row |= {"n_reports": 1} if table == "merged_event" else {"merged_id": row["event_id"]}
        yield {**row, "run_id": RUN.id}


def _event(number: int, chance: random.Random) -> dict[str, object]:
    cameo, label, plover, quad, goldstein = chance.choice(ACTS)
    words = chance.choices(WORDS, k=chance.randint(12, 50))
    day = FIRST_DAY + dt.timedelta(int(chance.random() * DAYS))
    place = chance.choice(PLACES) if chance.random() < 0.6 else None
    row: dict[str, object] = {
        "event_id": f"{number:032x}",
        "article_id": f"https://news.example/{number // EVENTS_AN_ARTICLE:07}",
        "position": number % EVENTS_AN_ARTICLE,
        "sentence": number % EVENTS_AN_ARTICLE,
        "sentence_text": " ".join(words),
        "start": number % 3000,
        "end": number % 3000 + 8,
        "trigger": words[3],
        "date": day.isoformat(),
        "date_text": "on Saturday" if number % 3 == 0 else None,
        "cameo": cameo,
        "cameo_label": label,
        "root": cameo[:2],
        "plover": plover,
        "quad": quad,
        "goldstein": goldstein,
        "place_text": place,
        "place_name": place,
        "place_country": chance.choice(COUNTRIES) if place else None,
        "place_admin1": place and f"Region {chance.randint(1, 9)}",
        "place_lat": chance.uniform(-30, 60) if place else None,
        "place_lon": chance.uniform(-20, 120) if place else None,
        "place_id": str(chance.randint(100_000, 9_999_999)) if place else None,
        "rule": f"actions/{cameo[:2]}.yaml:{chance.randint(1, 400)}",
        "killed": chance.randint(0, 40) if quad == 4 else None,
        "injured": None,
        "background": int(number % 20 == 0),
    }
    for role in ("source", "target"):
        known = chance.random() < 0.8
        country, sector = chance.choice(COUNTRIES), chance.choice(ROLES)
        row |= {
            f"{role}_code": country + sector if known else None,
            f"{role}_text": " ".join(words[4:7]),
            f"{role}_start": 10,
            f"{role}_end": 30,
            f"{role}_country": country if known else None,
            f"{role}_role": sector if known else None,
        }
    return row


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("path", type=Path)
    parser.add_argument("--events", type=int, default=1_000_000)
    arguments = parser.parse_args()
    make(arguments.path, arguments.events)
