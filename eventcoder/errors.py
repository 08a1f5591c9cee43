"""The one family of errors that ends a command; everything milder is a `Problem`."""

from __future__ import annotations


class EventCoderError(Exception):
    """An error that ends the command: it says what is wrong, where, and what to do.

    Args:
        message: what is wrong, in one sentence.
        remedy: what the user can do about it, in one sentence.
        file: the file concerned, if any.
        line: its line, counted from 1.
        column: its column, counted from 1.
    """

    def __init__(
        self,
        message: str,
        remedy: str = "",
        *,
        file: str | None = None,
        line: int | None = None,
        column: int | None = None,
    ) -> None:
        self.message, self.remedy = message, remedy
        self.file, self.line, self.column = file, line, column
        super().__init__(str(self))

    def __str__(self) -> str:
        place = ":".join(str(part) for part in (self.file, self.line, self.column) if part)
        return " ".join(
            part for part in (f"{place}:" if place else "", self.message, self.remedy) if part
        )


class DictionaryError(EventCoderError):
    """A dictionary line that cannot be used."""


class ParserUnavailable(EventCoderError):
    """A parser that was asked for is not on this machine."""
