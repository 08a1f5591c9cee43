"""The scan for time expressions looks only where one can begin, and misses none by it."""

from __future__ import annotations

from unittest.mock import patch

from hypothesis import given
from hypothesis import strategies as st

from eventcoder.coding.dates import scan as module
from eventcoder.coding.dates.feasts import feasts
from eventcoder.coding.dates.scan import REACH, scan
from eventcoder.coding.dates.text import Row, is_telling, telling_words
from eventcoder.coding.wordset import word_set
from eventcoder.model import Token
from eventcoder.syntax.tree import Tree

FORMS = word_set(
    "the that this a last next same very of in on early mid late two twenty five first - ' 's , "
    ". to and before after ago later earlier week day years months end second May March Sept. "
    "Friday Sat. 3 20 5th 1990s mid-May 3-5 2024 06.02.2026 Q3 spring fall weekend today overnight night half "
    "quarter nineties New Year Christmas Boxing Valentine Thanksgiving Eid al Fitr Good Ramadan eve rebels mayor"
)


def row_of(forms: list[str]) -> Row:
    tokens, at = [], 0
    for form in forms:
        tokens.append(Token(form, form.lower(), "NOUN", "NN", "_", -1, "dep", at, at + len(form)))
        at += len(form) + 1
    return Row(Tree(tokens))


@given(st.lists(st.sampled_from(sorted(FORMS)), max_size=12))
def test_looking_everywhere_finds_no_more(forms: list[str]) -> None:
    row = row_of([*forms, "2024"])  # a number, so that there is something to find
    found = scan(row)
    with patch.object(module, "_places", lambda row: range(len(row))):
        assert scan(row) == found


@given(st.lists(st.sampled_from(sorted(FORMS)), max_size=12))
def test_rules_that_are_not_tried_would_not_match(forms: list[str]) -> None:
    row = row_of([*forms, "2024"])
    found = scan(row)
    with patch.object(module, "_rules_at", lambda word: module._RULES):
        assert scan(row) == found


def test_a_sentence_with_no_other_telling_word_than_a_feast_can_have_a_date() -> None:
    assert is_telling(row_of(["After", "Ramadan", "they", "met"]).tree)


@given(st.lists(st.sampled_from(sorted(FORMS)), max_size=12))
def test_a_sentence_that_is_not_looked_at_has_no_date(forms: list[str]) -> None:
    row = row_of([*forms, "end"])
    assert is_telling(row.tree) or not scan(row)


def test_most_sentences_have_no_telling_word() -> None:
    assert not is_telling(row_of(["The", "mayor", "met", "the", "first", "rebels", "last"]).tree)


def test_of_every_feast_one_word_is_telling() -> None:
    for named in feasts().values():
        for feast in named:
            telling = [n for n, word in enumerate(feast.name, 1) if word in telling_words()]
            assert telling, feast.name
            assert telling[0] <= REACH
