"""Counts and labels: figures worked out by hand."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from eventcoder.evaluate.labels import Confusion, Counts, label_score

labels = st.sampled_from("ABCD")


def test_precision_recall_and_f1() -> None:
    counts = Counts(gold=8, coded=4, right=3)
    assert (counts.precision, counts.recall) == (0.75, 0.375)
    assert counts.f1 == pytest.approx(2 * 0.75 * 0.375 / (0.75 + 0.375))
    assert Counts(0, 0, 0).f1 == Counts(3, 0, 0).precision == Counts(0, 3, 0).recall == 0.0


def test_labels_by_hand() -> None:
    # A: 2 of 3 right, coded 2 times: F1 4/5.  B: 1 of 1, coded 2 times: F1 2/3.  C: never right.
    score = label_score(["A", "A", "A", "B", "C"], ["A", "A", "B", "B", None])
    assert score.records == 5
    assert score.accuracy == 0.6
    assert score.classes == {"A": Counts(3, 2, 2), "B": Counts(1, 2, 1), "C": Counts(1, 0, 0)}
    assert score.macro_f1 == pytest.approx((4 / 5 + 2 / 3 + 0) / 3)
    assert score.confusions == (Confusion("A", "B", 1), Confusion("C", None, 1))


def test_a_label_that_gold_has_not_gets_no_f1_of_its_own() -> None:
    score = label_score(["A", "A"], ["A", "Z"])
    assert list(score.classes) == ["A"]
    assert score.macro_f1 == pytest.approx(2 / 3)


def test_confusions_most_frequent_first() -> None:
    score = label_score(list("BAAB"), list("ABBC"))
    assert score.confusions[0] == ("A", "B", 2)
    assert set(score.confusions[1:]) == {("B", "A", 1), ("B", "C", 1)}


@given(st.lists(st.tuples(labels, st.none() | labels), min_size=1))
def test_right_and_confused_are_all_records(pairs: list[tuple[str, str | None]]) -> None:
    gold, coded = zip(*pairs, strict=True)
    score = label_score(gold, coded)
    right = sum(counts.right for counts in score.classes.values())
    assert right + sum(confusion.records for confusion in score.confusions) == len(pairs)
    assert sum(counts.gold for counts in score.classes.values()) == len(pairs)
    assert 0 <= score.accuracy <= 1
    assert 0 <= score.macro_f1 <= 1
