"""What commands say: progress, the table of events, problems, one line each."""

from __future__ import annotations

import time
from collections.abc import Iterable, Mapping, Sequence
from types import TracebackType
from typing import TYPE_CHECKING, Self

import click

from eventcoder.model import Event, Problem

if TYPE_CHECKING:
    from rich.progress import Progress as Bar
    from rich.progress import TaskID
    from rich.table import Table

MOST_PROBLEMS = 20
MOST_EVENTS = 15
_SECONDS_BETWEEN_LINES = 10.0


def problem_line(problem: Problem) -> str:
    """`file:line:column: error: what is wrong. What to do. [kind]`, on one line."""
    place = ":".join(str(p) for p in (problem.file, problem.line, problem.column) if p)
    if not place and problem.article_id:
        place = f"article {problem.article_id}"
    message = (
        problem.message if problem.message.endswith((".", "!", "?")) else f"{problem.message}."
    )
    parts = (f"{place}:" if place else "", f"{problem.severity}:", message, problem.remedy)
    line = " ".join(part for part in parts if part) + f" [{problem.kind}]"
    return _printable(line)


def report_problems(problems: Sequence[Problem], where: str | None = None) -> None:
    """Write problems to standard error: errors, then the first note of each kind.

    Args:
        problems: in the order they came up.
        where: the command that lists all of them; without one, no error is left out.
    """
    errors = [problem for problem in problems if problem.severity == "error"]
    notes: dict[str, Problem] = {}
    for problem in problems:
        if problem.severity == "note":
            notes.setdefault(problem.kind, problem)
    shown = [*errors, *notes.values()]
    if where:
        shown = shown[:MOST_PROBLEMS]
    for problem in shown:
        click.echo(problem_line(problem), err=True)
    rest = len(problems) - len(shown)
    if rest > 0:
        click.echo(f"... and {rest} more" + (f": {where}" if where else " notes."), err=True)


def event_table(events: Iterable[tuple[Event, int]], title: str) -> Table:
    """The events as a table for the terminal: words above, codes below, so 80 columns will do."""
    from rich.box import SIMPLE_HEAD
    from rich.markup import escape
    from rich.table import Table

    events = list(events)
    deaths = any(event.killed is not None for event, _ in events)
    table = Table(
        title=title, title_justify="left", box=SIMPLE_HEAD, expand=True, padding=(0, 1, 0, 0)
    )
    table.add_column("date", no_wrap=True, min_width=10)
    for heading, style, ratio in (
        ("source", "cyan", 5),
        ("event", "bold", 6),
        ("target", "cyan", 5),
        ("place", "", 3),
    ):
        wraps = heading == "event"
        table.add_column(heading, style=style, ratio=ratio, no_wrap=not wraps, overflow="ellipsis")
    if deaths:
        table.add_column("killed", no_wrap=True, justify="right")
    for event, _ in events:
        label = event.cameo_label.removesuffix(", not specified below")
        cells = [
            (event.date,),
            (event.source_text, event.source_code),
            (f"{event.cameo} {label}",),
            (event.target_text, event.target_code),
            (event.place_name, event.place_country),
        ]
        if deaths:
            cells.append(("" if event.killed is None else str(event.killed),))
        table.add_row(*(escape(_stacked(cell)) for cell in cells))
    return table


def _stacked(parts: Iterable[str | None]) -> str:
    return "\n".join(_printable(part) for part in parts if part)


def _printable(text: str) -> str:
    """On one line and without control characters: an article must not move the cursor."""
    return " ".join("".join(c if c.isprintable() else " " for c in text).split())


class Progress:
    """Progress on standard error: a bar on a terminal, now and then a line elsewhere.

    How far the batch is, is told by the bytes of its files: nobody knows the number of articles
    before they are read.

    Args:
        sizes: bytes of each file, by its name.
        quiet: say nothing.
    """

    def __init__(self, sizes: Mapping[str, int], *, quiet: bool) -> None:
        self._sizes, self._quiet = dict(sizes), quiet
        self._total, self._before, self._here = sum(sizes.values()), 0, 0
        self._file: str | None = None
        self._bar: Bar | None = None
        self._task: TaskID | None = None
        self._started = self._last = time.monotonic()
        self.articles = self.events = 0

    def __enter__(self) -> Self:
        if self._quiet:
            return self
        from rich.console import Console
        from rich.progress import BarColumn, TextColumn, TimeElapsedColumn, TimeRemainingColumn
        from rich.progress import Progress as Bar

        console = Console(stderr=True)
        if console.is_terminal:
            self._bar = Bar(
                TextColumn("{task.description}"),
                BarColumn(),
                TextColumn("{task.percentage:>3.0f}%"),
                TimeElapsedColumn(),
                TextColumn("left"),
                TimeRemainingColumn(),
                console=console,
            )
            self._task = self._bar.add_task("loading", total=self._total or None)
            self._bar.start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        if self._bar and self._task is not None:
            if kind is None:
                self._bar.update(self._task, completed=self._total, total=self._total)
            self._bar.stop()

    def advance(self, file: str | None, size: int, *, articles: int, events: int) -> None:
        """An item of a file is done: bytes of its text, articles and events found in it."""
        self.articles += articles
        self.events += events
        if file is not None and file != self._file:
            self._before += self._sizes.get(self._file or "", 0)
            self._file, self._here = file, 0
        self._here = min(self._here + size, self._sizes.get(self._file or "", 0))
        if self._bar and self._task is not None:
            done = min(self._before + self._here, self._total)
            self._bar.update(self._task, description=self.said, completed=done)
        elif not self._quiet and time.monotonic() - self._last > _SECONDS_BETWEEN_LINES:
            self._last = time.monotonic()
            click.echo(f"{self.said}, {self._last - self._started:.0f} s", err=True)

    @property
    def said(self) -> str:
        return f"{counted(self.articles, 'article')}, {counted(self.events, 'event')}"


def counted(number: int, noun: str) -> str:
    """`1 event`, `2 events`."""
    return f"{number:,} {noun}" + ("" if number == 1 else "s")
