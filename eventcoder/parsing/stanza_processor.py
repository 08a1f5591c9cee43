"""The bundled model inside a Stanza pipeline.

Stanza offers *processor variants*: a class registered under a name takes over a step of its
`Pipeline`. Two are registered here under the name ``eventcoder``: ``tokenize`` splits texts with
the bundled tokenizer, and ``pos`` sets UPOS, XPOS, FEATS, LEMMA, HEAD and DEPREL in one pass of the
joint network. The result is an ordinary Stanza `Document`, whose word objects are made only when
somebody asks for them, as making them takes longer than parsing.
"""

from __future__ import annotations

import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import Any, ClassVar

import stanza
from stanza.models.common.doc import Document
from stanza.pipeline.processor import ProcessorVariant, register_processor_variant

from eventcoder.model import Token
from eventcoder.parsing.characters import Spans
from eventcoder.parsing.joint import JointParser
from eventcoder.parsing.lemmas import Lemmatizer
from eventcoder.parsing.tokenizer import BundledTokenizer
from eventcoder.parsing.wordpieces import read_vocabulary

VARIANT = "eventcoder"


class TextDocument(Document):  # type: ignore[misc]
    """A Stanza document that keeps its tokens as plain tuples until its objects are asked for.

    Args:
        text: the text that was split.
        spans: its sentences and tokens, as character offsets.
    """

    def __init__(self, text: str, spans: Spans) -> None:
        self.spans = spans
        self.parsed: list[list[Token]] | None = None
        self._made: list[Any] | None = []
        super().__init__([], text)
        self._made = None

    @property
    def sentences(self) -> list[Any]:
        """Stanza's own sentence objects, made at the first look."""
        if self._made is None:
            made = Document(
                [list(_entries(self, number)) for number in range(self._length)], self.text
            )
            self._made = made.sentences
            for sentence in made.sentences:
                sentence._doc = self
            self._count_words()
        return self._made

    @sentences.setter
    def sentences(self, value: list[Any]) -> None:
        self._made = value

    @property
    def _length(self) -> int:
        return len(self.spans.sentences)


def _entries(document: TextDocument, number: int) -> list[dict[str, Any]]:
    """Return one sentence as the dictionaries that Stanza makes its objects of."""
    text = document.text
    entries = [
        {"id": (place,), "text": text[start:end], "start_char": start, "end_char": end}
        for place, (start, end) in enumerate(document.spans.sentences[number], start=1)
    ]
    if document.parsed is not None:
        for entry, token in zip(entries, document.parsed[number], strict=True):
            entry |= {
                "lemma": token.lemma,
                "upos": token.upos,
                "xpos": token.xpos,
                "head": token.head + 1,
                "deprel": token.deprel,
            }
            if token.feats != "_":
                entry["feats"] = token.feats
    return entries


@register_processor_variant("tokenize", VARIANT)
class TokenizeVariant(ProcessorVariant):  # type: ignore[misc]
    """Stanza's ``tokenize`` step with the bundled tokenizer.

    Args:
        config: Stanza's settings of the step; ``model_path`` is the directory of the model,
            ``torch_device`` a device of torch, ``precision`` that of the arithmetic.
    """

    OVERRIDE = True
    REQUIRES_DEFAULT: ClassVar[set[str]] = set()

    def __init__(self, config: dict[str, Any]) -> None:
        self._tokenizer = BundledTokenizer(
            Path(config["model_path"]),
            config.get("torch_device", "cpu"),
            config.get("precision", "auto"),
        )

    def process(self, doc: str | Document) -> TextDocument:
        """Split one text."""
        return self.bulk_process([doc])[0]

    def bulk_process(self, docs: Sequence[str | Document]) -> list[TextDocument]:
        """Split many texts, in batches of like length."""
        texts = [doc if isinstance(doc, str) else doc.text for doc in docs]
        pairs = zip(texts, self._tokenizer.split(texts), strict=True)
        return [TextDocument(text, spans) for text, spans in pairs]


@register_processor_variant("pos", VARIANT)
class JointVariant(ProcessorVariant):  # type: ignore[misc]
    """Stanza's ``pos`` step, with features, lemmas and trees besides.

    Args:
        config: Stanza's settings of the step; ``model_path`` is the directory of the model,
            ``torch_device`` a device of torch, ``precision`` that of the arithmetic.
    """

    OVERRIDE = True

    def __init__(self, config: dict[str, Any]) -> None:
        directory = Path(config["model_path"])
        self._parser = JointParser.load(
            directory, config.get("torch_device", "cpu"), config.get("precision", "auto")
        )
        words = frozenset(read_vocabulary(directory))
        self._lemmatizer = Lemmatizer.load(directory / "lemmas.json.gz", words)

    def process(self, doc: TextDocument) -> TextDocument:
        """Parse one split text."""
        return self.bulk_process([doc])[0]

    def bulk_process(self, docs: Sequence[TextDocument]) -> list[TextDocument]:
        """Parse many split texts, in batches of like length."""
        spans = [sentence for doc in docs for sentence in doc.spans.sentences]
        texts = [doc.text for doc in docs for _ in doc.spans.sentences]
        forms = [
            [text[start:end] for start, end in sentence]
            for text, sentence in zip(texts, spans, strict=True)
        ]
        parsed = iter(self.annotate(forms, spans))
        for doc in docs:
            doc.parsed = [next(parsed) for _ in doc.spans.sentences]
        return list(docs)

    def annotate(
        self, forms: Sequence[Sequence[str]], spans: Sequence[Sequence[tuple[int, int]]]
    ) -> list[list[Token]]:
        """Parse sentences that are split into words.

        Args:
            forms: the words of each sentence.
            spans: their places in the text.
        """
        lemma = self._lemmatizer.lemma
        return [
            [
                Token(form, lemma(form, upos, xpos), upos, xpos, feats, head, deprel, start, end)
                for form, upos, xpos, feats, head, deprel, (start, end) in zip(
                    words, *analysis, places, strict=True
                )
            ]
            for words, analysis, places in zip(forms, self._parser.parse(forms), spans, strict=True)
        ]


def open_pipeline(directory: Path, device: str, precision: str) -> stanza.Pipeline:
    """Open a Stanza pipeline that runs the bundled model, touching no network.

    Args:
        directory: the model's files.
        device: of torch.
        precision: ``auto``, ``bfloat16`` or ``float32``.
    """
    with tempfile.TemporaryDirectory() as resources:
        # Stanza wants a list of what it could download; nothing is.
        (Path(resources) / "resources.json").write_text("{}")
        return stanza.Pipeline(
            "en",
            dir=resources,
            download_method=None,
            package=None,
            processors={"tokenize": VARIANT, "pos": VARIANT},
            allow_unknown_language=True,
            device=device,
            logging_level="ERROR",
            tokenize_with_eventcoder=True,
            tokenize_model_path=str(directory),
            tokenize_torch_device=device,
            tokenize_precision=precision,
            pos_with_eventcoder=True,
            pos_model_path=str(directory),
            pos_torch_device=device,
            pos_precision=precision,
        )
