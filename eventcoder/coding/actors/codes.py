"""Actor codes: their parts, how they are put together, and the role words that give them."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

from eventcoder.coding.actors.english import COUNTRY_WORDS, SORTS
from eventcoder.coding.actors.phrases import left_words
from eventcoder.lexicon.entries import DatedCode, Dictionaries
from eventcoder.syntax.tree import Tree

_INNER_PREPOSITIONS = frozenset({"of", "for", "in", "at", "to"})
_HEADING = frozenset({"NOUN", "PROPN", "ADJ", "VERB"})  # parts of speech that head a role word
_LONGEST = 9  # three parts of three letters: country, role, group


class Parts(NamedTuple):
    """A code's country, role and whatever else it holds; `None` where there is none.

    The role is the part that some role word of the dictionaries gives (`REB` of `IRQKURREB`), else
    the first after the country.
    """

    country: str | None
    role: str | None
    rest: str


class Agent(NamedTuple):
    """A role word: `before` must modify the head, `after` must follow it (`secretary of state`)."""

    word: str
    role: str
    entry: str
    before: tuple[str, ...]
    after: tuple[str, ...]


class _RoleWords:
    """The role words with one head, filed under the first word that must modify it.

    `group` heads scores of them; a phrase is compared with those only of which it has a word.

    Args:
        agents: the role words, the longest first.
    """

    __slots__ = ("agents", "by_word", "plain")

    def __init__(self, agents: Sequence[Agent]) -> None:
        self.agents = tuple(agents)
        self.plain: list[tuple[int, Agent]] = []
        self.by_word: dict[str, list[tuple[int, Agent]]] = {}
        for order, agent in enumerate(agents):
            if agent.before:
                self.by_word.setdefault(agent.before[0], []).append((order, agent))
            else:
                self.plain.append((order, agent))

    def longest(self, tree: Tree, head: int) -> Agent | None:
        """The first of the role words that the phrase of this head contains."""
        best, found = len(self.agents), None
        for order, agent in self.plain:
            if not agent.after or _follows(tree, head, agent.after):
                best, found = order, agent
                break
        if self.by_word:
            words = left_words(tree, head)
            for word in words:
                for order, agent in self.by_word.get(word, ()):
                    if order > best:
                        break
                    if words.issuperset(agent.before) and (
                        not agent.after or _follows(tree, head, agent.after)
                    ):
                        best, found = order, agent
                        break
        return found


def code_on(codes: Sequence[DatedCode], date: dt.date | None) -> str | None:
    """The code that holds on a day; without a day the last with an open end, else the last."""
    if len(codes) == 1 and codes[0].start is None and codes[0].until is None:
        return codes[0].code
    if date is None:
        still = [code for code in codes if code.until is None] or list(codes)
        return still[-1].code if still else None
    for code in codes:
        if (code.start is None or code.start <= date) and (
            code.until is None or date <= code.until
        ):
            return code.code
    return None


class Codes:
    """Countries, roles and role words of the dictionaries, ready for look-up.

    `government` and `former_role` are the roles that the dictionaries give to `government` and to
    words like `former president`; `None` where they have no such word: nothing is guessed.
    `stateless` are the codes with which some actor's code begins in place of a country (`IGO`),
    `regions` those of them that no actor's code holds behind a country (`WST`, but not `SHI`),
    `irregular` the roles of armed groups, `state` those of the organs of a state,
    `armed` those of armed groups, army and police.
    `styles` are the countries that are called a `kingdom`, a `republic` ... by a name of theirs.
    """

    __slots__ = (
        "_agent_roles",
        "_agents",
        "_countries",
        "_parts",
        "_roles",
        "armed",
        "former_role",
        "government",
        "irregular",
        "regions",
        "state",
        "stateless",
        "styles",
    )

    def __init__(self, dictionaries: Dictionaries) -> None:
        self._countries = frozenset(dictionaries.ontology.countries)
        self._roles = frozenset(dictionaries.ontology.roles)
        self._agent_roles = frozenset(entry.role for entry in dictionaries.agents)
        self._parts: dict[str, Parts] = {}
        agents: dict[str, list[Agent]] = {}
        for entry in dictionaries.agents:
            for word in entry.words:
                head, agent = _agent(word, entry.role, entry.where.file)
                agents.setdefault(head, []).append(agent)
        self._agents = {
            head: _RoleWords(sorted(found, key=lambda a: -len(a.before) - len(a.after)))
            for head, found in agents.items()
        }
        self.government = self._role_of("government")
        self.former_role = self._former()
        self.stateless = frozenset(
            dated.code[:3] for actor in dictionaries.actors for dated in actor.codes
        ) - frozenset(self._countries)
        self.regions = self.stateless - frozenset(
            dated.code[at : at + 3]
            for actor in dictionaries.actors
            for dated in actor.codes
            if dated.code[:3] in self._countries
            for at in range(3, len(dated.code), 3)
        )
        irregular = {self._role_of(word) for word in ("rebel", "militia", "fighter", "separatist")}
        self.irregular = frozenset(
            role
            for actor in dictionaries.actors
            if actor.kind == "armed group"
            for dated in actor.codes
            if (role := self.parts(dated.code).role) is not None
        ) & (irregular - {None})
        self.armed = self.irregular | {self._role_of(word) for word in ("army", "police")}
        self.state = frozenset(
            role
            for word in ("government", "army", "police", "parliament", "court")
            if (role := self._role_of(word)) is not None
        )

        styles: dict[str, set[str]] = {}
        for country in dictionaries.countries:
            for name in (country.name, *country.aliases):
                for word in COUNTRY_WORDS.intersection(name.lower().split()):
                    styles.setdefault(word, set()).add(country.code)
        self.styles = {word: frozenset(found) for word, found in styles.items()}

    def is_country(self, code: str | None) -> bool:
        """Whether actor codes may begin with this country code."""
        return code in self._countries

    def is_role_word(self, word: str) -> bool:
        """Whether a word in lower case heads some role word."""
        return word in self._agents

    def _role_of(self, word: str) -> str | None:
        words = self._agents.get(word)
        plain = [agent for _, agent in words.plain if not agent.after] if words else ()
        return plain[0].role if plain else None

    def _former(self) -> str | None:
        """The role that most words of the form `former …` have."""
        roles = Counter(
            agent.role
            for words in self._agents.values()
            for agent in words.agents
            if agent.before[:1] == ("former",)
        )
        return roles.most_common(1)[0][0] if roles else None

    def parts(self, code: str) -> Parts:
        """A code's parts; letters that are neither a country nor a role are `rest`."""
        parts = self._parts.get(code)
        if parts is None:
            country = role = None
            rest = ""
            for start in range(0, len(code), 3):
                part = code[start : start + 3]
                if country is None and start == 0 and part in self._countries:
                    country = part
                elif part in self._agent_roles and role is None:
                    role = part
                else:
                    rest += part
            if role is None and rest[:3] in self._roles:
                role, rest = rest[:3], rest[3:]
            parts = self._parts[code] = Parts(country, role, rest)
        return parts

    def compose(
        self, country: str | None, role: str | None, group: str | None = None
    ) -> str | None:
        """Country, group and role, in CAMEO's order (`IRQKURREB`), in at most nine letters.

        Returns:
            the code, `None` where all three are; a role is not repeated.
        """
        code = country or ""
        for part in (group, role):
            if part and part not in code:
                code += part[3:] if code and part[:3] == code[:3] else part
        return code[:_LONGEST] or None

    def former(self, code: str) -> str:
        """The code of somebody who no longer has the role it names."""
        country = self.parts(code).country
        if self.former_role is None or country is None:
            return code
        return country + self.former_role

    def agent(self, tree: Tree, head: int) -> Agent | None:
        """The longest role word that the phrase of this head contains."""
        if tree.upos[head] not in _HEADING:
            return None
        lemma = tree.lemmas[head]
        found = self._agents.get(lemma)
        if found is None:
            form = tree.forms[head].lower()
            found = self._agents.get(form)
            if found is None and form[-1:] == "s":  # `troops`, `forces`: plurals taken for lemmas
                found = self._agents.get(form[:-1])
            if found is None:
                return None
        if lemma in SORTS and tree.deprels[head] == "amod":
            return None
        return found.longest(tree, head)


def _agent(word: str, role: str, file: str) -> tuple[str, Agent]:
    parts = word.replace("-", " ").lower().split()
    cut = next((i for i, part in enumerate(parts) if i and part in _INNER_PREPOSITIONS), len(parts))
    before, head, after = tuple(parts[: cut - 1]), parts[cut - 1], tuple(parts[cut:])
    return head, Agent(word, role, f"{file}:{word}", before, after)


def _follows(tree: Tree, head: int, words: tuple[str, ...]) -> bool:
    return tuple(tree.lemmas[head + 1 : head + 1 + len(words)]) == words
