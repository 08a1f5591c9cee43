"""Characters: what counts as blank, and the same-length text the parser reads."""

from __future__ import annotations

import re
import unicodedata

_QUOTES = dict.fromkeys("‘’‚‛ʼʻ′‹›´`＇", "'") | dict.fromkeys("“”„‟″«»＂", '"')
_DASHES = dict.fromkeys("‐‑‒−﹣－", "-") | dict.fromkeys("―﹘", "—")
_SAME_LENGTH = re.compile(r"``|''|(?<=\d)–(?=\d)|(?<=\s)_(?=\s|$)|`|[^\x20-\x7e]")
_PAIRS = {"``": ' "', "''": '" ', "_": "—"}
_BULLET = re.compile(r"^[•▪●◦‣∙*]+(?=\s)")


def is_blank(character: str) -> bool:
    """Whether a character prints nothing: white space, control, zero-width or private use."""
    return character.isspace() or unicodedata.category(character) in {
        "Cc", "Cf", "Cs", "Co", "Cn", "Zs", "Zl", "Zp",
    }  # fmt: skip


def trim(text: str, start: int, end: int) -> tuple[int, int]:
    """Narrow `start`..`end` (characters) until neither end of the stretch is blank."""
    while start < end and is_blank(text[start]):
        start += 1
    while end > start and is_blank(text[end - 1]):
        end -= 1
    return start, end


def plain(text: str) -> str:
    """The text in plain characters, one for each of its own, so that offsets stay true.

    Curly quotes become straight, and the typewriter pairs ``` `` ``` and `''` a double quote and a
    blank; every blank (line ends, no-break and zero-width space, control characters) becomes a
    space; hyphens become `-`, an en dash between digits too; a dash proper stays a dash.
    """
    without_bullet = _BULLET.sub(lambda match: " " * len(match[0]), text)
    return _SAME_LENGTH.sub(_plain_character, without_bullet)


def _plain_character(match: re.Match[str]) -> str:
    found = match[0]
    if found in _PAIRS:
        return _PAIRS[found]
    if found in _QUOTES:
        return _QUOTES[found]
    if found in _DASHES:
        return _DASHES[found]
    if found == "–":
        before, after = match.string[match.start() - 1 : match.start()], match.string[match.end() :]
        return "-" if before.isdigit() and after[:1].isdigit() else found
    if "！" <= found <= "～":  # fullwidth forms of ASCII, from East Asian typesetting
        return chr(ord(found) - 0xFEE0)
    return " " if is_blank(found) else found


def squeezed(text: str) -> str:
    """The plain text with every run of blanks made one: for comparing and matching, not offsets."""
    return " ".join(plain(text).split())
