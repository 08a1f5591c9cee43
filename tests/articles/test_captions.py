"""Photo credits are told from the ends of sentences."""

from __future__ import annotations

import pytest

from eventcoder.articles.captions import has_agency_credit, has_bare_credit, has_photo_credit


@pytest.mark.parametrize(
    "words",
    [
        "A soldier stands guard in Sirte, August 19, 2020. REUTERS/Esam Omran Al-Fetori",
        "A man rides past a billboard in Baghdad. (Photo by Ahmad al-Rubaye / AFP)",
        "Members of the army. Reuters file photo",
        "Passengers queue in Vilnius. (Getty Images)",
        "Protesters in Nairobi on Wednesday (AP Photo/Daniel Ochieng)",
        "Fighters near Idlib [File: Khalil Ashawi/Reuters]",
        "The embassy in Berlin. Photo: Jens Albers/dpa",
        "A boat off Mokha. (File)",
        "FILE PHOTO: Trucks wait at the Adre crossing",
        "The president in Dakar. © Seyllou / AFP",
        "Smoke over Bara. Handout via REUTERS",
    ],
)
def test_a_photo_credit(words: str) -> None:
    assert has_photo_credit(words)


@pytest.mark.parametrize(
    "words",
    [
        "The army said it had left the Government of National Accord (GNA).",
        "The minister told Reuters and the AP that he would resign.",
        "They released a photo of the captured soldiers.",
        "Its fighters shared the image on social media.",
        "Police and/or soldiers fired on the crowd.",
        "The talks took place at the request of the UN (see above)",
    ],
)
def test_a_sentence_is_no_photo_credit(words: str) -> None:
    assert not has_photo_credit(words)


def test_an_agency_in_brackets_is_a_credit_but_not_a_photo_credit() -> None:
    words = "Smoke rises over the town of Bara on Friday (AFP)."
    assert has_agency_credit(words)
    assert not has_photo_credit(words)


def test_anything_short_in_brackets_may_be_a_credit_unless_a_full_stop_follows() -> None:
    assert has_bare_credit("Prime Minister Mohammed Salim (Government Media)")
    assert not has_bare_credit("The Libyan National Army (LNA).")
    assert not has_bare_credit("The army (which left)")
