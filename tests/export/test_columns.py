"""The codebook: the record's keys in the record's order, each with a type and a label."""

from __future__ import annotations

import re
import types
import typing

from eventcoder.export.columns import COLUMNS, COUNTS, MORE, RECORD
from eventcoder.model import Event
from tests.export.made import event

TYPES = {"text": str, "integer": int, "number": float, "date": str}


def test_the_columns_begin_with_the_keys_of_the_record_in_its_order() -> None:
    assert [column.name for column in RECORD] == list(event().record())
    assert COLUMNS[: len(RECORD)] == RECORD


def test_all_that_an_event_has_and_the_number_of_tellings_is_a_column() -> None:
    keys = set(Event.model_fields) - {"merged_id"}
    counts = {"n_reports", "n_articles", "n_sources", "members"}
    assert {column.name for column in COLUMNS} == keys | counts


def test_names_and_labels_fit_stata() -> None:
    for column in (*COLUMNS, *MORE):
        assert re.fullmatch(r"[a-z][a-z0-9_]{0,31}", column.name), column.name
        assert 5 < len(column.label) <= 80, column.name


def test_the_types_are_those_of_the_record() -> None:
    for column in COLUMNS[: -len(COUNTS)]:
        annotation = Event.model_fields[column.name].annotation
        if isinstance(annotation, types.UnionType):
            annotation = typing.get_args(annotation)[0]
        assert TYPES[column.type] is annotation, column.name


def test_labels_fit_where_they_go() -> None:
    """Stata allows no more than 80 bytes in a label, R and others do not care."""
    for column in COLUMNS:
        assert 5 < len(column.label) <= 80, column.name
    assert len({column.label for column in COLUMNS}) == len(COLUMNS)
