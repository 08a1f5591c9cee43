"""One event in many articles: what is one, what is not, whatever the order."""

from __future__ import annotations

import random
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from eventcoder.coding.across import Told, same_events

STRIKE = Told(
    event_id="e1",
    article_id="a1",
    number=0,
    date="2026-02-07",
    cameo="195",
    root="19",
    source_code="SDNREB",
    source_text="The RSF",
    target_code="SDNCVL",
    target_text="civilians",
    place_name="Rahad",
    place_country="SDN",
    place_admin1="North Kordofan",
    place_precision="city",
    killed=24,
    n_reports=2,
)
OTHER = replace(STRIKE, event_id="e2", article_id="a2", killed=None, n_reports=1)


def ids(*events: Told, **original: str) -> list[tuple[str, ...]]:
    return [group.members for group in same_events(events, original)]


def test_the_same_deed_on_the_same_day_in_the_same_place_is_one_event() -> None:
    [group] = same_events([OTHER, STRIKE], {})
    assert group.members == ("e1", "e2")
    assert group.kept == "e1", "who tells most stands for all"
    assert (group.articles, group.n_reports) == (("a1", "a2"), 3)


@pytest.mark.parametrize(
    "change",
    [
        {"date": "2026-02-08"},
        {"date": None},
        {"source_code": "SDNMIL"},
        {"target_code": None},
        {"root": "18", "cameo": "180"},
        {"place_name": "El Fasher", "place_admin1": "North Darfur"},
        {"place_country": "TCD"},
        {"article_id": "a1"},
    ],
)
def test_what_differs_is_not_one_event(change: dict[str, object]) -> None:
    assert ids(STRIKE, replace(OTHER, **change)) == []  # type: ignore[arg-type]


def test_another_code_of_the_same_root_is() -> None:
    assert ids(STRIKE, replace(OTHER, cameo="190")) == [("e1", "e2")]


def test_a_vague_place_is_the_only_town_told_of_in_it() -> None:
    vague = replace(OTHER, place_name="North Kordofan", place_precision="admin1")
    assert ids(STRIKE, vague) == [("e1", "e2")]
    elsewhere = replace(OTHER, event_id="e3", article_id="a3", place_name="El Obeid")
    assert ids(STRIKE, vague, elsewhere) == []
    nowhere = replace(
        OTHER, place_name=None, place_country=None, place_admin1=None, place_precision=None
    )
    assert ids(STRIKE, nowhere) == [("e1", "e2")]


def test_a_copied_text_tells_the_same_events_though_it_has_no_date() -> None:
    told = replace(STRIKE, date=None, target_code=None)
    copied = replace(OTHER, date=None, target_code=None)
    assert ids(told, copied) == []
    assert ids(told, copied, a2="a1") == [("e1", "e2")]
    assert ids(told, replace(copied, target_text="the market"), a2="a1") == []


def test_two_attacks_of_one_article_stay_two() -> None:
    second = replace(STRIKE, event_id="e1b", number=1)
    assert ids(STRIKE, second, OTHER) == [("e1", "e2")]
    other_second = replace(OTHER, event_id="e2b", number=1)
    assert ids(STRIKE, second, OTHER, other_second) == [("e1", "e2"), ("e1b", "e2b")]


@st.composite
def many(draw: st.DrawFn) -> tuple[list[Told], dict[str, str]]:
    articles = [f"a{n}" for n in range(5)]
    events = []
    for n in range(draw(st.integers(0, 10))):
        place = draw(st.sampled_from(["Rahad", "El Obeid", None]))
        events.append(
            replace(
                STRIKE,
                event_id=f"e{n}",
                article_id=draw(st.sampled_from(articles)),
                number=n,
                date=draw(st.sampled_from(["2026-02-07", "2026-02-08", None])),
                target_code=draw(st.sampled_from(["SDNCVL", "SDNMIL", None])),
                place_name=place,
                place_precision="city" if place else "country",
                place_admin1="North Kordofan" if place else None,
                killed=draw(st.sampled_from([None, 3])),
            )
        )
    copies = draw(st.sets(st.sampled_from(articles[1:]), max_size=2))
    return events, dict.fromkeys(copies, "a0")


@given(many(), st.randoms())
def test_no_order_matters_no_id_is_lost_and_no_article_is_merged_with_itself(
    made: tuple[list[Told], dict[str, str]], chance: random.Random
) -> None:
    events, original = made
    groups = same_events(events, original)
    chance.shuffle(events)
    assert same_events(events, original) == groups
    members = [member for group in groups for member in group.members]
    assert len(members) == len(set(members))
    assert set(members) <= {event.event_id for event in events}
    article = {event.event_id: event.article_id for event in events}
    for group in groups:
        assert group.kept in group.members
        assert len({article[member] for member in group.members}) == len(group.members) > 1
