"""The pattern language: a small sentence in the active voice, read and compiled.

`dictionaries/README.md` is its manual.  `pattern_grammar` reads the brackets, bars and sets; the
order of the elements then says what is trigger, object, preposition or complement.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Literal

from eventcoder.errors import DictionaryError
from eventcoder.lexicon.entries import Where
from eventcoder.lexicon.pattern_grammar import (
    PREPOSITIONS,
    Choice,
    Element,
    Group,
    elements_of,
    is_kind,
    is_preposition,
    is_role,
    is_word,
)
from eventcoder.lexicon.patterns import NO_WORDS, Pattern, RoleName, Slot, SlotKind, Words


class _Compiler:
    """Elements → `Pattern`, knowing the word sets."""

    def __init__(self, text: str, where: Where, sets: Mapping[str, frozenset[str]]) -> None:
        self.text, self.where, self.sets = text, where, sets
        self.groups = 0

    def fail(self, message: str, remedy: str, column: int) -> DictionaryError:
        return DictionaryError(
            f"pattern {self.text!r}: column {column}: {message}",
            remedy,
            file=self.where.file,
            line=self.where.line,
            column=self.where.column,
        )

    def words(self, choice: Choice) -> Words:
        """The lemmas and phrases that a choice of words and sets accepts."""
        kinds = frozenset(atom for atom in choice.atoms if choice.role and is_kind(atom))
        single: set[str] = set()
        phrases: list[tuple[str, ...]] = []
        phrasal: list[tuple[str, str]] = []
        for atom in choice.atoms:
            if atom in kinds:
                continue
            if atom.startswith("<"):
                if atom[1:-1] not in self.sets:
                    raise self.fail(
                        f"there is no word set {atom}.", "Define it in sets/*.yaml.", choice.column
                    )
                members: frozenset[str] | set[str] = self.sets[atom[1:-1]]
            else:
                members = {atom.replace("_", " ")}
            for member in members:
                parts = tuple(member.lower().split())
                if not parts:
                    raise self.fail("an empty word.", "Join words with _, once.", choice.column)
                if len(parts) == 1:
                    single.add(parts[0])
                elif len(parts) == 2 and parts[1] in PREPOSITIONS:
                    phrasal.append((parts[0], parts[1]))
                else:
                    phrases.append(parts)
                split = tuple(" ".join(parts).replace("-", " ").split())
                if len(split) > len(parts):  # a parser may cut a word at its hyphens, or not
                    phrases.append(split)
        text = "|".join(choice.atoms)
        return Words(frozenset(single), tuple(sorted(phrases)), tuple(sorted(phrasal)), text, kinds)

    def compile(self) -> Pattern:
        elements = list(elements_of(self.text, self.where))
        first = elements[0]
        if isinstance(first, Group) and first.kind == "subject":
            return self.verbal(elements[1:], None, first)
        if isinstance(first, Choice) and first.text in ("SOURCE", "TARGET", "*"):
            return self.verbal(elements[1:], first, None)
        return self.nominal(elements)

    def verbal(self, rest: list[Element], role: Choice | None, group: Group | None) -> Pattern:
        negative = bool(rest) and rest[0] == Choice(("not",), rest[0].column)
        if negative:
            rest = rest[1:]
        copular = (
            bool(rest) and isinstance(rest[0], Choice) and rest[0].text == "be" and len(rest) > 1
        )
        if copular:
            rest = rest[1:]
        if not rest or not isinstance(rest[0], Choice) or is_role(rest[0]):
            raise self.fail(
                "no verb after the subject.",
                "Write the verb's lemma there: SOURCE attack TARGET.",
                rest[0].column if rest else len(self.text) + 1,
            )
        subject_words = self.constraint(role) if role else ()
        subject_slots: tuple[Slot, ...] = ()
        if group:
            inner = list(group.elements)
            size = next((i for i, e in enumerate(inner) if not is_word(e)), len(inner))
            subject_words = tuple(self.words(e) for e in inner[:size] if isinstance(e, Choice))
            if not subject_words:
                raise self.fail(
                    "a subject phrase begins with a word.",
                    "Write [attack by SOURCE].",
                    group.column,
                )
            subject_slots = self.slots(inner[size:])
        return Pattern(
            self.text,
            self.where,
            False,
            copular,
            self.words(rest[0]),
            subject=role.text if role else None,  # type: ignore[arg-type]
            subject_words=subject_words,
            subject_slots=subject_slots,
            slots=self.slots(rest[1:]),
            negative=negative,
        )

    def constraint(self, element: Choice) -> tuple[Words, ...]:
        """The words that must head a role's phrase: `SOURCE:<protester>`."""
        return (self.words(element),) if element.role else ()

    def nominal(self, elements: list[Element]) -> Pattern:
        size = next((i for i, e in enumerate(elements) if not is_word(e)), len(elements))
        if not size:
            raise self.fail(
                "a pattern begins with SOURCE, TARGET, [a subject] or a word.",
                "See dictionaries/README.md.",
                elements[0].column,
            )
        words = [self.words(e) for e in elements[:size] if isinstance(e, Choice)]
        return Pattern(
            self.text,
            self.where,
            True,
            False,
            words[-1],
            modifiers=tuple(words[:-1]),
            slots=self.slots(elements[size:]),
        )

    def slots(self, elements: list[Element], optional: int = 0) -> tuple[Slot, ...]:
        """Read slots from left to right; `optional` is the number of the group they stand in."""
        found: list[Slot] = []
        at = 0
        while at < len(elements):
            element = elements[at]
            if isinstance(element, Group):
                if element.kind == "subject" or optional:
                    raise self.fail(
                        "brackets cannot stand here.",
                        "Write optional parts side by side.",
                        element.column,
                    )
                self.groups += 1
                found += self.slots(list(element.elements), self.groups)
                at += 1
            elif is_preposition(element) or element.text == "that":
                slot, at = self.introduced(elements, at, optional)
                found.append(slot)
            elif is_role(element):
                assert isinstance(element, Choice)
                found.append(self.role_slot("object", frozenset(), element, optional))
                at += 1
            else:
                words, at = self.run(elements, at)
                found.append(Slot("object", words=words, optional=optional))
        verbs = [n for n, slot in enumerate(found) if slot.kind in ("to", "that") and slot.words]
        if verbs:
            found[verbs[0] + 1 :] = [replace(s, inner=True) for s in found[verbs[0] + 1 :]]
        return tuple(found)

    def role_slot(
        self, kind: SlotKind, markers: frozenset[str], element: Choice, optional: int
    ) -> Slot:
        role: RoleName = element.text  # type: ignore[assignment]
        return Slot(kind, markers, role, self.constraint(element), optional)

    def run(self, elements: list[Element], at: int) -> tuple[tuple[Words, ...], int]:
        """Consecutive words: one phrase, head last."""
        words = []
        while at < len(elements) and is_word(element := elements[at]):
            assert isinstance(element, Choice)
            words.append(self.words(element))
            at += 1
        return tuple(words), at

    def introduced(self, elements: list[Element], at: int, optional: int) -> tuple[Slot, int]:
        """A slot that a preposition, `to` or `that` introduces."""
        first = elements[at]
        assert isinstance(first, Choice)
        markers, at = set(first.atoms), at + 1
        while (
            at < len(elements) and is_preposition(elements[at]) and first.text != "to"
        ):  # "out of"
            following = elements[at]
            assert isinstance(following, Choice)
            markers = {f"{a} {b}" for a in markers for b in following.atoms}
            at += 1
        kind: Literal["prep", "to", "that"] = (
            "to" if first.text == "to" else "that" if first.text == "that" else "prep"
        )
        marks = frozenset(markers)
        if at >= len(elements) or not isinstance(elements[at], Choice):
            if kind == "that":
                return Slot("that", optional=optional), at
            return Slot("particle", marks, optional=optional), at
        element = elements[at]
        assert isinstance(element, Choice)
        if is_role(element):
            if element.text == "SOURCE" and self.joined(elements, at):
                both = [e for e in (element, elements[at + 2]) if isinstance(e, Choice)]
                words = tuple(self.words(e) if e.role else NO_WORDS for e in both)
                constrained = any(word != NO_WORDS for word in words)
                between = Slot("between", marks, words=words if constrained else ())
                return replace(between, optional=optional), at + 3
            return self.role_slot(kind, marks, element, optional), at + 1
        if kind == "prep":
            words, at = self.run(elements, at)
        else:  # a verb: what follows it is its object, read as the next slot
            words, at = (self.words(element),), at + 1
        return Slot(kind, marks, words=words, optional=optional), at

    def joined(self, elements: list[Element], at: int) -> bool:
        texts = [e.text if isinstance(e, Choice) else "" for e in elements[at : at + 3]]
        return texts == ["SOURCE", "and", "TARGET"]


def parse_pattern(text: str, where: Where, sets: Mapping[str, frozenset[str]]) -> Pattern:
    """Read one pattern.

    Args:
        text: the pattern as the dictionary has it.
        where: its place in the dictionary, for messages.
        sets: the word sets that `<name>` may refer to.

    Raises:
        DictionaryError: with file, line and the column within the pattern, and what was expected.
    """
    return _Compiler(text, where, sets).compile()
