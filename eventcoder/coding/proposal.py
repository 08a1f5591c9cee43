"""A sentence and a code → the pattern and the example that a dictionary would need for it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from eventcoder.coding.events import ArticleCoder
from eventcoder.coding.sentence import SentenceReader
from eventcoder.errors import EventCoderError
from eventcoder.lexicon.entries import Example, ExampleEvent, Where
from eventcoder.lexicon.yaml_text import quoted, scalar
from eventcoder.syntax.clauses import Clause


@dataclass(frozen=True, slots=True)
class Proposal:
    """A pattern, and the words of the sentence that are source and target."""

    pattern: str
    code: str
    sentence: str
    source: str | None
    target: str | None

    def yaml(self) -> str:
        """The group of an actions file that says it."""
        actors = [scalar(actor) if actor else "~" for actor in (self.source, self.target)]
        return (
            "- patterns:\n"
            f'    {self.pattern}: "{self.code}"\n'
            "  examples:\n"
            f'    - {quoted(self.sentence)}: [{actors[0]}, "{self.code}", {actors[1]}]\n'
        )

    def example(self) -> Example:
        """The example, as the test of the dictionaries takes it."""
        event = ExampleEvent(self.source, self.code, self.target)
        return Example(self.sentence, (event,), Where("the proposal", 1))


def propose(
    coder: ArticleCoder, code: str, source: str | None = None, target: str | None = None
) -> Proposal:
    """The pattern that a sentence asks for: its main act in the active voice, in lemmas.

    Args:
        coder: of the sentence, as an article of its own; made with `explain`, for all its clauses.
        code: what the act is to mean; it is not looked at.
        source, target: words of the sentence, where its grammar would choose others.

    Raises:
        EventCoderError: no clause of the sentence has somebody who acts, or the words given are
            not in it.
    """
    for words in filter(None, (source, target)):
        if words.casefold() not in coder.article.text.casefold():
            raise EventCoderError(
                f"{words!r} is not in the sentence.", "Copy the words as they stand there."
            )
    found = [
        reading
        for reader in coder.readers
        for clause in reader.clauses
        if (reading := _Reading.of(reader, clause, source, target)) is not None
    ]
    if not found:
        raise EventCoderError(
            "No clause of the sentence says who does something.",
            "Take a sentence with a subject and a verb, or name the actors: --source, --target.",
        )
    # The first of the best: main clauses stand before those that hang on them.
    best = max(found, key=lambda reading: reading.fit)
    return Proposal(best.pattern, code, coder.article.text.strip(), best.source, best.target)


@dataclass(frozen=True, slots=True)
class _Reading:
    """A clause as a pattern; `fit` says how likely it is the one that was meant."""

    pattern: str
    source: str | None
    target: str | None
    fit: int

    @classmethod
    def of(
        cls, reader: SentenceReader, clause: Clause, source: str | None, target: str | None
    ) -> _Reading | None:
        """The clause as a pattern; `None` where it has not the actors that are asked for."""
        tree, finder = reader.tree, _Finder(reader, clause)
        agent = finder.first(finder.agents(), source)
        if clause.kind == "predicate" or (source and agent is None):
            return None
        slot = finder.target_slot(agent, target)
        if target and slot is None:
            return None
        marker, patient = slot or ("", None)
        lemma = tree.lemmas[clause.head]
        if clause.kind == "noun":
            parts = [lemma, "by SOURCE" if agent is not None else ""]
        else:
            trigger = "_".join([lemma, *sorted(clause.own_particle)])
            words = [tree.lemmas[i] for i in clause.objects[:1] if i not in (patient, agent)]
            loose = sorted(clause.particles - clause.own_particle)[:1]
            parts = ["SOURCE", trigger, *words, *loose]
        parts.append(f"{marker} TARGET".strip() if patient is not None else "")
        known = sum(reader.is_known_actor(i) for i in (agent, patient) if i is not None)
        fit = 2 * known + 2 * (agent is not None) + (patient is not None)
        fit += (clause.kind == "verb") + (clause.head == tree.root)
        subject = next(iter(clause.agents), None)
        carries_noun = any(c.kind == "noun" and c.head == subject for c in reader.clauses)
        if lemma in reader.words["speech_verbs"] or carries_noun or agent is patient is None:
            fit = -1
        return cls(
            " ".join(part for part in parts if part),
            finder.words(agent),
            finder.words(patient),
            fit,
        )


class _Finder:
    """Finds who is who among a clause's arguments."""

    def __init__(self, reader: SentenceReader, clause: Clause) -> None:
        self.reader, self.clause = reader, clause

    def first(self, heads: list[int], wanted: str | None) -> int | None:
        return next((head for head in heads if self.agrees(head, wanted)), None)

    def agents(self) -> list[int]:
        """Who may act: of a noun, `by X`, `X's` and `the X attack` too."""
        clause = self.clause
        if clause.kind != "noun":
            return clause.agents
        named = [head for marker, head in clause.phrases if marker == "by"]
        modifiers = [head for head in clause.modifiers if self.reader.is_known_actor(head)]
        return [*clause.agents, *named, *clause.possessors, *modifiers]

    def target_slot(self, agent: int | None, wanted: str | None) -> tuple[str, int] | None:
        """Marker and head of the target: the actor among the arguments, the object, a name."""
        slots = [slot for slot in self.slots() if slot[1] != agent and self.agrees(slot[1], wanted)]
        actors = [slot for slot in slots if self.reader.is_known_actor(slot[1])]
        objects = [slot for slot in slots if not slot[0]]
        names = [slot for slot in slots if self.reader.tree.upos[slot[1]] == "PROPN"]
        return next(iter(actors or (slots if wanted else objects or names)), None)

    def slots(self) -> Iterator[tuple[str, int]]:
        """Marker and head of every noun phrase of the clause that is no time."""
        tree, times = self.reader.tree, self.reader.words["time_nouns"]
        for marker, head in self._all_slots():
            if tree.upos[head] in _NOMINAL and tree.lemmas[head].lower() not in times:
                yield marker, head

    def _all_slots(self) -> Iterator[tuple[str, int]]:
        clause = self.clause
        yield from (("", head) for head in clause.objects)
        yield from ((marker, head) for marker, head in clause.phrases if marker)
        # what hangs on the object: `impose a curfew on the city`
        arguments = self.reader.arguments
        for head in clause.objects:
            yield from ((marker, inner) for marker, inner in arguments.phrases(head) if marker)

    def agrees(self, head: int, wanted: str | None) -> bool:
        if wanted is None:
            return True
        text, words = self.words(head) or "", wanted.casefold()
        return words in text.casefold() or text.casefold() in words

    def words(self, head: int | None) -> str | None:
        """The words that name an actor: its mention, else the noun with what stands before it."""
        if head is None:
            return None
        mention = self.reader.mention(head)
        if mention is not None:
            return mention.text
        tree = self.reader.tree
        first = min([head, *(c for c in tree.children(head) if tree.deprels[c] in _BEFORE)])
        return " ".join(tree.forms[first : head + 1])


_NOMINAL = ("NOUN", "PROPN", "PRON", "NUM")
_BEFORE = ("det", "amod", "compound", "nummod", "nmod:poss")
