"""Whom an act concerns where its pattern does not say: the nearest known actor below its words.

`rejected [Iran's demand]`, `lifted the travel ban [to Lebanon]`, `launched an effort to end the
rift [between Qatar and Bahrain]`.  The coders of this field have always taken the first actor after
the verb (TABARI, PETRARCH); here the tree says which actor the act reaches.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence, Set
from typing import Protocol

from eventcoder.coding.wordset import word_set
from eventcoder.syntax.arguments import Arguments
from eventcoder.syntax.clauses import Clause

NAMING = frozenset({"NOUN", "PROPN"})
OWNING = frozenset({"nmod:poss", "compound", "amod", "nmod:desc"})
#: What ties a phrase to an act so that its actor is the one concerned; times and causes do not.
TOUCHING = word_set("to for on upon against into of with about over toward towards from between")
#: The same on a noun only: `a ceasefire in X`; of a verb it is the place (`marched in X`).
WHERE = frozenset({"in", "at"})
#: How many phrases within phrases are looked into.
MOST_DEEP = 3


class Known(Protocol):
    """What is known of an actor besides its words."""

    @property
    def code(self) -> str | None: ...
    @property
    def country(self) -> str | None: ...
    @property
    def named(self) -> bool: ...
    @property
    def antecedent(self) -> object | None: ...


class Concern:
    """Looks for the actor that an act concerns.

    Args:
        arguments: look-ups over the sentence's tree.
        mention: the actor that the noun phrase with this head names.
    """

    __slots__ = ("arguments", "mention", "tree")

    def __init__(self, arguments: Arguments, mention: Callable[[int], Known | None]) -> None:
        self.arguments, self.mention, self.tree = arguments, mention, arguments.tree

    def countries(self, heads: Iterable[int]) -> set[str]:
        """The countries of those of these phrases that name actors."""
        mentions = [m for head in heads if (m := self.mention(head)) is not None]
        return {m.country for m in mentions if m.country is not None}

    def is_own(self, head: int, sources: Iterable[int]) -> bool:
        """Whether a phrase names the sources once more, or no more than their country."""
        mention = self.mention(head)
        if mention is None or mention.code is None:
            return False
        if mention.code in self.countries(sources):
            return True
        owner = self.tree.child(head, "nmod:poss")  # "its gunners"; a judge is no lawyer's own
        owned = owner is not None and self.tree.upos[owner] == "PRON"
        again = owned or mention.named or mention.antecedent is not None
        codes = {m.code for source in sources if (m := self.mention(source)) is not None}
        return again and mention.code in codes

    def is_owned(self, head: int, sources: Iterable[int]) -> bool:
        """Whether a phrase is `its X`, and what the pronoun stands for is one of the sources."""
        mention = self.mention(head)
        if mention is None or mention.code is None:
            return False
        codes = {m.code for source in sources if (m := self.mention(source)) is not None}
        return self.by_pronoun(head) and mention.code in codes

    def by_pronoun(self, head: int) -> bool:
        """Whether a phrase is `its X`."""
        tree = self.tree
        return any(tree.upos[c] == "PRON" for c in tree.with_deprel(head, "nmod:poss"))

    def owned_abroad(self, words: Iterable[int], own: Set[str]) -> list[int]:
        """The first word that belongs to somebody of another country: `Iran's demand`."""
        tree = self.tree
        for word in sorted(words) if own else ():
            if tree.upos[word] in NAMING:
                owners = [c for c in tree.with_deprel(word, *OWNING) if c < word]
                if self.countries(owners) - own and self.countries([word]) - own:
                    return [word]
        return []

    def nearest(
        self, anchors: Sequence[int], used: Set[int], passed: Set[int], clause: Clause
    ) -> list[int]:
        """The nearest actor that hangs on one of the anchors; no country of the source's.

        Args:
            anchors: the words to begin with; used: words that name no actor.
            passed: phrases that are not looked into; clause: the act's clause.
        """
        own = self.countries(passed)
        seen = {*anchors, *passed}
        queue = [(head, 0) for anchor in anchors for head in self.below(anchor, clause)]
        while queue:
            head, depth = queue.pop(0)
            if head in seen:
                continue
            seen.add(head)
            if head not in used and self.tree.upos[head] in NAMING:
                mention = self.mention(head)
                if mention is not None and mention.code is not None and mention.code not in own:
                    return [head]
            if depth < MOST_DEEP:
                queue += [(below, depth + 1) for below in self.below(head, clause)]
        return []

    def below(self, anchor: int, clause: Clause) -> list[int]:
        """What an act touches through a word: its phrases; of a verb below it also its objects."""
        get = self.arguments
        phrases = clause.phrases if anchor == clause.head else get.phrases(anchor)
        if self.tree.upos[anchor] != "VERB":
            return [head for marker, head in phrases if marker in TOUCHING or marker in WHERE]
        found = [head for marker, head in phrases if marker in TOUCHING]
        if anchor == clause.support:
            return found
        if anchor == clause.head:  # an object that the pattern left alone is whom it was done to
            return [o for o in clause.objects if not self.by_pronoun(o)] + found
        given = self.tree.lemmas[anchor] in get.words["giving_verbs"]
        return found + get.objects(anchor) if given else get.objects(anchor) + found
