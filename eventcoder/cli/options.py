"""Options that several commands share, as decorators."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

import click

F = TypeVar("F", bound=Callable[..., Any])

DEFAULT_DB = Path("events.db")


class Day(click.ParamType[dt.date]):
    """A day, YYYY-MM-DD."""

    name = "YYYY-MM-DD"

    def convert(
        self, value: Any, param: click.Parameter | None, ctx: click.Context | None
    ) -> dt.date:
        try:
            return value if isinstance(value, dt.date) else dt.date.fromisoformat(value)
        except ValueError:
            self.fail(f"{value!r} is not a day written as YYYY-MM-DD.", param, ctx)


def articles(command: F) -> F:
    """The articles to read: PATH…, --date, --format."""
    command = click.option(
        "--format",
        "format_",
        type=click.Choice(["text", "jsonl", "csv"]),
        help="Format of all the files; by default their names or contents tell.",
    )(command)
    command = click.option(
        "--date",
        type=Day(),
        help="Publication date of the articles whose record gives none.",
    )(command)
    return click.argument(
        "paths",
        metavar="PATH...",
        nargs=-1,
        required=True,
        # A file that is there but may not be read is a problem of the batch, not wrong usage.
        type=click.Path(exists=True, allow_dash=True, readable=False),
    )(command)


def parser(command: F) -> F:
    """How to parse: --parser, --device."""
    return click.option(
        "--parser",
        "parser_name",
        metavar="NAME",
        default="english",
        show_default=True,
        help="english, the bundled model; stanza:PACKAGE, one of Stanza's own; conllu, parses from "
        "the .conllu files among PATH.",
    )(_device(command))


def parser_of_sentences(command: F) -> F:
    """--parser and --device where the sentences to parse are in no file of the user's."""
    return click.option(
        "--parser",
        "parser_name",
        metavar="NAME",
        default="english",
        show_default=True,
        callback=_no_files,
        help="english, the bundled model; stanza:PACKAGE, one of Stanza's own.",
    )(_device(command))


def _no_files(ctx: click.Context, param: click.Parameter, value: str) -> str:
    if value == "conllu":
        raise click.BadParameter("this command reads no .conllu files.", ctx, param)
    return value


def _device(command: F) -> F:
    return click.option(
        "--device",
        type=click.Choice(["auto", "cpu", "cuda"]),
        default="auto",
        show_default=True,
        help="Where the parser runs; auto takes a GPU where there is one.",
    )(command)


def download(command: F) -> F:
    """--download: the only thing that ever uses a network."""
    return click.option(
        "--download",
        is_flag=True,
        help="Let Stanza fetch the package of --parser stanza:PACKAGE where it is not on this "
        "machine. Nothing else ever uses a network.",
    )(command)


def dictionaries(command: F) -> F:
    """--dictionaries, repeatable."""
    return click.option(
        "--dictionaries",
        "folders",
        metavar="DIR",
        multiple=True,
        type=click.Path(path_type=Path),
        help="Dictionary folder laid over the shipped ones; repeatable, the last one on top.",
    )(command)


def existing_db(command: F) -> F:
    """--db of a database that is there."""
    return click.option(
        "--db",
        type=click.Path(path_type=Path),
        default=DEFAULT_DB,
        show_default=True,
        help="The database.",
    )(command)


def to(required: bool, what: str, default: str | None = None) -> Callable[[F], F]:
    """--to FILE or `-`."""
    # Click takes an explicit None for a default, and then misses no required option.
    preset: dict[str, Any] = {} if default is None else {"default": default, "show_default": True}
    return click.option(
        "--to",
        metavar="FILE",
        required=required,
        **preset,
        type=click.Path(allow_dash=True, dir_okay=False),
        help=f"{what}; - for standard output.",
    )


def reports(command: F) -> F:
    """--reports: tellings, not events."""
    return click.option(
        "--reports",
        is_flag=True,
        help="Every telling of an event, not the tellings of one article made one.",
    )(command)


def quiet(command: F) -> F:
    return click.option(
        "--quiet", "-q", is_flag=True, help="No progress, no table; problems are still reported."
    )(command)
