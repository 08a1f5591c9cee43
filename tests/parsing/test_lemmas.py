"""Lemmas learned from a few words."""

from __future__ import annotations

from pathlib import Path

import pytest

from eventcoder.parsing.lemmas import Lemmatizer, Tagged

TREEBANK = [
    Tagged(form, "VERB", "VBD", lemma)
    for form, lemma in [
        ("walked", "walk"),
        ("talked", "talk"),
        ("asked", "ask"),
        ("shared", "share"),
        ("used", "use"),
        ("moved", "move"),
        ("loved", "love"),
        ("went", "go"),
        ("Went", "go"),
    ]
]
TREEBANK += [
    Tagged(form, "NOUN", "NNS", lemma)
    for form, lemma in [
        ("cities", "city"),
        ("parties", "party"),
        ("talks", "talk"),
        ("men", "man"),
        ("gunmen", "gunman"),
        ("policemen", "policeman"),
    ]
]
TREEBANK += [Tagged("Sudan", "PROPN", "NNP", "Sudan"), Tagged("n't", "PART", "RB", "not")]
WORDS = frozenset({"attack", "shell", "approve"})
LEARNED = Lemmatizer.learn(TREEBANK, WORDS)


@pytest.mark.parametrize("word", TREEBANK)
def test_the_treebanks_own_words_are_right(word: Tagged) -> None:
    assert LEARNED.lemma(word.form, word.upos, word.xpos) == word.lemma


@pytest.mark.parametrize(
    ("form", "upos", "xpos", "lemma"),
    [
        ("attacked", "VERB", "VBD", "attack"),
        ("Attacked", "VERB", "VBD", "attack"),
        ("approved", "VERB", "VBD", "approve"),
        ("countries", "NOUN", "NNS", "country"),
        ("militiamen", "NOUN", "NNS", "militiaman"),
        ("WALKED", "VERB", "VBD", "walk"),
        ("Khartoum", "PROPN", "NNP", "Khartoum"),
        ("n\u2019t", "PART", "RB", "not"),
        ("Unseen", "ADJ", "JJ", "unseen"),
        ("freed", "VERB", "VBN", "free"),
        ("embezzled", "VERB", "VBD", "embezzle"),
        ("trafficking", "VERB", "VBG", "traffic"),
        ("hoped", "VERB", "VBN", "hope"),
        ("cancelling", "VERB", "VBG", "cancel"),
    ],
)
def test_the_rules_carry_over(form: str, upos: str, xpos: str, lemma: str) -> None:
    assert LEARNED.lemma(form, upos, xpos) == lemma


def test_saving_loses_nothing(tmp_path: Path) -> None:
    LEARNED.save(tmp_path / "lemmas.json.gz")
    loaded = Lemmatizer.load(tmp_path / "lemmas.json.gz", WORDS)
    for form in ("attacked", "countries", "went", "approved", "Sudan", "militiamen"):
        for upos, xpos in (("VERB", "VBD"), ("NOUN", "NNS"), ("PROPN", "NNP")):
            assert loaded.lemma(form, upos, xpos) == LEARNED.lemma(form, upos, xpos)


def test_a_lemma_is_never_empty() -> None:
    assert all(LEARNED.lemma(form, "VERB", "VBD") for form in ("d", "ed", "D", "."))
