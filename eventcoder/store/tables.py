"""The database's tables, for whoever opens it with SQL.

| table | one row per |
|---|---|
| `run` | coding command: what went in (files, dictionaries, parser, program), as hashes |
| `article` | article, its text untouched |
| `sentence` | parsed sentence; `parse` is what `packing.unpack_tokens` reads |
| `event` | telling of an event: the output record |
| `merged_event` | event of an article: its tellings that share a `merged_id`, made one |
| `distinct_event` (a view) | event: of those of several articles that are one, the fullest |
| `event_member` | event of an article that another one stands for |
| `article_copy` | article whose text copies that of an earlier one |
| `problem` | thing that was set aside, and why |

All offsets are character offsets into `article.text`, end-exclusive: the words of a sentence are
`substr(article.text, start + 1, "end" - start)`.
"""

from __future__ import annotations

from sqlalchemy import JSON, Column, Index, MetaData
from sqlmodel import Field, SQLModel

# "EVCD" in the file's header tells our databases from those of other programs.
APPLICATION_ID = 0x45564344
SCHEMA_VERSION = 3


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
    signature: bytes = b""
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


class ArticleCopyRow(Base, table=True):
    """A copied article; `similarity` is the estimated share of word runs, 0 to 1."""

    __tablename__ = "article_copy"

    article_id: str = Field(foreign_key="article.id", primary_key=True)
    original_id: str = Field(foreign_key="article.id", index=True)
    similarity: float


class EventMemberRow(Base, table=True):
    """An event of an article that is one with others; `kept_id` is the one that stands for all.

    The one that stands for all is a member too.
    """

    __tablename__ = "event_member"

    event_id: str = Field(foreign_key="merged_event.event_id", primary_key=True)
    kept_id: str = Field(foreign_key="merged_event.event_id", index=True)


class EventGroupRow(Base, table=True):
    """What several articles tell as one event.

    `n_reports` counts tellings, `n_articles` articles; `n_sources` counts who published them, all
    copies of one text as one. `members` are the ids of the members, parted by blanks.
    """

    __tablename__ = "event_group"

    kept_id: str = Field(foreign_key="merged_event.event_id", primary_key=True)
    n_reports: int
    n_articles: int
    n_sources: int
    members: str


class GroupingRow(Base, table=True):
    """One row while the three tables above are those of the articles and events as they are."""

    __tablename__ = "grouping"

    id: int = Field(primary_key=True)


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


#: Events as they are exported: one row each, however many articles tell them.
DISTINCT_EVENT = """
CREATE VIEW distinct_event AS
SELECT {columns}, e.position,
    coalesce(g.n_reports, e.n_reports) AS n_reports,
    coalesce(g.n_articles, 1) AS n_articles,
    coalesce(g.n_sources, 1) AS n_sources,
    coalesce(g.members, e.event_id) AS members
FROM merged_event e LEFT JOIN event_group g ON g.kept_id = e.event_id
WHERE NOT EXISTS (
    SELECT 1 FROM event_member m WHERE m.event_id = e.event_id AND m.kept_id <> e.event_id
)
""".format(columns=", ".join(f'e."{name}"' for name in EventColumns.model_fields))
