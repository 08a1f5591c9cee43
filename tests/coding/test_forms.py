"""One act, however it is told: generated patterns, actors and frames; the trees are made here."""

from __future__ import annotations

from dataclasses import replace
from functools import cache

from hypothesis import given, settings
from hypothesis import strategies as st

from eventcoder.coding.events import ArticleCoder, Lexicon
from eventcoder.lexicon import load_dictionaries
from eventcoder.lexicon.entries import ActionEntry, CompositionEntry, Dictionaries, Where
from eventcoder.lexicon.index import RuleIndex, compile_rules
from eventcoder.model import Article, Event, Segment
from tests.coding import forms
from tests.coding.forms import Actor, Verb, Word, active
from tests.trees import sentence, text

HERE = Where("actions/test.yaml", 1)
VERBS = (
    Verb("attack", "attacked", "attacked", "attack"),
    Verb("raid", "raided", "raided", "raid"),
    Verb("blorp", "blorped", "blorped", "blorping"),  # no verb that any dictionary knows
    Verb("strike", "struck", "struck", "strike"),
)
ACTORS = (
    Actor("Ethiopia", "Ethiopia", "PROPN:NNP"),
    Actor("Norway", "Norway", "PROPN:NNP"),
    Actor("NATO", "NATO", "PROPN:NNP"),
    Actor("Kenya", "Kenya", "PROPN:NNP"),
    Actor("Hamas", "Hamas", "PROPN:NNP"),
    Actor("Ecuador", "Ecuador", "PROPN:NNP"),
)
CODES = {"190": "195", "173": "1831", "111": "112", "042": "043", "071": "0233"}

few = settings(max_examples=30)
verbs = st.sampled_from(VERBS)
codes = st.sampled_from(sorted(CODES))
obliques = st.lists(
    st.sampled_from(["with rifle", "from helicopter", "without warning", "for ransom"]),
    max_size=2,
    unique=True,
)
two_actors = st.permutations(ACTORS).map(lambda found: (found[0], found[1]))
Told = set[tuple[str | None, str, str | None]]


@cache
def shipped() -> Lexicon:
    return Lexicon.compile(load_dictionaries()[0])


@cache
def outer_rows() -> tuple[CompositionEntry, ...]:
    """The rows that apply to the form of a clause, and those of `continue`."""
    return tuple(
        replace(row, patterns=tuple(found))
        for row in shipped().dictionaries.compositions
        for found in [[p for p in row.patterns if "continue" in p[0]]]
        if found or row.when
    )


def lexicon(patterns: dict[str, str]) -> Lexicon:
    """The shipped dictionaries with these patterns alone, and what they say of `continue` and form."""
    entries = tuple(ActionEntry(p, code, False, HERE) for p, code in patterns.items())
    own: Dictionaries = replace(
        shipped().dictionaries, actions=entries, compositions=outer_rows(), discards=()
    )
    rules, problems = compile_rules(own)
    assert problems == []
    index: RuleIndex = rules
    return replace(shipped(), rules=index)


def patterns(verb: Verb, code: str, more: list[str]) -> dict[str, str]:
    """A verbal and a nominal pattern, bare and with words, the latter of another code."""
    found = {
        f"SOURCE {verb.lemma} TARGET": code,
        f"{verb.noun} (by SOURCE) (on TARGET)": code,
    }
    if more:
        words = " ".join(more)
        found[f"SOURCE {verb.lemma} TARGET {words}"] = CODES[code]
        found[f"{verb.noun} (by SOURCE) (on TARGET) {words}"] = CODES[code]
    return found


def code(spec: str, rules: Lexicon) -> list[Event]:
    words = text(spec)
    article = Article(id="a", text=words, segments=(Segment("body", 0, len(words)),))
    return ArticleCoder(article, [sentence(spec)], rules).events()


def told(spec: str, rules: Lexicon) -> Told:
    return {(e.source_code, e.cameo, e.target_code) for e in code(spec, rules)}


@few
@given(two_actors, verbs, codes, obliques)
def test_every_form_of_a_clause_is_coded_alike(
    pair: tuple[Actor, Actor], verb: Verb, cameo: str, more: list[str]
) -> None:
    rules = lexicon(patterns(verb, cameo, more))
    expected = told(active(pair[0], verb, pair[1], more), rules)
    wanted = CODES[cameo] if more else cameo
    assert {found for _, found, _ in expected} == {wanted}
    for form in forms.CLAUSAL:
        assert told(form(pair[0], verb, pair[1], more), rules) == expected, form.__name__


@few
@given(two_actors, verbs, st.sampled_from(["190", "173"]), obliques)
def test_every_form_of_an_event_noun_is_coded_as_its_verb(
    pair: tuple[Actor, Actor], verb: Verb, cameo: str, more: list[str]
) -> None:
    rules = lexicon(patterns(verb, cameo, more))
    expected = told(active(pair[0], verb, pair[1], more), rules)
    for form in forms.NOMINAL:
        assert told(form(pair[0], verb, pair[1], more), rules) == expected, form.__name__


@few
@given(st.permutations(ACTORS), st.integers(1, 3), st.integers(1, 3), verbs, codes)
def test_coordinations_give_every_pair(
    actors: list[Actor], sources: int, targets: int, verb: Verb, cameo: str
) -> None:
    rules = lexicon(patterns(verb, cameo, []))
    first, second = actors[:sources], actors[3 : 3 + targets]
    expected = {pair for s in first for t in second for pair in told(active(s, verb, t), rules)}
    assert len(expected) == sources * targets
    source = replace(first[0], others=tuple(first[1:]))
    target = replace(second[0], others=tuple(second[1:]))
    for form in forms.CLAUSAL:
        assert told(form(source, verb, target), rules) == expected, form.__name__


ADDED = (
    [Word("adv", "swiftly", "swiftly", "ADV:RB", "v", "advmod")],
    [Word("adv", "reportedly", "reportedly", "ADV:RB", "v", "advmod")],
    [
        Word("on", "on", "on", "ADP:IN", "day", "case"),
        Word("day", "Monday", "Monday", "PROPN:NNP", "v", "obl"),
    ],
    [
        Word("last", "last", "last", "ADJ:JJ", "week", "amod"),
        Word("week", "week", "week", "NOUN:NN", "v", "obl:unmarked"),
    ],
    [
        Word("near", "near", "near", "ADP:IN", "river", "case"),
        Word("river", "river", "river", "NOUN:NN", "v", "obl"),
    ],
    [
        Word("p", "witnesses", "witness", "NOUN:NNS", "said", "nsubj"),
        Word("said", "said", "say", "VERB:VBD", "v", "parataxis"),
    ],
    [
        Word("with", "with", "with", "ADP:IN", "care", "case"),
        Word("care", "care", "care", "NOUN:NN", "v", "obl"),
    ],
)


@few
@given(two_actors, verbs, codes, st.lists(st.sampled_from(ADDED), max_size=3, unique_by=id))
def test_time_place_manner_and_parentheses_change_nothing(
    pair: tuple[Actor, Actor], verb: Verb, cameo: str, added: list[list[Word]]
) -> None:
    rules = lexicon(patterns(verb, cameo, []))
    words = [word for group in added for word in group]
    keys = [word.key for word in words]
    if len(set(keys)) < len(keys):
        return  # two groups of one word each named alike
    changed = told(active(pair[0], verb, pair[1], (), *words), rules)
    assert changed == told(active(pair[0], verb, pair[1]), rules)


@few
@given(st.permutations(ACTORS), verbs, codes, st.booleans())
def test_replacing_an_actor_changes_that_actors_code_only(
    actors: list[Actor], verb: Verb, cameo: str, as_source: bool
) -> None:
    rules = lexicon(patterns(verb, cameo, []))
    one, other, third = actors[:3]
    [before] = code(active(one, verb, other), rules)
    [after] = code(active(*((third, verb, other) if as_source else (one, verb, third))), rules)
    kept, changed = ("target", "source") if as_source else ("source", "target")
    assert after.cameo == before.cameo
    assert getattr(after, f"{kept}_code") == getattr(before, f"{kept}_code")
    assert getattr(after, f"{changed}_code") != getattr(before, f"{changed}_code")


NEGATIONS = (
    [Word("not", "never", "never", "ADV:RB", "v", "advmod")],
    [
        Word("did", "did", "do", "AUX:VBD", "v", "aux"),
        Word("not", "not", "not", "PART:RB", "v", "advmod"),
    ],
    [Word("det", "neither", "neither", "CCONJ:CC", "s", "cc:preconj")],
    [Word("det", "no", "no", "DET:DT", "t", "det")],
    [
        Word("no", "no", "no", "ADV:RB", "longer", "advmod"),
        Word("longer", "longer", "long", "ADV:RBR", "v", "advmod"),
    ],
)


@few
@given(two_actors, verbs, codes, st.sampled_from(NEGATIONS))
def test_negation_never_gives_the_code_of_what_was_not_done(
    pair: tuple[Actor, Actor], verb: Verb, cameo: str, words: list[Word]
) -> None:
    rules = lexicon(patterns(verb, cameo, []))
    found = [
        *words,
        *forms.phrase(pair[0], "s", "v", "nsubj"),
        Word("v", verb.past, verb.lemma, "VERB:VBD", "", "root"),
        *forms.phrase(pair[1], "t", "v", "obj"),
    ]
    if words[0].head == "t":
        found = [*found[1:-1], words[0], found[-1]]
    assert cameo not in {event.cameo for event in code(forms.spec(found), rules)}


@few
@given(
    two_actors, verbs, codes, obliques, st.randoms(use_true_random=False), st.sampled_from(VERBS)
)
def test_the_order_of_patterns_that_do_not_tie_is_nothing(
    pair: tuple[Actor, Actor], verb: Verb, cameo: str, more: list[str], random: object, other: Verb
) -> None:
    known = patterns(other, cameo, []) | patterns(verb, cameo, more)
    items = list(known.items())
    random.shuffle(items)  # type: ignore[attr-defined]
    spec = active(pair[0], verb, pair[1], more)
    assert told(spec, lexicon(known)) == told(spec, lexicon(dict(items)))
