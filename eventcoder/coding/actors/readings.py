"""What the words of one noun phrase say about the actor, before the article is asked.

The head decides the role, the modifiers the country: `Sudan's army spokesman` is read from the
right (a spokesman, of an army, of Sudan).  `Reader` does this for one sentence; what needs other
sentences (short forms, pronouns, a missing country) is in `actors` and `coreference`.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence

from eventcoder.coding.actors.carriers import carried, counted
from eventcoder.coding.actors.codes import Agent, Codes, code_on
from eventcoder.coding.actors.coordination import borrowed
from eventcoder.coding.actors.english import (
    FEMALE_TITLES,
    LEFT_MODIFIERS,
    LOCATIVE,
    MALE_TITLES,
    PLACE_WORDS,
    QUANTITIES,
)
from eventcoder.coding.actors.names import PLACE_KINDS, Match, Name
from eventcoder.coding.actors.phrases import (
    is_former,
    is_plural,
    left_modifiers,
    name_tokens,
    titles,
)
from eventcoder.coding.actors.reading import Reading, nothing
from eventcoder.coding.actors.roles import links_of, role_reading
from eventcoder.coding.actors.titles import explained, following_name, titled_reading
from eventcoder.syntax.tree import Tree


class Reader:
    """Reads the noun phrases of one sentence.

    Args:
        tree: the sentence.
        matches: the names found in it.
        codes: roles, countries and agent words.
        date: the article's date.
        home: the country of the article's dateline, if any.

    `match_at` gives the name that covers a token.
    """

    __slots__ = ("_agents", "_at", "_cache", "_circular", "_date", "_home", "_open", "codes",
                 "match_at", "matches", "tree")  # fmt: skip

    def __init__(
        self,
        tree: Tree,
        matches: Sequence[Match],
        codes: Codes,
        date: dt.date | None,
        home: str | None = None,
    ) -> None:
        self.tree = tree
        self.codes = codes
        self._date, self._home = date, home
        self._cache: dict[int, Reading] = {}
        self._agents: dict[int, Agent | None] = {}
        self._open: set[int] = set()
        self._circular = False  # whether what is being read met a phrase that is being read
        self.matches = [match for match in matches if not self._is_no_name(match)]
        self._at: dict[int, Match] = {}
        for match in self.matches:
            for index in range(match.first, match.last):
                self._at[index] = match
        self.match_at: Callable[[int], Match | None] = self._at.get

    def _is_no_name(self, match: Match) -> bool:
        return (
            self._first_name(match) if match.last - match.first == 1 else self._in_role_word(match)
        )

    def _first_name(self, match: Match) -> bool:
        """Whether a place's name is what a person is called before the last name: `London Breed`.

        Role words and words for places go on with a place's name: `Valdera City`.
        """
        tree, first, behind = self.tree, match.first, match.last
        if behind == len(tree) or tree.deprels[behind] != "flat" or tree.upos[first] != "PROPN":
            return False
        if match.names[0].kind not in PLACE_KINDS or tree.upos[behind] != "PROPN":
            return False
        if tree.heads[behind] not in (first, tree.heads[first]):
            return False
        word = tree.forms[behind].lower()
        if word in PLACE_WORDS or self.codes.is_role_word(word):
            return False
        return tree.preposition(first) not in LOCATIVE

    def _in_role_word(self, match: Match) -> bool:
        """Whether a body's name is only the end of a role word: `National [Security Council]`."""
        first, last, names = match
        tree = self.tree
        if last - first < 2 or first == 0 or names[0].kind != "organisation":
            return False
        outer = tree.deprels[first - 1] in LEFT_MODIFIERS and first <= tree.heads[first - 1] < last
        if not outer:
            return False
        agent = self.agent(last - 1)
        return agent is not None and tree.lemmas[first - 1] in agent.before

    def is_open(self, head: int) -> bool:
        """Whether the phrase of this head is being read, so that it cannot be asked about now."""
        if head in self._open:
            self._circular = True
            return True
        return False

    def is_title(self, form: str) -> bool:
        """Whether a word that begins a name is no name itself: `King`, `Sheikh`, `President`."""
        word = form.lower()
        return word in MALE_TITLES or word in FEMALE_TITLES or self.codes.is_role_word(word)

    def agent(self, head: int) -> Agent | None:
        """The role word that a token heads, if any."""
        if head not in self._agents:
            self._agents[head] = self.codes.agent(self.tree, head)
        return self._agents[head]

    def read(self, head: int) -> Reading:
        """What the phrase headed by this token says."""
        reading = self._cache.get(head)
        if reading is not None:
            return reading
        if self.is_open(head):
            return nothing(head)
        outer, self._circular = self._circular, False
        self._open.add(head)
        reading = self._read(head)
        self._open.discard(head)
        # What was read inside of a circle is half a reading: another beginning gives another one.
        if not self._circular or not self._open:
            self._cache[head] = reading
        self._circular = bool(self._open) and (outer or self._circular)
        return reading

    def _read(self, head: int) -> Reading:
        match = self._at.get(head)
        if match is not None and self._names_phrase(match, head):
            shared = borrowed(self, head)
            if shared is not None:
                return shared
            named = self.by_name(head, match)
            if named.code is not None or named.kind == "place":
                return named
            return titled_reading(self, head, named)
        agent = self.agent(head)
        if agent is not None:
            person = explained(self, head) if agent.role == "*" else None
            return following_name(self, head) or person or role_reading(self, head, agent)
        tree = self.tree
        if tree.upos[head] == "NUM" or tree.lemmas[head] in QUANTITIES:
            return counted(self, head)
        proper = tree.upos[head] == "PROPN"
        if proper:
            ranked = self._name_inside(head)
            if ranked is not None:
                return ranked
        first, last = name_tokens(tree, head)
        label = " ".join(tree.forms[first:last]) if proper else None
        plain = Reading(None, None, proper, "", head, label=label)
        if proper:
            plain = titled_reading(self, head, plain)
            if plain.code is not None:
                return plain
        return explained(self, head) or carried(self, head, plain)

    def _name_inside(self, head: int) -> Reading | None:
        """The person whose rank was taken for the name's first word: `Field Marshal X`.

        A last name after another first name is somebody else's; an initial or another spelling of
        the first name (`V. Putin`, `Mohamed`) begins with the same letter.
        """
        forms = self.tree.forms
        for child in self.tree.with_deprel(head, "flat"):
            match = self._at.get(child)
            if match is not None and match.names[0].kind == "person":
                whole = match.last - match.first > 1
                ranked = whole or any(self.is_title(forms[i]) for i in range(head, child))
                own = any(forms[head][0] == word[0] for word in match.names[0].label.split())
                return self.by_name(head, match) if ranked or own else None
        return None

    def _names_phrase(self, match: Match, head: int) -> bool:
        """Whether the name is the whole name: the `Paris` of `Paris Hilton` is not.

        Nor is a name that is a role word too, where the phrase names a country (`Senate of X`) or
        another country's dateline stands above: `LIMA (AFP) ... Congress` is Peru's.
        """
        if match.last - match.first > 1:
            return True
        if match.names[0].kind == "organisation" and self.agent(head) is not None:
            code = self.pick(match.names)[1]
            own = None if code is None else self.codes.parts(code).country
            if self._home is not None and own is not None and own != self._home:
                return False
            owner = links_of(self, head).country
            if owner is not None:
                return False
        tree = self.tree
        return not any(
            not match.first <= child < match.last
            and tree.upos[child] == "PROPN"
            and child not in self._at
            for child in tree.with_deprel(head, "flat")
        )

    def pick(self, names: Sequence[Name]) -> tuple[Name, str | None]:
        """The first of the names that has a code on the day, else the first."""
        for name in names:
            code = code_on(name.codes, self._date)
            if code is not None:
                return name, code
        return names[0], None

    def by_name(self, head: int, match: Match) -> Reading:
        name, code = self.pick(match.names)
        kind = name.kind
        if kind == "place" or self.is_place(match):
            return Reading(None, None, True, "place", head, label=name.label)
        if kind == "seat" and code is not None:
            code = self.codes.compose(code, self.codes.government)
        if kind == "person" and code is not None:
            if is_former(self.tree, head):
                code = self.codes.former(code)
            elif self._date is None and len(name.codes) > 1:
                code = self._code_by_title(head, name) or code
        sort: str = kind if kind in ("person", "people", "armed group") else "group"
        if kind in ("country", "capital", "seat"):
            sort = "country"
        elif kind == "adjective":
            sort = "people" if name.plural or is_plural(self.tree, head) else "person"
        return Reading(
            code, name.entry, True, sort, head, bare=name.bare, gender=name.gender, label=name.label
        )  # fmt: skip

    def _code_by_title(self, head: int, name: Name) -> str | None:
        """Without a date the title tells which of a person's roles is meant: `Minister X`."""
        tree = self.tree
        before = titles(tree, head)
        if tree.deprels[head] == "appos":
            before.append(tree.heads[head])
        for title in before:
            agent = self.agent(title)
            for dated in () if agent is None else reversed(name.codes):
                if agent is not None and self.codes.parts(dated.code).role == agent.role:
                    return dated.code
        return None

    def is_place(self, match: Match) -> bool:
        """Whether one word that is a person's name stands for a place: `in X`, `the town of X`."""
        if match.last - match.first > 1 or match.names[0].kind != "person":
            return False
        tree, index = self.tree, match.first
        preposition = tree.preposition(index)
        if preposition == "of":
            return tree.heads[index] >= 0 and tree.lemmas[tree.heads[index]] in PLACE_WORDS
        return preposition in ("in", "near", "outside", "around")

    def strangers(self, head: int) -> list[int]:
        """Capitalised modifiers of a role word that no dictionary knows: `Xyz` in `Xyz rebels`."""
        tree, agent = self.tree, self.agent(head)
        known = () if agent is None else agent.before
        return [
            child
            for child in left_modifiers(tree, head)
            if tree.forms[child][0].isupper()
            and (tree.upos[child] == "PROPN" or (tree.upos[head] == "PROPN" and child > 0))
            and (child not in self._at or not self._at[child].names[0].codes)
            and tree.lemmas[child] not in known
            and tree.deprels[child] != "nmod:desc"
            and self.read(child).code is None
        ]
