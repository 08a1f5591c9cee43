"""`eventcoder report`: a database on one page."""

from __future__ import annotations

import csv
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from eventcoder.cli import options
from eventcoder.cli.selecting import given, selection

if TYPE_CHECKING:
    from eventcoder.export.selection import Selection
    from eventcoder.report.numbers import Table


@click.command()
@options.existing_db
@click.option(
    "--out",
    metavar="FILE",
    default="report.html",
    show_default=True,
    type=click.Path(dir_okay=False, path_type=Path),
    help="Write the page to FILE.",
)
@click.option(
    "--figures",
    metavar="DIR",
    type=click.Path(file_okay=False, path_type=Path),
    help="Also write each figure to DIR as SVG and PNG, and its numbers as CSV.",
)
@click.option("--background", is_flag=True, help="Show history that is recalled as well.")
@click.option("--title", default="Political events", show_default=True, help="Title of the page.")
@selection
@click.pass_context
def report(
    context: click.Context,
    db: Path,
    out: Path,
    figures: Path | None,
    background: bool,
    title: str,
    chosen: Selection,
    folders: tuple[Path, ...],
) -> None:
    """Show a database on one page: time, actors, map, intensity, coverage.

    The page needs no network and nothing beside it; it follows the reader's light or dark screen.
    Below each figure are its numbers.
    """
    from eventcoder.export.dataset import snapshot
    from eventcoder.export.labels import read_labels
    from eventcoder.export.provenance import provenance
    from eventcoder.export.writing import opened
    from eventcoder.report.figures import png, specs, svg
    from eventcoder.report.numbers import Numbers
    from eventcoder.report.page import page

    chosen = replace(chosen, background=background)
    with snapshot(db) as connection:
        about = provenance(connection, given(context))
        tables = Numbers(connection, chosen, read_labels(folders)).tables()
    drawn = specs(tables)
    drawings = {key: svg(spec) for key, spec in drawn.items()}
    with opened(str(out)) as stream:
        stream.write(page(title, tables, drawings, about))
    click.echo(f"Report written to {out}.", err=True)
    if figures:
        files: dict[str, str | bytes] = {f"{key}.svg": text for key, text in drawings.items()}
        files |= {f"{key}.png": png(spec) for key, spec in drawn.items()}
        _write_figures(figures, files, tables)
        click.echo(f"Figures written to {figures}.", err=True)


def _write_figures(folder: Path, files: dict[str, Any], tables: Sequence[Table]) -> None:
    from eventcoder.errors import EventCoderError

    try:
        folder.mkdir(parents=True, exist_ok=True)
        for name, content in files.items():
            data = content if isinstance(content, bytes) else content.encode("utf-8")
            (folder / name).write_bytes(data)
        for table in tables:
            path = folder / f"{table.key}.csv"
            with path.open("w", encoding="utf-8", newline="") as stream:
                csv.writer(stream).writerows([table.columns, *table.rows])
    except OSError as error:
        raise EventCoderError(
            f"The figures cannot be written ({error.strerror}).",
            "Choose another folder.",
            file=str(folder),
        ) from error
