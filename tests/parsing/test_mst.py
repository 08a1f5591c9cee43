"""The best single-root tree: always a tree, and the best one."""

from __future__ import annotations

import itertools

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra import numpy as hnp

from eventcoder.parsing.mst import best_tree, is_tree, trees


def matrices(max_words: int, elements: st.SearchStrategy[float]) -> st.SearchStrategy[np.ndarray]:
    sizes = st.integers(2, max_words + 1)
    return sizes.flatmap(lambda n: hnp.arrays(np.float64, (n, n), elements=elements))


def brute_force(scores: np.ndarray) -> float:
    """The total of the best single-root tree, by looking at every choice of heads."""
    size = len(scores)
    best = -np.inf
    for choice in itertools.product(range(size), repeat=size - 1):
        heads = np.array([-1, *choice])
        if is_tree(heads):
            best = max(best, total(scores, heads))
    return best


def total(scores: np.ndarray, heads: np.ndarray) -> float:
    return float(sum(scores[place, heads[place]] for place in range(1, len(heads))))


def reaches_root(heads: list[int], word: int) -> bool:
    for _ in heads:
        word = heads[word]
        if word == 0:
            return True
    return False


@given(matrices(9, st.floats(allow_nan=True, allow_infinity=True)))
def test_any_scores_give_a_tree_with_one_root(scores: np.ndarray) -> None:
    heads = best_tree(scores).tolist()
    assert heads[0] == -1
    assert heads.count(0) == 1
    assert all(reaches_root(heads, word) for word in range(1, len(heads)))


@given(matrices(4, st.integers(-6, 6).map(float)))
def test_no_tree_is_better(scores: np.ndarray) -> None:
    assert total(scores, best_tree(scores)) == pytest.approx(brute_force(scores))


@given(matrices(4, st.floats(-50, 50)))
def test_no_tree_is_better_with_real_scores(scores: np.ndarray) -> None:
    assert total(scores, best_tree(scores)) == pytest.approx(brute_force(scores), abs=1e-6)


def test_two_words_that_prefer_each_other() -> None:
    scores = np.array([[0.0, 0, 0], [1, 0, 9], [2, 9, 0]])
    assert best_tree(scores).tolist() == [-1, 2, 0]


def test_two_words_that_both_prefer_the_root() -> None:
    scores = np.array([[0.0, 0, 0], [9, 0, 1], [8, 2, 0]])
    assert best_tree(scores).tolist() == [-1, 0, 1]


def test_a_sentence_without_words() -> None:
    assert best_tree(np.zeros((1, 1))).tolist() == [-1]


@pytest.mark.parametrize(
    ("heads", "expected"),
    [
        ([-1, 0], True),
        ([-1, 2, 0, 2], True),
        ([-1, 0, 0], False),
        ([-1, 2, 1, 0], False),
        ([-1, 1], False),
        ([-1, 2, 3, 4, 5, 6, 0], True),
    ],
)
def test_what_is_a_tree(heads: list[int], expected: bool) -> None:
    assert is_tree(np.array(heads)) is expected


def test_a_batch_is_checked_sentence_by_sentence() -> None:
    heads = np.array([[-1, 0, 1, 0], [-1, 2, 1, 0], [-1, 2, 0, 2]])
    inside = np.array([[1, 1, 1, 0], [1, 1, 1, 1], [1, 1, 1, 1]], dtype=bool)
    assert trees(heads, inside).tolist() == [True, False, True]
