"""Sentences around a time expression, tagged and attached as a parser would."""

from __future__ import annotations

import re

from eventcoder.coding.dates.words import word_set
from eventcoder.model import Sentence, Token
from eventcoder.syntax.tree import Tree

PREPOSITIONS = word_set(
    "in on at by since until from to through during before after between over of for"
)
OPENINGS = {
    "past": [("Rebels", "NOUN", "NNS", "nsubj"), ("attacked", "VERB", "VBD", "root")],
    "future": [
        ("Rebels", "NOUN", "NNS", "nsubj"),
        ("will", "AUX", "MD", "aux"),
        ("attack", "VERB", "VB", "root"),
    ],
    "none": [("Attack", "NOUN", "NN", "root")],
}
LEMMAS = {"attacked": "attack", "rebels": "rebel"}


def pos(word: str) -> tuple[str, str]:
    """The part of speech and Penn tag of a word of a time expression."""
    low = word.lower()
    if word[0].isdigit():
        return "NUM", "CD"
    if low in PREPOSITIONS:
        return "ADP", "IN"
    if low in ("and", "or"):
        return "CCONJ", "CC"
    if low in ("the", "that", "this", "a"):
        return "DET", "DT"
    if not any(char.isalnum() for char in word):
        return "PUNCT", word
    if low in ("may", "will") and word == low:
        return "AUX", "MD"
    if word[0].isupper():
        return "PROPN", "NNP"
    if low == "overnight":
        return "ADV", "RB"
    return "NOUN", "NNS" if low.endswith(("ers", "ps")) or low == "people" else "NN"


def dated(expression: str, tense: str = "past") -> tuple[Sentence, Tree]:
    """`Rebels attacked EXPRESSION .`: words are parted by blanks, the last one is the head."""
    opening = OPENINGS[tense]
    root = len(opening) - 1
    words = expression.split()
    rows = [(*row, -1 if place == root else root) for place, row in enumerate(opening)]
    head = len(rows) + max(place for place, word in enumerate(words) if re.search(r"\w", word))
    for word in words:
        at = len(rows)
        relation = "obl" if at == head else "case" if pos(word)[0] == "ADP" else "dep"
        rows.append((word, *pos(word), relation, root if at == head else head))
    rows.append((".", "PUNCT", ".", "punct", root))
    tokens, start = [], 0
    for form, upos, xpos, relation, above in rows:
        lemma = LEMMAS.get(form.lower(), form.lower())
        end = start + len(form)
        tokens.append(Token(form, lemma, upos, xpos, "_", above, relation, start, end))
        start = end + 1
    return Sentence(0, "body", 0, tokens[-1].end, tuple(tokens)), Tree(tokens)
