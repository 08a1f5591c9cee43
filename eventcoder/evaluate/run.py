"""Coding gold: articles with gold in, cases out, and the time it took."""

from __future__ import annotations

import time
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial
from typing import TYPE_CHECKING, Any

from eventcoder.coding.merging import merge
from eventcoder.evaluate.cases import Case
from eventcoder.evaluate.gold import GoldRecord, Key
from eventcoder.model import Article, Event, Problem, Sentence
from eventcoder.pipeline import Coder, parse_articles
from eventcoder.store.batch import Steps, run_batch

if TYPE_CHECKING:
    from eventcoder.parsing.parser import Parser


@dataclass(slots=True)
class Work:
    """What was done so far: sentences, and seconds, in all and of coding alone."""

    sentences: int = 0
    seconds: float = 0.0
    coding_seconds: float = 0.0

    def figures(self) -> dict[str, float]:
        """The counts and sentences per second: from text, and from parses."""
        coding = self.coding_seconds
        return {
            "sentences": self.sentences,
            "seconds": self.seconds,
            "sentences_per_second": self.sentences / self.seconds if self.seconds else 0.0,
            "coding_sentences_per_second": self.sentences / coding if coding else 0.0,
        }


@dataclass(frozen=True, slots=True)
class Coded:
    """An article with gold, coded: its case and its record."""

    article: Article
    case: Case
    record: Mapping[str, Any]


@dataclass(slots=True)
class GoldCoder:
    """Codes articles with what their gold asks for: events, mentions, or both.

    Args:
        coder: with its dictionaries.
        parser: for all articles.
        gold: by the file and line of the articles' records.
        all_events: code events also where gold is not about them.
    """

    coder: Coder
    parser: Parser
    gold: Mapping[Key, GoldRecord]
    all_events: bool = False
    work: Work = field(default_factory=Work)
    _mentions: dict[str, Sequence[Mapping[str, Any]]] = field(default_factory=dict)

    def run(
        self, items: Iterable[Article | Problem], *, strict: bool = False
    ) -> Iterator[Coded | Problem]:
        """Code a batch; articles without gold that can be used are passed over.

        Args:
            items: articles and problems of reading.
            strict: let an exception in the coding of one article end the batch; else it is a
                problem, and the article a case without events.
        """
        began = time.perf_counter()
        steps = Steps(partial(parse_articles, parser=self.parser), self._code, merge)
        known = (item for item in items if isinstance(item, Problem) or self._gold(item))
        for outcome in run_batch(known, steps, strict=strict):
            self.work.seconds = time.perf_counter() - began
            yield from (p for p in outcome.problems if self._matters(p))
            article = outcome.article
            found = article and self._gold(article)
            if article and found:
                events = [event for event, _ in outcome.events]
                mentions = self._mentions.pop(article.id, ())
                case = Case(article.text, found.gold, events, mentions)
                yield Coded(article, case, found.record)

    def _matters(self, problem: Problem) -> bool:
        """Sets of single sentences have no publication date, and need none but for dates."""
        found = self.gold.get((problem.file or "", problem.line or 0))
        return problem.kind != "no-date" or (found is not None and found.gold.dates is not None)

    def _gold(self, article: Article) -> GoldRecord | None:
        return self.gold.get((article.origin or "", article.line or 0))

    def _code(
        self, article: Article, sentences: Sequence[Sentence]
    ) -> tuple[list[Event], list[Problem]]:
        began = time.perf_counter()
        found = self._gold(article)
        events: list[Event] = []
        problems: list[Problem] = []
        self.work.sentences += len(sentences)
        if self.all_events or (found and found.gold.about_events):
            events, problems = self.coder.code(article, sentences)
        if found and found.gold.about_mentions:
            self._mentions[article.id] = self.coder.mentions(article, sentences)
        self.work.coding_seconds += time.perf_counter() - began
        return events, problems
