"""`eventcoder metadata`: what datasette should know of a database."""

from __future__ import annotations

from pathlib import Path

import click

from eventcoder.cli import options
from eventcoder.cli.selecting import given


@click.command()
@options.existing_db
@options.to(required=False, what="Write to FILE", default="-")
@click.pass_context
def metadata(context: click.Context, db: Path, to: str) -> None:
    """Write metadata for datasette: meanings of columns, facets, queries.

    `eventcoder metadata --to metadata.json`, then `datasette events.db -m metadata.json`.
    """
    import json

    from eventcoder.export.dataset import snapshot
    from eventcoder.export.datasette import metadata as made
    from eventcoder.export.provenance import provenance
    from eventcoder.export.writing import opened

    with snapshot(db) as connection:
        about = provenance(connection, given(context))
    content = made(db.stem, about)
    with opened(to) as stream:
        stream.write(json.dumps(content, ensure_ascii=False, indent=1) + "\n")
