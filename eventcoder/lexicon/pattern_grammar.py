"""The grammar of the pattern language: a pattern's text → its elements, with their columns.

A grammar reads the brackets, bars and sets; what the order of the elements says, `pattern_reader`
tells.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from lark import Lark, Token, Transformer, v_args
from lark.exceptions import UnexpectedCharacters, UnexpectedEOF, UnexpectedInput

from eventcoder.errors import DictionaryError
from eventcoder.lexicon.entries import Where
from eventcoder.lexicon.patterns import KINDS

#: English prepositions and particles, a closed class: what may introduce a slot.
PREPOSITIONS = frozenset({
    "about", "above", "across", "after", "against", "ahead", "along", "alongside", "amid",
    "among", "apart", "around", "as", "aside", "at", "away", "back", "because", "before",
    "behind", "below", "beneath", "beside", "between", "beyond", "by", "despite", "down",
    "during", "except", "for", "forward", "from", "in", "inside", "into", "like", "near", "of",
    "off", "on", "onto", "out", "outside", "over", "past", "per", "pending", "since", "than",
    "through", "throughout", "to", "together", "toward", "towards", "under", "until", "up",
    "upon", "via", "with", "within", "without",
})  # fmt: skip

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
class Choice:
    """One of several words, sets or kinds, or a role with its constraint."""

    atoms: tuple[str, ...]
    column: int
    role: str | None = None  # `SOURCE:<protester>`: the role whose head must be one of the atoms

    @property
    def text(self) -> str:
        return self.role or "|".join(self.atoms)


@dataclass(frozen=True, slots=True)
class Group:
    """Elements in brackets: optional ones, or a subject that is a phrase of its own."""

    kind: Literal["optional", "subject"]
    elements: tuple[Element, ...]
    column: int


Element = Choice | Group


@v_args(inline=True)
class _Reader(Transformer[Token, tuple[Element, ...]]):
    """Parse tree → elements with their columns."""

    def set(self, token: Token) -> Token:
        return token

    def word(self, token: Token) -> Token:
        return token

    def choice(self, *atoms: Token) -> Choice:
        return Choice(tuple(str(atom) for atom in atoms), atoms[0].column or 1)

    def constrained(self, role: Token, choice: Choice) -> Choice:
        return Choice(choice.atoms, role.column or 1, str(role).rstrip(":"))

    def optional(self, *elements: Element) -> Group:
        return Group("optional", elements, elements[0].column)

    def subject(self, *elements: Element) -> Group:
        return Group("subject", elements, elements[0].column)

    def start(self, *elements: Element) -> tuple[Element, ...]:
        return elements


@lru_cache(maxsize=1)
def _grammar() -> Lark:
    return Lark(GRAMMAR, parser="lalr", propagate_positions=True)


def elements_of(text: str, where: Where) -> tuple[Element, ...]:
    """The elements of a pattern, in their order.

    Args:
        text: the pattern as the dictionary has it; where: its place there, for messages.

    Raises:
        DictionaryError: brackets, bars or signs stand where none can.
    """
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


def is_kind(atom: str) -> bool:
    """Whether a constraint's word names a role (`MIL`) or a kind of actor (`country`)."""
    return atom in KINDS or (len(atom) == 3 and atom.isascii() and atom.isupper())


def is_role(element: Element) -> bool:
    """Whether an element is a role, or `*` in the place of one."""
    return isinstance(element, Choice) and element.text in ("SOURCE", "TARGET", "ACTION", "*")


def is_preposition(element: Element) -> bool:
    """Whether an element is one or several prepositions or particles."""
    return isinstance(element, Choice) and all(atom in PREPOSITIONS for atom in element.atoms)


def is_word(element: Element) -> bool:
    """Whether an element is content: no role, no preposition, no `to` or `that`."""
    return (
        isinstance(element, Choice)
        and not is_role(element)
        and not is_preposition(element)
        and element.text != "that"
    )
