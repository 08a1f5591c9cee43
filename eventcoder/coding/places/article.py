"""Places in the text: which words they are and which place of that name is meant."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from eventcoder.coding.places.events import PLACE_NOUNS
from eventcoder.coding.places.gazetteer import PlaceIndex, fold
from eventcoder.coding.wordset import word_set
from eventcoder.lexicon.entries import PlaceEntry
from eventcoder.model import PlaceMention, Sentence
from eventcoder.syntax.tree import Tree, base

_KINDS = ("country", "city", "admin1", "region", "point")
# `the University of Texas`, `Bank of America`.
_ORGANISATION_NOUNS = word_set(
    "university college school institute bank corporation corp. company party council church "
    "bishop voice association society bureau federation"
)
# Words before a name that stay outside of it: `Western Europe`; not `South Charleston`.
_PART_WORDS = word_set(
    "northern southern eastern western central northeastern northwestern southeastern southwestern "
    "greater downtown upper lower mainland occupied rural metropolitan inner outer"
)
_DIVISION_NOUNS = word_set(
    "state province region governorate oblast territory department prefecture division"
)


@dataclass(frozen=True, slots=True)
class _Candidate:
    """Tokens `first`..`last` (exclusive) and the places that bear this name."""

    first: int
    last: int
    head: int
    entries: tuple[PlaceEntry, ...]


class ArticlePlaces:
    """The places named in an article, each resolved with the help of the others.

    Args:
        index: where names are looked up.
        sentences: the article's sentences with their trees.
        taken: `(sentence index, token)` of words that names of actors hold; never part of a place.
    """

    def __init__(
        self,
        index: PlaceIndex,
        sentences: Sequence[tuple[Sentence, Tree]],
        taken: Collection[tuple[int, int]] = frozenset(),
    ) -> None:
        people = _names_of_people(tree for _, tree in sentences)
        candidates: list[list[_Candidate]] = []
        for sentence, tree in sentences:
            used = {token for number, token in taken if number == sentence.index}
            found = _candidates(index, tree, used)
            candidates.append([c for c in found if not _is_person(tree, c, people)])
        countries = _countries_named(index, sentences, candidates)
        self._mentions = {
            sentence.index: [
                _mention(sentence, candidate, _chosen(tree, candidate, found, countries))
                for candidate in found
            ]
            for (sentence, tree), found in zip(sentences, candidates, strict=True)
        }

    def mentions(self, sentence_index: int) -> list[PlaceMention]:
        """The places of the sentence with this index, in text order."""
        return self._mentions.get(sentence_index, [])


# -- finding ------------------------------------------------------------------------------------


def _candidates(index: PlaceIndex, tree: Tree, used: Collection[int]) -> Iterator[_Candidate]:
    at = 0
    while at < len(tree):
        candidate = _longest(index, tree, at, used) if _may_begin(tree, at) else None
        if candidate:
            yield candidate
        at = candidate.last if candidate else at + 1


def _may_begin(tree: Tree, at: int) -> bool:
    form = tree.forms[at]
    return form[:1].isupper() or form.lower() == "al" or form.lower().startswith(("al-", "el-"))


def _longest(index: PlaceIndex, tree: Tree, at: int, used: Collection[int]) -> _Candidate | None:
    for last in range(min(at + index.longest, len(tree)), at, -1):
        span = range(at, last)
        if any(token in used for token in span) or not _may_end(tree, last - 1):
            continue
        if not any(tree.upos[token] == "PROPN" for token in span):
            continue
        entries = _entries(index, tree, at, last)
        if not entries or not _whole(tree, at, last):
            continue
        head = _head(tree, at, last)
        if _inside_other_name(tree, head, at, last, entries):
            return None
        return _Candidate(at, last, head, tuple(entries))
    return None


def _may_end(tree: Tree, at: int) -> bool:
    form = tree.forms[at]
    return form[-1].isalnum() or (form[-1] == "." and len(form) > 1)


def _entries(index: PlaceIndex, tree: Tree, first: int, last: int) -> Sequence[PlaceEntry]:
    """The places that a span of tokens can name."""
    text = ""
    for token in range(first, last):
        apart = token > first and tree.tokens[token - 1].end < tree.tokens[token].start
        text += " " * apart + tree.forms[token]
    key = fold(text)
    if not key or (index.is_acronym(key) and text.upper() != text):
        return ()
    if first and text.isupper() and len(text) <= 4 and not index.is_acronym(key):
        return ()
    following = tree.forms[last] if last < len(tree) else ""
    stopped = text.endswith(".") or (following == "." and last + 1 < len(tree))
    abbreviated = index.candidates(key + ".") if stopped else ()
    return abbreviated or index.candidates(key)


def _whole(tree: Tree, first: int, last: int) -> bool:
    """Whether the span is not cut out of a hyphenated word (`Paris-based`, `Anglo-Egyptian`)."""
    after = tree.tokens[last] if last < len(tree) else None
    joined = after is not None and after.start == tree.tokens[last - 1].end
    if joined and after is not None and after.form[0] in "$£€":
        return False
    if joined and after is not None and after.form in ("-", "–"):
        return last + 1 < len(tree) and tree.upos[last + 1] == "PROPN"
    return True


def _head(tree: Tree, first: int, last: int) -> int:
    for token in range(first, last):
        if not first <= tree.heads[token] < last:
            return token
    return first


def _inside_other_name(
    tree: Tree, head: int, first: int, last: int, entries: Sequence[PlaceEntry]
) -> bool:
    """Whether the words belong to a longer name, of a person, an organisation or another place
    (`Jack London`, `Bank of America`, `New London`)."""
    outer = tree.heads[head]
    relation = base(tree.deprels[head])
    outside = [child for child in tree.children(head) if not first <= child < last]
    if any(_part_of_name(tree, child, head) for child in outside):
        return True
    if outer < 0 or tree.upos[outer] != "PROPN" or _dash_between(tree, head, outer):
        return False
    if relation == "flat":
        return tree.lemmas[outer] not in PLACE_NOUNS
    if relation == "compound" and outer >= last and entries[0].kind != "country":
        return tree.lemmas[outer] not in PLACE_NOUNS
    return (
        relation == "nmod"
        and tree.preposition(head) == "of"
        and tree.lemmas[outer] in _ORGANISATION_NOUNS
    )


def _dash_between(tree: Tree, one: int, two: int) -> bool:
    """`the Paris-London line`: two names, not one."""
    return any(form in ("-", "–") for form in tree.forms[min(one, two) : max(one, two)])


def _part_of_name(tree: Tree, child: int, head: int) -> bool:
    """Whether a dependent makes one name with the place: a family name, `New`, `South`."""
    if tree.upos[child] != "PROPN" or abs(child - head) > 3 or _dash_between(tree, child, head):
        return False
    relation = base(tree.deprels[child])
    if relation == "flat":
        return True
    return (
        relation in ("compound", "amod")
        and child < head
        and (tree.lemmas[child] not in _PART_WORDS | PLACE_NOUNS)
    )


def _names_of_people(trees: Iterable[Tree]) -> frozenset[str]:
    """The words of names of several parts (`flat`), as people have them."""
    return frozenset(
        form
        for tree in trees
        for child, head in enumerate(tree.heads)
        if tree.deprels[child].startswith("flat")
        and tree.upos[child] == "PROPN"
        and tree.upos[head] == "PROPN"
        for form in (tree.forms[child], tree.forms[head])
    )


def _is_person(tree: Tree, candidate: _Candidate, people: Collection[str]) -> bool:
    """Whether a single word is the name of a person the article names in full elsewhere."""
    if candidate.last - candidate.first > 1:
        return False
    if any(entry.kind == "country" for entry in candidate.entries):
        return False
    located = tree.preposition(candidate.head) in ("in", "at", "near", "outside", "from", "to")
    return tree.forms[candidate.first] in people and not located


# -- choosing -----------------------------------------------------------------------------------


def _countries_named(
    index: PlaceIndex,
    sentences: Sequence[tuple[Sentence, Tree]],
    candidates: Sequence[Sequence[_Candidate]],
) -> Counter[str]:
    """How often the article points to each country by names that leave no doubt."""
    counts: Counter[str] = Counter()
    for found in candidates:
        for candidate in found:
            countries = {entry.country for entry in candidate.entries}
            only = next(iter(countries))
            if len(countries) == 1 and only:
                counts[only] += 1
    for _, tree in sentences:
        for form, upos in zip(tree.forms, tree.upos, strict=True):
            if upos in ("ADJ", "PROPN", "NOUN") and form[:1].isupper():
                country = index.country_of(form)
                if country:
                    counts[country] += 1
    return counts


def _chosen(
    tree: Tree, candidate: _Candidate, found: Sequence[_Candidate], countries: Counter[str]
) -> PlaceEntry:
    """The place meant: contained in the one it is said to be in, then of the kind its noun says,
    then in a country the article speaks of, then in the order of kinds and of the dictionary."""
    if len(candidate.entries) == 1:
        return candidate.entries[0]
    around = _containers(tree, candidate, found)
    key = fold(" ".join(tree.forms[candidate.first : candidate.last]))
    division = _named_division(tree, candidate)
    best = max(countries.values(), default=0)

    def rank(numbered: tuple[int, PlaceEntry]) -> tuple[int, ...]:
        number, entry = numbered
        contained = any(_contains(outer, entry) for outer in around)
        fits = division == (entry.kind == "admin1") if division is not None else True
        common = countries[entry.country] if entry.country else 0
        nearness = _nearness(entry, key)
        kind = _KINDS.index(entry.kind)
        return (-contained, -fits, -(common * 2 > best), nearness, kind, number)

    return min(enumerate(candidate.entries), key=rank)[1]


def _nearness(entry: PlaceEntry, key: str) -> int:
    """0: the place's name; 1: one of its aliases; 2: a name of the country it stands for."""
    if fold(entry.name) == key:
        return 0
    return 1 if any(fold(alias) == key for alias in entry.aliases) else 2


def _containers(tree: Tree, candidate: _Candidate, found: Sequence[_Candidate]) -> list[PlaceEntry]:
    """The places that this one is said to lie in: `Rahad in North Kordofan`, `Paris, Texas`."""
    around: list[PlaceEntry] = []
    for other in found:
        if other is candidate:
            continue
        between = [form.lower() for form in tree.forms[candidate.last : other.first]]
        near = len(between) <= 4 and bool({",", "in", "of"} & set(between[:2]))
        hangs = tree.heads[other.head] == candidate.head and other.head != candidate.head
        owner = tree.heads[other.head] in range(candidate.first, candidate.last)
        if (other.first >= candidate.last and near) or hangs or owner:
            around.extend(other.entries)
    return around


def _contains(outer: PlaceEntry, inner: PlaceEntry) -> bool:
    if outer is inner or outer.country != inner.country:
        return False
    if outer.kind == "country":
        return True
    return (
        inner.admin1 is not None
        and outer.kind == "admin1"
        and (fold(inner.admin1) == fold(outer.name))
    )


def _named_division(tree: Tree, candidate: _Candidate) -> bool | None:
    """Whether a noun calls the place a division (`Gedaref State`) or a town; `None`: no noun."""
    words = {tree.lemmas[i] for i in (candidate.last, candidate.first - 2) if 0 <= i < len(tree)}
    if words & _DIVISION_NOUNS:
        return True
    return False if words & {"city", "town", "village"} else None


def _mention(sentence: Sentence, candidate: _Candidate, entry: PlaceEntry) -> PlaceMention:
    tokens = sentence.tokens[candidate.first : candidate.last]
    text = tokens[0].form
    for before, token in pairwise(tokens):
        text += " " * (before.end < token.start) + token.form
    return PlaceMention(
        sentence=sentence.index,
        head=candidate.head,
        first=candidate.first,
        last=candidate.last,
        start=tokens[0].start,
        end=tokens[-1].end,
        text=text,
        name=entry.name,
        country=entry.country,
        admin1=entry.name if entry.kind == "admin1" else entry.admin1,
        lat=entry.lat,
        lon=entry.lon,
        place_id=entry.place_id,
        precision=entry.kind,
    )
