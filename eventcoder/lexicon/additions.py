"""Adds an entry to a dictionary file of the user's, once it is known to be right."""

from __future__ import annotations

import datetime as dt
import os
import shutil
import tempfile
from collections.abc import Sequence
from pathlib import Path

from eventcoder.errors import EventCoderError
from eventcoder.lexicon.layers import shipped_folder
from eventcoder.lexicon.load import load_folders
from eventcoder.lexicon.yaml_text import flow_list, scalar
from eventcoder.model import Problem


def actor_text(
    name: str,
    kind: str,
    code: str,
    *,
    aliases: Sequence[str] = (),
    start: str | None = None,
    until: str | None = None,
    checked: dt.date | None = None,
) -> str:
    """An entry of an actors file.

    Args:
        name, aliases: as the news writes them; kind, code: as `dictionaries/README.md` has them.
        start, until: first and last day of the code, `YYYY`, `YYYY-MM` or `YYYY-MM-DD`.
        checked: when somebody last looked whether it holds.
    """
    lines = [f"- name: {scalar(name)}", f"  kind: {kind}"]
    if aliases:
        lines.append(f"  aliases: {flow_list(aliases)}")
    if start or until:
        days = (("from", start), ("until", until))
        dated = "".join(f", {key}: {day}" for key, day in days if day)
        lines += ["  codes:", f"    - {{code: {scalar(code)}{dated}}}"]
    else:
        lines.append(f"  code: {scalar(code)}")
    if checked:
        lines.append(f"  checked: {checked:%Y-%m}")
    return "\n".join(lines) + "\n"


def folder_of(file: Path, room: str) -> Path:
    """The dictionary folder that a file of a room (`actors`, `actions`) lies in.

    Raises:
        EventCoderError: the file does not lie in a folder of that name, or is no `.yaml`.
    """
    if file.suffix != ".yaml" or file.absolute().parent.name != room:
        raise EventCoderError(
            f"{file} is no file that can hold this.", f"Name one such as DIR/{room}/mine.yaml."
        )
    return file.absolute().parent.parent


def problems_with(addition: str, room: str, folder: Path | None = None) -> list[Problem]:
    """The errors that an addition would bring, over the shipped folder and the user's.

    Args:
        addition: the text of an entry; room: the kind of file it is for.
        folder: the user's dictionary folder, whose names it must not repeat; `None`: none.
    """
    with tempfile.TemporaryDirectory() as place:
        copy = Path(place) / "mine"
        if folder is not None and folder.is_dir():
            shutil.copytree(folder, copy, ignore=shutil.ignore_patterns(".*"))
        name = f"{room}/{_unused(copy / room)}"
        (copy / room).mkdir(parents=True, exist_ok=True)
        (copy / name).write_text(addition, encoding="utf-8", newline="\n")
        base = [] if folder == shipped_folder() else [shipped_folder()]
        problems = load_folders([*base, copy]).problems
    added = (copy / name).as_posix()
    return [p for p in problems if p.severity == "error" and added in (p.file or "", p.message)]


def _unused(folder: Path) -> str:
    number = 0
    while (folder / f"zz-addition-{number}.yaml").exists():
        number += 1
    return f"zz-addition-{number}.yaml"


def append(addition: str, file: Path) -> None:
    """Write an entry at the end of a dictionary file, which is made where it is not there.

    The file is whole at every moment: it is written anew beside the old one, then put in its place.

    Raises:
        EventCoderError: the file cannot be read or written.
    """
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        old = file.read_text(encoding="utf-8") if file.exists() else ""
        gap = "" if not old or old.endswith("\n") else "\n"
        beside = file.with_name(f".{file.name}.{os.getpid()}")
        beside.write_text(old + gap + addition, encoding="utf-8", newline="\n")
        beside.replace(file)
    except (OSError, UnicodeDecodeError) as error:
        why = error.strerror if isinstance(error, OSError) else "it is not UTF-8 text"
        raise EventCoderError(
            f"The entry cannot be written ({why}).", "Choose another file.", file=str(file)
        ) from error
