"""`eventcoder codebook`: what the columns of an export mean."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from eventcoder.cli import options
from eventcoder.cli.aggregate import plan


@click.command()
@options.to(required=False, what="Write to FILE", default="-")
@click.option(
    "--format",
    "format_",
    type=click.Choice(["md", "html", "r", "do"]),
    help="md, Markdown; html; r or do, a script for R or Stata that reads the CSV with its types "
    "and labels. By default the name of FILE tells, and else it is md.",
)
@click.option("--aggregate", is_flag=True, help="Of `eventcoder aggregate`, as the next four say.")
@plan
@options.dictionaries
def codebook(
    to: str, format_: str | None, aggregate: bool, folders: tuple[Path, ...], **planned: Any
) -> None:
    """Say what the columns of an export mean.

    The same columns, types, labels and values are in every format that `eventcoder export` and
    `eventcoder aggregate` write.
    """
    from eventcoder.export import codebook as writers
    from eventcoder.export.aggregate import Plan, columns
    from eventcoder.export.columns import COLUMNS, MORE
    from eventcoder.export.labels import read_labels
    from eventcoder.export.writing import opened

    labels = read_labels(folders)
    book = writers.Codebook("events", COLUMNS, labels, MORE)
    if aggregate:
        counted = Plan(**planned)
        classes: list[str | int] = [*labels.of(counted.classes)]
        book = writers.Codebook("counts of events", columns(counted, classes, labels), labels)
    renderers = {
        "md": writers.markdown,
        "html": writers.html_page,
        "r": writers.r_script,
        "do": writers.do_file,
    }
    suffix = Path(to).suffix.lower().removeprefix(".")
    chosen = format_ or {"htm": "html"}.get(suffix, suffix if suffix in renderers else "md")
    with opened(to) as stream:
        stream.write(renderers[chosen](book))
