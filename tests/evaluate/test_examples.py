"""The test of the dictionaries: an example passes only with exactly its events."""

from __future__ import annotations

import pytest

from eventcoder.evaluate.examples import agrees, check
from eventcoder.lexicon.entries import Example, ExampleEvent, Where
from eventcoder.model import Event

HERE = Where("actions/test.yaml", 12, 7)


def event(source: str | None, cameo: str, target: str | None, **codes: str | None) -> Event:
    codes = {
        "source_code": "XXX" if source else None,
        "target_code": "YYY" if target else None,
    } | codes
    return Event.model_validate(
        {
            "event_id": f"{source}{cameo}{target}",
            "article_id": "a",
            "sentence": 0,
            "sentence_text": "",
            "start": 0,
            "end": 1,
            "trigger": "x",
            "cameo": cameo,
            "cameo_label": "",
            "root": cameo[:2],
            "quad": 4,
            "goldstein": 0.0,
            "rule": "actions/test.yaml:3: x",
            "source_text": source,
            "target_text": target,
            **codes,
        }
    )


def example(*events: ExampleEvent) -> Example:
    return Example("Rebels attacked an army convoy.", events, HERE)


ATTACK = ExampleEvent("rebels", "190", "an army convoy")


def test_the_events_of_an_example_in_any_order_pass() -> None:
    back = ExampleEvent("an army convoy", "190", "rebels")
    got = [event("an army convoy", "190", "Rebels"), event("Rebels", "190", "an army convoy")]
    assert check(example(ATTACK, back), got) is None


@pytest.mark.parametrize(
    "got",
    [
        [],
        [event("Rebels", "193", "an army convoy")],
        [event("Rebels", "190", "the town")],
        [event("Rebels", "190", "an army convoy"), event("Rebels", "040", "an army convoy")],
    ],
)
def test_a_missing_wrong_or_further_event_fails_with_its_place(got: list[Event]) -> None:
    problem = check(example(ATTACK), got)
    assert problem is not None
    assert (problem.file, problem.line, problem.column) == HERE
    assert "[rebels, 190, an army convoy]" in problem.message


def test_a_counter_example_passes_only_without_events() -> None:
    assert check(example(), []) is None
    assert check(example(), [event("Rebels", "190", None)]) is not None


def test_actors_agree_by_words_by_code_or_by_absence() -> None:
    told = event("The Sudanese army", "190", None)
    assert agrees(ExampleEvent("the Sudanese army", "190", None), told)
    assert agrees(ExampleEvent("XXX", "190", None), told)
    assert not agrees(ExampleEvent(None, "190", None), told)
    assert not agrees(ExampleEvent("Sudan", "190", None), told)
    assert agrees(ExampleEvent(None, "190", None), event("a bomb", "190", None, source_code=None))
