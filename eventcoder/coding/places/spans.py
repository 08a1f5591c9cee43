"""The words of a sentence that can be the name of a place."""

from __future__ import annotations

from collections.abc import Iterator
from collections.abc import Set as AbstractSet
from dataclasses import dataclass

from eventcoder.coding.places.index import PlaceIndex
from eventcoder.coding.places.words import (
    CALENDAR,
    GENERIC,
    HALVES,
    NAME_LINKS,
    ORGANISATION_NOUNS,
    PART_WORDS,
    PLACE_NOUNS,
    PUBLIC_BODIES,
    SEVERAL,
)
from eventcoder.gazetteer import Named
from eventcoder.syntax.tree import Tree, base

_AND = frozenset({",", "and", "or"})
#: Words of a list of names that share a noun: `Unity, Jonglei and Upper Nile states`.
_LONGEST_LIST = 12
#: Nouns for a place, in either number.
_NOUNS = PLACE_NOUNS | SEVERAL.keys()
#: The Arabic article, which is part of a name where nothing else of it may be a capital.
_ARTICLES = frozenset({"al", "al-", "el", "el-"})


@dataclass(frozen=True, slots=True, eq=False)
class Span:
    """Tokens `first`..`last` (exclusive) and the places that bear this name, its head `head`;
    `listed`: whether a dictionary has it; `noun`: the noun for a place that stands beside it."""

    sentence: int
    first: int
    last: int
    head: int
    key: str
    named: tuple[Named, ...]
    listed: bool
    noun: str = ""


def find_spans(
    index: PlaceIndex, tree: Tree, sentence: int, used: AbstractSet[int]
) -> Iterator[Span]:
    """The longest names from left to right, without those that are part of another name.

    Args:
        index: where names are looked up; tree: the sentence's; sentence: its index.
        used: tokens that the names of actors hold.
    """
    if "PROPN" not in tree.upos:
        return
    after, size = 0, len(tree.forms)
    nouns = not _NOUNS.isdisjoint(tree.lowers)
    for at in _beginnings(tree):
        if at < after:
            continue
        end = _end_of_run(tree, at, min(at + index.longest, size))
        span = _longest(index, tree, sentence, at, end, used, nouns) if end else None
        if span is not None:
            sharing = _sharing(index, tree, span, after, used)
            if sharing is not None:
                yield sharing
            yield span
            after = span.last


def _sharing(
    index: PlaceIndex, tree: Tree, span: Span, after: int, used: AbstractSet[int]
) -> Span | None:
    """The name before this one that shares the rest of it: `[North] and South Kordofan`."""
    forms, at = tree.forms, span.first - 2
    if at < after or at in used or forms[at + 1] not in ("and", "or") or not forms[at][0].isupper():
        return None
    if span.last - span.first < 2 or not {forms[at].lower(), forms[at + 2].lower()} <= HALVES:
        return None
    key, named = index.read(" ".join((forms[at], *forms[span.first + 1 : span.last])))
    if not named or named[0].place.kind != span.named[0].place.kind:
        return None
    return Span(span.sentence, at, at + 1, at, key, named, named[0].place.listed, span.noun)


def _beginnings(tree: Tree) -> list[int]:
    """The tokens that a name can begin with: capitalised ones and the Arabic article."""
    return [
        at
        for at, form in enumerate(tree.forms)
        if (not form.islower() and form[0].isupper()) or form[:3] in _ARTICLES
    ]


def _end_of_run(tree: Tree, at: int, most: int) -> int:
    """Where the capitalised words from `at` on end; 0 if no proper noun is among them."""
    end, proper = 0, False
    forms, upos = tree.forms, tree.upos
    for token in range(at, most):
        if upos[token] == "PROPN":
            proper = True
            end = token + 1
        elif forms[token][0].isupper():
            end = token + 1
        elif forms[token].lower() not in NAME_LINKS and token > at:
            break
    return end if proper else 0


def _longest(
    index: PlaceIndex,
    tree: Tree,
    sentence: int,
    at: int,
    end: int,
    used: AbstractSet[int],
    nouns: bool,
) -> Span | None:
    """The longest name from `at` to `end`; `nouns`: whether the sentence has nouns for places."""
    upos = tree.upos
    for last in range(end, at, -1):
        if not _may_end(tree, last - 1):
            continue
        if upos[last - 1] != "PROPN" and "PROPN" not in upos[at:last]:
            continue
        if (used and not used.isdisjoint(range(at, last))) or not _whole(tree, at, last):
            continue
        key, named = _named(index, tree, at, last)
        noun = _noun_beside(tree, at, last) if nouns else ""
        if noun and key:
            named = index.called(key, noun)
        if not named:
            continue
        head = _head(tree, at, last)
        listed = named[0].place.listed
        if not listed and not _is_proper(tree, at, last):
            continue
        if not noun and _inside_other_name(tree, head, at, last, named):
            return None
        return Span(sentence, at, last, head, key, named, listed, noun)
    return None


def _noun_beside(tree: Tree, first: int, last: int) -> str:
    """The noun for a place beside a name, or beside the list of names that it is one of: `state` in
    `Unity and Jonglei states`, `the states of Unity and Jonglei`, `Jonglei state`."""
    forms = tree.forms
    if last < len(forms):
        after = forms[last].lower()
        if after in PLACE_NOUNS or after in SEVERAL:
            return SEVERAL.get(after, after)
        if after in _AND:
            for at in range(last + 1, min(len(forms), last + _LONGEST_LIST)):
                noun = SEVERAL.get(forms[at].lower())
                if noun and tree.upos[at - 1] == "PROPN":
                    return noun
                if forms[at] not in _AND and not forms[at][0].isupper():
                    break
    at = first - 1
    if at > 0 and forms[at] == "of":
        before = forms[at - 1].lower()
        return before if before in PLACE_NOUNS else SEVERAL.get(before, "")
    if at > 0 and forms[at] in _AND:
        while at > max(0, first - _LONGEST_LIST):
            if forms[at] == "of":
                return SEVERAL.get(forms[at - 1].lower(), "")
            if forms[at] not in _AND and not forms[at][0].isupper():
                break
            at -= 1
    return ""


def _is_proper(tree: Tree, first: int, last: int) -> bool:
    """Whether a name that only the gazetteer has is written as one: it has many common words."""
    if last - first == 1:
        form = tree.forms[first]
        word = form.lower()
        if len(form) < 3 or word in CALENDAR or word in GENERIC:
            return False
    return all(
        tree.upos[token] == "PROPN" or tree.forms[token].lower() in NAME_LINKS
        for token in range(first, last)
    )


def _may_end(tree: Tree, at: int) -> bool:
    form = tree.forms[at]
    return form[-1].isalnum() or (form[-1] == "." and len(form) > 1)


def _named(index: PlaceIndex, tree: Tree, first: int, last: int) -> tuple[str, tuple[Named, ...]]:
    """The places that a span of tokens can name, and the key that they are found by."""
    forms = tree.forms
    text = forms[first]
    for token in range(first + 1, last):
        apart = tree.ends[token - 1] < tree.starts[token]
        text += " " + forms[token] if apart else forms[token]
    if last + 1 < len(forms) and forms[last] == ".":  # no sentence ends here
        key, named = index.read(text + ".")
        if key.endswith("."):
            return key, named
    key, named = index.read(text)
    if first and named and len(text) <= 4 and text.isupper() and not index.is_acronym(key):
        return key, () if not key.endswith(".") else named
    return key, named


def _whole(tree: Tree, first: int, last: int) -> bool:
    """Whether the span is not cut out of a hyphenated word (`Paris-based`, `Anglo-Egyptian`)."""
    if last == len(tree.forms) or tree.starts[last] != tree.ends[last - 1]:
        return True
    after = tree.forms[last]
    if after[0] in "$£€":
        return False
    if after in ("-", "–"):
        return last + 1 < len(tree.forms) and tree.upos[last + 1] == "PROPN"
    return True


def _head(tree: Tree, first: int, last: int) -> int:
    for token in range(first, last):
        if not first <= tree.heads[token] < last:
            return token
    return first


def _inside_other_name(
    tree: Tree, head: int, first: int, last: int, named: tuple[Named, ...]
) -> bool:
    """Whether the words belong to a longer name, of a person, an organisation or another place
    (`Jack London`, `Bank of America`, `New London`); `the London police` stay where they are."""
    outer = tree.heads[head]
    relation = base(tree.deprels[head])
    outside = [child for child in tree.children(head) if not first <= child < last]
    if any(_part_of_name(tree, child, head) for child in outside):
        return True
    if outer < 0 or tree.upos[outer] != "PROPN" or _dash_between(tree, head, outer):
        return False
    if relation == "flat":
        return tree.lemmas[outer] not in PLACE_NOUNS
    if relation == "compound" and outer >= last and named[0].place.kind != "country":
        after = tree.lemmas[last] if last < len(tree.forms) else ""
        known = PLACE_NOUNS | PUBLIC_BODIES
        return tree.lemmas[outer] not in known and after not in PUBLIC_BODIES
    return (
        relation == "nmod"
        and tree.preposition(head) == "of"
        and tree.lemmas[outer] in ORGANISATION_NOUNS
    )


def _dash_between(tree: Tree, one: int, two: int) -> bool:
    """`the Paris-London line`: two names, not one."""
    return any(form in ("-", "–") for form in tree.forms[min(one, two) : max(one, two)])


def _part_of_name(tree: Tree, child: int, head: int) -> bool:
    """Whether a dependent makes one name with the place: a family name, `New`, `South`."""
    if tree.upos[child] != "PROPN" or abs(child - head) > 3 or _dash_between(tree, child, head):
        return False
    relation = base(tree.deprels[child])
    if relation == "flat":
        return True
    return (
        relation in ("compound", "amod")
        and child < head
        and (tree.lemmas[child] not in PART_WORDS | PLACE_NOUNS)
    )
