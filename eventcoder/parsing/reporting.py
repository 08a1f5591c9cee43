"""What ``eventcoder model score`` and ``eventcoder model speed`` print."""

from __future__ import annotations

import json
import time
from collections.abc import Iterator, Sequence
from pathlib import Path

import torch

from eventcoder.errors import EventCoderError, ParserUnavailable
from eventcoder.model import Token
from eventcoder.parsing.conllu import ConlluDocument, ConlluSentence, read_conllu
from eventcoder.parsing.parser import Device, Precision, StanzaParser, open_parser
from eventcoder.parsing.precision import fitting_precision
from eventcoder.parsing.scoring import Scores, score_raw, score_tokens


def score_lines(
    treebanks: Sequence[Path],
    name: str = "english",
    device: Device = "auto",
    precision: Precision = "auto",
    titled: bool = False,
    genre: str | None = None,
) -> Iterator[str]:
    """Yield the scores of a parser on treebanks, a line each.

    Args:
        treebanks: CoNLL-U files, scored together where a genre is chosen and apart otherwise.
        name, device, precision: as `open_parser` takes them.
        titled: score a copy in title case.
        genre: only the documents whose name holds this.

    Raises:
        EventCoderError: where nothing is left to score.
    """
    parser = open_parser(name, device, precision)
    sets = {path.stem: read_conllu(path)[0] for path in treebanks}
    if genre is not None:
        chosen = [d for documents in sets.values() for d in documents if genre in d.id]
        sets = {f"{genre} of {', '.join(sets)}": chosen}
        yield "documents: " + ", ".join(document.id for document in chosen)
    for label, documents in sets.items():
        if not documents:
            raise EventCoderError(f"No sentences to score in {label}.", "Check the files.")
        if titled:
            documents = [in_title_case(document) for document in documents]
            label += ", in title case"
        if isinstance(parser, StanzaParser) and name == "english":
            yield f"{label}, gold tokens: {_line(_score_gold(parser, documents))}"
        raw = score_raw(documents, parser)
        yield (
            f"{label}, raw text: words {raw.splitting:.2f} sentences {raw.sentences:.2f} "
            f"{_line(raw.words)}"
        )


def _line(scores: Scores) -> str:
    return " ".join(f"{name} {value:.2f}" for name, value in scores._asdict().items())


def _score_gold(parser: StanzaParser, documents: Sequence[ConlluDocument]) -> Scores:
    gold = [sentence.tokens for document in documents for sentence in document.sentences]
    return score_tokens(gold, parse_tokens(parser, gold))


def parse_tokens(parser: StanzaParser, sentences: Sequence[Sequence[Token]]) -> list[list[Token]]:
    """Parse sentences that are split into words, with the bundled model.

    Args:
        parser: the bundled one.
        sentences: only the forms and places of their tokens are looked at.
    """
    from eventcoder.parsing.stanza_processor import JointVariant

    variant = parser.pipeline.processors["pos"]._variant
    if not isinstance(variant, JointVariant):
        raise ParserUnavailable(f"{parser.name} cannot parse words.", "Use --parser english.")
    return variant.annotate(
        [[token.form for token in sentence] for sentence in sentences],
        [[(token.start, token.end) for token in sentence] for sentence in sentences],
    )


def in_title_case(document: ConlluDocument) -> ConlluDocument:
    """Return a document in which every word starts with a capital letter."""
    return document._replace(
        sentences=tuple(_titled_sentence(sentence) for sentence in document.sentences)
    )


def _titled_sentence(sentence: ConlluSentence) -> ConlluSentence:
    text = list(sentence.text)
    for token in sentence.tokens:
        # The parts of a multiword token (n't) and of a word (-al) go on in lower case.
        if token.start == 0 or (not text[token.start - 1].isalnum() and text[token.start] != "'"):
            capital = text[token.start].upper()
            text[token.start] = capital if len(capital) == 1 else text[token.start]
    whole = "".join(text)
    tokens = tuple(token._replace(form=whole[token.start : token.end]) for token in sentence.tokens)
    return sentence._replace(text=whole, tokens=tokens)


def speed_lines(
    paths: Sequence[Path],
    device: Device = "auto",
    precision: Precision = "auto",
    threads: int | None = None,
    rounds: int = 3,
) -> Iterator[str]:
    """Yield how fast the bundled parser turns raw text into trees.

    Args:
        paths: CoNLL-U files (only their text is used), JSON Lines or plain text.
        device, precision: as `open_parser` takes them.
        threads: of torch.
        rounds: times to parse everything; the fastest counts, after one round to warm up.
    """
    if threads is not None:
        torch.set_num_threads(threads)
    texts = [text for path in paths for text in _paragraphs(path)]
    parser = open_parser("english", device, precision)
    yield (
        f"{len(texts)} paragraphs, {sum(map(len, texts))} characters; "
        f"{torch.get_num_threads()} threads; "
        f"{fitting_precision(precision, 'cuda' if device == 'cuda' else 'cpu')}"
    )
    parser.parse(texts[: max(1, len(texts) // 10)])
    best = float("inf")
    for _ in range(rounds):
        began = time.perf_counter()
        parsed = parser.parse(texts)
        best = min(best, time.perf_counter() - began)
    n_sentences = sum(len(item.sentences) for item in parsed)
    n_words = sum(len(tokens) for item in parsed for tokens in item.sentences)
    yield (
        f"{n_sentences} sentences, {n_words} words in {best:.2f} s: "
        f"{n_sentences / best:.0f} sentences/s, {n_words / best:.0f} words/s, "
        f"{n_words / max(n_sentences, 1):.1f} words a sentence"
    )


def _paragraphs(path: Path) -> list[str]:
    if path.suffix == ".conllu":
        return [
            " ".join(sentence.text for sentence in part)
            for document in read_conllu(path)[0]
            for part in document.paragraphs
        ]
    content = path.read_text(encoding="utf-8")
    if path.suffix in (".jsonl", ".json"):
        texts = [json.loads(line)["text"] for line in content.splitlines() if line.strip()]
    else:
        texts = [content]
    return [part for text in texts for part in text.split("\n\n") if part.strip()]
