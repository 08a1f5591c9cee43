"""``--parser conllu``: trees made elsewhere, found by their text."""

from __future__ import annotations

from pathlib import Path

import pytest

from eventcoder.errors import ParserUnavailable
from eventcoder.parsing.conllu_parser import open_conllu

CONTENT = """\
# newdoc id = wire
# newpar
1\tTalks\ttalk\tNOUN\tNNS\t_\t2\tnsubj\t_\t_
2\tfailed\tfail\tVERB\tVBD\t_\t0\troot\t_\tSpaceAfter=No
3\t.\t.\tPUNCT\t.\t_\t2\tpunct\t_\t_

# newpar
1\tTroops\ttroop\tNOUN\tNNS\t_\t2\tnsubj\t_\t_
2\tleft\tleave\tVERB\tVBD\t_\t0\troot\t_\t_
"""


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "wire.conllu"
    path.write_text(CONTENT, encoding="utf-8")
    return path


def test_a_paragraph_is_found_whatever_its_white_space(path: Path) -> None:
    parser, problems = open_conllu([path])
    text = "  Talks\n failed ."
    ((sentences, cuts, _), blank) = parser.parse([text, " \n"])
    assert problems == []
    assert cuts == []
    assert [text[token.start : token.end] for token in sentences[0]] == ["Talks", "failed", "."]
    assert blank.sentences == []


def test_a_whole_document_is_found(path: Path) -> None:
    parser, _ = open_conllu([path])
    (parsed,) = parser.parse([parser.documents[0].text])
    assert parser.documents[0].text == "Talks failed.\n\nTroops left"
    assert [tokens[0].form for tokens in parsed.sentences] == ["Talks", "Troops"]
    assert parsed.sentences[1][0].start == 15


def test_a_text_without_a_parse_is_missing_and_the_others_are_not(path: Path) -> None:
    parser, _ = open_conllu([path])
    missing, blank, known = parser.parse(["Rebels advanced", " ", parser.documents[0].text])
    assert (missing.missing, missing.sentences) == (True, [])
    assert (blank.missing, blank.sentences) == (False, [])
    assert not known.missing
    assert known.sentences


def test_the_fingerprint_is_that_of_the_files(path: Path) -> None:
    before = open_conllu([path])[0].fingerprint
    path.write_text(CONTENT.replace("left", "fled"), encoding="utf-8")
    assert open_conllu([path])[0].fingerprint != before


def test_a_missing_file(tmp_path: Path) -> None:
    with pytest.raises(ParserUnavailable, match="no such file"):
        open_conllu([tmp_path / "none.conllu"])


def test_bad_sentences_are_problems(path: Path) -> None:
    path.write_text(CONTENT + "\n1\tbad\n", encoding="utf-8")
    parser, (problem,) = open_conllu([path])
    assert problem.line == 11
    assert len(parser.documents[0].sentences) == 2
