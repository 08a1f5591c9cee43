"""Stanza's own English packages, for those who can download them."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import stanza
from stanza.resources.common import DEFAULT_MODEL_DIR

from eventcoder.errors import ParserUnavailable
from eventcoder.model import Token
from eventcoder.parsing.parser import ParsedText, StanzaParser, fingerprint

_STEPS = "tokenize,mwt,pos,lemma,depparse"


def open_package(package: str, device: str, download: bool) -> StanzaParser:
    """Open a Stanza pipeline with one of its English packages.

    Args:
        package: Stanza's name of it, such as ``default``, ``ewt`` or ``gum``.
        device: of torch.
        download: fetch the package where it is not on this machine.

    Raises:
        ParserUnavailable: where the package is not here or cannot be fetched.
    """
    if download:
        try:
            stanza.download("en", package=package, processors=_STEPS, logging_level="ERROR")
        except Exception as error:
            # Stanza lets every error of its transport through; to the user they are one.
            raise ParserUnavailable(
                f"Stanza's package {package!r} could not be downloaded ({type(error).__name__}).",
                "Check the name and the connection, or use the bundled parser: --parser english.",
            ) from error
    try:
        pipeline = stanza.Pipeline(
            "en",
            package=package,
            processors=_STEPS,
            device=device,
            download_method=None,
            logging_level="ERROR",
        )
    except Exception as error:
        raise ParserUnavailable(
            f"Stanza's package {package!r} is not on this machine.",
            "Add --download to fetch it, or use the bundled parser: --parser english.",
        ) from error
    name = f"stanza:{package}"
    return StanzaParser(name, fingerprint(Path(DEFAULT_MODEL_DIR) / "en"), pipeline, _read)


def _read(document: Any) -> ParsedText:
    """Turn a Stanza document into sentences; a multiword token's words share out its characters."""
    return ParsedText([_sentence(item, document.text) for item in document.sentences], [])


def _sentence(sentence: Any, text: str) -> list[Token]:
    tokens: list[Token] = []
    for token in sentence.tokens:
        start, parts = token.start_char, [word.text for word in token.words]
        surface = text[start : token.end_char]
        spelled = "".join(parts) == surface
        for word in token.words:
            end = start + len(word.text) if spelled else token.end_char
            tokens.append(
                Token(
                    form=text[start:end],
                    lemma=word.lemma or word.text,
                    upos=word.upos or "X",
                    xpos=word.xpos or "_",
                    feats=word.feats or "_",
                    head=word.head - 1,
                    deprel=word.deprel,
                    start=start,
                    end=end,
                )
            )
            start = end if spelled else start
    return tokens
