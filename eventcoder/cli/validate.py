"""`eventcoder validate`: how right the coder is on records that say what is right."""

from __future__ import annotations

import contextlib
import json
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

import click

from eventcoder.cli import options

if TYPE_CHECKING:
    from eventcoder.cli.reporting import Progress
    from eventcoder.evaluate.cases import Case
    from eventcoder.evaluate.run import Coded, Work
    from eventcoder.evaluate.scores import Scores

_CONLLU = (".conllu", ".conll")
_FILE = click.Path(allow_dash=True, dir_okay=False)


@click.command()
@click.argument(
    "paths",
    metavar="GOLD...",
    nargs=-1,
    required=True,
    type=click.Path(exists=True, dir_okay=False),
)
@click.option(
    "--json",
    "json_file",
    metavar="FILE",
    type=_FILE,
    help="Write every figure to FILE, JSON; - for standard output.",
)
@click.option(
    "--misses",
    "misses_file",
    metavar="FILE",
    type=_FILE,
    help="Write the records that were wrong to FILE, JSON Lines, with what was wrong and what was "
    "coded; it is itself gold; - for standard output.",
)
@options.to(required=False, what="Write the events to FILE, JSON Lines")
@click.option(
    "--confusions",
    type=click.IntRange(min=0),
    default=10,
    show_default=True,
    help="How many of the most frequent confusions to show.",
)
@options.dictionaries
@options.parser
@options.download
@options.quiet
@click.pass_context
def validate(
    context: click.Context,
    paths: tuple[str, ...],
    json_file: str | None,
    misses_file: str | None,
    to: str | None,
    confusions: int,
    folders: tuple[Path, ...],
    parser_name: str,
    device: str,
    download: bool,
    quiet: bool,
) -> None:
    """Code records that say what is right, and score what was coded.

    GOLD is a file of articles, JSON Lines, each with a key "gold": {"plover": "COERCE"}, or any of
    plover (type of the event), quad (its quad class, 0 for no event), cameo (its code), mentions
    (spans of its source and target), places (spans, lat, lon), dates (spans, from, to), ignore
    (spans that are neither right nor wrong as dates). Several files are scored as one set.

    What counts is an article's first event; none has quad class 0, and no right type or code.
    Spans are right where they meet those of gold; source and target must also end on the same word.
    """
    from eventcoder.cli.inputs import look_at, open_coder, open_inputs, without_problems
    from eventcoder.cli.reporting import Progress, report_problems
    from eventcoder.errors import EventCoderError
    from eventcoder.evaluate.gold import plover_quads, read_gold
    from eventcoder.evaluate.run import GoldCoder
    from eventcoder.evaluate.scores import score_all

    if (json_file, misses_file, to).count("-") > 1:
        raise click.UsageError("Only one of --json, --misses and --to can be standard output.")
    inputs = look_at(paths, to, misses_file, json_file)
    event_coder, problems = open_coder(folders)
    dictionaries = event_coder.lexicon.dictionaries
    files = [path for path in paths if parser_name != "conllu" or Path(path).suffix not in _CONLLU]
    gold, gold_problems = read_gold(files, dictionaries.ontology)
    problems += gold_problems
    items, parser = open_inputs(
        inputs, parser_name, format_="jsonl", device=device, download=download
    )
    coder = GoldCoder(event_coder, parser, gold, all_events=to is not None)
    with Progress(inputs.sizes, quiet=quiet) as progress:
        coded = coder.run(items, strict=bool(context.find_root().params.get("debug")))
        cases = _take(without_problems(coded, problems), progress, to, misses_file)
    if not cases and not problems:
        raise EventCoderError("There is nothing to score.", "Name a file of records with gold.")
    scores = score_all(cases, plover_quads(dictionaries.ontology))
    if json_file:
        made = {
            "gold": inputs.hashes,
            "dictionaries": dictionaries.fingerprint,
            "parser": parser.name,
            "parser_fingerprint": parser.fingerprint,
        }
        _write_json({**made, **coder.work.figures(), **scores.figures()}, json_file)
    if not quiet and "-" not in (json_file, misses_file, to):
        _show(scores, coder.work, confusions)
    report_problems(problems)
    if any(problem.severity == "error" for problem in problems):
        context.exit(1)


def _take(
    coded: Iterable[Coded], progress: Progress, to: str | None, misses_file: str | None
) -> list[Case]:
    """Go through the batch, writing events and misses as they come, if asked to."""
    from eventcoder.evaluate.misses import miss_record
    from eventcoder.export.writing import json_line, opened

    cases = []
    with contextlib.ExitStack() as stack:
        events = stack.enter_context(opened(to)) if to else None
        misses = stack.enter_context(opened(misses_file)) if misses_file else None
        for item in coded:
            cases.append(item.case)
            for event in item.case.events if events else ():
                print(json_line(event.record()), file=events)
            missed = miss_record(item.case, item.record) if misses else None
            if missed:
                print(json_line(missed), file=misses)
            size = len(item.article.text.encode("utf-8", "replace"))
            count = len(item.case.events)
            progress.advance(item.article.origin, size, articles=1, events=count)
    return cases


def _write_json(figures: Mapping[str, object], to: str) -> None:
    from eventcoder import __version__
    from eventcoder.export.writing import opened

    with opened(to) as stream:
        whole = {"eventcoder": __version__, **figures}
        print(json.dumps(whole, indent=2, ensure_ascii=False), file=stream)


def _show(scores: Scores, work: Work, confusions: int) -> None:
    """What was done, and the tables of figures."""
    from rich.console import Console

    from eventcoder.cli.reporting import counted
    from eventcoder.evaluate.tables import tables

    console = Console()
    plain = not console.is_terminal
    if plain:
        console.width = 120
    speed = work.figures()
    click.echo(
        f"{counted(scores.records, 'record')}, {counted(work.sentences, 'sentence')} in "
        f"{work.seconds:.1f} s: {speed['sentences_per_second']:,.1f} a second, "
        f"{speed['coding_sentences_per_second']:,.1f} once parsed."
    )
    if scores.event_records:
        n, most = scores.with_event, scores.event_records
        click.echo(f"Coverage: {n:,} of {most:,} have an event, {100 * scores.coverage:.1f}%.")
    for table in tables(scores, confusions, plain=plain):
        if plain:
            click.echo()
        console.print(table)
