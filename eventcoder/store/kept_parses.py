"""Parses kept between runs, for sentences that come again and again: examples of dictionaries."""

from __future__ import annotations

import hashlib
import sqlite3
from collections.abc import Sequence
from contextlib import closing
from pathlib import Path

from eventcoder.cache import cache_folder
from eventcoder.errors import EventCoderError
from eventcoder.parsing.parser import ParsedText, Parser
from eventcoder.store.packing import VERSION, pack_tokens, unpack_tokens

FILE = "parses.sqlite"
_TABLE = (
    "create table if not exists parse (key blob, sentence integer, tokens blob not null, "
    "primary key (key, sentence)) without rowid"
)
_WAIT = 10.0  # seconds for another process to finish writing


class KeptParser:
    """A parser that parses each text once, and looks it up from then on.

    What is kept is found by the text and the parser's fingerprint, so another model never gets it.
    A file that cannot be used is made anew; where there is no place for one, every text is parsed.

    Args:
        parser: what parses a text that is not there yet.
        folder: where the file of parses lies; `None`: nothing is kept.
    """

    def __init__(self, parser: Parser, folder: Path | None) -> None:
        self.name, self.fingerprint = parser.name, parser.fingerprint
        self._parser = parser
        self._file = folder / FILE if folder else None

    def parse(self, texts: Sequence[str]) -> list[ParsedText]:
        """Parse texts, in their order; those parsed before are not parsed again."""
        keys = [self._key(text) for text in texts]
        found = self._look_up(keys)
        fresh = {key: text for key, text in zip(keys, texts, strict=True) if key not in found}
        parsed = dict(zip(fresh, self._parser.parse(list(fresh.values())), strict=True))
        self._keep(parsed)
        found |= parsed
        return [found[key] for key in keys]

    def _key(self, text: str) -> bytes:
        seed = VERSION + self.fingerprint.encode() + b"\0"
        return hashlib.blake2b(
            seed + text.encode("utf-8", "surrogatepass"), digest_size=16
        ).digest()

    def _look_up(self, keys: Sequence[bytes]) -> dict[bytes, ParsedText]:
        if self._file is None or not self._file.exists():
            return {}
        try:
            with closing(sqlite3.connect(self._file, timeout=_WAIT)) as connection:
                select = "select tokens from parse where key = ? order by sentence"
                rows = {key: connection.execute(select, (key,)).fetchall() for key in keys}
            return {
                key: ParsedText([list(unpack_tokens(blob)) for (blob,) in blobs], [])
                for key, blobs in rows.items()
                if blobs
            }
        except sqlite3.OperationalError:
            return {}  # another process writes, or the file is not complete yet
        except (sqlite3.Error, EventCoderError):
            # What a damaged file held can be made again.
            self._file.unlink(missing_ok=True)
            return {}

    def _keep(self, parsed: dict[bytes, ParsedText]) -> None:
        """Keep whole parses; one that was cut says so only when it is parsed."""
        rows = [
            (key, n, pack_tokens(tokens))
            for key, text in parsed.items()
            if not text.cuts and not text.missing
            for n, tokens in enumerate(text.sentences)
        ]
        if self._file is None or not rows:
            return
        try:
            with closing(sqlite3.connect(self._file, timeout=_WAIT)) as connection, connection:
                connection.execute(_TABLE)
                connection.executemany("insert or replace into parse values (?, ?, ?)", rows)
        except sqlite3.Error:
            return  # a full disk or a lock costs time at the next run, no more


def keep_parses(parser: Parser) -> KeptParser:
    """The parser with its parses kept in the user's cache folder."""
    return KeptParser(parser, cache_folder())
