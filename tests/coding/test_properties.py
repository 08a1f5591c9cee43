"""What must hold of coding whatever the words: voice, order, modifiers, substitution, spans."""

from __future__ import annotations

from functools import cache

from hypothesis import given
from hypothesis import strategies as st

from eventcoder.coding.merging import merge
from eventcoder.lexicon import load_dictionaries
from eventcoder.model import Article, Event, Segment, Sentence
from eventcoder.pipeline import Coder
from tests.strategies import sentence_of, text_of, token_lists
from tests.trees import text, tokens


@cache
def coder() -> Coder:
    return Coder(load_dictionaries()[0])


def article(words: str, name: str = "a") -> Article:
    return Article(id=name, text=words, segments=(Segment("body", 0, len(words)),))


def code(*specs: str, name: str = "a") -> list[Event]:
    """The events of an article of these compact trees, one sentence each."""
    sentences, at = [], 0
    for index, spec in enumerate(specs):
        found = tokens(spec, at)
        sentences.append(Sentence(index, "body", found[0].start, found[-1].end, found))
        at = found[-1].end + 1
    return coder().code(article(" ".join(text(spec) for spec in specs), name), sentences)[0]


def told(events: list[Event]) -> set[tuple[str | None, str, str | None]]:
    return {(e.source_code, e.cameo, e.target_code) for e in events}


VERBS = {
    "attack": ("attacked", "attacked"),
    "arrest": ("arrested", "arrested"),
    "criticize": ("criticized", "criticized"),
    "abduct": ("abducted", "abducted"),
    "praise": ("praised", "praised"),
}
ACTORS = {
    "Ethiopia": "Ethiopia {n} PROPN:NNP {h} {d}",
    "rebels": "rebels rebel NOUN:NNS {h} {d}",
    "police": "police police NOUN:NN {h} {d}",
    "Norway": "Norway {n} PROPN:NNP {h} {d}",
    "soldiers": "soldiers soldier NOUN:NNS {h} {d}",
}
verbs = st.sampled_from(sorted(VERBS))
pairs = st.permutations(sorted(ACTORS)).map(lambda names: names[:2])


def actor(name: str, head: int, deprel: str) -> str:
    return ACTORS[name].format(n=name, h=head, d=deprel)


def active(source: str, verb: str, target: str, adverb: str = "") -> str:
    middle = f" / {adverb} {adverb} ADV 2 advmod" if adverb else ""
    return (
        f"{actor(source, 2, 'nsubj')} / {VERBS[verb][0]} {verb} VERB:VBD 0 root / "
        f"{actor(target, 2, 'obj')}{middle}"
    )


def passive(source: str, verb: str, target: str) -> str:
    return (
        f"{actor(target, 3, 'nsubj:pass')} / were be AUX:VBD 3 aux:pass / "
        f"{VERBS[verb][1]} {verb} VERB:VBN 0 root / by by ADP 5 case / {actor(source, 3, 'obl:agent')}"
    )


def relative(source: str, verb: str, target: str) -> str:
    return (
        f"{actor(source, 5, 'nsubj')} / who who PRON:WP 3 nsubj / {VERBS[verb][0]} {verb} VERB:VBD 1 acl:relcl / "
        f"{actor(target, 3, 'obj')} / slept sleep VERB:VBD 0 root"
    )


@given(pairs, verbs)
def test_active_passive_and_relative_clause_code_alike(names: list[str], verb: str) -> None:
    source, target = names
    expected = told(code(active(source, verb, target)))
    assert expected
    assert told(code(passive(source, verb, target))) == expected
    assert told(code(relative(source, verb, target))) == expected


@given(pairs, verbs, st.sampled_from(["quickly", "reportedly", "twice", "elsewhere"]))
def test_an_adverb_changes_nothing(names: list[str], verb: str, adverb: str) -> None:
    source, target = names
    assert told(code(active(source, verb, target, adverb))) == told(
        code(active(source, verb, target))
    )


@given(pairs, verbs)
def test_a_coordinated_actor_gets_the_event_of_each(names: list[str], verb: str) -> None:
    source, target = names
    other = next(name for name in sorted(ACTORS) if name not in names)
    both = (
        f"{actor(source, 4, 'nsubj')} / and and CCONJ 3 cc / {actor(other, 1, 'conj')} / "
        f"{VERBS[verb][0]} {verb} VERB:VBD 0 root / {actor(target, 4, 'obj')}"
    )
    wanted = {
        (e.source_text, e.cameo, e.target_text)
        for s in (source, other)
        for e in code(active(s, verb, target))
    }
    assert {(e.source_text, e.cameo, e.target_text) for e in code(both)} == wanted


@given(verbs)
def test_substituting_an_actor_changes_only_its_code(verb: str) -> None:
    one = code(active("Ethiopia", verb, "Norway"))
    other = code(active("Norway", verb, "Ethiopia"))
    assert {e.cameo for e in one} == {e.cameo for e in other}
    assert {e.source_code for e in one} == {e.target_code for e in other}


@given(st.lists(st.tuples(pairs, verbs), min_size=1, max_size=4))
def test_coding_is_deterministic_and_independent_of_other_articles(
    sentences: list[tuple[list[str], str]],
) -> None:
    specs = [active(names[0], verb, names[1]) for names, verb in sentences]
    alone = [code(*specs, name="first"), code(*reversed(specs), name="second")]
    again = [code(*reversed(specs), name="second"), code(*specs, name="first")]
    assert alone == again[::-1]


@given(token_lists())
def test_any_tree_codes_and_every_offset_is_true(found: tuple) -> None:  # type: ignore[type-arg]
    words = text_of(found)
    events = coder().code(article(words), [sentence_of(found)])[0]
    for event in events:
        assert words[event.start : event.end] == event.trigger
        assert words.find(event.sentence_text) == 0
        for role in ("source", "target"):
            start, end = getattr(event, f"{role}_start"), getattr(event, f"{role}_end")
            if start is not None:
                assert words[start:end] == getattr(event, f"{role}_text")
    assert len({event.event_id for event in events}) == len(events)
    assert len(merge(events)) <= len(events)


@given(token_lists())
def test_any_tree_gives_mentions_whose_text_is_true(found: tuple) -> None:  # type: ignore[type-arg]
    words = text_of(found)
    for mention in coder().mentions(article(words), [sentence_of(found)]):
        assert words[mention["start"] : mention["end"]] == mention["text"]  # type: ignore[misc]
