"""The report as one page of HTML that needs nothing else: figures within, numbers below each."""

from __future__ import annotations

import html
from collections.abc import Mapping, Sequence

from eventcoder import __version__
from eventcoder.export.provenance import Provenance
from eventcoder.report.figures import GRID, LAND, PAPER, TEXT
from eventcoder.report.numbers import Table

# So many rows of a table are on the page; the CSV beside the figures has all.
ROWS = 200

_STYLE = """
:root { color-scheme: light dark; --paper: #fff; --text: #1c1c1e; --grid: #d8d8dc;
  --land: #e9e9ec; --soft: #6b6b70; }
@media (prefers-color-scheme: dark) {
  :root { --paper: #17181a; --text: #ececf0; --grid: #3b3c41; --land: #303136; --soft: #a3a3ab; }
}
body { font: 16px/1.5 system-ui, sans-serif; background: var(--paper); color: var(--text);
  max-width: 58em; margin: 2em auto; padding: 0 1em; }
h1 { line-height: 1.2; } h2 { margin: 2.2em 0 .2em; }
p.note, footer, figcaption { color: var(--soft); }
ul.sums { display: flex; flex-wrap: wrap; gap: 1em 2.5em; list-style: none; padding: 0; }
ul.sums b { display: block; font-size: 1.7em; line-height: 1.2; }
figure { margin: 1em 0; } .wide { overflow-x: auto; }
figure svg { width: 100%; min-width: 34em; height: auto; }
table { border-collapse: collapse; font-size: .9em; }
td, th { border-bottom: 1px solid var(--grid); padding: .2em .8em .2em 0; text-align: left;
  vertical-align: top; } td.n { text-align: right; font-variant-numeric: tabular-nums; }
summary { cursor: pointer; }
pre { white-space: pre-wrap; overflow-wrap: anywhere; font-size: .85em; }
"""


def page(
    title: str,
    tables: Sequence[Table],
    drawings: Mapping[str, str],
    about: Provenance,
) -> str:
    """The page.

    Args:
        title: what the report is of.
        tables: in order; drawings: SVG of those that have one, by their keys.
        about: what all was made from.
    """
    parts = [
        '<!doctype html>\n<html lang="en">\n<meta charset="utf-8">',
        '<meta name="viewport" content="width=device-width, initial-scale=1">',
        f"<title>{html.escape(title)}</title>\n<style>{_STYLE}</style>",
        f"<h1>{html.escape(title)}</h1>",
        _sums(tables),
    ]
    parts += [_section(table, drawings.get(table.key)) for table in tables]
    notes = html.escape("\n".join(about.notes()))
    parts.append(f"<h2>Where it comes from</h2>\n<pre>{notes}</pre>")
    parts.append(f"<footer>eventcoder {__version__}</footer>\n</html>")
    return "\n".join(parts) + "\n"


def _sums(tables: Sequence[Table]) -> str:
    coverage = next(table for table in tables if table.key == "coverage")
    number = {record["what"]: record["number"] for record in coverage.records()}
    countries = next(table for table in tables if table.key == "countries")
    killed = sum(record["killed"] or 0 for record in countries.records())
    sums = (
        (number["events"], "events"),
        (number["articles"], "articles"),
        (len(countries.rows), "countries"),
        (killed, "killed, as told"),
    )
    items = "".join(f"<li><b>{n:,}</b>{what}</li>" for n, what in sums)
    return f'<ul class="sums">{items}</ul>'


def _section(table: Table, drawing: str | None) -> str:
    heading = f'<h2 id="{table.key}">{html.escape(table.title)}</h2>'
    note = f'<p class="note">{html.escape(table.note)}</p>'
    if not table.rows:
        return f"{heading}\n{note}\n<p>None.</p>"
    figure = ""
    if drawing is not None:
        label = html.escape(table.title)
        figure = (
            f'<figure><div class="wide" role="img" aria-label="{label}">{_themed(drawing)}</div>'
            "</figure>\n"
        )
    numbers = f"<details{'' if drawing else ' open'}><summary>The numbers</summary>"
    return f'{heading}\n{note}\n{figure}{numbers}<div class="wide">{_rows(table)}</div></details>'


def _themed(drawing: str) -> str:
    """An SVG that takes the colours of the page, light or dark."""
    colours = {TEXT: "var(--text)", GRID: "var(--grid)", LAND: "var(--land)", PAPER: "var(--paper)"}
    for colour, variable in colours.items():
        drawing = drawing.replace(colour, variable)
    return drawing


def _rows(table: Table) -> str:
    head = "".join(f"<th>{html.escape(name)}</th>" for name in table.columns)
    body = "\n".join(f"<tr>{''.join(map(_cell, row))}</tr>" for row in table.rows[:ROWS])
    rest = len(table.rows) - ROWS
    more = f"<p class=note>... and {rest:,} more.</p>" if rest > 0 else ""
    return f"<table>\n<tr>{head}</tr>\n{body}\n</table>{more}"


def _cell(value: object) -> str:
    if value is None:
        return "<td></td>"
    if isinstance(value, (int, float)):
        return f'<td class="n">{value:,}</td>'
    return f"<td>{html.escape(str(value))}</td>"
