"""Reads news articles and writes political events: who did what to whom, where and when.

The way through is `eventcoder.pipeline`; the types that move along it are in `eventcoder.model`.
`read_events` reads the events of a database into a data frame, those of a `Selection` if not all.
"""

from __future__ import annotations

import importlib
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from eventcoder.export.frames import read_events
    from eventcoder.export.selection import Selection

__version__ = "0.1.0"

__all__ = ["Selection", "__version__", "read_events"]

_WHERE = {"read_events": "eventcoder.export.frames", "Selection": "eventcoder.export.selection"}


def __getattr__(name: str) -> Any:
    # Loaded when asked for: `eventcoder --help` needs none of it.
    if name not in _WHERE:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(importlib.import_module(_WHERE[name]), name)
