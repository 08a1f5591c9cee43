"""`eventcoder dict new`: dictionary entries from a sentence or a name."""

from __future__ import annotations

import datetime as dt
import tempfile
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from eventcoder.cli import options
from eventcoder.lexicon.actor_files import ACTOR_KINDS

if TYPE_CHECKING:
    from eventcoder.coding.events import ArticleCoder
    from eventcoder.model import Event, Problem
    from eventcoder.parsing.parser import Device, Parser
    from eventcoder.pipeline import Coder

F = TypeVar("F", bound=Callable[..., Any])


class SentenceFirst(click.Group):
    """A group whose first argument may be a sentence: then `pattern` is meant."""

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        if args and self.get_command(ctx, args[0]) is None:
            args = ["pattern", *args]
        return super().resolve_command(ctx, args)

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        # `dict new --code 194 "SENTENCE"`: the options are those of `pattern` as well.
        if args and args[0].startswith("-") and args[0] not in ("--help", "-h"):
            args = ["pattern", *args]
        return super().parse_args(ctx, args)


@click.group("new", cls=SentenceFirst)
def new() -> None:
    """Propose an entry: a pattern from a sentence, an actor from a name.

    `eventcoder dict new "Rebels shelled the town." --code 194` is short for `dict new pattern`.
    """


def _to(room: str) -> Callable[[F], F]:
    return click.option(
        "--to",
        "file",
        metavar="FILE",
        type=click.Path(path_type=Path, dir_okay=False),
        help=f"Also write it at the end of this file, such as DIR/{room}/mine.yaml.",
    )


@new.command()
@click.argument("sentence")
@click.option("--code", required=True, help="The CAMEO code that the sentence is to give.")
@click.option("--source", metavar="WORDS", help="Who acts, in the sentence's own words.")
@click.option("--target", metavar="WORDS", help="Who is acted upon, in the sentence's own words.")
@_to("actions")
@options.dictionaries
@options.parser_of_sentences
@options.download
@click.pass_context
def pattern(
    context: click.Context,
    sentence: str,
    code: str,
    source: str | None,
    target: str | None,
    file: Path | None,
    folders: tuple[Path, ...],
    parser_name: str,
    device: Device,
    download: bool,
) -> None:
    """Propose a pattern and an example for SENTENCE.

    The entry goes to standard output; what the sentence gives without it and with it, to standard
    error. Exits with 1 where the pattern does not give the event: it needs your hand.
    """
    from eventcoder.cli.inputs import open_coder
    from eventcoder.coding.proposal import propose
    from eventcoder.evaluate.examples import check
    from eventcoder.lexicon.additions import append, folder_of, problems_with
    from eventcoder.parsing.parser import open_parser
    from eventcoder.store.kept_parses import keep_parses

    folder = folder_of(file, "actions") if file else None
    coder, _ = open_coder(folders)
    parser = keep_parses(open_parser(parser_name, device, download=download))
    before = _read(sentence, coder, parser)
    proposal = propose(before, code, source, target)
    entry = proposal.yaml()
    _stop_at(problems_with(entry, "actions", folder))
    now = before.events()
    _tell("Now it gives", now)
    if check(proposal.example(), now) is None:
        click.echo("That is what you ask for: the sentence needs no pattern of its own.", err=True)
    with tempfile.TemporaryDirectory() as place:
        (Path(place) / "actions").mkdir()
        (Path(place) / "actions" / "proposed.yaml").write_text(entry, encoding="utf-8")
        coder, _ = open_coder([*folders, Path(place)])
    events = _read(sentence, coder, parser).events()
    _tell("With the pattern it gives", events)
    click.echo(entry, nl=False)
    if file:
        append(entry, file)
        click.echo(f"Written to {file}.", err=True)
    failure = check(proposal.example(), events)
    if failure is not None:
        click.echo("The example does not hold yet: change the pattern or the example.", err=True)
        context.exit(1)


@new.command()
@click.argument("name")
@click.option("--code", required=True, help="Country or international code, then roles.")
@click.option(
    "--kind",
    type=click.Choice(ACTOR_KINDS),
    default="organisation",
    show_default=True,
    help="What it is.",
)
@click.option("--alias", "aliases", multiple=True, help="Another name of it; repeatable.")
@click.option("--from", "start", metavar="DAY", help="First day, month or year of the code.")
@click.option("--until", metavar="DAY", help="Last day, month or year of the code.")
@_to("actors")
def actor(
    name: str,
    code: str,
    kind: str,
    aliases: tuple[str, ...],
    start: str | None,
    until: str | None,
    file: Path | None,
) -> None:
    """Write the entry of an actor called NAME.

    The entry goes to standard output and, with --to, to the end of a file of yours; a code or a
    date that cannot be is refused before.
    """
    from eventcoder.lexicon.additions import actor_text, append, folder_of, problems_with

    folder = folder_of(file, "actors") if file else None
    today = dt.date.today()
    entry = actor_text(name, kind, code, aliases=aliases, start=start, until=until, checked=today)
    _stop_at(problems_with(entry, "actors", folder))
    click.echo(entry, nl=False)
    if file:
        append(entry, file)
        click.echo(f"Written to {file}.", err=True)


def _read(sentence: str, coder: Coder, parser: Parser) -> ArticleCoder:
    from eventcoder.coding.events import ArticleCoder
    from eventcoder.model import Article, Segment
    from eventcoder.pipeline import parse_batch

    article = Article(id="sentence", text=sentence, segments=(Segment("body", 0, len(sentence)),))
    [(article, sentences, _)] = parse_batch([article], parser)
    return ArticleCoder(article, sentences, coder.lexicon, explain=True)


def _tell(what: str, events: Sequence[Event]) -> None:
    told = [
        f"[{e.source_text or '~'}, {e.cameo}, {e.target_text or '~'}] by {e.rule}" for e in events
    ]
    click.echo(f"{what}: {'; '.join(told) or 'nothing'}", err=True)


def _stop_at(problems: Sequence[Problem]) -> None:
    if problems:
        # a wrong code stands in the pattern and in the example, and is one mistake
        lines = dict.fromkeys(f"{problem.message} {problem.remedy}" for problem in problems)
        raise click.UsageError("\n".join(lines))
