"""Which files make up a dictionary folder, where the shipped one lies, and what is in the files."""

from __future__ import annotations

import fnmatch
import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

from yaml.nodes import Node

from eventcoder.errors import EventCoderError
from eventcoder.lexicon.entries import Where
from eventcoder.lexicon.yaml_nodes import Layer, Source, suggest

# What each file is, the first pattern that fits; the patterns are those of dictionaries/README.md.
ROOMS = {
    "ontology/cameo.yaml": "cameo",
    "ontology/roles.yaml": "roles",
    "ontology/countries.yaml": "country codes",
    "actors/countries.yaml": "countries",
    "actors/*.yaml": "actors",
    "agents/*.yaml": "agents",
    "places/*.yaml": "places",
    "sets/*.yaml": "sets",
    "actions/*.yaml": "actions",
    "compositions.yaml": "compositions",
    "discards.yaml": "discards",
    "syntax.yaml": "syntax",
}
# What editors read lies among the dictionary files, and is none.
SCHEMAS = "schemas/*.json"


@dataclass(frozen=True, slots=True)
class File:
    """A dictionary file as composed: its room (a value of `ROOMS`), its source and root node."""

    room: str
    source: Source
    root: Node


def shipped_folder() -> Path:
    """The dictionaries that come with the program, in an installed package or in a checkout.

    Raises:
        EventCoderError: neither place has them.
    """
    package = Path(__file__).resolve().parents[1]
    for folder in (package / "_dictionaries", package.parent / "dictionaries"):
        if (folder / "ontology").is_dir():
            return folder
    raise EventCoderError("The dictionaries of eventcoder are missing.", "Install it again.")


class Found(NamedTuple):
    """A file in a dictionary folder: its path within and its room, `None` for a stranger."""

    name: str
    room: str | None


def dictionary_files(folder: Path) -> Iterator[Found]:
    """The files of a dictionary folder in the order of their paths; hidden ones do not count."""
    found = (path.relative_to(folder) for path in folder.rglob("*"))
    for relative in sorted(found, key=lambda relative: relative.parts):
        if any(part.startswith(".") for part in relative.parts):
            continue
        if (folder / relative).is_file():
            name = relative.as_posix()
            rooms = (room for glob, room in ROOMS.items() if fnmatch.fnmatchcase(name, glob))
            yield Found(name, next(rooms, None))


def read_layer(layer: Layer, digest: hashlib._Hash) -> list[File]:
    """Compose every dictionary file of a folder, in the order of their paths.

    Args:
        layer: the folder, and the list for its problems.
        digest: takes the path and the content of every file.

    Raises:
        EventCoderError: the folder does not exist, or a file cannot be read.
    """
    if not layer.folder.is_dir():
        message = f"There is no dictionary folder {layer.folder}."
        remedy = "Check the path, or make one with `eventcoder dict init DIR`."
        raise EventCoderError(message, remedy)
    files = []
    for name, room in dictionary_files(layer.folder):
        path = layer.folder / name
        if room is None:
            _note_unknown(layer, name)
            continue
        try:
            content = path.read_bytes()
        except OSError as error:
            message = f"The dictionary file cannot be read ({error.strerror})."
            raise EventCoderError(message, "Check its permissions.", file=str(path)) from error
        for part in (name.encode(), content):
            digest.update(len(part).to_bytes(8, "big"))  # so that no two folders run together
            digest.update(part)
        if file := _compose(layer, name, room, content):
            files.append(file)
    return files


def _compose(layer: Layer, name: str, room: str, content: bytes) -> File | None:
    source = Source(layer, name)
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        where = Where(name, content[: error.start].count(b"\n") + 1)
        message = "The file is not UTF-8 text."
        layer.report(where, "dict-encoding", message, "Save it as UTF-8.")
        return None
    root = source.compose(text)
    return None if root is None else File(room, source, root)


def _note_unknown(layer: Layer, name: str) -> None:
    if name.rpartition("/")[2].lower() in ("readme.md", "license", "changelog.md"):
        return
    if fnmatch.fnmatchcase(name, SCHEMAS):
        return
    remedy = suggest(name, [glob for glob in ROOMS if "*" not in glob])
    if name.endswith(".yml"):
        remedy = "Name it `.yaml`."
    elif "It can be" in remedy or not remedy:
        remedy = "README.md lists the files of a dictionary folder."
    message = "The file is no dictionary file and was left out."
    layer.report(Where(name, 1), "dict-file", message, remedy, "note")
