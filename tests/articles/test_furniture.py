"""Links, buttons and notices are furniture; sentences with the same words in them are not."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from eventcoder.articles.furniture import (
    is_breadcrumb,
    is_byline,
    is_date_only,
    is_labelled_date,
    is_navigation,
    is_page_line,
    is_site_talk,
    is_stray,
    opens_tail,
)


@pytest.mark.parametrize(
    "words",
    [
        "Leave your vote",
        "Log In",
        "Forgot password?",
        "Privacy Policy",
        "Read more",
        "Read more: What we know so far",
        "Share on Facebook",
        "Facebook Twitter WhatsApp",
        "Share this:",
        "3 min read",
        "12 Comments",
        "Tags: Malawi, elections",
        "© 2026 The Evening Ledger. All rights reserved.",
        "We use cookies to improve your experience on this website.",
        "Enter your account data and we will send you a link to reset your password.",
        "Advertisement",
        "Follow us on Telegram",
        "Sign up for our newsletter",
    ],
)
def test_navigation(words: str) -> None:
    assert is_navigation(words)
    assert is_page_line(words)


@pytest.mark.parametrize(
    "words",
    [
        "The rebels said they would share power with the government.",
        "Police used tear gas against protesters who tried to log their complaints.",
        "By signing the accord, the parties agree to withdraw.",
        "Copyright law was on the agenda of the talks.",
        "This site uses centrifuges to enrich uranium.",
        "Related clashes left two people dead.",
        "More than 200 people fled.",
        "Comments by the minister angered Kenya.",
        "(c) The parties shall withdraw their forces.",
    ],
)
def test_a_sentence_is_no_navigation(words: str) -> None:
    assert not is_navigation(words)
    assert not is_page_line(words)


def test_stray_marks() -> None:
    assert all(map(is_stray, ["TT", "20", "* * *", "A+", "1,204", "–"]))
    assert not any(map(is_stray, ["1917", "1917-1918", "Why?", "The UN left"]))


def test_the_way_to_the_page() -> None:
    assert is_breadcrumb("Home / Politics / Army leaves Bara")
    assert is_breadcrumb("News > Africa > Malawi")
    assert not is_breadcrumb("The army left Bara / Kadugli")


def test_bylines() -> None:
    for words in (
        "By Amina Yusuf",
        "By Amina Yusuf and Peter Otieno in Nairobi",
        "Reporting by Amina Yusuf in Nairobi; Editing by Peter Otieno",
        "Source: Xinhua",
        "With inputs from agencies",
    ):
        assert is_byline(words), words
    for words in (
        "By Monday the rebels had left.",
        "Reporting by the rights group showed that troops had fired.",
        "Source countries: The two sides met.",
    ):
        assert not is_byline(words), words


def test_lines_that_hold_only_a_date() -> None:
    for words in (
        "Saturday, 7 February 2026",
        "Feb. 7, 2026 11:40 AM UTC",
        "2026-04-30T21:14:00Z",
        "By Sahel Desk | 9 May 2026",
    ):
        assert is_date_only(words), words
    assert not is_date_only("On 7 February 2026 the army left Bara")
    assert not is_date_only("Saturday")


def test_lines_that_say_when_the_page_was_published() -> None:
    for words in (
        "Published: 7 February 2026",
        "Published on 18 February 2026",
        "Last updated: 22 April 2026",
        "Updated 9:12 AM, February 9, 2026",
        "Posted: 2026-03-24",
        "First published on Feb 7, 2026 | Updated on Feb 8, 2026",
    ):
        assert is_labelled_date(words), words
    assert not is_labelled_date("Published figures show that 7 February 2026 was the worst day")


def test_what_opens_the_links_at_the_end() -> None:
    assert opens_tail("Check Also")
    assert opens_tail("Related Articles")
    assert not opens_tail("Related clashes erupted in Bara on Monday")
    assert is_site_talk("Your password reset link appears to be invalid or expired.")


@given(st.text())
def test_any_line_can_be_judged(words: str) -> None:
    assert isinstance(is_page_line(words), bool)
    assert isinstance(is_breadcrumb(words), bool)
