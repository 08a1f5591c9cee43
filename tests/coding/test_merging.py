"""Tellings of one event within an article, and the merged view of them."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from eventcoder.coding.merging import merge, with_merged_ids
from eventcoder.model import Event


def event(number: int, cameo: str = "190", **fields: object) -> Event:
    base: dict[str, object] = {
        "event_id": f"e{number}",
        "article_id": "a",
        "sentence": number,
        "sentence_text": "",
        "start": 0,
        "end": 1,
        "trigger": "x",
        "cameo": cameo,
        "cameo_label": cameo,
        "root": cameo[:2],
        "quad": 4,
        "goldstein": -10.0,
        "rule": "r",
    }
    return Event.model_validate({**base, **fields})


def actor(role: str, code: str | None, text: str) -> dict[str, object]:
    country, part = (code[:3], code[3:] or None) if code else (None, None)
    if code == "UAF":
        country, part = None, "UAF"
    return {
        f"{role}_code": code,
        f"{role}_text": text,
        f"{role}_country": country,
        f"{role}_role": part,
    }


def test_a_lead_spread_over_sentences_is_one_event() -> None:
    lead = event(
        1, "195", **actor("source", "UAF", "a paramilitary group"), **actor("target", "REF", "displaced families"),
        date="2026-02-07", date_text="Saturday", killed=24, place_text="Sudan", place_name="Sudan", place_country="SDN", place_precision="country",
    )  # fmt: skip
    second = event(
        2, "190", sentence_text="The attack by the Rapid Support Forces occurred near Rahad.", trigger="attack",
        **actor("source", "SDNREB", "the Rapid Support Forces"),
        place_text="Rahad", place_name="Rahad", place_country="SDN", place_admin1="North Kordofan", place_precision="city",
    )  # fmt: skip
    [merged] = merge(with_merged_ids([lead, second]))
    assert merged.event_id == "e1"
    assert (merged.source_code, merged.source_text) == ("SDNREB", "the Rapid Support Forces")
    assert merged.target_text == "displaced families"
    assert (merged.cameo, merged.killed, merged.date) == ("195", 24, "2026-02-07")
    assert (merged.place_name, merged.place_admin1) == ("Rahad", "North Kordofan")


def test_other_actors_codes_places_or_dates_are_other_events() -> None:
    first = event(1, **actor("source", "SDNMIL", "the army"), **actor("target", "SDNREB", "rebels"))
    others = [
        event(2, **actor("source", "TCDMIL", "the army"), **actor("target", "SDNREB", "rebels")),
        event(
            3, "040", **actor("source", "SDNMIL", "the army"), **actor("target", "SDNREB", "rebels")
        ),
        event(4, **actor("source", "SDNREB", "rebels"), **actor("target", "SDNMIL", "the army")),
    ]
    assert len(merge(with_merged_ids([first, *others]))) == 4


def test_rebels_of_a_country_are_not_the_country() -> None:
    state = event(1, **actor("source", "NOR", "Norway"), **actor("target", "FRA", "France"))
    for code, text in (("NORREB", "Norwegian rebels"), ("UAF", "Gunmen")):
        rebels = event(2, **actor("source", code, text), **actor("target", "FRA", "France"))
        assert len(merge(with_merged_ids([state, rebels]))) == 2
    army = event(2, **actor("source", "NORMIL", "the army"), **actor("target", "FRA", "France"))
    assert len(merge(with_merged_ids([state, army]))) == 1


def test_two_names_are_two_actors_though_only_one_has_a_code() -> None:
    source = actor("source", "NORMIL", "the army")
    one = event(1, **source, **actor("target", "FRA", "France"))
    other = event(2, **source, **actor("target", None, "Goma"))
    assert len(merge(with_merged_ids([one, other]))) == 2
    described = event(2, **source, **actor("target", None, "the trucks"))
    assert len(merge(with_merged_ids([one, described]))) == 1
    longer = event(2, **source, **actor("target", None, "southern France"))
    assert len(merge(with_merged_ids([one, longer]))) == 1


def test_a_capital_at_the_sentence_beginning_names_nobody() -> None:
    target = actor("target", "FRA", "France")
    one = event(1, **actor("source", "NORMIL", "Norway's army"), **target)
    other = event(2, sentence_text="Attackers hit.", **actor("source", None, "Attackers"), **target)
    assert len(merge(with_merged_ids([one, other]))) == 1


def test_days_that_nothing_resolves_differ_where_their_words_do() -> None:
    actors = {**actor("source", "NOR", "Norway"), **actor("target", "FRA", "France")}
    friday, week = (event(n, date_text=text, **actors) for n, text in ((1, "Friday"), (2, "last week")))  # fmt: skip
    assert len(merge(with_merged_ids([friday, week]))) == 2
    assert len(merge(with_merged_ids([friday, event(2, date_text="friday", **actors)]))) == 1


def test_different_days_are_different_events() -> None:
    actors = {**actor("source", "SDNMIL", "the army"), **actor("target", "SDNREB", "rebels")}
    one = event(1, **actors, date="2026-02-07", date_text="Saturday")
    two = event(2, **actors, date="2026-02-06", date_text="Friday")
    assert len(merge(with_merged_ids([one, two]))) == 2


def test_two_half_empty_tellings_are_not_glued_by_their_gaps() -> None:
    one = event(1, **actor("source", "SDNMIL", "the army"))
    two = event(2, **actor("target", "SDNREB", "rebels"))
    assert len(merge(with_merged_ids([one, two]))) == 2


events = st.lists(
    st.builds(
        lambda cameo, source, target, n: (cameo, source, target),
        st.sampled_from(["190", "195", "040", "19"]),
        st.sampled_from([None, "SDNREB", "SDNMIL", "UAF"]),
        st.sampled_from([None, "SDNREF", "SDNCVL"]),
        st.integers(),
    ),
    max_size=8,
)


@given(events)
def test_the_merged_view_loses_no_group_and_rows_stay_as_they_are(
    rows: list[tuple[str, str | None, str | None]],
) -> None:
    tellings = [
        event(n, cameo, **actor("source", source, "x"), **actor("target", target, "y"))
        for n, (cameo, source, target) in enumerate(rows)
    ]
    found = with_merged_ids(tellings)
    assert [e.model_copy(update={"merged_id": None}) for e in found] == tellings
    assert {e.merged_id for e in found} <= {e.event_id for e in found}
    assert [e.event_id for e in merge(found)] == list(dict.fromkeys(e.merged_id for e in found))


def test_a_known_target_takes_up_the_event() -> None:
    lead = event(
        1,
        "195",
        sentence_text="A drone strike hit a truck carrying displaced families.",
        **actor("source", "UAF", "an armed group"),
        **actor("target", "REF", "displaced families"),
    )
    fields = {**actor("source", "CODREB", "the M23"), **actor("target", None, "The truck")}
    told = "The truck was hit by the M23."
    same = event(2, "190", sentence_text=told, trigger="hit", **fields)
    assert len(merge(with_merged_ids([lead, same]))) == 1
    other = event(
        3, "190", sentence_text=told, trigger="hit", **{**fields, "target_text": "The mill"}
    )
    assert len(merge(with_merged_ids([lead, other]))) == 2


def test_a_place_that_is_told_beats_an_inferred_one() -> None:
    told = event(
        1, "190", **actor("source", "SDNREB", "rebels"), place_text="Sudan", place_name="Sudan",
        place_precision="country", place_basis="clause",
    )  # fmt: skip
    inferred = event(
        2, "190", **actor("source", "SDNREB", "rebels"), place_name="Khartoum", place_precision="city",
        place_basis="dateline",
    )  # fmt: skip
    [merged] = merge(with_merged_ids([told, inferred]))
    assert (merged.place_name, merged.place_basis) == ("Sudan", "clause")
