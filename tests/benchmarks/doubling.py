"""Dictionaries with twice the patterns, to see what more patterns cost."""

from __future__ import annotations

from dataclasses import replace
from itertools import count

from eventcoder.errors import DictionaryError
from eventcoder.lexicon import Dictionaries
from eventcoder.lexicon.entries import Where
from eventcoder.lexicon.pattern_reader import parse_pattern
from eventcoder.lexicon.patterns import Words

#: Begins words that no text holds.
UNHEARD = "zzq"


def doubled(dictionaries: Dictionaries, *, same_triggers: bool) -> Dictionaries:
    """The dictionaries with each pattern a second time, as one that no text matches.

    Args:
        same_triggers: the copy keeps its trigger and asks for one word more that no text holds,
            so that every trigger has twice the rules; else its trigger is what no text holds.
    """
    sets = dictionaries.sets
    numbers = count()

    def copies(text: str, where: Where) -> list[tuple[str, Where]]:
        """The copy of one pattern, none where the pattern language has no place for it."""
        new = Words(frozenset(), text=f"{UNHEARD}{next(numbers)}")
        try:
            pattern = parse_pattern(text, where, sets)
            written = replace(pattern, trigger=new).written
            if same_triggers:
                written = f"{text} with {new.text}"
            parse_pattern(written, where, sets)
        except DictionaryError:
            return []
        return [(written, where)]

    return replace(
        dictionaries,
        actions=(
            *dictionaries.actions,
            *(
                replace(action, pattern=text)
                for action in dictionaries.actions
                for text, _ in copies(action.pattern, action.where)
            ),
        ),
        compositions=(
            *dictionaries.compositions,
            *(
                replace(row, patterns=patterns)
                for row in dictionaries.compositions
                if (patterns := tuple(c for text, at in row.patterns for c in copies(text, at)))
            ),
        ),
        discards=(
            *dictionaries.discards,
            *(
                replace(discard, pattern=text)
                for discard in dictionaries.discards
                for text, _ in copies(discard.pattern, discard.where)
            ),
        ),
    )
