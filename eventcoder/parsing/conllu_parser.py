"""``--parser conllu``: parses made elsewhere, looked up by their text."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence
from pathlib import Path

from eventcoder.errors import ParserUnavailable
from eventcoder.model import Problem, Token
from eventcoder.parsing.conllu import ConlluDocument, ConlluSentence, read_conllu
from eventcoder.parsing.parser import ParsedText


class ConlluParser:
    """Answers with the trees of CoNLL-U files.

    A text is found by its characters without white space: as a paragraph, or as a whole document.
    The offsets of its tokens are those of the text asked for.

    Args:
        documents: read from the files.
        fingerprint: a hash over the files.
    """

    name = "conllu"

    def __init__(self, documents: Sequence[ConlluDocument], fingerprint: str) -> None:
        self.documents, self.fingerprint = tuple(documents), fingerprint
        self._by_text: dict[str, Sequence[ConlluSentence]] = {}
        for document in documents:
            for group in (document.sentences, *document.paragraphs):
                self._by_text.setdefault(_squeezed(item.text for item in group), group)

    def parse(self, texts: Sequence[str]) -> list[ParsedText]:
        """Return the trees of each text.

        Args:
            texts: paragraphs or whole documents of the files; a text that is not blank and not
                among them is given back as missing.
        """
        return [self._find(text) for text in texts]

    def _find(self, text: str) -> ParsedText:
        key = _squeezed([text])
        if not key:
            return ParsedText([], [])
        if key not in self._by_text:
            return ParsedText([], [], missing=True)
        return ParsedText([list(tokens) for tokens in _placed(text, self._by_text[key])], [])


def open_conllu(paths: Sequence[Path]) -> tuple[ConlluParser, list[Problem]]:
    """Read CoNLL-U files as a parser.

    Args:
        paths: the files.

    Raises:
        ParserUnavailable: where a file is not there.
    """
    digest = hashlib.sha256()
    documents: list[ConlluDocument] = []
    problems: list[Problem] = []
    for path in paths:
        if not path.is_file():
            raise ParserUnavailable("There is no such file.", "Check the path.", file=str(path))
        digest.update(path.read_bytes())
        found, wrong = read_conllu(path)
        documents += found
        problems += wrong
    return ConlluParser(documents, digest.hexdigest()), problems


def _squeezed(texts: Iterable[str]) -> str:
    return "".join("".join(text.split()) for text in texts)


def _placed(text: str, sentences: Sequence[ConlluSentence]) -> Iterable[list[Token]]:
    """Give the tokens their places in a text that differs from theirs in white space only."""
    solid = [place for place, character in enumerate(text) if not character.isspace()]
    before = 0
    for sentence in sentences:
        count, at = 0, []
        for character in sentence.text:
            at.append(count)
            count += not character.isspace()
        at.append(count)
        yield [
            token._replace(
                start=solid[before + at[token.start]], end=solid[before + at[token.end] - 1] + 1
            )
            for token in sentence.tokens
        ]
        before += count
