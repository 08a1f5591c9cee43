"""Dates in the text: which words they are and which days they mean."""

from __future__ import annotations

import datetime as dt
import math
from collections.abc import Sequence
from functools import partial

from eventcoder.coding.dates.absolute import order_of
from eventcoder.coding.dates.anchors import KnownEvents, counted_from, governor
from eventcoder.coding.dates.calendar import Days, Reference, shifted
from eventcoder.coding.dates.meanings import (
    Anchored,
    CalendarDate,
    Deictic,
    Unclear,
    Weekday,
    Weekend,
)
from eventcoder.coding.dates.scan import linked, scan
from eventcoder.coding.dates.tense import clause_tense
from eventcoder.coding.dates.text import Found, Row, is_telling, years_in
from eventcoder.coding.dates.words import MONTH
from eventcoder.model import DateMention, Sentence
from eventcoder.syntax.tree import Tree, base


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
    if not is_telling(tree):
        return []
    base = not_before or published
    row = Row(tree)
    found = scan(row)
    reference = Reference(
        base, not_before is not None, tuple(told), narrative, day_first=_day_first([(row, found)])
    )
    return _dates(sentence, row, found, reference, KnownEvents())[0]


def _dates(
    sentence: Sentence, row: Row, found: list[Found], reference: Reference, events: KnownEvents
) -> tuple[list[DateMention], Reference]:
    """The mentions of a sentence, and what those of the next one are read against.

    Args:
        events: those with a date so far; the sentence's are added.
    """
    found = [item for item in found if not _is_name(row, item)]
    if len(found) > 1:
        found = _years_shared(row, found)
    mentions = []
    for item in found:
        mention = _mention(sentence, row, item, reference)
        mentions.append(mention)
        if mention.first_day and mention.last_day:
            days = Days(mention.first_day, mention.last_day, mention.granularity)
            reference = reference.after(days)
    mentions = _counted(row.tree, found, mentions, events)
    return mentions, reference


def _counted(
    tree: Tree, found: Sequence[Found], mentions: Sequence[DateMention], events: KnownEvents
) -> list[DateMention]:
    """The mentions, with `a day after rebels attacked on Friday` counted from the Friday.

    An event is counted from by the date in its own clause or phrase, else by the one that was told
    of it before (`a day after the attack`).
    """
    counted = list(mentions)
    for place, (item, mention) in enumerate(zip(found, mentions, strict=True)):
        meaning = item.meaning
        node = counted_from(tree, mention.first, mention.last)
        if node is not None and isinstance(meaning, Anchored):
            known = _day_of(tree, node, mentions[place + 1 :]) or events.find(tree, node)
            days = known and shifted(meaning.unit, known.first, meaning.shift)
            if days:
                counted[place] = mention._replace(
                    first_day=days.first,
                    last_day=days.last,
                    granularity=days.granularity,
                )
    for mention in counted:
        if mention.first_day and mention.last_day:
            days = Days(mention.first_day, mention.last_day, mention.granularity)
            events.add(tree, governor(tree, mention.head, mention.first, mention.last), days)
    return counted


def _day_of(tree: Tree, node: int, following: Sequence[DateMention]) -> Days | None:
    """The day told in a clause or phrase itself, by the dates that hang on its head or a noun."""
    for mention in following:
        head = mention.head
        if mention.granularity == "day" and mention.first_day:
            above = tree.heads[head]
            while above != node and above >= 0 and tree.upos[above] != "VERB":
                above = tree.heads[above]
            if above == node and base(tree.deprels[head]) in ("obl", "nmod", "compound"):
                return Days(mention.first_day, mention.first_day, "day")
    return None


class ArticleDates:
    """The dates of a whole article, each read against those before it.

    Nothing is read before somebody asks for the dates of a sentence, and then no more than what
    stands before them: most events are told in sentences without a date.

    Args:
        sentences: the article's sentences with their trees, in text order.
        published, not_before: as in `find_dates`.
    """

    __slots__ = ("_approximate", "_base", "_events", "_mentions", "_numbers", "_reference", "_rows",
                 "_sentences")  # fmt: skip

    def __init__(
        self,
        sentences: Sequence[tuple[Sentence, Tree]],
        published: dt.date | None,
        not_before: dt.date | None = None,
    ) -> None:
        self._base = not_before or published
        self._approximate = not_before is not None
        self._sentences = sentences
        self._numbers = {sentence.index: n for n, (sentence, _) in enumerate(sentences)}
        self._rows: dict[int, tuple[Row, list[Found]]] = {}
        #: the dates of the sentences read so far, and what the next one's are read against
        self._mentions: list[list[DateMention]] = []
        self._reference: Reference | None = None
        self._events = KnownEvents()

    def mentions(self, sentence_index: int) -> list[DateMention]:
        """The dates of the sentence with this index."""
        number = self._numbers.get(sentence_index)
        if number is None or not is_telling(self._sentences[number][1]):
            return []
        return self._read(number)

    def appeared(self) -> dt.date | None:
        """The earliest day the article can be from: its day of publication, where that is known.

        Else the latest day that it tells of in the past tense; `None` where it tells of none.
        """
        if self._base is not None:
            return self._base
        told = [
            mention.first_day
            for number, (_, tree) in enumerate(self._sentences)
            for mention in self._read(number)
            if mention.first_day and clause_tense(tree, mention.head) == "past"
        ]
        return max(told, default=None)

    def _read(self, number: int) -> list[DateMention]:
        """The dates of the sentence at a position, after those of all before it."""
        if self._reference is None:
            narrative = self._is_narrative()
            self._reference = Reference(self._base, self._approximate, (), narrative)
        while len(self._mentions) <= number:
            here = len(self._mentions)
            sentence, tree = self._sentences[here]
            mentions: list[DateMention] = []
            if is_telling(tree):
                row, found = self._scanned(here)
                if any(isinstance(item.meaning, Unclear) for item in found):
                    self._reference = self._reference._replace(day_first=self._order())
                mentions, self._reference = _dates(
                    sentence, row, found, self._reference, self._events
                )
            self._mentions.append(mentions)
        return self._mentions[number]

    def _scanned(self, number: int) -> tuple[Row, list[Found]]:
        scanned = self._rows.get(number)
        if scanned is None:
            row = Row(self._sentences[number][1])
            scanned = self._rows[number] = row, scan(row)
        return scanned

    def _order(self) -> bool | None:
        """Whether days come first in the numeric dates of the whole article."""
        numbers = range(len(self._sentences))
        return _day_first([self._scanned(n) for n in numbers if is_telling(self._sentences[n][1])])

    def _is_narrative(self) -> bool:
        """Whether the article tells a past of its own, which needs years long before publication:
        without any, as in most news, its sentences need not be looked through for it."""
        latest = self._base.year - 1 if self._base is not None else math.inf
        if not any(year < latest for _, tree in self._sentences for year in years_in(tree)):
            return False
        found = [
            self._scanned(number)[1]
            for number, (_, tree) in enumerate(self._sentences)
            if is_telling(tree)
        ]
        return _is_narrative(found, self._base)


def _day_first(scanned: Sequence[tuple[Row, list[Found]]]) -> bool | None:
    """Whether dates in numbers have the day first; `None` where none shows it, or both do."""
    orders = {order_of(row, item) for row, found in scanned for item in found} - {""}
    return orders == {"day"} if len(orders) == 1 else None


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


def _mention(sentence: Sentence, row: Row, item: Found, reference: Reference) -> DateMention:
    tree = row.tree
    first, last = row.token(item.first), row.token(item.last - 1) + 1
    head = _head(tree, first, last)
    days = item.meaning.resolve(reference.within(partial(clause_tense, tree, head)))
    start, end = row.span(item.first)[0], row.span(item.last - 1)[1]
    return DateMention(
        sentence=sentence.index,
        head=head,
        first=first,
        last=last,
        start=start,
        end=end,
        text=_text(tree, range(first, last), start, end),
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


def _text(tree: Tree, tokens: range, start: int, end: int) -> str:
    """The words from `start` to `end`; any gap between tokens is one blank."""
    text, at = "", start
    for token in tokens:
        begin = tree.starts[token]
        text += " " if begin > at and text else ""
        text += tree.forms[token][max(start - begin, 0) : max(end - begin, 0)]
        at = tree.ends[token]
    return text


def _is_name(row: Row, item: Found) -> bool:
    """Whether the words are part of a name: `April Smith`, `the April 6 Movement`.

    A proper noun that is no date word governs the date as `compound` or `flat`, or hangs on it.
    """
    tree = row.tree
    first, last = row.token(item.first), row.token(item.last - 1) + 1
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


def _years_shared(row: Row, found: list[Found]) -> list[Found]:
    """Gives `July 10` of `July 10 to July 12, 2019` its year."""
    shared = list(found)
    for left, right in reversed(list(linked(row, found))):
        one, two = shared[left].meaning, shared[right].meaning
        if not (isinstance(one, CalendarDate) and isinstance(two, CalendarDate)):
            continue
        if one.year is None and two.year and one.month and two.month and not one.same_year:
            year = two.year - (one.month > two.month)
            meaning = CalendarDate(year, one.month, one.day)
            shared[left] = Found(shared[left].first, shared[left].last, meaning)
    return shared
