"""What the network is trained for, and how it is scored while it is."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
import torch
from torch import Tensor
from torch.nn import functional

from eventcoder.parsing.batches import by_length, collate, n_pieces
from eventcoder.parsing.labels import Labels
from eventcoder.parsing.mst import best_tree
from eventcoder.parsing.network import ParserNetwork, Scores
from eventcoder.parsing.treebank import GoldSentence
from eventcoder.parsing.wordpieces import WordCoder

#: The target of a place where there is nothing to learn.
IGNORED = -100


class Targets(NamedTuple):
    """Gold columns of a batch, [B, N+1]; ``IGNORED`` where there is nothing to learn."""

    upos: Tensor
    xpos: Tensor
    feats: Tensor
    deprels: Tensor
    heads: Tensor


class DevScore(NamedTuple):
    """Shares of words right, in percent, with gold tokens."""

    upos: float
    xpos: float
    feats: float
    uas: float
    las: float


def joint_loss(network: ParserNetwork, scores: Scores, targets: Targets) -> Tensor:
    """Return arc + label + 0.5 (UPOS + XPOS) + 0.3 FEATS, each a mean over words."""

    def loss(logits: Tensor, gold: Tensor) -> Tensor:
        return functional.cross_entropy(logits.float(), gold, ignore_index=IGNORED)

    known = (targets.heads >= 0).nonzero(as_tuple=True)
    heads = scores.label_heads[known[0], targets.heads[known]]
    labels = network.label_scores(scores.label_dependents[known], heads)
    flat = (slice(None), slice(None))
    return (
        loss(scores.arcs[known], targets.heads[known])
        + loss(labels, targets.deprels[known])
        + 0.5 * loss(scores.upos[flat].flatten(0, 1), targets.upos.flatten())
        + 0.5 * loss(scores.xpos[flat].flatten(0, 1), targets.xpos.flatten())
        + 0.3 * loss(scores.feats[flat].flatten(0, 1), targets.feats.flatten())
    )


@torch.no_grad()
def dev_score(
    network: ParserNetwork,
    labels: Labels,
    coder: WordCoder,
    sentences: Sequence[GoldSentence],
    bfloat16: bool,
) -> DevScore:
    """Score a network on gold tokens.

    Args:
        network: with any weights.
        labels: what its heads choose among.
        coder: words to pieces.
        sentences: of a development set.
        bfloat16: compute in bfloat16 where autocast allows it.
    """
    network.eval()
    codes = [coder.encode(item.forms) for item in sentences]
    right, total = np.zeros(5), 0
    for group in by_length([n_pieces(code) for code in codes], 2000):
        batch = collate([codes[number] for number in group], coder)
        with torch.autocast("cpu", torch.bfloat16, enabled=bfloat16):
            scores = network(batch)
        arcs = scores.arcs.float().numpy()
        tags = [column.argmax(-1).numpy() for column in (scores.upos, scores.xpos, scores.feats)]
        for row, number in enumerate(group):
            item = sentences[number]
            end = len(item.forms) + 1
            heads = best_tree(arcs[row, :end, :end])[1:]
            deprels = network.label_scores(
                scores.label_dependents[row, 1:end].float(),
                scores.label_heads[row, torch.from_numpy(heads)].float(),
            ).argmax(-1)
            hit = heads == np.array(item.heads) + 1
            names = np.array([labels.deprels[n] for n in deprels.tolist()])
            for place, name in enumerate(("upos", "xpos", "feats")):
                column = getattr(labels, name)
                gold = getattr(item, name)
                right[place] += sum(
                    column[n] == g
                    for n, g in zip(tags[place][row, 1:end].tolist(), gold, strict=True)
                )
            right[3] += hit.sum()
            right[4] += (hit & (names == np.array(item.deprels))).sum()
            total += len(item.forms)
    return DevScore(*(right / max(total, 1) * 100).tolist())
