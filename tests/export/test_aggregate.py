"""Counts by unit and period: small tables by hand, and sums that must hold for any events."""

from __future__ import annotations

import datetime as dt
import tempfile
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from eventcoder.export.aggregate import Plan, aggregate
from eventcoder.export.dataset import merged_table, snapshot
from eventcoder.export.provenance import provenance
from eventcoder.export.selection import Selection
from eventcoder.model import Event
from tests.export.made import LABELS, database, event, replaced, table


def counts(db: Path, plan: Plan, **chosen: Any) -> tuple[list[dict[str, Any]], list[str]]:
    """The rows of an aggregate as records, and what is said of those left out."""
    with snapshot(db) as connection:
        about = provenance(connection, "test")
        selection = Selection(**chosen)
        dataset, left_out = aggregate(connection, plan, selection, LABELS, about)
        names = [column.name for column in dataset.columns]
        rows = [dict(zip(names, row, strict=True)) for row in dataset.rows()]
        assert dataset.provenance.remarks == tuple(left_out.remarks())
        return rows, left_out.remarks()


def told(number: int, date: str | None, source: str, target: str, **fields: Any) -> Event:
    sides = {}
    for side, code in (("source", source), ("target", target)):
        sides |= {
            f"{side}_code": code or None,
            f"{side}_country": code[:3] or None,
            f"{side}_role": code[3:] or None,
        }
    return event(number, date=date, **{**sides, **fields})


SUDAN = (
    told(0, "2024-01-31", "SDNMIL", "SDNREB", quad=4, root="19", cameo="190", goldstein=-10.0, killed=3),
    told(1, "2024-01-01", "SDNMIL", "SDNREB", quad=4, root="19", cameo="195", goldstein=-10.0, killed=2),
    told(2, "2024-03-02", "SDNMIL", "SDNREB", quad=1, root="05", cameo="057", goldstein=8.0),
    told(3, "2024-02-02", "TCD", "SDNGOV", quad=1, root="04", cameo="042", goldstein=1.9, injured=1),
    told(4, None, "TCD", "SDNGOV"),
    told(5, "2024-02-02", "", "SDNGOV"),
)  # fmt: skip


@pytest.fixture
def sudan(tmp_path: Path) -> Path:
    return database(tmp_path / "db", SUDAN)


def test_dyads_by_month(sudan: Path) -> None:
    rows, left_out = counts(sudan, Plan(actors="role"))
    assert [(r["source_country"], r["source_role"], r["period"], r["n"]) for r in rows] == [
        ("SDN", "MIL", "2024-01-01", 2),
        ("SDN", "MIL", "2024-03-01", 1),
        ("TCD", None, "2024-02-01", 1),
    ]
    january = rows[0]
    assert (january["n_quad4"], january["n_quad1"], january["killed"]) == (2, 0, 5)
    assert (january["goldstein_sum"], january["goldstein_mean"]) == (-20.0, -10.0)
    assert left_out == [
        "left out: 1 without a date",
        "left out: 1 without the actors or the place that make a unit",
    ]


def test_a_balanced_panel_has_a_row_where_nothing_happened(sudan: Path) -> None:
    rows, _ = counts(sudan, Plan(actors="code", balanced=True))
    assert [(r["source_code"], r["period"], r["n"]) for r in rows] == [
        ("SDNMIL", "2024-01-01", 2),
        ("SDNMIL", "2024-02-01", 0),
        ("SDNMIL", "2024-03-01", 1),
        ("TCD", "2024-01-01", 0),
        ("TCD", "2024-02-01", 1),
        ("TCD", "2024-03-01", 0),
    ]
    assert (rows[1]["goldstein_sum"], rows[1]["goldstein_mean"], rows[1]["killed"]) == (
        0.0,
        None,
        0,
    )


def test_a_panel_reaches_as_far_as_was_asked(sudan: Path) -> None:
    first, last = dt.date(2023, 12, 15), dt.date(2024, 4, 1)
    plan = Plan(unit="target", balanced=True)
    rows, _ = counts(sudan, plan, first_day=first, last_day=last)
    assert [row["period"] for row in rows] == [
        f"{month}-01" for month in ("2023-12", "2024-01", "2024-02", "2024-03", "2024-04")
    ]


def test_weeks_begin_on_monday_and_codes_have_columns_of_their_own(sudan: Path) -> None:
    rows, _ = counts(sudan, Plan(unit="monad", every="week", count="code"))
    assert [(r["period"], r["n_190"], r["n_195"], r["n_057"]) for r in rows] == [
        ("2024-01-01", 0, 1, 0),
        ("2024-01-29", 1, 0, 0),
        ("2024-02-26", 0, 0, 1),
        ("2024-01-29", 0, 0, 0),
    ]
    assert "n_173" not in rows[0]


def test_an_actor_of_no_country_counts_by_role(tmp_path: Path) -> None:
    bloc = event(0, date="2024-01-01", source_code="IGOUNO", source_role="IGO")
    db = database(tmp_path / "db", [bloc])
    [row], _ = counts(db, Plan(unit="monad", actors="role", every="year"))
    assert (row["source_country"], row["source_role"], row["n"]) == (None, "IGO", 1)
    assert counts(db, Plan(unit="monad"))[0] == []


def test_places(tmp_path: Path) -> None:
    places = (("SDN", "Khartoum"), ("SDN", None), (None, None))
    db = database(
        tmp_path / "db",
        [
            event(at, date="2024-05-05", place_country=country, place_admin1=admin1)
            for at, (country, admin1) in enumerate(places)
        ],
    )
    [row], _ = counts(db, Plan(unit="country", every="day"))
    assert (row["place_country"], row["period"], row["n"]) == ("SDN", "2024-05-05", 2)
    [row], left_out = counts(db, Plan(unit="admin1"))
    assert (row["place_admin1"], row["n"]) == ("Khartoum", 1)
    assert left_out == ["left out: 2 without the actors or the place that make a unit"]


def test_one_a_day(tmp_path: Path) -> None:
    """The same act of the same actors on one day, once; what is not known is nobody's twin."""
    db = database(
        tmp_path / "db",
        [
            told(0, "2024-01-01", "SDNMIL", "TCD", article_id="a1"),
            told(1, "2024-01-01", "SDNMIL", "TCD", article_id="a2"),
            told(2, "2024-01-01", "SDNMIL", "TCD", article_id="a2", cameo="040", root="04"),
            told(3, "2024-01-02", "SDNMIL", "TCD", article_id="a3"),
            told(4, "2024-01-01", "", "TCD", article_id="a3"),
            told(5, "2024-01-01", "", "TCD", article_id="a4"),
        ],
    )
    kept = [record["event_id"] for record in table(db, one_a_day=True, by_article=True)]
    assert kept == ["e0", "e2", "e3", "e4", "e5"]
    [row], _ = counts(db, Plan(unit="monad"), one_a_day=True, by_article=True)
    assert row["n"] == 3
    with snapshot(db) as connection:
        about = provenance(connection, "test")
        chosen = Selection(one_a_day=True, by_article=True)
        assert [*merged_table(connection, chosen, LABELS, about).rows()] == [("e1", "e0")]


def test_history_counts_only_when_asked(tmp_path: Path) -> None:
    news, history = told(0, "2024-01-01", "SDN", "TCD"), told(1, "1990-01-01", "SDN", "TCD")
    db = database(tmp_path / "db", [news, replaced(history, background=1)])
    rows, left_out = counts(db, Plan(), background=False)
    assert [row["year"] for row in rows] == [2024]
    assert left_out == ["left out: 1 of history that is recalled"]
    rows, left_out = counts(db, Plan(), background=True)
    assert [row["year"] for row in rows] == [1990, 2024]
    assert left_out == []


codes = st.sampled_from(["", "SDN", "SDNMIL", "TCDREB", "IGOUNO"])
days = st.none() | st.dates(dt.date(2023, 12, 1), dt.date(2024, 3, 1)).map(dt.date.isoformat)
acts = st.sampled_from([("19", "190", 4, -10.0), ("04", "042", 1, 1.9), ("01", "010", 0, 0.1)])
plans = st.builds(
    Plan,
    st.sampled_from(["dyad", "monad", "target", "country", "admin1"]),
    st.sampled_from(["day", "week", "month", "year"]),
    st.sampled_from(["country", "role", "code"]),
    st.sampled_from(["quad", "root", "code"]),
    st.booleans(),
)


@st.composite
def events(draw: st.DrawFn) -> list[Event]:
    made = []
    for number in range(draw(st.integers(0, 12))):
        root, cameo, quad, goldstein = draw(acts)
        fields = {"root": root, "cameo": cameo, "quad": quad, "goldstein": goldstein}
        country = draw(st.sampled_from([None, "SDN", "TCD"]))
        fields |= {"place_country": country, "killed": draw(st.none() | st.integers(0, 9))}
        fields |= {"place_admin1": country and draw(st.sampled_from([None, "North"]))}
        made.append(told(number, draw(days), draw(codes), draw(codes), **fields))
    return made


@given(events(), plans)
def test_the_counts_add_up_to_the_events_they_are_of(made: list[Event], plan: Plan) -> None:
    with tempfile.TemporaryDirectory() as folder:
        db = database(Path(folder) / "db", made)
        rows, left_out = counts(db, plan)
        records = [r for r in table(db) if r["date"] and belongs(r, plan)]
    assert sum(row["n"] for row in rows) == len(records)
    assert sum(int(said.split()[2]) for said in left_out) == len(made) - len(records)
    assert sum(row["killed"] for row in rows) == sum(r["killed"] or 0 for r in records)
    weights = sum(row["goldstein_sum"] for row in rows)
    assert weights == pytest.approx(sum(r["goldstein"] for r in records))
    for row in rows:
        classes = [value for name, value in row.items() if name.startswith("n_")]
        assert row["n"] == sum(classes)
        assert (row["n"] > 0) or plan.balanced
        assert (row["goldstein_mean"] is None) == (row["n"] == 0)
        assert dt.date.fromisoformat(row["period"]).year == row["year"]
    keys = [(*(row[key.name] for key in plan.keys), row["period"]) for row in rows]
    assert len(set(keys)) == len(keys)
    if plan.balanced:
        units = {key[:-1] for key in keys}
        assert len(keys) == len(units) * len({key[-1] for key in keys})


def belongs(record: dict[str, Any], plan: Plan) -> bool:
    """Whether an event belongs to a unit, said once more and otherwise."""
    if plan.unit == "country":
        return bool(record["place_country"])
    if plan.unit == "admin1":
        return bool(record["place_country"] and record["place_admin1"])
    sides = {"dyad": ("source", "target"), "monad": ("source",), "target": ("target",)}
    part = "country" if plan.actors == "country" else "code"
    return all(record[f"{side}_{part}"] for side in sides[plan.unit])
