"""The bundled tokenizer: Stanza's network with weights of its own, run over many texts at once."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

import numpy as np
import torch
from safetensors.torch import load_file, save_file

from eventcoder.parsing.batches import by_length
from eventcoder.parsing.character_network import CharacterNetwork, build_network
from eventcoder.parsing.characters import (
    SENTENCE_END,
    CharacterTable,
    Numbers,
    Paragraph,
    Spans,
    spans,
    title_pattern,
)
from eventcoder.parsing.precision import Precision, fitting_precision
from eventcoder.parsing.workers import Workers

#: A paragraph is read this many characters at a time, each stretch starting with a sentence.
WINDOW = 700

#: The characters of a batch, padding counted.
_BATCH = 16_000


class Stretch(NamedTuple):
    """A stretch of a paragraph that the network reads in one go."""

    paragraph: int
    start: int
    size: int


class BundledTokenizer:
    """Splits texts into sentences and tokens.

    Args:
        directory: holds ``tokenizer.safetensors`` and ``tokenizer.json``.
        device: of torch.
        precision: of the arithmetic; ``auto`` takes bfloat16 where the processor has it.
    """

    def __init__(self, directory: Path, device: str, precision: Precision = "auto") -> None:
        settings = json.loads((directory / "tokenizer.json").read_text(encoding="utf-8"))
        self._device, self._workers = device, Workers(device)
        fitting = fitting_precision(precision, device)
        self._dtype = torch.bfloat16 if fitting == "bfloat16" else torch.float32
        network = build_network(settings)
        network.load_state_dict(load_file(directory / "tokenizer.safetensors"))
        self._network = CharacterNetwork(network)
        self._network.to(device, self._dtype).eval().requires_grad_(False)
        self._table = CharacterTable(settings["units"])
        self._titles = title_pattern(settings["titles"])

    def split(self, texts: Sequence[str]) -> list[Spans]:
        """Return the tokens of each text.

        Args:
            texts: any Unicode.
        """
        paragraphs = self._table.paragraphs(texts)
        labels = self._labels(paragraphs)
        by_text: list[list[tuple[Paragraph, Numbers]]] = [[] for _ in texts]
        for paragraph, its_labels in zip(paragraphs, labels, strict=True):
            by_text[paragraph.text].append((paragraph, its_labels))
        return [
            spans(text, pairs, self._titles) for text, pairs in zip(texts, by_text, strict=True)
        ]

    def _labels(self, paragraphs: Sequence[Paragraph]) -> list[Numbers]:
        """Label every paragraph; a long one takes several rounds, a window each."""
        out = [np.zeros(len(paragraph.units), dtype=np.int64) for paragraph in paragraphs]
        waiting = [
            Stretch(number, 0, min(len(paragraph.units), WINDOW))
            for number, paragraph in enumerate(paragraphs)
        ]
        while waiting:
            groups = [
                [waiting[item] for item in reversed(group)]
                for group in by_length([stretch.size for stretch in waiting], _BATCH)
            ]
            predicted = self._workers.map(
                lambda group: self._predict([(paragraphs[one.paragraph], one) for one in group]),
                groups,
            )
            waiting = []
            for group, labels in zip(groups, predicted, strict=True):
                for stretch, row in zip(group, labels, strict=True):
                    number, start, size = stretch
                    length = len(out[number])
                    if start + size < length:
                        ends = np.flatnonzero(row[:size] == SENTENCE_END)
                        size = int(ends[-1]) + 1 if len(ends) else size
                        after = start + size
                        waiting.append(Stretch(number, after, min(length - after, WINDOW)))
                    out[number][start : start + size] = row[:size]
        return out

    @torch.inference_mode()
    def _predict(self, group: Sequence[tuple[Paragraph, Stretch]]) -> Numbers:
        """Label stretches of paragraphs, longest first: [len(group), longest]."""
        width = group[0][1].size
        units = np.zeros((len(group), width), dtype=np.int64)
        features = np.zeros((len(group), width, 5), dtype=np.float32)
        for row, (paragraph, (_, start, size)) in enumerate(group):
            units[row, :size] = paragraph.units[start : start + size]
            features[row, :size] = paragraph.features[start : start + size]
        predicted = self._network(
            torch.from_numpy(units).to(self._device),
            torch.from_numpy(features).to(self._device, self._dtype),
            torch.tensor([stretch.size for _, stretch in group], device=self._device),
        )
        labels: Numbers = predicted.cpu().numpy()
        return labels


#: Abbreviated titles that stand before a name; the treebanks have few of the armed forces'.
TITLES = (
    "Adm.", "Amb.", "Brig.", "Capt.", "Cdr.", "Cmdr.", "Col.", "Cpl.", "Dr.", "Gen.", "Gov.",
    "Hon.", "Lt.", "Maj.", "Messrs.", "Mr.", "Mrs.", "Ms.", "Pres.", "Prof.", "Pvt.", "Rep.",
    "Rev.", "Sen.", "Sgt.", "Supt.",
)  # fmt: skip


#: The options of Stanza's trainer that shape its network.
_SHAPING = (
    "emb_dim", "hidden_dim", "feat_dim", "rnn_layers", "conv_res", "hierarchical", "hier_invtemp",
    "use_mwt", "dropout", "feat_dropout", "tok_noise", "feat_funcs",
)  # fmt: skip


def convert(checkpoint: Path, directory: Path) -> None:
    """Write a checkpoint of Stanza's tokenizer trainer as the two files that ship.

    Args:
        checkpoint: the ``.pt`` file; only its tensors and plain values are read.
        directory: where the files go.
    """
    content = torch.load(checkpoint, map_location="cpu", weights_only=True)
    settings = {
        "network": {name: content["config"].get(name) for name in _SHAPING},
        "units": content["vocab"]["_id2unit"],
        "titles": list(TITLES),
    }
    network = build_network(settings)
    network.load_state_dict(content["model"])
    save_file(content["model"], directory / "tokenizer.safetensors")
    (directory / "tokenizer.json").write_text(
        json.dumps(settings, ensure_ascii=False, indent=0), encoding="utf-8"
    )
