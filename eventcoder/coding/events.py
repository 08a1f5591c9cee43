"""An article's sentences → its events."""

from __future__ import annotations

import datetime as dt
import hashlib
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from functools import cached_property, partial
from typing import Any, NamedTuple

from eventcoder.coding.actors import ActorIndex, ArticleActors
from eventcoder.coding.acts import Act
from eventcoder.coding.casualties import casualties
from eventcoder.coding.dates import ArticleDates, event_date, extent, is_background
from eventcoder.coding.given import GivenAct, MarkedSpan, given_acts
from eventcoder.coding.merging import with_merged_ids
from eventcoder.coding.places import (
    ArticlePlaces,
    EventPlaces,
    PlaceIndex,
    dateline_place,
    event_clause,
)
from eventcoder.coding.places.clause import VIOLENT
from eventcoder.coding.private import is_private_act, placed_code, public_code
from eventcoder.coding.sentence import CodedAct, SentenceReader
from eventcoder.gazetteer import Gazetteer
from eventcoder.lexicon.entries import CameoCode, CompositionEntry, Dictionaries
from eventcoder.lexicon.index import RuleIndex, compile_rules
from eventcoder.lexicon.load import collector_paused
from eventcoder.model import (
    ActorMention,
    Article,
    DateMention,
    Event,
    PlaceMention,
    Problem,
    Sentence,
)
from eventcoder.syntax.arguments import SyntaxWords
from eventcoder.syntax.tree import Tree


@dataclass(frozen=True, slots=True)
class Lexicon:
    """The dictionaries in the form that coding uses: compiled once, never changed.

    `problems` are the patterns that could not be read; they are left out.
    """

    dictionaries: Dictionaries
    rules: RuleIndex
    words: SyntaxWords
    actors: ActorIndex
    places: PlaceIndex
    problems: tuple[Problem, ...] = ()

    @classmethod
    def compile(cls, dictionaries: Dictionaries) -> Lexicon:
        """Compile dictionaries."""
        with collector_paused():
            rules, problems = compile_rules(dictionaries)
        return cls.of(dictionaries, rules, problems)

    @classmethod
    def of(
        cls, dictionaries: Dictionaries, rules: RuleIndex, problems: Sequence[Problem] = ()
    ) -> Lexicon:
        """Dictionaries whose patterns are compiled."""
        with collector_paused():
            return cls(
                dictionaries,
                rules,
                SyntaxWords(dictionaries.syntax),
                ActorIndex(dictionaries),
                PlaceIndex(dictionaries, Gazetteer()),
                tuple(problems),
            )


#: What ends no noun phrase: `men armed [with rifles]` are men once the rifles are the act's.
LOOSE_ENDS = ("cc", "punct", "case", "mark", "acl", "amod")


class ActorFields(NamedTuple):
    """An event's source or target as the output record has it."""

    code: str | None = None
    text: str | None = None
    start: int | None = None
    end: int | None = None
    country: str | None = None
    role: str | None = None


class _Where:
    """An article's places, found only where an event or an actor asks for one.

    It knows nothing of the coder and the actors that hold it: without a ring of references an
    article's objects go when it is coded, and the garbage collector has little to look for.
    `taken` is set before anybody asks.
    """

    def __init__(
        self, index: PlaceIndex, article: Article, pairs: Sequence[tuple[Sentence, Tree]]
    ) -> None:
        self.index, self.article, self.pairs = index, article, pairs
        self.taken: Collection[tuple[int, int]] = ()
        self._places: ArticlePlaces | None = None

    @property
    def places(self) -> ArticlePlaces:
        if self._places is None:  # a `cached_property` takes a lock
            dateline = dateline_place(self.index, self.article)
            self._places = ArticlePlaces(self.index, self.pairs, self.taken, dateline)
        return self._places

    @cached_property
    def events(self) -> EventPlaces:
        """Gives events their places."""
        return EventPlaces(self.article, self.places, self.index)

    def heads(self, sentence_index: int) -> set[int]:
        """The head tokens of the places that a sentence names."""
        return {place.head for place in self.places.mentions(sentence_index)}

    def all_mentions(self) -> list[PlaceMention]:
        """Every place of the article."""
        return [m for sentence, _ in self.pairs for m in self.places.mentions(sentence.index)]


class ArticleCoder:
    """Codes one article.

    Args:
        article: the article; sentences: its parsed sentences in order; lexicon: the dictionaries.
        explain: whether the readers keep all clauses, and what was tried and did not fire.
    """

    def __init__(
        self,
        article: Article,
        sentences: Sequence[Sentence],
        lexicon: Lexicon,
        explain: bool = False,
    ) -> None:
        self.article, self.sentences, self.lexicon = article, sentences, lexicon
        self.trees = [Tree(sentence.tokens) for sentence in sentences]
        self._pairs = pairs = list(zip(sentences, self.trees, strict=True))
        # each needs the other: a bare role takes the country of a place, a place is no actor's name
        self.where = _Where(lexicon.places, article, pairs)
        dateline = next((s for s in article.segments if s.kind == "dateline"), None)
        words = article.text[dateline.start : dateline.end] if dateline is not None else ""
        self.actors = ArticleActors(
            lexicon.actors,
            pairs,
            article.date,
            article.text,
            self.where.all_mentions,
            lexicon.actors.country_of_dateline(words),
        )
        self.where.taken = self.actors.name_tokens()
        caption = article.date_basis == "caption"
        self.published: dt.date | None = None if caption else article.date
        self.not_before: dt.date | None = article.date if caption else None
        self.readers = [
            SentenceReader(
                sentence,
                tree,
                self.actors,
                lexicon.rules,
                lexicon.words,
                explain,
                partial(self.where.heads, sentence.index),
            )
            for sentence, tree in pairs
        ]

    @property
    def places(self) -> ArticlePlaces:
        """The article's places."""
        return self.where.places

    @cached_property
    def dates(self) -> ArticleDates:
        """The article's dates, found only where an event asks for one."""
        return ArticleDates(self._pairs, self.published, self.not_before)

    def events(self) -> list[Event]:
        """Every telling of an event, in the order of the sentences, merged ids filled in."""
        if self.article.mentions is not None:
            found = [self.given_event(given) for given in given_acts(self.article, self.readers)]
        else:
            found = [
                event
                for reader in self.readers
                for coded in reader.coded()
                if (event := self.event(reader, coded)) is not None
            ]
        found = with_merged_ids(_distinct(found))
        return self.where.events.inferred(found) if found else found

    def event(self, reader: SentenceReader, coded: CodedAct) -> Event | None:
        """The event of a coded act; `None` where neither actor has a code or both are the same."""
        source, target = told(coded.source.mention), told(coded.target.mention)
        known = [m is not None and m.code is not None for m in (source, target)]
        if not any(known):
            return self.placed(reader, coded, source, target)
        if needs_both(coded) and not all(known):
            return None
        if source is not None and target is not None and same_actor(source, target):
            if not isinstance(coded.act.rule.entry, CompositionEntry):
                return None
            target = self.beyond(reader, coded.act, source)
        cameo = self.public(reader, coded, source, target)
        if cameo is None:
            return None
        source = self.trimmed(reader.tree, source, target, coded.act)
        target = self.trimmed(reader.tree, target, source, coded.act)
        # a target that no slot holds (`a ceasefire in Gaza`) may be the place as well
        actors = (source, None if coded.act.assumed else target)
        heads = [m.head for m in actors if m is not None]
        return self.record(reader, coded.act, cameo, _fields(source), _fields(target), heads)

    def placed(
        self,
        reader: SentenceReader,
        coded: CodedAct,
        source: ActorMention | None,
        target: ActorMention | None,
    ) -> Event | None:
        """The event of an act by nobody known: where it happened is its source.

        CAMEO codebook, usage of 1833 and 185: of an attack by somebody unidentified the location is
        coded as the source.  The row `when: placed` says for which acts this holds.
        """
        speakers = self.lexicon.words["first_and_second_person"]
        heads = [h for h in (coded.source.head, coded.target.head) if h is not None]
        named = coded.act.clause.kind == "noun" and coded.act.clause.support is None
        told_who = named or not self.is_unidentified(reader, coded)
        cameo = None if told_who else placed_code(coded.code, self.lexicon.rules)
        if cameo is None or any(reader.tree.lemmas[h].lower() in speakers for h in heads):
            return None
        code = self.lexicon.dictionaries.ontology.codes[cameo]
        told_at = self.place_fields(reader, coded.act, code, ActorFields(), heads)
        country, words = told_at.get("place_country"), told_at.get("place_text")
        if country is None or words is None:
            return None
        actor = _fields(source)
        if source is None:
            start = self.article.text.find(words, reader.sentence.start)
            if start < 0:
                return None
            actor = ActorFields(text=words, start=start, end=start + len(words))
        actor = actor._replace(code=country, country=country)
        return self.record(reader, coded.act, cameo, actor, _fields(target), heads)

    def is_unidentified(self, reader: SentenceReader, coded: CodedAct) -> bool:
        """Whether nothing tells who acts: the source is unstated, a crowd, or what it was done by.

        `Thousands marched`, `drivers picketed`, `a bomb went off`; one driver or a stranger's name
        is somebody.
        """
        head = coded.source.head
        if head is None or coded.act.rule.pattern.subject_words:
            return True
        return reader.tree.upos[head] == "NUM" or reader.tree.xpos[head] == "NNS"

    def beyond(self, reader: SentenceReader, act: Act, source: ActorMention) -> ActorMention | None:
        """Whom it is aimed at when somebody tells of their own act: `Iran vowed it would hit X`."""
        aims = act.inner.targets if act.inner is not None else []
        found = (told(reader.mention(head)) for head in aims)
        return next((m for m in found if m is not None and not same_actor(source, m)), None)

    def public(
        self,
        reader: SentenceReader,
        coded: CodedAct,
        source: ActorMention | None,
        target: ActorMention | None,
    ) -> str | None:
        """The code of an act unless it is one of private life; `None` where it is no event."""
        private = is_private_act(
            reader.tree,
            (coded.source.head, coded.target.head),
            (source, target),
            self.lexicon.dictionaries.ontology.private,
            self.lexicon.words["first_and_second_person"],
        )
        return public_code(coded.code, private, self.lexicon.rules)

    def trimmed(
        self, tree: Tree, mention: ActorMention | None, other: ActorMention | None, act: Act
    ) -> ActorMention | None:
        """The mention without phrases that are not its own: `the surrender of X [to Y]`.

        A phrase that the parser hangs on an actor, but that holds the other actor or words of the
        pattern (`gave the villagers [with tents]`), is the verb's.
        """
        if mention is None:
            return None
        foreign = [i for i in act.used if mention.head < i < mention.last]
        if other is not None and mention.head < other.head < mention.last:
            foreign.append(other.head)
        last = min((min(tree.descendants(i)) for i in foreign), default=mention.last)
        if not mention.head < last < mention.last:
            return mention
        while last - 1 > mention.head and tree.deprels[last - 1] in LOOSE_ENDS:
            last -= 1
        end = tree.ends[last - 1]
        return mention._replace(last=last, end=end, text=self.article.text[mention.start : end])

    def given_event(self, given: GivenAct) -> Event:
        return self.record(
            given.reader,
            given.act,
            given.code,
            self.marked(given.source),
            self.marked(given.target),
            [span.head for span in (given.source, given.target) if span is not None],
        )

    def marked(self, span: MarkedSpan | None) -> ActorFields:
        if span is None:
            return ActorFields()
        code, country, role, _ = self.actors.lookup_span(span.sentence, span.first, span.last)
        start, end = span.mention.start, span.mention.end
        return ActorFields(code, self.article.text[start:end], start, end, country, role)

    def record(
        self,
        reader: SentenceReader,
        act: Act,
        cameo: str,
        source: ActorFields,
        target: ActorFields,
        actor_heads: list[int],
    ) -> Event:
        sentence, tree = reader.sentence, reader.tree
        trigger = reader.position(act)
        start, end = trigger_span(tree, act)
        when = event_date(
            tree,
            trigger,
            self.dates.mentions(sentence.index),
            self.published,
            act.modality == "asserted",
        )
        killed, injured = casualties(tree, act.clause, reader.arguments, self.lexicon.words)
        code = self.lexicon.dictionaries.ontology.codes[cameo]
        own_id = event_id(self.article.id, cameo, start, end, source, target)
        return Event.of(
            {
                "event_id": own_id,
                "merged_id": own_id,
                "article_id": self.article.id,
                "sentence": sentence.index,
                "sentence_text": self.article.text[sentence.start : sentence.end],
                "start": start,
                "end": end,
                "trigger": self.article.text[start:end],
                "cameo": cameo,
                "cameo_label": code.label,
                "root": code.root,
                "plover": code.plover,
                "quad": code.quad,
                "goldstein": code.goldstein,
                "rule": act.rule.name,
                "killed": killed,
                "injured": injured,
                **_prefixed("source", source),
                **_prefixed("target", target),
                **self.date_fields(tree, when, act),
                **self.place_fields(reader, act, code, target, actor_heads),
            }
        )

    def place_fields(
        self,
        reader: SentenceReader,
        act: Act,
        code: CameoCode,
        target: ActorFields,
        actor_heads: list[int],
    ) -> dict[str, Any]:
        """The place that the event's own clause tells, or the one of its noun, or its sentence."""
        tree = reader.tree
        hit = next((head for head in actor_heads if _lies_in(tree, head, target)), None)
        struck, material = code.goldstein <= VIOLENT, code.quad in (2, 4)
        clauses = [
            event_clause(tree, trigger, actor_heads, hit, struck, self.lexicon.words, material)
            for trigger in dict.fromkeys((reader.position(act), act.clause.head))
        ]
        return self.where.events.told(reader.sentence.index, clauses)

    def date_fields(self, tree: Tree, when: DateMention | None, act: Act) -> dict[str, Any]:
        """The event's own date; without one, the publication date for what is told as done."""
        if when is not None:
            first, last, precision = extent(tree, when, self.published)
            return {
                "date": first.isoformat() if first else None,
                "date_text": self.article.text[when.start : when.end],
                "date_end": last.isoformat() if last else None,
                "date_precision": precision if first else None,
                "background": int(is_background(last, self.dates.appeared())),
            }
        if self.published is not None and act.modality == "asserted":
            day = self.published.isoformat()
            return {"date": day, "date_end": day, "date_precision": "day"}
        return {}


def _lies_in(tree: Tree, head: int, actor: ActorFields) -> bool:
    if actor.start is None or actor.end is None:
        return False
    return actor.start <= tree.starts[head] < actor.end


def told(mention: ActorMention | None) -> ActorMention | None:
    """The phrase a pronoun stands for in its own sentence: `X said it attacked` is told of X.

    A pronoun that leads to another sentence stays as it is: an event's words are of its sentence.
    """
    found = mention
    while found is not None and found.antecedent is not None and found.pronoun:
        if found.antecedent.sentence != found.sentence:
            return mention
        found = found.antecedent
    return found


def same_actor(one: ActorMention, other: ActorMention) -> bool:
    """The same words, or the same named actor told twice (`France ... its partners`)."""
    if one.code == other.code and one.text == other.text:
        return True
    named = one.entry is not None and one.entry.startswith("actors/")
    return named and one.entry == other.entry and one.code == other.code


def needs_both(coded: CodedAct) -> bool:
    """Whether an act is an event only with both actors.

    `Press conference` and `the Gaza ceasefire` name a thing, not a happening: so an event noun that
    no verb carries and whose only actor is a bare modifier.  Violence that is named has happened,
    and acts of material conflict stand.
    """
    act = coded.act
    actors = {*act.sources, *act.targets}
    bare = act.clause.kind == "noun" and act.clause.support is None
    return bare and actors <= set(act.clause.modifiers) and int(coded.code[:2]) < 14


def trigger_span(tree: Tree, act: Act) -> tuple[int, int]:
    """Characters of the trigger: its head and the pattern's words that stand next to it."""
    first = last = act.clause.head
    while first - 1 in act.used:
        first -= 1
    while last + 1 in act.used:
        last += 1
    return tree.starts[first], tree.ends[last]


def event_id(
    article_id: str, cameo: str, start: int, end: int, source: ActorFields, target: ActorFields
) -> str:
    """Identity by content: the same words coded the same way have the same id, run after run."""
    parts = (
        article_id,
        cameo,
        start,
        end,
        source.start,
        source.end,
        source.code,
        target.start,
        target.end,
        target.code,
    )
    return hashlib.sha256("\x1f".join(map(str, parts)).encode()).hexdigest()[:16]


def _fields(mention: ActorMention | None) -> ActorFields:
    if mention is None:
        return ActorFields()
    return ActorFields(
        mention.code, mention.text, mention.start, mention.end, mention.country, mention.role
    )


def _prefixed(role: str, actor: ActorFields) -> dict[str, Any]:
    return {
        f"{role}_code": actor.code,
        f"{role}_text": actor.text,
        f"{role}_start": actor.start,
        f"{role}_end": actor.end,
        f"{role}_country": actor.country,
        f"{role}_role": actor.role,
    }


def _distinct(events: list[Event]) -> list[Event]:
    """Events without exact repeats (two patterns, one reading), first come first kept."""
    return list({event.event_id: event for event in reversed(events)}.values())[::-1]
