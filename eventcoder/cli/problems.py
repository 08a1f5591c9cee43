"""`eventcoder problems`: what was set aside."""

from __future__ import annotations

from pathlib import Path

import click

from eventcoder.cli import options


@click.command()
@options.existing_db
@click.option("--kind", help="Only problems of this kind, such as sentence-cut.")
@click.option("--errors", is_flag=True, help="Only errors, no notes.")
def problems(db: Path, kind: str | None, errors: bool) -> None:
    """List what was set aside, and why.

    One line for each: file and line, what is wrong, what to do, and its kind in brackets.
    """
    from eventcoder.cli.reporting import problem_line
    from eventcoder.store.store import Store

    n_errors = n_notes = 0
    with Store(db, readonly=True) as store:
        for problem in store.problems(kind=kind):
            n_errors += problem.severity == "error"
            n_notes += problem.severity == "note"
            if problem.severity == "error" or not errors:
                click.echo(problem_line(problem))
        kinds = (
            sorted({p.kind for p in store.problems()}) if kind and not n_errors + n_notes else []
        )
    if kinds:
        click.echo(f"None is of the kind {kind!r}; there are: {', '.join(kinds)}.", err=True)
    click.echo(f"Errors: {n_errors}; notes: {n_notes}.", err=True)
