"""More patterns must not mean more work: what is tried depends on the sentence, not on the files."""

from __future__ import annotations

from unittest.mock import patch

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from eventcoder.coding.matching import Matcher
from eventcoder.lexicon import Dictionaries, load_dictionaries
from eventcoder.lexicon.index import TriggerRules
from eventcoder.model import Article, Event, Segment, Token
from eventcoder.pipeline import Coder
from tests.benchmarks.doubling import doubled
from tests.strategies import sentence_of, text_of, token_lists
from tests.trees import tokens

SENTENCES = (
    "Kenya Kenya PROPN:NNP 2 nsubj / gave give VERB:VBD 0 root / Uganda Uganda PROPN:NNP 2 iobj / "
    "food food NOUN:NN 5 compound / aid aid NOUN:NN 2 obj",
    "Police police NOUN:NNS 2 nsubj / took take VERB:VBD 0 root / five five NUM:CD 4 nummod / "
    "rebels rebel NOUN:NNS 2 obj / into into ADP:IN 6 case / custody custody NOUN:NN 2 obl",
    "Chad Chad PROPN:NNP 2 nsubj / held hold VERB:VBD 0 root / talks talk NOUN:NNS 2 obj / "
    "with with ADP:IN 5 case / Niger Niger PROPN:NNP 3 nmod",
    "The the DET:DT 2 det / attack attack NOUN:NN 6 nsubj / on on ADP:IN 4 case / "
    "Mali Mali PROPN:NNP 2 nmod / was be AUX:VBD 6 cop / deadly deadly ADJ:JJ 0 root",
    "Soldiers soldier NOUN:NNS 2 nsubj / made make VERB:VBD 0 root / threats threat NOUN:NNS 2 obj / "
    "against against ADP:IN 5 case / France France PROPN:NNP 2 obl",
)


@pytest.fixture(scope="module")
def dictionaries() -> Dictionaries:
    return load_dictionaries()[0]


def code(coder: Coder, found: tuple[Token, ...]) -> list[Event]:
    text = text_of(found)
    article = Article(id="a", text=text, segments=(Segment("body", 0, len(text)),))
    return coder.code(article, [sentence_of(found)])[0]


def tried(coder: Coder) -> int:
    """How many rules the matcher is asked about in all the sentences."""
    with patch.object(Matcher, "match", autospec=True, side_effect=Matcher.match) as match:
        for spec in SENTENCES:
            assert code(coder, tokens(spec))
        return match.call_count


@pytest.mark.parametrize("same_triggers", [False, True])
def test_twice_the_patterns_are_no_more_rules_tried(
    dictionaries: Dictionaries, same_triggers: bool
) -> None:
    twice = doubled(dictionaries, same_triggers=same_triggers)
    assert len(twice.actions) == 2 * len(dictionaries.actions)
    assert tried(Coder(twice)) == tried(Coder(dictionaries)) > 0


def test_of_a_light_verbs_rules_few_are_tried(dictionaries: Dictionaries) -> None:
    rules = Coder(dictionaries).lexicon.rules.verbal["take"]
    words = {token.lemma for token in tokens(SENTENCES[1])}
    assert 0 < len(list(rules.possible(words))) < len(rules.rules) / 5


@pytest.fixture(scope="module")
def coder(dictionaries: Dictionaries) -> Coder:
    return Coder(dictionaries)


@st.composite
def obeying(draw: st.DrawFn, coder: Coder) -> tuple[Token, ...]:
    """A wild tree that holds the words of some rule."""
    found = draw(token_lists(9))
    index = {**coder.lexicon.rules.verbal, **coder.lexicon.rules.nominal}
    lemma = draw(st.sampled_from(sorted(index)))
    rule = draw(st.sampled_from(index[lemma].rules))
    pattern = rule.pattern
    words = [
        lemma,
        *(w for slot in pattern.slots for word in slot.words for w in list(word.single)),
    ]
    words += [w for word in pattern.trigger.phrases for w in word]
    words += [m for slot in pattern.slots for marker in slot.markers for m in marker.split()]
    put = draw(st.lists(st.sampled_from(sorted(words)), max_size=len(found)))
    return tuple(
        token._replace(lemma=put[i]) if i < len(put) else token for i, token in enumerate(found)
    )


@settings(max_examples=60)
@given(data=st.data())
def test_rules_that_are_not_tried_would_not_match(coder: Coder, data: st.DataObject) -> None:
    found = data.draw(obeying(coder))
    events = code(coder, found)
    with patch.object(TriggerRules, "possible", lambda self, words: self.rules):
        assert code(coder, found) == events
