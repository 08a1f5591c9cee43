"""Full dates are read as news pages write them; what is ambiguous is no date."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from eventcoder.articles.dates import day_and_month, full_dates

DAY = dt.date(2026, 2, 17)


def dates(words: str) -> list[dt.date]:
    return [found.date for found in full_dates(words)]


@pytest.mark.parametrize(
    "words",
    [
        "2026-02-17",
        "2026-02-17T21:14:00Z",
        "2026/02/17",
        "17 February 2026",
        "17th of February 2026",
        "17-Feb-2026",
        "Feb. 17, 2026",
        "February 17th, 2026",
        "FEB 17 2026",
        "17/02/2026",
        "17.02.2026",
        "02/17/2026",
    ],
)
def test_a_date_with_day_month_and_year(words: str) -> None:
    assert dates(f"on {words}, he said") == [DAY]


@pytest.mark.parametrize(
    "words",
    [
        "03/04/2026",
        "February 30, 2026",
        "February 2026",
        "Feb 17",
        "120/02/2026",
        "13.14.2026",
        "may 2026",
    ],
)
def test_what_is_not_certain_is_no_date(words: str) -> None:
    assert dates(words) == []


def test_the_same_number_for_day_and_month_is_certain() -> None:
    assert dates("04/04/2026") == [dt.date(2026, 4, 4)]


def test_a_day_without_a_year() -> None:
    assert day_and_month("KHARTOUM, Feb 7 ") == (2, 7)
    assert day_and_month("Goma, 3 May") == (5, 3)
    assert day_and_month("KHARTOUM") is None
    assert day_and_month("they may 3 times") is None or day_and_month("may 3") == (5, 3)


@given(st.dates(dt.date(1900, 1, 1), dt.date(2099, 12, 31)))
def test_every_day_is_read_back(day: dt.date) -> None:
    for form in ("%Y-%m-%d", "%d %B %Y", "%b %d, %Y", "%B %d %Y"):
        assert dates(day.strftime(form)) == [day]


@given(st.text())
def test_any_words_can_be_searched(words: str) -> None:
    for found in full_dates(words):
        assert 0 <= found.start < found.end <= len(words)
