"""Do the dictionaries do what their examples say?

Every example sentence is parsed and coded as a small article; the events must be those that the
example lists, no more and no fewer.  Rules that no example reaches are reported.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from eventcoder.coding.events import ArticleCoder, Lexicon
from eventcoder.lexicon.entries import Dictionaries, Example, ExampleEvent
from eventcoder.lexicon.index import Rule
from eventcoder.model import Article, Event, Problem, Segment
from eventcoder.pipeline import parse_batch

if TYPE_CHECKING:
    from eventcoder.parsing.parser import Parser

ARTICLES = ("the ", "a ", "an ")


@dataclass(frozen=True, slots=True)
class Proof:
    """The outcome of a test of the dictionaries: counts, and a located problem per failure."""

    examples: int
    failed: int
    rules: int
    unreached: int
    problems: tuple[Problem, ...]


def prove(dictionaries: Dictionaries, parser: Parser, lexicon: Lexicon | None = None) -> Proof:
    """Run every example of the dictionaries.

    Args:
        dictionaries: as loaded; parser: what parses the examples.
        lexicon: the compiled dictionaries, if the caller has them.
    """
    lexicon = lexicon or Lexicon.compile(dictionaries)
    articles = [
        Article(
            id=str(n), text=example.sentence, segments=(Segment("body", 0, len(example.sentence)),)
        )
        for n, example in enumerate(dictionaries.examples)
    ]
    problems: list[Problem] = []
    fired: set[int] = set()
    for example, (article, sentences, _) in zip(
        dictionaries.examples, parse_batch(articles, parser), strict=True
    ):
        coder = ArticleCoder(article, sentences, lexicon)
        fired |= {rule.order for reader in coder.readers for rule in reader.found.fired}
        problem = check(example, coder.events())
        if problem is not None:
            problems.append(problem)
    failed = len(problems)
    rules = all_rules(lexicon)
    unreached = [rule for rule in rules if rule.order not in fired]
    problems += [
        Problem(
            "unreached",
            f"no example reaches the pattern {rule.pattern.text!r}.",
            "Add an example that it codes.",
            "note",
            file=rule.pattern.where.file,
            line=rule.pattern.where.line,
            column=rule.pattern.where.column,
        )
        for rule in unreached
    ]
    return Proof(len(articles), failed, len(rules), len(unreached), tuple(problems))


def all_rules(lexicon: Lexicon) -> list[Rule]:
    """Every compiled rule once, in file order."""
    index = lexicon.rules
    found = {
        rule.order: rule
        for rules in (*index.verbal.values(), *index.nominal.values())
        for rule in rules
    }
    return [found[order] for order in sorted(found)]


def check(example: Example, events: Sequence[Event]) -> Problem | None:
    """`None` where the events are those of the example; else what was expected and what came."""
    free = list(events)
    for wanted in example.events:
        hit = next((event for event in free if agrees(wanted, event)), None)
        if hit is None:
            return _failure(example, events)
        free.remove(hit)
    return _failure(example, events) if free else None


def agrees(wanted: ExampleEvent, event: Event) -> bool:
    """Whether an event is the one an example lists: code and both actors."""
    return (
        wanted.code == event.cameo
        and _actor_agrees(wanted.source, event.source_text, event.source_code)
        and _actor_agrees(wanted.target, event.target_text, event.target_code)
    )


def _actor_agrees(wanted: str | None, text: str | None, code: str | None) -> bool:
    if wanted is None:
        return code is None
    if text is None:
        return False
    if wanted == code:
        return True
    one, other = _plain(wanted), _plain(text)
    return f" {one} " in f" {other} " or f" {other} " in f" {one} "


def _plain(text: str) -> str:
    lowered = " ".join(text.lower().split())
    return next((lowered[len(a) :] for a in ARTICLES if lowered.startswith(a)), lowered)


def _failure(example: Example, events: Sequence[Event]) -> Problem:
    wanted = [f"[{e.source or '~'}, {e.code}, {e.target or '~'}]" for e in example.events]
    got = [
        f"[{e.source_text or '~'}, {e.cameo}, {e.target_text or '~'}] by {e.rule}" for e in events
    ]
    return Problem(
        "example",
        f"{example.sentence!r} should give {', '.join(wanted) or 'nothing'} "
        f"but gives {', '.join(got) or 'nothing'}.",
        'See why with: eventcoder explain "SENTENCE".',
        file=example.where.file,
        line=example.where.line,
        column=example.where.column,
    )
