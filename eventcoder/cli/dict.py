"""`eventcoder dict`: begin and check dictionaries."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import click

from eventcoder.cli import options
from eventcoder.cli.dict_examples import test
from eventcoder.cli.dict_new import new


@click.group("dict")
def dictionary() -> None:
    """Check, test, begin and extend dictionaries."""


dictionary.add_command(test)
dictionary.add_command(new)


@dictionary.command()
@options.dictionaries
@click.option(
    "--stale-on",
    type=options.Day(),
    help="Also note what was not checked in the year before this day, and codes that no person "
    "holds on it.",
)
@click.pass_context
def check(context: click.Context, folders: tuple[Path, ...], stale_on: dt.date | None) -> None:
    """Check every line of the dictionaries.

    One line for each problem: file, line and column, what is wrong, what to do. Exits with 1 where
    there are errors; notes alone leave it at 0.
    """
    from eventcoder.lexicon.check import check_dictionaries, line_of

    problems = check_dictionaries(folders, stale_on)
    for problem in problems:
        click.echo(line_of(problem, relative_to=Path.cwd()))
    errors = sum(problem.severity == "error" for problem in problems)
    click.echo(f"Errors: {errors}; notes: {len(problems) - errors}.", err=True)
    if errors:
        context.exit(1)


@dictionary.command()
@click.argument("folder", metavar="DIR", type=click.Path(path_type=Path, file_okay=False))
def init(folder: Path) -> None:
    """Begin a dictionary folder of your own in DIR.

    It gets one commented file of each kind, and schemas for editors; a file that is there already
    is left as it is.
    """
    from eventcoder.lexicon.starter import write_starter

    written, kept = write_starter(folder)
    for path in written:
        click.echo(f"wrote {path}")
    for path in kept:
        click.echo(f"kept {path}, which was there")


@dictionary.command()
@click.argument(
    "folder", metavar="DIR", type=click.Path(path_type=Path, file_okay=False, exists=True)
)
def schema(folder: Path) -> None:
    """Write the JSON Schemas of dictionary files into DIR/schemas.

    Editors complete and check a file that begins with `# yaml-language-server: $schema=` and the
    path of its schema, as those of `eventcoder dict init` do. They know the codes that DIR adds.
    """
    from eventcoder.lexicon import load_dictionaries
    from eventcoder.lexicon.schema import write_schemas

    dictionaries, _ = load_dictionaries([folder])
    for path in write_schemas(dictionaries.ontology, folder):
        click.echo(f"wrote {path}")
