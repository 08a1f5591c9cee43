"""CoNLL-U in and out (https://universaldependencies.org/format.html), without torch.

A file that cannot be used in part loses that part only: each bad sentence becomes a located
`Problem`, and the others are read.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from eventcoder.model import Problem, Token

_COLUMNS = 10
_REMEDY = "Correct the line, or write the file again with a CoNLL-U tool."


class ConlluSentence(NamedTuple):
    """A sentence of a CoNLL-U file.

    ``tokens`` carry offsets into ``text``. The words of a multiword token have their own part of
    it where they spell it, and the whole of it where they do not; ``multiword`` lists the (first,
    last) word indices, last exclusive, of every multiword token.
    """

    id: str
    text: str
    tokens: tuple[Token, ...]
    multiword: tuple[tuple[int, int], ...] = ()
    opens_paragraph: bool = False
    line: int = 0


class ConlluDocument(NamedTuple):
    """The sentences between one ``# newdoc`` and the next."""

    id: str
    sentences: tuple[ConlluSentence, ...]

    @property
    def paragraphs(self) -> list[list[ConlluSentence]]:
        """The sentences, grouped as ``# newpar`` says."""
        out: list[list[ConlluSentence]] = []
        for sentence in self.sentences:
            if sentence.opens_paragraph or not out:
                out.append([])
            out[-1].append(sentence)
        return out

    @property
    def text(self) -> str:
        """The raw text: a blank between sentences, a blank line between paragraphs."""
        return "\n\n".join(
            " ".join(sentence.text for sentence in paragraph) for paragraph in self.paragraphs
        )


class _BadLineError(Exception):
    """What is wrong with a line."""

    def __init__(self, line: int, message: str) -> None:
        super().__init__(message)
        self.line, self.message = line, message


class _Row(NamedTuple):
    line: int
    columns: list[str]


def read_conllu(path: Path) -> tuple[list[ConlluDocument], list[Problem]]:
    """Read a CoNLL-U file.

    Args:
        path: the file, UTF-8.

    Returns:
        Its documents (one, named after the file, where no ``# newdoc`` stands) and a problem for
        each sentence that had to be left out.
    """
    try:
        content = path.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError as error:
        problem = Problem(
            "encoding",
            f"not UTF-8 at byte {error.start}",
            "Save the file as UTF-8.",
            file=str(path),
        )
        return [], [problem]
    return parse_conllu(content, str(path), default_id=path.stem)


def parse_conllu(
    content: str, file: str | None = None, default_id: str = "document"
) -> tuple[list[ConlluDocument], list[Problem]]:
    """Read CoNLL-U text.

    Args:
        content: what a file holds.
        file: its name, for messages.
        default_id: the name of a document that has none.
    """
    documents: list[tuple[str, list[ConlluSentence]]] = []
    problems: list[Problem] = []
    for comments, rows in _blocks(content):
        keys = dict(_comments(comments))
        if "newdoc" in keys or "newdoc id" in keys or not documents:
            name = keys.get("newdoc id") or (default_id if not documents else "")
            documents.append((name or f"{default_id}-{len(documents) + 1}", []))
        if not rows:
            continue
        try:
            documents[-1][1].append(_sentence(keys, rows))
        except _BadLineError as bad:
            problems.append(Problem("conllu", bad.message, _REMEDY, file=file, line=bad.line))
    return [ConlluDocument(name, tuple(items)) for name, items in documents if items], problems


def write_conllu(documents: Iterable[ConlluDocument]) -> str:
    """Return documents as CoNLL-U text."""
    return "".join(_written(document) for document in documents)


def _written(document: ConlluDocument) -> str:
    out = [f"# newdoc id = {document.id}"]
    for sentence in document.sentences:
        if sentence.opens_paragraph:
            out.append("# newpar")
        out += [f"# sent_id = {sentence.id}", f"# text = {sentence.text}"]
        first = dict(sentence.multiword)
        hidden = {place for start, end in sentence.multiword for place in range(start, end)}
        for place, token in enumerate(sentence.tokens):
            if place in first:
                last = sentence.tokens[first[place] - 1]
                surface = sentence.text[token.start : last.end]
                misc = _space(sentence, last.end)
                out.append("\t".join([f"{place + 1}-{first[place]}", surface, *"_" * 7, misc]))
            misc = "_" if place in hidden else _space(sentence, token.end)
            columns = [token.form, token.lemma, token.upos, token.xpos, token.feats]
            columns += [str(token.head + 1), token.deprel, "_", misc]
            out.append("\t".join([str(place + 1), *columns]))
        out.append("")
    return "\n".join(out) + "\n"


def _space(sentence: ConlluSentence, end: int) -> str:
    follows = sentence.text[end : end + 1]
    return "SpaceAfter=No" if follows and not follows.isspace() else "_"


def _blocks(content: str) -> Iterator[tuple[list[str], list[_Row]]]:
    comments: list[str] = []
    rows: list[_Row] = []
    # Only line feeds end a line: a form may hold any other of Unicode's line separators.
    for number, raw in enumerate([*content.split("\n"), ""], start=1):
        line = raw.rstrip("\r")
        if line.startswith("#") and not rows:
            comments.append(line)
        elif line.strip():
            if not line.startswith("#"):
                rows.append(_Row(number, line.split("\t")))
        elif rows or comments:
            yield comments, rows
            comments, rows = [], []


def _comments(lines: Iterable[str]) -> Iterator[tuple[str, str]]:
    for line in lines:
        key, _, value = line.lstrip("#").partition("=")
        yield key.strip(), value.strip()


def _sentence(keys: dict[str, str], rows: list[_Row]) -> ConlluSentence:
    words: list[_Row] = []
    ranges: dict[int, tuple[int, _Row]] = {}
    for row in rows:
        if len(row.columns) != _COLUMNS:
            raise _BadLineError(
                row.line, f"{len(row.columns)} columns between tabs where CoNLL-U has {_COLUMNS}"
            )
        name = row.columns[0]
        if "." in name:  # an empty node: part of enhanced graphs only
            continue
        if "-" in name:
            first, last = _range(row)
            ranges[first - 1] = (last, row)
        elif name == str(len(words) + 1):
            words.append(row)
        else:
            raise _BadLineError(row.line, f"word {name!r} where word {len(words) + 1} was due")
    if not words:
        raise _BadLineError(rows[0].line, "a sentence without words")
    for last, row in ranges.values():
        if last > len(words):
            raise _BadLineError(
                row.line, f"a multiword token that ends at word {last} of {len(words)}"
            )
    _check_tree(words)
    given = keys.get("text", "")
    text, places = _places(words, ranges, given)
    tokens = tuple(
        _token(row.columns, start, end) for row, (start, end) in zip(words, places, strict=True)
    )
    multiword = tuple((first, last) for first, (last, _) in sorted(ranges.items()))
    opens = any(key.partition(" ")[0] in ("newpar", "newdoc") for key in keys)
    return ConlluSentence(keys.get("sent_id", ""), text, tokens, multiword, opens, rows[0].line)


def _token(columns: list[str], start: int, end: int) -> Token:
    _, form, lemma, upos, xpos, feats, head, deprel, *_ = columns
    return Token(form, lemma, upos, xpos, feats, int(head) - 1, deprel, start, end)


def _range(row: _Row) -> tuple[int, int]:
    first, _, last = row.columns[0].partition("-")
    if first.isdecimal() and last.isdecimal() and 0 < int(first) < int(last):
        return int(first), int(last)
    raise _BadLineError(row.line, f"{row.columns[0]!r} is no range of words")


def _check_tree(words: Sequence[_Row]) -> None:
    heads = []
    for row in words:
        if not row.columns[1]:
            raise _BadLineError(row.line, "a word without a form")
        head = row.columns[6]
        if not head.isdecimal() or int(head) > len(words):
            raise _BadLineError(row.line, f"head {head!r} is no word of this sentence")
        heads.append(int(head))
    if heads.count(0) != 1:
        raise _BadLineError(words[0].line, f"{heads.count(0)} root words where a tree has one")
    for place, row in enumerate(words, start=1):
        at, steps = place, 0
        while at and steps <= len(words):
            at, steps = heads[at - 1], steps + 1
        if at:
            raise _BadLineError(row.line, f"word {place} hangs in a circle of heads")


def _places(
    words: Sequence[_Row], ranges: dict[int, tuple[int, _Row]], given: str
) -> tuple[str, list[tuple[int, int]]]:
    """Return the sentence's text and each word's place in it.

    The ``# text`` comment is believed where it agrees with the words; else the words make the text.
    """
    text, places = "", []
    place = 0
    while place < len(words):
        last, row = ranges.get(place, (place + 1, words[place]))
        surface = row.columns[1]
        start = len(text)
        if given[start : start + len(surface)] != surface:
            given = ""
        text += surface
        parts = [word.columns[1] for word in words[place:last]]
        if "".join(parts) == surface:
            for part in parts:
                places.append((start, start + len(part)))
                start += len(part)
        else:
            places += [(start, start + len(surface))] * len(parts)
        if "SpaceAfter=No" not in row.columns[9].split("|"):
            end = len(text)
            blank = len(given[end:]) - len(given[end:].lstrip())
            text += given[end : end + blank] or ("" if given and end >= len(given) else " ")
        place = last
    return text.rstrip(), places
