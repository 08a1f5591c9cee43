"""Names: spellings, case, dated codes, and short forms learnt from the article."""

from __future__ import annotations

from dataclasses import replace

import pytest

from eventcoder.coding.actors.names import Name, NameTrie, name_pieces
from eventcoder.lexicon.entries import AgentEntry, DatedCode, Where
from eventcoder.syntax.tree import Tree
from tests.coding.actors.samples import DICTIONARIES, article, code, matches_of, mention, phrase
from tests.trees import tree


@pytest.mark.parametrize(
    "words",
    [
        "Fayez|_|PROPN|nsubj al-Sarraj|_|PROPN|1:flat",
        "Fayez|_|PROPN|nsubj al|_|PROPN|1:flat -|_|PUNCT|1:punct Sarraj|_|PROPN|1:flat",
        "Fayez|_|PROPN|nsubj Al|_|PROPN|1:flat Sarraj|_|PROPN|1:flat",
        "Fayez|_|PROPN|nsubj el-Sarraj|_|PROPN|1:flat",
        "Fáyez|_|PROPN|nsubj al‑Sarrāj|_|PROPN|1:flat",
        "Fayez|_|PROPN|nsubj as|_|PROPN|1:flat -|_|PUNCT|1:punct Sarraj|_|PROPN|1:flat",
    ],
)
def test_spellings_of_an_arabic_name(words: str) -> None:
    parts = words.split()
    lines = [part.split("|") for part in parts]
    spec = "\n".join(
        f"{form} {form} {tag} {len(parts) + 1 if ':' not in rel else 1} {rel.split(':')[-1]}"
        for form, _, tag, rel in lines
    )
    spec += "\nspoke speak VERB 0 root"
    assert code(spec, lines[0][0]) == "LBYGOV"


def test_initials_with_and_without_periods_are_the_same_name() -> None:
    assert code(phrase("U.S.|_|PROPN|compound troops|troop|NOUN|nsubj"), "troops") == "USAMIL"
    assert code(phrase("U.N.|_|PROPN|nsubj"), "U.N.") == "IGOUNO"


def test_case_counts() -> None:
    assert code(phrase("us|_|PROPN|nsubj"), "us") is None
    assert code(phrase("hamas|_|PROPN|nsubj"), "hamas") is None


def test_a_sentence_in_capitals_is_compared_without_case() -> None:
    spec = "HAMAS Hamas PROPN 2 nsubj / REJECTS reject VERB 0 root / PROPOSAL proposal NOUN 2 obj"
    assert code(spec, "HAMAS") == "PSEREB"


def test_a_word_that_is_no_nominal_is_no_name() -> None:
    assert scan_forms("Hamas hamas VERB 0 root") == []


def test_the_longest_name_wins() -> None:
    spec = "Libyan Libyan ADJ 3 amod / National National ADJ 3 amod / Army Army PROPN 0 root"
    found = mention(spec, "Army")
    assert found.entry == "actors/test.yaml:Libyan National Army"


def test_names_match_whole_tokens_only() -> None:
    assert scan_forms("Hamas-linked hamas-linked ADJ 0 root") == []


def scan_forms(spec: str) -> list[tuple[int, int]]:
    parsed: Tree = tree(spec)
    trie = NameTrie()
    trie.add(name_pieces("Hamas"), Name("armed group", (DatedCode("PSEREB"),), "e", "Hamas"))
    return [(m.first, m.last) for m in matches_of(parsed, trie)]


def test_a_lower_case_word_is_never_learnt_as_a_name() -> None:
    trie = NameTrie()
    trie.add(name_pieces("police"), Name("organisation", (DatedCode("X"),), "e", "police"))
    assert len(trie) == 0


@pytest.mark.parametrize(
    ("date", "expected"),
    [("2023-04-14", "SDNMIL"), ("2023-04-15", "SDNREB"), (None, "SDNREB")],
)
def test_a_dated_code_holds_on_the_day_of_the_article(date: str | None, expected: str) -> None:
    assert code(phrase("RSF|_|PROPN|nsubj"), "RSF", date) == expected


def test_no_code_is_guessed_outside_all_dates() -> None:
    spec = "Angela Angela PROPN 3 nsubj / Stone Stone PROPN 1 flat / spoke speak VERB 0 root"
    assert code(spec, "Angela", "2021-06-01") == "USAGOV"
    after = mention(spec, "Angela", "2025-06-01")
    assert (after.code, after.named) == (None, True)


def test_a_surname_is_learnt_from_the_full_name_headline_included() -> None:
    headline = "Haftar Haftar PROPN 2 nsubj / advances advance VERB 0 root"
    body = (
        "Khalifa Khalifa PROPN 3 nsubj / Haftar Haftar PROPN 1 flat / advanced advance VERB 0 root"
    )
    actors = article(headline, body)
    found = actors.mention(0, 0)
    assert found is not None
    assert found.code == "LBYREB"
    alone = article(headline).mention(0, 0)
    assert alone is not None
    assert alone.code is None


def test_a_name_is_learnt_from_its_title() -> None:
    first = """Kenyan Kenyan ADJ 2 amod / general general NOUN 3 nmod:desc / Okello Okello PROPN 5 nsubj
               Obura Obura PROPN 3 flat / spoke speak VERB 0 root"""
    later = "Obura Obura PROPN 2 nsubj / left leave VERB 0 root"
    found = article(first, later).mention(1, 0)
    assert found is not None
    assert found.code == "KENMIL"


def test_an_abbreviation_is_learnt_from_its_brackets() -> None:
    first = """The the DET 4 det / Kenyan Kenyan ADJ 4 amod / Coast Coast PROPN 4 compound
               Army Army PROPN 8 nsubj / ( ( PUNCT 6 punct / KCA KCA PROPN 4 appos / ) ) PUNCT 6 punct
               fled flee VERB 0 root"""
    later = "KCA KCA PROPN 2 nsubj / returned return VERB 0 root"
    found = article(first, later).mention(1, 0)
    assert found is not None
    assert (found.code, found.named) == ("KENMIL", True)


def test_the_initials_of_a_known_name_are_known() -> None:
    first = """The the DET 4 det / Libyan Libyan ADJ 4 amod / National National ADJ 4 amod
               Army Army PROPN 5 nsubj / fled flee VERB 0 root"""
    later = "RSF RSF PROPN 2 nsubj / returned return VERB 0 root"
    found = article(first, later).mention(1, 0)
    assert found is not None
    assert found.code == "SDNREB"


def test_a_family_name_that_comes_first_is_learnt() -> None:
    full = "Wei Wei PROPN 3 nsubj / Lin Lin PROPN 1 flat / spoke speak VERB 0 root"
    found = article(full, "Wei Wei PROPN 2 nsubj / left leave VERB 0 root").mention(1, 0)
    assert found is not None
    assert found.code == "KENGOV"


def test_a_surname_does_not_hide_a_country() -> None:
    full = "Joseph Joseph PROPN 3 nsubj / Kenya Kenya PROPN 1 flat / spoke speak VERB 0 root"
    found = article(full, "Kenya Kenya PROPN 2 nsubj / agreed agree VERB 0 root").mention(1, 0)
    assert found is not None
    assert found.code == "KEN"


def test_an_agency_in_brackets_is_not_the_person_before_it() -> None:
    first = """Wei Wei PROPN 6 nsubj / Lin Lin PROPN 1 flat / ( ( PUNCT 4 punct / QXP QXP PROPN 1 appos
               ) ) PUNCT 4 punct / spoke speak VERB 0 root"""
    later = "QXP QXP PROPN 2 nsubj / reported report VERB 0 root"
    found = article(first, later).mention(1, 0)
    assert found is not None
    assert found.code is None


def test_the_tokens_of_names_are_told_for_the_search_for_places() -> None:
    spec = """Hamas Hamas PROPN 2 nsubj / left leave VERB 0 root / Nairobi Nairobi PROPN 2 obj
              in in ADP 5 case / Sokol Sokol PROPN 2 obl"""
    assert article(spec).name_tokens() == {(0, 0)}


def test_without_a_date_the_title_chooses_among_the_roles_of_a_person() -> None:
    titled = """Foreign Foreign ADJ 2 amod / Minister Minister PROPN 3 nmod:desc / Tomas Tomas PROPN 5 nsubj
                Orel Orel PROPN 3 flat / spoke speak VERB 0 root"""
    plain = "Orel Orel PROPN 2 nsubj / left leave VERB 0 root"
    full = "Tomas Tomas PROPN 3 nsubj / Orel Orel PROPN 1 flat / left leave VERB 0 root"
    found = [article(titled, plain, full).mention(n, h) for n, h in ((0, 2), (1, 0), (2, 0))]
    assert [m and m.code for m in found] == ["RUSGOV"] * 3
    untitled = article(full).mention(0, 0)
    dated = article(titled, date="2025-01-01").mention(0, 2)
    assert [m and m.code for m in (untitled, dated)] == ["RUSOPP"] * 2


def test_courtesy_titles_tell_the_gender() -> None:
    first = """Mrs. Mrs. PROPN 2 nmod:desc / Obura Obura PROPN 5 nsubj / and and CCONJ 4 cc
               Haftar Haftar PROPN 2 conj / spoke speak VERB 0 root"""
    he = "He he PRON 2 nsubj / left leave VERB 0 root"
    full = "Khalifa Khalifa PROPN 3 nsubj / Haftar Haftar PROPN 1 flat / spoke speak VERB 0 root"
    found = article(full, first, he).mention(2, 0)
    assert found is not None
    assert found.code == "LBYREB"


@pytest.mark.parametrize("words", ["Workers ' Party", "Workers’ Party", "Workers ’ Party"])
def test_a_plural_possessor_in_a_name(words: str) -> None:
    trie = NameTrie()
    name = Name("organisation", (DatedCode("SDN"),), "e", "Workers' Party")
    trie.add(name_pieces("Workers' Party"), name)
    forms = words.split()
    spec = "\n".join(f"{form} {form} PROPN {len(forms) + 1} nsubj" for form in forms)
    sentence = tree(spec + "\nmet meet VERB 0 root")
    found = matches_of(sentence, trie)
    assert [(m.first, m.last) for m in found] == [(0, len(forms))]


def test_what_a_group_is_goes_before_what_it_is_called() -> None:
    first = """A a DET 3 det / Kenyan Kenyan ADJ 3 amod / militia militia NOUN 11 nsubj / , , PUNCT 7 punct
               the the DET 7 det / Coast Coast PROPN 7 compound / Army Army PROPN 3 appos
               ( ( PUNCT 9 punct / KCA KCA PROPN 7 appos / ) ) PUNCT 9 punct / fled flee VERB 0 root"""
    later = "KCA KCA PROPN 2 nsubj / returned return VERB 0 root"
    found = article(first, later).mention(1, 0)
    assert found is not None
    assert found.code == "KENUAF"


@pytest.mark.parametrize(
    "cut",
    ["Kata'ib Kata'ib PROPN 2 compound", "Kata Kata PROPN 3 compound / 'ib 'ib PROPN 3 compound"],
)
def test_an_apostrophe_within_a_name_however_it_is_cut(cut: str) -> None:
    kataib = replace(
        DICTIONARIES.actors[0], name="Kata'ib Hamra", aliases=(), codes=(DatedCode("SYRUAF"),)
    )
    size = cut.count("/") + 2
    spec = f"{cut} / Hamra Hamra PROPN {size + 1} nsubj / spoke speak VERB 0 root"
    found = article(spec, dictionaries=replace(DICTIONARIES, actors=(kataib,))).mention(0, size - 1)
    assert found is not None
    assert found.code == "SYRUAF"


@pytest.mark.parametrize(
    ("first", "expected"),
    [("Pavel", "RUSGOV"), ("P.", "RUSGOV"), ("Anna", None), ("President", "RUSGOV")],
)
def test_another_first_name_is_somebody_else(first: str, expected: str | None) -> None:
    spec = f"{first} {first} PROPN 3 nsubj / Sokol Sokol PROPN 1 flat / spoke speak VERB 0 root"
    assert code(spec, first) == expected


@pytest.mark.parametrize(("kind", "expected"), [("National", "LBYGOV"), ("whole", "IGOUNO")])
def test_a_longer_role_word_goes_before_a_name_inside_it(kind: str, expected: str) -> None:
    council = replace(DICTIONARIES.actors[4], name="Security Council", aliases=())
    organ = AgentEntry(("national security council",), "GOV", Where("agents/gov.yaml", 1))
    dictionaries = replace(
        DICTIONARIES,
        actors=(*DICTIONARIES.actors, council),
        agents=(*DICTIONARIES.agents, organ),
    )
    spec = f"""Libya Libya PROPN 2 nsubj / left leave VERB 0 root / the the DET 6 det
        {kind} {kind} ADJ 5 amod / Security Security PROPN 6 compound / Council Council PROPN 2 obj"""
    found = article(spec, dictionaries=dictionaries).mention(0, 5)
    assert found is not None
    assert found.code == expected


VALLEY = """The the DET 4 det / Free free ADJ 4 amod / Valley Valley PROPN 4 compound
            Movement Movement PROPN 8 nsubj / ( ( PUNCT 6 punct / FVM FVM PROPN 4 appos / ) ) PUNCT 6 punct
            entered enter VERB 0 root / Kenya Kenya PROPN 8 obj"""


@pytest.mark.parametrize(
    ("later", "head"),
    [
        ("FVM FVM PROPN 2 nsubj / returned return VERB 0 root", 0),
        ("The the DET 2 det / group group NOUN 3 nsubj / returned return VERB 0 root", 1),
        ("The the DET 2 det / movement movement NOUN 3 nsubj / returned return VERB 0 root", 1),
    ],
)
def test_a_bracket_is_learnt_where_no_dictionary_knows_the_name(later: str, head: int) -> None:
    actors = article(VALLEY, "FVM FVM PROPN 2 nsubj / spoke speak VERB 0 root", later)
    found = actors.mention(2, head)
    assert found is not None
    assert found.antecedent is not None
    assert (found.code, found.antecedent.text) == (None, "The Free Valley Movement ( FVM )")
    assert found in actors.mentions()


def test_the_fighters_of_a_group_that_only_the_article_knows_get_no_country_of_context() -> None:
    later = (
        """FVM FVM PROPN 2 compound / fighters fighter NOUN:NNS 3 nsubj / left leave VERB 0 root"""
    )
    found = article(VALLEY, later).mention(1, 1)
    assert found is not None
    assert found.code == "REB"


def test_an_abbreviation_in_brackets_that_does_not_spell_the_name_is_not_learnt() -> None:
    first = """Valdera Valdera PROPN 5 nsubj / ( ( PUNCT 3 punct / QXP QXP PROPN 1 appos / ) ) PUNCT 3 punct
               waited wait VERB 0 root"""
    found = article(first, "QXP QXP PROPN 2 nsubj / reported report VERB 0 root").mention(1, 0)
    assert found is not None
    assert found.antecedent is None


def test_what_a_group_is_said_to_be_after_its_name_is_known_of_its_abbreviation() -> None:
    first = """The the DET 3 det / Valley Valley PROPN 3 compound / Movement Movement PROPN 11 nsubj
               ( ( PUNCT 5 punct / VM VM PROPN 3 appos / ) ) PUNCT 5 punct / , , PUNCT 9 punct
               a a DET 9 det / militia militia NOUN 3 appos / , , PUNCT 9 punct / fled flee VERB 0 root
               Kenya Kenya PROPN 11 obj"""
    found = article(first, "VM VM PROPN 2 nsubj / returned return VERB 0 root").mention(1, 0)
    assert found is not None
    assert found.role == "UAF"
