"""Data frames of polars or pandas, with the names and types of the codebook."""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

from eventcoder import extras
from eventcoder.export.columns import Column
from eventcoder.export.dataset import (
    Dataset,
    chosen_columns,
    day_number,
    event_rows,
    snapshot,
)
from eventcoder.export.labels import read_labels
from eventcoder.export.provenance import provenance
from eventcoder.export.selection import Selection

if TYPE_CHECKING:
    import polars

_BATCH = 20_000


def read_events(
    db: str | Path,
    selection: Selection | None = None,
    *,
    columns: Sequence[str] | None = None,
    frame: Literal["polars", "pandas"] = "polars",
) -> Any:
    """The events of a database as a data frame, with the names and types of the codebook.

    Args:
        db: the database.
        selection: which events, `eventcoder.Selection(countries=("SDN",))`; without it all.
        columns: by name, in this order; without it all of the codebook.
        frame: `polars`, or `pandas` (with its nullable types; days are `datetime64`).

    Raises:
        EventCoderError: the database cannot be used, a package is missing, there is no such column.
    """
    labels, chosen = read_labels(), selection or Selection()
    with snapshot(Path(db)) as connection:
        table = chosen_columns(columns)
        rows = event_rows(connection, table, chosen, labels)
        events = Dataset("events", table, rows, labels, provenance(connection, "read_events"))
        return frame_of(events) if frame == "polars" else pandas_of(events)


def frame_of(dataset: Dataset) -> polars.DataFrame:
    """All rows as a polars frame."""
    pl = extras.load("polars", "A data frame", extras.STATS)
    empty = pl.DataFrame(schema=schema(dataset.columns))
    frame: polars.DataFrame = pl.concat([empty, *batches(dataset)], rechunk=False)
    return frame


def pandas_of(dataset: Dataset) -> Any:
    """All rows as a pandas frame."""
    pandas = extras.load("pandas", "A pandas frame", "pandas")
    types = {
        "text": "string",
        "integer": "Int64",
        "number": "Float64",
        "date": "datetime64[s]",
    }
    values = list(zip(*dataset.rows(), strict=True)) or [()] * len(dataset.columns)
    return pandas.DataFrame(
        {
            column.name: pandas.array(list(of_column), dtype=types[column.type])
            for column, of_column in zip(dataset.columns, values, strict=True)
        }
    )


def batches(dataset: Dataset) -> Iterator[polars.DataFrame]:
    """The rows as polars frames of some thousands each."""
    polars = extras.load("polars", "A data frame", extras.STATS)
    types = schema(dataset.columns)
    rows = dataset.rows()
    while batch := list(itertools.islice(rows, _BATCH)):
        yield polars.DataFrame(
            [
                _series(polars, column, values, types[column.name])
                for column, values in zip(dataset.columns, zip(*batch, strict=True), strict=True)
            ]
        )


def _series(polars: Any, column: Column, values: Sequence[Any], type_: Any) -> Any:
    if column.type != "date":
        return polars.Series(column.name, values, dtype=type_)
    try:
        return polars.Series(column.name, values, dtype=polars.String).str.to_date("%Y-%m-%d")
    except polars.exceptions.PolarsError:
        for value in values:
            if value is not None:
                day_number(value)  # says which
        raise


def schema(columns: Sequence[Column]) -> dict[str, Any]:
    """The polars type of each column."""
    polars = extras.load("polars", "A data frame", extras.STATS)
    types = {
        "text": polars.String,
        "integer": polars.Int64,
        "number": polars.Float64,
        "date": polars.Date,
    }
    return {column.name: types[column.type] for column in columns}
