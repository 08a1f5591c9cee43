"""`eventcoder mentions`: everything that was recognised, whether or not an event used it."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import click

from eventcoder.cli import options


@click.command()
@options.articles
@options.to(required=False, what="Write the mentions to FILE, JSON Lines (default: -)")
@options.dictionaries
@options.parser
@options.download
@options.quiet
@click.pass_context
def mentions(
    context: click.Context,
    paths: tuple[str, ...],
    date: dt.date | None,
    format_: str | None,
    to: str | None,
    folders: tuple[Path, ...],
    parser_name: str,
    device: str,
    download: bool,
    quiet: bool,
) -> None:
    """List every actor, place and date in articles.

    PATH is a file of articles (plain text, JSON Lines, CSV), a folder of them, or - for standard
    input. One line for each mention, whether or not an event used it.
    """
    from eventcoder.cli.inputs import look_at, open_coder, open_inputs, without_problems
    from eventcoder.cli.reporting import Progress, report_problems
    from eventcoder.export.writing import json_line, opened
    from eventcoder.pipeline import parse_articles

    inputs = look_at(paths, to)
    coder, problems = open_coder(folders)
    items, parser = open_inputs(
        inputs, parser_name, date=date, format_=format_, device=device, download=download
    )
    articles = without_problems(items, problems)
    with Progress(inputs.sizes, quiet=quiet) as progress, opened(to or "-") as stream:
        for article, sentences, cut in parse_articles(articles, parser):
            problems += cut
            for record in coder.mentions(article, sentences):
                print(json_line(record), file=stream)
            size = len(article.text.encode("utf-8", "replace"))
            progress.advance(article.origin, size, articles=1, events=0)
    report_problems(problems)
    if any(problem.severity == "error" for problem in problems):
        context.exit(1)
