"""The store: what is known of each article, written whole, one article to a transaction."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Literal, Self

from sqlalchemy import Connection, Table, select
from sqlalchemy.dialects.sqlite import insert

from eventcoder.articles.near_duplicates import signature
from eventcoder.model import Article, Event, Problem, Sentence
from eventcoder.store import hashes, rows
from eventcoder.store.database import Database, StoreError
from eventcoder.store.grouping import forget_groups, group_events, is_grouped
from eventcoder.store.tables import Base

_PAGE = 500

ArticleState = Literal["new", "coded", "parsed", "unparsed", "conflict"]


@dataclass(frozen=True, slots=True)
class Run:
    """A coding command: all that decides what comes out of it.

    Args:
        command: the command line, for the reader; no part of the identity.
        program: the version of eventcoder.
        dictionaries: fingerprint of the dictionaries.
        parser, parser_fingerprint: the parser; `None` where only stored parses are coded.
        options: further options that change the outcome, as text.
        inputs: input file to the hash of its bytes.
    """

    command: str
    program: str
    dictionaries: str
    parser: str | None
    parser_fingerprint: str | None
    options: Mapping[str, str] = field(default_factory=dict)
    inputs: Mapping[str, str] = field(default_factory=dict)

    @property
    def id(self) -> str:
        return hashes.digest(
            self.program,
            self.dictionaries,
            self.parser,
            self.parser_fingerprint,
            dict(self.options),
            dict(self.inputs),
        )


@dataclass(frozen=True, slots=True)
class Coded:
    """An article and all that came of it.

    Args:
        sentences: its parse, or `None`: the stored one stands, and so do the problems of parsing.
        events: all tellings, in the order of the article.
        merged: the events they make, each with the number of its tellings.
        finished: False where coding failed; the article is then tried again in the next run.
    """

    article: Article
    sentences: Sequence[Sentence] | None
    events: Sequence[Event]
    merged: Sequence[tuple[Event, int]]
    parsing_problems: Sequence[Problem] = ()
    coding_problems: Sequence[Problem] = ()
    finished: bool = True


class Store:
    """A database of articles, their parses, events and problems.

    Args:
        path: the SQLite file; made when missing, unless `readonly`.

    Raises:
        StoreError: it cannot be used; the message says why and what to do.
    """

    def __init__(self, path: Path, *, readonly: bool = False, busy_seconds: float = 30.0) -> None:
        self._database = Database(path, readonly=readonly, busy_seconds=busy_seconds)
        self.path = path

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        self._database.close()

    # --- runs -----------------------------------------------------------------------------------

    def begin_run(self, run: Run) -> None:
        """Record a run; forget what earlier reading of the same files complained about.

        Those complaints come again if they still hold, so that a mended file is a mended file.
        """
        runs, problems = _table("run"), _table("problem")
        row = {
            "id": run.id,
            "command": run.command,
            "program": run.program,
            "dictionaries": run.dictionaries,
            "parser": run.parser or "stored",
            "parser_fingerprint": run.parser_fingerprint or "stored",
            "options": dict(run.options),
            "inputs": dict(run.inputs),
            "started_at": _now(),
        }
        with self._database.writing() as connection:
            connection.execute(insert(runs).on_conflict_do_nothing(), row)
            reading = problems.delete().where(problems.c.step == "reading")
            connection.execute(reading.where(problems.c.run_id == run.id))
            for file in run.inputs:
                connection.execute(reading.where(problems.c.file == file))

    def finish_run(self, run: Run) -> None:
        """Record that all of a run's articles are done, the first such moment stands; group."""
        runs = _table("run")
        unfinished = (runs.c.id == run.id) & runs.c.finished_at.is_(None)
        with self._database.writing() as connection:
            connection.execute(runs.update().where(unfinished).values(finished_at=_now()))
        self.group()

    def is_grouped(self) -> bool:
        """Whether that has been found, and nothing has changed since."""
        with self._database.reading() as connection:
            return is_grouped(connection)

    def group(self) -> None:
        """Find what the articles together tell once: copied texts, events of several articles.

        Nothing is done where nothing has changed since.
        """
        with self._database.writing() as connection:
            if not is_grouped(connection):
                group_events(connection)

    # --- articles -------------------------------------------------------------------------------

    def state(self, article: Article, run: Run) -> ArticleState:
        """What the store knows of an article, as far as a run is concerned.

        `coded` just as the run would code it; `parsed` with the run's parser, but to be coded;
        `unparsed`; `new`; or in `conflict`: another text has the same id.
        """
        with self._database.reading() as connection:
            return _state(connection, article, run)

    def written_by(self, run: Run, ids: Sequence[str]) -> set[str]:
        """Those of some articles, by their ids, that were last written by this same run."""
        table = _table("article")
        query = select(table.c.id).where(table.c.run_id == run.id, table.c.id.in_(ids))
        with self._database.reading() as connection:
            return set(connection.execute(query).scalars())

    def sentences(self, article_id: str) -> tuple[Sentence, ...]:
        """The stored parse of an article."""
        table = _table("sentence")
        query = select(table).where(table.c.article_id == article_id).order_by(table.c.index)
        with self._database.reading() as connection:
            return tuple(map(rows.sentence_of, connection.execute(query).mappings()))

    def save(self, run: Run, coded: Coded) -> bool:
        """Write an article and all that came of it in one transaction, in place of what was there.

        Returns:
            False where another process has coded the article, just so, in the meantime.

        Raises:
            StoreError: another article has this id, or one of these events is there already.
        """
        article = coded.article
        with self._database.writing() as connection:
            state = _state(connection, article, run)
            if state == "coded":
                return False
            if state == "conflict" or (coded.sentences is None and state != "parsed"):
                raise StoreError(
                    f"The article {article.id!r} has been changed by another program meanwhile.",
                    "Run the same command again.",
                    file=str(self.path),
                )
            forget_groups(connection)
            _forget(connection, article.id, parse=coded.sentences is not None)
            _write_article(connection, run, coded, is_new=state == "new")
            _write_children(connection, run, coded)
        return True

    def save_problem(self, run: Run, problem: Problem) -> None:
        """Record a problem of reading; the same one stands only once."""
        statement = insert(_table("problem"))
        statement = statement.on_conflict_do_update(set_={"run_id": statement.excluded.run_id})
        with self._database.writing() as connection:
            connection.execute(statement, rows.problem_row(problem, "reading", run.id))

    # --- reading --------------------------------------------------------------------------------

    def articles(self) -> Iterator[Article]:
        """All articles in the order of their arrival; they may be saved while this goes on."""
        table = _table("article")
        last = -1
        while True:
            query = select(table).where(table.c.number > last).order_by(table.c.number)
            with self._database.reading() as connection:
                page = connection.execute(query.limit(_PAGE)).mappings().all()
            if not page:
                return
            yield from map(rows.article_of, page)
            last = page[-1]["number"]

    def events(
        self, *, merged: bool = True, article_id: str | None = None
    ) -> Iterator[tuple[Event, int]]:
        """Events with the number of their tellings, or every telling by itself (number 1).

        Articles come in the order of their arrival, events in the order of the article.
        """
        table, article = _table("merged_event" if merged else "event"), _table("article")
        query = select(table).join(article, article.c.id == table.c.article_id)
        if article_id is not None:
            query = query.where(table.c.article_id == article_id)
        query = query.order_by(article.c.number, table.c.position)
        with self._database.reading() as connection:
            result = connection.execution_options(yield_per=_PAGE).execute(query)
            for row in result.mappings():
                yield rows.event_of(row), row["n_reports"] if merged else 1

    def problems(
        self, *, kind: str | None = None, article_id: str | None = None
    ) -> Iterator[Problem]:
        """What was set aside: problems of reading first, then by article.

        Args:
            kind: only of this kind; article_id: only of the parsing and coding of this article.
        """
        table, article = _table("problem"), _table("article")
        query = select(table).outerjoin(article, article.c.id == table.c.article_id)
        if kind is not None:
            query = query.where(table.c.kind == kind)
        if article_id is not None:
            query = query.where(table.c.article_id == article_id, table.c.step != "reading")
        place = (article.c.number, table.c.file, table.c.line, table.c.column, table.c.id)
        with self._database.reading() as connection:
            for row in connection.execute(query.order_by(*place)).mappings():
                yield rows.problem_of(row)


def _table(name: str) -> Table:
    return Base.metadata.tables[name]


def _now() -> str:
    return f"{dt.datetime.now(dt.UTC):%Y-%m-%dT%H:%M:%SZ}"


def _state(connection: Connection, article: Article, run: Run) -> ArticleState:
    table = _table("article")
    columns = "text_hash record_hash segments parser_fingerprint coded_dictionaries coded_program"
    query = select(*(table.c[name] for name in columns.split())).where(table.c.id == article.id)
    row = connection.execute(query).mappings().first()
    if row is None:
        return "new"
    now = rows.article_row(article)
    if row["text_hash"] != now["text_hash"]:
        return "conflict"
    same_parser = run.parser_fingerprint in (None, row["parser_fingerprint"])
    if not same_parser or row["segments"] != now["segments"]:
        return "unparsed"
    coded_with = (row["record_hash"], row["coded_dictionaries"], row["coded_program"])
    if coded_with == (now["record_hash"], run.dictionaries, run.program):
        return "coded"
    return "parsed"


def _forget(connection: Connection, article_id: str, *, parse: bool) -> None:
    """Delete what came of an article; its parse, and the problems of parsing, only if asked."""
    names = ["event", "merged_event"] + (["sentence"] if parse else [])
    for name in names:
        table = _table(name)
        connection.execute(table.delete().where(table.c.article_id == article_id))
    problems = _table("problem")
    steps = ["coding", "parsing"] if parse else ["coding"]
    of_article = (problems.c.article_id == article_id) & problems.c.step.in_(steps)
    connection.execute(problems.delete().where(of_article))


def _write_article(connection: Connection, run: Run, coded: Coded, *, is_new: bool) -> None:
    table = _table("article")
    row = rows.article_row(coded.article)
    row["run_id"] = run.id
    row["signature"] = signature(coded.article.text)
    row["coded_dictionaries"] = run.dictionaries if coded.finished else None
    row["coded_program"] = run.program if coded.finished else None
    if run.parser_fingerprint is not None:
        row["parser_fingerprint"] = run.parser_fingerprint
    if is_new:
        connection.execute(table.insert(), row)
    else:
        connection.execute(table.update().where(table.c.id == coded.article.id), row)


def _write_children(connection: Connection, run: Run, coded: Coded) -> None:
    article_id = coded.article.id
    children: dict[str, list[dict[str, Any]]] = {
        "sentence": [rows.sentence_row(article_id, s) for s in coded.sentences or ()],
        "event": [rows.event_row(e, i, run.id) for i, e in enumerate(coded.events)],
        "merged_event": [rows.merged_row(e, i, n) for i, (e, n) in enumerate(coded.merged)],
    }
    for name, values in children.items():
        if values:
            connection.execute(_table(name).insert(), values)
    problems = [rows.problem_row(p, "parsing", run.id) for p in coded.parsing_problems]
    problems += [rows.problem_row(p, "coding", run.id) for p in coded.coding_problems]
    if problems:
        connection.execute(insert(_table("problem")).on_conflict_do_nothing(), problems)
