"""Gold: article records that say under `gold` what is right, read and checked.

    {"id": "a1", "text": "Police arrested three protesters.", "gold": {"plover": "COERCE"}}

What `gold` may hold (at least one of them): `plover`, the PLOVER type of the event; `quad`, its
quad class, 0 for no event; `cameo`, its code; `mentions`, the spans of its source and target;
`places`, every place named, with coordinates where known; `dates`, every date expression with the
days it stands for, and `ignore`, spans that are neither right nor wrong as dates.
"""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

from pydantic import (
    BaseModel,
    ConfigDict,
    Field,
    StrictFloat,
    StrictInt,
    StrictStr,
    ValidationError,
    model_validator,
)

from eventcoder.articles.decode import decoded_lines
from eventcoder.articles.records import LONGEST_ARTICLE, RecordLine
from eventcoder.lexicon.entries import Ontology
from eventcoder.lexicon.yaml_nodes import suggest
from eventcoder.model import Problem

_LONGEST_LINE = 8 * LONGEST_ARTICLE  # bytes, as the article reader has it
_EXAMPLE = '"gold": {"plover": "COERCE"}'


class Strict(BaseModel):
    """What all parts of gold share: frozen, unknown keys ignored."""

    model_config = ConfigDict(frozen=True, extra="ignore")


class GoldSpan(Strict):
    """Characters of the article's text, end-exclusive."""

    start: StrictInt = Field(ge=0)
    end: StrictInt


class GoldMention(GoldSpan):
    """The source or the target of the event; `related` actors are neither, and not scored."""

    role: Literal["source", "target", "related"]


class GoldPlace(GoldSpan):
    """A place named in the text; degrees, `None` where not known."""

    lat: StrictFloat | None = Field(None, ge=-90, le=90)
    lon: StrictFloat | None = Field(None, ge=-180, le=180)

    @model_validator(mode="after")
    def _both_or_none(self) -> GoldPlace:
        if (self.lat is None) != (self.lon is None):
            raise ValueError("one of lat and lon is missing")
        return self

    @property
    def point(self) -> tuple[float, float] | None:
        """Latitude and longitude."""
        return None if self.lat is None or self.lon is None else (self.lat, self.lon)


class GoldDate(GoldSpan):
    """A date expression and the days it stands for, both inclusive."""

    first: dt.date = Field(alias="from")
    last: dt.date = Field(alias="to")

    @property
    def days(self) -> tuple[str, str]:
        """The first and the last day, ISO 8601."""
        return self.first.isoformat(), self.last.isoformat()


class Gold(Strict):
    """What is right about one article; `None`: nothing is said."""

    plover: StrictStr | None = None
    quad: StrictInt | None = Field(None, ge=0, le=4)
    cameo: StrictStr | None = Field(None, pattern=r"^[0-9]{2,4}$")
    mentions: tuple[GoldMention, ...] | None = None
    places: tuple[GoldPlace, ...] | None = None
    dates: tuple[GoldDate, ...] | None = None
    ignore: tuple[GoldSpan, ...] = ()

    @property
    def about_events(self) -> bool:
        """Whether an event is needed to score it."""
        return any(v is not None for v in (self.plover, self.quad, self.cameo, self.mentions))

    @property
    def about_mentions(self) -> bool:
        """Whether place or date mentions are needed to score it."""
        return self.places is not None or self.dates is not None


KINDS = tuple(Gold.model_fields)

#: Gold by the file and line of its record.
Key = tuple[str, int]


@dataclass(frozen=True, slots=True)
class GoldRecord:
    """A record's gold, and the whole record as it was written."""

    gold: Gold
    record: Mapping[str, Any]


def plover_quads(ontology: Ontology) -> dict[str, int]:
    """The quad class of each PLOVER type: that of its CAMEO codes, neutral ones left aside.

    CAMEO keeps appeals (02) apart as neutral, PLOVER counts them among its verbal conflict REQUEST.
    """
    quads: dict[str, int] = {}
    for code in ontology.codes.values():
        if code.plover is not None:
            quads[code.plover] = quads.get(code.plover) or code.quad
    return quads


def read_gold(
    files: Iterable[str], ontology: Ontology
) -> tuple[dict[Key, GoldRecord], list[Problem]]:
    """Read the `gold` of every record of some JSON Lines files.

    What makes a record no article (no JSON, no text) is left for `read_articles` to tell.

    Args:
        files: their names, as `read_articles` gets them.
        ontology: the event codes there are.

    Returns:
        The gold that can be used, and a problem for each record whose gold cannot.
    """
    gold: dict[Key, GoldRecord] = {}
    problems: list[Problem] = []
    for where, record in _records(files):
        found = _read(record, where, ontology)
        if isinstance(found, Problem):
            problems.append(found)
            continue
        gold[where.file, where.line] = GoldRecord(found, record)
        problems += _notes(found, record, where, ontology)
    return gold, problems


def _records(files: Iterable[str]) -> Iterator[tuple[RecordLine, dict[str, Any]]]:
    for file in files:
        with Path(file).open("rb") as stream:
            for line in decoded_lines(stream, file, longest=_LONGEST_LINE):
                try:
                    record = json.loads(line.text, strict=False)
                except (ValueError, RecursionError):
                    continue
                if isinstance(record, dict):
                    yield RecordLine(file, line.number), record


def _read(record: Mapping[str, Any], where: RecordLine, ontology: Ontology) -> Gold | Problem:
    def problem(message: str, remedy: str) -> Problem:
        article = record.get("id")
        return where.problem("gold", message, remedy, None if article is None else str(article))

    value = record.get("gold")
    if value is None:
        return problem("the record has no `gold`", f"Say what is right, such as {_EXAMPLE}.")
    if not isinstance(value, dict):
        message = f"`gold` is not an object but {type(value).__name__}"
        return problem(message, f"Write it as {_EXAMPLE}.")
    try:
        gold = Gold.model_validate(value)
    except ValidationError as error:
        return problem(*_first_error(error))
    if not (gold.about_events or gold.about_mentions):
        return problem("`gold` says nothing", f"Give at least one of {', '.join(KINDS)}.")
    names = plover_quads(ontology)
    if gold.plover is not None and gold.plover not in names:
        remedy = suggest(gold.plover, names) or f"Choose one of {', '.join(sorted(names))}."
        return problem(f"`gold.plover` is {gold.plover!r}, no PLOVER type", remedy)
    text = record.get("text")
    if isinstance(text, str) and (wrong := _wrong_span(gold, len(text))):
        return problem(wrong, "Count characters of `text` from 0, the end not included.")
    return gold


def _first_error(error: ValidationError) -> tuple[str, str]:
    first = error.errors()[0]
    where = "".join(f"[{p}]" if isinstance(p, int) else f".{p}" for p in first["loc"])
    said = first["msg"][:1].lower() + first["msg"][1:]
    if first["type"] == "missing":
        return f"`gold{where}` is missing", "Add it."
    return f"`gold{where}` is {str(first['input'])[:40]!r}: {said}", "Correct it."


def _wrong_span(gold: Gold, length: int) -> str | None:
    parts = ("mentions", gold.mentions), ("places", gold.places), ("dates", gold.dates)
    for name, spans in (*parts, ("ignore", gold.ignore)):
        for number, span in enumerate(spans or ()):
            if not span.start < span.end <= length:
                where = f"`gold.{name}[{number}]`, {span.start} to {span.end},"
                return f"{where} is not inside the text of {length} characters"
    return None


def _notes(
    gold: Gold, record: Mapping[str, Any], where: RecordLine, ontology: Ontology
) -> Iterator[Problem]:
    """What the user should know about gold that can be used."""
    for key in record["gold"]:
        if key not in KINDS:
            remedy = suggest(key, KINDS) or f"What is scored: {', '.join(KINDS)}."
            yield where.note("gold", f"`gold.{key}` is not scored", remedy)
    if gold.cameo is not None and gold.cameo not in ontology.codes:
        message = f"there is no event code `{gold.cameo}`, so it is never coded"
        yield where.note("gold", message, suggest(gold.cameo, ontology.codes))
