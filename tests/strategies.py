"""Hypothesis strategies: trees, and sentences of one clause in many surface forms."""

from __future__ import annotations

from hypothesis import strategies as st

from eventcoder.model import Sentence, Token
from eventcoder.syntax.tree import Tree

UPOS = (
    "NOUN",
    "VERB",
    "PROPN",
    "PRON",
    "ADP",
    "ADJ",
    "AUX",
    "DET",
    "PART",
    "SCONJ",
    "CCONJ",
    "NUM",
    "PUNCT",
    "ADV",
)
XPOS = ("NN", "NNS", "NNP", "VB", "VBD", "VBN", "VBG", "IN", "JJ", "WP")
DEPRELS = (
    "nsubj",
    "nsubj:pass",
    "obj",
    "iobj",
    "obl",
    "obl:agent",
    "nmod",
    "nmod:poss",
    "conj",
    "cc",
    "case",
    "mark",
    "xcomp",
    "ccomp",
    "advcl",
    "acl",
    "acl:relcl",
    "amod",
    "compound",
    "compound:prt",
    "aux",
    "aux:pass",
    "cop",
    "det",
    "appos",
    "flat",
    "parataxis",
    "nummod",
    "advmod",
    "obl:unmarked",
    "fixed",
    "punct",
    "csubj",
)
LEMMAS = (
    "attack",
    "rebel",
    "villager",
    "say",
    "who",
    "that",
    "to",
    "by",
    "on",
    "not",
    "no",
    "launch",
    "talk",
    "kill",
    "be",
    "will",
    "may",
    "if",
    "Mali",
    "France",
    "24",
    "police",
    "army",
    "group",
    "threaten",
    "agree",
    "'s",
    "he",
)


@st.composite
def token_lists(draw: st.DrawFn, most: int = 12) -> tuple[Token, ...]:
    """The tokens of any single-rooted tree, with relations as wild as a bad parse can make them."""
    size = draw(st.integers(1, most))
    order = draw(st.permutations(range(size)))
    heads = {order[0]: -1}
    for position, node in enumerate(order[1:], 1):
        heads[node] = order[draw(st.integers(0, position - 1))]
    tokens, at = [], 0
    for index in range(size):
        lemma = draw(st.sampled_from(LEMMAS))
        deprel = "root" if heads[index] < 0 else draw(st.sampled_from(DEPRELS))
        tokens.append(
            Token(
                lemma,
                lemma,
                draw(st.sampled_from(UPOS)),
                draw(st.sampled_from(XPOS)),
                "",
                heads[index],
                deprel,
                at,
                at + len(lemma),
            )
        )
        at += len(lemma) + 1
    return tuple(tokens)


def trees(most: int = 12) -> st.SearchStrategy[Tree]:
    """Any valid tree."""
    return token_lists(most).map(Tree)


def sentence_of(tokens: tuple[Token, ...], index: int = 0) -> Sentence:
    return Sentence(index, "body", tokens[0].start, tokens[-1].end, tokens)


def text_of(tokens: tuple[Token, ...]) -> str:
    """The text that the tokens' offsets point into."""
    return " ".join(token.form for token in tokens)
