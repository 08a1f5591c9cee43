"""The pattern language: a small sentence in the active voice, read and compiled.

`dictionaries/README.md` is its manual.  A grammar reads the brackets, bars and sets; the order of
the elements then says what is trigger, object, preposition or complement.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Literal

from lark import Lark, Token, Transformer, v_args
from lark.exceptions import UnexpectedCharacters, UnexpectedEOF, UnexpectedInput

from eventcoder.errors import DictionaryError
from eventcoder.lexicon.entries import Where
from eventcoder.lexicon.patterns import KINDS, NO_WORDS, Pattern, RoleName, Slot, SlotKind, Words

#: English prepositions and particles, a closed class: what may introduce a slot.
PREPOSITIONS = frozenset(
    [
        "about",
        "above",
        "across",
        "after",
        "against",
        "ahead",
        "along",
        "alongside",
        "amid",
        "among",
        "apart",
        "around",
        "as",
        "aside",
        "at",
        "away",
        "back",
        "because",
        "before",
        "behind",
        "below",
        "beneath",
        "beside",
        "between",
        "beyond",
        "by",
        "despite",
        "down",
        "during",
        "except",
        "for",
        "forward",
        "from",
        "in",
        "inside",
        "into",
        "like",
        "near",
        "of",
        "off",
        "on",
        "onto",
        "out",
        "outside",
        "over",
        "past",
        "per",
        "pending",
        "since",
        "than",
        "through",
        "throughout",
        "to",
        "together",
        "toward",
        "towards",
        "under",
        "until",
        "up",
        "upon",
        "via",
        "with",
        "within",
        "without",
    ]
)

GRAMMAR = r"""
start: element+
?element: "(" element+ ")" -> optional
        | "[" element+ "]" -> subject
        | choice
        | ROLE choice -> constrained
choice: atom ("|" atom)*
atom: SET -> set
    | WORD -> word
    | STAR -> word
SET: "<" /[a-z][a-z0-9_-]*/ ">"
WORD: /[^\s()\[\]<>|*]+/
STAR: "*"
ROLE.2: /(SOURCE|TARGET|ACTION):/
%ignore /[ \t]+/
"""


@dataclass(frozen=True, slots=True)
class _Choice:
    atoms: tuple[str, ...]
    column: int
    role: str | None = None  # `SOURCE:<protester>`: the role whose head must be one of the atoms

    @property
    def text(self) -> str:
        return self.role or "|".join(self.atoms)


@dataclass(frozen=True, slots=True)
class _Group:
    kind: Literal["optional", "subject"]
    elements: tuple[_Element, ...]
    column: int


_Element = _Choice | _Group


@v_args(inline=True)
class _Reader(Transformer[Token, tuple[_Element, ...]]):
    """Parse tree → elements with their columns."""

    def set(self, token: Token) -> Token:
        return token

    def word(self, token: Token) -> Token:
        return token

    def choice(self, *atoms: Token) -> _Choice:
        return _Choice(tuple(str(atom) for atom in atoms), atoms[0].column or 1)

    def constrained(self, role: Token, choice: _Choice) -> _Choice:
        return _Choice(choice.atoms, role.column or 1, str(role).rstrip(":"))

    def optional(self, *elements: _Element) -> _Group:
        return _Group("optional", elements, elements[0].column)

    def subject(self, *elements: _Element) -> _Group:
        return _Group("subject", elements, elements[0].column)

    def start(self, *elements: _Element) -> tuple[_Element, ...]:
        return elements


@lru_cache(maxsize=1)
def _grammar() -> Lark:
    return Lark(GRAMMAR, parser="lalr", propagate_positions=True)


def _elements(text: str, where: Where) -> tuple[_Element, ...]:
    try:
        return _Reader().transform(_grammar().parse(text))
    except UnexpectedInput as error:
        ended = isinstance(error, UnexpectedEOF) or getattr(error, "token", None) == ""
        column = (
            len(text) + 1 if ended or error.column is None or error.column < 1 else error.column
        )
        found = "the end of the pattern" if ended else f"{text[column - 1 : column]!r}"
        wanted = (
            "a word"
            if isinstance(error, UnexpectedCharacters)
            else "a word, a role, <set> or a closing bracket"
        )
        raise DictionaryError(
            f"pattern {text!r}: column {column}: found {found} where {wanted} should be.",
            "See the table of pattern elements in dictionaries/README.md.",
            file=where.file,
            line=where.line,
            column=where.column,
        ) from None


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

    def words(self, choice: _Choice) -> Words:
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
        elements = list(_elements(self.text, self.where))
        first = elements[0]
        if isinstance(first, _Group) and first.kind == "subject":
            return self.verbal(elements[1:], None, first)
        if isinstance(first, _Choice) and first.text in ("SOURCE", "TARGET", "*"):
            return self.verbal(elements[1:], first, None)
        return self.nominal(elements)

    def verbal(self, rest: list[_Element], role: _Choice | None, group: _Group | None) -> Pattern:
        negative = bool(rest) and rest[0] == _Choice(("not",), rest[0].column)
        if negative:
            rest = rest[1:]
        copular = (
            bool(rest) and isinstance(rest[0], _Choice) and rest[0].text == "be" and len(rest) > 1
        )
        if copular:
            rest = rest[1:]
        if not rest or not isinstance(rest[0], _Choice) or is_role(rest[0]):
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
            subject_words = tuple(self.words(e) for e in inner[:size] if isinstance(e, _Choice))
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

    def constraint(self, element: _Choice) -> tuple[Words, ...]:
        """The words that must head a role's phrase: `SOURCE:<protester>`."""
        return (self.words(element),) if element.role else ()

    def nominal(self, elements: list[_Element]) -> Pattern:
        size = next((i for i, e in enumerate(elements) if not is_word(e)), len(elements))
        if not size:
            raise self.fail(
                "a pattern begins with SOURCE, TARGET, [a subject] or a word.",
                "See dictionaries/README.md.",
                elements[0].column,
            )
        words = [self.words(e) for e in elements[:size] if isinstance(e, _Choice)]
        return Pattern(
            self.text,
            self.where,
            True,
            False,
            words[-1],
            modifiers=tuple(words[:-1]),
            slots=self.slots(elements[size:]),
        )

    def slots(self, elements: list[_Element], optional: int = 0) -> tuple[Slot, ...]:
        """Read slots from left to right; `optional` is the number of the group they stand in."""
        found: list[Slot] = []
        at = 0
        while at < len(elements):
            element = elements[at]
            if isinstance(element, _Group):
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
                assert isinstance(element, _Choice)
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
        self, kind: SlotKind, markers: frozenset[str], element: _Choice, optional: int
    ) -> Slot:
        role: RoleName = element.text  # type: ignore[assignment]
        return Slot(kind, markers, role, self.constraint(element), optional)

    def run(self, elements: list[_Element], at: int) -> tuple[tuple[Words, ...], int]:
        """Consecutive words: one phrase, head last."""
        words = []
        while at < len(elements) and is_word(element := elements[at]):
            assert isinstance(element, _Choice)
            words.append(self.words(element))
            at += 1
        return tuple(words), at

    def introduced(self, elements: list[_Element], at: int, optional: int) -> tuple[Slot, int]:
        """A slot that a preposition, `to` or `that` introduces."""
        first = elements[at]
        assert isinstance(first, _Choice)
        markers, at = set(first.atoms), at + 1
        while (
            at < len(elements) and is_preposition(elements[at]) and first.text != "to"
        ):  # "out of"
            following = elements[at]
            assert isinstance(following, _Choice)
            markers = {f"{a} {b}" for a in markers for b in following.atoms}
            at += 1
        kind: Literal["prep", "to", "that"] = (
            "to" if first.text == "to" else "that" if first.text == "that" else "prep"
        )
        marks = frozenset(markers)
        if at >= len(elements) or not isinstance(elements[at], _Choice):
            if kind == "that":
                return Slot("that", optional=optional), at
            return Slot("particle", marks, optional=optional), at
        element = elements[at]
        assert isinstance(element, _Choice)
        if is_role(element):
            if element.text == "SOURCE" and self.joined(elements, at):
                both = [e for e in (element, elements[at + 2]) if isinstance(e, _Choice)]
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

    def joined(self, elements: list[_Element], at: int) -> bool:
        texts = [e.text if isinstance(e, _Choice) else "" for e in elements[at : at + 3]]
        return texts == ["SOURCE", "and", "TARGET"]


def is_kind(atom: str) -> bool:
    """Whether a constraint's word names a role (`MIL`) or a kind of actor (`country`)."""
    return atom in KINDS or (len(atom) == 3 and atom.isascii() and atom.isupper())


def is_role(element: _Element) -> bool:
    return isinstance(element, _Choice) and element.text in ("SOURCE", "TARGET", "ACTION", "*")


def is_preposition(element: _Element) -> bool:
    return isinstance(element, _Choice) and all(atom in PREPOSITIONS for atom in element.atoms)


def is_word(element: _Element) -> bool:
    """Whether an element is content: no role, no preposition, no `to` or `that`."""
    return (
        isinstance(element, _Choice)
        and not is_role(element)
        and not is_preposition(element)
        and element.text != "that"
    )


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
