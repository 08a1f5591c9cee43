"""Names that act and are in no dictionary."""

from __future__ import annotations

from functools import cache

from eventcoder.coding.events import Lexicon
from eventcoder.evaluate.unknown import unknown_actors
from eventcoder.lexicon import load_dictionaries
from eventcoder.model import Article, Segment, Sentence
from tests.trees import text, tokens


@cache
def lexicon() -> Lexicon:
    return Lexicon.compile(load_dictionaries()[0])


def article(name: str, *specs: str) -> tuple[Article, list[Sentence]]:
    sentences, at = [], 0
    for index, spec in enumerate(specs):
        found = tokens(spec, at)
        sentences.append(Sentence(index, "body", found[0].start, found[-1].end, found))
        at = found[-1].end + 1
    words = " ".join(text(spec) for spec in specs)
    return Article(id=name, text=words, segments=(Segment("body", 0, len(words)),)), sentences


def attack(source: str, target: str) -> str:
    return (
        f"{source} {source} PROPN:NNP 2 nsubj / attacked attack VERB:VBD 0 root / "
        f"{target} {target} PROPN:NNP 2 obj"
    )


def test_names_are_counted_by_the_acts_they_have_a_part_in() -> None:
    articles = [
        article("one", attack("Zorblatt", "Norway"), attack("Zorblatt", "Quixel")),
        article("two", attack("Norway", "ZORBLATT")),
    ]
    first, second = unknown_actors(articles, lexicon())
    assert (first.name, first.acts, first.articles) == ("Zorblatt", 3, {"one", "two"})
    assert (second.name, second.acts) == ("Quixel", 1)
    assert second.sentences == ["Zorblatt attacked Quixel"]


def test_known_actors_common_nouns_and_places_are_left_out() -> None:
    spec = """
        Rebels rebel NOUN:NNS 2 nsubj / attacked attack VERB:VBD 0 root / Norway Norway PROPN:NNP 2 obj
    """
    assert unknown_actors([article("one", spec)], lexicon()) == []


def test_an_abbreviation_in_brackets_and_a_pronoun_are_the_name() -> None:
    full = """
        The the DET 3 det / Zorblatt Zorblatt PROPN:NNP 3 compound / Front Front PROPN:NNP 7 nsubj /
        ( ( PUNCT 5 punct / ZF ZF PROPN:NNP 3 appos / ) ) PUNCT 5 punct / attacked attack VERB:VBD 0 root /
        Norway Norway PROPN:NNP 7 obj
    """
    short = """
        The the DET 2 det / ZF ZF PROPN:NNP 3 nsubj / said say VERB:VBD 0 root /
        it it PRON:PRP 5 nsubj / attacked attack VERB:VBD 3 ccomp / Norway Norway PROPN:NNP 5 obj
    """
    [found] = unknown_actors([article("one", full, short)], lexicon())
    assert (found.name, found.acts) == ("Zorblatt Front", 2)


def test_a_last_name_is_the_one_person_who_has_it() -> None:
    def attacks(first: str) -> str:
        return f"""
            {first} {first} PROPN:NNP 3 nsubj / Zorblatt Zorblatt PROPN:NNP 1 flat /
            attacked attack VERB:VBD 0 root / Norway Norway PROPN:NNP 3 obj
        """

    [found] = unknown_actors(
        [article("one", attacks("Ana"), attack("Zorblatt", "Norway"))], lexicon()
    )
    assert (found.name, found.acts) == ("Ana Zorblatt", 2)
    several = [article("one", attacks("Ana"), attacks("Bea"), attack("Zorblatt", "Norway"))]
    assert {actor.name for actor in unknown_actors(several, lexicon())} == {"Ana Zorblatt", "Bea Zorblatt", "Zorblatt"}  # fmt: skip


def test_a_name_is_the_whole_run_and_samples_are_as_many_as_asked_for() -> None:
    spec = """
        Ana Ana PROPN:NNP 3 nsubj / Zorblatt Zorblatt PROPN:NNP 1 flat / attacked attack VERB:VBD 0 root /
        Norway Norway PROPN:NNP 3 obj
    """
    [found] = unknown_actors([article("one", spec, spec)], lexicon(), samples=0)
    assert found.name == "Ana Zorblatt"
    assert found.sentences == []
