"""`eventcoder dict test`: run the examples of the dictionaries."""

from __future__ import annotations

import dataclasses
from pathlib import Path
from typing import TYPE_CHECKING

import click

from eventcoder.cli import options

if TYPE_CHECKING:
    from eventcoder.parsing.parser import Device


@click.command()
@options.dictionaries
@options.parser_of_sentences
@options.download
@click.option("--only", metavar="TEXT", help="Run the examples of the files whose name holds TEXT.")
@click.pass_context
def test(
    context: click.Context,
    folders: tuple[Path, ...],
    parser_name: str,
    device: Device,
    download: bool,
    only: str | None,
) -> None:
    """Code every example sentence and compare the events with those it lists.

    One line for each example that fails and for each pattern that no example reaches. Exits with
    1 where an example fails or a line cannot be used. Parses are kept in the user's cache folder
    (EVENTCODER_CACHE names another), so that only new sentences take time.
    """
    from eventcoder.cli.inputs import open_coder
    from eventcoder.evaluate.examples import prove
    from eventcoder.lexicon.check import line_of
    from eventcoder.parsing.parser import open_parser
    from eventcoder.store.kept_parses import keep_parses

    coder, errors = open_coder(folders)
    dictionaries = coder.lexicon.dictionaries
    if only:
        chosen = tuple(e for e in dictionaries.examples if only in e.where.file)
        if not chosen:
            raise click.UsageError(
                f"--only: no example stands in a file whose name holds {only!r}."
            )
        dictionaries = dataclasses.replace(dictionaries, examples=chosen)
    parser = keep_parses(open_parser(parser_name, device, download=download))
    proof = prove(dictionaries, parser, coder.lexicon)
    unreached = [p for p in proof.problems if p.kind == "unreached" and not only]
    failures = [p for p in proof.problems if p.kind != "unreached"]
    for problem in (*errors, *failures, *unreached):
        click.echo(line_of(problem))
    click.echo(
        f"Examples: {proof.examples}, failed: {proof.failed}; "
        f"patterns: {proof.rules}, not reached: {len(unreached) if not only else 'not counted'}.",
        err=True,
    )
    if errors or failures:
        context.exit(1)
