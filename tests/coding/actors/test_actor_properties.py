"""What must hold of actors whatever the names: aliases, order of entries, dates, substitution."""

from __future__ import annotations

import datetime as dt
import random

from hypothesis import given
from hypothesis import strategies as st

from eventcoder.coding.actors.codes import code_on
from eventcoder.coding.actors.names import Name, NameTrie, name_pieces
from eventcoder.lexicon.entries import DatedCode
from eventcoder.syntax.tree import Tree
from tests.coding.actors.samples import matches_of
from tests.coding.test_properties import active, code
from tests.trees import tree

LETTERS = st.characters(categories=["Lu", "Ll"], exclude_characters="ʹ")
WORDS = st.sampled_from(["Alta", "Brava", "Corda", "Delta", "Esta", "Forza", "Gama"])
NAMES = st.lists(WORDS, min_size=1, max_size=4).map(" ".join)
CODE = (DatedCode("SDN"),)


def named(label: str, kind: str = "organisation") -> Name:
    return Name(kind, CODE, f"e:{label}", label)  # type: ignore[arg-type]


def trie_of(names: list[str]) -> NameTrie:
    trie = NameTrie()
    for name in names:
        trie.add(name_pieces(name), named(name))
    return trie


def sentence(words: list[str]) -> Tree:
    spec = "\n".join(f"{word} {word} PROPN {len(words) + 1} nsubj" for word in words)
    return tree(f"{spec}\nmet meet VERB 0 root")


def found(words: list[str], trie: NameTrie) -> list[tuple[int, int, set[str]]]:
    parsed = sentence(words)
    matches = matches_of(parsed, trie)
    return [(m.first, m.last, {name.label for name in m.names}) for m in matches]


@given(NAMES, NAMES)
def test_an_alias_matches_as_its_name_does(name: str, alias: str) -> None:
    entry = named(name)
    trie = NameTrie()
    for spelling in (name, alias):
        trie.add(name_pieces(spelling), entry)
    for spelling in (name, alias):
        words = spelling.split()
        assert found(words, trie)[0] == (0, len(words), {name})


@given(
    st.lists(NAMES, min_size=1, max_size=6, unique=True), st.lists(WORDS, min_size=1, max_size=8)
)
def test_an_entry_whose_words_are_not_there_changes_nothing(
    names: list[str], words: list[str]
) -> None:
    strangers = ["Zulu Yankee", "Zulu", "Xray Alta", f"Quebec {words[0]}", f"{words[0]} Zulu"]
    assert found(words, trie_of(names)) == found(words, trie_of(names + strangers))


# Of few words, so that one name often begins another.
ALIKE = st.sampled_from(["Alta", "Brava"])


@given(
    st.lists(st.lists(ALIKE, min_size=1, max_size=4).map(" ".join), min_size=1, unique=True),
    st.lists(ALIKE, min_size=1, max_size=8),
    st.randoms(use_true_random=False),
)
def test_the_longest_name_wins_whatever_the_order_of_the_file(
    names: list[str], words: list[str], chance: random.Random
) -> None:
    shuffled = names.copy()
    chance.shuffle(shuffled)
    matches = found(words, trie_of(names))
    assert matches == found(words, trie_of(shuffled))
    text = [" ".join(words[first:last]) for first, last, _ in matches]
    assert all(labels == {said} for said, (_, _, labels) in zip(text, matches, strict=True))
    for first, last, _ in matches:
        longer = [name for name in names if words[first:][: len(name.split())] == name.split()]
        assert max(len(name.split()) for name in longer) == last - first


@given(st.text(LETTERS, min_size=2, max_size=12).map(lambda word: "Q" + word))
def test_any_unicode_name_is_found_again(word: str) -> None:
    trie = trie_of([f"{word} Brava"])
    assert found([word, "Brava"], trie) == [(0, 2, {f"{word} Brava"})]


@given(st.dates(dt.date(1950, 1, 2), dt.date(2050, 1, 1)))
def test_a_role_changes_on_its_boundary_day(day: dt.date) -> None:
    eve = day - dt.timedelta(days=1)
    codes = (DatedCode("SDNMIL", None, eve), DatedCode("SDNREB", day))
    assert code_on(codes, eve) == "SDNMIL"
    assert code_on(codes, day) == "SDNREB"


@given(st.permutations(["Ethiopia", "Norway"]), st.permutations(["Kenya", "Chad"]))
def test_renaming_the_actors_changes_only_their_codes(old: list[str], new: list[str]) -> None:
    lead = active(old[0], "attack", old[1])
    follow = "It it PRON:PRP 2 nsubj / threatened threaten VERB 0 root / {0} {0} PROPN:NNP 2 obj"
    specs = [lead, follow.format(old[1])]
    codes = {"Ethiopia": "ETH", "Norway": "NOR", "Kenya": "KEN", "Chad": "TCD"}
    renamed = [_renamed(spec, dict(zip(old, new, strict=True))) for spec in specs]
    swap = {codes[a]: codes[b] for a, b in zip(old, new, strict=True)}
    before = [(e.sentence, swap[e.source_code or ""], e.cameo, swap[e.target_code or ""])
              for e in code(*specs)]  # fmt: skip
    after = [(e.sentence, e.source_code, e.cameo, e.target_code) for e in code(*renamed)]
    assert before == after
    assert len(before) == 2


def _renamed(spec: str, names: dict[str, str]) -> str:
    return " ".join(names.get(word, word) for word in spec.split(" "))
