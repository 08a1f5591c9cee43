"""Dictionaries with their patterns compiled, kept between runs.

Reading YAML and patterns takes a second or two, and `eventcoder explain` is asked again and again.
What comes of it is kept in the user's cache folder under a hash of all that it depends on: the
content and names of the dictionary files, and the program.  A file that is damaged, or cannot be
read or written, is as good as none.
"""

from __future__ import annotations

import contextlib
import hashlib
import os
import tempfile
import zlib
from collections.abc import Sequence
from dataclasses import is_dataclass
from pathlib import Path
from types import ModuleType
from typing import NamedTuple

from eventcoder import __version__
from eventcoder.lexicon import entries, index, patterns
from eventcoder.lexicon.entries import Dictionaries
from eventcoder.lexicon.frozen_json import decode, encode, field_names
from eventcoder.lexicon.index import RuleIndex, compile_rules
from eventcoder.lexicon.layers import dictionary_files, shipped_folder
from eventcoder.lexicon.load import collector_paused, load_folders
from eventcoder.model import Problem

#: So many sets of dictionaries are kept; who edits one leaves a new set with every change.
MOST_KEPT = 6
_NAME = "dictionaries-{}.kept"
_DIGEST = 16  # bytes


class Compiled(NamedTuple):
    """Dictionaries ready for look-up.

    Args:
        rules: the patterns, compiled; problems: in the files; pattern_problems: in the patterns.
    """

    dictionaries: Dictionaries
    rules: RuleIndex
    problems: tuple[Problem, ...]
    pattern_problems: tuple[Problem, ...]


def _data_types(*modules: ModuleType) -> tuple[type, ...]:
    """The dataclasses and named tuples that modules define or use, in a fixed order."""
    found = [value for module in modules for value in vars(module).values()]
    types = {t for t in found if isinstance(t, type) and (is_dataclass(t) or hasattr(t, "_fields"))}
    return tuple(sorted(types, key=lambda t: (t.__module__, t.__qualname__)))


#: All that compiled dictionaries are made of.
TYPES = (Compiled, *_data_types(entries, index, patterns))


def compiled_dictionaries(folders: Sequence[Path], cache: Path | None) -> Compiled:
    """The shipped dictionaries with the user's folders over them, compiled or as kept.

    Args:
        folders: the user's dictionary folders, the last one on top.
        cache: where compiled dictionaries are kept; `None`: nowhere.

    Raises:
        EventCoderError: a folder does not exist or a file cannot be read.
    """
    everything = [shipped_folder(), *folders]
    kept = None if cache is None else cache / _NAME.format(_key(everything))
    with collector_paused():
        found = _read(kept)
        if found is None:
            loaded = load_folders(everything)
            rules, problems = compile_rules(loaded.dictionaries)
            found = Compiled(loaded.dictionaries, rules, tuple(loaded.problems), tuple(problems))
            _write(found, kept)
    return found


def _key(folders: Sequence[Path]) -> str:
    """A hash of all that compiled dictionaries depend on.

    Besides the dictionaries these are the code that reads them, whose version number stands still
    while it is worked on, and the folders' names, which problems tell.
    """
    digest = hashlib.blake2b(digest_size=_DIGEST)

    def add(part: bytes) -> None:
        digest.update(len(part).to_bytes(8, "big"))
        digest.update(part)

    add(__version__.encode())
    for type_ in TYPES:
        add(f"{type_.__name__} {field_names(type_)}".encode())
    for module in sorted(Path(__file__).parent.glob("*.py")):
        add(module.read_bytes())
    for folder in folders:
        add(os.fsencode(folder))
        for file in dictionary_files(folder):
            add(file.name.encode("utf-8", "surrogateescape"))
            with contextlib.suppress(OSError):  # loading tells who cannot be read
                add((folder / file.name).read_bytes() if file.room else b"")
    return digest.hexdigest()


def _read(kept: Path | None) -> Compiled | None:
    """What a file keeps; `None` where there is none, or it is not whole."""
    if kept is None:
        return None
    try:
        content = kept.read_bytes()
        digest, body = content[:_DIGEST], content[_DIGEST:]
        if hashlib.blake2b(body, digest_size=_DIGEST).digest() != digest:
            return None
        found = decode(zlib.decompress(body).decode("utf-8", "surrogatepass"), TYPES)
    except (OSError, ValueError, TypeError, LookupError, zlib.error):
        return None
    with contextlib.suppress(OSError):
        os.utime(kept)  # what is in use is kept longest
    return found if isinstance(found, Compiled) else None


def _write(compiled: Compiled, kept: Path | None) -> None:
    """Keep compiled dictionaries: whole or not at all, since others may be reading."""
    if kept is None:
        return
    body = zlib.compress(encode(compiled, TYPES).encode("utf-8", "surrogatepass"), level=1)
    content = hashlib.blake2b(body, digest_size=_DIGEST).digest() + body
    with contextlib.suppress(OSError):
        handle, part = tempfile.mkstemp(dir=kept.parent, prefix=kept.name, suffix=".part")
        try:
            with os.fdopen(handle, "wb") as file:
                file.write(content)
            Path(part).replace(kept)
        except OSError:
            Path(part).unlink(missing_ok=True)
            raise
        _drop_old(kept.parent)


def _drop_old(folder: Path) -> None:
    files = sorted(folder.glob(_NAME.format("*")), key=lambda f: f.stat().st_mtime, reverse=True)
    for old in files[MOST_KEPT:]:
        old.unlink(missing_ok=True)
