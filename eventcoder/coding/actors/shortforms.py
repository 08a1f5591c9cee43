"""Short forms that an article introduces: surnames, abbreviations, names known by their title."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from eventcoder.coding.actors.names import (
    PLACE_KINDS,
    Match,
    Name,
    NameKind,
    NameTrie,
    Pieces,
    name_pieces,
    pieces_of,
)
from eventcoder.coding.actors.phrases import name_tokens, phrase_span, title_before
from eventcoder.coding.actors.reading import Reading
from eventcoder.coding.actors.readings import Reader
from eventcoder.lexicon.entries import DatedCode
from eventcoder.syntax.tree import Tree

_SUFFIXES = frozenset({"Jr", "Sr", "II", "III", "IV"})
_ARTICLES = frozenset({"al", "bin", "ibn", "van", "von", "de", "da", "el"})
_LONGEST_ABBREVIATION = 8
_WITHIN = frozenset({"flat", "compound", "nmod:desc"})  # relations of words within a longer name
_TITLED = frozenset({"nmod:desc", "appos", "compound"})  # and of what says who somebody is


Learnt = list[tuple[Pieces, Name]]
#: Where the names stand in full that only the article knows, by their abbreviations: the sentence's
#: position and the head.
Introduced = dict[str, tuple[int, int]]


def short_forms(
    readers: Sequence[Reader], known: NameTrie, introduced: Introduced
) -> NameTrie | None:
    """What an article's full names teach: `Haftar` after `Khalifa Haftar`, `RSF` after its name.

    Args:
        readers: the sentences, their dictionary names found.
        known: the dictionaries' names; a short form must not hide a country or a place.
        introduced: filled with the groups in whose brackets stands what no dictionary knows.

    Returns:
        a trie of the short forms, valid in the whole article, headline included; `None`: none.
    """
    learnt: Learnt = []
    initials: dict[str, Name] = {}
    wanted: set[str] = set()
    for number, reader in enumerate(readers):
        for match in reader.matches:
            if match.last - match.first > 1:
                _learn_match(reader, match, known, learnt, initials)
        tree = reader.tree
        if "PROPN" not in tree.upos:
            continue
        for index, tag in enumerate(tree.upos):
            if tag != "PROPN":
                continue
            if _is_abbreviation(tree.forms[index]):
                if _in_brackets(tree, index):
                    host = _learn_bracket(reader, index, learnt)
                    if host is not None:
                        introduced.setdefault(tree.forms[index], (number, host))
                elif reader.match_at(index) is None:
                    wanted.add(tree.forms[index])
            elif tree.deprels[index] not in _WITHIN:
                _learn_titled(reader, index, known, learnt)
    learnt += [(pieces_of(form), initials[form]) for form in wanted & initials.keys()]
    if not learnt:
        return None
    trie = NameTrie()
    for pieces, name in learnt:
        trie.add(pieces, name)
    for pieces, name in _middle_names(readers, trie, known):
        trie.add(pieces, name)
    return trie


def _middle_names(
    readers: Sequence[Reader], learnt: NameTrie, known: NameTrie
) -> list[tuple[Pieces, Name]]:
    """`Rojas` of `Carmen Rojas Luyo`: the father's name stands before the mother's.

    Only where nobody else in the article, and nothing in the dictionaries, is called that.
    """
    found: dict[Pieces, Name] = {}
    for reader in readers:
        tree = reader.tree
        if "flat" not in tree.deprels:
            continue
        for first in range(len(tree) - 2):
            if tree.deprels[first + 1] != "flat" or tree.upos[first] != "PROPN":
                continue
            if tree.with_deprel(first, "flat")[:1] != [first + 1]:
                continue
            last = name_tokens(tree, first)[1]
            if last - first != 3:
                continue
            forms = tree.forms[first:last]
            length, names = learnt.longest(_pieces(" ".join(forms)), 0, caseless=False)
            if length >= 3 and names[0].kind == "person":
                found.setdefault(pieces_of(forms[1]), names[0])
    return [
        (pieces, name)
        for pieces, name in found.items()
        if len(pieces) == 1
        and len(pieces[0]) > 2
        and pieces[0].lower() not in _ARTICLES
        and not _single(known, pieces)
        and not _single(learnt, pieces)
    ]


def _learn_match(
    reader: Reader, match: Match, known: NameTrie, learnt: Learnt, initials: dict[str, Name]
) -> None:
    name = match.names[0]
    forms = reader.tree.forms[match.first : match.last]
    if name.kind == "person":
        said = reader.read(match.first)
        if said.code is not None and said.label == name.label:
            said_codes = (DatedCode(said.code),)
            if said_codes != name.codes:  # its title chose among its roles, for the article
                name = name._replace(codes=said_codes)
                learnt.append((_pieces(" ".join(forms)), name))
        _learn_person(forms, name, known, learnt)
        given = pieces_of(forms[0])
        if not (reader.is_title(forms[0]) or _single(known, given)):
            learnt.append((given, name))  # family names come first in East Asia
    elif name.kind not in PLACE_KINDS:
        short = "".join(form[0] for form in forms if form[0].isupper())
        if len(short) > 2:
            initials.setdefault(short, name)


def _learn_person(forms: Sequence[str], name: Name, known: NameTrie, learnt: Learnt) -> None:
    for pieces in _surnames(forms):
        if not any(other.kind in PLACE_KINDS for other in _single(known, pieces)):
            learnt.append((pieces, name))


def _single(known: NameTrie, pieces: Pieces) -> tuple[Name, ...]:
    """What the dictionaries know by exactly this short form."""
    if not pieces:
        return ()
    length, names = known.longest(pieces, 0, caseless=False)
    return names if length == len(pieces) else ()


@lru_cache(maxsize=10_000)  # news is about few people at a time
def _pieces(name: str) -> Pieces:
    return name_pieces(name)


def _surnames(forms: Sequence[str]) -> list[Pieces]:
    """The last name, with and without its Arabic article: `al-Burhan`, `Burhan`."""
    pieces = [piece for piece in _pieces(" ".join(forms)) if piece not in _SUFFIXES]
    if len(pieces) < 2 or len(pieces[-1]) < 3:
        return []
    found: list[Pieces] = [(pieces[-1],)]
    if pieces[-2].lower() in _ARTICLES:
        found.append((pieces[-2], pieces[-1]))
    return found


def _is_abbreviation(form: str) -> bool:
    return 2 <= len(form) <= _LONGEST_ABBREVIATION and form.isupper() and form.isalpha()


def _in_brackets(tree: Tree, index: int) -> bool:
    return (
        0 < index < len(tree) - 1 and tree.forms[index - 1] == "(" and tree.forms[index + 1] == ")"
    )


def _learn_bracket(reader: Reader, index: int, learnt: Learnt) -> int | None:
    """`the Rapid Support Forces (RSF)`: the abbreviation is whoever stands before the bracket.

    Returns:
        the head of the name before the bracket where neither says who it is.
    """
    tree = reader.tree
    before = reader.match_at(index - 2) if index > 1 else None
    if before is not None and before.last == index - 1 and before.names[0].kind != "person":
        learnt.append((pieces_of(tree.forms[index]), before.names[0]))
        return None
    host = tree.heads[index]
    if tree.deprels[index] != "appos" or host < 0:
        if index < 2:
            return None
        host = index - 2
        while tree.heads[host] >= 0 and tree.deprels[host] in ("flat", "compound"):
            host = tree.heads[host]
    if host >= index:
        return None
    reading = reader.read(host)
    above = tree.heads[host]
    if tree.deprels[host] == "appos" and reader.agent(above) is not None:
        said = reader.read(
            above
        )  # `a militia, the X Brigade (XB)`: what it is, not what it is called
        reading = said if said.code is not None else reading
    if reading.code is not None and reading.kind != "person":
        learnt.append((pieces_of(tree.forms[index]), _as_name(reading, tree.forms[host])))
    if reading.code is not None or reader.match_at(index) is not None:
        return None
    if tree.upos[host] != "PROPN" or reading.kind not in ("", "group"):
        return None
    if not reading.word and not _spells(tree, host, index):
        return None
    form = tree.forms[index]
    full = " ".join(tree.forms[phrase_span(tree, host)[0] : index - 1])
    learnt.append((pieces_of(form), Name("organisation", (), full, form)))
    return host


def _spells(tree: Tree, host: int, index: int) -> bool:
    """Whether the capitals of a name give the abbreviation behind it."""
    words = tree.forms[phrase_span(tree, host)[0] : index - 1]
    return "".join(word[0] for word in words if word[0].isupper()).endswith(tree.forms[index])


def _learn_titled(reader: Reader, index: int, known: NameTrie, learnt: Learnt) -> None:
    """`Sudanese Foreign Minister X`: the article calls him X from now on."""
    tree = reader.tree
    if reader.match_at(index) is not None or not _is_titled(tree, index):
        return
    if reader.agent(index) is not None:
        return  # a title itself: `Special Representative`
    reading = reader.read(index)
    if reading.code is None or reading.kind != "person":
        return
    first, last = name_tokens(tree, index)
    forms = tree.forms[first:last]
    full = " ".join(forms)
    name = _as_name(reading, full)._replace(label=full)
    learnt.append((_pieces(full), name))
    _learn_person(forms, name, known, learnt)


def _is_titled(tree: Tree, index: int) -> bool:
    for child in tree.children(index):
        if tree.deprels[child] in _TITLED:
            return True
    return tree.deprels[index] == "appos" or title_before(tree, index) is not None


def _as_name(reading: Reading, label: str) -> Name:
    assert reading.code is not None
    kind: NameKind = "person" if reading.kind == "person" else "organisation"
    codes = (DatedCode(reading.code),)
    entry, known = reading.entry or label, reading.label or label
    return Name(kind, codes, entry, known, reading.gender, bare=reading.bare)
