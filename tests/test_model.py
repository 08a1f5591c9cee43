"""Events made without validation are those that validation would have made."""

from __future__ import annotations

from eventcoder.model import Event
from tests.evaluate.made import REQUIRED


def test_an_event_of_fields_is_the_validated_one() -> None:
    fields = {**REQUIRED, "killed": 3, "place_name": "Alta"}
    made = Event.of(fields)
    assert made == Event(**fields)
    assert made.record() == Event(**fields).record()
    assert list(made.model_dump()) == list(Event.model_fields)


def test_a_changed_event_is_another_one() -> None:
    made = Event(**REQUIRED)
    changed = made.changed({"merged_id": "e0"})
    assert changed == made.model_copy(update={"merged_id": "e0"})
    assert made.merged_id is None


def test_what_coding_makes_is_valid() -> None:
    made = Event.of({**REQUIRED, "date": "2024-01-01"})
    assert Event.model_validate(made.model_dump(), strict=True) == made
