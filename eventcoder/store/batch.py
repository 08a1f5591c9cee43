"""Carrying a batch through: what is done stays, what is parsed is coded, the rest is parsed first.

The steps come in as functions, so that the whole way is written down in one place,
`eventcoder.pipeline`, and this module is about one thing: every article is handled once, in order,
however often and wherever the batch was stopped before.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from eventcoder.model import Article, Event, Problem, Sentence
from eventcoder.store.store import Coded, Run, Store

Parsed = tuple[Article, tuple[Sentence, ...], list[Problem]]
Status = Literal["parsed", "recoded", "kept", "set aside"]

# An article that needs no parser waits for those before it that do, so that all come out in their
# order; no more than this many wait.
WINDOW_ARTICLES = 500
WINDOW_CHARACTERS = 200_000


@dataclass(frozen=True, slots=True)
class Steps:
    """What is done to an article.

    Args:
        parse: articles → each with its sentences and problems, in the same order; `None` where
            only stored parses are coded.
        code: an article and its sentences → all tellings of events, and problems.
        merge: tellings of one article → its events, `event_id` being the tellings' `merged_id`.
    """

    parse: Callable[[Iterable[Article]], Iterator[Parsed]] | None
    code: Callable[[Article, Sequence[Sentence]], tuple[list[Event], list[Problem]]]
    merge: Callable[[Sequence[Event]], list[Event]]


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one item of the batch.

    Args:
        article: `None` where the item was a problem of reading.
        status: `parsed` and coded; `recoded` from its stored parse; `kept` as it was; `set aside`.
        tellings: every telling of an event; events: merged, each with the number of its tellings.
        problems: of this item.
    """

    article: Article | None
    status: Status
    tellings: Sequence[Event] = ()
    events: Sequence[tuple[Event, int]] = ()
    problems: Sequence[Problem] = ()


def run_batch(
    items: Iterable[Article | Problem],
    steps: Steps,
    *,
    store: Store | None = None,
    run: Run | None = None,
    strict: bool = False,
) -> Iterator[Outcome]:
    """Code a batch, one outcome for each item, in the order of the items.

    With a store, each article and all that came of it is written in one transaction before its
    outcome comes out; killed at any point and started again, the batch ends in the same state.

    Args:
        items: articles and problems of reading, ids unique among the articles.
        store, run: where and as what to keep everything; both or none.
        strict: let an exception in the coding of one article end the batch.

    Raises:
        StoreError: the store cannot be written any more.
    """
    if (store is None) != (run is None):
        raise ValueError("store and run: give both or none")
    batch = _Batch(steps, store, run, strict)
    if store and run:
        store.begin_run(run)
    for window in _windows(items):
        yield from batch.carry(window)
    if store and run:
        store.finish_run(run)


class _Batch:
    def __init__(self, steps: Steps, store: Store | None, run: Run | None, strict: bool) -> None:
        self.steps, self.store, self.run, self.strict = steps, store, run, strict

    def carry(self, window: Sequence[Article | Problem]) -> Iterator[Outcome]:
        """The outcomes of a window: its new articles are parsed together."""
        states = [self._state(item) for item in window]
        parsed = self._parse(window, states)
        for item, state in zip(window, states, strict=True):
            if isinstance(item, Problem):
                yield self._set_aside(item)
            elif state == "coded":
                yield self._keep(item)
            elif state == "conflict":
                yield self._set_aside(_conflict(item))
            elif state == "parsed":
                assert self.store is not None
                yield self._code(item, self.store.sentences(item.id), None)
            elif self.steps.parse is None:
                yield self._set_aside(_no_parse(item))
            else:
                article, sentences, problems = next(parsed)
                if article.id != item.id:
                    raise AssertionError(f"asked for a parse of {item.id!r}, got {article.id!r}")
                yield self._code(item, sentences, problems)

    def _state(self, item: Article | Problem) -> str:
        if isinstance(item, Problem):
            return "problem"
        if self.store is None or self.run is None:
            return "new"
        return self.store.state(item, self.run)

    def _parse(
        self, window: Sequence[Article | Problem], states: Sequence[str]
    ) -> Iterator[Parsed]:
        """Parses of the window's articles that have none yet.

        A parser's arithmetic depends in its last digits on what it parses together, and a close
        call can turn with them. So where this run was stopped within a window, what it wrote of it
        is parsed again too: each article has the same company as in a run that nothing stopped.
        """
        articles = [item for item in window if isinstance(item, Article)]
        new = {
            item.id
            for item, state in zip(window, states, strict=True)
            if isinstance(item, Article) and state in ("new", "unparsed")
        }
        if not new or not self.steps.parse:
            return iter(())
        together = set(new)
        if self.store and self.run:
            together |= self.store.written_by(self.run, [article.id for article in articles])
        parsed = self.steps.parse([article for article in articles if article.id in together])
        return (parse for parse in parsed if parse[0].id in new)

    def _set_aside(self, problem: Problem) -> Outcome:
        if self.store and self.run:
            self.store.save_problem(self.run, problem)
        return Outcome(None, "set aside", problems=[problem])

    def _keep(self, article: Article) -> Outcome:
        assert self.store is not None
        tellings = [event for event, _ in self.store.events(merged=False, article_id=article.id)]
        events = list(self.store.events(article_id=article.id))
        problems = list(self.store.problems(article_id=article.id))
        return Outcome(article, "kept", tellings, events, problems)

    def _code(
        self, article: Article, sentences: Sequence[Sentence], parsing: list[Problem] | None
    ) -> Outcome:
        """Code and keep one article; `parsing` is `None` where its stored parse is used."""
        finished = True
        try:
            tellings, problems = self.steps.code(article, sentences)
            events = _counted(tellings, self.steps.merge(tellings))
        except Exception as error:
            if self.strict:
                raise
            tellings, events, finished = [], [], False
            problems = [_failure(article, error)]
        coded = Coded(
            article,
            None if parsing is None else sentences,
            tellings,
            events,
            parsing or (),
            problems,
            finished,
        )
        if self.store and self.run and not self.store.save(self.run, coded):
            return self._keep(article)
        status: Status = "recoded" if parsing is None else "parsed"
        return Outcome(article, status, tellings, events, [*(parsing or ()), *problems])


def _windows(items: Iterable[Article | Problem]) -> Iterator[list[Article | Problem]]:
    window: list[Article | Problem] = []
    characters = 0
    for item in items:
        window.append(item)
        characters += len(item.text) if isinstance(item, Article) else 0
        if len(window) >= WINDOW_ARTICLES or characters >= WINDOW_CHARACTERS:
            yield window
            window, characters = [], 0
    if window:
        yield window


def _counted(tellings: Sequence[Event], merged: Sequence[Event]) -> list[tuple[Event, int]]:
    """Merged events with the number of their tellings; none may be lost on the way."""
    reports = Counter(event.merged_id or event.event_id for event in tellings)
    counted = [(event, reports[event.event_id]) for event in merged]
    if sum(count for _, count in counted) != len(tellings):
        raise AssertionError(f"{len(tellings)} tellings were merged into {counted}")
    return counted


def _failure(article: Article, error: Exception) -> Problem:
    return article.problem(
        "coding-failed",
        f"the article could not be coded: {type(error).__name__}: {error}",
        "This is a defect of eventcoder: report it with the article; --debug shows where it is.",
    )


def _conflict(article: Article) -> Problem:
    return article.problem(
        "id-conflict",
        "the database holds another text under this article's id",
        "Give the article an id of its own, or code it into another database.",
    )


def _no_parse(article: Article) -> Problem:
    return article.problem(
        "no-parse",
        "the database holds no parse of this article",
        "Code it with `eventcoder code`.",
    )
