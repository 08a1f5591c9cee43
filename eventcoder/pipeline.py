"""The way through, top to bottom: articles → sentences → clauses → mentions → events.

    read_articles     files       → articles and problems       (eventcoder.articles)
    parse_articles    articles    → sentences with UD trees     (eventcoder.parsing)
    Coder.code        sentences   → tellings of events          (eventcoder.syntax, .coding)
    merge             tellings    → events                      (eventcoder.coding.merging)
    run_batch         each of it  → SQLite, article by article  (eventcoder.store)
    export            SQLite      → files                       (eventcoder.export)

Each step takes what the one before gives and changes nothing behind it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import partial
from typing import TYPE_CHECKING

from eventcoder.articles.cleaning import parse_text
from eventcoder.coding.events import ArticleCoder, Lexicon
from eventcoder.coding.merging import merge
from eventcoder.lexicon.entries import Dictionaries
from eventcoder.model import (
    ActorMention,
    Article,
    DateMention,
    Event,
    PlaceMention,
    Problem,
    Segment,
    Sentence,
    Token,
)
from eventcoder.store.batch import Outcome, Steps, run_batch

if TYPE_CHECKING:
    from eventcoder.parsing.characters import Cut
    from eventcoder.parsing.parser import ParsedText, Parser
    from eventcoder.store.store import Run, Store

#: Articles are parsed together until they hold this many characters: enough sentences of each
#: length for full batches, few enough that a killed run loses seconds.
BATCH_CHARACTERS = 200_000
PARSED_KINDS = ("title", "body")


def code_articles(
    items: Iterable[Article | Problem],
    parser: Parser | None,
    coder: Coder,
    *,
    store: Store | None = None,
    run: Run | None = None,
    strict: bool = False,
) -> Iterator[Outcome]:
    """Carry articles all the way: parse, code, merge the tellings, keep it all.

    Args:
        items: what `read_articles` gives; parser: `None` codes stored parses only.
        coder: the dictionaries at work.
        store, run: where, and as what, everything is kept; both or none.
        strict: let an exception in the coding of one article end the batch.

    Yields:
        One outcome for each item, in order; with a store, only once it is written.
    """
    parse = partial(parse_articles, parser=parser) if parser is not None else None
    steps = Steps(parse, coder.code, merge)
    return run_batch(items, steps, store=store, run=run, strict=strict)


def parse_articles(
    articles: Iterable[Article], parser: Parser
) -> Iterator[tuple[Article, tuple[Sentence, ...], list[Problem]]]:
    """Parse articles, many at a time, giving them back one by one in the order they came.

    Args:
        articles: as read; parser: from `eventcoder.parsing.parser.open_parser`.

    Yields:
        The article, its sentences (offsets into `article.text`), and what had to be cut.
    """
    batch: list[Article] = []
    size = 0
    for article in articles:
        batch.append(article)
        size += len(article.text)
        if size >= BATCH_CHARACTERS:
            yield from parse_batch(batch, parser)
            batch, size = [], 0
    if batch:
        yield from parse_batch(batch, parser)


def parse_batch(
    articles: Sequence[Article], parser: Parser
) -> Iterator[tuple[Article, tuple[Sentence, ...], list[Problem]]]:
    """Parse the titles and paragraphs of some articles in one call of the parser."""
    parts = [
        (article, segment)
        for article in articles
        for segment in article.segments
        if segment.kind in PARSED_KINDS
    ]
    parsed = parser.parse([parse_text(article, segment) for article, segment in parts])
    by_article: dict[str, list[tuple[Segment, ParsedText]]] = {}
    for (article, segment), result in zip(parts, parsed, strict=True):
        by_article.setdefault(article.id, []).append((segment, result))
    for article in articles:
        yield article, *_placed(article, by_article.get(article.id, []))


def _placed(
    article: Article, parts: Sequence[tuple[Segment, ParsedText]]
) -> tuple[tuple[Sentence, ...], list[Problem]]:
    """Parsed segments → sentences whose offsets point into the article's text."""
    sentences: list[Sentence] = []
    problems: list[Problem] = []
    for segment, parsed in parts:
        for tokens in parsed.sentences:
            moved = tuple(_moved(token, segment.start) for token in tokens)
            sentences.append(
                Sentence(len(sentences), segment.kind, moved[0].start, moved[-1].end, moved)
            )
        if parsed.missing:
            text = article.text[segment.start : segment.end][:60]
            problems.append(
                article.problem(
                    "no-parse",
                    f"the CoNLL-U files hold no parse of {text!r}; it was not coded.",
                    "Parse it too, or choose --parser english.",
                )
            )
        for cut in parsed.cuts:
            where = article.text[segment.start + cut.start : segment.start + cut.end][:60]
            problems.append(
                article.problem(
                    "sentence-cut",
                    f"{_cut(cut)} was cut: {where!r}...",
                    "Long unpunctuated text parses badly; check the article's formatting.",
                    "note",
                )
            )
    return tuple(sentences), problems


def _cut(cut: Cut) -> str:
    if cut.n_tokens == 1:
        return f"a word of {cut.end - cut.start:,} characters"
    return f"a sentence of {cut.n_tokens} words"


def _moved(token: Token, by: int) -> Token:
    return token._replace(start=token.start + by, end=token.end + by)


class Coder:
    """Codes parsed articles with one set of dictionaries; the same articles give the same events.

    Args:
        dictionaries: from `eventcoder.lexicon.load_dictionaries`.
        lexicon: the same compiled, where that is done.
    """

    def __init__(self, dictionaries: Dictionaries, lexicon: Lexicon | None = None) -> None:
        self.lexicon = lexicon or Lexicon.compile(dictionaries)
        self.fingerprint = dictionaries.fingerprint

    def code(
        self, article: Article, sentences: Sequence[Sentence]
    ) -> tuple[list[Event], list[Problem]]:
        """The article's events: every telling, `merged_id` saying which are one event."""
        return ArticleCoder(article, sentences, self.lexicon).events(), []

    def mentions(self, article: Article, sentences: Sequence[Sentence]) -> list[dict[str, object]]:
        """Every actor, place and date recognised, as output records in text order."""
        coder = ArticleCoder(article, sentences, self.lexicon)
        found: list[ActorMention | PlaceMention | DateMention] = [*coder.actors.mentions()]
        if coder.places.dateline is not None:
            found.append(coder.places.dateline)
        for sentence in sentences:
            found += coder.places.mentions(sentence.index)
            found += coder.dates.mentions(sentence.index)
        found.sort(key=lambda m: (m.sentence, m.start, m.end))
        return [mention_record(article, mention) for mention in found]


def mention_record(
    article: Article, mention: ActorMention | PlaceMention | DateMention
) -> dict[str, object]:
    """The output record of a mention: common keys, then those of its kind."""
    common = {"article_id": article.id, "sentence": mention.sentence}
    text = article.text[mention.start : mention.end]
    span = {"start": mention.start, "end": mention.end, "text": text}
    if isinstance(mention, ActorMention):
        own = {
            "code": mention.code,
            "country": mention.country,
            "role": mention.role,
            "entry": mention.entry,
        }
        return {**common, "kind": "actor", **span, **own}
    if isinstance(mention, PlaceMention):
        own = {"name": mention.name, "country": mention.country, "admin1": mention.admin1}
        where = {"lat": mention.lat, "lon": mention.lon, "place_id": mention.place_id}
        return {**common, "kind": "place", **span, **own, **where}
    days = {"from": mention.first_day, "to": mention.last_day}
    dates = {key: day.isoformat() if day else None for key, day in days.items()}
    return {**common, "kind": "date", **span, **dates, "granularity": mention.granularity}
