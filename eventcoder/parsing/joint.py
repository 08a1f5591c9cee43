"""The bundled network at work: tokens in, tags and trees out."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

import numpy as np
import torch
from numpy.typing import NDArray
from safetensors.torch import load_file

from eventcoder.parsing.batches import by_length, collate, n_pieces
from eventcoder.parsing.labels import Labels
from eventcoder.parsing.mst import best_tree, trees
from eventcoder.parsing.network import Batch, Dropout, NetworkShape, ParserNetwork, Scores
from eventcoder.parsing.precision import Precision, fitting_precision
from eventcoder.parsing.wordpieces import WordCoder, read_vocabulary
from eventcoder.parsing.workers import Workers

#: The pieces of a batch, padding counted: enough to keep the cores busy, little enough for caches.
_BATCH = 1_200

_Numbers = NDArray[np.int64]


class Analysis(NamedTuple):
    """Tags and tree of one sentence, word by word; heads are 0-based, -1 for the root."""

    upos: list[str]
    xpos: list[str]
    feats: list[str]
    heads: list[int]
    deprels: list[str]


class JointParser:
    """The network with its vocabularies.

    Args:
        network: trained weights.
        labels: what its heads choose among.
        coder: words to pieces.
        device: of torch.
        precision: of the arithmetic; ``auto`` takes bfloat16 where the processor has it.
    """

    def __init__(
        self,
        network: ParserNetwork,
        labels: Labels,
        coder: WordCoder,
        device: str = "cpu",
        precision: Precision = "auto",
    ) -> None:
        self.precision = fitting_precision(precision, device)
        dtype = torch.bfloat16 if self.precision == "bfloat16" else torch.float32
        self._network = network.to(device=device, dtype=dtype).eval().requires_grad_(False)
        self._labels, self._coder, self._device = labels, coder, device
        self._workers = Workers(device)
        self._names = [np.array(column, dtype=object) for column in labels]

    @classmethod
    def load(cls, directory: Path, device: str, precision: Precision) -> JointParser:
        """Load the model that :func:`save` wrote.

        Args:
            directory: holds ``network.safetensors``, ``labels.json`` and ``vocabulary.txt``.
            device: of torch.
            precision: see the class.
        """
        labels = Labels.load(directory / "labels.json")
        coder = WordCoder(read_vocabulary(directory))
        shape = NetworkShape(*(len(column) for column in labels))
        network = ParserNetwork(shape, Dropout(), coder.mask)
        weights = load_file(directory / "network.safetensors")
        network.load_state_dict({name: tensor.float() for name, tensor in weights.items()})
        return cls(network, labels, coder, device, precision)

    def parse(self, sentences: Sequence[Sequence[str]]) -> list[Analysis]:
        """Tag and parse tokenized sentences, in their order.

        Args:
            sentences: the forms of each; a sentence may not be empty, and should have no more than
                120 words, for the encoder has 512 positions and a word up to four of them.
        """
        codes = [self._coder.encode(forms) for forms in sentences]
        out: list[Analysis | None] = [None] * len(codes)
        groups = by_length([n_pieces(code) for code in codes], _BATCH)
        parsed = self._workers.map(
            lambda group: self._parse_batch(collate([codes[item] for item in group], self._coder)),
            groups,
        )
        for group, analyses in zip(groups, parsed, strict=True):
            for item, analysis in zip(group, analyses, strict=True):
                out[item] = analysis
        return [analysis for analysis in out if analysis is not None]

    @torch.inference_mode()
    def _parse_batch(self, batch: Batch) -> list[Analysis]:
        batch = Batch(*(tensor.to(self._device) for tensor in batch))
        scores = self._network(batch)
        lengths = (batch.words.sum(1) - 1).tolist()
        heads = best_heads(scores.arcs.float().cpu().numpy(), lengths)
        deprels = self._deprels(scores, torch.from_numpy(heads).to(self._device))
        columns = [
            names[column.argmax(-1).cpu().numpy()]
            for names, column in zip(
                self._names, (scores.upos, scores.xpos, scores.feats), strict=False
            )
        ]
        columns.append(self._names[3][deprels.cpu().numpy()])
        upos, xpos, feats, relations = columns
        above = heads - 1
        return [
            Analysis(
                upos[row, 1 : n + 1].tolist(),
                xpos[row, 1 : n + 1].tolist(),
                feats[row, 1 : n + 1].tolist(),
                above[row, 1 : n + 1].tolist(),
                relations[row, 1 : n + 1].tolist(),
            )
            for row, n in enumerate(lengths)
        ]

    def _deprels(self, scores: Scores, heads: torch.Tensor) -> torch.Tensor:
        """Choose the label of every arc; ``root`` is that of the arc from the root and no other."""
        rows = torch.arange(len(heads), device=heads.device)[:, None]
        ends = scores.label_heads[rows, heads.clamp(min=0)]
        flat = self._network.label_scores(
            scores.label_dependents.flatten(0, 1), ends.flatten(0, 1)
        ).float()
        root = self._labels.deprels.index("root")
        flat[:, root] = -torch.inf
        labels = flat.argmax(-1).view(heads.shape)
        return labels.masked_fill(heads == 0, root)


def best_heads(arcs: NDArray[np.float32], lengths: Sequence[int]) -> _Numbers:
    """Return the best single-root tree of every sentence in a batch.

    Args:
        arcs: [B, N+1, N+1] scores, dependents by heads.
        lengths: words in each sentence.

    Returns:
        [B, N+1] heads, 0 for the root; -1 at column 0; 0 in the padding.
    """
    size = arcs.shape[1]
    inside = np.arange(size) <= np.array(lengths)[:, None]
    masked = np.where(np.eye(size, dtype=bool), -np.inf, arcs)
    heads: _Numbers = masked.argmax(-1)
    heads[~inside] = 0
    heads[:, 0] = -1
    for row in np.flatnonzero(~trees(heads, inside)).tolist():
        end = lengths[row] + 1
        heads[row, :end] = best_tree(arcs[row, :end, :end])
    return heads


def write_settings(directory: Path, labels: Labels, vocabulary: Sequence[str]) -> None:
    """Write everything :meth:`JointParser.load` needs beside the weights."""
    (directory / "labels.json").write_text(
        json.dumps(labels._asdict(), ensure_ascii=False, indent=0), encoding="utf-8"
    )
    (directory / "vocabulary.txt").write_text("\n".join(vocabulary) + "\n", encoding="utf-8")
