"""Patterns proposed from sentences: the main act, in the active voice, with its words."""

from __future__ import annotations

from functools import cache

import pytest

from eventcoder.coding.events import ArticleCoder, Lexicon
from eventcoder.coding.proposal import Proposal, propose
from eventcoder.errors import EventCoderError
from eventcoder.lexicon import load_dictionaries
from eventcoder.model import Article, Segment
from tests.trees import sentence, text


@cache
def lexicon() -> Lexicon:
    return Lexicon.compile(load_dictionaries()[0])


def proposed(spec: str, **actors: str) -> Proposal:
    words = text(spec)
    article = Article(id="a", text=words, segments=(Segment("body", 0, len(words)),))
    return propose(
        ArticleCoder(article, [sentence(spec)], lexicon(), explain=True), "190", **actors
    )


ZAPPED = """
    Rebels rebel NOUN:NNS 2 nsubj / zapped zap VERB:VBD 0 root / the the DET 4 det /
    town town NOUN 2 obj / on on ADP 6 case / Friday Friday PROPN:NNP 2 obl
"""


def test_subject_verb_and_object_in_lemmas() -> None:
    found = proposed(ZAPPED)
    assert (found.pattern, found.source, found.target) == (
        "SOURCE zap TARGET",
        "Rebels",
        "the town",
    )


def test_the_passive_is_undone_and_a_time_is_no_target() -> None:
    found = proposed(
        """
        Soldiers soldier NOUN:NNS 3 nsubj:pass / were be AUX:VBD 3 aux:pass / zapped zap VERB:VBN 0 root /
        by by ADP 5 case / rebels rebel NOUN:NNS 3 obl:agent / on on ADP 7 case / Friday Friday PROPN:NNP 3 obl
        """
    )
    assert (found.pattern, found.source, found.target) == (
        "SOURCE zap TARGET",
        "rebels",
        "Soldiers",
    )


def test_an_actor_behind_a_preposition_is_the_target_and_the_object_a_word() -> None:
    found = proposed(
        """
        Ethiopia Ethiopia PROPN:NNP 2 nsubj / slapped slap VERB:VBD 0 root / a a DET 4 det /
        tariff tariff NOUN 2 obj / on on ADP 6 case / Norway Norway PROPN:NNP 2 obl
        """
    )
    assert found.pattern == "SOURCE slap tariff on TARGET"
    assert found.target == "Norway"


def test_a_particle_belongs_to_the_verb() -> None:
    found = proposed(
        """
        Rebels rebel NOUN:NNS 2 nsubj / zapped zap VERB:VBD 0 root / up up ADP:RP 2 compound:prt /
        soldiers soldier NOUN:NNS 2 obj
        """
    )
    assert found.pattern == "SOURCE zap_up TARGET"


def test_the_verb_of_saying_is_not_the_act() -> None:
    found = proposed(
        """
        Norway Norway PROPN:NNP 2 nsubj / said say VERB:VBD 0 root / rebels rebel NOUN:NNS 4 nsubj /
        zapped zap VERB:VBD 2 ccomp / soldiers soldier NOUN:NNS 4 obj
        """
    )
    assert (found.pattern, found.source) == ("SOURCE zap TARGET", "rebels")


def test_the_user_says_who_is_who() -> None:
    found = proposed(ZAPPED, target="town")
    assert found.target == "the town"
    with pytest.raises(EventCoderError, match="not in the sentence"):
        proposed(ZAPPED, source="Norway")


def test_a_sentence_in_which_nobody_does_anything() -> None:
    with pytest.raises(EventCoderError, match="No clause"):
        proposed("Rain rain NOUN 0 root / ! ! PUNCT 1 punct")


def test_the_entry_is_an_actions_file() -> None:
    assert proposed(ZAPPED).yaml() == (
        '- patterns:\n    SOURCE zap TARGET: "190"\n  examples:\n'
        '    - "Rebels zapped the town on Friday": [Rebels, "190", the town]\n'
    )
