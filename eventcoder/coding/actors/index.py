"""The dictionaries' actors, compiled for look-up."""

from __future__ import annotations

from eventcoder.coding.actors.codes import Codes
from eventcoder.coding.actors.names import NameTrie, Splitter, dictionary_names
from eventcoder.lexicon.entries import Dictionaries


class ActorIndex:
    """Names, role words and codes of the dictionaries, compiled for look-up; never changed after.

    Args:
        dictionaries: all entries of all layers.
    """

    __slots__ = ("codes", "names", "speech_verbs", "splitter")

    def __init__(self, dictionaries: Dictionaries) -> None:
        self.names = NameTrie()
        self.splitter = Splitter()
        for pieces, name in dictionary_names(dictionaries):
            self.names.add(pieces, name)
        self.codes = Codes(dictionaries)
        self.speech_verbs = dictionaries.syntax.get("speech_verbs", frozenset())
