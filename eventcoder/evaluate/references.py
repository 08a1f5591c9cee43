"""References within articles, measured: is each traced to whom it stands for?

`python -m eventcoder.evaluate.references fixtures/references.yaml` codes the articles beside the
file and tells the share of links that are right, and the wrong ones.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import yaml

from eventcoder.coding.events import ArticleCoder, Lexicon
from eventcoder.errors import EventCoderError
from eventcoder.model import ActorMention, Article, Sentence

_CURLY = str.maketrans({"’": "'", "‘": "'", "“": '"', "”": '"'})


@dataclass(frozen=True, slots=True)
class Reference:
    """A marked reference.

    Args:
        file: name of the article's file; words: what stands around it, itself in brackets.
        meant: for each way of saying it whom it stands for: one or several together.
    """

    file: str
    words: str
    meant: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class Link:
    """A reference with what the coder made of it."""

    reference: Reference
    found: tuple[ActorMention, ...]
    right: bool


def read_references(path: Path) -> list[Reference]:
    """The references of a gold file; its form is told in its first lines.

    Raises:
        EventCoderError: the file is no mapping of articles to references.
    """
    data = yaml.safe_load(path.read_text(encoding="utf-8"))
    if not isinstance(data, dict) or not all(isinstance(marks, dict) for marks in data.values()):
        raise EventCoderError(f"{path}: should map files to references; see fixtures/README.md.")
    return [
        Reference(file, words, _meant(answer))
        for file, marks in data.items()
        for words, answer in marks.items()
    ]


def _meant(answer: str) -> tuple[tuple[str, ...], ...]:
    return tuple(
        tuple(part.strip() for part in option.split(" + ")) for option in answer.split(" | ")
    )


def links(
    references: Iterable[Reference],
    articles: Sequence[tuple[str, Article, Sequence[Sentence]]],
    lexicon: Lexicon,
) -> Iterator[Link]:
    """What the coder makes of each reference.

    Args:
        references: the gold; articles: file name, article and parsed sentences; lexicon: compiled.

    Raises:
        EventCoderError: words that no article of the file holds.
    """
    coders = [(file, ArticleCoder(a, sentences, lexicon)) for file, a, sentences in articles]
    for reference in references:
        for file, coder in coders:
            found = _find(reference, coder) if file == reference.file else None
            if found is not None:
                yield Link(reference, found, is_right(found, reference.meant))
                break
        else:
            raise EventCoderError(
                f"{reference.file} does not hold {reference.words!r}; correct the words."
            )


def _find(reference: Reference, coder: ArticleCoder) -> tuple[ActorMention, ...] | None:
    """The mentions at the marked words; `None` where the article does not hold them."""
    before, marked, behind = (_loose(part) for part in re.split(r"[\[\]]", reference.words))
    pattern = f"{before}({marked}){behind}"
    match = re.search(pattern, coder.article.text.translate(_CURLY))
    if match is None:
        return None
    start, end = match.span(1)
    for sentence in coder.sentences:
        tokens = sentence.tokens
        inside = {i for i, t in enumerate(tokens) if t.start < end and start < t.end}
        if inside:
            head = next((i for i in sorted(inside) if tokens[i].head not in inside), min(inside))
            found = coder.actors.members(sentence.index, head)
            return tuple(mention for mention in found if mention is not None)
    return None


def _loose(words: str) -> str:
    """A pattern for words whatever the line breaks between them."""
    return r"\s+".join(re.escape(word) for word in re.split(r"\s+", words))


def is_right(found: Sequence[ActorMention], meant: Iterable[Sequence[str]]) -> bool:
    """Whether the mentions are, one for one, those who are meant in one of the ways."""
    return any(
        len(found) == len(option)
        and all(any(_is(mention, name) for mention in found) for name in option)
        for option in meant
    )


def _is(mention: ActorMention, name: str) -> bool:
    """Whether a mention, or one it leads to, is of this name or has this `=CODE`."""
    if name.startswith("="):
        return mention.code == name[1:]
    texts = [mention.entry or ""] if mention.named else []
    at = mention.antecedent
    while at is not None:
        texts.append(at.text)
        at = at.antecedent
    said = [" ".join(text.translate(_CURLY).lower().split()) for text in texts]
    return any(name.lower() in text for text in said)


def main(path: Path) -> None:
    """Print the share of right links and the wrong ones."""
    from eventcoder.articles import read_articles
    from eventcoder.lexicon import load_dictionaries
    from eventcoder.parsing.parser import open_parser
    from eventcoder.pipeline import parse_articles

    items = list(read_articles([path.parent / "articles"]))
    articles = [item for item in items if isinstance(item, Article)]
    parsed = [
        (Path(article.origin or "").name, article, sentences)
        for article, sentences, _ in parse_articles(articles, open_parser("english"))
    ]
    lexicon = Lexicon.compile(load_dictionaries()[0])
    found = list(links(read_references(path), parsed, lexicon))
    for link in found:
        if not link.right:
            told = ", ".join(f"{m.text} = {m.code}" for m in link.found) or "nobody"
            print(f"{link.reference.file}: {link.reference.words} is {told}")
    right = sum(link.right for link in found)
    print(f"{len(found)} references, {right} right: {right / len(found):.3f}")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
