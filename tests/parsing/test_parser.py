"""The bundled parser, from raw text to trees."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from eventcoder.errors import ParserUnavailable
from eventcoder.parsing.parser import (
    ParsedText,
    Parser,
    StanzaParser,
    bundled_fingerprint,
    fingerprint,
    open_parser,
)


@pytest.fixture(scope="module")
def parser() -> Parser:
    import torch

    torch.set_num_threads(1)
    return open_parser("english", device="cpu")


def relations(parsed: ParsedText, sentence: int = 0) -> set[tuple[str, str, str]]:
    """Return (dependent, relation, head) of a sentence."""
    tokens = parsed.sentences[sentence]
    return {
        (token.form, token.deprel, tokens[token.head].form if token.head >= 0 else "")
        for token in tokens
    }


def check(text: str, parsed: ParsedText) -> None:
    """Every token is where it says, and every sentence is a tree."""
    for tokens in parsed.sentences:
        assert tokens
        assert len(tokens) <= 120
        assert [token.head for token in tokens].count(-1) == 1
        for place, token in enumerate(tokens):
            assert text[token.start : token.end] == token.form
            assert (token.deprel == "root") == (token.head == -1)
            assert token.lemma
            seen = 0
            while place != -1:
                place, seen = tokens[place].head, seen + 1
                assert seen <= len(tokens)


@pytest.mark.parser
def test_who_did_what_to_whom(parser: Parser) -> None:
    (parsed,) = parser.parse(["Rebels attacked the capital on Monday."])
    found = relations(parsed)
    assert ("Rebels", "nsubj", "attacked") in found
    assert ("capital", "obj", "attacked") in found
    assert ("Monday", "obl", "attacked") in found
    assert [token.lemma for token in parsed.sentences[0]][:2] == ["rebel", "attack"]


@pytest.mark.parser
def test_the_passive_and_its_agent(parser: Parser) -> None:
    (parsed,) = parser.parse(["Three villages were shelled by government troops."])
    found = relations(parsed)
    assert ("villages", "nsubj:pass", "shelled") in found
    assert ("troops", "obl:agent", "shelled") in found


@pytest.mark.parser
def test_a_headline_in_title_case(parser: Parser) -> None:
    (parsed,) = parser.parse(["Protesters Clash With Police in Nairobi"])
    (tokens,) = parsed.sentences
    assert next(token.form for token in tokens if token.head == -1) == "Clash"
    assert ("Protesters", "nsubj", "Clash") in relations(parsed)


@pytest.mark.parser
def test_typographic_quotes_are_read_as_plain_ones(parser: Parser) -> None:
    curly, straight = parser.parse(
        ["\u201cWe won\u2019t talk,\u201d the envoy said.", '"We won\'t talk," the envoy said.']
    )
    assert [token[1:9] for token in curly.sentences[0]] == [
        token[1:9] for token in straight.sentences[0]
    ]
    assert curly.sentences[0][3].form == "n\u2019t"


@pytest.mark.parser
def test_many_texts_keep_their_order(parser: Parser) -> None:
    texts = ["Troops left.", "", "He spoke. She listened to him for a long time.", " \n"]
    parsed = parser.parse(texts)
    assert [len(item.sentences) for item in parsed] == [1, 0, 2, 0]
    for text, item in zip(texts, parsed, strict=True):
        check(text, item)


@pytest.mark.parser
@pytest.mark.parametrize(
    ("text", "cut"),
    [
        ("x" * 5_000, True),
        ("word " * 2_000, True),
        ("\ud800 lone surrogate", False),
        ("\u0000\u200b\u0085\U0001f600", False),
        ("\n\n\t\n", False),
        ("a\u0301" * 20, False),
        ("a\u0301" * 300, True),
    ],
)
def test_hard_texts(parser: Parser, text: str, cut: bool) -> None:
    (parsed,) = parser.parse([text])
    check(text, parsed)
    assert bool(parsed.cuts) is cut


@pytest.mark.parser
@settings(
    max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(st.lists(st.text(max_size=80), max_size=4))
def test_any_unicode(parser: Parser, texts: list[str]) -> None:
    for text, parsed in zip(texts, parser.parse(texts), strict=True):
        check(text, parsed)


@pytest.mark.parser
def test_the_pipeline_is_stanzas(parser: Parser) -> None:
    import stanza

    assert isinstance(parser, StanzaParser)
    assert isinstance(parser.pipeline, stanza.Pipeline)
    document = parser.pipeline("He left. She didn't.")
    assert [word.text for word in document.sentences[1].words] == ["She", "did", "n't", "."]
    assert document.sentences[1].words[1].deprel == "root"
    assert document.num_words == 7


@pytest.mark.parser
def test_the_parser_says_which_model_it_is(parser: Parser) -> None:
    assert parser.name == "english"
    assert len(parser.fingerprint) == 64


@pytest.mark.parametrize("changed", ["english/model.bin", "characters.py", "news_lemmas.tsv"])
def test_parses_by_other_rules_are_not_taken_for_these(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, changed: str
) -> None:
    (tmp_path / "english").mkdir()
    for name in ("english/model.bin", "characters.py", "lemmas.py", "news_lemmas.tsv"):
        (tmp_path / name).write_text("1")
    monkeypatch.setattr("eventcoder.parsing.parser.ENGLISH", tmp_path / "english")
    before = bundled_fingerprint("float32")
    assert bundled_fingerprint("bfloat16") != before
    (tmp_path / changed).write_text("2")
    assert bundled_fingerprint("float32") != before


def test_the_fingerprint_changes_with_any_file(tmp_path: Path) -> None:
    (tmp_path / "a.json").write_text("1")
    before = fingerprint(tmp_path)
    (tmp_path / "CARD.md").write_text("words about the model are no part of it")
    assert fingerprint(tmp_path) == before
    (tmp_path / "a.json").write_text("2")
    assert fingerprint(tmp_path) != before


@pytest.mark.parametrize("name", ["", "french", "stanza:", "conllu"])
def test_an_unknown_parser_names_the_known_ones(name: str) -> None:
    with pytest.raises(ParserUnavailable, match="stanza:PACKAGE"):
        open_parser(name)


def test_nothing_heavy_is_imported_before_a_parser_is_opened() -> None:
    code = (
        "import sys, eventcoder.parsing.parser, eventcoder.parsing.conllu, eventcoder.cli.model;"
        "sys.exit(any(name in sys.modules for name in ('torch', 'stanza', 'transformers')))"
    )
    done = subprocess.run([sys.executable, "-c", code], env=dict(os.environ), check=False)
    assert done.returncode == 0
