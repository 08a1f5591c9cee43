"""Help is quick and whole: every command and option says what it is for."""

from __future__ import annotations

import importlib
import subprocess
import sys
import time
from pathlib import Path

import click
import pytest
from click.testing import CliRunner

import eventcoder.cli
from eventcoder import __version__
from eventcoder.cli import COMMANDS, main
from eventcoder.cli.reference import commands

ALL = {path: context.command for path, context in commands(main, "eventcoder")}
SLOW = ("torch", "stanza", "sqlmodel", "yaml", "rich")


@pytest.mark.parametrize(
    "code",
    [
        "import eventcoder",
        "from eventcoder.cli import main; main(['--help'], standalone_mode=False)",
        "from eventcoder.cli import main; main(['--version'], standalone_mode=False)",
    ],
)
def test_nothing_slow_is_imported_for_help(code: str) -> None:
    after = f"; import sys; print('imported', [m for m in {SLOW} if m in sys.modules])"
    began = time.perf_counter()
    done = subprocess.run([sys.executable, "-c", code + after], capture_output=True, text=True)
    seconds = time.perf_counter() - began
    assert done.stdout.rstrip().endswith("imported []"), done.stdout + done.stderr
    assert seconds < 3, "0.2 s is usual"


@pytest.mark.parametrize("name", COMMANDS)
def test_no_command_imports_torch_for_its_help(name: str) -> None:
    code = (
        f"from eventcoder.cli import main; main(['{name}', '--help'], standalone_mode=False);"
        "import sys; print('imported', {'torch', 'stanza'} & set(sys.modules))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True)
    assert done.stdout.rstrip().endswith("imported set()"), done.stdout + done.stderr


@pytest.mark.parametrize("name", COMMANDS)
def test_the_table_of_commands_is_true(name: str) -> None:
    command = main.get_command(click.Context(main), name)
    assert command is not None
    assert command.name == name
    assert command.get_short_help_str(limit=200) == COMMANDS[name].help


def test_every_command_that_is_written_can_be_called() -> None:
    folder = Path(eventcoder.cli.__file__).parent
    files = {path.stem for path in folder.glob("*.py")} - {"__init__"}
    modules = [importlib.import_module(f"eventcoder.cli.{name}") for name in sorted(files)]
    written = {
        value
        for module in modules
        for value in vars(module).values()
        if isinstance(value, click.Command) and value.callback.__module__ == module.__name__
    }
    assert {command for command in written if not isinstance(command, click.Group)} == set(
        ALL.values()
    )


@pytest.mark.parametrize("path", ALL)
def test_every_command_and_option_has_help(path: str) -> None:
    command = ALL[path]
    assert command.help, path
    for parameter in command.params:
        if isinstance(parameter, click.Option):
            assert parameter.help, f"{path} {parameter.opts[0]} says nothing"
        else:
            shown = (parameter.metavar or parameter.name or "").upper().rstrip(".")
            assert shown in command.help, f"{path} does not say what {shown} is"


def test_version() -> None:
    result = CliRunner().invoke(main, ["--version"])
    assert result.output == f"eventcoder, version {__version__}\n"


def test_an_unknown_command_lists_those_there_are() -> None:
    result = CliRunner().invoke(main, ["cod"])
    assert result.exit_code == 2
    for name in COMMANDS:
        assert name in result.output


def test_an_unknown_option_is_wrong_usage() -> None:
    assert CliRunner().invoke(main, ["export", "--nonsense"]).exit_code == 2
