"""Dates in the text: which words they are and which days they mean."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import replace

from eventcoder.coding.dates.calendar import Days, Reference
from eventcoder.coding.dates.meanings import CalendarDate, Deictic, Weekday, Weekend
from eventcoder.coding.dates.scan import linked, scan
from eventcoder.coding.dates.tense import clause_tense
from eventcoder.coding.dates.text import Found, Word, words_of
from eventcoder.coding.dates.words import MONTH
from eventcoder.model import DateMention, Sentence, Token
from eventcoder.syntax.tree import Tree, base

Scanned = tuple[list[Word], list[Found]]


def find_dates(
    sentence: Sentence,
    tree: Tree,
    published: dt.date | None,
    not_before: dt.date | None = None,
    told: Sequence[Days] = (),
    narrative: bool = False,
) -> list[DateMention]:
    """The time expressions of one sentence, in text order, never overlapping.

    Args:
        sentence, tree: the sentence and its tree, over the same tokens.
        published: day of publication, `None` where unknown.
        not_before: the earliest day the article can be from, where no more is known (a caption's
            date); a weekday is then the first such day on or after it.
        told, narrative: the dates mentioned before this sentence, and whether the article tells a
            past of its own; see `Reference`. `ArticleDates` finds out and passes both.

    Both ends of `from March 3 to 5` are mentions; `event_date` joins them.
    """
    base = not_before or published
    reference = Reference(base, not_before is not None, tuple(told), narrative)
    return _dates(sentence, tree, _scanned(sentence), reference)


def _scanned(sentence: Sentence) -> Scanned:
    words = words_of(sentence.tokens)
    return words, scan(words) if words else []


def _dates(
    sentence: Sentence, tree: Tree, scanned: Scanned, reference: Reference
) -> list[DateMention]:
    words, found = scanned
    found = [item for item in found if not _is_name(tree, words, item)]
    found = _years_shared(words, found)
    mentions = []
    for item in found:
        mention = _mention(sentence, tree, words, item, reference)
        mentions.append(mention)
        reference = _after(reference, [mention])
    return mentions


def _after(reference: Reference, mentions: Sequence[DateMention]) -> Reference:
    for mention in mentions:
        if mention.first_day and mention.last_day:
            days = Days(mention.first_day, mention.last_day, mention.granularity)
            reference = reference.after(days)
    return reference


class ArticleDates:
    """The dates of a whole article, each read against those before it.

    Args:
        sentences: the article's sentences with their trees, in text order.
        published, not_before: as in `find_dates`.
    """

    def __init__(
        self,
        sentences: Sequence[tuple[Sentence, Tree]],
        published: dt.date | None,
        not_before: dt.date | None = None,
    ) -> None:
        base = not_before or published
        scanned = [_scanned(sentence) for sentence, _ in sentences]
        self.narrative = _is_narrative([found for _, found in scanned], base)
        self._sentences, self._base = sentences, base
        self._mentions: dict[int, list[DateMention]] = {}
        reference = Reference(base, not_before is not None, (), self.narrative)
        for (sentence, tree), found in zip(sentences, scanned, strict=True):
            mentions = _dates(sentence, tree, found, reference)
            self._mentions[sentence.index] = mentions
            reference = _after(reference, mentions)

    def mentions(self, sentence_index: int) -> list[DateMention]:
        """The dates of the sentence with this index."""
        return self._mentions.get(sentence_index, [])

    def appeared(self) -> dt.date | None:
        """The earliest day the article can be from: its day of publication, where that is known.

        Else the latest day that it tells of in the past tense; `None` where it tells of none.
        """
        if self._base is not None:
            return self._base
        told = [
            mention.first_day
            for sentence, tree in self._sentences
            for mention in self.mentions(sentence.index)
            if mention.first_day and clause_tense(tree, mention.head) == "past"
        ]
        return max(told, default=None)


def _is_narrative(sentences: Sequence[Sequence[Found]], published: dt.date | None) -> bool:
    """Whether the article tells a past of its own: it names several years long before publication
    and never points to the day of writing."""
    old = pointing = 0
    for found in sentences:
        for item in found:
            meaning = item.meaning
            if isinstance(meaning, (Deictic, Weekday, Weekend)):
                pointing += 1
            elif isinstance(meaning, CalendarDate) and meaning.year:
                old += published is None or meaning.year < published.year - 1
    return old >= 3 and old > 4 * pointing


def _mention(
    sentence: Sentence, tree: Tree, words: Sequence[Word], item: Found, reference: Reference
) -> DateMention:
    first, last = words[item.first].token, words[item.last - 1].token + 1
    head = _head(tree, first, last)
    days = item.meaning.resolve(replace(reference, tense=clause_tense(tree, head)))
    start, end = words[item.first].start, words[item.last - 1].end
    return DateMention(
        sentence=sentence.index,
        head=head,
        first=first,
        last=last,
        start=start,
        end=end,
        text=_text(sentence.tokens[first:last], start, end),
        first_day=days.first if days else None,
        last_day=days.last if days else None,
        granularity=days.granularity if days else "range",
    )


def _head(tree: Tree, first: int, last: int) -> int:
    """The token of a span that hangs on one outside."""
    for token in range(first, last):
        if not first <= tree.heads[token] < last:
            return token
    return first


def _text(tokens: Sequence[Token], start: int, end: int) -> str:
    """The words from `start` to `end`; any gap between tokens is one blank."""
    text, at = "", start
    for token in tokens:
        text += " " if token.start > at and text else ""
        text += token.form[max(start - token.start, 0) : max(end - token.start, 0)]
        at = token.end
    return text


def _is_name(tree: Tree, words: Sequence[Word], item: Found) -> bool:
    """Whether the words are part of a name: `April Smith`, `the April 6 Movement`.

    A proper noun that is no date word governs the date as `compound` or `flat`, or hangs on it.
    """
    first, last = words[item.first].token, words[item.last - 1].token + 1
    head = _head(tree, first, last)
    inside = range(first, last)

    def proper(index: int) -> bool:
        return tree.upos[index] == "PROPN" and tree.forms[index].lower() not in MONTH

    if tree.upos[head] == "NUM" and first + 1 == last:
        return False
    if isinstance(item.meaning, Weekday) and tree.deprels[head].startswith("flat"):
        return False
    outer = tree.heads[head]
    if base(tree.deprels[head]) in ("flat", "compound") and outer >= 0 and proper(outer):
        return outer >= last or tree.deprels[head].startswith("flat")
    flat = [child for child in tree.children(head) if tree.deprels[child].startswith("flat")]
    return any(child not in inside and proper(child) for child in flat)


def _years_shared(words: Sequence[Word], found: list[Found]) -> list[Found]:
    """Gives `July 10` of `July 10 to July 12, 2019` its year."""
    shared = list(found)
    for left, right in reversed(list(linked(words, found))):
        one, two = shared[left].meaning, shared[right].meaning
        if not (isinstance(one, CalendarDate) and isinstance(two, CalendarDate)):
            continue
        if one.year is None and two.year and one.month and two.month and not one.same_year:
            year = two.year - (one.month > two.month)
            meaning = CalendarDate(year, one.month, one.day)
            shared[left] = Found(shared[left].first, shared[left].last, meaning)
    return shared
