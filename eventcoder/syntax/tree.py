"""A Universal Dependencies tree with the look-ups that the rules need."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import lru_cache

from eventcoder.model import Token, Tokens


@lru_cache(maxsize=1000)  # a treebank has some fifty relations
def base(deprel: str) -> str:
    """The relation without its subtype: `nsubj` of `nsubj:pass`."""
    return deprel.split(":", 1)[0]


class Tree:
    """A sentence's tokens as a tree; every method takes and gives 0-based token indices.

    Args:
        tokens: the tokens in text order; exactly one has head -1.

    The columns are kept apart (`forms`, `lemmas` in lower case, `upos`, `xpos`, `features`,
    `deprels`, `heads`, `starts`, `ends`) because rules ask for one of them thousands of times a
    second.  `children` gives the dependents of a token in text order.
    """

    __slots__ = ("_children", "_joined", "_lowers", "_prepositions", "children", "deprels", "ends",
                 "features", "forms", "heads", "lemmas", "root", "starts", "tokens", "upos",
                 "xpos")  # fmt: skip

    def __init__(self, tokens: Sequence[Token]) -> None:
        self.tokens = tokens
        columns = tokens.columns if isinstance(tokens, Tokens) else zip(*tokens, strict=True)
        forms, lemmas, upos, xpos, feats, heads, deprels, starts, ends = columns
        self.forms: Sequence[str] = forms
        self.lemmas: list[str] = list(map(str.lower, lemmas))
        self.upos: Sequence[str] = upos
        self.xpos: Sequence[str] = xpos
        self.features: Sequence[str] = feats
        self.heads: Sequence[int] = heads
        self.deprels: Sequence[str] = deprels
        self.starts: Sequence[int] = starts
        self.ends: Sequence[int] = ends
        self._children: list[list[int]] = [[] for _ in forms]
        # the list's own method: as a method of the tree it would take three times as long
        self.children: Callable[[int], list[int]] = self._children.__getitem__
        self._prepositions: list[str | None] = [None] * len(forms)
        self._joined: dict[int, list[int]] | None = None
        self._lowers: list[str] | None = None
        self.root = 0
        for index, head in enumerate(heads):
            if head < 0:
                self.root = index
            else:
                self._children[head].append(index)

    def __len__(self) -> int:
        return len(self.forms)

    @property
    def lowers(self) -> list[str]:
        """The forms in lower case."""
        if self._lowers is None:
            self._lowers = list(map(str.lower, self.forms))
        return self._lowers

    def words(self) -> set[str]:
        """The lemmas and forms of all tokens, in lower case."""
        return {*self.lemmas, *self.lowers}

    def child(self, index: int, *deprels: str) -> int | None:
        """The first dependent with one of these relations (subtypes must be spelt out)."""
        relations = self.deprels
        for child in self._children[index]:
            if relations[child] in deprels:
                return child
        return None

    def with_deprel(self, index: int, *deprels: str) -> list[int]:
        """All dependents with one of these relations (subtypes must be spelt out)."""
        children = self._children[index]
        if not children:  # as half of all tokens
            return []
        relations = self.deprels
        return [child for child in children if relations[child] in deprels]

    def descendants(self, index: int) -> list[int]:
        """The token and all below it, in text order."""
        found, stack = [], [index]
        while stack:
            node = stack.pop()
            found.append(node)
            stack.extend(self._children[node])
        return sorted(found)

    def ancestors(self, index: int) -> Iterator[int]:
        """The token's head, that one's head, and so on to the root."""
        head = self.heads[index]
        while head >= 0:
            yield head
            head = self.heads[head]

    def conjuncts(self, index: int) -> list[int]:
        """The token and those coordinated with it through `conj`, in text order."""
        joined = self._joined
        if joined is None:
            joined = self._joined = {}
            for child, deprel in enumerate(self.deprels):
                if deprel == "conj":
                    joined.setdefault(self.heads[child], []).append(child)
        return [index, *joined[index]] if index in joined else [index]

    def preposition(self, index: int) -> str:
        """The preposition(s) that introduce a nominal: `on`, `because of`, `out of`; '' if none.

        Parts of a fixed expression are joined with a blank; `'s` is no preposition.
        """
        known = self._prepositions[index]
        if known is not None:
            return known
        words = []
        for child in self._children[index]:
            if child > index:
                break
            if self.deprels[child] == "case" and self.lemmas[child] not in ("'s", "’s", "'"):
                words.append(self.lemmas[child])
                words += [self.lemmas[part] for part in self.with_deprel(child, "fixed")]
        found = self._prepositions[index] = " ".join(words)
        return found

    def feats(self, index: int) -> dict[str, str]:
        """The morphological features of a token: `{"Number": "Plur"}`."""
        return dict(pair.split("=", 1) for pair in self.features[index].split("|") if "=" in pair)
