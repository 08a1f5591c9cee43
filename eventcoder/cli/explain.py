"""`eventcoder explain`: why a sentence is coded as it is."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from rich.console import Console

    from eventcoder.coding.explanation import SentenceExplanation
    from eventcoder.syntax.tree import Tree


@click.command()
@click.argument("sentence")
@click.option(
    "--date",
    type=click.DateTime(["%Y-%m-%d"]),
    help="Publication date that relative dates resolve against.",
)
@click.option(
    "--dictionaries",
    "folders",
    multiple=True,
    type=click.Path(path_type=Path),
    help="Dictionary folder laid over the shipped ones; repeatable.",
)
@click.option(
    "--parser",
    "parser_name",
    default="english",
    show_default=True,
    help="english or stanza:PACKAGE.",
)
@click.option(
    "--all",
    "show_all",
    is_flag=True,
    help="Show every pattern that was tried, not the nearest ten.",
)
def explain(
    sentence: str,
    date: dt.datetime | None,
    folders: tuple[Path, ...],
    parser_name: str,
    show_all: bool,
) -> None:
    """Show tree, clauses, mentions, the pattern that fired, and why others did not.

    SENTENCE is one sentence or a few.
    """
    from rich.console import Console

    from eventcoder.coding.events import ArticleCoder, Lexicon
    from eventcoder.coding.explanation import explain as explain_article
    from eventcoder.lexicon import load_dictionaries
    from eventcoder.model import Article, Segment
    from eventcoder.parsing.parser import open_parser
    from eventcoder.pipeline import parse_batch

    dictionaries, _ = load_dictionaries(folders)
    article = Article(
        id="sentence",
        text=sentence,
        segments=(Segment("body", 0, len(sentence)),),
        date=date.date() if date else None,
        date_basis="option" if date else None,
    )
    [(article, sentences, _)] = parse_batch([article], open_parser(parser_name, "auto"))
    coder = ArticleCoder(article, sentences, Lexicon.compile(dictionaries), explain=True)
    console = Console()
    for explanation in explain_article(coder):
        show(console, explanation, show_all)


def show(console: Console, explanation: SentenceExplanation, show_all: bool) -> None:
    """Print one sentence's explanation."""
    from rich.table import Table

    console.rule(explanation.text[: console.width - 4])
    console.print(tree_view(explanation.tree))
    table = Table("clause", "what it holds", title="Clauses", title_justify="left")
    for trigger, text in explanation.clauses:
        table.add_row(trigger, text)
    console.print(table)
    table = Table("mention", "kind", "what it is", title="Mentions", title_justify="left")
    for mention in explanation.mentions:
        table.add_row(
            mention.text, type(mention).__name__.removesuffix("Mention").lower(), _what(mention)
        )
    console.print(table)
    if explanation.events:
        table = Table(
            "source",
            "code",
            "target",
            "when",
            "where",
            "rule",
            title="Events",
            title_justify="left",
        )
        for e in explanation.events:
            table.add_row(
                f"{e.source_text or '-'} ({e.source_code or '?'})",
                f"{e.cameo} {e.cameo_label}",
                f"{e.target_text or '-'} ({e.target_code or '?'})",
                e.date or e.date_text,
                e.place_name,
                e.rule,
            )
        console.print(table)
    else:
        console.print("[bold]No event.[/bold]")
    tried = explanation.tried if show_all else explanation.tried[:10]
    if tried:
        table = Table(
            "trigger",
            "dictionary line",
            "pattern",
            "outcome",
            title="Patterns tried",
            title_justify="left",
        )
        for item in tried:
            table.add_row(item.trigger, item.where, item.pattern, item.outcome)
        console.print(table)
    if len(tried) < len(explanation.tried):
        console.print(f"... and {len(explanation.tried) - len(tried)} more: --all shows them.")


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


def _what(mention: object) -> str:
    from eventcoder.model import ActorMention, PlaceMention

    if isinstance(mention, ActorMention):
        known = f"{mention.code} by {mention.entry}" if mention.code else "no code"
        return known + (f", for {mention.antecedent.text!r}" if mention.antecedent else "")
    if isinstance(mention, PlaceMention):
        return (
            ", ".join(str(p) for p in (mention.name, mention.admin1, mention.country) if p)
            or "not resolved"
        )
    days = [
        str(day)
        for day in (getattr(mention, "first_day", None), getattr(mention, "last_day", None))
        if day
    ]
    return " to ".join(dict.fromkeys(days)) or "relative, not resolved"
