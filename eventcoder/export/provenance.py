"""What an export was made from: enough to make it again, and nothing that changes by itself."""

from __future__ import annotations

import datetime as dt
import sqlite3
from dataclasses import dataclass

from eventcoder import __version__

# Not `strftime`'s: those are the machine's language.
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


@dataclass(frozen=True, slots=True)
class Run:
    """A coding command that articles of the database were last coded by."""

    id: str
    command: str
    program: str
    started_at: str


@dataclass(frozen=True, slots=True)
class Provenance:
    """What an export was made from.

    Args:
        command: the exact command; program: the version of eventcoder that exports.
        runs: in the order of their beginning.
        dictionaries, parsers: hashes of what the articles were coded and parsed with.
        remarks: what else one should know of the table.
    """

    command: str
    program: str
    runs: tuple[Run, ...]
    dictionaries: tuple[str, ...]
    parsers: tuple[str, ...]
    remarks: tuple[str, ...] = ()

    @property
    def day(self) -> str:
        """When the last run began, UTC, ISO 8601: the one time that belongs to the content."""
        return max((run.started_at for run in self.runs), default="1970-01-01T00:00:00Z")

    def notes(self) -> list[str]:
        """One fact a line."""
        return [
            f"command: {self.command}",
            f"exported by: eventcoder {self.program}",
            *(
                f"run: {run.id} ({run.command}; eventcoder {run.program}; {run.started_at})"
                for run in self.runs
            ),
            *(f"dictionaries: {fingerprint}" for fingerprint in self.dictionaries),
            *(f"parser: {fingerprint}" for fingerprint in self.parsers),
            *self.remarks,
        ]

    def record(self) -> dict[str, object]:
        """The same as JSON-like data."""
        return {
            "command": self.command,
            "program": f"eventcoder {self.program}",
            "runs": [
                {
                    "id": run.id,
                    "command": run.command,
                    "program": f"eventcoder {run.program}",
                    "started_at": run.started_at,
                }
                for run in self.runs
            ],
            "dictionaries": list(self.dictionaries),
            "parsers": list(self.parsers),
            "remarks": list(self.remarks),
        }


def provenance(connection: sqlite3.Connection, command: str) -> Provenance:
    """Where the articles of a database come from."""
    runs = connection.execute(
        "SELECT id, command, program, started_at FROM run "
        "WHERE id IN (SELECT run_id FROM article) ORDER BY started_at, id"
    )

    def distinct(column: str) -> tuple[str, ...]:
        query = f"SELECT DISTINCT {column} FROM article WHERE {column} NOTNULL ORDER BY 1"
        return tuple(value for (value,) in connection.execute(query))

    return Provenance(
        command,
        __version__,
        tuple(Run(*run) for run in runs),
        distinct("coded_dictionaries"),
        distinct("parser_fingerprint"),
    )


def month(day: dt.datetime) -> str:
    """The month as the headers of statistical formats have it."""
    return _MONTHS[day.month - 1]
