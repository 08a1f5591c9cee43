"""The parts of the README that are made: the command line reference, the columns of the export.

`python -m eventcoder.cli.reference README.md` renews them; a test fails when they are stale.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

import click

from eventcoder.cli import main
from eventcoder.errors import EventCoderError
from eventcoder.export.columns import COLUMNS

_MADE = "made by `python -m eventcoder.cli.reference README.md`"


def commands(
    group: click.Group, path: str, parent: click.Context | None = None
) -> Iterator[tuple[str, click.Context]]:
    """Every command that can be run, in its context, with the words that run it."""
    context = click.Context(group, info_name=path.split()[-1], parent=parent)
    for name in group.list_commands(context):
        command = group.get_command(context, name)
        assert command is not None
        if isinstance(command, click.Group):
            yield from commands(command, f"{path} {name}", context)
        else:
            yield f"{path} {name}", click.Context(command, info_name=name, parent=context)


def reference() -> str:
    """The help of every command, as Markdown."""
    parts = []
    for path, context in commands(main, "eventcoder"):
        context.terminal_width = 88
        parts.append(f"### `{path}`\n\n```text\n{context.get_help().rstrip()}\n```\n")
    return "\n".join(parts)


def columns() -> str:
    """The columns of the export, as a Markdown table."""
    rows = [f"| `{column.name}` | {column.type} | {column.label} |" for column in COLUMNS]
    return "\n".join(["| column | type | meaning |", "|---|---|---|", *rows, ""])


def renewed(text: str) -> str:
    """A text with the parts between its marks renewed.

    Raises:
        EventCoderError: a mark is not there.
    """
    for name, make in (("columns", columns), ("reference", reference)):
        begin, end = f"<!-- {name}: {_MADE} -->", f"<!-- end of {name} -->"
        head, found, rest = text.partition(begin)
        _, closed, tail = rest.partition(end)
        if not found or not closed:
            raise EventCoderError(
                "A mark of a generated part is missing.", f"Put in {begin}, {end}."
            )
        text = f"{head}{begin}\n\n{make()}\n{end}{tail}"
    return text


if __name__ == "__main__":
    readme = Path(sys.argv[1])
    readme.write_text(renewed(readme.read_text("utf-8")), "utf-8")
