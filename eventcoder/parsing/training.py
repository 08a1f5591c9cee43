"""The training of the bundled network.

The recipe, and what each part is for: AdamW with a small rate for the encoder, a smaller one for
its word embeddings (so that words the treebanks lack keep their place) and a larger one for the
new heads; dropout, hidden words and augmented sentences against overfitting on 325,000 words; an
exponential moving average of the weights, which is what is scored and kept.
"""

from __future__ import annotations

import copy
import json
import random
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
from safetensors.torch import load_file, save_file

from eventcoder.parsing.batches import by_length, collate, n_pieces
from eventcoder.parsing.labels import Labels
from eventcoder.parsing.network import (
    Batch,
    Dropout,
    NetworkShape,
    ParserNetwork,
    encoder_weights,
)
from eventcoder.parsing.objective import IGNORED, Targets, dev_score, joint_loss
from eventcoder.parsing.treebank import GoldSentence, augmented
from eventcoder.parsing.wordpieces import WordCoder


@dataclass(frozen=True, slots=True)
class Recipe:
    """The numbers of a training run."""

    epochs: float = 14.0
    minutes: float | None = None
    pieces_per_batch: int = 1100
    longest: int = 90
    encoder_rate: float = 2.5e-4
    embedding_rate: float = 5e-5
    head_rate: float = 1.5e-3
    rate_factor: float = 1.0
    weight_decay: float = 0.01
    warm_up: float = 0.02
    final_rate: float = 0.02
    gradient_norm: float = 2.0
    averaging: float = 0.998
    seed: int = 1
    bfloat16: bool = True
    checkpoint_minutes: float = 5.0


def new_network(labels: Labels, encoder: Path | None, coder: WordCoder) -> ParserNetwork:
    """Build the network, with the encoder's starting weights where they are given.

    Args:
        labels: what the heads choose among.
        encoder: a BERT checkpoint in safetensors, or None for random weights.
        coder: knows the piece that stands for a hidden word.
    """
    shape = NetworkShape(
        upos=len(labels.upos),
        xpos=len(labels.xpos),
        feats=len(labels.feats),
        deprels=len(labels.deprels),
    )
    network = ParserNetwork(shape, Dropout(), coder.mask)
    if encoder is not None:
        weights = encoder_weights(load_file(encoder), shape)
        missing, extra = network.encoder.load_state_dict(weights, strict=False)
        if extra or set(missing) != {"letters.weight"}:
            raise ValueError(f"{encoder} is not the encoder expected: {missing} {extra}")
    return network


class Trainer:
    """One training run.

    Args:
        network: the network to train.
        labels: what its heads choose among.
        coder: words to pieces.
        recipe: the numbers of the run.
        directory: where checkpoints go.
        say: takes one line of progress at a time.
    """

    def __init__(
        self,
        network: ParserNetwork,
        labels: Labels,
        coder: WordCoder,
        recipe: Recipe,
        directory: Path,
        say: Callable[[str], None] = print,
    ) -> None:
        self.network, self.labels, self.coder = network, labels, coder
        self.recipe, self.directory, self.say = recipe, directory, say
        self.average = copy.deepcopy(network).eval().requires_grad_(False)
        self.optimizer = self._optimizer()
        self._numbers = {
            name: {label: number for number, label in enumerate(names)}
            for name, names in labels._asdict().items()
        }
        self.words_done, self.steps, self.seconds = 0, 0, 0.0

    def _optimizer(self) -> torch.optim.Optimizer:
        recipe, encoder = self.recipe, self.network.encoder
        embeddings = [encoder.pieces.weight, encoder.positions.weight]
        fresh = [encoder.letters.weight]
        apart = {id(weight) for weight in [*embeddings, *fresh]}
        body = [weight for weight in encoder.parameters() if id(weight) not in apart]
        heads = [
            weight
            for name, weight in self.network.named_parameters()
            if not name.startswith("encoder.")
        ]
        groups = [
            {"params": embeddings, "lr": recipe.embedding_rate, "weight_decay": 0.0},
            {"params": body, "lr": recipe.encoder_rate},
            {"params": [*heads, *fresh], "lr": recipe.head_rate},
        ]
        for group in groups:
            group["peak"] = group["lr"]
        return torch.optim.AdamW(
            groups, betas=(0.9, 0.98), weight_decay=recipe.weight_decay, fused=True
        )

    def train(self, sentences: Sequence[GoldSentence], dev: dict[str, list[GoldSentence]]) -> None:
        """Run the recipe to its end, writing checkpoints.

        Args:
            sentences: the training sentences.
            dev: named development sets, scored at each checkpoint.
        """
        fit = [item for item in sentences if len(item.forms) <= self.recipe.longest]
        words = sum(len(item.forms) for item in fit) * self.recipe.epochs
        began, saved = time.monotonic() - self.seconds, time.monotonic()
        losses: list[float] = []
        for batch, targets, n_words in self._batches(fit):
            self.seconds = time.monotonic() - began
            progress = self.words_done / words
            if self.recipe.minutes is not None:
                progress = max(progress, self.seconds / 60 / self.recipe.minutes)
            if progress >= 1:
                break
            losses.append(self._step(batch, targets, progress))
            self.words_done += n_words
            self.steps += 1
            if self.steps % 50 == 0:
                self.say(
                    f"step {self.steps} progress {progress:.3f} loss {np.mean(losses[-50:]):.3f} "
                    f"{self.words_done / self.seconds:.0f} words/s"
                )
            if time.monotonic() - saved > self.recipe.checkpoint_minutes * 60:
                self.checkpoint(dev)
                saved = time.monotonic()
        self.checkpoint(dev)

    def _batches(self, sentences: list[GoldSentence]) -> Iterator[tuple[Batch, Targets, int]]:
        chance = random.Random(self.recipe.seed + self.steps)
        while True:
            items = [augmented(item, chance) for item in sentences]
            codes = [self.coder.encode(item.forms) for item in items]
            # A little noise in the lengths keeps the same sentences from meeting every epoch.
            lengths = [n_pieces(code) for code in codes]
            noisy = [length + chance.randrange(3) for length in lengths]
            groups = by_length(noisy, self.recipe.pieces_per_batch)
            chance.shuffle(groups)
            for group in groups:
                chosen = [items[number] for number in group]
                batch = collate([codes[number] for number in group], self.coder)
                yield batch, self._targets(chosen, batch), sum(len(i.forms) for i in chosen)

    def _targets(self, sentences: list[GoldSentence], batch: Batch) -> Targets:
        out = np.full((5, *batch.words.shape), IGNORED, dtype=np.int64)
        for row, item in enumerate(sentences):
            end = len(item.forms) + 1
            for place, name in enumerate(("upos", "xpos", "feats", "deprels")):
                numbers = self._numbers[name]
                out[place, row, 1:end] = [
                    numbers.get(label, IGNORED) for label in getattr(item, name)
                ]
            out[4, row, 1:end] = np.array(item.heads) + 1
        return Targets(*(torch.from_numpy(column) for column in out))

    def _step(self, batch: Batch, targets: Targets, progress: float) -> float:
        recipe = self.recipe
        rise = min(1.0, (progress + 1e-4) / recipe.warm_up)
        fall = 1 - (1 - recipe.final_rate) * max(0.0, progress - recipe.warm_up)
        for group in self.optimizer.param_groups:
            group["lr"] = group["peak"] * recipe.rate_factor * rise * fall
        self.network.train()
        with torch.autocast("cpu", torch.bfloat16, enabled=recipe.bfloat16):
            scores = self.network(batch)
            loss = joint_loss(self.network, scores, targets)
        loss.backward()  # type: ignore[no-untyped-call]
        torch.nn.utils.clip_grad_norm_(self.network.parameters(), recipe.gradient_norm)
        self.optimizer.step()
        self.optimizer.zero_grad()
        if self.steps % 4 == 3:
            self._update_average()
        return loss.item()

    @torch.no_grad()
    def _update_average(self) -> None:
        # Early on, a long memory would remember little but the start.
        keep = min(self.recipe.averaging, (1 + self.steps) / (10 + self.steps)) ** 4
        torch._foreach_lerp_(
            list(self.average.parameters()), list(self.network.parameters()), 1 - keep
        )

    def checkpoint(self, dev: dict[str, list[GoldSentence]]) -> None:
        """Score the averaged weights and write everything needed to go on or to ship."""
        line = [f"checkpoint at step {self.steps}, {self.words_done} words, {self.seconds:.0f} s"]
        for name, sentences in dev.items():
            score = dev_score(
                self.average, self.labels, self.coder, sentences, self.recipe.bfloat16
            )
            line.append(f"{name} " + " ".join(f"{k} {v:.2f}" for k, v in score._asdict().items()))
        self.say(" | ".join(line))
        self.directory.mkdir(parents=True, exist_ok=True)
        save_file(dict(self.average.state_dict()), self.directory / "average.safetensors")
        (self.directory / "labels.json").write_text(json.dumps(self.labels._asdict()))
        state = {
            "network": self.network.state_dict(),
            "optimizer": self.optimizer.state_dict(),
            "done": [self.words_done, self.steps, self.seconds],
        }
        torch.save(state, self.directory / "resume.part")
        (self.directory / "resume.part").replace(self.directory / "resume.pt")

    def start_from(self, directory: Path) -> None:
        """Start with the averaged weights of an earlier run instead of new heads.

        Args:
            directory: the earlier run's checkpoints; its labels must be this run's.
        """
        weights = load_file(directory / "average.safetensors")
        self.network.load_state_dict(weights)
        self.average.load_state_dict(weights)

    def resume(self) -> None:
        """Take up the run that the checkpoint directory holds."""
        state = torch.load(self.directory / "resume.pt", weights_only=True)
        self.network.load_state_dict(state["network"])
        self.optimizer.load_state_dict(state["optimizer"])
        self.average.load_state_dict(load_file(self.directory / "average.safetensors"))
        self.words_done, self.steps, self.seconds = state["done"]
