"""Coded sentences to padded batches of like length."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import torch
from numpy.typing import NDArray

from eventcoder.parsing.network import Batch
from eventcoder.parsing.wordpieces import WordCode, WordCoder


def by_length(lengths: Sequence[int], budget: int) -> list[list[int]]:
    """Group items of like length, shortest first.

    Args:
        lengths: the length of each item, in pieces.
        budget: the most pieces a group may hold, padding counted; an item above it stands alone.

    Returns:
        Groups of item numbers; every item is in exactly one.
    """
    groups: list[list[int]] = []
    group: list[int] = []
    for item in sorted(range(len(lengths)), key=lengths.__getitem__):
        if group and lengths[item] * (len(group) + 1) > budget:
            groups.append(group)
            group = []
        group.append(item)
    if group:
        groups.append(group)
    return groups


def n_pieces(codes: Sequence[WordCode]) -> int:
    """Return how many pieces a sentence has, its two boundary marks counted."""
    return sum([len(code.pieces) for code in codes]) + 2


def collate(sentences: Sequence[Sequence[WordCode]], coder: WordCoder) -> Batch:
    """Pad sentences into one batch.

    Args:
        sentences: the words' codes, sentence by sentence; at least one sentence, none of them
            empty.
        coder: knows the boundary marks.
    """
    flat_pieces: list[int] = []
    flat_letters: list[int] = []
    lengths: list[int] = []
    for codes in sentences:
        flat_pieces.append(coder.cls)
        flat_letters.append(0)
        for pieces, letters in codes:
            flat_pieces += pieces
            flat_letters += letters
            lengths.append(len(pieces))
        flat_pieces.append(coder.sep)
        flat_letters.append(0)
    n_words = np.array([len(codes) for codes in sentences])
    real, words, first, last = _places(n_words, np.array(lengths, dtype=np.int64))
    by_piece = np.zeros((2, *real.shape), dtype=np.int64)
    by_piece[0][real] = flat_pieces
    by_piece[1][real] = flat_letters
    return Batch(*(torch.from_numpy(array) for array in (*by_piece, real, first, last, words)))


def _places(
    n_words: NDArray[np.int64], lengths: NDArray[np.int64]
) -> tuple[NDArray[np.bool_], NDArray[np.bool_], NDArray[np.int64], NDArray[np.int64]]:
    """Lay words out in rows.

    Args:
        n_words: [B] words in each sentence.
        lengths: [all words] pieces in each word.

    Returns:
        Which places hold a piece [B, T] and which a word or the root [B, N+1]; the first and the
        last piece of each word [B, N+1].
    """
    ends = np.cumsum(lengths)
    sentence_ends = np.cumsum(n_words)
    before = np.concatenate([[0], ends[sentence_ends - 1]])
    n_pieces = np.diff(before) + 2
    real = np.arange(n_pieces.max()) < n_pieces[:, None]
    words = np.arange(n_words.max() + 1) <= n_words[:, None]
    inner = words.copy()
    inner[:, 0] = False
    # Within its row a word's pieces come after the opening mark.
    shift = np.repeat(1 - before[:-1], n_words)
    first, last = np.zeros((2, *words.shape), dtype=np.int64)
    first[inner] = ends - lengths + shift
    last[inner] = ends - 1 + shift
    return real, words, first, last
