"""What parsing could not do is told of the article, and the others go on."""

from __future__ import annotations

from collections.abc import Sequence

from eventcoder.model import Article, Segment
from eventcoder.parsing.characters import Cut
from eventcoder.parsing.parser import ParsedText
from eventcoder.pipeline import parse_articles
from tests.trees import text, tokens

KNOWN = "Rebels rebel NOUN 2 nsubj / fled flee VERB:VBD 0 root"


class HalfParser:
    """Knows one sentence; cuts it, so that there is something to report."""

    name = "half"
    fingerprint = "half"

    def parse(self, texts: Sequence[str]) -> list[ParsedText]:
        return [
            ParsedText([list(tokens(KNOWN))], [Cut(0, 6, 130)])
            if words == text(KNOWN)
            else ParsedText([], [], missing=True)
            for words in texts
        ]


def article(name: str, words: str) -> Article:
    padded = f"  {words}"
    return Article(
        id=name, text=padded, segments=(Segment("body", 2, len(padded)),), origin="a.txt", line=3
    )


def test_a_missing_parse_and_a_cut_are_located_and_the_rest_is_parsed() -> None:
    batch = [article("one", "Nobody parsed this."), article("two", text(KNOWN))]
    (first, nothing, lost), (second, sentences, cut) = parse_articles(batch, HalfParser())
    assert (first.id, nothing) == ("one", ())
    assert [(p.kind, p.severity, p.file, p.line, p.article_id) for p in lost] == [
        ("no-parse", "error", "a.txt", 3, "one")
    ]
    assert [(p.kind, p.severity) for p in cut] == [("sentence-cut", "note")]
    assert cut[0].message.startswith("a sentence of 130 words was cut: ")
    [sentence] = sentences
    assert second.text[sentence.start : sentence.end] == text(KNOWN)
    assert [second.text[t.start : t.end] for t in sentence.tokens] == ["Rebels", "fled"]
