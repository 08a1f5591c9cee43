"""The dictionaries' actors, compiled for look-up."""

from __future__ import annotations

from eventcoder.coding.actors.codes import Codes
from eventcoder.coding.actors.names import (
    PLACE_KINDS,
    NameTrie,
    dictionary_names,
    name_pieces,
)
from eventcoder.coding.actors.scanner import Scanner
from eventcoder.lexicon.entries import Dictionaries


class ActorIndex:
    """Names, role words and codes of the dictionaries, compiled for look-up; never changed after.

    Args:
        dictionaries: all entries of all layers.
    """

    __slots__ = ("codes", "moving_words", "names", "scanner", "speech_verbs")

    def __init__(self, dictionaries: Dictionaries) -> None:
        self.names = NameTrie()
        for pieces, name in dictionary_names(dictionaries):
            self.names.add(pieces, name)
        self.scanner = Scanner(self.names)
        self.codes = Codes(dictionaries)
        self.speech_verbs = dictionaries.syntax.get("speech_verbs", frozenset())
        self.moving_words = dictionaries.syntax.get("moving_words", frozenset())

    def country_of_dateline(self, dateline: str) -> str | None:
        """The country of the place that a dateline begins with: `LIMA, August 19 (AFP) -`."""
        keys = [piece.lower() for piece in name_pieces(dateline)] if dateline else []
        if not keys:
            return None
        _, names = self.names.longest(keys, 0, caseless=True)
        codes = [name.codes[0].code for name in names if name.kind in PLACE_KINDS and name.codes]
        return codes[0] if codes else None
