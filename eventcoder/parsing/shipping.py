"""Writes a trained model as the files that ship: safetensors, JSON and text, no pickle."""

from __future__ import annotations

import shutil
from collections.abc import Sequence
from pathlib import Path

import torch
from safetensors.torch import load_file, save_file

from eventcoder.parsing.joint import write_settings
from eventcoder.parsing.labels import Labels
from eventcoder.parsing.lemmas import Lemmatizer, Tagged
from eventcoder.parsing.tokenizer import convert
from eventcoder.parsing.treebank import GoldSentence


def ship(
    checkpoint: Path,
    tokenizer: Path,
    sentences: Sequence[GoldSentence],
    vocabulary: Sequence[str],
    directory: Path,
) -> None:
    """Write the model's directory.

    Args:
        checkpoint: the training directory with ``average.safetensors`` and ``labels.json``.
        tokenizer: the checkpoint of Stanza's tokenizer trainer.
        sentences: the training sentences, for the lemmas.
        vocabulary: the wordpieces.
        directory: where the files go; files of the same name are replaced.
    """
    fresh = directory.with_name(directory.name + ".part")
    fresh.mkdir(parents=True, exist_ok=True)
    weights = load_file(checkpoint / "average.safetensors")
    save_file(
        {name: tensor.to(torch.float16) for name, tensor in weights.items()},
        fresh / "network.safetensors",
    )
    write_settings(fresh, Labels.load(checkpoint / "labels.json"), vocabulary)
    convert(tokenizer, fresh)
    words = (
        Tagged(*word)
        for item in sentences
        for word in zip(item.forms, item.upos, item.xpos, item.lemmas, strict=True)
    )
    Lemmatizer.learn(words, frozenset(vocabulary)).save(fresh / "lemmas.json.gz")
    directory.mkdir(parents=True, exist_ok=True)
    for path in fresh.iterdir():
        path.chmod(0o644)
        path.replace(directory / path.name)
    shutil.rmtree(fresh)
