"""Places: finding their names, telling namesakes apart, and where an event happened."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from eventcoder.coding.dates.words import word_list
from eventcoder.coding.places import ArticlePlaces
from eventcoder.coding.places.index import PlaceIndex
from eventcoder.gazetteer import Gazetteer, Named, Place, fold
from eventcoder.lexicon.entries import (
    CountryEntry,
    Dictionaries,
    Ontology,
    PlaceEntry,
    Where,
)
from eventcoder.model import PlaceMention, Sentence, Token
from eventcoder.syntax.tree import Tree
from tests.trees import sentence, tree

HERE = Where("places/test.yaml", 1)


def place(
    name: str, kind: str, country: str | None, admin1: str | None = None, *aliases: str
) -> PlaceEntry:
    return PlaceEntry(name, aliases, kind, country, admin1, 1.0, 2.0, "7", HERE)  # type: ignore[arg-type]


def country(code: str, name: str, *adjectives: str, aliases: tuple[str, ...] = ()) -> CountryEntry:
    return CountryEntry(code, name, aliases, adjectives, (), None, (), HERE)


DICTIONARIES = Dictionaries(
    "",
    Ontology({}, {}, {}),
    countries=(
        country("SDN", "Sudan", "Sudanese"),
        country("USA", "United States", "American", aliases=("US", "U.S.")),
        country("PSE", "Palestine", "Palestinian", aliases=("Gaza",)),
        country("GEO", "Georgia", "Georgian"),
        country("FRA", "France", "French"),
    ),
    places=(
        place("Sudan", "country", "SDN"),
        place("United States", "country", "USA"),
        place("Palestine", "country", "PSE"),
        place("Georgia", "country", "GEO"),
        place("France", "country", "FRA"),
        place("North Kordofan", "admin1", "SDN"),
        place("South Kordofan", "admin1", "SDN"),
        place("Rahad", "city", "SDN", "South Kordofan"),
        place("Ar Rahad", "city", "SDN", "North Kordofan", "Rahad"),
        place("Gedaref", "city", "SDN", "Gedaref State"),
        place("Gedaref State", "admin1", "SDN", None, "Gedaref"),
        place("Gaza Strip", "admin1", "PSE", None, "Gaza"),
        place("Unity State", "admin1", "SDN"),
        place("Texas", "admin1", "USA", None, "Tex."),
        place("Georgia", "admin1", "USA"),
        place("Indiana", "admin1", "USA", None, "Ind."),
        place("Paris", "city", "FRA"),
        place("Paris", "city", "USA", "Texas"),
        place("London", "city", "GBR"),
        place("El Salvador", "country", "SLV"),
        place("Port-au-Prince", "city", "HTI"),
        place("Sana'a", "city", "YEM"),
        place("Çeşme", "city", "TUR"),
        place("Saint Petersburg", "city", "RUS"),
    ),
)
INDEX = PlaceIndex(DICTIONARIES)


def mentions(*specs: str, taken: frozenset[tuple[int, int]] = frozenset()) -> list[PlaceMention]:
    """The places of the sentences, each a compact tree."""
    pairs = [(sentence(spec, index), tree(spec)) for index, spec in enumerate(specs)]
    places = ArticlePlaces(INDEX, pairs, taken)
    return [mention for index in range(len(specs)) for mention in places.mentions(index)]


def named(*specs: str) -> list[tuple[str, str | None, str | None]]:
    """Words, name and country of every place."""
    return [(mention.text, mention.name, mention.country) for mention in mentions(*specs)]


def in_place(*names: str) -> str:
    """`Rebels fought in NAMES`: proper nouns, the last one their head."""
    head = 3 + len(names)
    rows = ["Rebels rebel NOUN 2 nsubj", "fought fight VERB 0 root", f"in in ADP {head} case"]
    rows += [f"{name} {name} PROPN {head} compound" for name in names[:-1]]
    return " / ".join([*rows, f"{names[-1]} {names[-1]} PROPN 2 obl"])


@pytest.mark.parametrize(
    ("names", "expected"),
    [
        (["Rahad"], "Rahad"),
        (["Ar", "Rahad"], "Ar Rahad"),
        (["Er-Rahad"], "Ar Rahad"),
        (["al-Rahad"], "Ar Rahad"),
        (["El", "Rahad"], "Ar Rahad"),
        (["North", "Kordofan"], "North Kordofan"),
        (["Port", "au", "Prince"], "Port-au-Prince"),
        (["Sanaa"], "Sana'a"),
        (["Cesme"], "Çeşme"),
        (["St.", "Petersburg"], "Saint Petersburg"),
        (["El", "Salvador"], "El Salvador"),
        (["US"], "United States"),
        (["U.S."], "United States"),
        (["Gaza"], "Gaza Strip"),
    ],
)
def test_spellings(names: list[str], expected: str) -> None:
    [mention] = mentions(in_place(*names))
    assert mention.name == expected
    assert mention.text == " ".join(names)


@pytest.mark.parametrize("name", ["Salvador", "Us", "Kordofan", "Ind"])
def test_what_is_no_name(name: str) -> None:
    assert mentions(in_place(name)) == []


def test_an_abbreviation_needs_its_full_stop() -> None:
    assert [mention.name for mention in mentions(in_place("Ind."))] == ["Indiana"]


def test_only_proper_nouns_are_places() -> None:
    assert mentions("Sudanese Sudanese ADJ 2 amod / troops troop NOUN 0 root") == []
    assert mentions("Paris paris NOUN 0 root") == []


def test_names_of_people_and_organisations() -> None:
    assert mentions("Jack Jack PROPN 0 root / London London PROPN 1 flat") == []
    assert mentions("Paris Paris PROPN 0 root / Hilton Hilton PROPN 1 flat") == []
    assert mentions("London London PROPN 2 compound / Bank Bank PROPN 0 root") == []
    assert mentions("New New PROPN 2 compound / London London PROPN 0 root") == []
    assert mentions("Bank Bank PROPN 0 root / of of ADP 3 case / Texas Texas PROPN 1 nmod") == []
    assert named("Western Western PROPN 2 compound / Sudan Sudan PROPN 0 root") == [
        ("Sudan", "Sudan", "SDN")
    ]


def test_a_person_named_in_full_is_no_place_later() -> None:
    full = "Jack Jack PROPN 3 nsubj / London London PROPN 1 flat / left leave VERB 0 root"
    short = "London London PROPN 2 nsubj / left leave VERB 0 root"
    assert mentions(full, short) == []
    assert len(mentions(short)) == 1
    assert len(mentions(full, in_place("London"))) == 1


def test_taken_words_are_left_alone() -> None:
    spec = in_place("North", "Kordofan")
    assert mentions(spec, taken=frozenset({(0, 3)})) == []


def hyphenated(*forms: tuple[str, str]) -> list[str]:
    """The places of words written together; each hangs on the last one."""
    last, start, found = len(forms) - 1, 0, []
    for number, (form, upos) in enumerate(forms):
        head, relation = (-1, "root") if number == last else (last, "compound")
        end = start + len(form)
        found.append(Token(form, form, upos, "", "_", head, relation, start, end))
        start = end
    sample = Sentence(0, "body", 0, start, tuple(found))
    return [m.text for m in ArticlePlaces(INDEX, [(sample, Tree(found))]).mentions(0)]


def test_hyphenated_words() -> None:
    assert hyphenated(("Paris", "PROPN"), ("-", "PUNCT"), ("based", "VERB")) == []
    assert hyphenated(("Paris", "PROPN"), ("-", "PUNCT"), ("London", "PROPN")) == [
        "Paris",
        "London",
    ]
    assert hyphenated(("US", "PROPN"), ("$", "SYM"), ("5", "NUM")) == []
    assert hyphenated(("al", "PROPN"), ("-", "PUNCT"), ("Rahad", "PROPN")) == ["al-Rahad"]


def within(outer: str) -> str:
    """`Rebels fought in Rahad in OUTER`."""
    head = 5 + len(outer.split())
    rows = ["Rebels rebel NOUN 2 nsubj", "fought fight VERB 0 root", "in in ADP 4 case"]
    rows += ["Rahad Rahad PROPN 2 obl", f"in in ADP {head} case"]
    words = outer.split()
    rows += [f"{word} {word} PROPN {head} compound" for word in words[:-1]]
    return " / ".join([*rows, f"{words[-1]} {words[-1]} PROPN 4 nmod"])


def test_containment_decides() -> None:
    assert mentions(within("North Kordofan"))[0].admin1 == "North Kordofan"
    assert mentions(within("South Kordofan"))[0].admin1 == "South Kordofan"


def test_a_comma_contains() -> None:
    spec = "Paris Paris PROPN 0 root / , , PUNCT 3 punct / Texas Texas PROPN 1 appos"
    assert named(spec) == [("Paris", "Paris", "USA"), ("Texas", "Texas", "USA")]
    assert named("Paris Paris PROPN 0 root") == [("Paris", "Paris", "FRA")]


def test_the_countries_of_the_article_decide() -> None:
    american = "American American ADJ 2 amod / troops troop NOUN 0 root"
    assert named(american, in_place("Georgia"))[0][2] == "USA"
    assert named(in_place("Georgia"))[0][2] == "GEO"


def test_a_noun_says_the_kind() -> None:
    state = "Gedaref Gedaref PROPN 2 compound / state state NOUN 0 root"
    assert mentions(state)[0].precision == "admin1"
    city = """The the DET 2 det / city city NOUN 0 root / of of ADP 4 case
              Gedaref Gedaref PROPN 2 nmod"""
    assert mentions(city)[0].precision == "city"


def test_what_a_mention_says() -> None:
    [mention] = mentions(in_place("North", "Kordofan"))
    assert mention == PlaceMention(
        sentence=0, head=4, first=3, last=5, start=17, end=31, text="North Kordofan",
        name="North Kordofan", country="SDN", admin1="North Kordofan", lat=1.0, lon=2.0,
        place_id="7", precision="admin1",
    )  # fmt: skip


class Towns(Gazetteer):
    """A gazetteer of a few towns."""

    def __init__(self, **towns: tuple[Place, ...]) -> None:
        self.towns = towns

    def find(self, key: str) -> tuple[Named, ...]:
        return tuple(Named(place, 0) for place in self.towns.get(key, ()))


def town(name: str, country: str, admin1: str | None, population: int = 1000) -> Place:
    return Place(name, "city", country, admin1, None, 50.0, 50.0, None, population)


def test_the_gazetteer_adds_to_the_dictionaries() -> None:
    towns = Towns(sidon=(town("Sidon", "LBN", None),), paris=(town("Paris", "CAN", "Ontario"),))
    index = PlaceIndex(DICTIONARIES, towns)
    assert [place.country for place, _ in index.candidates("sidon")] == ["LBN"]
    assert [place.country for place, _ in index.candidates("paris")] == ["FRA", "USA", "CAN"]


def test_a_town_of_the_gazetteer_has_its_division_from_the_dictionaries() -> None:
    index = PlaceIndex(DICTIONARIES, Towns(bara=(town("Bara", "SDN", "Northern Kordofan State"),)))
    [(place, _)] = index.candidates("bara")
    assert place.admin1 == "Northern Kordofan State"  # no spelling of it that is known
    index = PlaceIndex(DICTIONARIES, Towns(bara=(town("Bara", "SDN", "North Kordofan State"),)))
    [(place, _)] = index.candidates("bara")
    assert place.admin1 == "North Kordofan"


def test_a_town_that_both_know_counts_once() -> None:
    near = Place("Paris", "city", "FRA", None, None, 1.1, 2.1, "99", 2_000_000)
    index = PlaceIndex(DICTIONARIES, Towns(paris=(near,)))
    assert [(p.country, p.population) for p, _ in index.candidates("paris")] == [
        ("FRA", 2_000_000),
        ("USA", 0),
    ]


# -- properties ------------------------------------------------------------------------------------


WORDS = st.sampled_from(
    word_list("North Kordofan Ar Rahad in , of Paris Texas U.S. the Gaza - New")
)


@st.composite
def placed(draw: st.DrawFn) -> tuple[Token, ...]:
    """Words of place names, each hanging on any earlier one."""
    found: list[Token] = []
    for number, form in enumerate(draw(st.lists(WORDS, min_size=1, max_size=8))):
        head = draw(st.integers(0, number - 1)) if number else -1
        relation = draw(st.sampled_from(["nmod", "compound", "flat", "obl"])) if number else "root"
        start = found[-1].end + draw(st.integers(0, 1)) if found else 0
        upos = "PROPN" if form[0].isupper() else "ADP"
        end = start + len(form)
        found.append(Token(form, form, upos, "", "_", head, relation, start, end))
    return tuple(found)


@given(placed())
def test_mentions_lie_in_the_sentence_and_apart(tokens: tuple[Token, ...]) -> None:
    sample = Sentence(0, "body", 0, tokens[-1].end, tokens)
    found = ArticlePlaces(INDEX, [(sample, Tree(tokens))]).mentions(0)
    end = 0
    for mention in found:
        assert end <= mention.first <= mention.head < mention.last <= len(tokens)
        assert mention.end - mention.start == len(mention.text)
        assert mention.name in {entry.name for entry in DICTIONARIES.places}
        end = mention.last


@given(st.text(max_size=30))
def test_folding_twice_changes_nothing(name: str) -> None:
    assert fold(fold(name)) == fold(name)


@given(st.sampled_from(DICTIONARIES.places))
def test_every_name_is_found(entry: PlaceEntry) -> None:
    for name in (entry.name, *entry.aliases):
        key = fold(name) + ("." if name.endswith(".") else "")
        found = [(place.name, place.kind, place.country) for place, _ in INDEX.candidates(key)]
        assert (entry.name, entry.kind, entry.country) in found


def listed_in(*names: str, noun: str) -> str:
    """`Rebels fought in NAMES NOUN`: the names joined by `and`."""
    head = 3 + 2 * len(names)
    rows = ["Rebels rebel NOUN 2 nsubj", "fought fight VERB 0 root", f"in in ADP {head} case"]
    for number, name in enumerate(names):
        rows += ["and and CCONJ 6 cc"] if number else []
        rows += [f"{name} {name} PROPN {head} compound"]
    return " / ".join([*rows, f"{noun} {noun} NOUN 2 obl"])


def test_a_noun_for_one_name_or_several() -> None:
    def kinds(spec: str) -> list[tuple[str, str | None]]:
        return [(mention.text, mention.precision) for mention in mentions(spec)]

    assert kinds(listed_in("Gedaref", noun="state")) == [("Gedaref", "admin1")]
    assert kinds(listed_in("Gedaref", noun="city")) == [("Gedaref", "city")]
    both = [("Gedaref", "admin1"), ("Unity", "admin1")]
    assert kinds(listed_in("Gedaref", "Unity", noun="states")) == both
    assert kinds(listed_in("Unity", "Gedaref", noun="states")) == both[::-1]
    assert kinds(listed_in("Unity", noun="rebels")) == []  # a state is not called Unity alone
    before = """Rebels rebel NOUN 2 nsubj / fought fight VERB 0 root / in in ADP 5 case
                the the DET 5 det / states state NOUN 2 obl / of of ADP 7 case
                Unity Unity PROPN 5 nmod / and and CCONJ 9 cc / Gedaref Gedaref PROPN 7 conj"""
    assert kinds(before) == both[::-1]


def test_a_list_that_shares_no_noun() -> None:
    spec = """Rebels rebel NOUN 2 nsubj / fought fight VERB 0 root / in in ADP 4 case
              Rahad Rahad PROPN 2 obl / , , PUNCT 7 punct / the the DET 7 det
              states state NOUN 2 conj"""
    assert [mention.precision for mention in mentions(spec)] == ["city"]
    spec = spec.replace("Rahad Rahad PROPN 2 obl", "Unity Unity PROPN 2 obl")
    assert mentions(spec) == []


def test_two_names_that_share_their_last_word() -> None:
    spec = """Rebels rebel NOUN 2 nsubj / fought fight VERB 0 root / in in ADP 7 case
              North North PROPN 7 compound / and and CCONJ 6 cc / {0} {0} PROPN 4 conj
              Kordofan Kordofan PROPN 2 obl"""
    assert [m.name for m in mentions(spec.format("South"))] == ["North Kordofan", "South Kordofan"]
    assert [m.name for m in mentions(spec.format("Mount"))] == []
