"""Lines that are wrapping are joined; lines that are paragraphs are not."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from eventcoder.articles.characters import is_blank
from eventcoder.articles.paragraphs import paragraphs


def words(text: str) -> list[str]:
    return [paragraph.words for paragraph in paragraphs(text)]


def test_a_blank_line_parts_paragraphs() -> None:
    assert words("Rebels left Goma.\n\nThe army returned.") == [
        "Rebels left Goma.",
        "The army returned.",
    ]


def test_a_hard_wrapped_paragraph_is_one() -> None:
    text = (
        "Government forces backed by African Union peacekeepers recaptured a\n"
        "Farming town from the group on Friday after two days of fighting, the\n"
        "Defence ministry said."
    )
    assert len(words(text)) == 1
    assert words(text)[0].endswith("fighting, the Defence ministry said.")


def test_long_lines_one_below_the_other_are_paragraphs_of_their_own() -> None:
    first = (
        "The army said on Monday that it had taken the town of Bara after a week of fighting, " * 2
    )
    second = (
        "Residents of the town said that they had seen no soldiers and heard no shots at all. " * 2
    )
    assert len(words(f"{first}\n{second}")) == 2


def test_a_line_that_stops_in_mid_sentence_goes_on_in_any_text() -> None:
    long = (
        "The army said on Monday that it had taken the town of Bara after a week of fighting and "
        * 2
    )
    assert len(words(f"{long}\nthat it would go no further.")) == 1


def test_a_caption_shown_twice_is_two_paragraphs_even_when_wrapped() -> None:
    caption = (
        "A soldier stands guard at a checkpoint on the road that leads to the\nairport of Goma"
    )
    assert words(f"{caption}\n{caption}") == [caption.replace("\n", " ")] * 2


def test_a_credit_a_number_and_a_date_stand_alone() -> None:
    text = "Smoke rises over Bara. (Photo by Ali Omar / AFP)\nTT\n20\nFebruary 7, 2026"
    assert len(words(text)) == 4


def test_blank_lines_before_a_paragraph_are_counted() -> None:
    gaps = [paragraph.gap for paragraph in paragraphs("A dog\nbarked.\n\nc\n \n\t\nd\r\n\r\ne")]
    assert gaps == [0, 1, 2, 1]


@given(st.text(alphabet=st.characters(exclude_categories=["Cs"])))
def test_paragraphs_are_ordered_trimmed_and_hold_all_that_is_not_blank(text: str) -> None:
    found = paragraphs(text)
    end = 0
    for paragraph in found:
        assert all(is_blank(character) for character in text[end : paragraph.start])
        assert paragraph.start < paragraph.end <= len(text)
        assert not is_blank(text[paragraph.start])
        assert not is_blank(text[paragraph.end - 1])
        end = paragraph.end
    assert all(is_blank(character) for character in text[end:])
