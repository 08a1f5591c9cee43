"""Cases made up for tests: a text of numbered words, events and mentions on it."""

from __future__ import annotations

from typing import Any

from hypothesis import strategies as st

from eventcoder.evaluate.cases import Case
from eventcoder.evaluate.gold import Gold
from eventcoder.model import Event

#: `w00 w01 ... w11`: word n is characters 4n to 4n + 3.
TEXT = " ".join(f"w{n:02}" for n in range(12))
QUADS = {"AGREE": 1, "AID": 2, "REQUEST": 3, "ACCUSE": 3, "ASSAULT": 4}
CODES = {"AGREE": "036", "AID": "0711", "REQUEST": "022", "ACCUSE": "111", "ASSAULT": "190"}
REQUIRED = {
    "event_id": "e1",
    "article_id": "a1",
    "sentence": 0,
    "sentence_text": TEXT,
    "start": 4,
    "end": 7,
    "trigger": "w01",
    "cameo": "190",
    "cameo_label": "Use force",
    "root": "19",
    "plover": "ASSAULT",
    "quad": 4,
    "goldstein": -10.0,
    "rule": "actions/19.yaml:1",
}


def event(plover: str | None = "ASSAULT", **fields: Any) -> Event:
    """An event of a type; a source or target is given as the numbers of its first and last word."""
    code = CODES.get(plover or "", "010")
    kind = {"plover": plover, "cameo": code, "root": code[:2], "quad": QUADS.get(plover or "", 0)}
    for role in ("source", "target"):
        if role in fields:
            span = word_span(*fields.pop(role))
            fields |= {f"{role}_start": span["start"], f"{role}_end": span["end"]}
    return Event(**{**REQUIRED, **kind, **fields})


def word_span(first: int, last: int | None = None) -> dict[str, int]:
    """The characters of the words `first` to `last`."""
    return {"start": 4 * first, "end": 4 * (first if last is None else last) + 3}


def actor(role: str, first: int, last: int | None = None) -> dict[str, Any]:
    return {**word_span(first, last), "role": role}


def place(word: int, lat: float | None = None, lon: float | None = None) -> dict[str, Any]:
    """A place of gold; with `kind` it is a mention of the coder too."""
    return {"kind": "place", **word_span(word), "lat": lat, "lon": lon}


def date(word: int, first: str | None, last: str | None = None) -> dict[str, Any]:
    """The same for a date; `last` is `first` where not given."""
    return {"kind": "date", **word_span(word), "from": first, "to": last or first}


def case(
    gold: dict[str, Any], *events: Event, mentions: list[dict[str, Any]] | None = None
) -> Case:
    return Case(TEXT, Gold.model_validate(gold), events, mentions or [])


words = st.integers(0, 11)
degrees = st.tuples(st.floats(-90, 90), st.floats(-180, 180))
days = st.dates().map(lambda day: day.isoformat())
events = st.builds(
    lambda kind, source, target: event(kind, source=(source,), target=(target,)),
    st.sampled_from([*QUADS, None]),
    words,
    words,
)


@st.composite
def golds(draw: st.DrawFn) -> dict[str, Any]:
    """Gold about everything: one source, one target, places and dates on words of their own."""
    kind = draw(st.sampled_from(list(QUADS)))
    places = draw(st.lists(words, unique=True, max_size=4))
    dates = draw(st.lists(words, unique=True, max_size=4))
    return {
        "plover": kind,
        "quad": QUADS[kind],
        "cameo": CODES[kind],
        "mentions": [actor("source", draw(words)), actor("target", draw(words))],
        "places": [place(word, *draw(degrees)) for word in places],
        "dates": [date(word, draw(days)) for word in dates],
    }


@st.composite
def cases(draw: st.DrawFn) -> Case:
    """Gold, and something coded that has nothing to do with it."""
    found = [place(draw(words), *draw(degrees)) for _ in range(draw(st.integers(0, 3)))]
    found += [date(draw(words), draw(st.none() | days)) for _ in range(draw(st.integers(0, 3)))]
    return case(draw(golds()), *draw(st.lists(events, max_size=3)), mentions=found)
