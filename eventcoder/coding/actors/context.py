"""Whose `the army` is: the country of a role that its own phrase leaves open.

A place in the role's own clause decides, one that it attacks too; then, for organs of a state, the
state whose organs were named before; then the country that the article names most around it, its
dateline and its title counting too.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from eventcoder.coding.actors.codes import Codes
from eventcoder.coding.actors.english import LOCATIVE, OBJECTS, OUTSIDERS, SUBJECTS
from eventcoder.coding.actors.phrases import determiner, inside, is_hyphen_bound
from eventcoder.coding.actors.readings import Reader
from eventcoder.model import PlaceMention
from eventcoder.syntax.tree import Tree

_FADING = 0.8  # what a country's name counts from one sentence to the next
_SUBJECT = 2.0  # a sentence is about its subject
_AHEAD = 0.5  # what stands further down was not read yet
_DATELINE = 0.7
_PATIENTS = frozenset({"obj", "nsubj:pass"})
_WHERE = frozenset({"country", "capital", "place", "seat"})
_SAME_ROLE = 8  # sentences back in which `soldiers` are still those of the army named there
_SAME_AHEAD = 4  # sentences ahead in which a title's settlers are told whose they are
_OTHER_ROLE = 2  # and in which `police` are of the state whose army was named
_CLAUSES = frozenset({"ccomp", "advcl", "acl", "acl:relcl", "parataxis", "conj", "csubj", "root"})


class CountryContext:
    """The countries around the phrases of an article.

    Args:
        readers: the sentences in order.
        numbers: the position of a sentence by its index.
        codes: countries and roles.
        places: gives the article's resolved places; called when the first is needed.
        dateline_country: the country of the dateline, where the article has one.
        moving_words: lemmas of verbs that tell of going to a place.
    """

    __slots__ = ("_around", "_codes", "_dateline", "_known", "_moving", "_numbers", "_organs",
                 "_places", "_readers", "_towns")  # fmt: skip

    def __init__(
        self,
        readers: Sequence[Reader],
        numbers: dict[int, int],
        codes: Codes,
        places: Callable[[], Iterable[PlaceMention]],
        dateline_country: str | None,
        moving_words: frozenset[str] = frozenset(),
    ) -> None:
        self._readers = readers
        self._numbers = numbers
        self._codes = codes
        self._places = places
        self._moving = moving_words
        self._known: dict[int, list[tuple[int, str]]] | None = None
        self._towns: set[tuple[int, int]] = set()
        self._dateline = dateline_country if codes.is_country(dateline_country) else None
        self._around: list[dict[str, float]] | None = None
        self._organs: dict[int, list[tuple[int, str, str]]] = {}

    def country(self, number: int, head: int, role: str | None) -> tuple[str | None, str]:
        """The country of a bare role and what it was taken from, in words.

        A capitalised modifier that nobody knows (`Xyz rebels`) says whose they are: unless it is a
        place, no other country is taken for it.

        Args:
            number: position of the sentence; head: the phrase's head; role: its role.
        """
        strangers = self._readers[number].strangers(head)
        if strangers:
            spots = dict(self._spots(number))
            found = next((spots[child] for child in strangers if child in spots), None)
            return found, "place in the phrase"
        outsider = self._readers[number].tree.lemmas[head] in OUTSIDERS
        here = None if outsider else self._nearest(number, head)
        if here is None and not outsider and role not in self._codes.state:
            here = self._acted_on(number, head)
        if here is not None:
            return here, "place in the clause"
        if outsider:
            origin = self._named_alike(number, head)
            if origin is not None:
                return origin, "the same named near"
        if role in self._codes.state:
            own = self._of_subject(number, head)
            if own is not None:
                return own, "subject of the clause"
            organ = self._organ_before(number, head, role)
            if organ is not None:
                return organ, "state named before"
        return self._named_around(number, head), "country of the article"

    def _spots(self, number: int) -> list[tuple[int, str]]:
        """The resolved places of a sentence: token and country."""
        if self._known is None:
            self._known = {}
            for place in self._places():
                here = self._numbers.get(place.sentence)
                if here is not None and place.country and self._codes.is_country(place.country):
                    self._known.setdefault(here, []).append((place.head, place.country))
                    if place.precision != "country":
                        self._towns.add((here, place.head))
        return self._known.get(number, [])

    def _nearest(self, number: int, head: int) -> str | None:
        """The country of the nearest place, after `in` or `near`, in the head's own clause."""
        reader = self._readers[number]
        tree = reader.tree
        spots = list(self._spots(number))
        for match in reader.matches:
            name = match.names[0]
            if name.kind in _WHERE and name.codes:
                spots.append((match.last - 1, name.codes[0].code))
        clause = _clause(tree, head)
        ranked = [
            (abs(spot - head), country)
            for spot, country in spots
            if (preposition := _introduced(tree, spot)) in LOCATIVE
            and not (preposition == "to" and inside(tree, spot, head))
            and _clause(tree, spot) == clause
        ]
        return min(ranked)[1] if ranked else None

    def _acted_on(self, number: int, head: int) -> str | None:
        """The country of the place that a verb of the head's clause acts on: `rebels shelled X`.

        A country, and a capital that may stand for one, is another side; so is a town to an army,
        and who travels to a place need not be of there.
        """
        reader = self._readers[number]
        tree = reader.tree
        spots = {at: country for at, country in self._spots(number) if (number, at) in self._towns}
        for match in reader.matches:
            name = match.names[0]
            if name.kind == "place" and name.codes:
                spots.setdefault(match.last - 1, name.codes[0].code)
            elif name.kind == "capital":
                spots.pop(match.last - 1, None)
        clause = _clause(tree, head)
        for spot, country in sorted(spots.items()):
            verb = tree.heads[spot]
            if verb < 0 or tree.deprels[spot] not in _PATIENTS or verb != clause:
                continue
            if tree.upos[verb] == "VERB" and tree.lemmas[verb] not in self._moving:
                return country
        return None

    def _of_subject(self, number: int, head: int) -> str | None:
        """The country that is said to have it: `Turkey has a strong army`."""
        reader = self._readers[number]
        tree = reader.tree
        verb = tree.heads[head]
        if verb < 0 or tree.deprels[head] != "obj" or determiner(tree, head) not in ("a", "an"):
            return None
        for subject in tree.with_deprel(verb, *SUBJECTS):
            match = reader.match_at(subject)
            if match is not None and match.names[0].kind in _WHERE and match.names[0].codes:
                return match.names[0].codes[0].code
        return None

    def _organ_before(self, number: int, head: int, role: str | None) -> str | None:
        """The state whose organ of the same role was named last, else a near one of another."""
        other: str | None = None
        for here in range(number, max(-1, number - _SAME_ROLE), -1):
            for token, organ, country in reversed(self._organs_of(here)):
                if here == number and token >= head:
                    continue
                if organ == role:
                    return country
                if other is None and number - here <= _OTHER_ROLE:
                    other = country
        return other

    def _named_alike(self, number: int, head: int) -> str | None:
        """The country of those of the same word around: `Israeli settlers ... settlers`."""
        lemma = self._readers[number].tree.lemmas[head]
        before = range(number, max(-1, number - _SAME_ROLE), -1)
        ahead = range(number + 1, min(len(self._readers), number + _SAME_AHEAD))
        for here in (*before, *ahead):
            reader = self._readers[here]
            for token, other in enumerate(reader.tree.lemmas):
                if other == lemma and (here, token) != (number, head):
                    reading = reader.read(token)
                    if reading.code is not None and not reading.bare:
                        country = self._codes.parts(reading.code).country
                        if country is not None:
                            return country
        return None

    def _organs_of(self, number: int) -> list[tuple[int, str, str]]:
        """The organs of states that a sentence names with their country: token, role, country."""
        found = self._organs.get(number)
        if found is None:
            found = self._organs[number] = []
            reader = self._readers[number]
            for token, tag in enumerate(reader.tree.upos):
                if tag not in ("NOUN", "PROPN") or not (
                    reader.agent(token) or reader.match_at(token)
                ):
                    continue
                reading = reader.read(token)
                if reading.code is None or reading.bare or reading.kind == "person":
                    continue
                parts = self._codes.parts(reading.code)
                if parts.country and parts.role and parts.role in self._codes.state:
                    found.append((token, parts.role, parts.country))
        return found

    def _named_around(self, number: int, head: int) -> str | None:
        """The country named most in the article, what is near counting more than what is far.

        Round-ups tell of one country after another, so a name counts less with every sentence
        between; of equals the country named first is taken.  A country on the other side of the
        phrase's own clause (`the ministry accused Japan`) counts only where no other is named.
        """
        if self._around is None:
            self._around = self._weigh()
        around = self._around[number]
        against = self._opposed(number, head)
        others = {country: count for country, count in around.items() if country not in against}
        best = others or around
        return max(best, key=lambda country: best[country]) if best else None

    def _weigh(self) -> list[dict[str, float]]:
        """For each sentence what the countries named in the article count there."""
        counts = [self._named_in(here) for here in range(len(self._readers))]
        ahead = _faded(counts[::-1])[::-1]
        behind = _faded(counts)
        whole = _sum(counts)
        total = sum(whole.values()) or 1.0
        whole = {country: count / total for country, count in whole.items()}
        if self._dateline is not None:
            whole[self._dateline] = whole.get(self._dateline, 0.0) + _DATELINE
        return [
            _sum([before, {c: _AHEAD * n for c, n in after.items()}, whole])
            for before, after in zip(behind, ahead, strict=True)
        ]

    def _opposed(self, number: int, head: int) -> set[str]:
        """The countries that are objects of the verb whose subject the phrase is."""
        reader = self._readers[number]
        tree = reader.tree
        verb = tree.heads[head]
        if verb < 0 or tree.deprels[head] not in SUBJECTS:
            return set()
        found = set()
        for child in tree.with_deprel(verb, *OBJECTS):
            match = reader.match_at(child)
            if match is not None and match.names[0].codes and tree.preposition(child) != "in":
                country = self._codes.parts(match.names[0].codes[0].code).country
                if country is not None:
                    found.add(country)
        return found

    def _named_in(self, number: int) -> dict[str, float]:
        """How often a sentence names each country, by its name, people, actors and places.

        Its subject counts more, and a country that backs somebody (`X-backed`) not at all.
        """
        counts: dict[str, float] = {}
        reader = self._readers[number]
        tree = reader.tree
        found = [(country, 1.0) for _, country in self._spots(number)]
        for match in reader.matches:
            codes = match.names[0].codes
            country = self._codes.parts(codes[-1].code).country if codes else None
            if country is None or is_hyphen_bound(tree, match.last - 1):
                continue
            subject = any(tree.deprels[token] in SUBJECTS for token in range(*match[:2]))
            found.append((country, _SUBJECT if subject else 1.0))
        for country, weight in found:
            counts[country] = counts.get(country, 0.0) + weight
        return counts


def _introduced(tree: Tree, spot: int) -> str:
    """The preposition of a place, or of the noun whose part it is: `in the Gaza area`."""
    word = tree.preposition(spot)
    above = tree.heads[spot]
    if not word and above >= 0 and tree.deprels[spot] in ("compound", "flat", "appos", "amod"):
        return tree.preposition(above)
    return word


def _clause(tree: Tree, token: int) -> int:
    """The predicate of the clause that a token belongs to; conjuncts of a verb have their own."""
    node = token
    while tree.heads[node] >= 0:
        verbal = tree.upos[node] in ("VERB", "AUX")
        if verbal and tree.deprels[node] in _CLAUSES and node != token:
            return node
        node = tree.heads[node]
    return node


def _faded(counts: Sequence[dict[str, float]]) -> list[dict[str, float]]:
    """For each sentence the counts of all before it and its own, fading with distance."""
    faded: list[dict[str, float]] = []
    carried: dict[str, float] = {}
    for here in counts:
        carried = {country: count * _FADING for country, count in carried.items()}
        for country, count in here.items():
            carried[country] = carried.get(country, 0.0) + count
        faded.append(carried)
    return faded


def _sum(parts: Iterable[dict[str, float]]) -> dict[str, float]:
    total: dict[str, float] = {}
    for part in parts:
        for country, count in part.items():
            total[country] = total.get(country, 0.0) + count
    return total
