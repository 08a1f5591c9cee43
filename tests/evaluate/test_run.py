"""Coding gold: every article is coded for what its gold asks, and one failure is one problem."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import pytest

from eventcoder.evaluate.gold import Gold, GoldRecord
from eventcoder.evaluate.run import Coded, GoldCoder
from eventcoder.model import Article, Event, Problem, Segment, Sentence, Token
from eventcoder.parsing.parser import ParsedText
from tests.evaluate.made import event, place

TEXT = "Sudan attacked Chad."


class FakeParser:
    """One sentence of one word for each text."""

    name = fingerprint = "fake"

    def parse(self, texts: Sequence[str]) -> list[ParsedText]:
        word = Token("Sudan", "Sudan", "PROPN", "NNP", "_", -1, "root", 0, 5)
        return [ParsedText([[word]], []) for _ in texts]


class FakeCoder:
    """Two events an article, the second a telling of the first; fails on the article `bad`."""

    def __init__(self) -> None:
        self.called: list[str] = []

    def code(
        self, article: Article, sentences: Sequence[Sentence]
    ) -> tuple[list[Event], list[Problem]]:
        self.called.append(f"events of {article.id}")
        if article.id == "bad":
            raise ValueError("no such thing")
        tellings = [
            event(event_id=name, article_id=article.id, merged_id="e1") for name in ("e1", "e2")
        ]
        return tellings, [Problem("x", "told", severity="note")]

    def mentions(self, article: Article, sentences: Sequence[Sentence]) -> list[dict[str, Any]]:
        self.called.append(f"mentions of {article.id}")
        return [place(0, 1, 2)]


def article(name: str, line: int) -> Article:
    segments = (Segment("body", 0, len(TEXT)),)
    return Article(id=name, text=TEXT, segments=segments, origin="gold.jsonl", line=line)


def gold_coder(*golds: Gold, **options: Any) -> tuple[GoldCoder, FakeCoder]:
    """A coder for articles on lines 1, 2 ... of `gold.jsonl`."""
    coder = FakeCoder()
    known = {("gold.jsonl", n): GoldRecord(gold, {"n": n}) for n, gold in enumerate(golds, 1)}
    return GoldCoder(coder, FakeParser(), known, **options), coder  # type: ignore[arg-type]


QUAD, PLACES = Gold(quad=4), Gold(places=())


def test_events_and_mentions_where_gold_is_about_them() -> None:
    runner, coder = gold_coder(QUAD, PLACES)
    items = [article("one", 1), article("two", 2), article("no gold", 3)]
    found = [item for item in runner.run(items) if isinstance(item, Coded)]
    assert coder.called == ["events of one", "mentions of two"]
    assert [item.article.id for item in found] == ["one", "two"]
    assert [item.record for item in found] == [{"n": 1}, {"n": 2}]
    assert [len(item.case.events) for item in found] == [1, 0], "tellings are merged"
    assert [len(item.case.mentions) for item in found] == [0, 1]
    assert runner.work.sentences == 2
    assert 0 < runner.work.coding_seconds < runner.work.seconds


def test_all_events_where_they_are_to_be_kept() -> None:
    runner, coder = gold_coder(PLACES, all_events=True)
    list(runner.run([article("one", 1)]))
    assert coder.called == ["events of one", "mentions of one"]


def test_an_article_that_fails_is_a_problem_and_a_case_without_events() -> None:
    runner, _ = gold_coder(QUAD, QUAD)
    problem, bad, note, good = runner.run([article("bad", 1), article("good", 2)])
    assert isinstance(problem, Problem)
    assert (problem.kind, problem.line) == ("coding-failed", 1)
    assert isinstance(bad, Coded)
    assert not bad.case.events
    assert isinstance(note, Problem)
    assert isinstance(good, Coded)
    assert len(good.case.events) == 1


def test_strict_lets_it_end_the_batch() -> None:
    runner, _ = gold_coder(QUAD)
    with pytest.raises(ValueError, match="no such thing"):
        list(runner.run([article("bad", 1)], strict=True))


def test_no_publication_date_matters_only_to_dates() -> None:
    runner, _ = gold_coder(QUAD, Gold(dates=()))
    notes = [Problem("no-date", "", severity="note", file="gold.jsonl", line=n) for n in (1, 2, 3)]
    other = Problem("json", "", file="gold.jsonl", line=1)
    assert list(runner.run([*notes, other])) == [notes[1], other]


def test_speed() -> None:
    runner, _ = gold_coder()
    assert set(runner.work.figures().values()) == {0}
    runner.work.sentences, runner.work.seconds, runner.work.coding_seconds = 10, 5, 0.5
    assert runner.work.figures()["sentences_per_second"] == 2
    assert runner.work.figures()["coding_sentences_per_second"] == 20
