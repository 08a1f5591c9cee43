"""Universal Dependencies treebanks as training and test data.

Multiword tokens are undone: the words of ``don't`` become two tokens without a space between
them, which is what the bundled tokenizer is trained to produce. Where the words of a multiword
token do not spell its surface, the words win.
"""

from __future__ import annotations

import random
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple


class GoldSentence(NamedTuple):
    """One treebank sentence, column by column.

    ``heads`` are 0-based word indices, -1 for the root; ``spaces`` says which words are followed
    by white space; ``opens_paragraph`` and ``document`` carry the treebank's own structure.
    """

    id: str
    document: str
    opens_paragraph: bool
    forms: tuple[str, ...]
    lemmas: tuple[str, ...]
    upos: tuple[str, ...]
    xpos: tuple[str, ...]
    feats: tuple[str, ...]
    heads: tuple[int, ...]
    deprels: tuple[str, ...]
    spaces: tuple[bool, ...]

    @property
    def text(self) -> str:
        """The words with their spaces, without white space at the end."""
        pairs = zip(self.forms, self.spaces, strict=True)
        return "".join(form + " " * space for form, space in pairs).rstrip()


def read_treebank(path: Path) -> list[GoldSentence]:
    """Read one CoNLL-U treebank file.

    Args:
        path: the ``.conllu`` file, UTF-8.
    """
    return list(_sentences(path.read_text(encoding="utf-8").splitlines()))


def _sentences(lines: list[str]) -> Iterator[GoldSentence]:
    document, sentence_id, opens = "", "", False
    rows: list[list[str]] = []
    joined: dict[int, tuple[int, bool]] = {}
    for line in [*lines, ""]:
        if line.startswith("# newdoc"):
            document, opens = line.partition("=")[2].strip(), True
        elif line.startswith("# newpar"):
            opens = True
        elif line.startswith("# sent_id"):
            sentence_id = line.partition("=")[2].strip()
        elif line and not line.startswith("#"):
            columns = line.split("\t")
            if columns[0].isdigit():
                rows.append(columns)
            elif "-" in columns[0]:
                first, last = (int(part) for part in columns[0].split("-"))
                joined[first] = (last, "SpaceAfter=No" not in columns[9])
        elif rows and not line:
            yield _sentence(sentence_id, document, opens, rows, joined)
            rows, joined, opens = [], {}, False


def _sentence(
    sentence_id: str,
    document: str,
    opens: bool,
    rows: list[list[str]],
    joined: dict[int, tuple[int, bool]],
) -> GoldSentence:
    spaces = ["SpaceAfter=No" not in row[9] for row in rows]
    for first, (last, space) in joined.items():
        spaces[first - 1 : last] = [False] * (last - first) + [space]
    return GoldSentence(
        id=sentence_id,
        document=document,
        opens_paragraph=opens,
        forms=tuple(row[1] for row in rows),
        lemmas=tuple(row[2] for row in rows),
        upos=tuple(row[3] for row in rows),
        xpos=tuple(row[4] for row in rows),
        feats=tuple(row[5] for row in rows),
        heads=tuple(int(row[6]) - 1 for row in rows),
        deprels=tuple(row[7] for row in rows),
        spaces=tuple(spaces),
    )


def titled(sentence: GoldSentence) -> GoldSentence:
    """Return the sentence in headline case: every word starts with a capital."""
    return sentence._replace(forms=tuple(form[:1].upper() + form[1:] for form in sentence.forms))


def without_words(sentence: GoldSentence, dropped: set[int]) -> GoldSentence:
    """Return the sentence without some words; none of them may have dependents or be the root.

    Args:
        sentence: the sentence to shorten.
        dropped: 0-based indices of the words to leave out.
    """
    kept = [index for index in range(len(sentence.forms)) if index not in dropped]
    place = {-1: -1} | {old: new for new, old in enumerate(kept)}

    def pick(column: tuple[str, ...]) -> tuple[str, ...]:
        return tuple(column[index] for index in kept)

    return sentence._replace(
        forms=pick(sentence.forms),
        lemmas=pick(sentence.lemmas),
        upos=pick(sentence.upos),
        xpos=pick(sentence.xpos),
        feats=pick(sentence.feats),
        heads=tuple(place[sentence.heads[index]] for index in kept),
        deprels=pick(sentence.deprels),
        spaces=tuple(sentence.spaces[index] for index in kept),
    )


def augmented(sentence: GoldSentence, chance: random.Random) -> GoldSentence:
    """Return the sentence as it is, or, about one time in four, as careless text would write it.

    Headlines are in title case and drop articles and the full stop; some wires are in capitals;
    some web text is in lower case.
    """
    draw = chance.random()
    if draw < 0.09:
        return titled(_terse(sentence, chance))
    if draw < 0.12:
        return sentence._replace(forms=tuple(form.upper() for form in sentence.forms))
    if draw < 0.17:
        return sentence._replace(forms=tuple(form.lower() for form in sentence.forms))
    if draw < 0.23:
        return without_words(sentence, _final_stop(sentence))
    return sentence


def _terse(sentence: GoldSentence, chance: random.Random) -> GoldSentence:
    dropped = _final_stop(sentence) if chance.random() < 0.7 else set()
    if chance.random() < 0.5:
        governors = set(sentence.heads)
        dropped |= {
            index
            for index, (lemma, upos) in enumerate(zip(sentence.lemmas, sentence.upos, strict=True))
            if upos == "DET"
            and lemma in ("the", "a")
            and index not in governors
            and sentence.heads[index] >= 0
        }
    return without_words(sentence, dropped)


def _final_stop(sentence: GoldSentence) -> set[int]:
    last = len(sentence.forms) - 1
    if last > 0 and sentence.forms[last] in (".", "!") and sentence.heads[last] >= 0:
        return set() if last in sentence.heads else {last}
    return set()
