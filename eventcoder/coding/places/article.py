"""Places in the text: which words they are and which place of that name is meant."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Mapping, Sequence

from eventcoder.coding.places.evidence import ENOUGH, evidence, names_of_people
from eventcoder.coding.places.index import PlaceIndex, division_key
from eventcoder.coding.places.references import Context, references
from eventcoder.coding.places.resolve import (
    Choice,
    Surroundings,
    choose,
    contains,
    context,
    surroundings,
)
from eventcoder.coding.places.spans import Span, find_spans
from eventcoder.coding.places.words import COUNTIES, DIVISIONS, TOWNS
from eventcoder.gazetteer import Named, Place
from eventcoder.model import PlaceMention, Sentence
from eventcoder.syntax.tree import Tree, base

_LOCATED = ("in", "at", "near", "outside", "from", "to")
LOCATIVE_PREPOSITIONS = frozenset(
    {"in", "at", "near", "outside", "inside", "around", "across", "close to", "into", "to"}
)
#: What the article's surroundings can add to the words around a name (see `evidence`).
_FITTING = 1.0
_WEAK = -1.6
#: Inhabitants of a town that news names by any of its spellings.
_CITY = 100_000
# No name has a blank at its end.
_DATELINE = "dateline "
_NONE: frozenset[int] = frozenset()


class ArticlePlaces:
    """The places named in an article, each resolved with the help of the others.

    Args:
        index: where names are looked up.
        sentences: the article's sentences with their trees.
        taken: `(sentence index, token)` of words that names of actors hold; never part of a place.
        dateline: the place of the article's dateline, where it has one.
    """

    def __init__(
        self,
        index: PlaceIndex,
        sentences: Sequence[tuple[Sentence, Tree]],
        taken: Collection[tuple[int, int]] = frozenset(),
        dateline: PlaceMention | None = None,
    ) -> None:
        self._index = index
        self.dateline = dateline
        self._trees = {sentence.index: tree for sentence, tree in sentences}
        self._adjectives: Counter[str] | None = None
        used: dict[int, set[int]] = {}
        for number, token in taken:
            used.setdefault(number, set()).add(token)
        found = {
            number: list(find_spans(index, tree, number, used.get(number, _NONE)))
            for number, tree in self._trees.items()
        }
        self._mentions: dict[int, list[PlaceMention]] = {}
        if any(found.values()):
            kept = self._countries(found) or self._kept(found)
            for number, tree in self._trees.items():
                self._mentions[number] = [
                    _mention(tree, *choice) for choice in kept.get(number, ())
                ]

    @property
    def adjectives(self) -> Counter[str]:
        """How often the article names each country by an adjective or a demonym."""
        if self._adjectives is None:
            self._adjectives = self._named_by_adjectives()
        return self._adjectives

    def mentions(self, sentence_index: int) -> list[PlaceMention]:
        """The places of the sentence with this index, in text order."""
        return self._mentions.get(sentence_index, [])

    def references(
        self, sentence_index: int, country: Callable[[], str | None]
    ) -> list[PlaceMention]:
        """The places that the sentence speaks of without naming them: `the capital`, `there`.

        Args:
            sentence_index: of the sentence; country: the one that the article is about, if any.
        """
        context = Context(self._index, self._trees, self.mentions, country)
        return list(references(context, sentence_index))

    def all_mentions(self) -> list[PlaceMention]:
        """The places of the article, in text order."""
        return [mention for found in self._mentions.values() for mention in found]

    def is_located(self, mention: PlaceMention) -> bool:
        """Whether a preposition makes a place one where something is: `in Rahad`."""
        return self._trees[mention.sentence].preposition(mention.head) in LOCATIVE_PREPOSITIONS

    def _countries(
        self, found: Mapping[int, Sequence[Span]]
    ) -> dict[int, list[tuple[Span, Choice]]] | None:
        """What the names mean where all are those of countries, as in much news; else `None`.

        Their namesakes are places that no dictionary lists, and could be meant only if the article
        named a division or a town near them: so nothing needs to be weighed.
        """
        if self.dateline is not None:
            return None
        kept = {}
        for number, spans in found.items():
            tree = self._trees[number]
            if not all(_is_country(span) and not _kinds_said(tree, span) for span in spans):
                return None
            kept[number] = [(span, Choice(span.named[0].place, False)) for span in spans]
        return kept

    def _kept(self, found: Mapping[int, Sequence[Span]]) -> dict[int, list[tuple[Span, Choice]]]:
        """The spans that are places, with the place each one means."""
        people = names_of_people(self._trees.values())
        outers = {
            span: _containers(self._trees[number], span, spans) if len(spans) > 1 else []
            for number, spans in found.items()
            for span in spans
        }
        spans = [span for number in found for span in found[number]]
        weights = {
            span: 0.0
            if span.listed
            else evidence(self._trees[span.sentence], span, found[span.sentence], people)
            for span in spans
        }
        listed = [
            s for s in spans if s.listed and not _is_person(self._trees[s.sentence], s, people)
        ]
        strong = {span.key for span in spans if not span.listed and weights[span] >= ENOUGH}
        groups = {s.key: s.named for s in [*listed, *(s for s in spans if s.key in strong)]}
        certain = self._certain(groups, spans, outers)
        if self.dateline is not None:
            groups[_DATELINE] = ()
            certain[_DATELINE] = _place_of(self.dateline)
        around = surroundings(groups, certain, self.adjectives)
        kept: dict[int, list[tuple[Span, Choice]]] = defaultdict(list)
        standing = set(listed)
        general: dict[str, tuple[Place, ...]] = self._stated(spans, outers)
        for span in spans:
            if span.listed and span not in standing:
                continue
            choice = self._choice(span, around, outers[span], general)
            if span.listed or self._accepts(span, weights[span], strong, choice, around):
                kept[span.sentence].append((span, choice))
        return kept

    def _accepts(
        self,
        span: Span,
        weight: float,
        strong: Collection[str],
        choice: Choice,
        around: Surroundings,
    ) -> bool:
        place = choice.place
        known = place.population >= _CITY or place.country in around.countries
        if not known and all(item.alias for item in span.named if item.place is place):
            return False  # a spelling that happens to be one of another place
        if weight >= ENOUGH:
            return True
        if span.key in strong and weight >= _WEAK:
            return True
        fitting = min(1.0, context(span.key, place, around) / 3.0)
        return weight > 0.0 and weight + _FITTING * fitting >= ENOUGH

    def _certain(
        self,
        groups: Mapping[str, Sequence[Named]],
        spans: Sequence[Span],
        outers: Mapping[Span, Sequence[Span]],
    ) -> dict[str, Place]:
        """Names of which only one place is meant: they have no other, or it is said."""
        certain = {}
        for key, named in groups.items():
            first = named[0].place
            if len(named) == 1 or (
                first.kind in ("country", "admin1")
                and first.listed
                and not named[1].place.listed  # listed places stand first
            ):
                certain[key] = first
        for span in spans:
            if outers[span] and span.key in groups:
                inside = _inside(span.named, outers[span])
                if len(inside) == 1:
                    certain[span.key] = inside[0]
        return certain

    def _stated(
        self, spans: Sequence[Span], outers: Mapping[Span, Sequence[Span]]
    ) -> dict[str, tuple[Place, ...]]:
        """For each name, the areas that one of its mentions is said to lie in."""
        stated: dict[str, tuple[Place, ...]] = {}
        for span in spans:
            if not outers[span]:
                continue
            areas = tuple(item.place for outer in outers[span] for item in outer.named)
            if _inside(span.named, outers[span]):
                stated.setdefault(span.key, areas)
        return stated

    def _choice(
        self,
        span: Span,
        around: Surroundings,
        outers: Sequence[Span],
        stated: Mapping[str, tuple[Place, ...]],
    ) -> Choice:
        """Its own phrase decides, then what is said of the name elsewhere, then the rest."""
        if len(span.named) == 1 and not outers:
            return Choice(span.named[0].place, False)
        areas: tuple[Place, ...] = ()
        if outers:
            areas = tuple(item.place for outer in outers for item in outer.named)
        if not any(contains(area, item.place) for area in areas for item in span.named):
            areas = stated.get(span.key, ())
            lacked = not areas and not span.listed
            if lacked and (area := next((o.named[0].place for o in outers if o.listed), None)):
                return Choice(area, False)  # a place in it that the gazetteer does not have
        kinds = _kinds_said(self._trees[span.sentence], span)
        return choose(span.key, span.named, around, areas, kinds)

    def _named_by_adjectives(self) -> Counter[str]:
        counts: Counter[str] = Counter()
        for tree in self._trees.values():
            for at, country in self._index.countries_of(tree.forms, tree.lowers):
                if tree.upos[at] in ("ADJ", "PROPN", "NOUN") and tree.forms[at][0].isupper():
                    counts[country] += 1
        return counts


def _is_country(span: Span) -> bool:
    """Whether a name is one of a country, and of no other place that a dictionary lists."""
    place, alias = span.named[0]
    if not place.listed or place.kind != "country" or alias > 1:
        return False
    return len(span.named) == 1 or not span.named[1].place.listed


def _place_of(mention: PlaceMention) -> Place:
    return Place(
        name=mention.name or "",
        kind=mention.precision or "city",  # type: ignore[arg-type]  # a place's kind
        country=mention.country,
        admin1=mention.admin1,
        admin2=None,
        lat=mention.lat,
        lon=mention.lon,
        place_id=mention.place_id,
        division=division_key(mention.admin1) if mention.admin1 else None,
    )


def _inside(named: Sequence[Named], outers: Sequence[Span]) -> list[Place]:
    return [
        item.place
        for item in named
        if any(contains(outer.place, item.place) for span in outers for outer in span.named)
    ]


def _is_person(tree: Tree, span: Span, people: Collection[str]) -> bool:
    """Whether a single word is the name of a person the article names in full elsewhere."""
    if span.last - span.first > 1 or tree.forms[span.first] not in people:
        return False
    if any(item.place.kind == "country" for item in span.named):
        return False
    return tree.preposition(span.head) not in _LOCATED


def _containers(tree: Tree, span: Span, spans: Sequence[Span]) -> list[Span]:
    """The names of what this one is said to lie in: `Rahad in North Kordofan`, `Paris, Texas`."""
    is_country = any(item.place.kind == "country" for item in span.named)
    around: list[Span] = []
    for other in spans:
        if other is span or base(tree.deprels[other.head]) == "conj":
            continue
        if is_country and any(item.place.kind == "country" for item in other.named):
            continue  # one country beside another
        between = tree.lowers[span.last : other.first]
        near = len(between) <= 4 and bool({",", "in", "of"} & set(between[:2]))
        hangs = tree.heads[other.head] in range(span.first, span.last)
        if (other.first >= span.last and near) or (hangs and _says_where(tree, other)):
            around.append(other)
    return around


def _says_where(tree: Tree, span: Span) -> bool:
    """Whether a name is joined to the word it hangs on as what that lies in."""
    relation = base(tree.deprels[span.head])
    return relation == "appos" or (
        relation in ("nmod", "compound") and tree.preposition(span.head) in ("", "in", "of")
    )


def _kinds_said(tree: Tree, span: Span) -> tuple[str, ...]:
    """The kinds that a noun beside the name speaks of (`Gedaref State`, `the city of Gedaref`)."""
    before = tree.lemmas[span.first - 2] if span.first > 1 else ""
    said = {span.noun, before}
    if not said.isdisjoint(DIVISIONS):
        return ("admin1",)
    if span.noun in COUNTIES:
        return ("admin2",)
    return () if said.isdisjoint(TOWNS) else ("city", "point")


def _mention(tree: Tree, span: Span, choice: Choice) -> PlaceMention:
    place, forms = choice.place, tree.forms
    text = forms[span.first]
    for token in range(span.first + 1, span.last):
        text += " " * (tree.ends[token - 1] < tree.starts[token]) + forms[token]
    return PlaceMention(
        sentence=span.sentence,
        head=span.head,
        first=span.first,
        last=span.last,
        start=tree.starts[span.first],
        end=tree.ends[span.last - 1],
        text=text,
        name=place.name,
        country=place.country,
        admin1=place.admin1,
        lat=place.lat,
        lon=place.lon,
        place_id=place.place_id,
        precision=place.kind,
        tied=choice.tied,
    )
