"""Why a sentence was coded as it was, as data; `eventcoder explain` shows it."""

from __future__ import annotations

from dataclasses import dataclass

from eventcoder.coding.events import ArticleCoder
from eventcoder.coding.sentence import SentenceReader
from eventcoder.model import ActorMention, DateMention, Event, PlaceMention
from eventcoder.syntax.clauses import Clause
from eventcoder.syntax.tree import Tree


@dataclass(frozen=True, slots=True)
class Tried:
    """A rule that looked at a clause: its trigger's word, place and pattern, and the outcome."""

    trigger: str
    where: str
    pattern: str
    outcome: str


@dataclass(frozen=True, slots=True)
class SentenceExplanation:
    """All that was made of one sentence."""

    text: str
    tree: Tree
    clauses: list[tuple[str, str]]
    mentions: list[ActorMention | PlaceMention | DateMention]
    events: list[Event]
    tried: list[Tried]


def explain(coder: ArticleCoder) -> list[SentenceExplanation]:
    """Explain every sentence of an article coder that was built with `explain=True`."""
    events = coder.events()
    actors = coder.actors.mentions()
    found = []
    for reader in coder.readers:
        sentence = reader.sentence
        mentions: list[ActorMention | PlaceMention | DateMention] = [
            m for m in actors if m.sentence == sentence.index
        ]
        mentions += coder.places.mentions(sentence.index)
        mentions += coder.dates.mentions(sentence.index)
        found.append(
            SentenceExplanation(
                coder.article.text[sentence.start : sentence.end],
                reader.tree,
                [(reader.tree.forms[c.head], describe(reader.tree, c)) for c in reader.clauses],
                mentions,
                [event for event in events if event.sentence == sentence.index],
                _tried(reader),
            )
        )
    return found


def describe(tree: Tree, clause: Clause) -> str:
    """A clause in words: `verb, agents: rebels; objects: convoy; near: Goma; negated`."""
    parts: list[str] = [clause.kind]
    named = (
        ("agents", clause.agents),
        ("objects", clause.objects),
        ("possessors", clause.possessors),
        ("modifiers", clause.modifiers),
        ("affected", clause.affected),
    )
    parts += [
        f"{name}: {', '.join(tree.forms[i] for i in heads)}" for name, heads in named if heads
    ]
    parts += [f"{marker or '-'}: {tree.forms[head]}" for marker, head in clause.phrases]
    if clause.support is not None:
        parts.append(f"carried by {tree.forms[clause.support]} ({clause.support_kind})")
    if clause.speaker is not None:
        parts.append(f"said by {tree.forms[clause.speaker]}")
    flags = [name for name, on in (("passive", clause.passive), ("negated", clause.negated)) if on]
    parts += flags + ([clause.modality] if clause.modality != "asserted" else [])
    return "; ".join(parts)


def _tried(reader: SentenceReader) -> list[Tried]:
    return [
        Tried(
            reader.tree.forms[c.clause.head],
            str(c.rule.pattern.where),
            c.rule.pattern.text,
            c.outcome,
        )
        for c in sorted(
            reader.found.candidates, key=lambda c: (c.clause.head, c.outcome != "fired")
        )
    ]
