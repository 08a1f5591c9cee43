"""The figures, on cases whose figures are worked out by hand, and what must hold of any."""

from __future__ import annotations

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from eventcoder.evaluate.cases import Case
from eventcoder.evaluate.labels import Counts
from eventcoder.evaluate.scores import (
    actor_score,
    cameo_score,
    date_score,
    place_score,
    quad_of_root_score,
    quad_score,
    root_score,
    score_all,
)
from tests.evaluate.made import QUADS, actor, case, cases, date, event, golds, place, word_span

ROOTS = [
    case({"plover": "AID"}, event("AID"), event("ASSAULT")),
    case({"plover": "AID"}, event("ASSAULT"), event("AID")),
    case({"plover": "ASSAULT"}, event("ASSAULT", start=0), event("ASSAULT")),
    case({"plover": "ACCUSE"}),
]


def test_the_first_event_counts_and_no_event_is_wrong() -> None:
    score = root_score(ROOTS)
    assert score is not None
    assert score.accuracy == 0.5
    # AID: 1 of 2, coded once; ASSAULT: 1 of 1, coded twice; ACCUSE: none
    assert score.macro_f1 == pytest.approx((2 / 3 + 2 / 3 + 0) / 3)
    assert set(score.confusions) == {("AID", "ASSAULT", 1), ("ACCUSE", None, 1)}


def test_any_event_may_have_the_type() -> None:
    score = root_score(ROOTS, any_event=True)
    assert score is not None
    assert (score.accuracy, score.macro_f1) == (0.75, pytest.approx(2 / 3))


def test_quad_of_the_type_is_not_that_of_a_neutral_event() -> None:
    appeal = event("REQUEST", cameo="022", quad=0)
    one = case({"plover": "ACCUSE", "quad": 3}, appeal)
    of_root, own = quad_of_root_score([one], QUADS), quad_score([one])
    assert of_root is not None
    assert own is not None
    assert (of_root.accuracy, own.accuracy) == (1.0, 0.0)
    assert own.confusions == (("3", "0", 1),)


def test_no_event_is_quad_class_0() -> None:
    score = quad_score([case({"quad": 0}), case({"quad": 0}, event("AID")), case({"quad": 4})])
    assert score is not None
    assert score.classes == {"0": Counts(2, 2, 1), "4": Counts(1, 0, 0)}
    assert score.accuracy == pytest.approx(1 / 3)


def test_codes_by_digits_and_by_event() -> None:
    score = cameo_score(
        [
            case({"cameo": "1831"}, event(cameo="1832")),
            case({"cameo": "190"}, event(cameo="193"), event(cameo="190")),
            case({"cameo": "190"}, event(cameo="19")),
            case({"cameo": "190"}),
        ]
    )
    assert score is not None
    assert score.first == {"exact": 0, "three_digits": 0.25, "root": 0.75}
    assert score.any == {"exact": 0.25, "three_digits": 0.5, "root": 0.75}


def test_sources_of_the_first_trigger_only() -> None:
    gold = {"mentions": [actor("source", 0, 2), actor("source", 5), actor("target", 8)]}
    one = case(
        gold,
        event(source=(2, 2), target=(9, 9)),  # within a gold source, ending on its last word
        event(source=(4, 4)),  # the same trigger: coded as well, and wrong
        event(source=(5, 5), start=12),  # another trigger: not looked at
    )
    assert actor_score([one], "source") == Counts(gold=2, coded=2, right=1)
    assert actor_score([one], "target") == Counts(gold=1, coded=1, right=0)


def test_one_gold_span_is_found_once() -> None:
    gold = {"mentions": [actor("source", 0, 2)]}
    twice = case(gold, event(source=(1, 2)), event(source=(2, 2)), event(source=(2, 2)))
    assert actor_score([twice], "source") == Counts(gold=1, coded=2, right=1)


def test_gold_without_mentions_asks_for_none() -> None:
    assert actor_score([case({"mentions": []}, event(source=(1, 1)))], "source") is None


def test_places_by_hand() -> None:
    gold = {"places": [place(0, 0, 0), place(2, 0, 0), place(4, 0, 0), place(6), place(8, 0, 0)]}
    found = [place(0, 0, 1), place(2, 0, 2), place(4), place(6, 50, 50), place(10, 0, 0)]
    score = place_score([case(gold, mentions=[*found, date(8, "2024-01-01")])])
    assert score is not None
    assert score.counts == Counts(gold=5, coded=5, right=4)
    # of the three located: 111 km, 222 km, not resolved; the one without gold is not asked
    assert score.located == 3
    assert score.resolved == pytest.approx(2 / 3)
    assert score.within_161_km == pytest.approx(1 / 3)
    assert score.median_km == pytest.approx(222.4, abs=0.1)


def test_a_median_that_is_not_resolved_is_none() -> None:
    gold = {"places": [place(0, 0, 0), place(2, 0, 0)]}
    score = place_score([case(gold, mentions=[place(0, 0, 0), place(2)])])
    assert score is not None
    assert score.median_km is None
    assert score.resolved == 0.5


def test_dates_by_hand() -> None:
    week = ("2024-03-04", "2024-03-10")
    gold = {
        "dates": [date(0, *week), date(2, *week), date(4, *week), date(6, *week)],
        "ignore": [word_span(8), word_span(0)],
    }
    found = [date(0, *week), date(2, "2024-03-04"), date(4, None), date(8, "2024-01-01")]
    score = date_score([case(gold, mentions=[*found, date(10, "2024-01-01"), place(6, 0, 0)])])
    assert score is not None
    assert score.counts == Counts(gold=4, coded=4, right=3), "what is ignored is not coded"
    assert score.range_right == pytest.approx(1 / 3)
    assert score.first_day_right == pytest.approx(2 / 3)
    assert score.ranges.f1 == 0.25


def test_only_what_gold_is_about_is_scored() -> None:
    scores = score_all([case({"quad": 4}, event()), case({"quad": 4}), case({"places": []})], QUADS)
    assert list(scores.measures) == ["quad", "places"]
    assert (scores.records, scores.event_records, scores.with_event) == (3, 2, 1)
    assert scores.coverage == 0.5
    assert "coverage" not in score_all([case({"places": []})], QUADS).figures()
    assert score_all([], QUADS).figures() == {"records": 0}


def perfect(gold: dict) -> Case:
    source, target = gold["mentions"]
    fields = {
        f"{span['role']}_{side}": span[side]
        for span in (source, target)
        for side in ("start", "end")
    }
    found = [*gold["places"], *gold["dates"]]
    return case(gold, event(gold["plover"], **fields), mentions=found)


@given(st.lists(golds(), min_size=1))
def test_perfect_coding_scores_1(some: list[dict]) -> None:
    figures = score_all([perfect(gold) for gold in some], QUADS).figures()
    assert figures["coverage"] == 1
    for name in ("root_first", "root_any", "quad_of_root", "quad"):
        assert figures[name]["accuracy"] == figures[name]["macro_f1"] == 1
        assert figures[name]["confusions"] == []
    for which in ("first", "any"):
        assert set(figures["cameo"][which].values()) == {1}
    assert figures["source"]["f1"] == figures["target"]["f1"] == 1
    if figures["places"]["gold"]:
        assert figures["places"]["f1"] == figures["places"]["within_161_km"] == 1
        assert figures["places"]["median_km"] == 0
    if figures["dates"]["gold"]:
        assert figures["dates"]["f1"] == figures["dates"]["range_right"] == 1


@given(st.lists(cases(), max_size=6), st.randoms())
def test_the_order_of_articles_does_not_matter(some: list[Case], chance: random.Random) -> None:
    shuffled = chance.sample(some, len(some))
    assert score_all(shuffled, QUADS) == score_all(some, QUADS)


@given(st.lists(cases(), min_size=1, max_size=6))
def test_shares_are_shares_and_any_event_is_no_worse_than_the_first(some: list[Case]) -> None:
    figures = score_all(some, QUADS).figures()
    counts = {"records", "event_records", "with_event", "gold", "coded", "right", "located"}
    for name, value in _leaves(figures):
        if name == "median_km":
            assert value is None or value >= 0
        elif name not in counts:
            assert 0 <= value <= 1, name
    assert figures["root_any"]["accuracy"] >= figures["root_first"]["accuracy"]
    shares = figures["cameo"]
    assert all(shares["any"][name] >= shares["first"][name] for name in shares["any"])
    assert shares["first"]["exact"] <= shares["first"]["three_digits"] <= shares["first"]["root"]


def _leaves(value: object, name: str = "") -> list[tuple[str, float]]:
    if isinstance(value, dict):
        return [leaf for key, part in value.items() for leaf in _leaves(part, key)]
    return [] if isinstance(value, list) else [(name, value)]  # confusions hold no shares
