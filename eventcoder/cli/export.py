"""`eventcoder export`: the events of a database as a file."""

from __future__ import annotations

import time
from pathlib import Path
from typing import TYPE_CHECKING

import click

from eventcoder.cli import options
from eventcoder.cli.selecting import check_merged, given, merged, selection

if TYPE_CHECKING:
    import sqlite3

    from eventcoder.export.dataset import Dataset
    from eventcoder.export.labels import Labels
    from eventcoder.export.provenance import Provenance
    from eventcoder.export.selection import Selection


@click.command()
@options.existing_db
@options.to(required=True, what="Write to FILE")
@click.option(
    "--format",
    "format_",
    type=click.Choice(["csv", "dta", "sav", "parquet", "jsonl", "phoenix", "icews"]),
    help="csv; dta, Stata; sav, SPSS; parquet; jsonl, JSON Lines; phoenix or icews, "
    "tab-separated as those data sets. By default the name of FILE tells, and else it is csv.",
)
@click.option("--columns", metavar="NAME,...", help="Only these columns, in this order.")
@selection
@merged
@click.option(
    "--verbatim",
    is_flag=True,
    help="In CSV, no apostrophe before text that a spreadsheet would run as a formula.",
)
@click.pass_context
def export(
    context: click.Context,
    db: Path,
    to: str,
    format_: str | None,
    columns: str | None,
    chosen: Selection,
    merged: str | None,
    verbatim: bool,
    folders: tuple[Path, ...],
) -> None:
    """Write the events of a database to a file.

    One row for each event: what one article tells several times is one event, and so is what
    several articles tell; n_reports counts the tellings. Where nothing is known the cell is empty,
    missing or null.

    A filter given twice takes what either names; different filters must all hold. Dictionaries are
    only read for what codes mean in words.
    """
    from eventcoder.cli.reporting import counted
    from eventcoder.export.dataset import snapshot
    from eventcoder.export.formats import format_of, write
    from eventcoder.export.labels import read_labels
    from eventcoder.export.provenance import provenance

    check_merged(merged, to, chosen)
    format_ = format_of(to, format_)
    labels = read_labels(folders)
    began = time.monotonic()
    with snapshot(db) as connection:
        about = provenance(connection, given(context))
        names = [name.strip() for name in columns.split(",")] if columns is not None else None
        dataset = _dataset(connection, format_, names, chosen, labels, about)
        count = write(dataset, to, format_, verbatim=verbatim)
        if merged:
            from eventcoder.export.dataset import merged_table

            write(merged_table(connection, chosen, labels, about), merged, "csv")
    if to != "-":
        seconds = max(time.monotonic() - began, 0.001)
        rate = f" ({count / seconds:,.0f} a second)" if seconds > 1 else ""
        what = counted(count, "telling" if chosen.reports else "event")
        click.echo(f"{what} written to {to}{rate}.", err=True)


def _dataset(
    connection: sqlite3.Connection,
    format_: str,
    names: list[str] | None,
    chosen: Selection,
    labels: Labels,
    about: Provenance,
) -> Dataset:
    from eventcoder.export import shapes
    from eventcoder.export.dataset import Dataset, chosen_columns, event_rows

    if format_ in ("phoenix", "icews"):
        if names is not None:
            raise click.UsageError(f"--columns: those of --format {format_} are given.")
        shape = shapes.phoenix if format_ == "phoenix" else shapes.icews
        return shape(connection, chosen, labels, about)
    columns = chosen_columns(names)
    rows = event_rows(connection, columns, chosen, labels)
    what = "tellings of events" if chosen.reports else "events"
    return Dataset(f"eventcoder: {what}", columns, rows, labels, about)
