"""What a pattern's match holds while it is made: heads per role, and words used up."""

from __future__ import annotations

from dataclasses import dataclass

from eventcoder.lexicon.patterns import Pattern


@dataclass(slots=True)
class Match:
    """A pattern's match: token heads per role, the tokens its words used up, those of `*`.

    `anchors` are the trigger and the words matched since, which phrases may hang on.
    """

    pattern: Pattern
    sources: list[int]
    targets: list[int]
    actions: list[int]
    used: set[int]
    anchors: list[int]
    others: set[int]
    slots: int = 0
    words: int = 0

    @property
    def score(self) -> tuple[int, int]:
        """What makes one match more specific than another: filled slots, then words."""
        return (self.slots, self.words)

    def copy(self) -> Match:
        """The match as it stands, to go back to."""
        return Match(
            self.pattern,
            self.sources.copy(),
            self.targets.copy(),
            self.actions.copy(),
            self.used.copy(),
            self.anchors.copy(),
            self.others.copy(),
            self.slots,
            self.words,
        )

    def restore(self, other: Match) -> None:
        """Make the match what a copy of it is."""
        self.sources, self.targets, self.actions = other.sources, other.targets, other.actions
        self.used, self.anchors, self.others = other.used, other.anchors, other.others
        self.slots, self.words = other.slots, other.words

    def taken(self, head: int) -> bool:
        return (
            head in self.used
            or head in self.sources
            or head in self.targets
            or head in self.actions
        )
