"""The label sets of the network's outputs."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple

from eventcoder.parsing.treebank import GoldSentence


class Labels(NamedTuple):
    """The labels of each output column, most frequent first."""

    upos: tuple[str, ...]
    xpos: tuple[str, ...]
    feats: tuple[str, ...]
    deprels: tuple[str, ...]

    @classmethod
    def of(cls, sentences: Iterable[GoldSentence]) -> Labels:
        """Collect the labels of a treebank."""
        sentences = list(sentences)

        def column(name: str) -> tuple[str, ...]:
            counts = Counter(label for item in sentences for label in getattr(item, name))
            return tuple(label for label, _ in counts.most_common())

        return cls(*(column(name) for name in cls._fields))

    @classmethod
    def load(cls, path: Path) -> Labels:
        """Read the JSON file that ships with the model."""
        content = json.loads(path.read_text(encoding="utf-8"))
        return cls(*(tuple(content[name]) for name in cls._fields))
