"""The packages of the extra `stats`, loaded where they are needed."""

from __future__ import annotations

import importlib
from typing import Any

from eventcoder.errors import EventCoderError


def load(package: str, purpose: str) -> Any:
    """A package of the extra.

    Raises:
        EventCoderError: it is not installed.
    """
    try:
        return importlib.import_module(package)
    except ImportError as error:
        message = f"{purpose} needs the package {package}, which is not installed."
        raise EventCoderError(message, 'Run `pip install "eventcoder[stats]"`.') from error
