"""YAML as nodes that know their line and column, and typed access to them that complains in place.

Nodes are composed, never constructed: every scalar stays the text that was written (`NO`, `0231`,
`12:30`), no tag is ever resolved, and a wrong value can be pointed at.
"""

from __future__ import annotations

import calendar
import datetime as dt
import difflib
import re
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from pathlib import Path

import yaml
from yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode

from eventcoder.lexicon.entries import Where
from eventcoder.model import Problem, Severity

# The C loader is ten times faster; a PyYAML built without libyaml still works.
_BASE: type[yaml.BaseLoader] = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
DATE = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?")
MAX_DEPTH = 200  # the composer recurses on the C stack: deep nesting must not reach it
SURELY_FLAT = 5000  # with fewer brackets and columns than this the C stack is safe
FEW = 12  # so many valid names are listed in full where none is near


class TextLoader(_BASE):  # type: ignore[misc, valid-type]
    """Composes nodes and resolves no tags: asking what each may be takes a third longer."""

    def resolve(self, kind: type[Node], value: str | None, implicit: object) -> str:
        """One tag for all."""
        return "text"

    def descend_resolver(self, current_node: Node | None, current_index: object) -> None:
        """Nothing to keep track of."""

    def ascend_resolver(self) -> None:
        """Nothing to keep track of."""


@dataclass(frozen=True, slots=True)
class Layer:
    """A dictionary folder and the list that its problems go to."""

    folder: Path
    problems: list[Problem]

    def report(
        self, where: Where, kind: str, message: str, remedy: str = "", severity: Severity = "error"
    ) -> None:
        """Add a problem at `where`; its file is the folder as it was given and the path within."""
        file = (self.folder / where.file).as_posix()
        self.problems.append(
            Problem(
                kind, message, remedy, severity, file=file, line=where.line, column=where.column
            )
        )


@dataclass(frozen=True, slots=True)
class Source:
    """One dictionary file: it reads nodes as what they should be and reports those that are not."""

    layer: Layer
    file: str

    def where(self, node: Node) -> Where:
        """Where the node begins; for quoted text, the first character within the quotes."""
        quoted = isinstance(node, ScalarNode) and node.style in ("'", '"')
        return Where(self.file, node.start_mark.line + 1, node.start_mark.column + 1 + quoted)

    def error(self, node: Node, kind: str, message: str, remedy: str = "") -> None:
        """Report a problem at a node."""
        self.layer.report(self.where(node), kind, message, remedy)

    def compose(self, text: str) -> Node | None:
        """The root node of the file, `None` where it is empty or no YAML (which is reported)."""
        if (line := too_deep(text)) is not None:
            where = Where(self.file, line)
            message = f"The file is nested deeper than {MAX_DEPTH} levels."
            self.layer.report(where, "dict-yaml", message, "Close the brackets that are left open.")
            return None
        try:
            node: Node | None = yaml.compose(text, Loader=TextLoader)
        except yaml.YAMLError as error:
            self._report_yaml(error, text)
            return None
        if isinstance(node, ScalarNode) and not node.value:
            return None
        return node

    def _report_yaml(self, error: yaml.YAMLError, text: str) -> None:
        if isinstance(error, yaml.reader.ReaderError):
            position = error.position if isinstance(error.position, int) else 0
            before = text.encode()[:position].decode(errors="ignore")
            where = Where(self.file, before.count("\n") + 1)
            what = f"a character that YAML does not allow ({error.reason})"
        else:
            where = self._where_yaml(error, text)
            what = str(getattr(error, "problem", None) or error)
        remedy = "Check the indentation, and quote text that holds `: `, `#` or brackets."
        self.layer.report(where, "dict-yaml", f"This is not YAML: {what}.", remedy)

    def _where_yaml(self, error: yaml.YAMLError, text: str) -> Where:
        """The place of a parser's error; for what the file's end lacks, where that began."""
        lines = text.splitlines() or [""]
        for mark in (getattr(error, "problem_mark", None), getattr(error, "context_mark", None)):
            if mark is not None and mark.line < len(lines):
                return Where(self.file, mark.line + 1, mark.column + 1)
        return Where(self.file, len(lines), len(lines[-1]) + 1)

    def items(self, node: Node, what: str) -> list[Node]:
        """The members of a list; not a list, or an empty one, is reported and gives none."""
        if not isinstance(node, SequenceNode):
            self.error(node, "dict-type", f"{what} must be a list.", "Write `[one, two]`.")
            return []
        if not node.value:
            self.error(node, "dict-empty", f"{what} is empty.", "Fill it or delete it.")
        return list(node.value)

    def pairs(self, node: Node, what: str) -> list[tuple[str, Node, Node]]:
        """Key text, key node and value node of a mapping; repeated and empty keys are left out."""
        if not isinstance(node, MappingNode):
            self.error(node, "dict-type", f"{what} must be `key: value` lines.")
            return []
        if not node.value:
            self.error(node, "dict-empty", f"{what} is empty.", "Fill it or delete it.")
        first: dict[str, Node] = {}
        pairs = []
        for key, value in node.value:
            text = self.text(key, "A key")
            if text is None:
                continue
            if text in first:
                line = first[text].start_mark.line + 1
                message = f"`{text}` stands twice here, first on line {line}."
                self.error(key, "dict-duplicate", message, "Keep one of them.")
                continue
            first[text] = key
            pairs.append((text, key, value))
        return pairs

    def record(
        self, node: Node, what: str, required: Collection[str], optional: Collection[str]
    ) -> dict[str, Node] | None:
        """The values of a mapping with known keys; `None` where a required one is missing."""
        if not isinstance(node, MappingNode):
            keys = ", ".join(f"`{key}`" for key in required)
            self.error(
                node, "dict-type", f"{what} must be `key: value` lines.", f"It needs {keys}."
            )
            return None
        known = (*required, *optional)
        record, misspelt = {}, set()
        for key, key_node, value in self.pairs(node, what):
            if key in known:
                record[key] = value
            else:
                self.error(key_node, "dict-key", f"{what} has no key `{key}`.", suggest(key, known))
                misspelt.add(nearest(key, known))
        missing = [key for key in required if key not in record]
        for key in missing:
            if key not in misspelt:  # one slip, one message
                message = f"{what} lacks `{key}`."
                self.error(node, "dict-missing", message, f"Add a line `{key}: …`.")
        return None if missing else record

    def text(self, node: Node, what: str) -> str | None:
        """The text of a scalar, blanks collapsed; anything else, or nothing, is reported."""
        if not isinstance(node, ScalarNode):
            self.error(node, "dict-type", f"{what} must be plain text.", "Remove the brackets.")
            return None
        text = " ".join(node.value.split())
        if not text:
            self.error(node, "dict-empty", f"{what} is empty.", "Fill it or delete the line.")
            return None
        return text

    def texts(self, node: Node, what: str) -> tuple[str, ...]:
        """The texts of a list, each once, in order."""
        return tuple(text for text, _ in self.located_texts(node, what))

    def located_texts(self, node: Node, what: str) -> list[tuple[str, Node]]:
        """The texts of a list with their nodes, each text once, in order."""
        if isinstance(node, ScalarNode) and node.value.strip():
            remedy = f"Write `[{node.value.strip()}]`."
            self.error(node, "dict-type", f"{what} must be a list.", remedy)
            return []
        found: dict[str, Node] = {}
        for item in self.items(node, what):
            text = self.text(item, f"A member of {what}")
            if text is not None and text in found:
                message = f"`{text}` stands twice in {what}."
                self.error(item, "dict-duplicate", message, "Keep one of them.")
            elif text is not None:
                found[text] = item
        return list(found.items())

    def choice(self, node: Node, what: str, names: Collection[str]) -> str | None:
        """A text that must be one of `names`."""
        text = self.text(node, what)
        if text is not None and text not in names:
            self.error(node, "dict-value", f"{what} cannot be `{text}`.", suggest(text, names))
            return None
        return text

    def flag(self, node: Node, what: str) -> bool:
        """`true` or `false`; anything else is reported and counts as false."""
        return self.choice(node, what, ("true", "false")) == "true"

    def number(self, node: Node, what: str, low: float, high: float) -> float | None:
        """A decimal number from `low` to `high`."""
        text = self.text(node, what)
        if text is None:
            return None
        if not re.fullmatch(r"[+-]?\d+(\.\d+)?", text, re.ASCII):
            self.error(node, "dict-number", f"{what} `{text}` is not a number.", "Write `12.5`.")
            return None
        value = float(text)
        if not low <= value <= high:
            message = f"{what} {text} is out of range."
            self.error(node, "dict-number", message, f"It lies between {low:g} and {high:g}.")
            return None
        return value

    def day(self, node: Node, what: str, last: bool = False) -> dt.date | None:
        """A date; of a bare year or month the first day, or the `last`."""
        text = self.text(node, what)
        if text is None:
            return None
        try:
            return parse_day(text, last)
        except ValueError:
            remedy = "Write `2023-04-15`, `2023-04` or `2023`."
            self.error(node, "dict-date", f"{what} `{text}` is not a date.", remedy)
            return None


def parse_day(text: str, last: bool = False) -> dt.date:
    """The first (or last) day of an ISO 8601 year, month or day; raises ValueError."""
    match = DATE.fullmatch(text)
    if match is None or not text.isascii():
        raise ValueError(text)
    year = int(match[1])
    month = int(match[2] or (12 if last else 1))
    if match[3]:
        return dt.date(year, month, int(match[3]))
    first = dt.date(year, month, 1)
    return first.replace(day=calendar.monthrange(year, month)[1]) if last else first


def nearest(word: str, names: Iterable[str]) -> str | None:
    """The nearest of the valid names, if any is near."""
    return next(iter(difflib.get_close_matches(word, sorted(set(names)), n=1, cutoff=0.6)), None)


def suggest(word: str, names: Iterable[str]) -> str:
    """The nearest of the valid names as a remedy, or all of them where they are few."""
    names = sorted(set(names))
    if near := nearest(word, names):
        return f"Did you mean `{near}`?"
    if 0 < len(names) <= FEW:
        return "It can be " + ", ".join(f"`{name}`" for name in names) + "."
    return ""


def too_deep(text: str) -> int | None:
    """The line where the nesting passes `MAX_DEPTH` levels, `None` where it never does."""
    # Every level takes a bracket, or a column of its line: ordinary files need no closer look.
    longest = max(map(len, text.splitlines()), default=0)
    if text.count("[") + text.count("{") + 2 * longest < SURELY_FLAT:
        return None
    depth = 0
    try:
        for event in yaml.parse(text, Loader=TextLoader):
            if isinstance(event, yaml.CollectionStartEvent):
                depth += 1
            elif isinstance(event, yaml.CollectionEndEvent):
                depth -= 1
            if depth > MAX_DEPTH:
                return event.start_mark.line + 1 if event.start_mark else 1
    except yaml.YAMLError:
        return None  # composing meets the same error at the same place, no deeper than this
    return None
