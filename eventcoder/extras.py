"""Packages that only some commands need, loaded where they are needed."""

from __future__ import annotations

import importlib
from typing import Any

from eventcoder.errors import EventCoderError

#: The extras of pyproject.toml, as pip is told.
STATS, REPORT, GAZETTEER = (f"eventcoder[{name}]" for name in ("stats", "report", "gazetteer"))


def load(module: str, purpose: str, install: str) -> Any:
    """A module of a package that need not be there.

    Args:
        module: as it is imported.
        purpose: what needs it, the beginning of a sentence.
        install: what brings it, as pip is told.

    Raises:
        EventCoderError: it is not installed.
    """
    try:
        return importlib.import_module(module)
    except ImportError as error:
        package = module.partition(".")[0].replace("_", "-")
        message = f"{purpose} needs the package {package}, which is not installed."
        raise EventCoderError(message, f'Run `pip install "{install}"`.') from error
