"""Begins a dictionary folder of the user's own."""

from __future__ import annotations

from importlib import resources
from importlib.resources.abc import Traversable
from pathlib import Path

from eventcoder.errors import EventCoderError
from eventcoder.lexicon.layers import shipped_folder
from eventcoder.lexicon.schema import FOLDER


def write_starter(folder: Path) -> tuple[list[Path], list[Path]]:
    """Write a small commented dictionary folder, one file of each kind, and the editors' schemas.

    Nothing is overwritten.

    Args:
        folder: made where it does not exist.

    Returns:
        The files that were written and those that were there before.

    Raises:
        EventCoderError: the folder cannot be written.
    """
    written: list[Path] = []
    kept: list[Path] = []
    templates = _templates(resources.files("eventcoder.lexicon") / "starter")
    schemas = _templates(shipped_folder() / FOLDER, f"{FOLDER}/")
    for name, content in (*templates, *schemas):
        path = folder / name
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            (written if _write_new(path, content) else kept).append(path)
        except OSError as error:
            message = f"The folder cannot be written ({error.strerror})."
            raise EventCoderError(message, "Choose another one.", file=str(path)) from error
    return written, kept


def _write_new(path: Path, content: str) -> bool:
    """Write a file unless there is one; whether it was written."""
    try:
        with path.open("x", encoding="utf-8", newline="\n") as file:
            file.write(content)
    except FileExistsError:
        return False
    return True


def _templates(folder: Traversable, prefix: str = "") -> list[tuple[str, str]]:
    """Relative path and content of every file below a folder that is to be written."""
    found = []
    for item in sorted(folder.iterdir(), key=lambda item: item.name):
        if item.is_dir():
            found += _templates(item, f"{prefix}{item.name}/")
        elif item.name.endswith((".yaml", ".md", ".json")):
            found.append((prefix + item.name, item.read_text(encoding="utf-8")))
    return found
