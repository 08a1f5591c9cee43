"""`eventcoder actors`: what the coded articles say about the actors of the dictionaries."""

from __future__ import annotations

from pathlib import Path

import click

from eventcoder.cli import options


@click.group()
def actors() -> None:
    """List actors that act in the articles and have no code."""


@actors.command()
@options.existing_db
@options.dictionaries
@click.option(
    "--most", type=click.IntRange(1), default=30, show_default=True, help="So many names."
)
@click.option(
    "--sentences",
    "samples",
    type=click.IntRange(0),
    default=2,
    show_default=True,
    help="So many sentences of each.",
)
@click.pass_context
def unknown(
    context: click.Context, db: Path, folders: tuple[Path, ...], most: int, samples: int
) -> None:
    """List the proper names that act and are in no dictionary, the most frequent first.

    One line for each: in how many acts, in how many articles, the name; then sentences it acts in.
    `eventcoder dict new actor NAME --code CODE --to DIR/actors/mine.yaml` adds one.
    """
    from eventcoder.cli.inputs import open_coder
    from eventcoder.cli.reporting import report_problems
    from eventcoder.evaluate.unknown import unknown_actors
    from eventcoder.store.store import Store

    coder, problems = open_coder(folders)
    with Store(db, readonly=True) as store:
        parsed = ((article, store.sentences(article.id)) for article in store.articles())
        found = unknown_actors(parsed, coder.lexicon, samples)
    for actor in found[:most]:
        click.echo(f"{actor.acts:5} {len(actor.articles):5}  {actor.name}")
        for sentence in actor.sentences:
            click.echo(f"{'':13}{' '.join(sentence.split())}")
    click.echo(f"Names: {len(found)}, acts: {sum(actor.acts for actor in found)}.", err=True)
    report_problems(problems)
    if problems:
        context.exit(1)
