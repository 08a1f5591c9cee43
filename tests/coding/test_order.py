"""Which event of a sentence comes first."""

from __future__ import annotations

from eventcoder.coding.order import rank
from tests.trees import at, tree

SPEECH = frozenset({"comment", "say"})


def test_what_is_said_comes_before_who_says_it() -> None:
    t = tree(
        "Mali _ PROPN 2 nsubj / said say VERB 0 root / Chad _ PROPN 4 nsubj / fell fall VERB 2 ccomp"
    )
    assert rank(t, at(t, "fell"), SPEECH) < rank(t, at(t, "said"), SPEECH)


def test_who_comments_without_telling_what_is_the_event() -> None:
    t = tree(
        "Mali _ PROPN 2 nsubj / commented comment VERB 0 root / on on ADP 4 case / "
        "talks talk NOUN 2 obl"
    )
    assert rank(t, at(t, "commented"), SPEECH) < rank(t, at(t, "talks"), SPEECH)


def test_a_parenthetical_verb_of_saying_comes_last() -> None:
    t = tree(
        "Mali _ PROPN 2 nsubj / fell fall VERB 0 root / Chad _ PROPN 4 nsubj / "
        "said say VERB 2 parataxis"
    )
    assert rank(t, at(t, "fell"), SPEECH) < rank(t, at(t, "said"), SPEECH)


def test_a_warning_made_of_what_is_said_comes_before_the_rest_of_it() -> None:
    """`warned it would hold protests against the arrest`: the warning, then the arrest."""
    t = tree(
        "Mali _ PROPN 2 nsubj / said say VERB:VBD 0 root / it it PRON 5 nsubj / would would "
        "AUX 5 aux / hold hold VERB 2 ccomp / protests protest NOUN 5 obj / against against ADP 8 "
        "case / arrest arrest NOUN 6 nmod"
    )
    said, arrest = at(t, "said"), at(t, "arrest")
    assert rank(t, said, SPEECH, composed=True) < rank(t, arrest, SPEECH) < rank(t, said, SPEECH)
