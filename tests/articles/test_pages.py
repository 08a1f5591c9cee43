"""The paragraphs of a page as news sites give it."""

from __future__ import annotations

from eventcoder.articles.pages import page_kinds
from eventcoder.articles.paragraphs import paragraphs

TITLE = "Army Leaves Bara After Deal With Rebels"
CAPTION = "Soldiers board a truck in Bara on February 6, 2026. (AFP)"
LEAD = "The army left the town of Bara on Saturday under a deal with the rebels, residents said."
NEXT = "Its commander said that the rebels had promised to let aid workers into the besieged town."


def kinds(*parts: str) -> str:
    """The first letters of the kinds of a page's paragraphs."""
    return "".join(kind[0] for kind in page_kinds(paragraphs("\n\n".join(parts))))


def test_a_page_with_its_captions_and_title_said_twice() -> None:
    top = f"{CAPTION}\n{CAPTION}\nTT\n20"
    assert kinds(TITLE, top, TITLE, f"{CAPTION}\n{CAPTION}", LEAD, NEXT) == "tccfffccbb"


def test_a_caption_without_credit_is_known_by_being_said_twice() -> None:
    bare = "Soldiers board a truck in Bara"
    assert kinds(TITLE, f"{bare}\n{bare}\nTT", TITLE, f"{bare}\n{bare}", LEAD) == "tccffccb"
    assert kinds(TITLE, LEAD, f"{bare}\n{bare}", NEXT) == "tbccb"


def test_a_caption_with_any_credit_above_the_body() -> None:
    assert kinds(TITLE, "The commander in Bara (Government Media)", LEAD, NEXT) == "tcbb"


def test_a_lead_that_ends_in_an_abbreviation_is_no_caption() -> None:
    lead = "The army left the town of Bara on Saturday under a deal with the group of rebels (GNA)."
    assert kinds(TITLE, lead, NEXT) == "tbb"


def test_an_agency_in_brackets_makes_a_caption_amid_the_body_but_not_at_its_end() -> None:
    signed = "Residents returned to the town in the evening. (AFP)"
    assert kinds(TITLE, LEAD, signed, NEXT) == "tbcb"
    assert kinds(TITLE, LEAD, NEXT, signed) == "tbbb"


def test_a_photo_credit_makes_a_caption_anywhere() -> None:
    credited = "Residents return to the town. REUTERS/Ali Omar"
    assert kinds(TITLE, LEAD, NEXT, credited) == "tbbc"


def test_the_way_to_the_page_shows_which_line_is_the_title() -> None:
    title = "The army admits that it has left Bara."
    assert kinds(f"Home / Politics / {title}", title, LEAD, NEXT) == "ftbb"


def test_bylines_and_dates_above_the_body() -> None:
    assert kinds(TITLE, "By Amina Yusuf", "7 February 2026", LEAD, NEXT) == "tffbb"


def test_a_standfirst_above_the_byline_is_body_within_the_header() -> None:
    standfirst = (
        "Officials say that dozens were killed as the siege of the town entered its third week."
    )
    assert kinds(TITLE, standfirst, "By Amina Yusuf", "7 February 2026", LEAD, NEXT) == "tbffbb"


def test_labels_above_the_body_are_furniture_and_no_title() -> None:
    assert kinds("Middle East", "Conflict", TITLE, "3 hours ago", "Amina Yusuf", LEAD) == "fftffb"


def test_a_date_amid_the_body_heads_a_chronology() -> None:
    assert kinds(TITLE, LEAD, "7 February 2026", NEXT) == "tbbb"


def test_links_and_forms_below_the_body() -> None:
    tail = ["Leave your vote", "Check Also", "A Port Strike Ends", "Dockers went back …", "Log In"]
    talk = "Enter your account data and we will send you a link to reset your password."
    assert kinds(TITLE, LEAD, NEXT, *tail, talk, "No Collections") == "tbb" + "f" * 7


def test_the_body_goes_on_after_a_box_of_links() -> None:
    box = ["Related Articles", "A Port Strike Ends", "Farmers Block a Road"]
    assert kinds(TITLE, LEAD, *box, NEXT, LEAD.replace("Bara", "Rahad")) == "tbfffbb"


def test_the_body_goes_on_with_one_paragraph_after_a_single_link() -> None:
    assert kinds(TITLE, LEAD, "Read also", "A Port Strike Ends", NEXT) == "tbffb"


def test_the_body_goes_on_after_a_box_with_much_navigation_in_it() -> None:
    box = ["Recommended Stories", "list of 3 items", "Farmers Block a Road", "end of list"]
    assert kinds(TITLE, LEAD, *box, "“We left,” he said.", NEXT, "Log In") == "tbffffbbf"


def test_a_teaser_that_is_a_whole_sentence_is_no_body() -> None:
    tail = ["Leave your vote", "Check Also", "A Port Strike Ends", LEAD.replace("Bara", "Rahad")]
    assert kinds(TITLE, LEAD, NEXT, *tail, "Log In") == "tbbfffff"


def test_short_paragraphs_of_speech_stay_body() -> None:
    assert kinds(TITLE, LEAD, "“We are leaving.”", "“Why?”", NEXT) == "tbbbb"


def test_a_page_without_a_title() -> None:
    assert kinds(LEAD, NEXT) == "bb"


def test_nothing_but_furniture_is_kept_as_body() -> None:
    assert kinds("Log In", "Privacy Policy") == "bb"
