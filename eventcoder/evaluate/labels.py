"""Measures over counts and labels: precision, recall, F1, accuracy, macro-F1, confusions."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple


def share(part: int, whole: int) -> float:
    """`part / whole`; 0 where there is nothing to have a share of."""
    return part / whole if whole else 0.0


@dataclass(frozen=True, slots=True)
class Counts:
    """How many there are in gold, how many were coded, how many of both are right."""

    gold: int
    coded: int
    right: int

    @property
    def precision(self) -> float:
        """right / coded."""
        return share(self.right, self.coded)

    @property
    def recall(self) -> float:
        """right / gold."""
        return share(self.right, self.gold)

    @property
    def f1(self) -> float:
        """The harmonic mean of precision and recall: 2 right / (gold + coded)."""
        return share(2 * self.right, self.gold + self.coded)

    def figures(self) -> dict[str, float]:
        """Counts and measures by name."""
        return {
            "gold": self.gold,
            "coded": self.coded,
            "right": self.right,
            "precision": self.precision,
            "recall": self.recall,
            "f1": self.f1,
        }


class Confusion(NamedTuple):
    """A label of gold that was coded as another (`None`: no event) in so many records."""

    gold: str
    coded: str | None
    records: int


@dataclass(frozen=True, slots=True)
class LabelScore:
    """One label a record, gold against coded.

    Args:
        records: how many were compared.
        accuracy: the share with the right label.
        macro_f1: the mean of the labels' F1, over the labels that gold holds.
        classes: counts of each of those labels, in their order.
        confusions: most frequent first.
    """

    records: int
    accuracy: float
    macro_f1: float
    classes: Mapping[str, Counts]
    confusions: tuple[Confusion, ...]

    def figures(self) -> dict[str, object]:
        """All of it, by name."""
        return {
            "records": self.records,
            "accuracy": self.accuracy,
            "macro_f1": self.macro_f1,
            "classes": {label: counts.figures() for label, counts in self.classes.items()},
            "confusions": [confusion._asdict() for confusion in self.confusions],
        }


def label_score(gold: Sequence[str], coded: Sequence[str | None]) -> LabelScore:
    """Compare the labels of records.

    A label that is coded but not in gold counts against the label missed, and has no F1 of its own.

    Args:
        gold: one label a record, at least one record.
        coded: the same for what was coded; `None` where nothing was.
    """
    pairs = list(zip(gold, coded, strict=True))
    right = Counter(g for g, c in pairs if g == c)
    n_gold, n_coded = Counter(gold), Counter(coded)
    classes = {
        label: Counts(n_gold[label], n_coded[label], right[label]) for label in sorted(n_gold)
    }
    wrong = Counter((g, c) for g, c in pairs if g != c)
    ordered = sorted(wrong.items(), key=lambda item: (-item[1], item[0][0], item[0][1] or ""))
    return LabelScore(
        records=len(pairs),
        accuracy=share(right.total(), len(pairs)),
        macro_f1=sum(counts.f1 for counts in classes.values()) / len(classes),
        classes=classes,
        confusions=tuple(Confusion(g, c, n) for (g, c), n in ordered),
    )
