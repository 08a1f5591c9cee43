"""Finds patterns that can never match because a word of theirs is no lemma: `attacked`, `curbs`."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache, partial

from eventcoder.errors import DictionaryError
from eventcoder.lexicon.entries import Where
from eventcoder.lexicon.index import patterns_of
from eventcoder.lexicon.load import Loaded
from eventcoder.lexicon.pattern_reader import parse_pattern
from eventcoder.lexicon.patterns import Words
from eventcoder.lexicon.yaml_nodes import Layer
from eventcoder.parsing.lemmas import Lemmatizer, bundled_lemmatizer

Forms = tuple[tuple[str, str], ...]

_VERB_FORMS = (("VERB", "VBD"), ("VERB", "VBN"), ("VERB", "VBZ"))
_NOUN_FORMS = (("NOUN", "NNS"),)
_TAGS = ("VERB", "NOUN", "ADJ", "ADV")


def report_forms(loaded: Loaded) -> None:
    """Note each word of a pattern, or of a set it uses, that the parser gives another lemma.

    Only words that head a phrase are looked at: what modifies (`guided missile`) or follows `be`
    (`be outraged`) may well be a participle.  A word that the parser's lemmas do not know at all
    is left alone, and so is one that it knows as a name (`Times`).
    """
    lemma_of = cache(partial(_lemma, bundled_lemmatizer()))
    sets = {words.name: (words, entries) for entries in loaded.layers for words in entries.sets}
    noted: set[tuple[str, str]] = set()
    for entries in loaded.layers:
        for text, where, _ in patterns_of(entries):
            for atom, forms in _heads(text, where, loaded.dictionaries.sets):
                if atom.startswith("<"):
                    words, owner = sets[atom[1:-1]]
                    for word in words.words:
                        lemma = lemma_of(word.split()[-1].lower(), forms)
                        if lemma and (atom, word) not in noted:
                            noted.add((atom, word))
                            _note(owner.layer, words.where, atom, word, lemma)
                elif lemma := lemma_of(atom.rpartition("_")[2], forms):
                    _note(entries.layer, where, text, atom, lemma)


def _note(layer: Layer, where: Where, holder: str, word: str, lemma: str) -> None:
    message = f"`{holder}` has `{word}`, but its lemma is `{lemma}` to the parser."
    layer.report(where, "dict-form", message, f"Write it with `{lemma}`.", "note")


def _heads(
    text: str, where: Where, sets: Mapping[str, frozenset[str]]
) -> Iterator[tuple[str, Forms]]:
    """The words and sets that head a pattern's phrases, with what they could be mistaken for."""
    try:
        pattern = parse_pattern(text, where, sets)
    except DictionaryError:
        return  # reported as what it is
    found: list[tuple[Words, Forms]] = []
    if not pattern.copular:
        found.append((pattern.trigger, _NOUN_FORMS if pattern.nominal else _VERB_FORMS))
    for slot in (*pattern.slots, *pattern.subject_slots):
        if slot.words:
            found.append(
                (slot.words[-1], _VERB_FORMS if slot.kind in ("to", "that") else _NOUN_FORMS)
            )
    if pattern.subject_words:
        found.append((pattern.subject_words[-1], _NOUN_FORMS))
    for words, forms in found:
        for atom in words.text.split("|"):
            if atom in words.kinds:
                continue  # a code or a kind of actor, no word
            if "_" not in atom or forms is _NOUN_FORMS:  # a phrasal verb ends in its particle
                yield atom, forms


def _lemma(lemmatizer: Lemmatizer, word: str, forms: Forms) -> str | None:
    """The known lemma that a word is another form of, if any."""
    names = (word.capitalize(), word.upper())
    if any(lemmatizer.knows(word, upos) for upos in _TAGS) or any(
        lemmatizer.knows(name, "PROPN") for name in names
    ):
        return None
    for upos, xpos in forms:
        lemma = lemmatizer.lemma(word, upos, xpos)
        if lemma != word and lemmatizer.knows(lemma, upos):
            return lemma
    return None
