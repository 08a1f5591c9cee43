"""Whom a phrase names, before its words are looked at."""

from __future__ import annotations

from typing import NamedTuple

from eventcoder.coding.actors.reading import Reading
from eventcoder.model import ActorMention


class Looked(NamedTuple):
    """What a marked span of tokens says: code, its country and role, and the entry behind it."""

    code: str | None
    country: str | None
    role: str | None
    entry: str | None


class Who:
    """Whom a phrase names, without its words: much is asked of an actor before anybody reads them.

    Args:
        number: position of the sentence; head: the token whose phrase names the actor.
        reading: what the phrase says, completed from the article.
        country: of the reading's code.
        antecedent: whom it was resolved to, if anybody.
        several: all that it stands for, where they are several.

    `mention` is made when it is asked for.
    """

    __slots__ = ("antecedent", "code", "country", "head", "mention", "named", "number", "reading",
                 "several")  # fmt: skip

    def __init__(
        self,
        number: int,
        head: int,
        reading: Reading,
        country: str | None,
        antecedent: Who | None = None,
        several: tuple[ActorMention, ...] = (),
    ) -> None:
        self.number = number
        self.head = head
        self.reading = reading
        self.code = reading.code
        self.country = country
        self.named = reading.named
        self.antecedent = antecedent
        self.several = several
        self.mention: ActorMention | None = None

    @property
    def entry(self) -> str | None:
        """The dictionary entries behind it, as a mention has them."""
        return self.reading.entry if self.code is not None or self.named else None
