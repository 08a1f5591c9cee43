"""`eventcoder export`: the events of a database as a file."""

from __future__ import annotations

from pathlib import Path
from typing import Literal

import click

from eventcoder.cli import options


@click.command()
@options.existing_db
@options.to(required=True, what="Write to FILE")
@click.option(
    "--format",
    "format_",
    type=click.Choice(["csv", "jsonl"]),
    help="csv, a table with a header; jsonl, the output records. By default the name of FILE "
    "tells, and else it is csv.",
)
@options.reports
@click.option(
    "--spreadsheet",
    is_flag=True,
    help="In CSV, put an apostrophe before words that a spreadsheet would run as a formula. "
    "Without it all words are verbatim: do not open articles of unknown origin in a spreadsheet.",
)
def export(
    db: Path, to: str, format_: Literal["csv", "jsonl"] | None, reports: bool, spreadsheet: bool
) -> None:
    """Write the events of a database to a file.

    One line for each event: what one article tells several times is one event, with the number of
    tellings in n_reports (CSV). Where nothing is known the field is empty (CSV) or null (JSON).
    """
    from eventcoder.cli.reporting import counted
    from eventcoder.export.writing import event_writer, opened
    from eventcoder.store.store import Store

    chosen = format_ or ("jsonl" if Path(to).suffix in (".jsonl", ".ndjson") else "csv")
    with Store(db, readonly=True) as store, opened(to) as stream:
        write = event_writer(stream, chosen, spreadsheet=spreadsheet)
        count = 0
        for event, n_reports in store.events(merged=not reports):
            write(event, n_reports)
            count += 1
    if to != "-":
        click.echo(
            f"{counted(count, 'telling' if reports else 'event')} written to {to}.", err=True
        )
