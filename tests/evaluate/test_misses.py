"""What was wrong, in words."""

from __future__ import annotations

from hypothesis import given

from eventcoder.evaluate.cases import Case
from eventcoder.evaluate.misses import miss_record, misses
from eventcoder.evaluate.scores import score_all
from tests.evaluate.made import QUADS, actor, case, cases, date, event, place


def wrong(one: Case) -> list[tuple[str | None, ...]]:
    return [(miss["what"], miss["gold"], miss["coded"]) for miss in misses(one)]


def test_codes_of_the_first_event() -> None:
    one = case({"plover": "AID", "quad": 2, "cameo": "071"}, event("ASSAULT"), event("AID"))
    assert wrong(one) == [
        ("root", "AID", "ASSAULT"),
        ("quad", "2", "4"),
        ("cameo", "071", "190"),
    ]
    none = case({"plover": "AID", "quad": 2, "cameo": "071"})
    assert wrong(none) == [("root", "AID", None), ("quad", "2", "0"), ("cameo", "071", None)]


def test_source_and_target_by_their_words() -> None:
    gold = {"mentions": [actor("source", 0), actor("target", 3, 4)]}
    one = case(gold, event(source=(0, 0), target=(3, 3)))
    assert wrong(one) == [("target", "w03 w04", None), ("target", None, "w03")]


def test_places_missed_beside_and_far_off() -> None:
    gold = {"places": [place(0, 0, 0), place(1, 0, 0), place(2, 0, 0), place(3), place(4, 0, 0)]}
    found = [place(0, 0, 1), place(1, 0, 2), place(2), place(3, 9, 9), place(6, 1.5, 2)]
    assert wrong(case(gold, mentions=found)) == [
        ("place", "w01 (0.00, 0.00)", "w01 (0.00, 2.00)"),
        ("place", "w02 (0.00, 0.00)", "w02 (nowhere)"),
        ("place", "w04 (0.00, 0.00)", None),
        ("place", None, "w06 (1.50, 2.00)"),
    ]


def test_dates_missed_beside_and_on_other_days() -> None:
    gold = {
        "dates": [date(0, "2024-03-04"), date(1, "2024-03-04", "2024-03-10"), date(2, "2024-03-04")]
    }
    found = [date(0, "2024-03-04"), date(1, None), date(5, "2023-01-01", "2023-12-31")]
    assert wrong(case(gold, mentions=found)) == [
        ("date", "w01 (2024-03-04 to 2024-03-10)", "w01 (?)"),
        ("date", "w02 (2024-03-04)", None),
        ("date", None, "w05 (2023-01-01 to 2023-12-31)"),
    ]


def test_the_record_stays_gold() -> None:
    record = {"id": "a1", "text": "...", "gold": {"quad": 2}, "note": "mine"}
    missed = miss_record(case({"quad": 2}, event("ASSAULT")), record)
    assert missed is not None
    assert record.items() <= missed.items()
    assert missed["wrong"] == [{"what": "quad", "gold": "2", "coded": "4"}]
    assert [coded["cameo"] for coded in missed["events"]] == ["190"]
    assert "found" not in missed
    assert miss_record(case({"quad": 4}, event("ASSAULT")), record) is None


def test_what_was_found_is_shown_where_gold_is_about_it() -> None:
    seen = place(0, 1, 2)
    actor_mention = {"kind": "actor", "start": 0, "end": 3}
    missed = miss_record(case({"places": []}, mentions=[seen, actor_mention]), {"id": "a1"})
    assert missed is not None
    assert missed["found"] == [seen]
    assert "events" not in missed


@given(cases())
def test_misses_are_what_the_figures_count_as_wrong(one: Case) -> None:
    """A figure below 1 has a miss, and a miss has a figure below 1."""
    figures = score_all([one], QUADS).figures()
    found = {miss["what"] for miss in misses(one)}
    for name, measure in (("root", "root_first"), ("quad", "quad")):
        assert (name in found) == (figures[measure]["accuracy"] < 1)
    assert ("cameo" in found) == (figures["cameo"]["first"]["exact"] < 1)
    for name in ("source", "target"):
        assert (name in found) == (figures[name]["f1"] < 1)
    for name, measure, right in (
        ("place", "places", "within_161_km"),
        ("date", "dates", "range_right"),
    ):
        score = figures[measure]
        off = score["gold"] != score["right"] or score["coded"] != score["right"]
        placed = score["located"] if name == "place" else score["right"]
        assert (name in found) == (off or (placed > 0 and score[right] < 1))
