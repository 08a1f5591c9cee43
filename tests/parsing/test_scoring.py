"""Scores, on sentences small enough to count by hand."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from eventcoder.model import Token
from eventcoder.parsing.conllu import ConlluDocument, parse_conllu
from eventcoder.parsing.parser import ParsedText
from eventcoder.parsing.scoring import score_raw, score_tokens

GOLD = """\
# newdoc id = d
# text = We don't talk.
1\tWe\twe\tPRON\tPRP\t_\t4\tnsubj\t_\t_
2-3\tdon't\t_\t_\t_\t_\t_\t_\t_\t_
2\tdo\tdo\tAUX\tVBP\t_\t4\taux\t_\t_
3\tn't\tnot\tPART\tRB\t_\t4\tadvmod\t_\t_
4\ttalk\ttalk\tVERB\tVB\t_\t0\troot\t_\tSpaceAfter=No
5\t.\t.\tPUNCT\t.\t_\t4\tpunct\t_\t_

# text = Troops left town.
1\tTroops\ttroop\tNOUN\tNNS\t_\t2\tnsubj:pass\t_\t_
2\tleft\tleave\tVERB\tVBD\t_\t0\troot\t_\t_
3\ttown\ttown\tNOUN\tNN\t_\t2\tobj\t_\tSpaceAfter=No
4\t.\t.\tPUNCT\t.\t_\t2\tpunct\t_\t_
"""


class Echo:
    """A parser that answers with sentences it was given."""

    name, fingerprint = "echo", "0"

    def __init__(self, sentences: list[list[Token]]) -> None:
        self._sentences = sentences

    def parse(self, texts: Sequence[str]) -> list[ParsedText]:
        assert list(texts) == ["We don't talk. Troops left town."]
        return [ParsedText(self._sentences, [])]


def gold() -> tuple[list[ConlluDocument], list[list[Token]]]:
    documents, _ = parse_conllu(GOLD)
    first, second = documents[0].sentences
    moved = [t._replace(start=t.start + 15, end=t.end + 15) for t in second.tokens]
    return documents, [list(first.tokens), moved]


def test_the_treebank_itself_is_perfect() -> None:
    documents, sentences = gold()
    raw = score_raw(documents, Echo(sentences))
    assert (raw.splitting, raw.sentences) == (100, 100)
    assert set(raw.words) == {100}
    assert set(score_tokens(sentences, sentences)) == {100}


def test_a_wrong_label_and_a_wrong_head() -> None:
    _, sentences = gold()
    wrong = [list(tokens) for tokens in sentences]
    wrong[1][0] = wrong[1][0]._replace(deprel="nsubj")
    wrong[1][2] = wrong[1][2]._replace(head=0)
    wrong[0][0] = wrong[0][0]._replace(upos="NOUN", lemma="us")
    scores = score_tokens(sentences, wrong)
    assert scores.upos == scores.lemma == pytest.approx(100 * 8 / 9)
    assert scores.uas == pytest.approx(100 * 8 / 9)
    assert scores.las == pytest.approx(100 * 7 / 9)
    assert scores.las_universal == pytest.approx(100 * 8 / 9)


def test_a_word_not_split_costs_both_its_parts() -> None:
    documents, sentences = gold()
    we, do, nt, talk, stop = sentences[0]
    whole = do._replace(form="don't", end=nt.end, head=2)
    first = [we._replace(head=2), whole, talk._replace(head=-1), stop._replace(head=2)]
    raw = score_raw(documents, Echo([first, sentences[1]]))
    assert raw.splitting == pytest.approx(200 * 7 / (9 + 8))
    assert raw.words.las == pytest.approx(200 * 7 / (9 + 8))


def test_sentences_run_together_keep_their_right_arcs() -> None:
    documents, sentences = gold()
    first, second = sentences
    joined = [*first, *(t._replace(head=t.head + 5 if t.head >= 0 else 3) for t in second)]
    raw = score_raw(documents, Echo([joined]))
    assert raw.sentences == 0
    assert raw.splitting == 100
    assert raw.words.uas == pytest.approx(100 * 8 / 9)
