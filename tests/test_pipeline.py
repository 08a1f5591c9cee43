"""The whole way with the real parser and the shipped dictionaries, on fixture articles."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from pathlib import Path

import pytest

from eventcoder.articles import read_articles
from eventcoder.coding.merging import merge
from eventcoder.lexicon import load_dictionaries
from eventcoder.model import Article, Event, Sentence
from eventcoder.parsing.parser import Parser, open_parser
from eventcoder.pipeline import Coder, code_articles, parse_articles

pytestmark = pytest.mark.parser

FIXTURES = Path(__file__).parent.parent / "fixtures" / "articles"
SPREAD = FIXTURES / "001_kivu_drone.txt"


@cache
def parser() -> Parser:
    return open_parser("english")


@cache
def coder() -> Coder:
    return Coder(load_dictionaries()[0])


@cache
def parsed() -> tuple[tuple[Article, tuple[Sentence, ...]], ...]:
    articles = [item for item in read_articles([FIXTURES]) if isinstance(item, Article)]
    return tuple(
        (article, sentences) for article, sentences, _ in parse_articles(articles, parser())
    )


def tellings(pairs: Sequence[tuple[Article, tuple[Sentence, ...]]]) -> dict[str, list[Event]]:
    return {article.id: coder().code(article, sentences)[0] for article, sentences in pairs}


def test_a_lead_spread_over_sentences_is_one_event() -> None:
    outcomes = code_articles(read_articles([SPREAD]), parser(), coder())
    [outcome] = [outcome for outcome in outcomes if outcome.article]
    [event] = [event for event, _ in outcome.events if event.cameo.startswith("195")]
    assert (event.source_code, event.source_text) == ("CODREB", "the M23 movement")
    assert (event.target_role, event.target_text) == ("REF", "displaced villagers")
    assert (event.place_name, event.place_admin1, event.place_country) == (
        "Masisi",
        "North Kivu",
        "COD",
    )
    assert (event.date, event.date_text) == ("2026-03-03", "Tuesday")
    assert event.killed == 17
    told = [e for e in outcome.tellings if e.merged_id == event.event_id]
    assert len({e.sentence for e in told}) >= 3


def test_every_fixture_article_gives_events_whose_words_are_true() -> None:
    for article, sentences in parsed():
        events, problems = coder().code(article, sentences)
        assert problems == []
        assert events, article.title
        for event in events:
            assert article.text[event.start : event.end] == event.trigger
            sentence = sentences[event.sentence]
            assert article.text[sentence.start : sentence.end] == event.sentence_text
            for role in ("source", "target"):
                start, end = getattr(event, f"{role}_start"), getattr(event, f"{role}_end")
                if start is not None:
                    assert article.text[start:end] == getattr(event, f"{role}_text")


def test_every_mention_is_text_of_the_article() -> None:
    for article, sentences in parsed():
        for mention in coder().mentions(article, sentences):
            start, end = mention["start"], mention["end"]
            assert isinstance(start, int)
            assert isinstance(end, int)
            assert article.text[start:end] == mention["text"]


def test_coding_does_not_depend_on_the_order_of_articles() -> None:
    assert tellings(parsed()) == tellings(parsed()[::-1])


def test_the_merged_view_keeps_every_telling_once() -> None:
    for events in tellings(parsed()).values():
        merged = merge(events)
        assert [e.event_id for e in merged] == list(dict.fromkeys(e.merged_id for e in events))


def test_given_mentions_are_the_only_actors() -> None:
    articles = [a for a, _ in parsed() if a.mentions]
    assert articles
    for article, sentences in parsed():
        if not article.mentions:
            continue
        spans = {(m.start, m.end, m.role) for m in article.mentions}
        events = coder().code(article, sentences)[0]
        assert events
        for event in events:
            assert (event.source_start, event.source_end, "source") in spans
            assert (event.target_start, event.target_end, "target") in spans
