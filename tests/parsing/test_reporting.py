"""``eventcoder model``: scores, speed and the errors of training."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner

from eventcoder.cli.model import model
from eventcoder.errors import EventCoderError
from eventcoder.parsing.conllu import parse_conllu
from eventcoder.parsing.reporting import in_title_case

CONTENT = """\
# newdoc id = wire_news_one
1\tThe\tthe\tDET\tDT\tDefinite=Def|PronType=Art\t2\tdet\t_\t_
2\tarmy\tarmy\tNOUN\tNN\tNumber=Sing\t3\tnsubj\t_\t_
3-4\tdidn't\t_\t_\t_\t_\t_\t_\t_\t_
3\tdid\tdo\tAUX\tVBD\t_\t0\troot\t_\t_
4\tn't\tnot\tPART\tRB\t_\t3\tadvmod\t_\tSpaceAfter=No
5\t.\t.\tPUNCT\t.\t_\t3\tpunct\t_\t_
"""


def test_title_case_leaves_the_ends_of_words_alone() -> None:
    documents, _ = parse_conllu(CONTENT)
    (sentence,) = in_title_case(documents[0]).sentences
    assert sentence.text == "The Army Didn't ."
    assert [token.form for token in sentence.tokens] == ["The", "Army", "Did", "n't", "."]


@pytest.mark.parser
def test_score(tmp_path: Path) -> None:
    path = tmp_path / "wire.conllu"
    path.write_text(CONTENT, encoding="utf-8")
    done = CliRunner().invoke(model, ["score", str(path), "--genre", "news", "--device", "cpu"])
    assert done.exit_code == 0, done.output
    documents, gold, raw = done.output.splitlines()
    assert documents == "documents: wire_news_one"
    assert "gold tokens" in gold
    assert "raw text" in raw
    assert " las " in raw


@pytest.mark.parser
def test_speed(tmp_path: Path) -> None:
    path = tmp_path / "wire.txt"
    path.write_text("Troops left the town.\n\nTalks failed. They went on.", encoding="utf-8")
    done = CliRunner().invoke(model, ["speed", str(path), "--device", "cpu", "--rounds", "1"])
    assert done.exit_code == 0, done.output
    assert "2 paragraphs" in done.output
    assert "3 sentences, 12 words" in done.output


@pytest.mark.parser
def test_a_genre_that_no_document_has(tmp_path: Path) -> None:
    path = tmp_path / "wire.conllu"
    path.write_text(CONTENT, encoding="utf-8")
    done = CliRunner().invoke(model, ["score", str(path), "--genre", "poetry"])
    assert isinstance(done.exception, EventCoderError)
    assert "No sentences to score" in str(done.exception)


def test_training_without_treebanks_says_what_to_get(tmp_path: Path) -> None:
    done = CliRunner().invoke(model, ["train", str(tmp_path), "--to", str(tmp_path / "out")])
    assert isinstance(done.exception, EventCoderError)
    assert "UD_English-EWT" in str(done.exception)
