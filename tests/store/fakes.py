"""A parser and a coder of a few lines, and what is needed to carry a batch through the store."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from eventcoder.model import Article, Event, Problem, Segment, Sentence, Token
from eventcoder.store.batch import Outcome, Steps, run_batch
from eventcoder.store.hashes import digest
from eventcoder.store.store import Run, Store

RUN = Run("code", "1.0", "dictionaries-1", "fake", "parser-1", {}, {"articles.txt": "00"})


def article(number: int, text: str | None = None, **fields: object) -> Article:
    """An article of three sentences; the first two tell the same event."""
    text = text or f"A{number} hits B{number}. Again A{number} hits B{number}. C{number} hits D."
    segments = (Segment("body", 0, len(text)),)
    return Article(id=f"a{number}", text=text, segments=segments, **fields)


def articles(count: int) -> list[Article | Problem]:
    """Articles, and a problem of reading before every fifth."""
    items: list[Article | Problem] = []
    for number in range(count):
        if number % 5 == 0:
            items.append(Problem("json", "not JSON", "Mend it.", file="articles.txt", line=number))
        items.append(article(number, origin="articles.txt", line=number))
    return items


def parse(
    items: Iterable[Article],
) -> Iterator[tuple[Article, tuple[Sentence, ...], list[Problem]]]:
    """Sentences end with a full stop; words are what blanks divide."""
    for item in items:
        sentences, place = [], 0
        for index, text in enumerate(item.text.split(". ")):
            start = item.text.index(text, place)
            place = start + len(text)
            tokens, end = [], start
            for word in text.split():
                begin = item.text.index(word, end)
                end = begin + len(word)
                tokens.append(
                    Token(word, word.lower(), "X", "FW", "_", len(tokens) - 1, "dep", begin, end)
                )
            sentences.append(Sentence(index, "body", start, place, tuple(tokens)))
        note = Problem("sentence-cut", "cut", severity="note", article_id=item.id)
        yield item, tuple(sentences), [note]


def code(item: Article, sentences: Sequence[Sentence]) -> tuple[list[Event], list[Problem]]:
    """`X hits Y` is code 190; an event's tellings share source and target."""
    events: list[Event] = []
    for sentence in sentences:
        words = [token.form.strip(".") for token in sentence.tokens]
        if "hits" not in words:
            continue
        at = words.index("hits")
        trigger = sentence.tokens[at]
        identity = digest(item.id, trigger.start)
        told = [
            e for e in events if (e.source_text, e.target_text) == (words[at - 1], words[at + 1])
        ]
        events.append(
            Event(
                event_id=identity,
                article_id=item.id,
                sentence=sentence.index,
                sentence_text=item.text[sentence.start : sentence.end],
                start=trigger.start,
                end=trigger.end,
                trigger="hits",
                source_text=words[at - 1],
                target_text=words[at + 1],
                cameo="190",
                cameo_label="Use force",
                root="19",
                quad=4,
                goldstein=-10.0,
                rule="actions/19.yaml:1",
                merged_id=told[0].merged_id if told else identity,
            )
        )
    problems = [] if events else [Problem("nothing", "no event", article_id=item.id)]
    return events, problems


def code_otherwise(
    item: Article, sentences: Sequence[Sentence]
) -> tuple[list[Event], list[Problem]]:
    """What other dictionaries make of it: only the last event, and a problem."""
    events, _ = code(item, sentences)
    return events[-1:], [Problem("other", "coded otherwise", severity="note", article_id=item.id)]


def merge(events: Sequence[Event]) -> list[Event]:
    """The first telling of each event."""
    return [event for event in events if event.merged_id == event.event_id]


def must_not_parse(items: Iterable[Article]) -> Iterator[object]:
    raise AssertionError(f"parsed again: {[item.id for item in items]}")


STEPS = Steps(parse, code, merge)
STEPS_WITHOUT_PARSER = replace(STEPS, parse=must_not_parse)
OTHER_RUN = replace(RUN, dictionaries="dictionaries-2")
OTHER_STEPS = Steps(must_not_parse, code_otherwise, merge)


def carry(
    path: Path,
    items: Iterable[Article | Problem],
    steps: Steps = STEPS,
    run: Run = RUN,
    **options: bool,
) -> list[Outcome]:
    """Run a batch into the database at `path`."""
    with Store(path) as store:
        return list(run_batch(items, steps, store=store, run=run, **options))


def dump(path: Path) -> dict[str, list[tuple[object, ...]]]:
    """Every row of every table, but for the hours at which runs began and ended."""
    connection = sqlite3.connect(path)
    try:
        names = [
            row[0]
            for row in connection.execute("SELECT name FROM sqlite_schema WHERE type='table'")
        ]
        content = {}
        for name in sorted(names):
            columns = [row[1] for row in connection.execute(f"PRAGMA table_info('{name}')")]
            kept = ", ".join(f'"{c}"' for c in columns if not c.endswith("_at"))
            content[name] = sorted(connection.execute(f"SELECT {kept} FROM '{name}'"), key=repr)
        return content
    finally:
        connection.close()
