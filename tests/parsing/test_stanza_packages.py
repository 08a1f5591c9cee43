"""Stanza's own packages: what is said where they are missing, and how their words are read."""

from __future__ import annotations

from typing import NoReturn

import pytest
import stanza
from stanza.models.common.doc import Document

from eventcoder.errors import ParserUnavailable
from eventcoder.parsing import stanza_packages
from eventcoder.parsing.parser import open_parser


def unreachable(*_: object, **__: object) -> NoReturn:
    raise ConnectionError("no way out of here")


def word(number: int, text: str, head: int, **more: object) -> dict[str, object]:
    return {
        "id": number,
        "text": text,
        "lemma": text,
        "upos": "X",
        "head": head,
        "deprel": "dep",
    } | more


def test_a_package_that_is_not_here_names_the_bundled_parser(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(stanza, "Pipeline", unreachable)
    with pytest.raises(ParserUnavailable, match=r"not on this machine.*--parser english"):
        open_parser("stanza:default", device="cpu")


def test_nothing_is_fetched_unasked(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[object] = []
    monkeypatch.setattr(stanza, "download", lambda *a, **_: asked.append(a))
    monkeypatch.setattr(stanza, "Pipeline", unreachable)
    with pytest.raises(ParserUnavailable):
        open_parser("stanza:default", device="cpu")
    assert asked == []
    with pytest.raises(ParserUnavailable):
        open_parser("stanza:default", device="cpu", download=True)
    assert len(asked) == 1


def test_a_download_that_fails_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(stanza, "download", unreachable)
    with pytest.raises(ParserUnavailable, match="could not be downloaded"):
        open_parser("stanza:gum", device="cpu", download=True)


def test_the_words_of_a_multiword_token_share_out_its_characters() -> None:
    entries = [
        word(1, "We", 4, start_char=0, end_char=2),
        {"id": (2, 3), "text": "don't", "start_char": 3, "end_char": 8},
        word(2, "do", 4),
        word(3, "n't", 4),
        word(4, "talk", 0, deprel="root", start_char=9, end_char=13),
    ]
    document = Document([entries], "We don't talk")
    ((tokens,), cuts, _) = stanza_packages._read(document)
    assert cuts == []
    assert [(token.form, token.start, token.end) for token in tokens] == [
        ("We", 0, 2),
        ("do", 3, 5),
        ("n't", 5, 8),
        ("talk", 9, 13),
    ]
    assert [token.head for token in tokens] == [3, 3, 3, -1]


def test_words_that_do_not_spell_their_token_stand_on_the_whole_of_it() -> None:
    entries = [
        {"id": (1, 2), "text": "dunno", "start_char": 0, "end_char": 5},
        word(1, "do", 0, deprel="root"),
        word(2, "know", 1),
    ]
    ((tokens,), *_) = stanza_packages._read(Document([entries], "dunno"))
    assert [(token.form, token.start, token.end) for token in tokens] == [("dunno", 0, 5)] * 2
    assert [token.lemma for token in tokens] == ["do", "know"]
