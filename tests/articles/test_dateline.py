"""A dateline is told from a sentence by its capitals, its agency or day, and its dash."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from eventcoder.articles.characters import plain
from eventcoder.articles.dateline import find_dateline

REST = "The army said it had left."


@pytest.mark.parametrize(
    "dateline",
    [
        "KHARTOUM, Feb 7 (Reuters) - ",
        "KYIV, Ukraine (AP) — ",
        "KYIV, Ukraine (AP) -- ",
        "BEIRUT (AP)—",
        "GENEVA/LONDON, Jan 14 (Reuters) - ",
        "PORT-AU-PRINCE, Haiti — ",
        "N'DJAMENA (AFP) – ",
        "MOSCOW, January 5. /TASS/. ",
        "Goma, 3 May 2026 (AFP) – ",
        "BEIJING, Feb. 7 (Xinhua) -- ",
        "Tehran, March 15, IRNA - ",
        "DAR ES SALAAM, Tanzania (AP) _ ",
        "(Reuters) - ",
        "KHARTOUM — ",
    ],
)
@pytest.mark.parametrize("strict", [True, False])
def test_a_dateline_ends_where_the_sentence_begins(dateline: str, strict: bool) -> None:
    found = find_dateline(dateline + REST, strict=strict)
    assert found is not None
    assert (dateline + REST)[found.end :].strip() == REST


@pytest.mark.parametrize("dateline", ["CAIRO: ", "NIAMEY - "])
def test_on_a_page_a_place_in_capitals_is_enough(dateline: str) -> None:
    found = find_dateline(dateline + REST)
    assert found is not None
    assert found.end == len(dateline)


@pytest.mark.parametrize(
    "sentence",
    [
        REST,
        "Sudan - a country at war - has asked for help.",
        "Germany and Slovakia - Both of them members - signed.",
        "NATO - The alliance said it would wait.",
        "UPDATE: The army said it had left.",
        "The minister (Justice) - He resigned - left.",
        "He said: The army left.",
        "Al-Qaeda-linked fighters left.",
        "",
    ],
)
def test_a_sentence_of_a_record_is_no_dateline(sentence: str) -> None:
    assert find_dateline(sentence, strict=True) is None


def test_a_dateline_gives_its_date() -> None:
    found = find_dateline("MANILA, March 17, 2026 (Kyodo) — " + REST)
    assert found is not None
    assert found.date == dt.date(2026, 3, 17)


def test_a_dateline_without_a_year_gives_month_and_day() -> None:
    found = find_dateline("KHARTOUM, Feb 7 (Reuters) - " + REST)
    assert found is not None
    assert (found.date, found.month_and_day) == (None, (2, 7))


@given(st.text(), st.booleans())
def test_any_paragraph_can_be_searched(text: str, strict: bool) -> None:
    found = find_dateline(plain(text), strict=strict)
    assert found is None or 0 < found.end <= len(text)
