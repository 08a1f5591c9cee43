"""`eventcoder code`: articles in, events out."""

from __future__ import annotations

import contextlib
import datetime as dt
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import IO, TYPE_CHECKING

import click

from eventcoder import __version__
from eventcoder.cli import options

if TYPE_CHECKING:
    from eventcoder.cli.inputs import Inputs
    from eventcoder.cli.reporting import Progress
    from eventcoder.model import Event, Problem
    from eventcoder.store.batch import Outcome
    from eventcoder.store.store import Store


@click.command()
@options.articles
@click.option(
    "--db",
    type=click.Path(path_type=Path),
    help="The database where everything is kept; made when missing. Without --db and --to: "
    f"{options.DEFAULT_DB}.",
)
@options.to(required=False, what="Also write the events to FILE, JSON Lines")
@options.dictionaries
@options.parser
@options.download
@options.reports
@options.quiet
@click.pass_context
def code(
    context: click.Context,
    paths: tuple[str, ...],
    date: dt.date | None,
    format_: str | None,
    db: Path | None,
    to: str | None,
    folders: tuple[Path, ...],
    parser_name: str,
    device: str,
    download: bool,
    reports: bool,
    quiet: bool,
) -> None:
    """Code articles: who did what to whom, where and when.

    PATH is a file of articles (plain text, JSON Lines, CSV), a folder of them, or - for standard
    input.

    The database keeps articles, parses, events and problems. Stop the command at any time: the
    same command goes on where it stopped, and run once more it adds nothing. With other
    dictionaries it codes the stored parses anew.
    """
    from eventcoder.cli.inputs import look_at
    from eventcoder.cli.reporting import Progress, report_problems
    from eventcoder.store.store import Store

    if db is None and to is None:
        db = options.DEFAULT_DB
    inputs = look_at(paths, to)
    with contextlib.ExitStack() as stack:
        store = stack.enter_context(Store(db)) if db else None
        progress = stack.enter_context(Progress(inputs.sizes, quiet=quiet))
        job = Job(inputs, date, format_, folders, parser_name, device, download)
        debug = bool(context.find_root().params.get("debug"))
        result = Result(progress, reports=reports)
        result.take(job.outcomes(store, strict=debug), to)
    if not quiet and to != "-":
        result.show(db)
    problems = job.dictionary_problems + result.problems
    report_problems(problems, f"`eventcoder problems --db {db}` lists them all." if db else None)
    if any(problem.severity == "error" for problem in problems):
        context.exit(1)


class Job:
    """What is to be coded, and with what: articles, dictionaries, parser, all open.

    Raises:
        EventCoderError: one of them cannot be used.
    """

    def __init__(
        self,
        inputs: Inputs,
        date: dt.date | None,
        format_: str | None,
        folders: Sequence[Path],
        parser_name: str,
        device: str,
        download: bool,
    ) -> None:
        from eventcoder.articles.readers import shown_name
        from eventcoder.cli.inputs import open_coder, open_inputs
        from eventcoder.store.store import Run

        self.coder, self.dictionary_problems = open_coder(folders)
        self.items, self.parser = open_inputs(
            inputs, parser_name, date=date, format_=format_, device=device, download=download
        )
        self.run = Run(
            command=shown_name(" ".join(["code", *inputs.paths])),
            program=__version__,
            dictionaries=self.coder.fingerprint,
            parser=self.parser.name,
            parser_fingerprint=self.parser.fingerprint,
            options={"date": str(date or ""), "format": format_ or ""},
            inputs=inputs.hashes,
        )

    def outcomes(self, store: Store | None, *, strict: bool) -> Iterator[Outcome]:
        """Code all of it, keeping everything in the store if there is one."""
        from eventcoder.pipeline import code_articles

        run = self.run if store else None
        return code_articles(
            self.items, self.parser, self.coder, store=store, run=run, strict=strict
        )


class Result:
    """What a batch came to: the first events for the table, the problems, the counts."""

    def __init__(self, progress: Progress, *, reports: bool) -> None:
        self.progress, self.reports = progress, reports
        self.first: list[tuple[Event, int]] = []
        self.problems: list[Problem] = []
        self.statuses: dict[str, int] = {}

    def take(self, outcomes: Iterable[Outcome], to: str | None) -> None:
        """Go through the batch, writing its events as JSON Lines to a file, if asked to."""
        from eventcoder.export.writing import opened

        with contextlib.ExitStack() as stack:
            stream = stack.enter_context(opened(to)) if to else None
            for outcome in outcomes:
                self._take(outcome, stream)

    def _take(self, outcome: Outcome, stream: IO[str] | None) -> None:
        from eventcoder.cli.reporting import MOST_EVENTS
        from eventcoder.export.writing import json_line

        self.problems += outcome.problems
        self.statuses[outcome.status] = self.statuses.get(outcome.status, 0) + 1
        events = [(event, 1) for event in outcome.tellings] if self.reports else outcome.events
        for event, n_reports in events:
            if len(self.first) < MOST_EVENTS:
                self.first.append((event, n_reports))
            if stream:
                print(json_line(event.record()), file=stream)
        article = outcome.article
        if article:
            size = len(article.text.encode("utf-8", "replace"))
            self.progress.advance(article.origin, size, articles=1, events=len(events))
        elif outcome.problems:
            self.progress.advance(outcome.problems[0].file, 0, articles=0, events=0)

    def show(self, db: Path | None) -> None:
        """The table of the first events, and what was done."""
        from rich.console import Console

        from eventcoder.cli.reporting import event_table

        console = Console()
        if not console.is_terminal:
            console.width = 120
        title = "Tellings of events" if self.reports else "Events"
        if self.first:
            console.print(event_table(self.first, title))
        rest = self.progress.events - len(self.first)
        if rest > 0:
            click.echo(f"... and {rest:,} more.")
        kept, recoded = self.statuses.get("kept", 0), self.statuses.get("recoded", 0)
        parts = [f"{kept:,} coded before"] if kept else []
        parts += [f"{recoded:,} from their stored parses"] if recoded else []
        click.echo(self.progress.said + (f" ({', '.join(parts)})" if parts else "") + ".")
        if db:
            click.echo(
                f'All is in {db}: `sqlite3 {db} "SELECT * FROM distinct_event"` looks into it, '
                f"`eventcoder export --db {db} --to events.csv` makes a table of it."
            )
