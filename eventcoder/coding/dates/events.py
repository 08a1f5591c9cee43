"""Which of a sentence's dates is the date of an event."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Sequence

from eventcoder.coding.dates.anchors import counted_from, governor
from eventcoder.coding.wordset import word_set
from eventcoder.model import DateMention
from eventcoder.syntax.tree import Tree, base

#: What ended longer ago than this is no news: reports on a month appear in the next one.
HISTORY = dt.timedelta(days=31)
_FINENESS = ("day", "weekend", "week", "range", "month", "season", "quarter", "year", "decade")
_MODIFIERS = word_set("obl nmod advmod nummod compound dep appos")
_RANGE_WORDS = word_set("to and until till through - – —")


def event_date(
    tree: Tree,
    trigger: int,
    mentions: Sequence[DateMention],
    published: dt.date | None,
    past: bool,
) -> DateMention | None:
    """The date that the text gives for an event, `None` where it gives none.

    One in numbers that can be read in two ways is given without its days, and so is a relative one
    (`Saturday`) where the day of publication is unknown.

    Args:
        tree: the sentence's tree; trigger: the event's token (verb or event noun).
        mentions: the sentence's dates.
        published: day of publication.
        past: the event is told as done; a day after publication cannot be its date then.

    Looked for on the trigger, on the verb that an event noun hangs on, among the loosely attached
    dates of the clause, on the coordinated verbs, and on the clauses above, in this order.
    """
    if not mentions:  # as for most events
        return None
    usable = [
        joined
        for joined in _joined(tree, mentions)
        if (joined.first_day or published is None or _in_numbers(joined))
        and not (past and published and joined.first_day and joined.first_day > published)
        and not _counts_from(tree, joined, trigger)
    ]
    if not usable:
        return None
    for matches in _looks(tree, trigger, usable):
        if matches:
            return min(matches, key=lambda found: _rank(found, trigger))
    return None


def _looks(tree: Tree, trigger: int, usable: Sequence[DateMention]) -> Iterator[list[DateMention]]:
    """The dates that each look finds, the closest look first."""
    yield [mention for mention in usable if _governor(tree, mention) == trigger]
    clause = _clause_verb(tree, trigger)
    yield [mention for mention in usable if _on(tree, mention, clause)]
    yield [mention for mention in usable if _loose_in(tree, mention, clause)]
    shared = _shared_verbs(tree, clause)
    yield [mention for mention in usable if _governor(tree, mention) in shared]
    for node in tree.ancestors(clause):
        yield [
            mention
            for mention in usable
            if _on(tree, mention, node) or _loose_in(tree, mention, node)
        ]


def extent(
    tree: Tree, when: DateMention, published: dt.date | None
) -> tuple[dt.date | None, dt.date | None, str]:
    """First and last day of an event with this date, and the granularity.

    What has gone on `since` a day has gone on until publication.
    """
    since = when.first > 0 and tree.lemmas[when.first - 1] == "since"
    if since and when.first_day and published and published > when.first_day:
        return when.first_day, published, "range"
    return when.first_day, when.last_day, when.granularity


def is_background(last_day: dt.date | None, appeared: dt.date | None) -> bool:
    """Whether an event that ended on a day was history when its article appeared.

    Args:
        appeared: the day of publication, or the earliest it can have been.
    """
    return last_day is not None and appeared is not None and last_day < appeared - HISTORY


def _rank(mention: DateMention, trigger: int) -> tuple[int, int]:
    return _FINENESS.index(mention.granularity), abs(mention.head - trigger)


def _on(tree: Tree, mention: DateMention, node: int) -> bool:
    """Whether the date is a time modifier (not a subject or object) of a token."""
    relation = base(tree.deprels[mention.head])
    return _governor(tree, mention) == node and relation in _MODIFIERS


def _in_numbers(mention: DateMention) -> bool:
    """`03/02/2024` gives a day even where none can tell which: not that of publication."""
    return re.fullmatch(r"\d+([-/])\d+\1\d+", mention.text) is not None


def _governor(tree: Tree, mention: DateMention) -> int:
    return governor(tree, mention.head, mention.first, mention.last)


def _counts_from(tree: Tree, mention: DateMention, trigger: int) -> bool:
    """Whether an event is the one that a date counts from, or told inside that one's clause."""
    node = counted_from(tree, mention.first, mention.last)
    return node is not None and (node == trigger or node in tree.ancestors(trigger))


def _clause_verb(tree: Tree, trigger: int) -> int:
    """The predicate of the clause that an event noun stands in; a verb's own."""
    nominal = ("nsubj", "obj", "iobj", "obl", "nmod", "compound", "conj", "appos", "fixed")
    node = trigger
    while tree.upos[node] not in ("VERB", "AUX") and tree.heads[node] >= 0:
        if base(tree.deprels[node]) not in nominal:
            break
        node = tree.heads[node]
    return node


def _loose_in(tree: Tree, mention: DateMention, clause: int) -> bool:
    """Bare or prepositional days that the parser hung on a noun or participle of the clause.

    `hit a bus carrying families in central Sudan Saturday`, `held talks from March 3 to 5`: which
    word carries the days hardly matters as long as no finite clause stands between.
    """
    if not _is_brief(mention) or base(tree.deprels[mention.head]) not in ("obl", "nmod"):
        return False
    if tree.deprels[mention.head] == "nmod:poss":
        return False
    if counted_from(tree, mention.first, mention.last) is not None:
        return False
    for node in tree.ancestors(mention.head):
        if node == clause:
            return True
        finite = tree.with_deprel(node, "nsubj", "nsubj:pass", "mark", "aux", "cop")
        clausal = base(tree.deprels[node]) in ("ccomp", "conj", "parataxis", "csubj")
        if clausal or tree.deprels[node] == "acl:relcl" or (finite and tree.upos[node] == "VERB"):
            return False
    return False


def _is_brief(mention: DateMention) -> bool:
    """A day or a few: months and years tell as often of a noun (`the war from 2012 to 2014`)."""
    first, last = mention.first_day, mention.last_day
    if mention.granularity == "day" or _in_numbers(mention):
        return True
    return mention.granularity == "range" and bool(first and last and last - first < HISTORY)


def _shared_verbs(tree: Tree, clause: int) -> set[int]:
    """Verbs coordinated with the clause's that share its time: `attacked and took the town`."""
    verbs = set()
    if tree.deprels[clause] == "conj":
        verbs.add(tree.heads[clause])
    for child in tree.with_deprel(clause, "conj"):
        if not tree.with_deprel(child, "nsubj", "nsubj:pass"):
            verbs.add(child)
    return verbs


def _joined(tree: Tree, mentions: Sequence[DateMention]) -> list[DateMention]:
    """The mentions, with `from A to B`, `between A and B` and `A-B` made one range."""
    joined: list[DateMention] = []
    for mention in mentions:
        if joined and _is_range(tree, joined[-1], mention):
            joined[-1] = joined[-1]._replace(
                last=mention.last,
                end=mention.end,
                text=" ".join(tree.forms[joined[-1].first : mention.last]),
                last_day=mention.last_day,
                granularity="range",
            )
        else:
            joined.append(mention)
    return joined


def _is_range(tree: Tree, one: DateMention, two: DateMention) -> bool:
    if not one.first_day or not two.last_day or one.first_day > two.last_day:
        return False
    between = [form.lower() for form in tree.forms[one.last : two.first]]
    if not between:
        return one.end < two.start <= one.end + 2 and one.last >= two.first
    if len(between) != 1 or between[0] not in _RANGE_WORDS:
        return False
    opening = tree.forms[one.first - 1].lower() if one.first else ""
    if between[0] == "and":
        return opening == "between"
    return (
        between[0] in ("-", "–", "—", "through")
        or opening in ("from", "between")
        or (between[0] in ("to", "until") and one.granularity == two.granularity)
    )
