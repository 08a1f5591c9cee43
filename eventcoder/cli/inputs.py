"""What a command reads: its files with their hashes and sizes, and parses given as CoNLL-U."""

from __future__ import annotations

import gc
import hashlib
import io
import sys
import tempfile
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from eventcoder.errors import EventCoderError
from eventcoder.model import Article, Problem, Segment
from eventcoder.store import hashes

if TYPE_CHECKING:
    import datetime as dt

    from eventcoder.parsing.conllu import ConlluDocument
    from eventcoder.parsing.parser import Parser
    from eventcoder.pipeline import Coder

T = TypeVar("T")

STANDARD_INPUT = "-"
STANDARD_INPUT_NAME = "standard input"
_CONLLU = (".conllu", ".conll")


@dataclass(frozen=True, slots=True)
class Inputs:
    """The paths of a command: hash and size (bytes) of each file, by its name."""

    paths: tuple[str, ...]
    hashes: dict[str, str]
    sizes: dict[str, int]


def look_at(paths: Sequence[str], *written: str | None) -> Inputs:
    """Hash and measure the files that paths stand for; standard input is kept for its reader.

    Args:
        paths: of the command.
        written: the files that the command writes, where it is told to.

    Raises:
        EventCoderError: one of the files would be written over, or two would be written to one.
    """
    from eventcoder.articles.readers import shown_name

    files = [Path(path) for path in paths if path != STANDARD_INPUT]
    digests = hashes.inputs_digest(files)
    taken = {Path(name).resolve() for name in digests}
    for to in written:
        if to is not None and Path(to).resolve() in taken:
            message = "The command reads this file, or writes it already, and would write over it."
            raise EventCoderError(message, "Name another file to write to.", file=to)
        taken |= {Path(to).resolve()} if to is not None else set()
    found = {shown_name(name): digest for name, digest in digests.items()}
    sizes = {shown_name(name): Path(name).stat().st_size for name in digests}
    if STANDARD_INPUT in paths:
        found[STANDARD_INPUT_NAME], sizes[STANDARD_INPUT_NAME] = _keep_standard_input()
    return Inputs(tuple(paths), found, sizes)


def open_coder(folders: Sequence[Path]) -> tuple[Coder, list[Problem]]:
    """The shipped dictionaries with the user's folders over them, ready to code.

    Returns:
        the coder, and every error in the dictionaries; what is wrong is left out of the coder.

    Raises:
        EventCoderError: a folder does not exist or a file cannot be read.
    """
    from eventcoder.cache import cache_folder
    from eventcoder.coding.events import Lexicon
    from eventcoder.lexicon.compiled import compiled_dictionaries
    from eventcoder.pipeline import Coder

    found = compiled_dictionaries(folders, cache_folder())
    lexicon = Lexicon.of(found.dictionaries, found.rules, found.pattern_problems)
    gc.freeze()  # dictionaries stay to the end: the collector need not look through them
    problems = (*found.problems, *found.pattern_problems)
    errors = [problem for problem in problems if problem.severity == "error"]
    return Coder(found.dictionaries, lexicon), errors


def without_problems(items: Iterable[T | Problem], problems: list[Problem]) -> Iterator[T]:
    """What is no problem among the items; the problems are put into the list as they come."""
    for item in items:
        if isinstance(item, Problem):
            problems.append(item)
        else:
            yield item


def _keep_standard_input() -> tuple[str, int]:
    """Read all of standard input, and put what was read in its place, to be read again."""
    spool = tempfile.TemporaryFile()  # noqa: SIM115 - it stands for sys.stdin from here on
    digest, size = hashlib.blake2b(digest_size=16), 0
    while chunk := sys.stdin.buffer.read(1 << 20):
        digest.update(chunk)
        size += spool.write(chunk)
    spool.seek(0)
    sys.stdin = io.TextIOWrapper(spool)
    return digest.hexdigest(), size


def open_inputs(
    inputs: Inputs,
    parser_name: str,
    *,
    date: dt.date | None = None,
    format_: str | None = None,
    device: str = "auto",
    download: bool = False,
) -> tuple[Iterator[Article | Problem], Parser]:
    """The articles to be read, and the parser for them.

    With the parser `conllu`, the CoNLL-U files among the paths hold the parses; where there are no
    other paths, their documents are the articles too.

    Raises:
        EventCoderError: there is no such parser, or its files cannot be used.
    """
    from eventcoder.articles import read_articles
    from eventcoder.parsing.parser import open_parser

    if parser_name != "conllu":
        parser = open_parser(parser_name, device, download=download)  # type: ignore[arg-type]
        return read_articles(inputs.paths, date=date, format=format_), parser
    from eventcoder.parsing.conllu_parser import open_conllu

    parses = [path for path in inputs.paths if Path(path).suffix in _CONLLU]
    others = [path for path in inputs.paths if path not in parses]
    conllu, problems = open_conllu([Path(path) for path in parses])
    articles: Iterable[Article | Problem]
    if others:
        articles = read_articles(others, date=date, format=format_)
    else:
        articles = (conllu_article(document, date) for document in conllu.documents)
    return _chain(problems, articles), conllu


def conllu_article(document: ConlluDocument, date: dt.date | None = None) -> Article:
    """A document of a CoNLL-U file as an article, its whole text one segment."""
    text = document.text
    return Article(
        id=document.id or hashes.digest(text),
        text=text,
        segments=(Segment("body", 0, len(text)),),
        date=date,
        date_basis="option" if date else None,
    )


def _chain(
    problems: Iterable[Problem], articles: Iterable[Article | Problem]
) -> Iterator[Article | Problem]:
    yield from problems
    yield from articles
