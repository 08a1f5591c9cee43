"""The types that move through the pipeline, all frozen.

Pydantic stands at the borders, where people's data comes in and records go out (`Article`,
`Event`); plain tuples and slotted classes where thousands a second are made (`Token`, `Sentence`,
`ActorMention` ...).  All offsets are character offsets into `Article.text`, end-exclusive, so that
`article.text[start:end]` is always the words in question.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal, NamedTuple, overload

from pydantic import BaseModel, ConfigDict

SegmentKind = Literal["title", "dateline", "body", "caption", "furniture"]
Severity = Literal["error", "note"]


class Segment(NamedTuple):
    """A stretch of an article's text and what it is; only `title` and `body` are parsed."""

    kind: SegmentKind
    start: int
    end: int


class GivenMention(BaseModel):
    """A mention that the user marked; where an article has any, they are its only actors."""

    model_config = ConfigDict(frozen=True, extra="ignore")

    start: int
    end: int
    role: Literal["source", "target"]


class Article(BaseModel):
    """One article as read, its text untouched.

    Args:
        id: unique in the batch; a content hash where the input gives none.
        text: the whole text, exactly as decoded; every offset points into it.
        segments: what each stretch of `text` is, in order, not overlapping.
        date: the publication date, and `date_basis` says where it was found: a `field` of the
            record, the `text` (a dateline, say), a photo `caption` (then it is only the earliest
            day the article can be from), or the command's `option`.
        mentions: actors marked by the user, `None` where none were.
        origin: file (and line) the article came from, for messages; no part of its identity.
    """

    model_config = ConfigDict(frozen=True)

    id: str
    text: str
    title: str | None = None
    date: dt.date | None = None
    date_basis: Literal["field", "text", "caption", "option"] | None = None
    url: str | None = None
    source: str | None = None
    language: str | None = None
    mentions: tuple[GivenMention, ...] | None = None
    segments: tuple[Segment, ...] = ()
    origin: str | None = None
    line: int | None = None

    def problem(
        self, kind: str, message: str, remedy: str, severity: Severity = "error"
    ) -> Problem:
        """A problem with this article, located where the article came from."""
        return Problem(kind, message, remedy, severity, self.origin, self.line, article_id=self.id)


class Token(NamedTuple):
    """A word of a UD tree; `head` is the 0-based index of its head, -1 for the root."""

    form: str
    lemma: str
    upos: str
    xpos: str
    feats: str
    head: int
    deprel: str
    start: int
    end: int


class TokenColumns(NamedTuple):
    """The tokens of a sentence, a field of `Token` in each column."""

    forms: Sequence[str]
    lemmas: Sequence[str]
    upos: Sequence[str]
    xpos: Sequence[str]
    feats: Sequence[str]
    heads: Sequence[int]
    deprels: Sequence[str]
    starts: Sequence[int]
    ends: Sequence[int]


class Tokens(Sequence[Token]):
    """Tokens that are kept in columns, as coding reads them; one is made when it is asked for."""

    __slots__ = ("columns",)

    def __init__(self, columns: TokenColumns) -> None:
        self.columns = columns

    def __len__(self) -> int:
        return len(self.columns.forms)

    @overload
    def __getitem__(self, at: int) -> Token: ...
    @overload
    def __getitem__(self, at: slice) -> tuple[Token, ...]: ...
    def __getitem__(self, at: int | slice) -> Token | tuple[Token, ...]:
        found = [column[at] for column in self.columns]
        if isinstance(at, slice):
            return tuple(map(Token._make, zip(*found, strict=True)))
        return Token._make(found)

    def __iter__(self) -> Iterator[Token]:
        return map(Token._make, zip(*self.columns, strict=True))

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Sequence) and tuple(self) == tuple(other)

    def __hash__(self) -> int:
        return hash(tuple(self))

    def __repr__(self) -> str:
        return repr(tuple(self))


@dataclass(frozen=True, slots=True)
class Sentence:
    """A parsed sentence: its place in the article and its tokens, offsets into its text."""

    index: int
    kind: SegmentKind
    start: int
    end: int
    tokens: Sequence[Token]


@dataclass(frozen=True, slots=True)
class Problem:
    """Something that could not be used, or that the user should know.

    Args:
        kind: a short stable name, e.g. `encoding`, `json`, `sentence-cut`.
        message: what is wrong; remedy: what to do about it.
        severity: `error` sets the exit code to 1; a `note` does not.
        file, line, column: where, as far as known (counted from 1).
        article_id: the article concerned, if any.
    """

    kind: str
    message: str
    remedy: str = ""
    severity: Severity = "error"
    file: str | None = None
    line: int | None = None
    column: int | None = None
    article_id: str | None = None


class ActorMention(NamedTuple):
    """A noun phrase that names an actor.

    Args:
        sentence: index of the sentence; head: index of the phrase's head token.
        first, last: token span, last exclusive; start, end: the same in characters.
        code: CAMEO actor code such as `SDNREB`, `None` for an unknown actor.
        country, role: its parts, `SDN` and `REB`, `None` where there is no such part.
        entry: the dictionary entry, `actors/sudan.yaml:Rapid Support Forces`; `None`: unknown.
        named: whether the phrase holds a proper name of the actor (not a description or pronoun).
        antecedent: the mention this one was resolved to within the article, if any.
        antecedents: all that it stands for, where they are several: `both sides`, `they`.
        pronoun: whether the mention is a pronoun and says nothing without its antecedent.
    """

    sentence: int
    head: int
    first: int
    last: int
    start: int
    end: int
    text: str
    code: str | None
    country: str | None
    role: str | None
    entry: str | None
    named: bool = False
    antecedent: ActorMention | None = None
    antecedents: tuple[ActorMention, ...] = ()
    pronoun: bool = False


class PlaceMention(NamedTuple):
    """A place named in the text and what it was resolved to (`None` where it was not).

    `precision` is one of `point`, `city`, `admin2`, `admin1`, `region`, `country`; `tied` says that
    nothing in the article tells the place from another of its name.
    """

    sentence: int
    head: int
    first: int
    last: int
    start: int
    end: int
    text: str
    name: str | None
    country: str | None
    admin1: str | None
    lat: float | None
    lon: float | None
    place_id: str | None
    precision: str | None = None
    tied: bool = False


class DateMention(NamedTuple):
    """A time expression, resolved to the days `first_day`..`last_day` (both inclusive).

    `granularity` is `day`, `week`, `weekend`, `month`, `season`, `quarter`, `year`, `decade` or
    `range`; the days are `None` where the expression is relative and nothing anchors it, or is a
    `3/4/2020` in an article whose other dates do not tell which number is the month.
    """

    sentence: int
    head: int
    first: int
    last: int
    start: int
    end: int
    text: str
    first_day: dt.date | None
    last_day: dt.date | None
    granularity: str


#: What an event has besides the keys of its output record.
NOT_IN_RECORD = frozenset(
    {
        "merged_id",
        "date_end",
        "date_precision",
        "background",
        "place_precision",
        "place_basis",
        "place_relation",
    }
)


class Event(BaseModel):
    """One telling of an event: the output record, keys as other programs rely on them.

    Not all is in the output record (`record`), whose keys are fixed; the database and the exports
    have these too:

    Args:
        merged_id: the `event_id` of the first of the tellings, within the article, that report the
            same event; the merged view groups by it.
        date_end: the last day, where `date` is the first of several.
        date_precision: granularity of the date, as of a `DateMention`.
        background: 1 for history that the article recalls: its date ended more than a month before
            the article appeared, or before the latest day told where that is not known.
        place_precision: `point`, `city`, `admin2`, `admin1`, `region` or `country`.
        place_basis: what gave the place: the event's own `clause`, its `sentence`, another
            `telling` of the same event, the `dateline`, the `story`; the last three are inferred,
            and such a place has no `place_text`.
        place_relation: how the event lies to the named place where it is not in it: `near`,
            `25 km south of`.
    """

    model_config = ConfigDict(frozen=True)

    event_id: str
    article_id: str
    sentence: int
    sentence_text: str
    start: int
    end: int
    trigger: str
    date: str | None = None
    date_text: str | None = None
    source_code: str | None = None
    source_text: str | None = None
    source_start: int | None = None
    source_end: int | None = None
    source_country: str | None = None
    source_role: str | None = None
    target_code: str | None = None
    target_text: str | None = None
    target_start: int | None = None
    target_end: int | None = None
    target_country: str | None = None
    target_role: str | None = None
    cameo: str
    cameo_label: str
    root: str
    plover: str | None = None
    quad: int
    goldstein: float
    place_text: str | None = None
    place_name: str | None = None
    place_country: str | None = None
    place_admin1: str | None = None
    place_lat: float | None = None
    place_lon: float | None = None
    place_id: str | None = None
    rule: str
    killed: int | None = None
    injured: int | None = None
    merged_id: str | None = None
    date_end: str | None = None
    date_precision: str | None = None
    background: int = 0
    place_precision: str | None = None
    place_basis: str | None = None
    place_relation: str | None = None

    def changed(self, fields: Mapping[str, object]) -> Event:
        """The event with other values, of the types that the fields have: nothing is validated.

        Like `model_copy`, which takes as long as all the look-ups of an event.
        """
        return Event._unchecked({**self.__dict__, **fields})

    @classmethod
    def of(cls, fields: Mapping[str, object]) -> Event:
        """An event of our own making: values of the right types, which nobody validates.

        Args:
            fields: those that have no default, and others.
        """
        return cls._unchecked({**_EVENT_DEFAULTS, **fields})

    @classmethod
    def _unchecked(cls, values: dict[str, object]) -> Event:
        event = cls.__new__(cls)
        object.__setattr__(event, "__dict__", values)
        object.__setattr__(event, "__pydantic_fields_set__", _EVENT_FIELDS)
        object.__setattr__(event, "__pydantic_extra__", None)
        object.__setattr__(event, "__pydantic_private__", None)
        return event

    def record(self) -> dict[str, object]:
        """The output record: every key present, in order, `None` where unknown."""
        return self.model_dump(exclude=set(NOT_IN_RECORD))


_EVENT_FIELDS = set(Event.model_fields)
#: All fields in their order; those that must be given stand in for it.
_EVENT_DEFAULTS: dict[str, object] = {
    name: None if field.is_required() else field.default
    for name, field in Event.model_fields.items()
}
