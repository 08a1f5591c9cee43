"""A small dictionary and article builder for the tests of actor recognition."""

from __future__ import annotations

import datetime as dt

from eventcoder.coding.actors import ActorIndex, ArticleActors
from eventcoder.coding.actors.names import Match, NameTrie
from eventcoder.coding.actors.scanner import Scanner
from eventcoder.lexicon.entries import (
    ActorEntry,
    AgentEntry,
    CountryEntry,
    DatedCode,
    Dictionaries,
    Ontology,
    PlaceEntry,
    Where,
)
from eventcoder.model import ActorMention, Sentence
from eventcoder.syntax.tree import Tree
from tests.trees import tokens

COUNTRIES = {"SDN": "Sudan", "SYR": "Syria", "USA": "United States", "LBY": "Libya",
             "TUR": "Turkey", "KEN": "Kenya", "PSE": "Palestine", "RUS": "Russia"}  # fmt: skip
ROLES = {code: code for code in
         ["GOV", "MIL", "REB", "OPP", "CVL", "REF", "COP", "UAF", "NGO", "IGO", "ELI", "LEG", "UNO", "KUR", "PAR"]}  # fmt: skip

AGENTS = {
    "MIL": ["soldier", "army", "force", "troop", "commander", "general"],
    "REB": ["rebel", "fighter"],
    "GOV": ["government", "president", "minister", "foreign minister", "secretary",
            "secretary of state", "official"],
    "REF": ["displaced family", "refugee"],
    "CVL": ["civilian", "supporter"],
    "COP": ["police", "police officer"],
    "UAF": ["militia", "paramilitary"],
    "NGO": ["charity"],
    "IGO": ["body"],
    "ELI": ["former president", "former minister"],
    "LEG": ["parliament"],
    "*": ["spokesman", "leader", "leadership", "member", "group", "movement", "position"],
}  # fmt: skip


def _country(code: str, name: str, adjective: str, *more: str, capital: str | None = None,
             seats: tuple[str, ...] = (), demonyms: tuple[str, ...] = ()) -> CountryEntry:  # fmt: skip
    where = Where("actors/countries.yaml", 1)
    return CountryEntry(code, name, more, (adjective,), demonyms, capital, seats, where)


def _actor(name: str, kind: str, code: str | tuple[DatedCode, ...], *aliases: str,
           gender: str | None = None) -> ActorEntry:  # fmt: skip
    codes = (DatedCode(code),) if isinstance(code, str) else code
    where = Where("actors/test.yaml", 1)
    return ActorEntry(name, kind, aliases, codes, where, gender)  # type: ignore[arg-type]


def day(text: str) -> dt.date:
    return dt.date.fromisoformat(text)


DICTIONARIES = Dictionaries(
    fingerprint="",
    ontology=Ontology({}, ROLES, COUNTRIES),
    countries=(
        _country("SDN", "Sudan", "Sudanese", capital="Khartoum", demonyms=("Sudanese",)),
        _country("SYR", "Syria", "Syrian", capital="Damascus", demonyms=("Syrian",)),
        _country("USA", "United States", "American", "US", "U.S.", capital="Washington",
                 seats=("White House",), demonyms=("American",)),
        _country("LBY", "Libya", "Libyan", capital="Tripoli"),
        _country("TUR", "Turkey", "Turkish", capital="Ankara", demonyms=("Turk",)),
        _country("KEN", "Kenya", "Kenyan", capital="Nairobi", demonyms=("Kenyan",)),
        _country("PSE", "Palestine", "Palestinian", demonyms=("Palestinian",)),
        _country("RUS", "Russia", "Russian", capital="Moscow", demonyms=("Russian",)),
    ),
    actors=(
        _actor("Rapid Support Forces", "armed group",
               (DatedCode("SDNMIL", None, day("2023-04-14")), DatedCode("SDNREB", day("2023-04-15"))),
               "RSF"),
        _actor("Hamas", "armed group", "PSEREB"),
        _actor("al-Qaeda", "armed group", "IGOREB"),
        _actor("Libyan National Army", "armed group", "LBYREB", "LNA"),
        _actor("United Nations", "organisation", "IGOUNO", "UN", "U.N."),
        _actor("Kurds", "people", "KUR", "Kurd", "Kurdish"),
        _actor("Khalifa Haftar", "person", "LBYREB", "Khalifa Hifter", gender="m"),
        _actor("Fayez al-Sarraj", "person", "LBYGOV", gender="m"),
        _actor("Wei Lin", "person", "KENGOV", gender="f"),
        _actor("Pavel Sokol", "person", "RUSGOV", "Sokol", gender="m"),
        _actor("Tomas Orel", "person",
               (DatedCode("RUSGOV", None, day("2020-01-01")), DatedCode("RUSOPP", day("2020-01-02")))),
        _actor("Joseph Kenya", "person", "KENOPP", gender="m"),
        _actor("Angela Stone", "person", (DatedCode("USAGOV", day("2020-01-01"), day("2023-12-31")),),
               gender="f"),
    ),
    agents=tuple(
        AgentEntry(tuple(words), role, Where(f"agents/{role.lower().strip('*') or 'bearers'}.yaml", 1))
        for role, words in AGENTS.items()
    ),
    places=(
        PlaceEntry("Garissa", (), "city", "KEN", None, None, None, None, Where("places/kenya.yaml", 1)),
    ),
    syntax={
        "speech_verbs": frozenset({"say", "tell"}),
        "moving_words": frozenset({"visit"}),
    },
)  # fmt: skip

INDEX = ActorIndex(DICTIONARIES)


def article(
    *specs: str, date: str | None = None, dictionaries: Dictionaries | None = None
) -> ArticleActors:
    """The actors of an article whose sentences are given as compact trees."""
    sentences, at = [], 0
    for index, spec in enumerate(specs):
        found = tokens(spec, at)
        sentence = Sentence(index, "body", found[0].start, found[-1].end, found)
        sentences.append((sentence, Tree(found)))
        at = found[-1].end + 1
    lexicon = INDEX if dictionaries is None else ActorIndex(dictionaries)
    return ArticleActors(lexicon, sentences, day(date) if date else None)


def mention(spec: str, form: str, date: str | None = None) -> ActorMention:
    """The mention headed by the first token with this form, in an article of one sentence."""
    actors = article(spec, date=date)
    forms = [token.form for token in tokens(spec)]
    found = actors.mention(0, forms.index(form))
    assert found is not None
    return found


def code(spec: str, form: str, date: str | None = None) -> str | None:
    """The code of the mention headed by the first token with this form."""
    return mention(spec, form, date).code


def phrase(words: str, governor: str = "spoke") -> str:
    """A noun phrase as subject of a short sentence.

    Args:
        words: tokens `form/lemma/UPOS/relation` that all depend on the last one, the subject; a
            number before the relation (`2:compound`) gives another head, counted from 1.
    """
    parts = words.split()
    size = len(parts)
    lines = []
    for number, part in enumerate(parts, 1):
        form, lemma, pos, relation = part.split("|")
        head, _, name = relation.rpartition(":") if relation[0].isdigit() else ("", "", relation)
        target = int(head) if head else size if number < size else size + 1
        lines.append(f"{form} {lemma} {pos} {target} {name}")
    lines.append(f"{governor} speak VERB 0 root")
    return "\n".join(lines)


def matches_of(parsed: Tree, trie: NameTrie) -> list[Match]:
    """The names of a trie that a sentence holds."""
    scanner = Scanner(trie)
    return scanner.scan(parsed, scanner.spots(parsed))
