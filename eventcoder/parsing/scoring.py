"""Scores of a parser against a treebank.

Gold tokens: the share of words that are right. Raw text: the F1 of the CoNLL 2018 shared task
(Zeman et al. 2018, "CoNLL 2018 Shared Task: Multilingual Parsing from Raw Text to Universal
Dependencies", section 5), written anew from its definition. Both compare a relation once in full
(``las``) and once without its subtype, as the shared task did (``las_universal``).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import NamedTuple

from eventcoder.model import Token
from eventcoder.parsing.conllu import ConlluDocument, ConlluSentence
from eventcoder.parsing.parser import Parser


class Scores(NamedTuple):
    """Percentages."""

    upos: float
    xpos: float
    feats: float
    lemma: float
    uas: float
    las: float
    las_universal: float


class RawScores(NamedTuple):
    """F1 in percent from raw text: the splitting, then the words' annotation.

    Multiword tokens are undone before, so the score of splitting is that of the words.
    """

    splitting: float
    sentences: float
    words: Scores


class _Word(NamedTuple):
    """A word placed in the solid text of a treebank: its characters without white space."""

    start: int
    end: int
    head: int
    token: Token
    multiword: bool


class _Side(NamedTuple):
    """One analysis of a text: its words and its sentences, as solid spans."""

    words: list[_Word]
    sentences: set[tuple[int, int]]


_SAME: tuple[Callable[[Token, Token], bool], ...] = (
    lambda gold, mine: gold.upos == mine.upos,
    lambda gold, mine: gold.xpos == mine.xpos,
    lambda gold, mine: gold.feats == mine.feats,
    lambda gold, mine: gold.lemma in ("_", mine.lemma),
)


def score_tokens(gold: Sequence[Sequence[Token]], parsed: Sequence[Sequence[Token]]) -> Scores:
    """Score sentences that were parsed from gold tokens.

    Args:
        gold: the treebank's tokens, sentence by sentence.
        parsed: the parser's; the same words.
    """
    pairs = [
        pair
        for ours, theirs in zip(gold, parsed, strict=True)
        for pair in zip(ours, theirs, strict=True)
    ]
    same_head = [mine.head == token.head for token, mine in pairs]
    return _scores(pairs, same_head, len(pairs), len(pairs))


def score_raw(documents: Sequence[ConlluDocument], parser: Parser) -> RawScores:
    """Score a parser from raw text; it is given one paragraph at a time.

    Args:
        documents: of a treebank.
        parser: any parser.
    """
    paragraphs = [part for document in documents for part in document.paragraphs]
    texts = [" ".join(sentence.text for sentence in part) for part in paragraphs]
    gold = _gold_side(paragraphs)
    mine = _parsed_side(texts, [parsed.sentences for parsed in parser.parse(texts)])
    aligned = _align(gold.words, mine.words)
    partner = {ours: theirs for theirs, ours in aligned}
    pairs, same_head = [], []
    for theirs, ours in aligned:
        pairs.append((gold.words[theirs].token, mine.words[ours].token))
        head = mine.words[ours].head
        found = -1 if head < 0 else partner.get(head, -2)
        same_head.append(found == gold.words[theirs].head)
    return RawScores(
        _f1(len(aligned), len(gold.words), len(mine.words)),
        _f1(len(gold.sentences & mine.sentences), len(gold.sentences), len(mine.sentences)),
        _scores(pairs, same_head, len(gold.words), len(mine.words)),
    )


def _scores(
    pairs: Sequence[tuple[Token, Token]], same_head: Sequence[bool], n_gold: int, n_mine: int
) -> Scores:
    right = [sum(same(*pair) for pair in pairs) for same in _SAME]
    right.append(sum(same_head))
    for label in (str, lambda name: name.partition(":")[0]):
        right.append(
            sum(
                same and label(gold.deprel) == label(mine.deprel)
                for same, (gold, mine) in zip(same_head, pairs, strict=True)
            )
        )
    return Scores(*(_f1(count, n_gold, n_mine) for count in right))


def _f1(right: int, n_gold: int, n_mine: int) -> float:
    return 200 * right / (n_gold + n_mine) if n_gold + n_mine else 0.0


def _gold_side(paragraphs: Iterable[Sequence[ConlluSentence]]) -> _Side:
    side = _Side([], set())
    base = 0
    for sentence in (item for part in paragraphs for item in part):
        solid = _solid(sentence.text)
        inside = {
            place: (first, last)
            for first, last in sentence.multiword
            for place in range(first, last)
        }
        before = len(side.words)
        for place, token in enumerate(sentence.tokens):
            first, last = inside.get(place, (place, place + 1))
            # The words of a multiword token all span the whole of it, and are told apart by form.
            start = base + solid[sentence.tokens[first].start]
            end = base + solid[sentence.tokens[last - 1].end]
            head = token.head + before if token.head >= 0 else -1
            side.words.append(_Word(start, end, head, token, place in inside))
        side.sentences.add((base, base + solid[-1]))
        base += solid[-1]
    return side


def _parsed_side(texts: Sequence[str], parsed: Sequence[Sequence[Sequence[Token]]]) -> _Side:
    side = _Side([], set())
    base = 0
    for text, sentences in zip(texts, parsed, strict=True):
        solid = _solid(text)
        for sentence in sentences:
            before = len(side.words)
            for token in sentence:
                start, end = base + solid[token.start], base + solid[token.end]
                head = token.head + before if token.head >= 0 else -1
                side.words.append(_Word(start, end, head, token, False))
            side.sentences.add((side.words[before].start, side.words[-1].end))
        base += solid[-1]
    return side


def _solid(text: str) -> list[int]:
    """Return for each place in a text how many characters that are not white space precede it."""
    out = [0]
    for character in text:
        out.append(out[-1] + (not character.isspace()))
    return out


def _align(gold: Sequence[_Word], mine: Sequence[_Word]) -> list[tuple[int, int]]:
    """Pair words of the same span; around a multiword token, pair by longest common subsequence."""
    pairs: list[tuple[int, int]] = []
    g = m = 0
    while g < len(gold) and m < len(mine):
        if gold[g].multiword:
            # The region grows until no multiword token of the gold side straddles its end.
            start, end = gold[g].start, gold[g].end
            while m < len(mine) and mine[m].start < start:
                m += 1
            g_end, m_end = g, m
            while True:
                if g_end < len(gold) and gold[g_end].start < end:
                    if gold[g_end].multiword:
                        end = max(end, gold[g_end].end)
                    g_end += 1
                elif m_end < len(mine) and mine[m_end].start < end:
                    m_end += 1
                else:
                    break
            pairs += [
                (g + left, m + right)
                for left, right in _common(
                    [word.token.form.lower() for word in gold[g:g_end]],
                    [word.token.form.lower() for word in mine[m:m_end]],
                )
            ]
            g, m = g_end, m_end
        elif (gold[g].start, gold[g].end) == (mine[m].start, mine[m].end):
            pairs.append((g, m))
            g, m = g + 1, m + 1
        elif gold[g].start <= mine[m].start:
            g += 1
        else:
            m += 1
    return pairs


def _common(left: Sequence[str], right: Sequence[str]) -> list[tuple[int, int]]:
    """Return the places of a longest common subsequence."""
    longest = [[0] * (len(right) + 1) for _ in range(len(left) + 1)]
    for i in range(len(left) - 1, -1, -1):
        for j in range(len(right) - 1, -1, -1):
            longest[i][j] = (
                longest[i + 1][j + 1] + 1
                if left[i] == right[j]
                else max(longest[i + 1][j], longest[i][j + 1])
            )
    pairs, i, j = [], 0, 0
    while i < len(left) and j < len(right):
        if left[i] == right[j]:
            pairs.append((i, j))
            i, j = i + 1, j + 1
        elif longest[i + 1][j] >= longest[i][j + 1]:
            i += 1
        else:
            j += 1
    return pairs
