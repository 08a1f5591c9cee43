"""Treebank sentences and the careless copies made of them."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from eventcoder.parsing.labels import Labels
from eventcoder.parsing.tokenizer_training import labelled, paragraphs
from eventcoder.parsing.treebank import (
    GoldSentence,
    augmented,
    read_treebank,
    titled,
    without_words,
)

CONTENT = """\
# newdoc id = d
# sent_id = d-1
1\tThe\tthe\tDET\tDT\t_\t2\tdet\t_\t_
2\tarmy\tarmy\tNOUN\tNN\t_\t5\tnsubj\t_\t_
3-4\tdidn't\t_\t_\t_\t_\t_\t_\t_\t_
3\tdid\tdo\tAUX\tVBD\t_\t5\taux\t_\t_
4\tn't\tnot\tPART\tRB\t_\t5\tadvmod\t_\t_
5\tfire\tfire\tVERB\tVB\t_\t0\troot\t_\tSpaceAfter=No
6\t.\t.\tPUNCT\t.\t_\t5\tpunct\t_\t_

# newpar
# sent_id = d-2
1\tTalks\ttalk\tNOUN\tNNS\t_\t2\tnsubj\t_\t_
2\tfailed\tfail\tVERB\tVBD\t_\t0\troot\t_\t_
"""


@pytest.fixture
def sentences(tmp_path: Path) -> list[GoldSentence]:
    path = tmp_path / "x.conllu"
    path.write_text(CONTENT, encoding="utf-8")
    return read_treebank(path)


def test_multiword_tokens_are_undone(sentences: list[GoldSentence]) -> None:
    first = sentences[0]
    assert first.text == "The army didn't fire."
    assert first.forms == ("The", "army", "did", "n't", "fire", ".")
    assert first.heads == (1, 4, 4, 4, -1, 4)
    assert first.document == "d"


def test_paragraphs(sentences: list[GoldSentence]) -> None:
    assert [[item.id for item in group] for group in paragraphs(sentences)] == [["d-1"], ["d-2"]]


def test_character_labels(sentences: list[GoldSentence]) -> None:
    text, labels = labelled(sentences)
    assert text == "The army didn't fire. Talks failed"
    assert labels.split("2") == ["00100001000100100001", "000001000000", ""]
    assert len(text) == len(labels)


def test_words_without_dependents_can_go(sentences: list[GoldSentence]) -> None:
    short = without_words(sentences[0], {0, 5})
    assert short.text == "army didn't fire"
    assert short.heads == (3, 3, 3, -1)


def test_every_copy_is_a_tree(sentences: list[GoldSentence]) -> None:
    chance = random.Random(0)
    seen = set()
    for _ in range(400):
        copy = augmented(sentences[0], chance)
        seen.add(copy.text)
        assert copy.heads.count(-1) == 1
        assert all(-1 <= head < len(copy.forms) for head in copy.heads)
    assert {
        "The army didn't fire.",
        "THE ARMY DIDN'T FIRE.",
        "the army didn't fire.",
        "The army didn't fire",
    } < seen
    assert any(text.startswith("Army ") for text in seen)


def test_title_case(sentences: list[GoldSentence]) -> None:
    assert titled(sentences[1]).forms == ("Talks", "Failed")


def test_labels_are_ordered_by_frequency(sentences: list[GoldSentence]) -> None:
    labels = Labels.of(sentences)
    assert labels.upos[0] in ("NOUN", "VERB")
    assert set(labels.deprels) == {"det", "nsubj", "aux", "advmod", "root", "punct"}
