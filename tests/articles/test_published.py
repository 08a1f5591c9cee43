"""The publication date: stated, in a dateline, or only bounded by a caption."""

from __future__ import annotations

import datetime as dt

import pytest

from eventcoder.articles.cleaning import find_segments
from eventcoder.articles.published import Published, date_problem, find_published

TITLE = "Army Leaves Bara After Deal With Rebels"
LEAD = "The army left the town of Bara on Saturday under a deal with the rebels, residents said."
NEXT = "Its commander had taken the town on 3 May 2025, after a siege of more than eight months."
DAY = dt.date(2026, 2, 7)


def published(*parts: str) -> Published:
    text = "\n\n".join(parts)
    return find_published(text, find_segments(text, page=True))


@pytest.mark.parametrize("line", ["Published: 7 February 2026", "Feb. 7, 2026", "2026-02-07"])
def test_a_line_above_the_body(line: str) -> None:
    assert published(TITLE, line, LEAD, NEXT)[:3] == (DAY, "text", None)


def test_published_counts_before_updated() -> None:
    found = published(TITLE, "Updated: 9 February 2026", "Published: 7 February 2026", LEAD, NEXT)
    assert found.date == DAY


def test_a_dateline_with_a_year() -> None:
    assert published(TITLE, f"BARA, Feb 7, 2026 (Reuters) - {LEAD}")[:3] == (DAY, "text", None)


def test_a_dateline_without_a_year_takes_it_from_a_caption_and_says_so() -> None:
    caption = "Soldiers in Bara, December 30, 2025. (AFP)"
    found = published(TITLE, caption, f"BARA, Jan 2 (Reuters) - {LEAD}", NEXT)
    assert found[:3] == (dt.date(2026, 1, 2), "text", "date-inferred")


def test_a_dateline_without_a_year_takes_it_from_the_copyright_line() -> None:
    found = published(TITLE, f"BARA, Feb 7 (Reuters) - {LEAD}", NEXT, "© 2026 The Evening Ledger")
    assert found[:3] == (DAY, "text", "date-inferred")


def test_a_dateline_without_a_year_and_no_clue_gives_no_date() -> None:
    assert published(TITLE, f"BARA, Feb 7 (Reuters) - {LEAD}", NEXT).kind == "no-date"


def test_a_caption_far_from_the_dateline_is_no_clue() -> None:
    caption = "Soldiers in Bara, May 3, 2021. (AFP)"
    found = published(TITLE, caption, f"BARA, Feb 7 (Reuters) - {LEAD}", NEXT)
    assert found[:2] == (dt.date(2021, 5, 3), "caption")


def test_the_latest_caption_bounds_the_date() -> None:
    captions = ["In Bara, May 3, 2021. (AFP)", "In Bara, February 6, 2026. REUTERS/Ali Omar"]
    found = published(TITLE, *captions, LEAD, NEXT)
    assert found[:3] == (dt.date(2026, 2, 6), "caption", "date-inferred")
    assert "or later" in found.message


def test_a_date_in_the_body_is_no_publication_date() -> None:
    found = published(TITLE, LEAD, NEXT)
    assert (found.date, found.kind) == (None, "no-date")


def test_the_note_tells_how_to_give_the_date() -> None:
    note = date_problem(published(TITLE, LEAD, NEXT), "a.txt", 3, "a1")
    assert note is not None
    assert (note.severity, note.file, note.line, note.article_id) == ("note", "a.txt", 3, "a1")
    assert "--date" in note.remedy
    assert date_problem(published(TITLE, "2026-02-07", LEAD), "a.txt", 3, "a1") is None
