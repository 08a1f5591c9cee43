"""Actors of an article: from noun phrases to actor codes with the entries that gave them.

`ActorIndex` is built once from the dictionaries.  `ArticleActors` holds what one article adds: its
short forms, its countries, its antecedents.  A phrase is asked for by the token that heads it.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Sequence

from eventcoder.coding.actors.context import CountryContext
from eventcoder.coding.actors.coordination import (
    hyphened,
    member_reading,
    member_span,
    sharers,
    titled_before,
    titled_together,
)
from eventcoder.coding.actors.coreference import Antecedents, Found
from eventcoder.coding.actors.english import (
    DEFINITE,
    OTHERS,
    PERSONAL,
    RELATIVE,
    TIME_WORDS,
)
from eventcoder.coding.actors.index import ActorIndex
from eventcoder.coding.actors.mentions import named_span, placed, rebuilt, standing_for
from eventcoder.coding.actors.names import PLACE_KINDS
from eventcoder.coding.actors.pairs import Pairs
from eventcoder.coding.actors.phrases import (
    determiner,
    is_counted,
    is_specified,
    left_modifiers,
    owner_pronoun,
    phrase_span,
)
from eventcoder.coding.actors.reading import Reading
from eventcoder.coding.actors.readings import Reader
from eventcoder.coding.actors.roles import owned_reading
from eventcoder.coding.actors.salience import is_dual
from eventcoder.coding.actors.shortforms import Introduced, short_forms
from eventcoder.coding.actors.who import Looked, Who
from eventcoder.model import ActorMention, PlaceMention, Sentence
from eventcoder.syntax.tree import Tree

# A number after these is a time, not people: `in 2014`, `by 8`.
_WHEN = frozenset({"in", "at", "on", "by", "since", "until", "before", "after", "during"})
_NO_NOUN = frozenset({"PUNCT", "SYM", "ADP", "AUX", "CCONJ", "SCONJ", "PART", "INTJ", "ADV"})


class ArticleActors:
    """The actors of one article.

    Args:
        index: the compiled dictionaries.
        sentences: the article's sentences with their trees, in order.
        date: the publication date; roles that end are looked up on that day.
        text: the article's text, which all offsets point into; `None`: rebuilt from the tokens.
        places: gives the article's places, which tell whose `the army` is; called when the first
            is needed, so that places may be found with the help of `name_tokens`.
        dateline_country: the country of the dateline, where the article has one.
    """

    def __init__(
        self,
        index: ActorIndex,
        sentences: Sequence[tuple[Sentence, Tree]],
        date: dt.date | None,
        text: str | None = None,
        places: Callable[[], Iterable[PlaceMention]] = tuple,
        dateline_country: str | None = None,
    ) -> None:
        self._index = index
        self._codes = index.codes
        self._text = rebuilt(sentences) if text is None else text
        self._sentences = [sentence for sentence, _ in sentences]
        self._numbers = {sentence.index: i for i, sentence in enumerate(self._sentences)}
        self._introduced: Introduced = {}
        self._readers = self._read_all([tree for _, tree in sentences], date, dateline_country)
        self._found = Antecedents(self._readers, index.codes, index.speech_verbs, self._introduced)
        self._context = CountryContext(
            self._readers, self._numbers, index.codes, places, dateline_country, index.moving_words
        )
        self._known: dict[tuple[int, int], Who | None] = {}
        self._sharers: dict[tuple[int, int], tuple[int, ...]] = {}

    def _pairs(self) -> Pairs:
        """Made where it is asked: kept, it would close a ring, and rings await the collector."""
        return Pairs(self._readers, self._sentences, self._codes, self.members)

    def _read_all(
        self, trees: Sequence[Tree], date: dt.date | None, home: str | None
    ) -> list[Reader]:
        """Readers of all sentences, the article's own short forms among their names."""
        index = self._index
        scanner = index.scanner
        spots = [scanner.spots(tree) for tree in trees]
        readers = [
            Reader(tree, scanner.scan(tree, spot), index.codes, date, home)
            for tree, spot in zip(trees, spots, strict=True)
        ]
        learnt = short_forms(readers, index.names, self._introduced)
        if learnt is None:
            return readers
        for number, (tree, spot) in enumerate(zip(trees, spots, strict=True)):
            if scanner.may_hold(learnt, tree, spot):
                matches = scanner.scan(tree, spot, learnt)
                if matches != readers[number].matches:  # else what was read stands
                    readers[number] = Reader(tree, matches, index.codes, date, home)
        return readers

    def name_tokens(self) -> set[tuple[int, int]]:
        """`(sentence index, token)` of every word that the name of a person or group holds."""
        return {
            (self._sentences[number].index, token)
            for number, reader in enumerate(self._readers)
            for match in reader.matches
            if match.names[0].kind not in PLACE_KINDS and not reader.is_place(match)
            for token in range(match.first, match.last)
        }

    def mention(self, sentence_index: int, head: int) -> ActorMention | None:
        """The actor that the noun phrase headed by a token names.

        Args:
            sentence_index: the sentence's index in the article.
            head: the token's index in the sentence.

        Returns:
            a mention, its code `None` where the actor is unknown or the noun names none; `None`
            where the phrase cannot be an actor: a time, a pronoun without antecedent.
        """
        who = self._who(self._numbers[sentence_index], head)
        return None if who is None else self._told(who)

    def who(self, sentence_index: int, head: int) -> Who | None:
        """The actor that `mention` would tell, for those who need not know its words."""
        return self._who(self._numbers[sentence_index], head)

    def _who(self, number: int, head: int) -> Who | None:
        key = (number, head)
        if key in self._known:
            return self._known[key]
        # "Our leader," said our leader: a phrase asked about on its own account names nobody.
        self._known[key] = None
        found = self._known[key] = self._find(number, head)
        return found

    def _told(self, who: Who) -> ActorMention:
        """The mention with its words."""
        told = who.mention
        if told is None:
            antecedent = None if who.antecedent is None else self._told(who.antecedent)
            told = self._build(who.number, who.head, who.reading, antecedent)
            if who.several:
                told = told._replace(antecedents=who.several)
            who.mention = told
        return told

    def members(self, sentence_index: int, head: int) -> list[ActorMention | None]:
        """The actors of a phrase, one by one: `Indian and Pakistani troops` are two.

        Conjuncts of the head are phrases of their own and not among them, but a pronoun or `both
        sides` is everybody that it stands for.

        Returns:
            at least one; what `mention` says of the phrase, where it names one actor.
        """
        number = self._numbers[sentence_index]
        plain = self.mention(sentence_index, head)
        if plain is not None and plain.antecedents:
            several = plain.antecedents
            return [standing_for(plain, other) for other in several]
        hyphen = hyphened(self._readers[number], head)
        if hyphen:
            reader = self._readers[number]
            return [
                self._placed(number, token, reader.read(token), None, (token, token + 1))
                for token in hyphen
            ]
        found = [plain]
        for member in self._shared(number, head)[1:]:
            found.append(self._member(number, head, member))
        return found

    def _shared(self, number: int, head: int) -> tuple[int, ...]:
        """The modifiers that share a noun, as `sharers` finds them."""
        key = (number, head)
        known = self._sharers.get(key)
        if known is None:
            reader = self._readers[number]
            noun = reader.tree.upos[head] in ("NOUN", "PROPN") and reader.read(head).head == head
            known = self._sharers[key] = sharers(reader, head) if noun else ()
        return known

    def _member(self, number: int, head: int, member: int) -> ActorMention:
        """The mention of one of the actors that share a noun, not the first."""
        reader = self._readers[number]
        shared = self._shared(number, head)
        reading = member_reading(reader, head, shared[0], member)
        if reading.bare:
            reading = self._in_context(number, head, reading)
        return self._placed(number, head, reading, None, member_span(reader, head, shared, member))

    def mentions(self) -> list[ActorMention]:
        """Every actor recognised in the article, in text order.

        Those with a code, with a name, or with the antecedent that has the name.
        """
        found: dict[tuple[int, int, int, str | None], ActorMention] = {}
        for number, sentence in enumerate(self._sentences):
            for head in self._mention_heads(number):
                mentions = self.members(sentence.index, head)
                for mention in mentions:
                    if mention is None:
                        continue
                    known = mention.code is not None or mention.named
                    if known or (mention.antecedent is not None and not mention.pronoun):
                        key = (number, mention.first, mention.last, mention.code)
                        found.setdefault(key, mention)
        return sorted(found.values(), key=lambda m: (m.sentence, m.start, -m.end))

    def _mention_heads(self, number: int) -> list[int]:
        """The heads of phrases that are no part of a longer mention, and the pronouns."""
        reader = self._readers[number]
        tree = reader.tree
        heads = {i for i, form in enumerate(tree.forms) if form.lower() in PERSONAL}
        for head in self._found.heads(number):
            above = tree.heads[head]
            match = reader.match_at(head)
            agent = reader.agent(above) if above >= 0 else None
            if match is not None and match.first <= above < match.last:
                continue  # `Accord` of `Government of National Accord`
            if agent is not None and tree.lemmas[head] in agent.after:
                continue  # `State` of `Secretary of State`
            if tree.deprels[head] == "appos" and head < phrase_span(tree, above)[1]:
                continue  # part of the mention of the noun it explains
            if self._is_thing(number, head):
                for child in left_modifiers(tree, head):
                    if reader.match_at(child):
                        heads.difference_update(hyphened(reader, child))
                        heads.add(child)
                continue
            heads.add(head)
        sharing = {member for head in heads for member in self._shared(number, head)}
        return sorted(heads - sharing)

    def _is_thing(self, number: int, head: int) -> bool:
        """Whether a phrase is about something that is an actor's: `an attack by X`, `US exports`.

        Its actor is named inside it, and listed there.
        """
        reader = self._readers[number]
        reading = reader.read(head)
        return (
            reading.kind == ""
            and reading.code is not None
            and reading.head == head
            and reader.match_at(head) is None
            and reader.agent(head) is None
            and reader.tree.upos[head] == "NOUN"
        )

    def lookup_span(self, sentence_index: int, first: int, last: int) -> Looked:
        """What a span of tokens that the user marked says, as far as anything is known.

        The span's head speaks first, then its other words, in case the parse is wrong about it.

        Args:
            sentence_index: the sentence's index in the article.
            first, last: the token span, last exclusive.
        """
        number = self._numbers[sentence_index]
        tree = self._readers[number].tree
        inside = range(first, last)
        for head in sorted(inside, key=lambda token: tree.heads[token] in inside):
            who = self._who(number, head)
            if who is not None and who.code is not None:
                parts = self._codes.parts(who.code)
                return Looked(who.code, parts.country, parts.role, who.entry)
        return Looked(None, None, None, None)

    def _find(self, number: int, head: int) -> Who | None:
        reader = self._readers[number]
        tree = reader.tree
        tag = tree.upos[head]
        if tag == "PRON" or (tag == "DET" and tree.forms[head].lower() in PERSONAL):
            return self._pronoun(number, head, tree.forms[head].lower())
        matched = reader.match_at(head) is not None
        if not matched and (tag in _NO_NOUN or tree.lemmas[head] in TIME_WORDS):
            return None
        if tag == "NUM" and tree.preposition(head) in _WHEN:
            return None
        person = titled_together(reader, head) or titled_before(reader, head)
        if person is not None:
            return self._who(number, person)
        reading = reader.read(head)
        if not matched and is_dual(tree, head):
            return self._dual(number, head, reading)
        if reading.head != head:
            return self._who(number, reading.head)
        if reading.code is None or reading.bare:
            return self._complete(number, head, reading)
        return self._plain(number, head, reading)

    def _plain(
        self, number: int, head: int, reading: Reading, antecedent: Who | None = None
    ) -> Who:
        code = reading.code
        country = None if code is None else self._codes.parts(code).country
        return Who(number, head, reading, country, antecedent)

    def _pronoun(self, number: int, head: int, form: str) -> Who | None:
        if form not in PERSONAL and form not in RELATIVE:
            tree = self._readers[number].tree
            if tree.deprels[head] == "expl" or form in ("this", "that", "what", "there"):
                return None
            return self._plain(number, head, self._readers[number].read(head))
        found = self._found.pronoun(number, head)
        if found is None:
            return None
        antecedent = self._of(found)
        if antecedent is None:
            return None
        reading = found.reading._replace(code=antecedent.code, entry=antecedent.entry, named=False)
        who = self._plain(number, head, reading, antecedent)
        if PERSONAL.get(form) == "p":
            who.several = antecedent.several or self._pairs().of_conjuncts(found)
        return who

    def _dual(self, number: int, head: int, reading: Reading) -> Who:
        """`Both sides`: those last named together, never a country guessed from the place."""
        several = self._pairs().named_together(number, head, reading)
        if not several:
            return self._plain(number, head, reading)
        first = several[0]
        said = Reading(first.code, first.entry, first.named, "", first.head)
        known = self._plain(self._numbers[first.sentence], first.head, said)
        known.mention = first
        reading = reading._replace(code=first.code, entry=first.entry, bare=False)
        who = self._plain(number, head, reading, known)
        who.several = several
        return who

    def _of(self, found: Found) -> Who | None:
        return self._who(found.sentence, found.head)

    def _complete(self, number: int, head: int, reading: Reading) -> Who:
        """What the phrase leaves open: from its possessor, an antecedent, the article's country."""
        tree = self._readers[number].tree
        if reading.named and reading.code is None and reading.label in self._introduced:
            first = self._introduced[reading.label]
            if first < (number, head):
                return self._plain(number, head, reading, self._who(*first))
        owned = self._by_owner(number, head, reading)
        if owned is not None and not owned.bare:
            return self._plain(number, head, owned)
        word = determiner(tree, head)
        definite = word in DEFINITE or (not word and reading.bare and not is_counted(tree, head))
        if (
            definite
            and not reading.named
            and (reading.open or reading.bare)
            and not is_specified(tree, head)
        ):
            found = self._found.description(number, head, reading, bool(word))
            antecedent = None if found is None else self._of(found)
            if found is not None and self._found.is_introduced(found) and antecedent is not None:
                first_named = antecedent.antecedent or antecedent
                return self._plain(number, head, reading, first_named)
            if antecedent is not None and antecedent.code is not None:
                code, entry = antecedent.code, antecedent.entry
                reading = reading._replace(code=code, entry=entry, bare=False)
                return self._plain(number, head, reading, antecedent)
        styled = tree.lemmas[head] in self._codes.styles and not (
            left_modifiers(tree, head) or is_specified(tree, head)
        )
        nothing = reading.code is None and (styled or not reading.named)
        if word in DEFINITE and nothing and self._found.is_country_word(number, head):
            found = self._found.country(number, head)
            if found is not None:
                reading = reading._replace(code=found.reading.code, entry=found.reading.entry)
                return self._plain(number, head, reading, self._of(found))
        if reading.bare and reading.code is not None:
            codes = self._codes
            placed = reading.code in codes.stateless or reading.code[:3] in codes.regions
            ours = owner_pronoun(tree, head)  # `our forces`: theirs who cannot be told
            first_person = ours is not None and PERSONAL[tree.forms[ours].lower()] == "s"
            if not placed and not first_person:
                reading = self._in_context(number, head, reading)
        return self._plain(number, head, reading)

    def _by_owner(self, number: int, head: int, reading: Reading) -> Reading | None:
        """`its forces`, `the country's army`: the possessor has to be looked up in the article."""
        reader = self._readers[number]
        tree = reader.tree
        if not tree.children(head):
            return None
        if reader.agent(head) is None and tree.lemmas[head] in OTHERS:
            return None
        for noun in (head, *tree.with_deprel(head, "nmod:desc")):
            for child in tree.with_deprel(noun, "nmod:poss"):
                owner = self._who(number, child)
                if owner is not None and owner.code is not None:
                    known = owner if owner.antecedent is None else owner.antecedent
                    source = self._readers[known.number].read(known.head)
                    source = source._replace(code=owner.code, entry=owner.entry, bare=False)
                    return owned_reading(reader, noun, reading, source)
        return None

    def _in_context(self, number: int, head: int, reading: Reading) -> Reading:
        """A role without a country gets that of its sentence's place, else of the article."""
        parts = None if reading.code is None else self._codes.parts(reading.code)
        if parts is not None and parts.country is not None:
            return reading  # a country that the phrase itself says gets no other one
        role = None if parts is None else parts.role
        country, basis = self._context.country(number, head, role)
        if country is None:
            return reading
        code = self._codes.compose(country, reading.code)
        return reading._replace(code=code, entry=f"{reading.entry} + {basis}", bare=False)

    def _build(
        self, number: int, head: int, reading: Reading, antecedent: ActorMention | None
    ) -> ActorMention:
        shared = self._shared(number, head)
        if shared:
            span = member_span(self._readers[number], head, shared, shared[0])
        else:
            span = named_span(self._readers[number], head)
        return self._placed(number, head, reading, antecedent, span)

    def _placed(
        self,
        number: int,
        head: int,
        reading: Reading,
        antecedent: ActorMention | None,
        span: tuple[int, int],
    ) -> ActorMention:
        sentence, tree = self._sentences[number], self._readers[number].tree
        return placed(sentence, tree, self._codes, self._text, head, reading, antecedent, span)
