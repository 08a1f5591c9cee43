"""`eventcoder aggregate`: counts of events by unit and period."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from eventcoder.cli import options
from eventcoder.cli.selecting import check_merged, given, merged, selection

if TYPE_CHECKING:
    from eventcoder.export.selection import Selection


def plan(command: Any) -> Any:
    """What is counted: --unit, --every, --actors, --count."""
    for name, choices, help_ in reversed(
        (
            (
                "unit",
                ("dyad", "monad", "target", "country", "admin1"),
                "dyad, source and target; monad, the source; target; country or admin1, of the "
                "place.",
            ),
            ("every", ("day", "week", "month", "year"), "Length of a period."),
            (
                "actors",
                ("country", "role", "code"),
                "What an actor is: a country; role, a country and a role; the whole code.",
            ),
            ("count", ("quad", "root", "code"), "What has a column of its own."),
        )
    ):
        command = click.option(
            f"--{name}",
            type=click.Choice(choices),
            default="month" if name == "every" else choices[0],
            show_default=True,
            help=help_,
        )(command)
    return command


@click.command()
@options.existing_db
@options.to(required=True, what="Write to FILE")
@click.option(
    "--format",
    "format_",
    type=click.Choice(["csv", "dta", "sav", "parquet", "jsonl"]),
    help="csv; dta, Stata; sav, SPSS; parquet; jsonl. By default the name of FILE tells, and else "
    "it is csv.",
)
@plan
@click.option(
    "--balanced",
    is_flag=True,
    help="Every unit that occurs in every period, from --from or the first event to --until or "
    "the last.",
)
@click.option("--background", is_flag=True, help="Count history that is recalled as well.")
@selection
@merged
@click.pass_context
def aggregate(
    context: click.Context,
    /,
    db: Path,
    to: str,
    format_: str | None,
    chosen: Selection,
    merged: str | None,
    background: bool,
    folders: tuple[Path, ...],
    **planned: Any,
) -> None:
    """Count the events of a database by actors or place, and period.

    One row for each unit and period in which something happened: n, the number of events; one
    column for each quad class, root or code; sum and mean of the Goldstein scale; the killed and
    injured, where told. A period is given by its first day; weeks begin on Monday.

    An event without a date, or without the actors or place that make a unit, is left out.
    """
    from eventcoder.cli.reporting import counted
    from eventcoder.export.aggregate import Plan
    from eventcoder.export.aggregate import aggregate as count_events
    from eventcoder.export.dataset import merged_table, snapshot
    from eventcoder.export.formats import format_of, write
    from eventcoder.export.labels import read_labels
    from eventcoder.export.provenance import provenance

    check_merged(merged, to, chosen)
    chosen = replace(chosen, background=background)
    labels = read_labels(folders)
    with snapshot(db) as connection:
        about = provenance(connection, given(context))
        table, left_out = count_events(connection, Plan(**planned), chosen, labels, about)
        rows = write(table, to, format_of(to, format_))
        if merged:
            write(merged_table(connection, chosen, labels, about), merged, "csv")
    for remark in left_out.remarks():
        click.echo(remark, err=True)
    if to != "-":
        click.echo(f"{counted(rows, 'row')} written to {to}.", err=True)
