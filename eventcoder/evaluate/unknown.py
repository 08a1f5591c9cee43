"""Who acts in the articles and is in no dictionary: proper names among sources and targets."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence, Set
from dataclasses import dataclass, field

from eventcoder.coding.events import ArticleCoder, Lexicon
from eventcoder.coding.sentence import SentenceReader
from eventcoder.lexicon.check_actors import fold
from eventcoder.model import ActorMention, Article, Sentence, Token

_NAME_PARTS = ("flat", "compound")


@dataclass(slots=True)
class UnknownActor:
    """A proper name without a code: how often it acts or is acted upon, and where.

    `names` are its spellings with their counts, `sentences` the first few it acts in.
    """

    names: Counter[str] = field(default_factory=Counter)
    acts: int = 0
    articles: set[str] = field(default_factory=set)
    sentences: list[str] = field(default_factory=list)

    @property
    def name(self) -> str:
        """The spelling met most often; of equal ones the first."""
        return self.names.most_common(1)[0][0]


def unknown_actors(
    articles: Iterable[tuple[Article, Sequence[Sentence]]], lexicon: Lexicon, samples: int = 3
) -> list[UnknownActor]:
    """The names that act and have no code, those that act most first.

    An act between two of them counts too, although it gives no event, and one of `it` that stands
    for a name, of its last word, or of the abbreviation that stood behind it in brackets, is one of
    the name.

    Args:
        articles: with their parsed sentences.
        lexicon: the compiled dictionaries.
        samples: how many sentences to keep of each.
    """
    found: dict[str, UnknownActor] = {}
    for article, sentences in articles:
        acts = list(_acts(article, ArticleCoder(article, sentences, lexicon)))
        for name, text in acts:
            name = _full(name, {other for other, _ in acts})
            actor = found.setdefault(fold(name).casefold(), UnknownActor())
            actor.names[name] += 1
            actor.acts += 1
            actor.articles.add(article.id)
            if len(actor.sentences) < samples and text not in actor.sentences:
                actor.sentences.append(text)
    return sorted(found.values(), key=lambda a: (-a.acts, -len(a.articles), a.name))


def _acts(article: Article, coder: ArticleCoder) -> Iterator[tuple[str, str]]:
    """The name of each unknown actor of an article, and the sentence, once for each of its acts."""
    readers = {reader.sentence.index: reader for reader in coder.readers}
    bracketed = dict(pair for reader in coder.readers for pair in _bracketed(reader))
    for reader in coder.readers:
        text = article.text[reader.sentence.start : reader.sentence.end]
        for mention in _unknown(reader):
            named = readers[mention.sentence]
            start, end = _name(named, mention.head)
            name = " ".join(article.text[start:end].split())
            places = coder.places.mentions(mention.sentence)
            is_place = any(place.start < end and start < place.end for place in places)
            if named.tree.upos[mention.head] == "PROPN" and name[:1].isupper() and not is_place:
                yield bracketed.get(name, name), text


def _full(name: str, others: Set[str]) -> str:
    """The one longer name in the article that ends with a short one: a person's last name."""
    longer = [other for other in others if other.endswith(f" {name}")]
    return longer[0] if len(longer) == 1 else name


def _unknown(reader: SentenceReader) -> Iterator[ActorMention]:
    """Each actor of a sentence without a code, or whom it stands for, once for each of its acts."""
    acts = {
        (id(c.act), party.head)
        for c in reader.coded()
        for party in (c.source, c.target)
        if party.head is not None
    }
    for _, head in sorted(acts, key=lambda pair: pair[1]):
        mention = reader.mention(head)
        while mention is not None and mention.antecedent is not None:
            mention = mention.antecedent
        if mention is not None and mention.code is None:
            yield mention


def _bracketed(reader: SentenceReader) -> Iterator[tuple[str, str]]:
    """Each abbreviation that stands in brackets behind a name, and the name."""
    forms, tokens = reader.tree.forms, reader.sentence.tokens
    for at in range(2, len(forms) - 1):
        if (forms[at - 1], forms[at + 1]) == ("(", ")") and forms[at].isupper():
            first, last = at - 1, at - 1
            while first > 0 and reader.tree.upos[first - 1] == "PROPN":
                first -= 1
            if first < last:
                yield forms[at], " ".join(token.form for token in tokens[first:last])


def _name(reader: SentenceReader, head: int) -> tuple[int, int]:
    """The unbroken run of name parts around a head; what is written together stays together."""
    tree, tokens = reader.tree, reader.sentence.tokens
    parts = {head} | {
        child
        for child in tree.children(head)
        if tree.deprels[child].partition(":")[0] in _NAME_PARTS and tree.upos[child] == "PROPN"
    }
    first, last = head, head
    while first > 0 and (first - 1 in parts or _together(tokens, first - 1)):
        first -= 1
    while last + 1 < len(tokens) and (last + 1 in parts or _together(tokens, last)):
        last += 1
    return tokens[first].start, tokens[last].end


def _together(tokens: Sequence[Token], left: int) -> bool:
    """Whether a word and the next are parts of one: `Al-Jufra`."""
    pair = tokens[left : left + 2]
    joins = all(token.upos != "PUNCT" or token.form == "-" for token in pair)
    return joins and pair[0].end == pair[1].start and pair[1].xpos != "POS"
