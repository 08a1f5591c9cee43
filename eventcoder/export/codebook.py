"""The codebook to read, and as scripts that read the CSV: all from the same columns."""

from __future__ import annotations

import html
import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from eventcoder import __version__
from eventcoder.export.columns import Column, Type
from eventcoder.export.labels import Labels

_TYPES: dict[Type, str] = {
    "text": "text",
    "integer": "whole number",
    "number": "number",
    "date": "day",
}


@dataclass(frozen=True, slots=True)
class Codebook:
    """What the columns of a table mean.

    Args:
        title: what the table is of; columns: in its order; more: columns it has only on demand.
    """

    title: str
    columns: tuple[Column, ...]
    labels: Labels
    more: tuple[Column, ...] = ()

    @property
    def all(self) -> tuple[Column, ...]:
        return (*self.columns, *self.more)

    def names(self, type_: Type) -> list[str]:
        """The columns of a type."""
        return [column.name for column in self.all if column.type == type_]

    def sets(self) -> dict[str, Mapping[Any, str]]:
        """The sets of values that have labels, in the order of the columns."""
        return {c.values: self.labels.of(c) for c in self.all if c.values}

    def numbered(self) -> Iterator[tuple[Column, Mapping[Any, str]]]:
        """The columns of numbers that stand for something."""
        for column in self.all:
            if column.type == "integer" and column.values:
                yield column, self.labels.of(column)


def markdown(book: Codebook) -> str:
    """The codebook as Markdown."""
    lines = [f"# Codebook: {book.title}", "", f"eventcoder {__version__}.", ""]
    for heading, columns in (("Columns", book.columns), ("Only with `--columns`", book.more)):
        if columns:
            lines += [
                f"## {heading}",
                "",
                "| column | type | meaning | values |",
                "|---|---|---|---|",
            ]
            lines += [" | ".join(("", *_cells(c), "")).strip() for c in columns] + [""]
    for name, values in book.sets().items():
        lines += [f"## Values: {name}", "", "| value | meaning |", "|---|---|"]
        lines += [f"| `{value}` | {label} |" for value, label in values.items()] + [""]
    return "\n".join(lines)


def _cells(column: Column) -> tuple[str, str, str, str]:
    return f"`{column.name}`", _TYPES[column.type], column.label, column.values or ""


def html_page(book: Codebook) -> str:
    """The codebook as one page of HTML that needs nothing else."""
    title = html.escape(f"Codebook: {book.title}")
    parts = [
        f'<!doctype html>\n<html lang="en">\n<meta charset="utf-8">\n<title>{title}</title>',
        "<style>body{font:16px/1.4 sans-serif;max-width:60em;margin:2em auto;padding:0 1em}"
        "table{border-collapse:collapse}td,th{border:1px solid #ccc;padding:.2em .6em;"
        "text-align:left;vertical-align:top}</style>",
        f"<h1>{title}</h1>\n<p>eventcoder {__version__}.</p>",
    ]
    heads = ("column", "type", "meaning", "values")
    for heading, columns in (("Columns", book.columns), ("Only with --columns", book.more)):
        if columns:
            rows = [(c.name, _TYPES[c.type], c.label, c.values and f"#{c.values}") for c in columns]
            parts += [f"<h2>{heading}</h2>", _table(heads, rows)]
    for name, values in book.sets().items():
        parts += [
            f'<h2 id="{name}">Values: {name}</h2>',
            _table(("value", "meaning"), list(values.items())),
        ]
    return "\n".join(parts) + "\n"


def _table(heads: Sequence[str], rows: Sequence[Sequence[Any]]) -> str:
    def cell(value: Any) -> str:
        text = html.escape("" if value is None else str(value))
        if text.startswith("#"):
            return f'<td><a href="{text}">{text[1:]}</a></td>'
        return f"<td>{text}</td>"

    head = "".join(f"<th>{name}</th>" for name in heads)
    body = "\n".join(f"<tr>{''.join(map(cell, row))}</tr>" for row in rows)
    return f"<table>\n<tr>{head}</tr>\n{body}\n</table>"


def r_script(book: Codebook) -> str:
    """A script for R, without packages, with a function that reads the CSV."""
    labels = {column.name: column.label for column in book.all}
    values = {
        column.name: {label: value for value, label in of.items()} for column, of in book.numbered()
    }
    codes = {name: of for name, of in book.sets().items() if name not in values}
    return f"""\
# {book.title}: reads the CSV of eventcoder {__version__} with its types and labels.
#
#   source("read_events.R")
#   events <- read_events("events.csv")
#
# Codes are text, days are Dates, what is unknown is NA. Each column has its label as attribute
# "label"; where haven is installed, numbers that stand for something are labelled as it does it.
# event_codes has what codes mean: factor(events$root, names(event_codes$root), event_codes$root).

event_columns <- list(
  text = {_r_vector(book.names("text"))},
  integer = {_r_vector(book.names("integer"))},
  number = {_r_vector(book.names("number"))},
  date = {_r_vector(book.names("date"))}
)

event_labels <- {_r_named(labels)}

event_values <- {_r_list(values)}

event_codes <- {_r_list(codes)}

read_events <- function(file) {{
  data <- utils::read.csv(file, colClasses = "character", na.strings = "", encoding = "UTF-8",
                          check.names = FALSE, stringsAsFactors = FALSE)
  for (name in names(data)) {{
    x <- data[[name]]
    if (name %in% event_columns$integer) {{
      x <- as.numeric(x)
      if (all(abs(x) <= .Machine$integer.max, na.rm = TRUE)) x <- as.integer(x)
    }} else if (name %in% event_columns$number) {{
      x <- as.numeric(x)
    }} else if (name %in% event_columns$date) {{
      x <- as.Date(x, format = "%Y-%m-%d")
    }} else {{
      # The apostrophe that keeps a spreadsheet from taking text for a formula.
      x <- sub("^'('*[=+@\\t\\r-])", "\\\\1", x)
    }}
    if (name %in% names(event_labels)) attr(x, "label") <- event_labels[[name]]
    if (name %in% names(event_values)) {{
      values <- event_values[[name]]
      storage.mode(values) <- typeof(x)
      if (requireNamespace("haven", quietly = TRUE)) {{
        x <- haven::labelled(x, values, event_labels[[name]])
      }} else {{
        attr(x, "labels") <- values
      }}
    }}
    data[[name]] <- x
  }}
  data
}}
"""


def _r_vector(names: Sequence[str]) -> str:
    return f"c({', '.join(map(_r_text, names))})" if names else "character()"


def _r_named(values: Mapping[Any, Any]) -> str:
    items = (
        f"{_r_text(str(key))} = {value if isinstance(value, int) else _r_text(value)}"
        for key, value in values.items()
    )
    return "c(\n  " + ",\n  ".join(items) + "\n)"


def _r_list(sets: Mapping[str, Mapping[Any, Any]]) -> str:
    items = (f"{name} = {_r_named(values)}" for name, values in sets.items())
    return "list(" + ", ".join(items) + ")"


def _r_text(text: str) -> str:
    # As \\u escapes, a script is the same in every locale.
    return json.dumps(text)


def do_file(book: Codebook) -> str:
    """A do-file for Stata that reads the CSV."""
    lines = [
        f"* {book.title}: reads the CSV of eventcoder {__version__} with its types and labels.",
        "*",
        "*   do read_events.do events.csv",
        "*",
        "* Codes are text, days are daily dates, what is unknown is missing.",
        "version 14",
        "set varabbrev off",
        "args file",
        "import delimited using `\"`file'\"', clear varnames(1) case(preserve) ///",
        '    encoding("utf-8") bindquotes(strict) maxquotedrows(unlimited) stringcols(_all)',
        "",
        "* The apostrophe that keeps a spreadsheet from taking text for a formula.",
        *_each(book.names("text"), _UNDO),
        *_each([*book.names("integer"), *book.names("number")], "destring `v', replace"),
        *_each(
            book.names("date"),
            'generate long __day = daily(`v\', "YMD")',
            "format %td __day",
            "order __day, after(`v')",
            "drop `v'",
            "rename __day `v'",
        ),
    ]
    for column in book.all:
        lines.append(f"capture label variable {column.name} {_do_text(column.label)}")
    for column, values in book.numbered():
        pairs = " ".join(f"{value} {_do_text(label)}" for value, label in values.items())
        lines.append(f"label define {column.name} {pairs}, replace")
        lines.append(f"capture label values {column.name} {column.name}")
    return "\n".join([*lines, "compress", ""])


_UNDO = "replace `v' = substr(`v', 2, .) if ustrregexm(`v', \"^'+[=+@\\t\\r-]\")"


def _each(names: Sequence[str], *commands: str) -> list[str]:
    """Commands for each of the columns that are there: `--columns` may have left some out."""
    if not names:
        return []
    return [
        f"foreach v in {' '.join(names)} {{",
        "    capture confirm variable `v', exact",
        "    if !_rc {",
        *(f"        {command}" for command in commands),
        "    }",
        "}",
    ]


def _do_text(text: str) -> str:
    return f'`"{text}"\''
