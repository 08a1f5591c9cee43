"""What time expressions mean: one line a case, read on Saturday 7 February 2026 unless it says so."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import replace

import dateparser
import pytest
from hypothesis import given
from hypothesis import strategies as st

from eventcoder.coding.dates import ArticleDates, find_dates
from eventcoder.coding.dates.words import word_list
from eventcoder.model import DateMention, Sentence, Token
from eventcoder.syntax.tree import Tree
from tests.coding.dates.dated import dated

SATURDAY = dt.date(2026, 2, 7)

# tense | expression | the mention's words | first day | last day | granularity
CASES = """
past|on Saturday|Saturday|2026-02-07|2026-02-07|day
past|on Friday|Friday|2026-02-06|2026-02-06|day
past|on Sunday|Sunday|2026-02-01|2026-02-01|day
past|Monday|Monday|2026-02-02|2026-02-02|day
none|on Wednesday|Wednesday|2026-02-04|2026-02-04|day
future|on Saturday|Saturday|2026-02-07|2026-02-07|day
future|on Sunday|Sunday|2026-02-08|2026-02-08|day
future|on Friday|Friday|2026-02-13|2026-02-13|day
past|early Sunday|early Sunday|2026-02-01|2026-02-01|day
past|late Thursday|late Thursday|2026-02-05|2026-02-05|day
past|on Friday night|Friday night|2026-02-06|2026-02-06|day
past|Tuesday morning|Tuesday morning|2026-02-03|2026-02-03|day
past|on the morning of Thursday|the morning of Thursday|2026-02-05|2026-02-05|day
past|last Friday|last Friday|2026-02-06|2026-02-06|day
past|last Saturday|last Saturday|2026-01-31|2026-01-31|day
past|next Saturday|next Saturday|2026-02-14|2026-02-14|day
future|next Friday|next Friday|2026-02-13|2026-02-13|day
future|this coming Monday|coming Monday|2026-02-09|2026-02-09|day
future|Friday next week|Friday next week|2026-02-13|2026-02-13|day
future|Friday of next week|Friday of next week|2026-02-13|2026-02-13|day
past|Tuesday last week|Tuesday last week|2026-01-27|2026-01-27|day
past|since Friday|Friday|2026-02-06|2026-02-06|day
past|today|today|2026-02-07|2026-02-07|day
past|yesterday|yesterday|2026-02-06|2026-02-06|day
past|yesterday evening|yesterday evening|2026-02-06|2026-02-06|day
future|tomorrow|tomorrow|2026-02-08|2026-02-08|day
future|tonight|tonight|2026-02-07|2026-02-07|day
past|last night|last night|2026-02-06|2026-02-06|day
past|this morning|this morning|2026-02-07|2026-02-07|day
past|overnight|overnight|2026-02-06|2026-02-07|range
past|the day before yesterday|the day before yesterday|2026-02-05|2026-02-05|day
future|the day after tomorrow|the day after tomorrow|2026-02-09|2026-02-09|day
past|two days ago|two days ago|2026-02-05|2026-02-05|day
past|10 days ago|10 days ago|2026-01-28|2026-01-28|day
past|a week ago|a week ago|2026-01-26|2026-02-01|week
past|two weeks ago|two weeks ago|2026-01-19|2026-01-25|week
past|two weeks earlier|two weeks earlier|2026-01-19|2026-01-25|week
past|a month ago|a month ago|2026-01-01|2026-01-31|month
past|three months ago|three months ago|2025-11-01|2025-11-30|month
past|a year ago|a year ago|2025-01-01|2025-12-31|year
past|twenty - five years ago|twenty-five years ago|2001-01-01|2001-12-31|year
past|a decade ago|a decade ago|2016-01-01|2016-12-31|year
future|three days from now|three days from now|2026-02-10|2026-02-10|day
past|last week|last week|2026-01-26|2026-02-01|week
past|this week|this week|2026-02-02|2026-02-08|week
future|next week|next week|2026-02-09|2026-02-15|week
past|early last week|early last week|2026-01-26|2026-02-01|week
past|last month|last month|2026-01-01|2026-01-31|month
past|earlier this month|earlier this month|2026-02-01|2026-02-28|month
future|next month|next month|2026-03-01|2026-03-31|month
past|last year|last year|2025-01-01|2025-12-31|year
past|this year|this year|2026-01-01|2026-12-31|year
future|next year|next year|2027-01-01|2027-12-31|year
future|by the end of the year|the end of the year|2026-01-01|2026-12-31|year
past|over the weekend|the weekend|2026-02-07|2026-02-08|weekend
past|last weekend|last weekend|2026-01-31|2026-02-01|weekend
future|this weekend|this weekend|2026-02-07|2026-02-08|weekend
future|next weekend|next weekend|2026-02-14|2026-02-15|weekend
past|on February 6 , 2026|February 6, 2026|2026-02-06|2026-02-06|day
past|on Feb. 6 , 2026|Feb. 6, 2026|2026-02-06|2026-02-06|day
past|on 6 Feb 2026|6 Feb 2026|2026-02-06|2026-02-06|day
past|on 6 February , 2026|6 February, 2026|2026-02-06|2026-02-06|day
past|on the 6th of February 2026|the 6th of February 2026|2026-02-06|2026-02-06|day
past|on February 6th|February 6th|2026-02-06|2026-02-06|day
past|Feb. 7|Feb. 7|2026-02-07|2026-02-07|day
past|on Feb 5|Feb 5|2026-02-05|2026-02-05|day
past|on 2026-02-06|2026-02-06|2026-02-06|2026-02-06|day
past|on 25/12/2020|25/12/2020|2020-12-25|2020-12-25|day
past|on 12/25/2020|12/25/2020|2020-12-25|2020-12-25|day
past|on 06.02.2026|06.02.2026|2026-02-06|2026-02-06|day
past|on 3/4/2020|3/4/2020|||range
past|on May 29|May 29|2025-05-29|2025-05-29|day
past|on December 30|December 30|2025-12-30|2025-12-30|day
future|on May 29|May 29|2026-05-29|2026-05-29|day
future|on January 5|January 5|2027-01-05|2027-01-05|day
past|on February 9|February 9|2026-02-09|2026-02-09|day
none|on March 12|March 12|2026-03-12|2026-03-12|day
past|on Friday , February 6|Friday, February 6|2026-02-06|2026-02-06|day
past|on Wednesday , October 26|Wednesday, October 26|2022-10-26|2022-10-26|day
past|on Sunday , June 1 , 2025|Sunday, June 1, 2025|2025-06-01|2025-06-01|day
past|on Tues. , Feb. 3|Tues., Feb. 3|2026-02-03|2026-02-03|day
past|on the night of 18 April 1775|the night of 18 April 1775|1775-04-18|1775-04-18|day
past|in the week of January 12|the week of January 12|2026-01-12|2026-01-18|week
past|on February 29 , 2024|February 29, 2024|2024-02-29|2024-02-29|day
past|on February 29|February 29|2024-02-29|2024-02-29|day
past|in April 2023|April 2023|2023-04-01|2023-04-30|month
past|in February 2024|February 2024|2024-02-01|2024-02-29|month
past|in July of 2019|July of 2019|2019-07-01|2019-07-31|month
past|in Sept. 2014|Sept. 2014|2014-09-01|2014-09-30|month
past|in December|December|2025-12-01|2025-12-31|month
past|in February|February|2026-02-01|2026-02-28|month
future|in March|March|2026-03-01|2026-03-31|month
past|in March|March|2025-03-01|2025-03-31|month
none|in April|April|2026-04-01|2026-04-30|month
past|in May|May|2025-05-01|2025-05-31|month
past|last October|last October|2025-10-01|2025-10-31|month
past|in October last year|October last year|2025-10-01|2025-10-31|month
future|next January|next January|2027-01-01|2027-01-31|month
past|in early November|early November|2025-11-01|2025-11-30|month
past|in mid-May 2020|mid-May 2020|2020-05-01|2020-05-31|month
past|at the end of September 1940|the end of September 1940|1940-09-01|1940-09-30|month
past|in 2014|2014|2014-01-01|2014-12-31|year
past|since 1998|1998|1998-01-01|1998-12-31|year
past|in late 1911|late 1911|1911-01-01|1911-12-31|year
past|in 1775|1775|1775-01-01|1775-12-31|year
past|at the end of 2015|the end of 2015|2015-01-01|2015-12-31|year
past|in the 1998 bombing|1998|1998-01-01|1998-12-31|year
past|in the 1990s|the 1990s|1990-01-01|1999-12-31|decade
past|in the '90s|the '90s|1990-01-01|1999-12-31|decade
past|in the late 1960s|the late 1960s|1960-01-01|1969-12-31|decade
past|in the nineties|the nineties|1990-01-01|1999-12-31|decade
past|in the first quarter of 2024|the first quarter of 2024|2024-01-01|2024-03-31|quarter
past|in the third quarter of last year|the third quarter of last year|2025-07-01|2025-09-30|quarter
past|in Q4 2023|Q4 2023|2023-10-01|2023-12-31|quarter
past|in the second half of 2019|the second half of 2019|2019-07-01|2019-12-31|range
past|in spring 2022|spring 2022|2022-03-01|2022-05-31|season
past|in the summer of 2021|the summer of 2021|2021-06-01|2021-08-31|season
past|last summer|last summer|2025-06-01|2025-08-31|season
past|last fall|last fall|2025-09-01|2025-11-30|season
future|next spring|next spring|2026-03-01|2026-05-31|season
past|over the winter|the winter|2025-12-01|2026-02-28|season
past|on Christmas Day|Christmas Day|2025-12-25|2025-12-25|day
past|on Christmas Eve 2019|Christmas Eve 2019|2019-12-24|2019-12-24|day
past|on Thanksgiving|Thanksgiving|2025-11-27|2025-11-27|day
past|on Good Friday|Good Friday|2025-04-18|2025-04-18|day
past|on Easter Sunday 2019|Easter Sunday 2019|2019-04-21|2019-04-21|day
future|at Easter|Easter|2026-04-05|2026-04-05|day
past|during Ramadan|Ramadan|2025-03-01|2025-03-29|range
future|during Ramadan|Ramadan|2026-02-18|2026-03-19|range
past|in Ramadan 2011|Ramadan 2011|2011-08-01|2011-08-29|range
past|last Ramadan|last Ramadan|2025-03-01|2025-03-29|range
past|on Eid al - Adha|Eid al-Adha|2025-06-06|2025-06-09|range
past|on Ashura|Ashura|2025-07-05|2025-07-05|day
past|on Yom Kippur|Yom Kippur|2025-10-02|2025-10-02|day
past|during Passover|Passover|2025-04-13|2025-04-19|range
past|at Nowruz|Nowruz|2025-03-21|2025-03-21|day
future|on Lunar New Year|Lunar New Year|2026-02-17|2026-02-17|day
past|on May Day|May Day|2025-05-01|2025-05-01|day
future|on May Day|May Day|2026-05-01|2026-05-01|day
past|on Orthodox Christmas|Orthodox Christmas|2026-01-07|2026-01-07|day
past|on Palm Sunday|Palm Sunday|2025-04-13|2025-04-13|day
past|on Memorial Day 2020|Memorial Day 2020|2020-05-25|2020-05-25|day
past|on New Year 's Eve|New Year's Eve|2025-12-31|2025-12-31|day
past|on New Year 's Day|New Year's Day|2026-01-01|2026-01-01|day
past|the day before last Tuesday|the day before last Tuesday|2026-02-02|2026-02-02|day
past|two days after the Sept. 2|two days after the Sept. 2|2025-09-04|2025-09-04|day
past|two days after the attack|two days after|||range
past|the same day|the same day|||range
past|three days later|three days later|||range
"""
ROWS = [line.split("|") for line in CASES.strip().splitlines()]


def words(text: str) -> str:
    """A text without its blanks, in which the table and the mention may differ."""
    return text.replace(" ", "")


def parsed(day: str) -> dt.date | None:
    return dt.date.fromisoformat(day) if day else None


def found(
    expression: str,
    tense: str = "past",
    published: dt.date | None = SATURDAY,
    not_before: dt.date | None = None,
) -> list[DateMention]:
    return find_dates(*dated(expression, tense), published, not_before)


def days(expression: str, tense: str, published: str) -> tuple[str, str]:
    [mention] = found(expression, tense, dt.date.fromisoformat(published))
    return str(mention.first_day), str(mention.last_day)


@pytest.mark.parametrize(("tense", "expression", "text", "first", "last", "granularity"), ROWS)
def test_expression(
    tense: str, expression: str, text: str, first: str, last: str, granularity: str
) -> None:
    [mention] = found(expression, tense)
    assert words(mention.text) == words(text)
    assert (mention.first_day, mention.last_day) == (parsed(first), parsed(last))
    assert mention.granularity == granularity


FEASTS = ("Christmas", "Easter", "Memorial")
FULL_DATES = [
    row
    for row in ROWS
    if re.search(r"\b\d{4}\b", row[2]) and row[5] == "day" and not row[2].startswith(FEASTS)
]


@pytest.mark.parametrize("row", FULL_DATES, ids=lambda row: row[2])
def test_full_dates_are_those_of_another_program(row: list[str]) -> None:
    """dateparser is the oracle for what needs no context."""
    words = re.sub(r"^(the night of|the) ", "", row[2])
    order = "DMY" if "." in words and words[0].isdigit() else "MDY"
    other = dateparser.parse(words, languages=["en"], settings={"DATE_ORDER": order})
    assert other is not None
    assert str(other.date()) == row[3]


@pytest.mark.parametrize(
    ("expression", "tense", "published", "first", "last"),
    [
        ("on Monday", "past", "2026-02-09", "2026-02-09", "2026-02-09"),
        ("on Monday", "future", "2026-02-09", "2026-02-09", "2026-02-09"),
        ("early Sunday", "past", "2026-02-09", "2026-02-08", "2026-02-08"),
        ("over the weekend", "past", "2026-02-09", "2026-02-07", "2026-02-08"),
        ("this weekend", "future", "2026-02-09", "2026-02-14", "2026-02-15"),
        ("last weekend", "past", "2026-02-08", "2026-01-31", "2026-02-01"),
        ("last week", "past", "2026-01-02", "2025-12-22", "2025-12-28"),
        ("last month", "past", "2026-01-02", "2025-12-01", "2025-12-31"),
        ("next month", "future", "2025-12-31", "2026-01-01", "2026-01-31"),
        ("on Aug. 7", "past", "1998-08-07", "1998-08-07", "1998-08-07"),
        ("on Jan. 14", "future", "2000-01-15", "2000-01-14", "2000-01-14"),
        ("last winter", "past", "2026-04-01", "2025-12-01", "2026-02-28"),
        ("a month ago", "past", "2026-03-31", "2026-02-01", "2026-02-28"),
        ("yesterday", "past", "2024-03-01", "2024-02-29", "2024-02-29"),
        ("in the '20s", "past", "2026-02-07", "2020-01-01", "2029-12-31"),
        # leap days, the ends of months and years
        ("yesterday", "past", "2023-03-01", "2023-02-28", "2023-02-28"),
        ("tomorrow", "future", "2024-02-28", "2024-02-29", "2024-02-29"),
        ("tomorrow", "future", "2025-12-31", "2026-01-01", "2026-01-01"),
        ("yesterday", "past", "2026-01-01", "2025-12-31", "2025-12-31"),
        ("two days ago", "past", "2026-01-01", "2025-12-30", "2025-12-30"),
        ("a year ago", "past", "2024-02-29", "2023-01-01", "2023-12-31"),
        ("last month", "past", "2024-03-31", "2024-02-01", "2024-02-29"),
        ("three months ago", "past", "2026-01-31", "2025-10-01", "2025-10-31"),
        ("last year", "past", "2026-01-01", "2025-01-01", "2025-12-31"),
        ("on Thursday", "past", "2026-01-01", "2026-01-01", "2026-01-01"),
        ("on Friday", "past", "2026-01-01", "2025-12-26", "2025-12-26"),
        ("on Friday", "future", "2026-01-01", "2026-01-02", "2026-01-02"),
        ("on Wednesday", "none", "2026-01-01", "2025-12-31", "2025-12-31"),
        ("last Thursday", "past", "2026-01-01", "2025-12-25", "2025-12-25"),
        ("next Thursday", "future", "2026-01-01", "2026-01-08", "2026-01-08"),
        ("Monday last week", "past", "2026-01-01", "2025-12-22", "2025-12-22"),
        ("on Sunday", "past", "2024-03-03", "2024-03-03", "2024-03-03"),
        ("on Sunday", "past", "2024-03-02", "2024-02-25", "2024-02-25"),
        ("this week", "past", "2026-01-01", "2025-12-29", "2026-01-04"),
        ("next week", "future", "2025-12-30", "2026-01-05", "2026-01-11"),
        ("two weeks ago", "past", "2026-01-05", "2025-12-22", "2025-12-28"),
        ("over the weekend", "past", "2026-01-01", "2025-12-27", "2025-12-28"),
        ("overnight", "past", "2026-03-01", "2026-02-28", "2026-03-01"),
        ("last night", "past", "2024-03-01", "2024-02-29", "2024-02-29"),
        ("tonight", "future", "2026-12-31", "2026-12-31", "2026-12-31"),
        # a day or month without a year
        ("on December 31", "past", "2026-01-02", "2025-12-31", "2025-12-31"),
        ("on January 2", "future", "2025-12-30", "2026-01-02", "2026-01-02"),
        ("on January 2", "past", "2025-12-30", "2026-01-02", "2026-01-02"),
        ("on July 4", "past", "2026-07-04", "2026-07-04", "2026-07-04"),
        ("on July 4", "past", "2026-06-20", "2025-07-04", "2025-07-04"),
        ("on July 4", "future", "2026-07-20", "2027-07-04", "2027-07-04"),
        ("in November", "past", "2026-01-15", "2025-11-01", "2025-11-30"),
        ("in November", "future", "2026-01-15", "2026-11-01", "2026-11-30"),
        ("in June", "past", "2026-06-01", "2026-06-01", "2026-06-30"),
        ("in early January", "past", "2026-02-20", "2026-01-01", "2026-01-31"),
        ("last June", "past", "2026-06-15", "2025-06-01", "2025-06-30"),
        ("next June", "future", "2026-06-15", "2027-06-01", "2027-06-30"),
        ("on February 29", "past", "2027-01-01", "2024-02-29", "2024-02-29"),
        ("on Monday , June 6", "past", "2022-06-08", "2022-06-06", "2022-06-06"),
        ("on Tuesday , June 6", "past", "2026-06-08", "2023-06-06", "2023-06-06"),
        # seasons, quarters, decades at their edges
        ("this summer", "future", "2026-05-31", "2026-06-01", "2026-08-31"),
        ("last summer", "past", "2026-08-31", "2025-06-01", "2025-08-31"),
        ("in the winter", "past", "2026-01-15", "2025-12-01", "2026-02-28"),
        ("last spring", "past", "2024-06-15", "2024-03-01", "2024-05-31"),
        ("in winter 2023", "past", "2026-02-07", "2023-12-01", "2024-02-29"),
        ("in the first half of this year", "past", "2026-08-01", "2026-01-01", "2026-06-30"),
        ("in the fourth quarter of last year", "past", "2026-02-01", "2025-10-01", "2025-12-31"),
        ("a decade ago", "past", "2020-06-01", "2010-01-01", "2010-12-31"),
        ("in the '80s", "past", "2026-02-07", "1980-01-01", "1989-12-31"),
        ("in the '30s", "past", "2026-02-07", "1930-01-01", "1939-12-31"),
        # feasts that move, on their day and around it
        ("on Easter Sunday", "past", "2019-04-22", "2019-04-21", "2019-04-21"),
        ("on Good Friday", "past", "2019-04-18", "2018-03-30", "2018-03-30"),
        ("on Good Friday", "future", "2019-04-18", "2019-04-19", "2019-04-19"),
        ("during Ramadan", "past", "2024-03-20", "2024-03-11", "2024-04-09"),
        ("last Ramadan", "past", "2024-03-20", "2023-03-23", "2023-04-20"),
        ("on Eid al - Fitr", "past", "2024-04-11", "2024-04-10", "2024-04-12"),
        ("on Thanksgiving", "past", "2024-11-28", "2024-11-28", "2024-11-28"),
        ("on Labor Day", "past", "2024-09-03", "2024-09-02", "2024-09-02"),
        ("on Christmas", "past", "2026-01-02", "2025-12-25", "2025-12-25"),
        ("on Christmas", "future", "2026-01-20", "2026-12-25", "2026-12-25"),
    ],
)
def test_other_publication_days(
    expression: str, tense: str, published: str, first: str, last: str
) -> None:
    assert days(expression, tense, published) == (first, last)


@pytest.mark.parametrize(
    "expression",
    [
        "1,998 troops",
        "1998 people",
        "2000 fighters",
        "a second time",
        "for two weeks",
        "over three days",
        "in a march",
        "at 1200 GMT",
        "Resolution 1973",
        "in 480 BC",
        "after Bloody Sunday",
        "the fall of the city",
        "$ 2014",
        "in the past week",
        "a force of 2000",
        "day by day",
        "a 14 - day truce",
    ],
)
def test_no_date(expression: str) -> None:
    assert found(expression) == []


@pytest.mark.parametrize(
    ("expression", "texts"),
    [
        ("from March 3 to 5", ["March 3", "5"]),
        ("from July to September", ["July", "September"]),
        ("between 1994 and 1997", ["1994", "1997"]),
        ("throughout 1915-17", ["1915", "17"]),
        ("3-5 March 2024", ["3", "5 March 2024"]),
        ("on May 3 and 4", ["May 3", "4"]),
        ("throughout the fall and winter", ["the fall", "winter"]),
    ],
)
def test_both_ends_are_mentions(expression: str, texts: list[str]) -> None:
    assert [mention.text for mention in found(expression)] == texts


def test_the_year_of_a_range_counts_for_both_ends() -> None:
    first, last = found("from December 30 to January 2 , 2019")
    assert (first.first_day, last.first_day) == (dt.date(2018, 12, 30), dt.date(2019, 1, 2))


def test_names_are_no_dates() -> None:
    sentence, _ = dated("April Smith")
    tokens = list(sentence.tokens)
    tokens[2] = tokens[2]._replace(deprel="obj", head=1)
    tokens[3] = tokens[3]._replace(deprel="flat", head=2)
    sentence = Sentence(0, "body", 0, sentence.end, tuple(tokens))
    assert find_dates(sentence, Tree(tokens), SATURDAY) == []
    tokens[2] = tokens[2]._replace(deprel="compound", head=3)
    tokens[3] = tokens[3]._replace(form="Movement", deprel="obj", head=1)
    assert find_dates(sentence, Tree(tokens), SATURDAY) == []
    assert found("in April") != []


def test_the_modal_may_is_no_month() -> None:
    assert found("may leave") == []
    assert found("until May") != []


@pytest.mark.parametrize("expression", ["on Friday", "last week", "in May", "today", "on May 29"])
def test_nothing_is_guessed_without_a_publication_day(expression: str) -> None:
    [mention] = found(expression, published=None)
    assert mention.first_day is None
    assert mention.last_day is None


@pytest.mark.parametrize("expression", ["on May 29 , 2020", "in 2014", "in April 2023"])
def test_absolute_dates_need_no_publication_day(expression: str) -> None:
    assert found(expression, published=None) == found(expression)


@pytest.mark.parametrize(
    ("expression", "first"),
    [
        ("on Saturday", "2026-02-07"),
        ("on Friday", "2026-02-06"),
        ("on Thursday", "2026-02-12"),
        ("last year", "2025-01-01"),
        ("in April 2023", "2023-04-01"),
    ],
)
def test_a_caption_is_the_earliest_day(expression: str, first: str) -> None:
    [mention] = found(expression, published=None, not_before=dt.date(2026, 2, 6))
    assert str(mention.first_day) == first


@pytest.mark.parametrize("expression", ["yesterday", "last week", "overnight", "two days ago"])
def test_a_caption_is_no_publication_day(expression: str) -> None:
    [mention] = found(expression, published=None, not_before=dt.date(2026, 2, 6))
    assert mention.first_day is None


# -- dates that count from others --------------------------------------------------------------


def article(*expressions: str, published: dt.date | None = SATURDAY) -> list[str]:
    """The first days of the only date of each sentence."""
    pairs = []
    for index, expression in enumerate(expressions):
        sentence, tree = dated(expression)
        pairs.append((Sentence(index, "body", 0, sentence.end, sentence.tokens), tree))
    dates = ArticleDates(pairs, published)
    return [str(dates.mentions(index)[0].first_day) for index in range(len(pairs))]


@pytest.mark.parametrize(
    ("expression", "first"),
    [
        ("the same day", "2025-06-13"),
        ("that night", "2025-06-13"),
        ("the following day", "2025-06-14"),
        ("the next day", "2025-06-14"),
        ("the previous day", "2025-06-12"),
        ("two days later", "2025-06-15"),
        ("a day earlier", "2025-06-12"),
        ("the day before", "2025-06-12"),
        ("three weeks later", "2025-06-30"),
        ("that month", "2025-06-01"),
        ("two months later", "2025-08-01"),
        ("the same year", "2025-01-01"),
        ("later that year", "2025-01-01"),
        ("in May of that year", "2025-05-01"),
        ("on the 20th", "2025-06-20"),
    ],
)
def test_counted_from_the_last_date(expression: str, first: str) -> None:
    assert article("on June 13 , 2025", expression)[1] == first


def test_a_month_does_not_anchor_a_day() -> None:
    assert article("on June 13 , 2025", "in 2019", "the same day")[2] == "2025-06-13"
    assert article("in 2019", "two days later")[1] == "None"


def test_a_story_of_the_past_dates_itself() -> None:
    told = article(
        "in 1939", "on 1 September 1939", "in 1940", "on 9 April", "in May", "two days later"
    )
    assert told[3:5] == ["1940-04-09", "1940-05-01"]
    assert article("in 1939", "on Friday", "on 9 April")[2] == "2025-04-09"


def test_a_story_goes_on_into_the_next_year() -> None:
    told = article("in 1939", "in 1940", "on December 8 , 1941", "in January")
    assert told[3] == "1942-01-01"


# -- properties ----------------------------------------------------------------------------------

VOCABULARY = st.sampled_from(
    word_list(
        "Friday Saturday May March Feb. 6 29 31 2024 1998 17 the of in on to and - last next this "
        "same day week month year ago later two three early summer fall 1990s '90s quarter first "
        "weekend , ( before after today overnight people may 2026-02-30 12/25/2020 Christmas"
    )
)


@given(
    st.lists(VOCABULARY, min_size=1, max_size=9),
    st.dates(dt.date(1700, 1, 1), dt.date(2100, 12, 31)),
    st.sampled_from(["past", "future", "none"]),
)
def test_mentions_are_sound(parts: list[str], published: dt.date, tense: str) -> None:
    if not any(char.isalnum() for part in parts for char in part):
        parts = [*parts, "x"]
    sentence, tree = dated(" ".join(parts), tense)
    mentions = find_dates(sentence, tree, published)
    assert mentions == find_dates(sentence, tree, published)
    end = 0
    for mention in mentions:
        assert end <= mention.start < mention.end <= sentence.end
        assert 0 <= mention.first <= mention.head < mention.last <= len(sentence.tokens)
        assert mention.text
        assert (mention.first_day is None) == (mention.last_day is None)
        if mention.first_day and mention.last_day:
            assert mention.first_day <= mention.last_day
        end = mention.end


@given(
    st.sampled_from(word_list("Monday Tuesday Wednesday Thursday Friday Saturday Sunday")),
    st.dates(dt.date(1900, 1, 1), dt.date(2100, 12, 31)),
)
def test_weekdays_lie_within_a_week(name: str, published: dt.date) -> None:
    [past] = found(f"on {name}", "past", published)
    [future] = found(f"on {name}", "future", published)
    assert past.first_day is not None
    assert future.first_day is not None
    assert 0 <= (published - past.first_day).days < 7
    assert 0 <= (future.first_day - published).days < 7
    assert past.first_day.strftime("%A") == future.first_day.strftime("%A") == name


@given(st.dates(dt.date(1000, 1, 1), dt.date(2100, 12, 31)), st.dates(dt.date(1900, 1, 1)))
def test_full_dates_mean_themselves(date: dt.date, published: dt.date) -> None:
    for shape in ("%B {} , %Y", "{} %B %Y", "%Y-%m-%d"):
        year = f"{date.year:04d}"
        text = date.strftime(shape.format(date.day).replace("%Y", year))
        [mention] = found(f"on {text}", "past", published)
        assert (mention.first_day, mention.last_day) == (date, date)


def test_a_token_of_many_forms_keeps_its_offsets() -> None:
    form = "2019-2020"
    token = Token(form, form, "NUM", "CD", "_", -1, "root", 40, 49)
    sentence = Sentence(0, "title", 40, 49, (token,))
    first, last = find_dates(sentence, Tree([token]), SATURDAY)
    assert (first.start, first.end, last.start, last.end) == (40, 44, 45, 49)
    assert (first.text, last.text) == ("2019", "2020")


def test_an_undated_article_is_no_older_than_the_last_day_it_tells_of() -> None:
    pairs = [dated("in 2014"), dated("in March 2020"), dated("in 2031", "future")]
    assert ArticleDates(pairs[:1], None).appeared() == dt.date(2014, 1, 1)
    numbered = [(replace(s, index=n), t) for n, (s, t) in enumerate(pairs)]
    assert ArticleDates(numbered, None).appeared() == dt.date(2020, 3, 1)
    assert ArticleDates(numbered, SATURDAY).appeared() == SATURDAY
    assert ArticleDates([dated("on Friday")], None).appeared() is None


POINTING = st.sampled_from(
    [
        *("today", "yesterday", "tomorrow", "tonight", "last night", "this morning", "overnight"),
        *("two days ago", "10 days ago", "three days from now", "the day before yesterday"),
    ]
)
WEEKLY = st.sampled_from(
    [
        *("on Monday", "last Friday", "next Sunday", "Tuesday last week", "Friday next week"),
        *("last week", "this week", "next week", "two weeks ago", "over the weekend"),
        *("last weekend", "next weekend", "early Sunday", "since Thursday"),
    ]
)
DAYS_OF_NEWS = st.dates(dt.date(1990, 1, 1), dt.date(2040, 12, 31))


def moved(expression: str, tense: str, published: dt.date, by: int) -> bool:
    """Whether the same words published so many days later mean days so many days later."""
    [one] = found(expression, tense, published)
    [other] = found(expression, tense, published + dt.timedelta(by))
    assert one.first_day
    assert one.last_day
    step = dt.timedelta(by)
    return (other.first_day, other.last_day) == (one.first_day + step, one.last_day + step)


@given(POINTING, st.sampled_from(["past", "future", "none"]), DAYS_OF_NEWS, st.integers(-400, 400))
def test_what_points_to_a_day_moves_with_publication(
    expression: str, tense: str, published: dt.date, by: int
) -> None:
    assert moved(expression, tense, published, by)


@given(WEEKLY, st.sampled_from(["past", "future", "none"]), DAYS_OF_NEWS, st.integers(-60, 60))
def test_what_points_to_a_week_moves_with_it(
    expression: str, tense: str, published: dt.date, weeks: int
) -> None:
    assert moved(expression, tense, published, 7 * weeks)
