"""Antecedents within an article: pronouns, definite descriptions, first persons in quotations.

Plain rules on syntax and number: a subject before an object, the same sentence before the one
before, never the other argument of the pronoun's own clause.  Where the best antecedent is no actor
the answer is none: an unresolved pronoun is better than a wrong one.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from eventcoder.coding.actors.codes import Codes
from eventcoder.coding.actors.english import (
    COLLECTIVES,
    COUNTRY_WORDS,
    GROUP_WORDS,
    PERSONAL,
    PLURAL_COLLECTIVES,
    REFLEXIVE,
    RELATIVE,
    SUBJECTS,
)
from eventcoder.coding.actors.phrases import inside, is_plural, phrase_heads, titles
from eventcoder.coding.actors.reading import Reading
from eventcoder.coding.actors.readings import Reader
from eventcoder.coding.actors.salience import (
    co_arguments,
    fits,
    governing_subject,
    is_actor,
    is_dual,
    own_subject,
    pleonastic,
    salience,
)
from eventcoder.coding.actors.shortforms import Introduced
from eventcoder.syntax.tree import Tree

_PRONOUN_WINDOW = 2  # sentences back; further away a pronoun's antecedent is a guess
_PERSON_WINDOW = 5  # he or she, quoted at length: the subject of a sentence before the quotation
_DESCRIPTION_WINDOW = 20
_NO_ACTOR = frozenset({"adjective", "place", "capital", "seat"})
_SAYING = 36.0  # more than the words of an antecedent can add to its score
_SAID = frozenset({"ccomp", "parataxis"})
_QUOTED_WINDOW = 4  # sentences that one quotation may run over
_OPENING = frozenset({"“", "``", "„", "«"})
_PLAIN = frozenset({'"'})
_QUOTES = frozenset({'"', "“", "”", "``", "''", "„", "«", "»"})


class Found(NamedTuple):
    """An antecedent: its sentence, its head and what it says."""

    sentence: int
    head: int
    reading: Reading


class Antecedents:
    """Finds antecedents among the plain readings of an article's sentences.

    Args:
        readers: one for each sentence, in order.
        codes: roles and countries.
        speech_verbs: lemmas of verbs that introduce what somebody says.
        introduced: where the groups stand that only the article knows, by their abbreviations.
    """

    __slots__ = ("_codes", "_heads", "_inner", "_introduced", "_pronouns", "_readers", "_speech")

    def __init__(
        self,
        readers: Sequence[Reader],
        codes: Codes,
        speech_verbs: frozenset[str],
        introduced: Introduced,
    ) -> None:
        self._introduced = introduced
        self._readers = readers
        self._codes = codes
        self._speech = speech_verbs
        self._heads: dict[int, list[int]] = {}
        self._inner: dict[int, list[int]] = {}
        self._pronouns: list[dict[int, Found | None]] = []  # by sentence, as far as resolved

    def heads(self, sentence: int) -> list[int]:
        """The heads of a sentence's noun phrases."""
        heads = self._heads.get(sentence)
        if heads is None:
            heads = self._heads[sentence] = phrase_heads(self._readers[sentence].tree)
        return heads

    def pronoun(self, sentence: int, index: int) -> Found | None:
        """The antecedent of a pronoun, `None` where there is none that is an actor."""
        tree = self._readers[sentence].tree
        word = tree.forms[index].lower()
        if word in RELATIVE:
            return self._relative(sentence, index)
        sort = PERSONAL.get(word)
        if sort is None:
            return None
        if sort == "s":
            return self._speaker(sentence, index)
        if word in REFLEXIVE:
            subject = tree.child(tree.heads[index], *SUBJECTS) if tree.heads[index] >= 0 else None
            return None if subject in (None, index) else self._found(sentence, subject)
        self._resolve_until(sentence)
        return self._pronouns[sentence].get(index)

    def _resolve_until(self, sentence: int) -> None:
        """Resolves the pronouns up to here in text order: each may lead on to the next."""
        while len(self._pronouns) <= sentence:
            number = len(self._pronouns)
            here: dict[int, Found | None] = {}
            self._pronouns.append(here)
            for index, form in enumerate(self._readers[number].tree.forms):
                word = form.lower()
                sort = PERSONAL.get(word, "s")
                if sort != "s" and word not in REFLEXIVE:
                    here[index] = self._best(number, index, sort)

    def _found(self, sentence: int, head: int) -> Found | None:
        tree = self._readers[sentence].tree
        if tree.upos[head] == "PRON":
            return self.pronoun(sentence, head) if tree.forms[head].lower() in PERSONAL else None
        return Found(sentence, head, self._readers[sentence].read(head))

    def _relative(self, sentence: int, index: int) -> Found | None:
        tree = self._readers[sentence].tree
        for node in (index, *tree.ancestors(index)):
            if tree.deprels[node] == "acl:relcl":
                return self._found(sentence, tree.heads[node])
        return None

    def _speaker(self, sentence: int, index: int) -> Found | None:
        """`We will fight on,` said X: the subject of the verb of saying above the quotation."""
        tree = self._readers[sentence].tree
        quoted = any(form in _QUOTES for form in tree.forms)
        verbs = list(tree.ancestors(index))
        for below, verb in zip([index, *verbs], verbs, strict=False):
            if not (quoted or tree.lemmas[verb] in self._speech):
                continue
            if tree.deprels[below] not in _SAID:
                continue
            subject = tree.child(verb, "nsubj")
            if subject is None or PERSONAL.get(tree.forms[subject].lower()) == "s":
                continue
            if subject not in verbs and verb != tree.heads[index]:
                return self._found(sentence, subject)
        for verb in verbs:  # the verb of saying may hang on the quotation as parataxis
            for child in tree.with_deprel(verb, "parataxis"):
                subject = tree.child(child, "nsubj")
                if subject is None or PERSONAL.get(tree.forms[subject].lower()) == "s":
                    continue
                if tree.lemmas[child] in self._speech:
                    return self._found(sentence, subject)
        return self._speaker_around(sentence, index)

    def _speaker_around(self, sentence: int, index: int) -> Found | None:
        """Who says a sentence that is quoted whole: told behind it, or in the sentence before.

        A quotation that goes on beyond the sentence is told at its end; one that opens anew goes on
        from the one before (`"We are ready," X said.  "We will come."`).
        """
        tree = self._readers[sentence].tree
        marks = [i for i, form in enumerate(tree.forms) if form in _QUOTES]
        opened = sentence
        if not marks or marks[0] > index:
            before = self._opened_before(sentence)
            if before is None:
                return None
            opened, goes_on = before, True
        else:
            last = tree.forms[marks[-1]]
            goes_on = last in _OPENING or (last in _PLAIN and len(marks) % 2 == 1)
        behind = self._told_behind(sentence) if goes_on else None
        if behind is not None:
            return behind
        if opened > 0 and self._readers[opened].tree.forms[0] in _QUOTES:
            earlier = self._readers[opened - 1].tree
            if any(form in _QUOTES for form in earlier.forms):
                return self._teller(opened - 1)
        return None

    def _opened_before(self, sentence: int) -> int | None:
        """The sentence in which a quotation was opened that has not been closed since."""
        for here in range(sentence - 1, max(-1, sentence - _QUOTED_WINDOW), -1):
            marks = [form for form in self._readers[here].tree.forms if form in _QUOTES]
            if marks:
                odd = marks[-1] in _PLAIN and len(marks) % 2 == 1
                return here if odd or marks[-1] in _OPENING else None
        return None

    def _told_behind(self, sentence: int) -> Found | None:
        """The teller in the sentence that closes the quotation."""
        for here in range(sentence + 1, min(len(self._readers), sentence + _QUOTED_WINDOW)):
            if any(form in _QUOTES for form in self._readers[here].tree.forms):
                return self._teller(here)
        return None

    def _teller(self, sentence: int) -> Found | None:
        """The subject of a sentence's first verb of saying that is no part of what is quoted."""
        tree = self._readers[sentence].tree
        for verb in range(len(tree)):
            if tree.lemmas[verb] not in self._speech:
                continue
            subject = tree.child(verb, "nsubj")
            if subject is not None and PERSONAL.get(tree.forms[subject].lower()) != "s":
                return self._found(sentence, subject)
        return None

    def _best(self, sentence: int, index: int, sort: str) -> Found | None:
        tree = self._readers[sentence].tree
        if pleonastic(tree, index):
            return None
        barred = co_arguments(tree, index)
        above = governing_subject(tree, index)
        own = own_subject(tree, index)
        owned = tree.heads[index]  # `met Y and his aides`: Y's
        joined = tree.heads[owned] if owned >= 0 and tree.deprels[owned] == "conj" else None
        best: Found | None = None
        best_score = -1e9
        window = _PERSON_WINDOW if sort in ("m", "f") else _PRONOUN_WINDOW
        for back in range(min(window, sentence) + 1):
            reader = self._readers[sentence - back]
            here = reader.tree
            for token, found in self._candidates(sentence - back, sort):
                if back == 0 and (token >= index or token in barred):
                    continue
                if back == 0 and token != joined and inside(tree, index, token):
                    continue
                if back > _PRONOUN_WINDOW and here.deprels[token] not in SUBJECTS:
                    continue
                score = salience(here, token) - 100.0 * back
                if back == 0 and token == above:  # who speaks in this clause, not in another one
                    score += 25.0
                if back == 0 and token == own:
                    score += 40.0
                if back == 0 and token == joined:
                    score += 80.0
                near = 0.1 * token if back else -0.1 * (index - token)
                if found is None:
                    if score + _SAYING + near < best_score:  # not worth reading
                        continue
                    reading = reader.read(token)
                    if not fits(here, token, reading, sort):
                        continue
                    found = Found(sentence - back, token, reading)
                if here.upos[token] != "PRON":  # a noun says more than a pronoun passed on
                    score += 20 if found.reading.code is not None else 0
                    score += 15 if found.reading.named else 0
                score += near
                if score > best_score:
                    best, best_score = found, score
            if best_score > 15.0 - 100.0 * back:
                break  # no candidate of an earlier sentence can score as high
        if best is None or not (
            is_actor(best.reading) or is_dual(self._readers[best.sentence].tree, best.head)
        ):
            return None
        return best

    def _candidates(self, sentence: int, sort: str) -> Iterator[tuple[int, Found | None]]:
        """The phrases of a sentence (`None`: to be read), and the like pronouns before it."""
        for head in self.heads(sentence):
            yield head, None
        forms = self._readers[sentence].tree.forms
        for token, found in self._pronouns[sentence].items():
            if found is not None and PERSONAL[forms[token].lower()] == sort:
                yield token, found

    def description(
        self, sentence: int, head: int, reading: Reading, definite: bool
    ) -> Found | None:
        """The antecedent of `the group`: the last of that word, else the last like it.

        Without a definite article (`police`) only the same word will do.
        """
        weak: Found | None = None
        role = self._codes.parts(reading.code).role if reading.code else None
        tree = self._readers[sentence].tree
        several = is_plural(tree, head) and tree.lemmas[head] in COLLECTIVES - PLURAL_COLLECTIVES
        definite = definite and not several  # `the militias` are not one group named before
        for found in self._before(sentence, head):
            other = found.reading
            if definite and weak is None and reading.open and self.is_introduced(found):
                spot = self._introduced.get(other.label or "", (found.sentence, found.head))
                named = self._readers[spot[0]].read(spot[1])
                if named.kind == "group" and reading.word in {*GROUP_WORDS, named.word}:
                    weak = found
                continue
            if other.code is None or other.open or (other.bare and not other.named):
                continue
            if (other.word and other.word == reading.word) or (
                definite and " " not in reading.word and self._same_noun(tree, head, found)
            ):
                return found
            if definite and weak is None and self._alike(reading, role, found):
                weak = found
        return weak

    def is_introduced(self, found: Found) -> bool:
        """Whether a phrase names a group without a code that the article itself introduces."""
        if not self._introduced or found.reading.code is not None:
            return False
        spot = (found.sentence, found.head)
        return found.reading.label in self._introduced or spot in self._introduced.values()

    def _same_noun(self, tree: Tree, head: int, found: Found) -> bool:
        """`The council` after `Security Council`, `the envoy` after `United Nations envoy X`."""
        reader = self._readers[found.sentence]
        there = reader.tree
        match = reader.match_at(found.head)
        if not found.reading.named or is_plural(there, found.head) != is_plural(tree, head):
            return False
        nouns = {found.head} if match is None else {found.head, match.last - 1}
        if found.reading.kind == "person":
            nouns.update(titles(there, found.head))
        return any(there.lemmas[noun].lower() == tree.lemmas[head] for noun in nouns)

    def _alike(self, reading: Reading, role: str | None, found: Found) -> bool:
        other = found.reading
        if not other.named or other.kind in ("", "country", "place") or other.code is None:
            return False
        theirs = self._codes.parts(other.code).role
        if not reading.kind:  # `the airport`: a thing is nobody named before
            return False
        if reading.open and reading.word in GROUP_WORDS and theirs in self._codes.state:
            return other.kind == "armed group"  # no `group`, the army or the government
        if reading.kind == "person":
            if other.kind != "person" or other.label is None:
                return False
        elif other.kind == "armed group":
            if reading.open:
                return reading.kind == "group" and reading.word.split()[-1] in GROUP_WORDS
            return theirs == role or role in self._codes.irregular
        elif other.kind != "group" and not (reading.kind == other.kind == "people"):
            return False
        return reading.open or theirs == role

    def country(self, sentence: int, head: int) -> Found | None:
        """The antecedent of `the country`: the country named last; of `the Kingdom`, a kingdom."""
        tree = self._readers[sentence].tree
        styled = None
        if tree.upos[head] == "PROPN":
            styled = self._codes.styles.get(tree.lemmas[head])
        for found in self._before(sentence, head):
            code = found.reading.code
            if found.reading.kind != "country" or code is None:
                continue
            if styled is None or code[:3] in styled:
                return found
        return None

    def is_country_word(self, sentence: int, head: int) -> bool:
        """Whether the head is a general word for a country."""
        return self._readers[sentence].tree.lemmas[head] in COUNTRY_WORDS

    def _before(self, sentence: int, head: int) -> Iterator[Found]:
        """The phrases before this one, the last first."""
        for here in range(sentence, max(-1, sentence - _DESCRIPTION_WINDOW), -1):
            reader = self._readers[here]
            for other in reversed(self._all_heads(here)):
                if here < sentence or (
                    other < head
                    and not inside(reader.tree, other, head)
                    and not inside(reader.tree, head, other)
                ):
                    yield Found(here, other, reader.read(other))

    def _all_heads(self, sentence: int) -> list[int]:
        """The noun phrases and the names inside them: `Hamas` of `a Hamas commander`."""
        heads = self._inner.get(sentence)
        if heads is None:
            tree = self._readers[sentence].tree
            inner = {
                next(
                    (t for t in span if tree.heads[t] not in span),
                    match.first,
                )
                for match in self._readers[sentence].matches
                if match.names[0].kind not in _NO_ACTOR
                for span in [range(match.first, match.last)]
                if not _explains(tree, match.first)
            }
            heads = self._inner[sentence] = sorted(inner.union(self.heads(sentence)))
        return heads


def _explains(tree: Tree, token: int) -> bool:
    """Whether a word belongs to an apposition: `X, an ally of Y` is about X."""
    return any(tree.deprels[node] == "appos" for node in (token, *tree.ancestors(token)))
