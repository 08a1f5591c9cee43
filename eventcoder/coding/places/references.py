"""Places that are not named again: `the capital`, `the city`, `the province`, `there`."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from eventcoder.coding.places.index import PlaceIndex
from eventcoder.coding.places.words import DIVISIONS, PART_WORDS, PLACE_NOUNS, TOWNS
from eventcoder.coding.wordset import word_set
from eventcoder.gazetteer import Place, fold
from eventcoder.model import PlaceMention
from eventcoder.syntax.tree import Tree, base

_CAPITAL, _THERE = "capital", "there"
#: Sentences: what was named longer ago is named anew.
_REACH, _REACH_THERE = 4, 1
_DETERMINERS = word_set("the this that")
_POSSESSIVES = word_set("its their his her our")
# Words that may stand beside the noun and leave it a reference: `the besieged northern city`.
_BESIDE = PLACE_NOUNS | PART_WORDS | word_set("same whole entire besieged embattled coastal")
_OUTSIDE = frozenset({"det", "case", "punct", "cc", "conj", "acl", "mark", "cop", "advmod"})
_TOWN_KINDS, _AREA_KINDS = ("city", "point"), ("admin1", "admin2", "region")
_AREAS = DIVISIONS | {"county", "district", "area"}
_NOUNS = TOWNS | _AREAS | {_CAPITAL}

Meant = Place | PlaceMention


@dataclass(frozen=True, slots=True)
class Context:
    """What references are looked up in.

    Args:
        index: for capitals and divisions; trees: of the article's sentences, by their index.
        named: the places that a sentence names, by its index, in text order.
        country: the one that the article is about, where no other is named nearly as often.
    """

    index: PlaceIndex
    trees: Mapping[int, Tree]
    named: Callable[[int], Sequence[PlaceMention]]
    country: Callable[[], str | None]


def references(context: Context, sentence: int) -> Iterator[PlaceMention]:
    """The places that a sentence speaks of without their name, in text order.

    Args:
        context: the article; sentence: index of the sentence.
    """
    tree = context.trees[sentence]
    if _NOUNS.isdisjoint(tree.lemmas) and _THERE not in tree.lemmas:
        return
    for at, lemma in enumerate(tree.lemmas):
        meant: Meant | None
        if lemma == _THERE and tree.upos[at] == "ADV":
            meant = _there(context, sentence, at)
        elif lemma in _NOUNS and tree.upos[at] == "NOUN" and tree.forms[at].lower() == lemma:
            meant = _meant(context, sentence, at, lemma)
        else:
            continue
        if meant is not None:
            yield _mention(tree, sentence, at, meant)


def _meant(context: Context, sentence: int, at: int, noun: str) -> Meant | None:
    tree, here = context.trees[sentence], context.named(sentence)
    if _is_named(tree, at, here):
        return None
    if noun == _CAPITAL:
        return context.index.capital(_country_of_capital(context, sentence, at))
    if not _refers(tree, at):
        return None
    before = _before(context, sentence, at, _REACH)
    return _town(context, noun, before) if noun in TOWNS else _area(context.index, before)


def _before(context: Context, sentence: int, at: int, reach: int) -> Iterator[PlaceMention]:
    """The places named before a token, the last one first."""
    yield from (m for m in reversed(context.named(sentence)) if m.last <= at)
    for number in range(sentence - 1, max(-1, sentence - reach - 1), -1):
        yield from reversed(context.named(number))


def _refers(tree: Tree, at: int) -> bool:
    """Whether a noun takes up a place: `the city`; not `the other city`, `a city`."""
    definite = False
    for child in tree.children(at):
        relation, lemma = base(tree.deprels[child]), tree.lemmas[child]
        if relation == "det":
            definite = lemma in _DETERMINERS
        elif relation not in _OUTSIDE and lemma not in _BESIDE:
            return False
    return definite


def _is_named(tree: Tree, at: int, here: Iterable[PlaceMention]) -> bool:
    """Whether a name stands beside the noun: `the city of Rahad`, `the capital, Rahad`."""
    for mention in here:
        if mention.precision == "country":
            continue
        relation = tree.deprels[mention.head]
        if tree.heads[mention.head] == at and relation in ("nmod", "appos", "compound", "flat"):
            return True
        if tree.heads[at] == mention.head and not tree.preposition(at):
            return True
        if 0 <= mention.first - at - 1 <= 1 and not tree.preposition(mention.head):
            return True  # `the capital Rahad`, whatever the parser makes of it
    return False


def _country_of_capital(context: Context, sentence: int, at: int) -> str | None:
    """The country whose capital is meant: the one beside it, else the one of the article, else the
    one named last."""
    tree, here = context.trees[sentence], context.named(sentence)
    definite = False
    for child in tree.children(at):
        relation, lemma = tree.deprels[child], tree.lemmas[child]
        if relation == "det" or lemma in _POSSESSIVES:
            definite = lemma in _DETERMINERS | _POSSESSIVES
        elif base(relation) in ("nmod", "amod", "compound") and lemma not in _BESIDE:
            mention = next((m for m in here if m.head == child), None)
            if mention is not None:
                return mention.country if mention.precision == "country" else None
            return context.index.country_of(tree.forms[child])
    if not definite:
        return None
    last = (m.country for m in _before(context, sentence, at, _REACH))
    return context.country() or next(last, None)


def _town(context: Context, noun: str, before: Iterable[PlaceMention]) -> PlaceMention | None:
    """The last town named, but by no other noun: `the town of Rahad` is not `the city`."""
    for mention in before:
        if mention.precision in _TOWN_KINDS:
            tree = context.trees[mention.sentence]
            above = tree.heads[mention.head]
            called = tree.lemmas[above] if above >= 0 else noun
            if called not in TOWNS or called == noun:
                return mention
    return None


def _area(index: PlaceIndex, before: Iterable[PlaceMention]) -> Meant | None:
    """The last area named, or the division in which the last town named lies."""
    for mention in before:
        if mention.precision in _AREA_KINDS:
            return mention
        if mention.precision in _TOWN_KINDS and mention.admin1:
            found = (item.place for item in index.candidates(fold(mention.admin1)))
            return next(
                (p for p in found if p.kind == "admin1" and p.country == mention.country), None
            )
    return None


def _there(context: Context, sentence: int, at: int) -> PlaceMention | None:
    """The last place told, if it is finer than a country."""
    last = next(_before(context, sentence, at, _REACH_THERE), None)
    return last if last is not None and last.precision != "country" else None


def _mention(tree: Tree, sentence: int, at: int, meant: Meant) -> PlaceMention:
    first = min(
        (i for i in tree.children(at) if tree.deprels[i] in ("det", "nmod:poss")), default=at
    )
    first = first if first < at else at
    tokens = tree.tokens[first : at + 1]
    text = " ".join(token.form for token in tokens)
    start, end = tokens[0].start, tokens[-1].end
    if isinstance(meant, PlaceMention):
        return meant._replace(
            sentence=sentence,
            head=at,
            first=first,
            last=at + 1,
            start=start,
            end=end,
            text=text,
        )
    return PlaceMention(
        sentence=sentence, head=at, first=first, last=at + 1, start=start, end=end, text=text,
        name=meant.name, country=meant.country, admin1=meant.admin1, lat=meant.lat, lon=meant.lon,
        place_id=meant.place_id, precision=meant.kind,
    )  # fmt: skip
