"""`eventcoder explain`: why a sentence is coded as it is."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from eventcoder.cli import options

if TYPE_CHECKING:
    from rich.console import Console
    from rich.table import Table

    from eventcoder.coding.explanation import SentenceExplanation
    from eventcoder.model import Event
    from eventcoder.parsing.parser import Device
    from eventcoder.syntax.tree import Tree


@click.command()
@click.argument("sentence")
@click.option("--date", type=options.Day(), help="Publication date that relative dates count from.")
@options.dictionaries
@options.parser_of_sentences
@options.download
@click.option("--all", "show_all", is_flag=True, help="Every pattern tried, not just ten.")
@click.pass_context
def explain(
    context: click.Context,
    sentence: str,
    date: dt.date | None,
    folders: tuple[Path, ...],
    parser_name: str,
    device: Device,
    download: bool,
    show_all: bool,
) -> None:
    """Show tree, clauses, mentions, the pattern that fired, and why others did not.

    SENTENCE is one sentence or a few.
    """
    from rich.console import Console

    from eventcoder.cli.inputs import open_coder
    from eventcoder.cli.reporting import report_problems
    from eventcoder.coding.events import ArticleCoder
    from eventcoder.coding.explanation import explain as explain_article
    from eventcoder.model import Article, Segment
    from eventcoder.parsing.parser import open_parser
    from eventcoder.pipeline import parse_batch

    coder, problems = open_coder(folders)
    parser = open_parser(parser_name, device, download=download)
    article = Article(
        id="sentence",
        text=sentence,
        segments=(Segment("body", 0, len(sentence)),),
        date=date,
        date_basis="option" if date else None,
    )
    [(article, sentences, _)] = parse_batch([article], parser)
    if not sentences:
        raise click.UsageError("Give a sentence, in quotes: there is none in what was given.")
    article_coder = ArticleCoder(article, sentences, coder.lexicon, explain=True)
    console = Console()
    for explanation in explain_article(article_coder):
        show(console, explanation, show_all)
    report_problems(problems)
    if problems:
        context.exit(1)


def show(console: Console, explanation: SentenceExplanation, show_all: bool) -> None:
    """Print one sentence's explanation."""
    from rich.markup import escape

    console.rule(escape(explanation.text[: console.width - 4]))
    console.print(tree_view(explanation.tree))
    console.print(table("Clauses", ["clause", "what it holds"], explanation.clauses))
    mentions = [
        (m.text, type(m).__name__.removesuffix("Mention").lower(), _what(m))
        for m in explanation.mentions
    ]
    console.print(table("Mentions", ["mention", "kind", "what it is"], mentions))
    events = [
        (
            f"{e.source_text or '-'} ({e.source_code or '?'})",
            f"{e.cameo} {e.cameo_label}",
            f"{e.target_text or '-'} ({e.target_code or '?'})",
            e.date or e.date_text or "",
            _where(e),
            e.rule,
        )
        for e in explanation.events
    ]
    if events:
        names = ["source", "code", "target", "when", "where", "rule"]
        console.print(table("Events", names, events))
    else:
        console.print("[bold]No event.[/bold]")
    tried = explanation.tried if show_all else explanation.tried[:10]
    if tried:
        rows = [(t.trigger, t.where, t.pattern, t.outcome) for t in tried]
        names = ["trigger", "dictionary line", "pattern", "outcome"]
        console.print(table("Patterns tried", names, rows))
    if len(tried) < len(explanation.tried):
        console.print(f"... and {len(explanation.tried) - len(tried)} more: --all shows them.")


def table(title: str, names: Sequence[str], rows: Iterable[Sequence[str]]) -> Table:
    """A table whose cells are shown whole and as they are, brackets included."""
    from rich.markup import escape
    from rich.table import Table

    made = Table(title=title, title_justify="left")
    for name in names:
        made.add_column(name, overflow="fold")
    for row in rows:
        made.add_row(*(escape(cell) for cell in row))
    return made


def tree_view(tree: Tree) -> object:
    """The UD tree as a rich tree: word, part of speech, relation."""
    from rich.markup import escape
    from rich.tree import Tree as View

    def label(index: int) -> str:
        tags = f"{tree.upos[index]} [dim]{tree.deprels[index]}[/dim]"
        return f"[bold]{escape(tree.forms[index])}[/bold] {tags}"

    view = View(label(tree.root))
    stack = [(view, tree.root)]
    while stack:
        branch, index = stack.pop()
        for child in tree.children(index):
            stack.append((branch.add(label(child)), child))
    return view


def _where(event: Event) -> str:
    """The event's place, how it lies to it, and what it was taken from."""
    if event.place_name is None:
        return ""
    how = f"{event.place_relation} " if event.place_relation else ""
    return f"{how}{event.place_name} ({event.place_precision}, by {event.place_basis})"


def _what(mention: object) -> str:
    from eventcoder.model import ActorMention, PlaceMention

    if isinstance(mention, ActorMention):
        known = f"{mention.code} by {mention.entry}" if mention.code else "no code"
        return known + (f", for {mention.antecedent.text!r}" if mention.antecedent else "")
    if isinstance(mention, PlaceMention):
        where = ", ".join(str(p) for p in (mention.name, mention.admin1, mention.country) if p)
        tied = "; as well another of this name" if mention.tied else ""
        return f"{where} ({mention.precision}){tied}" if where else "not resolved"
    days = [
        str(day)
        for day in (getattr(mention, "first_day", None), getattr(mention, "last_day", None))
        if day
    ]
    text = str(getattr(mention, "text", ""))
    numbers = text.replace("/", "").replace("-", "").isdigit()
    unresolved = "day or month first is not told" if numbers else "relative"
    return " to ".join(dict.fromkeys(days)) or f"{unresolved}, not resolved"
