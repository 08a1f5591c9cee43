"""Places that are inferred: from another telling, the dateline, the story."""

from __future__ import annotations

from typing import Any

import pytest

from eventcoder.coding.places import ArticlePlaces, EventPlaces, PlaceIndex, dateline_place
from eventcoder.coding.places.events import EventClause
from eventcoder.gazetteer import Gazetteer
from eventcoder.lexicon import load_dictionaries
from eventcoder.model import Article, Event, Segment
from tests.coding.places.test_article import in_place
from tests.trees import at, sentence, text, tree


@pytest.fixture(scope="module")
def index() -> PlaceIndex:
    return PlaceIndex(load_dictionaries()[0], Gazetteer())


def article(*specs: str, dateline: str = "") -> Article:
    body = " ".join(text(spec) for spec in specs)
    whole = dateline + body
    segments = [Segment("dateline", 0, len(dateline))] if dateline else []
    return Article(
        id="a", text=whole, segments=(*segments, Segment("body", len(dateline), len(whole)))
    )


def placing(index: PlaceIndex, *specs: str, dateline: str = "") -> EventPlaces:
    read = article(*specs, dateline=dateline)
    pairs, start = [], len(dateline)
    for number, spec in enumerate(specs):
        pairs.append((sentence(spec, number, start), tree(spec)))
        start += len(text(spec)) + 1
    places = ArticlePlaces(index, pairs, (), dateline_place(index, read))
    return EventPlaces(read, places, index)


def event(number: int, quad: int = 4, **fields: Any) -> Event:
    values: dict[str, Any] = {
        "event_id": f"e{number}", "article_id": "a", "sentence": number, "sentence_text": "", "start": 500,
        "end": 501, "trigger": "x", "cameo": "190", "cameo_label": "", "root": "19", "quad": quad,
        "goldstein": -10.0, "rule": "r", "merged_id": f"e{number}",
    }  # fmt: skip
    return Event(**{**values, **fields})


NOTHING = "Rebels rebel NOUN 2 nsubj / left leave VERB 0 root"


def placed(found: Event) -> tuple[str | None, str | None, str | None]:
    return found.place_name, found.place_basis, found.place_text


def test_told_places_stay(index: PlaceIndex) -> None:
    where = placing(index, in_place("Rahad"))
    sample = tree(in_place("Rahad"))
    fields = where.told(0, [EventClause(sample, at(sample, "fought"), [0])])
    told = event(0, **fields)
    assert placed(told) == ("Rahad", "clause", "Rahad")
    assert told.place_precision == "city"
    assert where.inferred([told]) == [told]


def test_another_telling(index: PlaceIndex) -> None:
    where = placing(index, NOTHING, in_place("Rahad"))
    told = event(1, merged_id="e0", place_text="Rahad", place_name="Rahad", place_precision="city",
                 place_country="SDN")  # fmt: skip
    coarse = event(2, merged_id="e0", place_text="Sudan", place_name="Sudan",
                   place_precision="country")  # fmt: skip
    first, *_ = where.inferred([event(0), coarse, told])
    assert placed(first) == ("Rahad", "telling", None)


def test_fighting_is_where_it_was_last_told_to_be(index: PlaceIndex) -> None:
    where = placing(index, in_place("Rahad"), NOTHING, NOTHING)
    near, dated, far = where.inferred([event(1), event(1, date_text="in 2014"), event(2)])
    assert placed(near) == ("Rahad", "story", None)
    assert placed(dated) == ("Sudan", "story", None)
    assert placed(far) == ("Sudan", "story", None)


def test_what_is_said_has_the_dateline_of_its_country(index: PlaceIndex) -> None:
    where = placing(index, in_place("Rahad"), NOTHING, dateline="KHARTOUM, Sudan (AP) — ")
    [said] = where.inferred([event(1, quad=1, source_country="SDN")])
    assert placed(said) == ("Khartoum", "dateline", None)


def test_the_agencys_city_is_not_where_the_story_is(index: PlaceIndex) -> None:
    where = placing(index, in_place("Rahad"), in_place("Nyala"), NOTHING, dateline="CAIRO (AP) — ")
    said, done = where.inferred([event(2, quad=1, source_country="SDN"), event(2)])
    assert placed(said) == ("Sudan", "story", None)
    assert placed(done)[0] == "Nyala"


def test_force_is_used_where_the_story_is(index: PlaceIndex) -> None:
    where = placing(index, in_place("Rahad"), in_place("Nyala"), NOTHING, NOTHING)
    [done] = where.inferred([event(3, source_country="TCD")])
    assert placed(done) == ("Sudan", "story", None)
    [said] = where.inferred([event(3, quad=1, source_country="TCD")])
    assert placed(said) == ("Chad", "story", None)


def test_nothing_to_infer_from(index: PlaceIndex) -> None:
    [found] = placing(index, NOTHING).inferred([event(0)])
    assert placed(found) == (None, None, None)


@pytest.mark.parametrize(
    ("line", "name", "country"),
    [
        ("KHARTOUM, Sudan (AP) — ", "Khartoum", "SDN"),
        ("CORSICANA — ", "Corsicana", "USA"),
        ("LONDON, Ontario (Reuters) - ", "London", "CAN"),
        ("PARIS, Feb 7 (AFP) - ", "Paris", "FRA"),
        ("GAZA CITY, Gaza Strip (AP) — ", "Gaza City", "PSE"),
        ("WASHINGTON/MOSCOW (Reuters) - ", "Washington", "USA"),
    ],
)
def test_datelines(index: PlaceIndex, line: str, name: str, country: str) -> None:
    found = dateline_place(index, article(NOTHING, dateline=line))
    assert found is not None
    assert (found.name, found.country) == (name, country)
    assert line[found.start : found.end] == found.text


@pytest.mark.parametrize("line", ["(AP) — ", "XQZ (AP) — ", ""])
def test_no_place_in_a_dateline(index: PlaceIndex, line: str) -> None:
    assert dateline_place(index, article(NOTHING, dateline=line)) is None
