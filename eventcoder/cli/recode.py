"""`eventcoder recode`: events anew, from stored parses."""

from __future__ import annotations

from pathlib import Path

import click

from eventcoder import __version__
from eventcoder.cli import options


@click.command()
@options.existing_db
@options.dictionaries
@options.quiet
@click.pass_context
def recode(context: click.Context, db: Path, folders: tuple[Path, ...], quiet: bool) -> None:
    """Code a database anew from its stored parses.

    For when the dictionaries have changed: nothing is parsed, so it takes seconds where `code` took
    minutes. Articles that were coded with just these dictionaries stay as they are. Stop it at any
    time: the same command goes on where it stopped.
    """
    from eventcoder.cli.inputs import open_coder
    from eventcoder.cli.reporting import Progress, counted, report_problems
    from eventcoder.pipeline import code_articles
    from eventcoder.store.store import Run, Store

    Store(db, readonly=True).close()  # an error here for a database that is not there
    coder, problems = open_coder(folders)
    run = Run(
        command="recode",
        program=__version__,
        dictionaries=coder.fingerprint,
        parser=None,
        parser_fingerprint=None,
    )
    strict = bool(context.find_root().params.get("debug"))
    recoded = 0
    with Store(db) as store, Progress({}, quiet=quiet) as progress:
        for outcome in code_articles(
            store.articles(), None, coder, store=store, run=run, strict=strict
        ):
            problems += outcome.problems
            recoded += outcome.status == "recoded"
            progress.advance(None, 0, articles=1, events=len(outcome.events))
    if not quiet:
        click.echo(f"{counted(recoded, 'article')} coded anew; {progress.said} in {db}.")
    report_problems(problems, f"`eventcoder problems --db {db}` lists them all.")
    if any(problem.severity == "error" for problem in problems):
        context.exit(1)
