"""The command line: one command per file, loaded when it is called.

`eventcoder --help` must be quick, so the table below names each command's module, object and help
line; a test holds the lines against the commands themselves.
"""

from __future__ import annotations

import importlib
import os
import sys
from typing import Any, NamedTuple

import click

from eventcoder import __version__
from eventcoder.errors import EventCoderError

# Where the command went through, it says itself whether there were errors: 0 or 1.
USAGE, DEFECT = 2, 3


class Lazy(NamedTuple):
    """Where a command is, and its line in the list of commands."""

    module: str
    name: str
    help: str


COMMANDS = {
    "code": Lazy("code", "code", "Code articles: who did what to whom, where and when."),
    "mentions": Lazy("mentions", "mentions", "List every actor, place and date in articles."),
    "export": Lazy("export", "export", "Write the events of a database to a file."),
    "aggregate": Lazy(
        "aggregate", "aggregate", "Count the events of a database by actors or place, and period."
    ),
    "codebook": Lazy("codebook", "codebook", "Say what the columns of an export mean."),
    "metadata": Lazy(
        "metadata",
        "metadata",
        "Write metadata for datasette: meanings of columns, facets, queries.",
    ),
    "report": Lazy(
        "report", "report", "Show a database on one page: time, actors, map, intensity, coverage."
    ),
    "problems": Lazy("problems", "problems", "List what was set aside, and why."),
    "recode": Lazy("recode", "recode", "Code a database anew from its stored parses."),
    "explain": Lazy(
        "explain",
        "explain",
        "Show tree, clauses, mentions, the pattern that fired, and why others did not.",
    ),
    "validate": Lazy(
        "validate", "validate", "Code records that say what is right, and score what was coded."
    ),
    "dict": Lazy("dict", "dictionary", "Check, test, begin and extend dictionaries."),
    "actors": Lazy("actors", "actors", "List actors that act in the articles and have no code."),
    "gazetteer": Lazy("gazetteer", "gazetteer", "Look up places; build the shipped gazetteer."),
    "model": Lazy("model", "model", "Train, score and time the bundled English parser."),
}


class LazyGroup(click.Group):
    """A group that imports a command only when it is called, and turns errors into one line."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in COMMANDS:
            return None
        lazy = COMMANDS[cmd_name]
        command = getattr(importlib.import_module(f"eventcoder.cli.{lazy.module}"), lazy.name)
        assert isinstance(command, click.Command)
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        with formatter.section("Commands"):
            formatter.write_dl([(name, lazy.help) for name, lazy in COMMANDS.items()])

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        if args and args[0] not in COMMANDS and not ctx.resilient_parsing:
            ctx.fail(f"No such command: {args[0]!r}. The commands are: {', '.join(COMMANDS)}.")
        return super().resolve_command(ctx, args)

    def invoke(self, ctx: click.Context) -> Any:
        """Run the command; without --debug, a failure is one line on standard error."""
        try:
            return super().invoke(ctx)
        except (click.exceptions.Exit, click.ClickException, click.Abort):
            raise
        except BrokenPipeError:
            # Whoever read our output has had enough; nothing more can be flushed there.
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
            ctx.exit(0)
        except KeyboardInterrupt:
            click.echo("eventcoder: stopped. The same command goes on from here.", err=True)
            ctx.exit(130)
        except Exception as error:
            if ctx.params.get("debug"):
                raise
            code = USAGE if isinstance(error, EventCoderError) else DEFECT
            click.echo(f"eventcoder: {_one_line(error)}", err=True)
            ctx.exit(code)


def _one_line(error: Exception) -> str:
    if isinstance(error, EventCoderError):
        return " ".join(str(error).split())
    what = " ".join(f"{type(error).__name__}: {error}".split())
    return f"a defect: {what}. Please report it; `eventcoder --debug ...` shows where it is."


@click.group(cls=LazyGroup)
@click.version_option(__version__, prog_name="eventcoder")
@click.option("--debug", is_flag=True, help="Show where in the program an error comes from.")
def main(debug: bool) -> None:
    """Read news articles and write political events: who did what to whom, where and when.

    Exit codes: 0 done; 1 done, with problems that were reported; 2 wrong usage, or nothing could
    be done; 3 a defect of eventcoder.
    """
