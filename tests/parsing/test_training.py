"""The training, on a network small enough to learn two sentences by heart in a second."""

from __future__ import annotations

from pathlib import Path

import pytest
import torch

from eventcoder.parsing.joint import JointParser
from eventcoder.parsing.labels import Labels
from eventcoder.parsing.network import Dropout, NetworkShape, ParserNetwork
from eventcoder.parsing.objective import dev_score
from eventcoder.parsing.training import Recipe, Trainer
from eventcoder.parsing.treebank import GoldSentence, read_treebank
from eventcoder.parsing.wordpieces import WordCoder

CONTENT = """\
1\tRebels\trebel\tNOUN\tNNS\tNumber=Plur\t2\tnsubj\t_\t_
2\tattacked\tattack\tVERB\tVBD\t_\t0\troot\t_\t_
3\tthe\tthe\tDET\tDT\t_\t4\tdet\t_\t_
4\ttown\ttown\tNOUN\tNN\tNumber=Sing\t2\tobj\t_\t_

1\tTalks\ttalk\tNOUN\tNNS\tNumber=Plur\t2\tnsubj\t_\t_
2\tfailed\tfail\tVERB\tVBD\t_\t0\troot\t_\t_
3\tagain\tagain\tADV\tRB\t_\t2\tadvmod\t_\t_
"""
VOCABULARY = ["[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]"]
VOCABULARY += ["rebels", "attacked", "the", "town", "talks", "failed", "again"]


@pytest.fixture
def sentences(tmp_path: Path) -> list[GoldSentence]:
    torch.set_num_threads(1)
    path = tmp_path / "x.conllu"
    path.write_text(CONTENT, encoding="utf-8")
    return read_treebank(path)


def small_trainer(sentences: list[GoldSentence], directory: Path, epochs: float) -> Trainer:
    torch.manual_seed(0)
    labels, coder = Labels.of(sentences), WordCoder(VOCABULARY)
    shape = NetworkShape(
        upos=len(labels.upos),
        xpos=len(labels.xpos),
        feats=len(labels.feats),
        deprels=len(labels.deprels),
        pieces=len(VOCABULARY),
        width=32,
        inner=32,
        layers=1,
        attention_heads=2,
        arc_width=16,
        label_width=16,
    )
    network = ParserNetwork(shape, Dropout(0.0, 0.0, 0.0, 0.0), coder.mask)
    recipe = Recipe(epochs=epochs, encoder_rate=5e-3, embedding_rate=5e-3, head_rate=5e-3,
                    averaging=0.9, bfloat16=False)  # fmt: skip
    return Trainer(network, labels, coder, recipe, directory, say=lambda _: None)


def test_two_sentences_are_learned_by_heart(sentences: list[GoldSentence], tmp_path: Path) -> None:
    trainer = small_trainer(sentences, tmp_path, epochs=150)
    trainer.train(sentences, {"dev": sentences})
    score = dev_score(trainer.average, trainer.labels, trainer.coder, sentences, bfloat16=False)
    assert set(score) == {100}
    parser = JointParser(trainer.average, trainer.labels, trainer.coder, precision="float32")
    (first, second) = parser.parse([item.forms for item in sentences])
    assert first.heads == [1, -1, 3, 1]
    assert first.deprels == ["nsubj", "root", "det", "obj"]
    assert second.upos == ["NOUN", "VERB", "ADV"]


def test_a_run_can_be_taken_up_again(sentences: list[GoldSentence], tmp_path: Path) -> None:
    first = small_trainer(sentences, tmp_path, epochs=5)
    first.train(sentences, {})
    again = small_trainer(sentences, tmp_path, epochs=5)
    again.resume()
    assert (again.words_done, again.steps) == (first.words_done, first.steps)
    for mine, theirs in zip(again.network.parameters(), first.network.parameters(), strict=True):
        assert torch.equal(mine, theirs)


def test_a_run_can_start_from_another(sentences: list[GoldSentence], tmp_path: Path) -> None:
    first = small_trainer(sentences, tmp_path, epochs=5)
    first.train(sentences, {})
    second = small_trainer(sentences, tmp_path / "second", epochs=5)
    second.start_from(tmp_path)
    for mine, theirs in zip(second.network.parameters(), first.average.parameters(), strict=True):
        assert torch.equal(mine, theirs)
    assert second.words_done == 0
