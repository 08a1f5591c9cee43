"""What `eventcoder dict check` reports: what loading finds, and what shows over all files only."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from pathlib import Path

from eventcoder.lexicon.check_actors import (
    report_ambiguous_names,
    report_ambiguous_surnames,
    report_overlapping_codes,
    report_stale,
)
from eventcoder.lexicon.check_forms import report_forms
from eventcoder.lexicon.check_rules import report_patterns, report_unused_sets
from eventcoder.lexicon.layers import shipped_folder
from eventcoder.lexicon.load import load_folders
from eventcoder.model import Problem


def check_dictionaries(
    folders: Sequence[Path] = (), stale_on: dt.date | None = None, base: Path | None = None
) -> list[Problem]:
    """Every problem of the dictionaries, by file and line.

    Args:
        folders: the user's dictionary folders, the last one on top.
        stale_on: also note what was not checked in the year before this day, and codes of persons
            that nobody holds on it.
        base: the folder that lies under all others; the shipped one by default.

    Raises:
        EventCoderError: a folder does not exist or a file cannot be read.
    """
    loaded = load_folders([base or shipped_folder(), *folders])
    ontology = loaded.dictionaries.ontology
    groups = {*ontology.roles, *ontology.countries}
    for entries in loaded.layers:
        report_patterns(entries, loaded.dictionaries.sets, groups)
    report_forms(loaded)
    report_unused_sets(loaded)
    report_ambiguous_names(loaded)
    report_ambiguous_surnames(loaded)
    report_overlapping_codes(loaded)
    if stale_on is not None:
        report_stale(loaded, stale_on)
    return sorted(loaded.problems, key=lambda p: (p.file or "", p.line or 0, p.column or 0))


def line_of(problem: Problem, relative_to: Path | None = None) -> str:
    """A problem as one line, `file:line:column: message remedy`.

    Args:
        problem: the problem.
        relative_to: files below this folder are named by their path from it.
    """
    file = Path(problem.file or "")
    if relative_to is not None and file.is_relative_to(relative_to):
        file = file.relative_to(relative_to)
    place = ":".join(str(part) for part in (file.as_posix(), problem.line, problem.column) if part)
    note = "note: " if problem.severity == "note" else ""
    return " ".join(f"{place}: {note}{problem.message} {problem.remedy}".split())
