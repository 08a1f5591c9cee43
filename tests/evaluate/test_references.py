"""References traced to whom they stand for: the judge, and the share that is right."""

from __future__ import annotations

from pathlib import Path

import pytest

from eventcoder.articles import read_articles
from eventcoder.coding.events import Lexicon
from eventcoder.errors import EventCoderError
from eventcoder.evaluate.references import is_right, links, read_references
from eventcoder.lexicon import load_dictionaries
from eventcoder.model import ActorMention, Article
from eventcoder.parsing.parser import open_parser
from eventcoder.pipeline import parse_articles

GOLD = Path(__file__).parents[2] / "fixtures" / "references.yaml"


def mention(text: str, code: str, antecedent: ActorMention | None = None) -> ActorMention:
    return ActorMention(0, 0, 0, 1, 0, 1, text, code, code[:3], None, None, antecedent=antecedent)


def test_a_link_is_right_by_a_name_on_its_way_or_by_its_code() -> None:
    it = mention("it", "SDNREB", mention("the group", "SDNREB", mention("the  RSF", "SDNREB")))
    assert is_right([it], [("RSF",)])
    assert is_right([it], [("army",), ("=SDNREB",)])
    assert not is_right([it], [("army",)])
    assert not is_right([], [("RSF",)])


def test_several_are_meant_one_for_one() -> None:
    both = [
        mention("both", "SDN", mention("Sudan", "SDN")),
        mention("both", "TCD", mention("Chad", "TCD")),
    ]
    assert is_right(both, [("Sudan", "Chad")])
    assert not is_right(both[:1], [("Sudan", "Chad")])
    assert not is_right(both, [("Sudan",)])


def test_a_gold_file_of_another_form_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "gold.yaml"
    path.write_text("- a list\n")
    with pytest.raises(EventCoderError, match="should map files to references"):
        read_references(path)


@pytest.mark.parser
def test_most_references_of_the_fixtures_are_traced_right() -> None:
    articles = [a for a in read_articles([GOLD.parent / "articles"]) if isinstance(a, Article)]
    parsed = [
        (Path(article.origin or "").name, article, sentences)
        for article, sentences, _ in parse_articles(articles, open_parser("english"))
    ]
    found = list(links(read_references(GOLD), parsed, Lexicon.compile(load_dictionaries()[0])))
    assert len(found) >= 150
    assert sum(link.right for link in found) / len(found) >= 0.80
