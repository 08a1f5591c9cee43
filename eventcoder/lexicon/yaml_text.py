"""Writes what a person would write by hand in a dictionary file."""

from __future__ import annotations

import re
from collections.abc import Iterable

# Words that YAML reads as they are, in a block or between brackets; `~` alone means nothing there.
_PLAIN = re.compile(r"[^\W\d_](?:[\w .'’()&/-]*[\w.'’()])?")


def quoted(text: str) -> str:
    """Text between double quotes, whatever it holds."""
    made = []
    for character in text:
        if character in '\\"':
            made.append("\\" + character)
        elif character.isprintable():
            made.append(character)
        else:
            number = ord(character)
            made.append(f"\\u{number:04x}" if number < 0x10000 else f"\\U{number:08x}")
    return '"' + "".join(made) + '"'


def scalar(text: str) -> str:
    """Text as it is where YAML reads it so, else between double quotes."""
    return text if _PLAIN.fullmatch(text) else quoted(text)


def flow_list(texts: Iterable[str]) -> str:
    """`[one, two]`."""
    return "[" + ", ".join(scalar(text) for text in texts) + "]"
