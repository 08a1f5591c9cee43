"""Does a phrase have the words that a pattern asks for?"""

from __future__ import annotations

from collections.abc import Sequence

from eventcoder.coding.match import Match
from eventcoder.lexicon.patterns import Words
from eventcoder.syntax.arguments import Arguments
from eventcoder.syntax.tree import Tree

NOMINAL = frozenset({"NOUN", "PROPN", "PRON", "NUM", "ADJ", "DET", "SYM", "X"})
MODIFYING = frozenset(
    {
        "compound",
        "amod",
        "nmod",
        "nmod:poss",
        "nummod",
        "advmod",
        "flat",
        "nmod:unmarked",
        "nmod:desc",
        "obl:unmarked",
    }
)


class Wording:
    """Compares the phrases of one sentence with the words of patterns.

    What a comparison uses up is added to the match it is part of.

    Args:
        tree: the sentence; arguments: its argument look-ups.
    """

    __slots__ = ("arguments", "quantities", "tree")

    def __init__(self, tree: Tree, arguments: Arguments) -> None:
        self.tree, self.arguments = tree, arguments
        self.quantities = arguments.words["quantity_nouns"]

    def nominal(self, words: Sequence[Words], head: int, match: Match) -> bool:
        """Whether the phrase headed by `head` has the words, the last of them as its head.

        A noun that only measures (`tons of food`) lets what it measures speak.
        """
        last = words[-1]
        # measures nest: `tens of thousands of reservists`
        while self.tree.lemmas[head] not in last.single:
            measured = self.measured(head)
            if measured is None:
                break
            head = measured
        lemma = self.tree.lemmas[head]
        if (
            lemma not in last.single
            and not (lemma in last.by_head and self.phrase(last, head, match))
            and not (last.phrasal and self.with_particle(last, head))
        ):
            return False
        if len(words) == 1:
            match.used.add(head)
            match.words += 1
            return True
        trial = set(match.used)
        if not all(self.modifier(word, head, match) for word in words[:-1]):
            match.used = trial
            return False
        match.used.add(head)
        match.words += 1
        return True

    def with_particle(self, words: Words, head: int) -> bool:
        """Whether the word is a verb with its particle: `to hand_over`."""
        particles = self.arguments.particles(head)
        return any(
            verb == self.tree.lemmas[head] and particle in particles
            for verb, particle in words.phrasal
        )

    def deed(self, words: Words, head: int, match: Match) -> bool:
        """Whether a verb does what the words say: its lemma, then lemmas of what it is done to.

        `take bribe` is `taking large bribes`; its prepositions may be left out.  A predicate with a
        copula says as much, and so does the preposition before it: `was guilty of war crimes`,
        `was behind the raid`.
        """
        if self.tree.upos[head] != "VERB" and self.tree.child(head, "cop") is None:
            return False
        if self.tree.upos[head] != "VERB" and self.tree.preposition(head) in words.single:
            match.words += 1
            return True
        deeds = words.deeds.get(self.tree.lemmas[head])
        if deeds is None:
            return False
        hanging = self.arguments.phrases(head)
        reached = list(self.arguments.objects(head)) + [filler for _, filler in hanging]
        reached += [f for o in reached for _, f in self.arguments.phrases(o)]
        reached += [m for o in reached for m in self.modifiers(o)]
        lemmas = {self.tree.lemmas[i] for i in reached}
        lemmas |= self.arguments.particles(head) | {marker for marker, _ in hanging}
        for rest in deeds:
            if lemmas.issuperset(rest):
                match.words += 1 + len(rest)
                return True
        return False

    def measured(self, head: int) -> int | None:
        """What a measuring noun measures: `food` of `tons of food`; `None` for other nouns."""
        if self.tree.lemmas[head] in self.quantities:
            for marker, noun in self.arguments.phrases(head):
                if marker == "of" and self.tree.upos[noun] in NOMINAL:
                    return noun
                if not marker and self.tree.lemmas[noun] in self.quantities:
                    return noun  # "4 million dollars worth of medicine"
        return None

    def phrase(self, words: Words, head: int, match: Match) -> bool:
        """A set member of several words: its last the head, the others modifiers of it."""
        tree = self.tree
        for phrase in words.by_head.get(tree.lemmas[head], ()):
            modifiers = self.modifiers(head)
            parts = {tree.forms[c].lower(): c for c in modifiers}  # a rare word's lemma is a guess
            parts |= {tree.lemmas[c]: c for c in modifiers}
            if all(part in parts for part in phrase[:-1]):
                match.used.update(parts[part] for part in phrase[:-1])
                match.words += len(phrase) - 1
                return True
        return False

    def modifier(self, words: Words, head: int, match: Match) -> bool:
        for child in self.modifiers(head):
            if (
                self.tree.lemmas[child] in words.single
                or self.tree.forms[child].lower() in words.single
            ):
                match.used.add(child)
                match.words += 1
                return True
            if words.phrases and self.phrase(words, child, match):
                match.used.add(child)
                return True
        return False

    def modifiers(self, head: int) -> list[int]:
        """What modifies a noun (or verb), two levels down: `suicide car bomb attack`."""
        tree = self.tree
        found = [c for c in tree.children(head) if tree.deprels[c] in MODIFYING]
        for child in list(found):
            found += [
                c for c in tree.children(child) if tree.deprels[c] in ("compound", "amod", "conj")
            ]
        return found
