"""Articles whose actors the user marked: events from a source mention to a target mention only."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from eventcoder.coding.acts import Act
from eventcoder.coding.sentence import SentenceReader
from eventcoder.model import Article, GivenMention
from eventcoder.syntax.tree import Tree, base

NOMINAL_RELATIONS = frozenset(
    {"nmod", "compound", "appos", "flat", "amod", "conj", "nummod", "det", "acl", "dep"}
)


class MarkedSpan(NamedTuple):
    """A marked mention as tokens of one sentence; `head` is its highest token in the tree."""

    mention: GivenMention
    sentence: int
    first: int
    last: int
    head: int


class GivenAct(NamedTuple):
    """An act between two marked mentions; `tier` says how surely (0: both fill its roles)."""

    tier: int
    act: Act
    code: str
    source: MarkedSpan | None
    target: MarkedSpan | None
    reader: SentenceReader


def locate(article: Article, readers: Sequence[SentenceReader]) -> list[MarkedSpan]:
    """The marked mentions on tokens; one that touches no parsed token is left out."""
    found = []
    for mention in article.mentions or ():
        for reader in readers:
            sentence = reader.sentence
            if mention.end <= sentence.start or sentence.end <= mention.start:
                continue
            starts, ends = reader.tree.starts, reader.tree.ends
            inside = [
                i
                for i, (start, end) in enumerate(zip(starts, ends, strict=True))
                if start < mention.end and mention.start < end
            ]
            if inside:
                members = set(inside)
                head = next((i for i in inside if reader.tree.heads[i] not in members), inside[-1])
                found.append(
                    MarkedSpan(mention, reader.sentence.index, inside[0], inside[-1] + 1, head)
                )
                break
    return found


def covers(tree: Tree, head: int, span: MarkedSpan) -> bool:
    """Whether the phrase headed by `head` is, or names inside it, the marked mention."""
    if span.first <= head < span.last:
        return True
    node = span.head
    while node != head:
        if base(tree.deprels[node]) not in NOMINAL_RELATIONS or tree.heads[node] < 0:
            return False
        node = tree.heads[node]
    return True


def given_acts(article: Article, readers: Sequence[SentenceReader]) -> list[GivenAct]:
    """Acts from a marked source to a marked target, the surest tier only.

    The user vouches for the pair, so an act whose pattern leaves a role open, or fills it with a
    phrase around the mention, still counts when no act fills both roles with the mentions.
    """
    spans = locate(article, readers)
    sources: list[MarkedSpan | None] = [s for s in spans if s.mention.role == "source"]
    targets: list[MarkedSpan | None] = [s for s in spans if s.mention.role == "target"]
    found = [
        GivenAct(tier, act, code, source, target, reader)
        for reader in readers
        for act, code in reader.acts()
        for source in sources or [None]
        for target in targets or [None]
        if (tier := _tier(reader, act, source, target)) is not None
    ]
    best = min((given.tier for given in found), default=0)
    return [given for given in found if given.tier == best]


def _tier(
    reader: SentenceReader, act: Act, source: MarkedSpan | None, target: MarkedSpan | None
) -> int | None:
    """0: both roles; 1: one of them; 2: neither; 3: the wrong way round; `None`: elsewhere."""
    fills_source, fills_target = (
        fills(reader, act.sources, source),
        fills(reader, act.targets, target),
    )
    if fills_source and fills_target:
        return 0
    turned_source, turned_target = (
        fills(reader, act.targets, source),
        fills(reader, act.sources, target),
    )
    if act.reciprocal and (fills_source or turned_source) and (fills_target or turned_target):
        return 0
    here = reader.sentence.index
    if here not in {span.sentence for span in (source, target) if span is not None}:
        return None
    if (turned_source and source is not None) or (turned_target and target is not None):
        return 3
    return 1 if fills_source or fills_target else 2


def fills(reader: SentenceReader, heads: list[int], span: MarkedSpan | None) -> bool:
    """Whether a role is filled by the marked mention; one that nobody marked is no hindrance."""
    if span is None:
        return True
    return span.sentence == reader.sentence.index and any(
        covers(reader.tree, member, span)
        for head in heads
        for member in reader.tree.conjuncts(head)
    )
