"""The options that say which events: the filters of `export` and `aggregate`."""

from __future__ import annotations

import functools
import shlex
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from eventcoder.cli.options import Day, dictionaries, reports

if TYPE_CHECKING:
    from eventcoder.export.selection import Selection

R = TypeVar("R")

_FILTERS: tuple[tuple[str, str, str], ...] = (
    ("actor", "CODE", "Source or target code begins with CODE, such as SDN or SDNREB"),
    ("source", "CODE", "Source code begins with CODE"),
    ("target", "CODE", "Target code begins with CODE"),
    ("country", "CODE", "Country of source or target"),
    ("role", "CODE", "Source or target has this role, such as REB"),
    ("code", "CODE", "CAMEO code, with all below it"),
    ("root", "CODE", "CAMEO root code, such as 19"),
    ("quad", "CLASS", "Quad class, 0 to 4"),
    ("place", "PLACE", "Where it happened: country code, or name of a division or place"),
    ("run", "ID", "Coded by this run; the beginning of its id will do"),
)


def selection(command: Callable[..., R]) -> Callable[..., R]:
    """The filters, given to the command as one `Selection`."""

    @functools.wraps(command)
    def selecting(*args: Any, **options: Any) -> R:
        from eventcoder.export.selection import Selection

        chosen = Selection(
            first_day=options.pop("first_day"),
            last_day=options.pop("last_day"),
            by_article=options.pop("by_article"),
            reports=options.pop("reports"),
            one_a_day=options.pop("one_a_day"),
            **{_plural(name): options.pop(f"only_{name}") for name, *_ in _FILTERS},
        )
        return command(*args, chosen=chosen, **options)

    wrapped: Any = dictionaries(reports(selecting))
    wrapped = click.option(
        "--by-article",
        is_flag=True,
        help="The events of each article, not those of several articles made one.",
    )(wrapped)
    wrapped = click.option(
        "--one-a-day",
        is_flag=True,
        help="Of events with the same day, source, target and code only the first.",
    )(wrapped)
    for name, metavar, help_ in reversed(_FILTERS):
        wrapped = click.option(
            f"--{name}",
            f"only_{name}",
            metavar=metavar,
            multiple=True,
            type=click.IntRange(0, 4) if name == "quad" else str,
            help=f"{help_}; repeatable.",
        )(wrapped)
    wrapped = click.option("--until", "last_day", type=Day(), help="Last day of the events.")(
        wrapped
    )
    result: Callable[..., R] = click.option(
        "--from", "first_day", type=Day(), help="First day of the events."
    )(wrapped)
    return result


def merged(command: Callable[..., R]) -> Callable[..., R]:
    """--merged: what the one-a-day rule merged."""
    return click.option(
        "--merged",
        metavar="FILE",
        type=click.Path(dir_okay=False),
        help="With --one-a-day: also write to FILE, CSV, which event was merged into which.",
    )(command)


def check_merged(merged: str | None, to: str, chosen: Selection) -> None:
    """Stop where --merged cannot be: nothing is merged, or it would take the place of --to."""
    if merged is None:
        return
    if not chosen.one_a_day:
        raise click.UsageError("--merged tells what --one-a-day merged: give both.")
    if Path(merged).resolve() == Path(to).resolve():
        raise click.UsageError("--to and --merged are two tables: name two files.")


def given(context: click.Context) -> str:
    """The command as it was given, each option with its value, in the order of the help.

    Taken from what was understood, not from what was typed: the same in every shell.
    """
    words = ["eventcoder", str(context.info_name)]
    for parameter in context.command.params:
        source = context.get_parameter_source(parameter.name or "")
        if source != click.core.ParameterSource.COMMANDLINE:
            continue
        value = context.params[parameter.name or ""]
        for one in value if isinstance(value, tuple) else (value,):
            words.append(parameter.opts[0])
            words += [] if one is True else [str(one)]
    return shlex.join(words)


def _plural(name: str) -> str:
    return f"{name[:-1]}ies" if name.endswith("y") else f"{name}s"
