"""A UD tree → its clauses: every predicate with its logical arguments, surface form undone.

Verbs, predicate adjectives and nouns, and event nouns alike become a `Clause`, so that a pattern
written in the active voice meets the passive, the relative clause, the infinitive, the participle,
`X's attack on Y` and `X launched an attack on Y` in the same shape.  Pure functions over trees.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from typing import Literal, Protocol

from eventcoder.syntax.arguments import NO_WORDS, Arguments, SyntaxWords
from eventcoder.syntax.tree import Tree, base

Modality = Literal["asserted", "future", "modal", "hypothetical", "intended", "purpose"]
#: Parts of speech that can head a clause.
PREDICATES = frozenset({"VERB", "NOUN", "PROPN", "ADJ"})
#: Relations in which a verb heads no clause of its own.
NO_CLAUSE = frozenset({"aux", "aux:pass", "amod", "compound", "case"})
UNREAL_ADJECTIVES = frozenset({"possible", "potential", "proposed", "would-be", "hypothetical"})
#: What is to come is meant, not done: `the upcoming talks`, `talks next week`.
COMING_ADJECTIVES = frozenset(
    {"planned", "future", "imminent", "upcoming", "forthcoming", "coming", "scheduled", "next"}
)
COMING_DAYS = frozenset({"tomorrow"})
#: Prepositions that put a subject into the midst of what an event noun names.
STATE_CASES = frozenset({"on", "in", "at", "behind"})


@dataclass(slots=True)
class Clause:
    """A predicate and its logical arguments, all token indices.

    Args:
        head: the trigger: verb, predicate adjective or noun, event noun.
        kind: `verb`, `predicate` (after a copula) or `noun`.
        agents: logical subjects; objects: logical objects, direct before indirect.
        modifiers: noun only: compounds and adjectives, which may name the agent.
        possessors: noun only: `X's`, which may be agent or patient.
        phrases: (marker, head) for everything a preposition, `to` or `that` attaches.
        affected: noun only: objects of the verb whose subject it is (`the attack killed X`).
        particles: of a verb, directional adverbs among them; own_particle: those that make a
            phrasal verb of it (`call off`).
        passive: surface voice; negated, modality: of the clause, shared by an event noun's verb.
        support: noun only: the verb that carries the noun (`launch`, `take place`, `kill`).
        support_kind: `light` (its subject acts), `occur` (the noun is its subject), `effect`.
        speaker: the subject of the verb of saying that the clause depends on, if any.
    """

    head: int
    kind: Literal["verb", "predicate", "noun"]
    agents: list[int]
    objects: list[int]
    phrases: list[tuple[str, int]]
    modifiers: list[int]
    possessors: list[int]
    affected: list[int]
    particles: set[str]
    passive: bool
    negated: bool
    modality: str
    support: int | None = None
    support_kind: Literal["light", "occur", "effect"] | None = None
    speaker: int | None = None
    own_particle: frozenset[str] = frozenset()


class Rules(Protocol):
    """What tells the triggers that matter."""

    def of(self, lemma: str, nominal: bool) -> object:
        """What there is for a trigger, verbal or nominal; something false where there is none."""


def clauses(
    tree: Tree, words: SyntaxWords, event_nouns: Collection[str] = frozenset()
) -> list[Clause]:
    """All clauses of a tree in text order.

    Args:
        tree: the sentence.
        words: word lists of the dictionaries (light verbs, speech verbs ...).
        event_nouns: lemmas of the nouns that name acts; only these give noun clauses.
    """
    return ClauseBuilder(tree, words, event_nouns).build()


class ClauseBuilder:
    """Builds the clauses of one tree; `arguments` stays useful to the matcher afterwards."""

    __slots__ = ("arguments", "event_nouns", "speaking", "tree", "words")

    def __init__(self, tree: Tree, words: SyntaxWords, event_nouns: Collection[str]) -> None:
        self.tree, self.words, self.event_nouns = tree, words, event_nouns
        self.arguments = Arguments(tree, words)
        speech = words["speech_verbs"]
        self.speaking = {i for i, lemma in enumerate(tree.lemmas) if lemma in speech}

    def build(self, wanted: Rules | None = None) -> list[Clause]:
        """The clauses in text order.

        Args:
            wanted: tells the triggers to build clauses for; `None`: all.
        """
        found = []
        tree = self.tree
        for index, (upos, lemma) in enumerate(zip(tree.upos, tree.lemmas, strict=True)):
            if upos not in PREDICATES:
                continue
            if upos == "VERB":
                if tree.deprels[index] not in NO_CLAUSE and (
                    wanted is None or wanted.of(lemma, False)
                ):
                    found.append(self.verb(index))
            elif upos != "ADJ" and lemma in self.event_nouns:
                if not self.is_name_part(index) and (wanted is None or wanted.of(lemma, True)):
                    found.append(self.noun(index))
            elif self.is_predicate(index, upos, tree.deprels[index]) and (
                wanted is None or wanted.of(lemma, False)
            ):
                found.append(self.predicate(index))
        return found

    def is_predicate(self, index: int, upos: str, relation: str) -> bool:
        """`is ready to`, `is the largest donor to`; an adjective also where no copula stands."""
        if upos == "PROPN":
            return False
        if upos == "NOUN":
            return self.tree.child(index, "cop") is not None
        if relation in ("xcomp", "acl", "advcl"):
            return True
        # "is committed to" may be read as a passive
        return self.tree.child(index, "cop", "aux:pass") is not None

    def is_name_part(self, index: int) -> bool:
        """`Peace Talks Committee`, `March 16`: a noun within a name or date is no event."""
        tree = self.tree
        if tree.deprels[index] in ("compound", "flat"):
            return True
        if tree.upos[index] != "PROPN":
            return False
        time = tree.lemmas[index] in self.words["time_nouns"]  # "in March" is no march
        return time or tree.child(index, "nummod") is not None

    def verb(self, head: int) -> Clause:
        get = self.arguments
        return Clause(
            head,
            "verb",
            get.agents(head),
            get.objects(head),
            get.phrases(head),
            [],
            [],
            [],
            get.particles(head),
            get.is_passive(head),
            get.negated(head),
            get.modality(head),
            speaker=self.speaker(head),
            own_particle=self.own_particle(head),
        )

    def own_particle(self, verb: int) -> frozenset[str]:
        """The particles that make a phrasal verb of a verb."""
        found = self.tree.with_deprel(verb, "compound:prt")
        return frozenset([self.tree.lemmas[c] for c in found]) if found else NO_WORDS

    def predicate(self, head: int) -> Clause:
        get = self.arguments
        subject = get.surface_subject(head)
        return Clause(
            head,
            "predicate",
            [] if subject is None else [subject],
            [],
            get.phrases(head),
            [],
            [],
            [],
            set(),
            False,
            get.negated(head),
            get.modality(head),
            speaker=self.speaker(head),
        )

    def noun(self, head: int) -> Clause:
        tree, get = self.tree, self.arguments
        agents = [n for marker, n in get.phrases(head) if marker == "by" and tree.upos[n] != "VERB"]
        if not agents:  # "the bombing [of the market by rebels]": attachment is a guess
            agents = [
                n
                for _, patient in get.phrases(head)
                for marker, n in get.phrases(patient)
                if marker == "by" and tree.upos[patient] != "VERB" and tree.upos[n] != "VERB"
            ]
        agents += [a for _, n in get.phrases(head) if (a := self.linking_agent(n)) is not None]
        subject = get.surface_subject(head) if not agents and self.is_state(head) else None
        if subject is not None:
            agents = [get.resolve(subject)]
        clause = Clause(
            head,
            "noun",
            agents,
            [],
            list(get.phrases(head)),
            [
                c
                for c in tree.children(head)
                if tree.deprels[c] in ("compound", "amod", "nmod:desc", "nmod:unmarked", "nmod")
                and c < head
            ],
            [get.resolve(c) for c in tree.children(head) if tree.deprels[c] == "nmod:poss"],
            [],
            set(),
            False,
            get.negated(head),
            self.noun_modality(head),
        )
        self.lean_on_verb(clause)
        if not clause.affected:
            clause.affected = self.told_effects(head)
        return clause

    def told_effects(self, head: int) -> list[int]:
        """Whom an act befell as a clause on its noun tells: `the attack that killed X`."""
        tree, get = self.tree, self.arguments
        return [
            patient
            for verb in tree.with_deprel(head, "acl:relcl", "acl")
            if tree.upos[verb] == "VERB" and head in get.agents(verb)
            for patient in self.affected(verb) or ()
        ]

    def is_state(self, head: int) -> bool:
        """Whether an event noun says what its subject does: `are on strike`, `was behind it`."""
        case = self.tree.child(head, "case")
        copula = self.tree.child(head, "cop")
        return copula is not None and case is not None and self.tree.lemmas[case] in STATE_CASES

    def linking_agent(self, verb: int) -> int | None:
        """The agent of a participle that only links a noun to its agent: `talks led by X`."""
        tree = self.tree
        if tree.upos[verb] != "VERB" or not self.arguments.is_passive(verb):
            return None
        if tree.lemmas[verb] not in self.words["light_verbs"]:
            return None
        agents = self.arguments.agents(verb)
        return agents[0] if agents else None

    def noun_modality(self, head: int) -> str:
        """`modal` for `a possible attack`, `intended` for what is still to come."""
        tree = self.tree
        for child in tree.children(head):
            lemma = tree.lemmas[child]
            if tree.deprels[child] == "amod":
                if lemma in UNREAL_ADJECTIVES:
                    return "modal"
                if lemma in COMING_ADJECTIVES:
                    return "intended"
            elif lemma in COMING_DAYS or (lemma in self.words["time_nouns"] and self.coming(child)):
                return "intended"  # "talks tomorrow", "the march this coming Friday"
        return "asserted"

    def coming(self, time: int) -> bool:
        """Whether a time is still to come: `next week`, `this coming Friday`."""
        tree = self.tree
        return any(tree.lemmas[c] in COMING_ADJECTIVES for c in tree.with_deprel(time, "amod"))

    def lean_on_verb(self, clause: Clause) -> None:
        """Let an event noun take arguments, polarity and modality from the verb that carries it."""
        tree, get = self.tree, self.arguments
        verb, relation = self.carrier(clause.head)
        if verb is None:
            self.lean_on_adjective(clause)
            return
        lemma = tree.lemmas[verb]
        as_object = clause.head in get.objects(verb) or relation in ("obl", "conj-obl")
        light = lemma in self.words["light_verbs"] or any(
            f"{lemma} {particle}" in self.words["light_verbs"] for particle in get.particles(verb)
        )
        if as_object and light and relation != "nsubj":
            clause.support_kind = "light"
            clause.agents = clause.agents or get.agents(verb)
            clause.phrases = clause.phrases + [p for p in get.phrases(verb) if p[1] != clause.head]
        elif not as_object and (affected := self.affected(verb)) is not None:
            clause.support_kind = "effect"
            clause.affected = [o for o in affected if o != clause.head]
        elif not as_object and lemma in self.words["occur_verbs"]:
            clause.support_kind = "occur"
            clause.phrases = clause.phrases + [p for p in get.phrases(verb) if p[1] != clause.head]
        else:
            return
        clause.support = verb
        clause.negated = clause.negated or get.negated(verb)
        modality = get.modality(verb)
        if modality != "asserted" and lemma in self.words["end_verbs"]:
            modality = "hypothetical"  # "the offensive will end" announces none
        clause.modality = modality if clause.modality == "asserted" else clause.modality
        clause.speaker = self.speaker(verb)

    def lean_on_adjective(self, clause: Clause) -> None:
        """`X was responsible for the raid`, `those guilty of the raid`: whose deed it was."""
        tree, get = self.tree, self.arguments
        noun = clause.head
        while tree.deprels[noun] == "conj" and tree.upos[tree.heads[noun]] in ("NOUN", "PROPN"):
            noun = tree.heads[noun]
        adjective = tree.heads[noun]
        if adjective < 0 or tree.upos[adjective] != "ADJ":
            return
        if (
            f"{tree.lemmas[adjective]} {tree.preposition(noun)}"
            not in self.words["light_predicates"]
        ):
            return
        of_noun = tree.deprels[adjective] == "amod"
        clause.agents = clause.agents or (
            [tree.heads[adjective]] if of_noun else get.agents(adjective)
        )
        clause.support, clause.support_kind = adjective, "light"
        clause.negated = clause.negated or get.negated(adjective)
        if clause.modality == "asserted":
            clause.modality = get.modality(adjective)
        clause.speaker = self.speaker(adjective)

    def affected(self, verb: int) -> list[int] | None:
        """What an act befalls: `killed X`, `tore into X`; `None`: its verb is no such verb."""
        lemma, effects = self.tree.lemmas[verb], self.words["effect_verbs"]
        phrases = self.arguments.phrases(verb)
        befallen = [head for marker, head in phrases if f"{lemma} {marker}" in effects]
        if befallen or lemma in effects:
            return befallen + self.arguments.objects(verb)
        return None

    def carrier(self, noun: int) -> tuple[int | None, str]:
        """The verb a noun is subject, object or oblique of; a conjunct counts as the first."""
        tree = self.tree
        while tree.deprels[noun] == "conj" and tree.upos[tree.heads[noun]] in ("NOUN", "PROPN"):
            noun = tree.heads[noun]
        head, relation = tree.heads[noun], base(tree.deprels[noun])
        if relation == "acl:relcl" or head < 0:
            return None, ""
        if tree.upos[head] == "VERB" and relation in ("obj", "nsubj", "obl"):
            return head, "obj" if tree.deprels[noun] == "nsubj:pass" else relation
        return None, ""

    def speaker(self, head: int) -> int | None:
        """Who says the clause: subject of the governing (or parenthetical) verb of saying."""
        if not self.speaking:
            return None
        tree = self.tree
        node = head
        for ancestor in tree.ancestors(head):
            if ancestor in self.speaking and base(tree.deprels[node]) in (
                "ccomp",
                "parataxis",
                "xcomp",
            ):
                agents = self.arguments.agents(ancestor)
                return agents[0] if agents else None
            node = ancestor
        for child in tree.with_deprel(head, "parataxis"):
            if child in self.speaking:
                agents = self.arguments.agents(child)
                return agents[0] if agents else None
        return None
