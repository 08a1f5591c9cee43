"""CoNLL-U in and out."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from eventcoder.model import Token
from eventcoder.parsing.conllu import (
    ConlluDocument,
    ConlluSentence,
    parse_conllu,
    read_conllu,
    write_conllu,
)

DONT = """\
# newdoc id = talks
# newpar
# sent_id = talks-1
# text = We don't negotiate.
1\tWe\twe\tPRON\tPRP\t_\t4\tnsubj\t_\t_
2-3\tdon't\t_\t_\t_\t_\t_\t_\t_\t_
2\tdo\tdo\tAUX\tVBP\t_\t4\taux\t_\t_
3\tn't\tnot\tPART\tRB\t_\t4\tadvmod\t_\t_
4\tnegotiate\tnegotiate\tVERB\tVB\t_\t0\troot\t_\tSpaceAfter=No
5\t.\t.\tPUNCT\t.\t_\t4\tpunct\t_\t_

"""


def line(*columns: str) -> str:
    return "\t".join(columns) + "\n"


def word(number: int, form: str, head: int, misc: str = "_") -> str:
    return line(str(number), form, form, "X", "FW", "_", str(head), "dep", "_", misc)


def test_a_multiword_token_shares_out_its_characters() -> None:
    (document,), problems = parse_conllu(DONT)
    (sentence,) = document.sentences
    assert problems == []
    assert [(token.form, token.start, token.end) for token in sentence.tokens] == [
        ("We", 0, 2),
        ("do", 3, 5),
        ("n't", 5, 8),
        ("negotiate", 9, 18),
        (".", 18, 19),
    ]
    assert sentence.multiword == ((1, 3),)
    assert [token.head for token in sentence.tokens] == [3, 3, 3, -1, 3]


def test_what_was_read_is_written_again() -> None:
    documents, _ = parse_conllu(DONT)
    assert write_conllu(documents) == DONT


def test_paragraphs_make_the_text_of_a_document() -> None:
    content = (
        word(1, "Talks", 0) + "\n" + word(1, "failed", 0) + "\n# newpar\n" + word(1, "Again", 0)
    )
    (document,), _ = parse_conllu(content)
    assert document.text == "Talks failed\n\nAgain"


def test_the_text_comment_keeps_its_wide_blanks() -> None:
    content = "# text = Talks  failed\n" + word(1, "Talks", 2) + word(2, "failed", 0)
    (document,), _ = parse_conllu(content)
    assert document.sentences[0].tokens[1].start == 7


def test_a_text_comment_that_disagrees_is_not_believed() -> None:
    content = "# text = Quite another\n" + word(1, "Talks", 2) + word(2, "failed", 0)
    (document,), _ = parse_conllu(content)
    assert document.sentences[0].text == "Talks failed"


def test_empty_nodes_are_passed_over() -> None:
    empty = line("1.1", "went", "go", "VERB", "VBD", "_", "_", "_", "_", "_")
    (document,), problems = parse_conllu(word(1, "Talks", 2) + empty + word(2, "failed", 0))
    assert problems == []
    assert len(document.sentences[0].tokens) == 2


@pytest.mark.parametrize(
    ("bad", "at", "message"),
    [
        ("1\tTalks\tfailed\n", 5, "3 columns"),
        (word(2, "Talks", 0), 5, "word '2' where word 1 was due"),
        (word(1, "Talks", 7), 5, "head '7' is no word"),
        (word(1, "Talks", 1), 5, "0 root words"),
        (word(1, "Talks", 0) + word(2, "failed", 0), 5, "2 root words"),
        (word(1, "a", 2) + word(2, "b", 1) + word(3, "c", 0), 5, "circle"),
        (line("3-4", *"_" * 9) + word(1, "Talks", 0), 5, "ends at word 4 of 1"),
        (line("4-3", *"_" * 9) + word(1, "Talks", 0), 5, "no range"),
        (line("1.1", *"_" * 9), 5, "without words"),
    ],
)
def test_a_bad_sentence_is_a_problem_with_its_line(bad: str, at: int, message: str) -> None:
    good = "# sent_id = good\n" + word(1, "Talks", 0)
    (document,), (problem,) = parse_conllu(f"{good}\n\n{bad}\n{good}\n", "wire.conllu")
    assert [sentence.id for sentence in document.sentences] == ["good", "good"]
    assert (problem.file, problem.line) == ("wire.conllu", at)
    assert message in problem.message
    assert problem.remedy


def test_a_file_that_is_not_utf8(tmp_path: Path) -> None:
    path = tmp_path / "latin.conllu"
    path.write_bytes(b"1\tcaf\xe9")
    documents, (problem,) = read_conllu(path)
    assert documents == []
    assert problem.kind == "encoding"


FORMS = st.text(
    st.characters(exclude_categories=("Cs", "Cc", "Zs", "Zl", "Zp")), min_size=1, max_size=6
)


@st.composite
def sentences(draw: st.DrawFn) -> ConlluSentence:
    """A sentence of any words, glued or not, over any tree, with some multiword tokens."""
    forms = draw(st.lists(FORMS, min_size=1, max_size=7))
    glued = draw(st.lists(st.booleans(), min_size=len(forms), max_size=len(forms)))
    order = draw(st.permutations(range(len(forms))))
    heads = [-1] * len(forms)
    for place, node in enumerate(order[1:], start=1):
        heads[node] = order[draw(st.integers(0, place - 1))]
    text, tokens = "", []
    for form, head, glue in zip(forms, heads, glued, strict=True):
        start = len(text)
        tokens.append(Token(form, form, "X", "FW", "_", head, "dep", start, start + len(form)))
        text += form + ("" if glue else " ")
    pairs = [n for n in range(len(forms) - 1) if glued[n] and not (n and glued[n - 1])]
    joined = tuple((n, n + 2) for n in pairs if draw(st.booleans()))
    return ConlluSentence("s", text.rstrip(), tuple(tokens), joined, draw(st.booleans()))


@given(st.lists(sentences(), min_size=1, max_size=3))
def test_writing_and_reading_lose_nothing(items: list[ConlluSentence]) -> None:
    written = write_conllu([ConlluDocument("d", tuple(items))])
    (document,), problems = parse_conllu(written)
    assert problems == []
    assert [item._replace(line=0) for item in document.sentences] == [
        # The first sentence of a document opens a paragraph whether or not it says so.
        item._replace(opens_paragraph=item.opens_paragraph or place == 0)
        for place, item in enumerate(items)
    ]
