"""Texts to trees: the one door to every parser.

``open_parser`` is all that the rest of the program needs. Torch and Stanza are imported only when
a parser is opened.
"""

from __future__ import annotations

import gc
import hashlib
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal, NamedTuple, Protocol

from eventcoder.errors import ParserUnavailable
from eventcoder.model import Token

if TYPE_CHECKING:
    from eventcoder.parsing.characters import Cut

Device = Literal["auto", "cpu", "cuda"]
Precision = Literal["auto", "bfloat16", "float32"]

#: Where the bundled model lies.
ENGLISH = Path(__file__).parent / "english"

# What besides the model decides how words are split and which lemmas they have.
_RULES = ("characters.py", "lemmas.py", "news_lemmas.tsv")

_STANZA = "stanza:"


class ParsedText(NamedTuple):
    """The sentences of one text, token by token, and the places where something long was cut.

    Token offsets are true: ``text[token.start : token.end] == token.form``.  ``missing`` is set
    where the parser has no parse of the text at all.
    """

    sentences: list[list[Token]]
    cuts: list[Cut]
    missing: bool = False


class Parser(Protocol):
    """Parses texts.

    ``name`` is what `open_parser` was asked for; ``fingerprint`` is a hash over the model's files
    and whatever else makes its trees, so that another's parses are never taken for this one's.
    """

    name: str
    fingerprint: str

    def parse(self, texts: Sequence[str]) -> list[ParsedText]:
        """Parse texts, in their order; any Unicode, blank texts too."""
        ...


class StanzaParser:
    """A parser made of a Stanza pipeline; it is the same class for every model.

    Args:
        name: what the user calls it.
        fingerprint: a hash over the model's files.
        pipeline: a ``stanza.Pipeline``.
        read: turns one of the pipeline's documents into sentences and cuts.
    """

    def __init__(
        self, name: str, fingerprint: str, pipeline: Any, read: Callable[[Any], ParsedText]
    ) -> None:
        self.name, self.fingerprint = name, fingerprint
        self.pipeline, self._read = pipeline, read

    def parse(self, texts: Sequence[str]) -> list[ParsedText]:
        """Parse texts, in their order.

        Args:
            texts: paragraphs, best many at a time: they are parsed in batches of like length.
        """
        return [self._read(document) for document in self.pipeline.bulk_process(list(texts))]


def open_parser(
    name: str = "english",
    device: Device = "auto",
    precision: Precision = "auto",
    download: bool = False,
) -> Parser:
    """Open a parser.

    Args:
        name: ``english`` for the bundled model, ``stanza:PACKAGE`` for one of Stanza's own English
            packages (``stanza:default``, ``stanza:ewt``, ``stanza:gum``...).
        device: where to compute; ``auto`` takes a GPU where torch sees one.
        precision: of the bundled model's arithmetic; ``auto`` takes bfloat16 where the processor
            multiplies it natively.
        download: allow Stanza to fetch its package; without it nothing is ever fetched.

    Raises:
        ParserUnavailable: where the name is unknown, the package is not on this machine, or the
            device is not there.
    """
    if name == "english":
        return _open_bundled(_resolve(device), precision)
    if name.startswith(_STANZA) and name != _STANZA:
        from eventcoder.parsing.stanza_packages import open_package

        return open_package(name.removeprefix(_STANZA), _resolve(device), download)
    raise ParserUnavailable(
        f"There is no parser {name!r}.",
        "The parsers are: english, stanza:PACKAGE (say stanza:default), conllu.",
    )


def _open_bundled(device: str, precision: Precision) -> StanzaParser:
    if not (ENGLISH / "network.safetensors").exists():
        raise ParserUnavailable(
            f"The bundled model's files are not in {ENGLISH}.", "Install eventcoder again."
        )
    from eventcoder.parsing.precision import fitting_precision
    from eventcoder.parsing.stanza_processor import open_pipeline

    arithmetic = fitting_precision(precision, device)
    pipeline = open_pipeline(ENGLISH, device, arithmetic)
    # The model lives as long as the process: the collector need not look through it again and
    # again while tokens are made by the thousand.
    gc.collect()
    gc.freeze()
    return StanzaParser(
        "english",
        bundled_fingerprint(arithmetic),
        pipeline,
        lambda document: ParsedText(document.parsed, document.spans.cuts),
    )


def bundled_fingerprint(arithmetic: str) -> str:
    """Hash all that makes a tree: the model, the rules beside it, and the arithmetic.

    Two arithmetics can give two trees, and so can a rule about words, whatever the weights.
    """
    rules = [(ENGLISH.parent / name).read_bytes() for name in _RULES]
    parts = [fingerprint(ENGLISH).encode(), *rules, arithmetic.encode()]
    return hashlib.sha256(b"\0".join(parts)).hexdigest()


def fingerprint(directory: Path) -> str:
    """Return the SHA-256 over the names and contents of a model's files, documents left out."""
    digest = hashlib.sha256()
    for path in sorted(directory.rglob("*")):
        if path.is_file() and path.suffix != ".md":
            digest.update(path.relative_to(directory).as_posix().encode())
            digest.update(hashlib.sha256(path.read_bytes()).digest())
    return digest.hexdigest()


def _resolve(device: Device) -> str:
    if device == "cpu":
        return "cpu"
    import torch

    if torch.cuda.is_available():
        return "cuda"
    if device == "cuda":
        raise ParserUnavailable("Torch sees no GPU on this machine.", "Use --device cpu.")
    return "cpu"
