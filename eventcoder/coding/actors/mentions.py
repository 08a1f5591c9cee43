"""What was read of a phrase, and the words that say it: a mention."""

from __future__ import annotations

from collections.abc import Sequence

from eventcoder.coding.actors.codes import Codes
from eventcoder.coding.actors.coordination import first_title, name_behind_titles
from eventcoder.coding.actors.english import PERSONAL
from eventcoder.coding.actors.phrases import phrase_span, title_before
from eventcoder.coding.actors.reading import Reading
from eventcoder.coding.actors.readings import Reader
from eventcoder.model import ActorMention, Sentence
from eventcoder.syntax.tree import Tree


def named_span(reader: Reader, head: int) -> tuple[int, int]:
    """The tokens of a phrase with its title, all of its name and what else it is called."""
    tree = reader.tree
    first, last = phrase_span(tree, head)
    title = title_before(tree, head)
    if title is not None and reader.agent(title) is not None:
        first = min(first, phrase_span(tree, title)[0])
    match = reader.match_at(head)
    if match is not None:
        first, last = min(first, match.first), max(last, match.last)
    other = first_title(reader, head)
    if other is None and title is not None:
        other = first_title(reader, title)
    if other is not None:
        first = min(first, phrase_span(tree, other)[0])
    name = name_behind_titles(reader, head)
    if name is not None:
        last = max(last, phrase_span(tree, name)[1])
    return first, last


def placed(
    sentence: Sentence,
    tree: Tree,
    codes: Codes,
    text: str,
    head: int,
    reading: Reading,
    antecedent: ActorMention | None,
    span: tuple[int, int],
) -> ActorMention:
    """The mention of what a phrase says, at its place in the article's text.

    Args:
        sentence, tree: where it stands; codes: countries and roles; text: the article's.
        head: the phrase's head; reading: what it says; antecedent: whom it was resolved to.
        span: its tokens, the last exclusive.
    """
    first, last = span
    start, end = tree.starts[first], tree.ends[last - 1]
    parts = codes.parts(reading.code) if reading.code is not None else None
    return ActorMention(
        sentence=sentence.index,
        head=head,
        first=first,
        last=last,
        start=start,
        end=end,
        text=text[start:end],
        code=reading.code,
        country=parts.country if parts else None,
        role=parts.role if parts else None,
        entry=reading.entry if reading.code is not None or reading.named else None,
        named=reading.named,
        antecedent=antecedent,
        pronoun=tree.forms[head].lower() in PERSONAL,
    )


def standing_for(pronoun: ActorMention, other: ActorMention) -> ActorMention:
    """A phrase that stands for several, as far as it stands for this one."""
    return pronoun._replace(
        code=other.code,
        country=other.country,
        role=other.role,
        entry=other.entry,
        antecedent=other,
        antecedents=(),
    )


def rebuilt(sentences: Sequence[tuple[Sentence, Tree]]) -> str:
    """A text in which the tokens stand at their offsets, blanks between them."""
    pieces: list[str] = []
    length = 0
    for sentence, _ in sentences:
        for token in sentence.tokens:
            pieces.append(" " * (token.start - length))
            pieces.append(token.form)
            length = max(length, token.start) + len(token.form)
    return "".join(pieces)
