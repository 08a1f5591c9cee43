"""Places that are inferred: from another telling, the dateline, the story."""

from __future__ import annotations

from typing import Any

import pytest

from eventcoder.coding.places import ArticlePlaces, EventPlaces, PlaceIndex, dateline_place
from eventcoder.coding.places.clause import EventClause
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
        ("UNITED NATIONS, May 4 (AP) - ", "United Nations Headquarters", "USA"),
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


HOST = in_place("Rahad").replace("Rebels rebel", "Envoys envoy")


def talk(number: int, source: str, words: str, target: str | None = None, **fields: Any) -> Event:
    values = {"quad": 1, "root": "02", "goldstein": 1.0, "source_code": source, "source_text": words,
              "source_country": source[:3], "target_country": target}  # fmt: skip
    return event(number, **{**values, **fields})


def visit(**fields: Any) -> Event:
    values = {"root": "04", "place_text": "Rahad", "place_name": "Rahad", "place_country": "SDN"}
    return talk(0, "FRAGOV", "French Minister Anne Petit", "SDN", **{**values, **fields})


@pytest.mark.parametrize("words", ["Petit", "Minister Anne Petit", "she", "the French minister"])
def test_a_visitor_speaks_where_the_visit_is(index: PlaceIndex, words: str) -> None:
    where = placing(index, HOST, NOTHING)
    _, said = where.inferred([visit(), talk(1, "FRAGOV", words)])
    assert placed(said) == ("Rahad", "story", None)


@pytest.mark.parametrize(
    ("other", "said"),
    [
        (visit(), talk(1, "FRAGOV", "Jean Grand")),
        (visit(), talk(1, "FRAMIL", "Petit")),
        (visit(), talk(1, "FRAGOV", "French ministers")),
        (visit(background=1), talk(1, "FRAGOV", "Petit")),
        (visit(date="2024-03-01"), talk(1, "FRAGOV", "Petit", date="2024-03-09")),
        (visit(root="07"), talk(1, "FRAGOV", "Petit")),
    ],
)
def test_who_is_no_visitor_speaks_at_home(index: PlaceIndex, other: Event, said: Event) -> None:
    _, found = placing(index, HOST, NOTHING).inferred([other, said])
    assert placed(found) == ("France", "story", None)


def test_a_state_speaks_to_its_hosts_through_a_visitor(index: PlaceIndex) -> None:
    where = placing(index, HOST, NOTHING, NOTHING)
    events = [visit(), talk(1, "FRA", "Paris", "SDN"), talk(2, "FRA", "Paris", "TCD")]
    _, to_hosts, to_others = where.inferred(events)
    assert placed(to_hosts)[0] == "Rahad"
    assert placed(to_others)[0] == "France"
    alone = talk(2, "FRA", "France")
    told = talk(2, "FRA", "France", sentence_text="Petit said France is with its partners.")
    assert [placed(e)[0] for e in where.inferred([visit(), told, alone])[1:]] == ["Rahad", "France"]


def test_the_most_exact_place_of_a_visit(index: PlaceIndex) -> None:
    where = placing(index, HOST, NOTHING, NOTHING)
    country = visit(sentence=1, place_text="Sudan", place_name="Sudan", place_precision="country")
    said = talk(2, "FRAGOV", "Petit")
    assert placed(where.inferred([visit(), country, said])[2])[0] == "Rahad"
    assert placed(where.inferred([country, said])[1])[0] == "Sudan"


def test_who_meets_a_visitor_meets_where_the_visit_is(index: PlaceIndex) -> None:
    where = placing(index, HOST, NOTHING)
    talks = {"quad": 1, "root": "04", "goldstein": 1.0, "start": 900}
    hers = talk(1, "FRAGOV", "she", "TCD", source_start=1, target_start=9, target_code="TCDGOV",
                **talks)  # fmt: skip
    his = talk(1, "TCDGOV", "the minister", "FRA", source_start=9, target_start=1,
               target_code="FRAGOV", **talks)  # fmt: skip
    assert [placed(e)[0] for e in where.inferred([visit(), hers, his])[1:]] == ["Rahad"] * 2


def test_what_is_said_is_said_at_home(index: PlaceIndex) -> None:
    where = placing(index, in_place("Rahad"), in_place("Nyala"), NOTHING)
    [said] = where.inferred([talk(2, "TUR", "Turkey", "SDN")])
    assert placed(said)[0] == "Turkey"


def test_what_is_decided_is_decided_at_home(index: PlaceIndex) -> None:
    where = placing(index, in_place("Rahad"), in_place("Nyala"), NOTHING)
    sanction = {"quad": 4, "root": "16", "goldstein": -4.0}
    [done] = where.inferred([talk(2, "NOR", "Norway", "SDN", **sanction)])
    assert placed(done)[0] == "Norway"


def test_who_has_no_country_speaks_nobody_knows_where(index: PlaceIndex) -> None:
    where = placing(index, in_place("Rahad"), NOTHING)
    [said] = where.inferred([talk(1, "IGOUNO", "the UN", source_country=None)])
    assert placed(said) == (None, None, None)
    where = placing(index, in_place("Rahad"), in_place("Nyala"), dateline="GENEVA (AP) — ")
    [said] = where.inferred([talk(1, "IGOUNO", "the UN", source_country=None)])
    assert placed(said) == ("Geneva", "dateline", None)
    [said] = where.inferred([talk(1, "OPP", "the opposition", source_country=None)])
    assert placed(said)[0] == "Sudan"


def test_an_organisation_speaks_at_its_seat(index: PlaceIndex) -> None:
    speech = talk(1, "IGOOAU", "the African Union", source_country=None)
    troops = talk(1, "IGOOAUPKO", "African Union troops", source_country=None)
    where = placing(index, in_place("Rahad"), NOTHING)
    assert [placed(where.inferred([e])[0])[0] for e in (speech, troops)] == ["Addis Ababa", None]
    where = placing(index, in_place("Rahad"), NOTHING, dateline="KHARTOUM (AP) — ")
    assert [placed(where.inferred([e])[0])[0] for e in (speech, troops)] == [
        "Addis Ababa",
        "Khartoum",
    ]
    summit = placing(index, in_place("Rahad"), in_place("Nyala"), dateline="KAMPALA (AP) — ")
    assert placed(summit.inferred([speech])[0]) == ("Kampala", "dateline", None)


def test_an_ambassador_speaks_abroad(index: PlaceIndex) -> None:
    words = talk(1, "FRAGOV", "the French ambassador")
    where = placing(index, in_place("Rahad"), NOTHING)
    assert placed(where.inferred([words])[0]) == ("Sudan", "story", None)
    where = placing(index, in_place("Rahad"), NOTHING, dateline="CAIRO (AP) — ")
    assert placed(where.inferred([words])[0]) == ("Cairo", "dateline", None)
    assert placed(placing(index, NOTHING, NOTHING).inferred([words])[0])[0] == "France"


def both_ways(country: str, other: str, **fields: Any) -> list[Event]:
    one = {"source_code": country, "source_country": country, "source_start": 1,
           "target_code": other, "target_country": other, "target_start": 9}  # fmt: skip
    two = {"source_code": other, "source_country": other, "source_start": 9,
           "target_code": country, "target_country": country, "target_start": 1}  # fmt: skip
    return [event(1, **one, **fields), event(1, **two, **fields)]


def test_both_sides_of_an_act_are_in_one_place(index: PlaceIndex) -> None:
    talks = {"quad": 1, "root": "04", "goldstein": 1.0}
    where = placing(index, NOTHING, NOTHING)
    assert [placed(e)[0] for e in where.inferred(both_ways("TUR", "IRN", **talks))] == [None] * 2
    where = placing(index, NOTHING, NOTHING, dateline="ANKARA (AP) — ")
    assert [placed(e)[0] for e in where.inferred(both_ways("IRN", "TUR", **talks))] == [
        "Ankara"
    ] * 2
    where = placing(index, in_place("Rahad"), NOTHING)
    assert [placed(e)[0] for e in where.inferred(both_ways("SDN", "TUR", **talks))] == ["Sudan"] * 2
    fights = both_ways("TUR", "SDN", date_text="in 2014")
    assert [placed(e)[0] for e in where.inferred(fights)] == ["Sudan"] * 2


def test_all_whom_one_blow_hits_are_in_one_place(index: PlaceIndex) -> None:
    where = placing(index, in_place("Rahad"), in_place("Ankara"), in_place("Tehran"), NOTHING)
    hit = [
        event(3, target_code="IRNMIL", target_country="IRN", date_text="in 2014"),
        event(3, target_code="SDNUAF", target_country="SDN", date_text="in 2014"),
    ]
    story = placed(where.inferred([event(3, date_text="in 2014")])[0])[0]
    assert story == "Iran"
    assert [placed(e)[0] for e in where.inferred(hit)] == ["Iran"] * 2


def test_a_state_is_struck_at_home_its_people_where_the_story_is(index: PlaceIndex) -> None:
    where = placing(index, in_place("Rahad"), NOTHING)
    state = event(1, target_code="FRA", target_country="FRA", date_text="in 2014")
    people = event(1, start=900, target_code="FRACVL", target_country="FRA", date_text="in 2014")
    assert [placed(e)[0] for e in where.inferred([state, people])] == ["France", "Sudan"]


def test_an_arrest_is_where_the_police_are(index: PlaceIndex) -> None:
    where = placing(index, in_place("Rahad"), in_place("Ankara"), in_place("Tehran"), NOTHING)
    arrest = {"root": "17", "goldstein": -5.0, "date_text": "in 2014"}
    [known] = where.inferred([event(3, source_code="TURCOP", source_country="TUR",
                                    target_code="FRACVL", target_country="FRA", **arrest)])  # fmt: skip
    [unknown] = where.inferred([event(3, target_code="FRAGOV", target_country="FRA", **arrest)])
    assert placed(known)[0] == "Turkey"
    assert placed(unknown)[0] == "Iran"
