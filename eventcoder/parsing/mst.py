"""The best single-root tree over arc scores (Chu and Liu 1965, Edmonds 1967).

Most sentences need no search: where each word's best head already gives a tree with one root, it
is the best tree.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

Scores = NDArray[np.float32] | NDArray[np.float64]
Heads = NDArray[np.int64]

_NEVER = -1e9


def best_tree(scores: Scores) -> Heads:
    """Return the head of every node in the highest-scoring tree with exactly one root word.

    Args:
        scores: [n + 1, n + 1], ``scores[dependent, head]``; node 0 is the artificial root. Row 0
            and the diagonal are ignored; anything that is not a finite number counts as very low.

    Returns:
        [n + 1] heads; entry 0 is -1, exactly one entry is 0.
    """
    size = len(scores)
    if size <= 1:
        return np.full(size, -1, dtype=np.int64)
    clean = np.nan_to_num(
        np.asarray(scores, dtype=np.float64), nan=_NEVER, posinf=-_NEVER, neginf=_NEVER
    ).clip(_NEVER, -_NEVER)
    np.fill_diagonal(clean, -np.inf)
    heads: Heads = clean.argmax(axis=1)
    heads[0] = -1
    if is_tree(heads):
        return heads
    return _single_root(clean)


def is_tree(heads: Heads) -> bool:
    """Say whether the heads form a tree with exactly one word under node 0.

    Args:
        heads: [n + 1] heads with -1 at entry 0.
    """
    if int((heads[1:] == 0).sum()) != 1:
        return False
    # Following the heads doubles the distance at each step, so log2(n) steps reach the root.
    above = heads.copy()
    above[0] = 0
    for _ in range(len(heads).bit_length()):
        above = above[above]
    return not above.any()


def trees(heads: Heads, inside: NDArray[np.bool_]) -> NDArray[np.bool_]:
    """Say for each sentence of a batch whether its heads form a tree with one root word.

    Args:
        heads: [B, n + 1] with -1 at column 0 and 0 outside the sentence.
        inside: [B, n + 1], true at the root column and the sentence's words.
    """
    one_root = ((heads == 0) & inside).sum(axis=1) == 1
    above = heads.copy()
    above[:, 0] = 0
    for _ in range(heads.shape[1].bit_length()):
        above = np.take_along_axis(above, above, axis=1)
    whole: NDArray[np.bool_] = one_root & ~above.any(axis=1)
    return whole


def _single_root(scores: NDArray[np.float64]) -> Heads:
    """Make a second word under the root cost more than any tree can gain by it.

    With every root arc lowered by the same large amount, each tree loses that amount once per
    root word, so the best tree has one; among those the order of totals is unchanged.
    """
    inner = scores[1:]
    finite = inner[np.isfinite(inner)]
    penalty = (float(finite.max() - finite.min()) + 1.0) * len(scores)
    lowered = scores.copy()
    lowered[1:, 0] -= penalty
    return _chu_liu_edmonds(lowered)


def _chu_liu_edmonds(scores: NDArray[np.float64]) -> Heads:
    """Return the heads of the maximum spanning arborescence rooted in node 0."""
    heads: Heads = scores.argmax(axis=1)
    heads[0] = -1
    cycle = _find_cycle(heads)
    if cycle is None:
        return heads
    inside = np.zeros(len(scores), dtype=bool)
    inside[cycle] = True
    outside = np.flatnonzero(~inside)
    kept = scores[cycle, heads[cycle]]
    # Entering the cycle at a node replaces that node's arc in it.
    entry = scores[cycle][:, outside] - kept[:, None]
    leaving = scores[outside][:, cycle]
    size = len(outside)
    contracted = np.full((size + 1, size + 1), -np.inf)
    contracted[:size, :size] = scores[outside][:, outside]
    contracted[:size, size] = leaving.max(axis=1)
    contracted[size, :size] = entry.max(axis=0)
    entered = entry.argmax(axis=0)
    left = leaving.argmax(axis=1)
    inner = _chu_liu_edmonds(contracted)
    for place in range(1, size):
        head = inner[place]
        heads[outside[place]] = cycle[left[place]] if head == size else outside[head]
    into = inner[size]
    heads[cycle[entered[into]]] = outside[into]
    return heads


def _find_cycle(heads: Heads) -> Heads | None:
    """Return the nodes of one cycle, or None."""
    state = np.zeros(len(heads), dtype=np.int64)
    state[0] = -1
    for start in range(1, len(heads)):
        node = start
        while state[node] == 0:
            state[node] = start
            node = int(heads[node])
        if state[node] == start:
            cycle = [node]
            while heads[cycle[-1]] != node:
                cycle.append(int(heads[cycle[-1]]))
            return np.array(cycle, dtype=np.int64)
    return None
