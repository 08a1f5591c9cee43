"""What a pattern is once it is read: trigger, roles and slots, ready for matching.

`dictionaries/README.md` is the manual of the pattern language, `pattern_reader` reads it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from itertools import groupby
from typing import Literal

from eventcoder.lexicon.entries import Where

RoleName = Literal["SOURCE", "TARGET", "ACTION", "*"]
SlotKind = Literal["object", "prep", "to", "that", "particle", "between"]

#: What may stand in a role's constraint besides words and role codes: an actor that the
#: dictionaries know, a whole country, a place, a coordination, more than one.
KINDS = frozenset({"actor", "country", "place", "joined", "plural", "own"})


@dataclass(frozen=True)
class Words:
    """What a word of a pattern accepts: single lemmas, and phrases of several words, head last.

    `kinds`, in the constraint of a role only, are role codes of the actor (`MIL`) and `KINDS`.
    """

    single: frozenset[str]
    phrases: tuple[tuple[str, ...], ...] = ()
    phrasal: tuple[tuple[str, str], ...] = ()  # phrasal verbs: `carry_out`, or `carry out` in a set
    text: str = ""
    kinds: frozenset[str] = frozenset()

    @cached_property
    def by_head(self) -> Mapping[str, tuple[tuple[str, ...], ...]]:
        """The phrases by their heads, since few of a long list have the head in question."""
        by_head: dict[str, tuple[tuple[str, ...], ...]] = {}
        for phrase in self.phrases:
            by_head[phrase[-1]] = (*by_head.get(phrase[-1], ()), phrase)
        return by_head

    @cached_property
    def deeds(self) -> Mapping[str, tuple[tuple[str, ...], ...]]:
        """What phrases and phrasal verbs put beside a verb, by that verb: `bribe` by `take`."""
        deeds: dict[str, tuple[tuple[str, ...], ...]] = {}
        for verb, *rest in (*self.phrases, *self.phrasal):
            deeds[verb] = (*deeds.get(verb, ()), tuple(rest))
        return deeds

    @cached_property
    def lemmas(self) -> frozenset[str]:
        """Every lemma by which an actor or a deed may be so called."""
        return frozenset({*self.single, *self.by_head, *self.deeds})

    @property
    def heads(self) -> frozenset[str]:
        """Every lemma that the head may have."""
        nouns = {phrase[-1] for phrase in self.phrases}
        return self.single | nouns | {verb for verb, _ in self.phrasal}


#: No constraint, where one of two roles has one.
NO_WORDS = Words(frozenset())


@dataclass(frozen=True, slots=True)
class Slot:
    """One slot after the trigger.

    `kind`: `object` (a bare role or words), `prep` (introduced by one of `markers`), `to`
    (infinitive or `to` phrase), `that` (complement clause), `particle` (bare `markers`), `between`
    (the members of a coordination, introduced by one of `markers`).
    `role` is set where an actor or an act fills it, `words` where words do (head last); with both,
    the actor's phrase must be headed by one of the words; `between` has the words of its source and
    those of its target, or none.
    """

    kind: SlotKind
    markers: frozenset[str] = frozenset()
    role: RoleName | None = None
    words: tuple[Words, ...] = ()
    optional: int = 0  # 0: must be filled; n > 0: all slots of optional group n are filled, or none
    inner: bool = False  # stands after an infinitive or clause: `agree to boost trade`

    def __str__(self) -> str:
        """The slot as the pattern language writes it."""
        filler = written_role(self.role, self.words)
        if self.kind == "between":
            source, target = self.words or (NO_WORDS, NO_WORDS)
            filler = f"{written_role('SOURCE', (source,))} and {written_role('TARGET', (target,))}"
        marker = "that" if self.kind == "that" else written_markers(self.markers)
        return " ".join(part for part in (marker, filler) if part)


def written_role(role: str | None, words: tuple[Words, ...]) -> str:
    """A role, with its constraint if there is one; without a role the words."""
    text = " ".join(word.text for word in words)
    return f"{role}:{text}" if role and text else role or text


def written_markers(markers: frozenset[str]) -> str:
    """Prepositions as a choice: `on|upon`, and `back to|into` for `back to` and `back into`."""
    columns = zip(*(marker.split() for marker in markers), strict=True)
    return " ".join("|".join(sorted(set(column))) for column in columns)


def written_slots(slots: tuple[Slot, ...]) -> list[str]:
    """Slots as the pattern language writes them, each optional group in its brackets."""
    return [
        f"({text})" if number else text
        for number, group in groupby(slots, key=lambda slot: slot.optional)
        for text in [" ".join(map(str, group))]
    ]


def group_slots(slots: tuple[Slot, ...]) -> tuple[tuple[Slot, ...], ...]:
    """Slots by optional group, the required ones first; within a group words before roles."""
    numbers = sorted({slot.optional for slot in slots} | {0})
    grouped = ((slot for slot in slots if slot.optional == number) for number in numbers)
    return tuple(tuple(sorted(group, key=lambda s: s.role is not None)) for group in grouped)


@dataclass(frozen=True)
class Pattern:
    """A compiled pattern.

    Args:
        subject: role of the subject of a verbal pattern (`None` for a nominal one).
        subject_words, subject_slots: the phrase `[attack by SOURCE]` where the subject is one;
            words beside a role say what must head the role's phrase.
        modifiers: words that must modify a nominal trigger.
        copular: whether the trigger is an adjective or noun after `be`.
        negative: whether it tells of what is not done (`SOURCE not comment`): the clause must be
            negated, and what the pattern says stands.
    """

    text: str
    where: Where
    nominal: bool
    copular: bool
    trigger: Words
    subject: RoleName | None = None
    subject_words: tuple[Words, ...] = ()
    subject_slots: tuple[Slot, ...] = ()
    modifiers: tuple[Words, ...] = ()
    slots: tuple[Slot, ...] = ()
    negative: bool = False

    @cached_property
    def subject_name(self) -> str:
        """What `explain` calls the subject; nothing for a nominal pattern."""
        if self.nominal:
            return ""
        return f"its subject {self.subject or self.subject_words[0].text}"

    @cached_property
    def groups(self) -> tuple[tuple[Slot, ...], ...]:
        """The slots as they are filled: those that must be, then each optional group.

        Words come before bare roles, so that `gave the rebels aid` finds both objects.
        """
        return group_slots(self.slots)

    @cached_property
    def may_lack_target(self) -> bool:
        """Whether an optional group holds the target."""
        return any(slot.role == "TARGET" for group in self.groups[1:] for slot in group)

    @cached_property
    def subject_groups(self) -> tuple[tuple[Slot, ...], ...]:
        """The same for the slots of the subject's phrase."""
        return group_slots(self.subject_slots)

    @cached_property
    def particles(self) -> frozenset[str]:
        """Particles that the pattern itself names: `off` of `call_off`, `out` of `pull out`."""
        own = {particle for _, particle in self.trigger.phrasal}
        return frozenset(own | {m.split(" ")[0] for slot in self.slots for m in slot.markers})

    def needed(self, lemma: str) -> list[frozenset[str]]:
        """Sets of words; a sentence that holds none of some set cannot match the pattern.

        The smallest first; no set: any sentence may do.  What actors and prepositions ask for is
        left to `hints`; optional slots ask for nothing.

        Args:
            lemma: of the trigger, which may be one of a set or the head of a phrase.
        """
        asked: list[frozenset[str]] = []
        if lemma not in self.trigger.single and not self.trigger.phrasal:
            asked.append(frozenset(p[0] for p in self.trigger.phrases if p[-1] == lemma))
        words = [*self.modifiers, *(self.subject_words if self.subject is None else ())]
        slots = (*self.groups[0], *(self.subject_groups[0] if self.subject is None else ()))
        words += [word for slot in slots if not slot.role for word in slot.words]
        asked += [word.heads for word in words]
        return sorted(asked, key=len)

    @cached_property
    def hints(self) -> tuple[frozenset[str], ...]:
        """What `needed` leaves out, likewise sets of which a sentence must hold a word.

        How its prepositions begin, and the words that must head a role's phrase or say what is done
        there: sets too large, or of too many patterns, to file patterns under.
        """
        slots = (*self.groups[0], *(self.subject_groups[0] if self.subject is None else ()))
        markers = [slot.markers for slot in slots if self._is_marked(slot)]
        roles = [slot.words for slot in slots if slot.role and slot.words]
        if self.subject is not None and self.subject_words:
            roles.append(self.subject_words)
        return (
            *(frozenset(marker.split(" ")[0] for marker in found) for found in markers),
            *(words[-1].lemmas for words in roles if not words[-1].kinds),
        )

    def _is_marked(self, slot: Slot) -> bool:
        """Whether a slot can only be filled behind one of its markers.

        An indirect object needs no `to`, a clause no `that`, an owner no `of`, an event noun's own
        actors nothing.
        """
        if not slot.markers or not slot.markers.isdisjoint(("to", "that", "of")):
            return False
        return not (self.nominal and slot.role in ("SOURCE", "TARGET"))

    @property
    def written(self) -> str:
        """The pattern in the pattern language; reading it gives this pattern again."""
        words = [word.text for word in (*self.modifiers, self.trigger)]
        if not self.nominal:
            subject = written_role(self.subject, self.subject_words)
            if self.subject is None:
                subject = f"[{' '.join([subject, *written_slots(self.subject_slots)])}]"
            grammar = ["not"] * self.negative + ["be"] * self.copular
            words = [subject, *grammar, *words]
        return " ".join([*words, *written_slots(self.slots)])

    @property
    def roles(self) -> frozenset[str]:
        """The roles the pattern names anywhere."""
        named: set[str | None] = {self.subject}
        for slot in (*self.slots, *self.subject_slots):
            named |= {"SOURCE", "TARGET"} if slot.kind == "between" else {slot.role}
        return frozenset(role for role in named if role)
