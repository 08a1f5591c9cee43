"""Event, role and country codes: read from `ontology/`, and what checks all others against them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from yaml.nodes import Node

from eventcoder.lexicon.entries import CameoCode, Ontology
from eventcoder.lexicon.layers import File
from eventcoder.lexicon.yaml_nodes import Source, suggest

EVENT_CODE = re.compile(r"\d{2,4}", re.ASCII)
GROUP = re.compile(r"[A-Z]{3}", re.ASCII)
MAX_GROUPS = 5  # CAMEO actor codes are read in groups of three letters, at most fifteen in all
BEARER = "*"  # the role of a word that takes the code of the actor it is linked to (`leader`)
QUADS = ("0", "1", "2", "3", "4")
# The kinds of role codes, and whether an actor's code may begin with one of the kind.
SECTIONS = {
    "offices": False,
    "roles": False,
    "private": False,
    "international": True,
    "organisations": True,
    "regions": True,
    "religions": True,
    "peoples": True,
}
# Those of actors that are at home in no one country.
NOWHERE = ("international", "organisations", "regions")


@dataclass(frozen=True, slots=True)
class Codes:
    """The ontology, and which of its role codes may begin an actor's code or are always held."""

    ontology: Ontology
    openers: frozenset[str] = frozenset()
    prefixes: frozenset[str] = frozenset()
    offices: frozenset[str] = frozenset()

    def event(self, source: Source, node: Node, what: str = "The event code") -> str | None:
        """The text of a node as CAMEO event code; reports one that does not exist."""
        code = source.text(node, what)
        if code is None or code in self.ontology.codes:
            return code
        source.error(node, "dict-code", f"There is no event code `{code}`.", self._near_event(code))
        return None

    def prefix(self, source: Source, node: Node, code: str) -> bool:
        """Whether `code` begins an event code; reports one that does not."""
        if code in self.prefixes:
            return True
        message = f"No event code begins with `{code}`."
        source.error(node, "dict-code", message, self._near_event(code))
        return False

    def country(self, source: Source, node: Node, what: str = "The country") -> str | None:
        """The text of a node as ISO 3166-1 alpha-3 country code."""
        code = source.text(node, what)
        if code is None or code in self.ontology.countries:
            return code
        message = f"{what} `{code}` is no country code."
        source.error(node, "dict-code", message, self._near_country(code))
        return None

    def role(self, source: Source, node: Node) -> str | None:
        """The text of a node as role code: groups of three letters, no country, or `BEARER`."""
        code = source.text(node, "The role")
        if code is None or code == BEARER:
            return code
        if wrong := self.wrong_actor(code, country=False):
            source.error(node, "dict-code", *wrong)
            return None
        return code

    def actor(self, source: Source, node: Node) -> str | None:
        """The text of a node as actor code: a country or an international group, then roles."""
        code = source.text(node, "The actor code")
        if code is None:
            return None
        if wrong := self.wrong_actor(code, country=True):
            source.error(node, "dict-code", *wrong)
            return None
        return code

    def wrong_actor(self, code: str, country: bool) -> tuple[str, str] | None:
        """What is wrong with an actor code, and the remedy; `None` where it is right."""
        groups = [code[at : at + 3] for at in range(0, len(code), 3)]
        if not (1 <= len(groups) <= MAX_GROUPS and all(map(GROUP.fullmatch, groups))):
            remedy = f"Write one to {MAX_GROUPS} groups of three capital letters, such as `SDNMIL`."
            return f"`{code}` is no actor code.", remedy
        roles = self.ontology.roles
        if country:
            opener = groups.pop(0)
            if opener in roles and opener not in self.openers:
                remedy = f"Put the country in front, such as `SDN{code}`, or `IMG{code}` for none."
                return f"`{code}` begins with the role `{opener}`.", remedy
            if opener not in self.ontology.countries and opener not in self.openers:
                known = (*self.ontology.countries, *self.openers)
                message = f"`{code}` begins with `{opener}`, no country or international code."
                return message, self._near_country(opener) or suggest(opener, known)
        for group in groups:
            if group in self.ontology.countries and group not in roles:
                remedy = "Write the country first." if country else "Write the role alone."
                return f"`{group}` in `{code}` is a country, not a role.", remedy
            if group not in roles:
                remedy = suggest(group, roles) or "ontology/roles.yaml lists them."
                return f"`{group}` in `{code}` is no role code.", remedy
        return None

    def _near_event(self, code: str) -> str:
        remedy = suggest(code, self.ontology.codes) or "ontology/cameo.yaml lists them."
        return remedy if EVENT_CODE.fullmatch(code) else 'Write 2 to 4 digits, in quotes: `"190"`.'

    def _near_country(self, code: str) -> str:
        for key, name in self.ontology.countries.items():
            if code.casefold() in (name.casefold(), key.casefold()):
                return f"Did you mean `{key}`?"
        return suggest(code, self.ontology.countries)


def read_ontology(files: Iterable[File]) -> Codes:
    """The codes of all layers, later over earlier; files of other rooms are passed over."""
    files = list(files)
    codes: dict[str, CameoCode] = {}
    countries: dict[str, str] = {}
    sections: dict[str, dict[str, str]] = {name: {} for name in SECTIONS}
    for file in files:
        if file.room == "cameo":
            codes.update(_read_cameo(file))
        elif file.room == "country codes":
            countries.update(_read_labels(file.source, file.root, "country"))
    for file in files:
        if file.room == "roles":
            for section, labels in _read_roles(file, countries).items():
                sections[section].update(labels)
    roles = {code: label for labels in sections.values() for code, label in labels.items()}
    openers = frozenset(
        code for name, labels in sections.items() if SECTIONS[name] for code in labels
    )
    prefixes = frozenset(code[:length] for code in codes for length in range(1, len(code) + 1))
    nowhere = frozenset(code for name in NOWHERE for code in sections[name])
    ontology = Ontology(codes, roles, countries, frozenset(sections["private"]), nowhere)
    return Codes(ontology, openers, prefixes, frozenset(sections["offices"]))


def _read_cameo(file: File) -> dict[str, CameoCode]:
    codes = {}
    for code, key, value in file.source.pairs(file.root, "The list of event codes"):
        if not EVENT_CODE.fullmatch(code):
            remedy = 'Write 2 to 4 digits, in quotes: `"190"`.'
            file.source.error(key, "dict-code", f"`{code}` is no event code.", remedy)
        elif entry := _read_event_code(file.source, code, value):
            codes[code] = entry
    return codes


def _read_event_code(source: Source, code: str, node: Node) -> CameoCode | None:
    record = source.record(node, "An event code", ("label", "quad", "goldstein", "plover"), ())
    if record is None:
        return None
    label = source.text(record["label"], "The label")
    quad = source.choice(record["quad"], "The quad class", QUADS)
    goldstein = source.number(record["goldstein"], "The Goldstein weight", -10, 10)
    plover = source.text(record["plover"], "The PLOVER name")
    if label is None or quad is None or goldstein is None or plover is None:
        return None
    return CameoCode(code, label, code[:2], int(quad), goldstein, None if plover == "~" else plover)


def _read_roles(file: File, countries: Mapping[str, str]) -> Mapping[str, dict[str, str]]:
    sections = {}
    for name, key, value in file.source.pairs(file.root, "The list of role codes"):
        if name in SECTIONS:
            sections[name] = _read_labels(file.source, value, "role", countries)
        else:
            message = f"There is no section `{name}` of role codes."
            file.source.error(key, "dict-key", message, suggest(name, SECTIONS))
    return sections


def _read_labels(
    source: Source, node: Node, kind: str, taken: Mapping[str, str] | None = None
) -> dict[str, str]:
    labels = {}
    for code, key, value in source.pairs(node, f"A list of {kind} codes"):
        label = source.text(value, f"The name of {kind} `{code}`")
        if not GROUP.fullmatch(code):
            message = f"`{code}` is no {kind} code."
            source.error(key, "dict-code", message, "Write three capital letters.")
        elif taken and code in taken:
            message = f"The role `{code}` is already the code of {taken[code]}."
            source.error(key, "dict-duplicate", message, "Choose other letters.")
        elif label is not None:
            labels[code] = label
    return labels
