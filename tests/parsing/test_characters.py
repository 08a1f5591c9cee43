"""Labels of characters to tokens: offsets are true, nothing is lost, nothing is too long."""

from __future__ import annotations

import itertools

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from eventcoder.parsing.characters import (
    LONGEST_SENTENCE,
    LONGEST_TOKEN,
    CharacterTable,
    Cut,
    Spans,
    spans,
    title_pattern,
)

TABLE = CharacterTable(["<PAD>", "<UNK>", " ", *"abcdefghijklmnopqrstuvwxyz.,'"])
TITLES = title_pattern(["Gen.", "Maj. Gen.", "Mr."])


def split(text: str, labels: dict[int, int] | None = None) -> Spans:
    """Split a text with the labels given by place; elsewhere words end at blanks."""
    pairs = []
    for paragraph in TABLE.paragraphs([text]):
        row = np.zeros(len(paragraph.units), dtype=np.int64)
        for index, place in enumerate(paragraph.places.tolist()):
            row[index] = (labels or {}).get(place, 0)
        pairs.append((paragraph, row))
    return spans(text, pairs, TITLES)


def words(text: str, labels: dict[int, int] | None = None) -> list[list[str]]:
    return [[text[start:end] for start, end in item] for item in split(text, labels).sentences]


def test_labels_end_tokens_and_sentences() -> None:
    assert words("He left. She", {6: 1, 7: 2}) == [["He", "left", "."], ["She"]]


def test_a_token_holds_no_white_space_whatever_the_labels() -> None:
    assert words("He left\tearly") == [["He", "left", "early"]]


def test_a_blank_line_ends_a_sentence() -> None:
    assert words("Talks fail\n \nTroops\n\n\n") == [["Talks", "fail"], ["Troops"]]


def test_blank_texts_have_no_sentences() -> None:
    assert words("") == words(" \n\t ") == words("\u0085\u00a0\u3000") == []


def test_a_title_before_a_name_ends_no_sentence() -> None:
    text = "the army's Maj. Gen. Burhan spoke"
    assert words(text, {13: 1, 14: 2, 18: 1, 19: 2}) == [
        ["the", "army's", "Maj.", "Gen.", "Burhan", "spoke"]
    ]


def test_a_title_at_the_end_may_end_a_sentence() -> None:
    assert words("a Gen. 5 more", {5: 2}) == [["a", "Gen."], ["5", "more"]]


def test_addresses_stay_whole() -> None:
    text = "see https://example.org/a?b=c, or mail a.b@example.org."
    labels = {place: 1 for place, character in enumerate(text) if not character.isalnum()}
    assert words(text, labels) == [
        ["see", "https://example.org/a?b=c", ",", "or", "mail", "a.b@example.org", "."]
    ]


def test_a_long_sentence_is_cut_at_a_comma_and_reported() -> None:
    text = " ".join(["word"] * 100 + [","] + ["word"] * 60)
    result = split(text)
    assert [len(sentence) for sentence in result.sentences] == [101, 60]
    assert result.cuts == [Cut(0, len(text), 161)]


def test_a_long_word_is_cut_and_reported() -> None:
    text = "a " + "x" * 250
    result = split(text)
    assert [end - start for start, end in result.sentences[0]] == [1, 100, 100, 50]
    assert result.cuts == [Cut(2, 252, 1)]


def test_a_word_of_many_letters_takes_no_longer_for_each() -> None:
    """Every letter a token to the network: looking along the word for each would take minutes."""
    text = "x" * 50_000
    result = split(text, dict.fromkeys(range(len(text) - 1), 1))
    assert result.cuts == [Cut(0, 50_000, 1), *result.cuts[1:]]
    assert all(end - start <= 100 for tokens in result.sentences for start, end in tokens)


@given(st.text(max_size=400), st.randoms(use_true_random=False))
def test_any_text_with_any_labels(text: str, chance: object) -> None:
    labels = {place: chance.choice((0, 0, 0, 1, 2)) for place in range(len(text))}  # type: ignore[attr-defined]
    result = split(text, labels)
    tokens = [token for sentence in result.sentences for token in sentence]
    assert tokens == sorted(tokens)
    assert all(first[1] <= second[0] for first, second in itertools.pairwise(tokens))
    assert all(0 < end - start <= LONGEST_TOKEN for start, end in tokens)
    assert all(0 < len(sentence) <= LONGEST_SENTENCE for sentence in result.sentences)
    covered = "".join(text[start:end] for start, end in tokens)
    blank = str.maketrans("", "", "".join(chr(code) for code in range(0x80, 0xA0)))
    assert covered == "".join(text.translate(blank).split())


@given(st.text(st.characters(codec="utf-8"), max_size=60))
def test_the_network_sees_one_row_for_each_character_and_run_of_blanks(text: str) -> None:
    for paragraph in TABLE.paragraphs([text]):
        assert len(paragraph.units) == len(paragraph.features) == len(paragraph.places)
        blanks = paragraph.features[:, 0] > 0
        assert not (blanks[1:] & blanks[:-1]).any()
        assert not blanks[0]
        assert not blanks[-1]


@pytest.mark.parametrize(
    ("text", "ends", "expected"),
    [
        ("ionov fired", {1: 1}, ["ionov", "fired"]),
        ("a cannon", {4: 1}, ["a", "cannon"]),
        ("i cannot go", {4: 1}, ["i", "can", "not", "go"]),
        ("we don't", {4: 1}, ["we", "do", "n't"]),
        ("we don’t", {4: 1}, ["we", "do", "n’t"]),
        ("WE DON'T", {4: 1}, ["WE", "DO", "N'T"]),
        ("ionov fired", {1: 2}, ["ionov", "fired"]),
        ("its army", {1: 1}, ["its", "army"]),
        ("the teams car", {7: 1}, ["the", "team", "s", "car"]),
        ("habits", {4: 1}, ["habit", "s"]),
        ("his son", {5: 1}, ["his", "son"]),
        ("arena", {2: 1}, ["arena"]),
        ("carnot", {2: 1}, ["carnot"]),
        ("gonna", {2: 1}, ["gon", "na"]),
        ("5 km", {2: 1}, ["5", "km"]),
    ],
)
def test_a_word_is_cut_only_where_a_clitic_begins(
    text: str, ends: dict[int, int], expected: list[str]
) -> None:
    assert words(text, ends) == [expected]
