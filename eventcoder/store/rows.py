"""Rows of the database from the types of the pipeline, and back."""

from __future__ import annotations

import json
from typing import Any

from sqlalchemy import RowMapping

from eventcoder.model import Article, Event, Problem, Segment, Sentence
from eventcoder.store import hashes
from eventcoder.store.packing import pack_tokens, unpack_tokens

Row = dict[str, Any]


def article_row(article: Article) -> Row:
    """All columns of `article` but those that say what it was parsed and coded with."""
    row = article.model_dump(mode="json", exclude={"mentions", "segments"})
    mentions = article.mentions
    row["mentions"] = None if mentions is None else _json([m.model_dump() for m in mentions])
    row["segments"] = _json([list(segment) for segment in article.segments])
    row["text_hash"] = hashes.text_hash(article)
    row["record_hash"] = hashes.record_hash(article)
    return row


def article_of(row: RowMapping) -> Article:
    """The article of a row."""
    fields = {name: row[name] for name in Article.model_fields}
    mentions = fields.pop("mentions")
    segments = tuple(Segment(*segment) for segment in json.loads(fields.pop("segments")))
    return Article.model_validate(
        {**fields, "segments": segments, "mentions": mentions and json.loads(mentions)}
    )


def sentence_row(article_id: str, sentence: Sentence) -> Row:
    return {
        "article_id": article_id,
        "index": sentence.index,
        "kind": sentence.kind,
        "start": sentence.start,
        "end": sentence.end,
        "parse": pack_tokens(sentence.tokens),
    }


def sentence_of(row: RowMapping) -> Sentence:
    """The sentence of a row.

    Raises:
        EventCoderError: its parse is damaged, or from a newer version.
    """
    return Sentence(
        row["index"], row["kind"], row["start"], row["end"], unpack_tokens(row["parse"])
    )


def event_row(event: Event, position: int, run_id: str) -> Row:
    row = event.model_dump()
    row["merged_id"] = event.merged_id or event.event_id
    return {**row, "position": position, "run_id": run_id}


def merged_row(event: Event, position: int, n_reports: int) -> Row:
    row = event.model_dump(exclude={"merged_id"})
    return {**row, "position": position, "n_reports": n_reports}


def event_of(row: RowMapping) -> Event:
    """The event of a row; it was validated when it was written."""
    return Event.model_construct(**{name: row.get(name) for name in Event.model_fields})


def problem_row(problem: Problem, step: str, run_id: str) -> Row:
    return {
        "id": hashes.problem_id(step, problem),
        "step": step,
        "kind": problem.kind,
        "severity": problem.severity,
        "message": problem.message,
        "remedy": problem.remedy,
        "file": problem.file,
        "line": problem.line,
        "column": problem.column,
        "article_id": problem.article_id,
        "run_id": run_id,
    }


def problem_of(row: RowMapping) -> Problem:
    return Problem(
        kind=row["kind"],
        message=row["message"],
        remedy=row["remedy"],
        severity=row["severity"],
        file=row["file"],
        line=row["line"],
        column=row["column"],
        article_id=row["article_id"],
    )


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
