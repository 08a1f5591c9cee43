"""Reads actions, compositions, discards, word sets and the word lists of `syntax.yaml`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal, cast

from yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode

from eventcoder.lexicon.entries import (
    ActionEntry,
    CompositionEntry,
    DiscardEntry,
    Example,
    ExampleEvent,
    Where,
)
from eventcoder.lexicon.layers import File
from eventcoder.lexicon.ontology import Codes
from eventcoder.lexicon.yaml_nodes import Source

SET_NAME = re.compile(r"[a-z][a-z0-9_-]*", re.ASCII)
ARTICLE = re.compile(r"^(?:the|an?) ", re.IGNORECASE)
When = Literal["future", "negated", "modal", "obligation", "mooted", "private", "placed"]
WHEN = ("future", "negated", "modal", "obligation", "mooted", "private", "placed")
OUTCOMES = ("same", "none")


@dataclass(frozen=True, slots=True)
class WordList:
    """A set of `sets/` or a list of `syntax.yaml`."""

    name: str
    words: tuple[str, ...]
    where: Where


def read_actions(file: File, codes: Codes) -> Iterator[ActionEntry | Example]:
    """The patterns and examples of an actions file."""
    source = file.source
    for node in source.items(file.root, "An actions file"):
        record = source.record(node, "A group of actions", (), ("patterns", "examples"))
        if record is None:
            continue
        if "patterns" in record:
            for pattern, key, value in source.pairs(record["patterns"], "`patterns`"):
                if coded := _code(source, value, codes):
                    yield ActionEntry(pattern, *coded, source.where(key))
        yield from _examples(source, record, codes)


def _code(source: Source, node: Node, codes: Codes) -> tuple[str, bool] | None:
    """An event code, and whether it is reciprocal."""
    if isinstance(node, SequenceNode):
        remedy = 'Write `"040"` or `{code: "040", reciprocal: true}`.'
        source.error(node, "dict-type", "The code of a pattern cannot be a list.", remedy)
        return None
    if isinstance(node, ScalarNode):
        code = codes.event(source, node)
        return (code, False) if code else None
    record = source.record(node, "The code of a pattern", ("code",), ("reciprocal",))
    if record is None:
        return None
    code = codes.event(source, record["code"])
    reciprocal = "reciprocal" in record and source.flag(record["reciprocal"], "`reciprocal`")
    return (code, reciprocal) if code else None


def read_compositions(file: File, codes: Codes) -> Iterator[CompositionEntry | Example]:
    """The rows and examples of `compositions.yaml`."""
    source = file.source
    for node in source.items(file.root, "The list of compositions"):
        optional = ("patterns", "when", "keep", "examples")
        record = source.record(node, "A composition", ("codes",), optional)
        if record is None:
            continue
        outcomes = _outcomes(source, record["codes"], codes)
        if ("patterns" in record) == ("when" in record):
            message = "A composition needs `patterns` or `when`, one of the two."
            source.error(record.get("when", node), "dict-missing", message)
        else:
            when = source.choice(record["when"], "`when`", WHEN) if "when" in record else None
            patterns = tuple(_outer_patterns(source, record))
            keep = "keep" in record and source.flag(record["keep"], "`keep`")
            if outcomes and (patterns or when):
                where = source.where(node)
                yield CompositionEntry(patterns, outcomes, where, cast(When | None, when), keep)
        yield from _examples(source, record, codes)


def _outer_patterns(source: Source, record: dict[str, Node]) -> Iterator[tuple[str, Where]]:
    if "patterns" not in record:
        return
    for pattern, node in source.located_texts(record["patterns"], "`patterns`"):
        if "ACTION" in re.findall(r"\w+", pattern):
            yield pattern, source.where(node)
        else:
            message = f"`{pattern}` has no ACTION."
            remedy = "Write ACTION where the other act stands: `SOURCE threaten to ACTION`."
            source.error(node, "dict-pattern", message, remedy)


def _outcomes(source: Source, node: Node, codes: Codes) -> dict[str, str]:
    outcomes = {}
    for key, key_node, value in source.pairs(node, "`codes`"):
        prefix = key.removeprefix("not ")
        if prefix != "*" and not codes.prefix(source, key_node, prefix):
            continue
        if isinstance(value, ScalarNode) and value.value in OUTCOMES:
            outcomes[key] = value.value
        elif outcome := codes.event(source, value, "The outcome"):
            outcomes[key] = outcome
    return outcomes


def read_discards(file: File, codes: Codes) -> Iterator[DiscardEntry | Example]:
    """The patterns and examples of `discards.yaml`."""
    source = file.source
    for node in source.items(file.root, "The list of discards"):
        record = source.record(node, "A discard", ("patterns",), ("scope", "examples"))
        if record is None:
            continue
        scope: str | None = "clause"
        if "scope" in record:
            scope = source.choice(record["scope"], "`scope`", ("clause", "sentence"))
        for pattern, key in source.located_texts(record["patterns"], "`patterns`"):
            if scope is not None:
                where = source.where(key)
                yield DiscardEntry(pattern, cast(Literal["clause", "sentence"], scope), where)
        yield from _examples(source, record, codes)


def read_word_lists(file: File) -> Iterator[WordList]:
    """The named word lists of `sets/` or `syntax.yaml`."""
    source = file.source
    for name, key, value in source.pairs(file.root, "The file of word lists"):
        words = source.texts(value, f"`{name}`")
        if not SET_NAME.fullmatch(name):
            remedy = "Begin with a letter, then letters, digits, `-` or `_`, all lower case."
            source.error(key, "dict-value", f"`{name}` cannot name a word list.", remedy)
        elif words:
            yield WordList(name, words, source.where(key))


def _examples(source: Source, record: dict[str, Node], codes: Codes) -> Iterator[Example]:
    if "examples" not in record:
        return
    for node in source.items(record["examples"], "`examples`"):
        if not isinstance(node, MappingNode):
            message = 'An example must be `"sentence": [source, code, target]`.'
            source.error(node, "dict-example", message, "Write `[]` for a sentence without events.")
            continue
        for sentence, key, value in source.pairs(node, "An example"):
            events = _events(source, value, sentence, codes)
            if events is not None:
                yield Example(sentence, events, source.where(key))


def _events(
    source: Source, node: Node, sentence: str, codes: Codes
) -> tuple[ExampleEvent, ...] | None:
    if not isinstance(node, SequenceNode):
        message = "The events of an example must be a list."
        source.error(
            node, "dict-example", message, "Write `[source, code, target]`, or `[]` for none."
        )
        return None
    rows = node.value
    if rows and not isinstance(rows[0], SequenceNode):
        rows = [node]  # one event may stand without the outer brackets
    events = [_event(source, row, sentence, codes) for row in rows]
    known = tuple(event for event in events if event is not None)
    return known if len(known) == len(events) else None


def _event(source: Source, node: Node, sentence: str, codes: Codes) -> ExampleEvent | None:
    if not isinstance(node, SequenceNode) or len(node.value) != 3:
        message = "An event of an example must be `[source, code, target]`."
        source.error(node, "dict-example", message, "Write `~` for an actor that is not there.")
        return None
    first, middle, last = node.value
    code = codes.event(source, middle)
    names = [_example_actor(source, part, sentence, codes) for part in (first, last)]
    if code is None or None in names:
        return None
    actors = [None if name == "~" else name for name in names]
    return ExampleEvent(actors[0], code, actors[1])


def _example_actor(source: Source, node: Node, sentence: str, codes: Codes) -> str | None:
    """The words or the code of an actor, `~` for none, `None` where it is wrong."""
    actor = source.text(node, "An actor of an example")
    if actor is None or actor == "~" or _is_in(actor, sentence, codes):
        return actor
    message = f"`{actor}` is neither in the sentence nor an actor code."
    source.error(node, "dict-example", message, "Copy the words, or write `~` for no actor.")
    return None


def _is_in(actor: str, sentence: str, codes: Codes) -> bool:
    words = ARTICLE.sub("", actor).casefold()
    return words in sentence.casefold() or codes.wrong_actor(actor, country=True) is None
