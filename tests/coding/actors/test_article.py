"""Countries by context, whole articles, marked spans, and laws that hold for any tree."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from eventcoder.coding.actors import ArticleActors
from eventcoder.model import PlaceMention, Token
from eventcoder.syntax.tree import Tree
from tests.coding.actors.samples import INDEX, article, mention
from tests.strategies import sentence_of, text_of, token_lists
from tests.trees import sentence

ARMY = "The the DET 2 det / army army NOUN 3 nsubj / fled flee VERB 0 root"


def test_a_bare_role_takes_the_country_of_the_place_in_its_sentence() -> None:
    spec = """Police police NOUN 2 nsubj / fired fire VERB 0 root / in in ADP 4 case
              Nairobi Nairobi PROPN 2 obl"""
    found = mention(spec, "Police")
    assert found.code == "KENCOP"
    assert found.entry == "agents/cop.yaml:police + place in the clause"


def test_else_of_the_country_the_article_names_most() -> None:
    other = "Syria Syria PROPN 2 nsubj / helped help VERB 0 root / Kenya Kenya PROPN 2 obj"
    more = "Kenya Kenya PROPN 2 nsubj / agreed agree VERB 0 root"
    found = article(other, more, ARMY).mention(2, 1)
    assert found is not None
    assert (found.code, found.entry) == ("KENMIL", "agents/mil.yaml:army + country of the article")


def test_a_foreign_adjective_in_the_sentence_does_not_say_where_it_is() -> None:
    spec = """Russian Russian ADJ 2 amod / tanks tank NOUN 3 nsubj / hit hit VERB 0 root
              police police NOUN 3 obj"""
    kenya = "Kenya Kenya PROPN 2 nsubj / agreed agree VERB 0 root"
    found = article(kenya, kenya, spec).mention(2, 3)
    assert found is not None
    assert found.code == "KENCOP"


def test_what_is_near_counts_more_than_what_is_far() -> None:
    kenya = "Kenya Kenya PROPN 2 nsubj / agreed agree VERB 0 root"
    syria = "Syria Syria PROPN 2 nsubj / agreed agree VERB 0 root"
    rain = "Rain rain NOUN 2 nsubj / fell fall VERB 0 root"
    round_up = article(kenya, kenya, kenya, kenya, *[rain] * 12, syria, ARMY)
    found = round_up.mention(17, 1)
    assert found is not None
    assert found.code == "SYRMIL"


def test_an_unknown_name_before_a_role_keeps_other_countries_away() -> None:
    spec = """Xyz Xyz PROPN 2 compound / rebels rebel NOUN:NNS 3 nsubj / fled flee VERB 0 root
              from from ADP 5 case / Kenya Kenya PROPN 3 obl"""
    assert mention(spec, "rebels").code == "REB"
    assert mention(spec.replace("Xyz", "Some", 1).replace("PROPN 2 compound", "DET 2 det"),
                   "rebels").code == "KENREB"  # fmt: skip


def test_without_any_country_the_role_stands_alone() -> None:
    found = article(ARMY).mention(0, 1)
    assert found is not None
    assert (found.code, found.country, found.role) == ("MIL", None, "MIL")


def test_a_role_that_stands_in_place_of_a_country_gets_none() -> None:
    """NGO and IGO begin actor codes; they are a country's only where the phrase says so."""
    kenya = "Kenya Kenya PROPN 2 nsubj / agreed agree VERB 0 root"
    body = "The the DET 2 det / body body NOUN 3 nsubj / left leave VERB 0 root"
    found = article(kenya, body).mention(1, 1)
    assert found is not None
    assert (found.code, found.country) == ("IGO", None)


def test_resolved_places_and_the_dateline_tell_the_country() -> None:
    sentences = [(sentence(ARMY), Tree(sentence(ARMY).tokens))]
    place = PlaceMention(0, 2, 2, 3, 9, 13, "fled", "X", "SYR", None, None, None, None)
    by_place = ArticleActors(INDEX, sentences, None, places=lambda: [place]).mention(0, 1)
    by_dateline = ArticleActors(INDEX, sentences, None, dateline_country="LBY").mention(0, 1)
    assert by_place is not None
    assert by_place.code == "SYRMIL"
    assert by_dateline is not None
    assert by_dateline.code == "LBYMIL"


def test_all_mentions_of_an_article_in_text_order() -> None:
    spec = """Kenyan Kenyan ADJ 2 amod / soldiers soldier NOUN:NNS 3 nsubj / attacked attack VERB 0 root
              Hamas Hamas PROPN 3 obj / with with ADP 6 case / rockets rocket NOUN 3 obl"""
    found = article(spec, "They they PRON 2 nsubj / fled flee VERB 0 root").mentions()
    assert [(m.text, m.code) for m in found] == [
        ("Kenyan soldiers", "KENMIL"), ("Hamas", "PSEREB"), ("They", "KENMIL"),
    ]  # fmt: skip


def test_a_marked_span_is_looked_up_by_its_head_then_by_any_word() -> None:
    spec = """Kenyan Kenyan ADJ 2 amod / soldiers soldier NOUN:NNS 3 nsubj / met meet VERB 0 root
              the the DET 5 det / men man NOUN 3 obj / of of ADP 7 case / Hamas Hamas PROPN 5 nmod"""
    actors = article(spec)
    assert actors.lookup_span(0, 0, 2)[:3] == ("KENMIL", "KEN", "MIL")
    assert actors.lookup_span(0, 3, 7).code == "PSEREB"
    assert actors.lookup_span(0, 2, 3).code is None


FORMS = (
    "Hamas", "RSF", "Khalifa", "Haftar", "al", "-", "Sarraj", "Fayez", "Kenya", "Kenyan", "Syrian", "U.S.",
    "Sokol", "(", ")", "RLA", "he", "its", "they", "We", "who", "the", "minister", "group", "army", "forces",
    "loyal", "carrying", "vehicle", "dozens", "former", "country", "of", "in", "town", "Foreign", '"', "said",
)  # fmt: skip


@st.composite
def articles(draw: st.DrawFn) -> list[tuple[Token, ...]]:
    """Sentences of wild trees whose words are names, roles and pronouns of the sample dictionary."""
    lists = []
    at = 0
    for tokens in draw(st.lists(token_lists(), min_size=1, max_size=3)):
        moved = []
        for token in tokens:
            form = draw(st.sampled_from(FORMS))
            lemma = draw(st.sampled_from((form.lower(), form.lower().rstrip("s"))))
            moved.append(token._replace(form=form, lemma=lemma, start=at, end=at + len(form)))
            at += len(form) + 1
        lists.append(tuple(moved))
    return lists


@given(articles())
def test_any_tree_gives_mentions_inside_their_sentences(lists: list[tuple[Token, ...]]) -> None:
    sentences = [(sentence_of(tokens, n), Tree(tokens)) for n, tokens in enumerate(lists)]
    text = " ".join(text_of(tokens) for tokens in lists)
    actors = ArticleActors(INDEX, sentences, None, text)
    for found_sentence, tree in sentences:
        for head in range(len(tree)):
            found = actors.mention(found_sentence.index, head)
            if found is None:
                continue
            tokens = sentences[found.sentence][0].tokens
            assert 0 <= found.first <= found.head < found.last <= len(tokens)
            assert (found.start, found.end) == (
                tokens[found.first].start,
                tokens[found.last - 1].end,
            )
            assert found.text == text[found.start : found.end]
            assert (found.code is None) <= (found.country is None and found.role is None)
            assert actors.mention(found_sentence.index, head) is found
    again = ArticleActors(INDEX, sentences, None, text).mentions()
    assert again == actors.mentions()
