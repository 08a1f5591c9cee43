"""Where things lie that can be made again: parses of examples, compiled dictionaries."""

from __future__ import annotations

import os
import sys
from pathlib import Path

VARIABLE = "EVENTCODER_CACHE"


def cache_folder() -> Path | None:
    """The user's own cache folder for eventcoder, made where it is not there.

    `EVENTCODER_CACHE` names another folder; the XDG base directory specification and the customs
    of macOS and Windows give the default.

    Returns:
        the folder, or `None` where there is none to be had: callers then do without.
    """
    try:
        folder = _wanted()
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    except (OSError, RuntimeError):  # RuntimeError: there is no home
        return None
    return folder if os.access(folder, os.W_OK) else None


def _wanted() -> Path:
    if named := os.environ.get(VARIABLE):
        return Path(named)
    if sys.platform == "win32":
        base = Path(os.environ.get("LOCALAPPDATA") or Path.home() / "AppData" / "Local")
    elif sys.platform == "darwin":
        base = Path.home() / "Library" / "Caches"
    else:
        base = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache")
    return base / "eventcoder"
