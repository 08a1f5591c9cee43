"""Filters: what each takes, and what is said of a value that nothing has."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import Any

import pytest

from eventcoder.errors import EventCoderError
from eventcoder.export.dataset import chosen_columns
from eventcoder.store.store import Run
from tests.export.made import RUN, database, event, table

EVENTS = (
    event(0, article_id="a1", date="2024-01-31", source_code="SDNMIL", source_country="SDN", source_role="MIL", target_code="SDNREB", target_country="SDN", target_role="REB", cameo="190", root="19", quad=4, place_country="SDN", place_admin1="Khartoum", place_name="Omdurman"),
    event(1, article_id="a1", date="2024-02-01", source_code="TCDGOVMIL", source_country="TCD", source_role="GOVMIL", cameo="1952", root="19", quad=4, place_country="TCD", place_name="Adré"),
    event(2, article_id="a2", date="2024-02-02", source_code="IGOUNO", source_role="IGO", target_code="SDN", target_country="SDN", cameo="042", root="04"),
    event(3, article_id="a2"),
)  # fmt: skip
OTHER_RUN = Run("code other.txt", "1.0", "d2", "english", "9a45e4")


@pytest.fixture(scope="module")
def db(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("selection") / "events.db"
    database(path, EVENTS[:2])
    return database(path, EVENTS[2:], run=OTHER_RUN)


@pytest.mark.parametrize(
    ("chosen", "expected"),
    [
        ({}, "0123"),
        ({"first_day": dt.date(2024, 2, 1)}, "12"),
        ({"last_day": dt.date(2024, 2, 1)}, "01"),
        ({"actors": ("SDN",)}, "02"),
        ({"actors": ("SDNREB",)}, "0"),
        ({"sources": ("SDN",)}, "0"),
        ({"sources": ("SDN", "TCD")}, "01"),
        ({"targets": ("SDN",)}, "02"),
        ({"countries": ("SDN",), "roles": ("MIL",)}, "0"),
        ({"roles": ("MIL",)}, "01"),
        ({"roles": ("IGO",)}, "2"),
        ({"codes": ("19",)}, "01"),
        ({"codes": ("195",)}, "1"),
        ({"roots": ("04", "03")}, "23"),
        ({"quads": (4, 1)}, "0123"),
        ({"quads": (4,)}, "01"),
        ({"places": ("TCD",)}, "1"),
        ({"places": ("khartoum",)}, "0"),
        ({"places": ("Adré", "Omdurman")}, "01"),
        ({"runs": (OTHER_RUN.id,)}, "23"),
        ({"runs": (RUN.id[:9],)}, "01"),
        ({"countries": ("FRA",)}, ""),
    ],
)
@pytest.mark.parametrize("reports", [False, True])
def test_filters(db: Path, chosen: dict[str, Any], expected: str, reports: bool) -> None:
    found = table(db, ["event_id"], reports=reports, **chosen)
    assert [row["event_id"] for row in found] == [f"e{number}" for number in expected]


@pytest.mark.parametrize(
    ("chosen", "says"),
    [
        ({"actors": ("SND",)}, "Did you mean"),
        ({"actors": ("SDN_",)}, "--actor"),
        ({"countries": ("SU",)}, "--country"),
        ({"roles": ("MLI",)}, "Did you mean"),
        ({"codes": ("999",)}, "190"),
        ({"codes": ("",)}, "--code"),
        ({"roots": ("21",)}, "Did you mean `20`?|two digits"),
        ({"places": ("Omdurmann",)}, "as the events have it"),
        ({"runs": ("zz",)}, "SELECT id"),
    ],
)
def test_what_nothing_has_is_an_error_that_helps(
    db: Path, chosen: dict[str, Any], says: str
) -> None:
    with pytest.raises(EventCoderError, match=says):
        table(db, **chosen)


def test_columns_in_the_order_asked_for_and_of_the_article(db: Path) -> None:
    names = ["article_source", "cameo", "event_id", "run_id"]
    assert table(db, names, codes=("195",)) == [
        {"article_source": "The Post", "cameo": "1952", "event_id": "e1", "run_id": RUN.id}
    ]


@pytest.mark.parametrize(("names", "says"), [(["cameo", "goldstien"], "goldstein"), (["cameo", "cameo"], "twice"), ([""], "codebook")])  # fmt: skip
def test_wrong_columns(names: list[str], says: str) -> None:
    with pytest.raises(EventCoderError, match=says):
        chosen_columns(names)
