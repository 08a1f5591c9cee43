"""The database's tables, for whoever opens it with SQL.

| table | one row per |
|---|---|
| `run` | coding command: what went in (files, dictionaries, parser, program), as hashes |
| `article` | article, its text untouched |
| `sentence` | parsed sentence; `parse` is what `packing.unpack_tokens` reads |
| `event` | telling of an event: the output record |
| `merged_event` | event: the tellings of one article that share a `merged_id`, made one |
| `problem` | thing that was set aside, and why |

All offsets are character offsets into `article.text`, end-exclusive: the words of a sentence are
`substr(article.text, start + 1, "end" - start)`.
"""

from __future__ import annotations

from sqlalchemy import JSON, Column, Index, MetaData
from sqlmodel import Field, SQLModel

# "EVCD" in the file's header tells our databases from those of other programs.
APPLICATION_ID = 0x45564344
SCHEMA_VERSION = 2


class Base(SQLModel):
    """Keeps our tables apart from whatever else a program declares with SQLModel."""

    metadata = MetaData()


class RunRow(Base, table=True):
    """A coding command; `id` is a hash of all that decides its outcome. Times are UTC, ISO 8601."""

    __tablename__ = "run"

    id: str = Field(primary_key=True)
    command: str
    program: str
    dictionaries: str
    parser: str
    parser_fingerprint: str
    options: dict[str, str] = Field(sa_column=Column(JSON, nullable=False))
    inputs: dict[str, str] = Field(sa_column=Column(JSON, nullable=False))
    started_at: str
    finished_at: str | None = None


class ArticleRow(Base, table=True):
    """An article.

    `number` is the order of arrival.  `record_hash` covers all that its coding depends on.  The
    `coded_…` columns say what its events were coded with; empty: it is still to be coded.
    """

    __tablename__ = "article"

    number: int | None = Field(default=None, primary_key=True)
    id: str = Field(unique=True)
    text_hash: str
    record_hash: str
    title: str | None = None
    date: str | None = Field(default=None, index=True)
    date_basis: str | None = None
    url: str | None = None
    source: str | None = Field(default=None, index=True)
    language: str | None = None
    text: str
    mentions: str | None = None
    segments: str
    origin: str | None = None
    line: int | None = None
    parser_fingerprint: str
    coded_dictionaries: str | None = None
    coded_program: str | None = None
    run_id: str = Field(foreign_key="run.id")


class SentenceRow(Base, table=True):
    """A parsed sentence: what kind of text it is, where it stands, and its tokens, packed."""

    __tablename__ = "sentence"

    article_id: str = Field(foreign_key="article.id", primary_key=True)
    index: int = Field(primary_key=True)
    kind: str
    start: int
    end: int
    parse: bytes


class EventColumns(Base):
    """The columns of an event: the keys of the output record in its order, then what it lacks."""

    event_id: str = Field(primary_key=True)
    article_id: str = Field(foreign_key="article.id", index=True)
    sentence: int
    sentence_text: str
    start: int
    end: int
    trigger: str
    date: str | None = Field(default=None, index=True)
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
    cameo: str = Field(index=True)
    cameo_label: str
    root: str = Field(index=True)
    plover: str | None = None
    quad: int
    goldstein: float
    place_text: str | None = None
    place_name: str | None = None
    place_country: str | None = Field(default=None, index=True)
    place_admin1: str | None = None
    place_lat: float | None = None
    place_lon: float | None = None
    place_id: str | None = None
    rule: str
    killed: int | None = None
    injured: int | None = None
    date_end: str | None = None
    date_precision: str | None = None
    background: int = 0
    place_precision: str | None = None
    place_basis: str | None = None
    place_relation: str | None = None


class EventRow(EventColumns, table=True):
    """A telling of an event; `position` is its place in the article's list of events."""

    __tablename__ = "event"
    __table_args__ = (Index("ix_event_dyad", "source_country", "target_country", "date"),)

    merged_id: str = Field(index=True)
    position: int
    run_id: str = Field(foreign_key="run.id")


class MergedEventRow(EventColumns, table=True):
    """An event, made of `n_reports` tellings in one article; `event_id` is that of the first."""

    __tablename__ = "merged_event"
    __table_args__ = (Index("ix_merged_event_dyad", "source_country", "target_country", "date"),)

    position: int
    n_reports: int


class ProblemRow(Base, table=True):
    """Something that was set aside, in the step `reading`, `parsing` or `coding`.

    `id` is a hash of the rest without the run, so that no problem stands twice.
    """

    __tablename__ = "problem"

    id: str = Field(primary_key=True)
    step: str
    kind: str = Field(index=True)
    severity: str
    message: str
    remedy: str
    file: str | None = Field(default=None, index=True)
    line: int | None = None
    column: int | None = None
    article_id: str | None = Field(default=None, index=True)
    run_id: str = Field(foreign_key="run.id")
