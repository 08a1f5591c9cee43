"""Lemmas from a treebank: rules on word endings, and a table of the words they get wrong.

The rules are learned, not written: for each part of speech and ending, the change that the
treebank makes most often. They carry over to unseen words; the table holds the exceptions.
"""

from __future__ import annotations

import gzip
import json
from collections import Counter, defaultdict
from collections.abc import Iterable
from functools import cache
from pathlib import Path
from typing import NamedTuple

from eventcoder.parsing.parser import ENGLISH
from eventcoder.parsing.wordpieces import PLAIN, read_vocabulary

NEWS_LEMMAS = Path(__file__).parent / "news_lemmas.tsv"
_LONGEST_ENDING = 5
_REMEMBERED_WORDS = 200_000


class Tagged(NamedTuple):
    """A word with its tags and, in training, its lemma."""

    form: str
    upos: str
    xpos: str
    lemma: str


class Change(NamedTuple):
    """How a lemma comes from a form: lower the case or not, drop an ending, add one."""

    lower: bool
    drop: str
    add: str

    def apply(self, form: str) -> str | None:
        """Return the lemma of a form, None where the form lacks the ending to drop."""
        base = form.lower() if self.lower else form
        if not base.endswith(self.drop):
            return None
        return (base[: len(base) - len(self.drop)] + self.add) or None


class Lemmatizer:
    """Gives lemmas.

    Args:
        rules: (tags, ending) to the change that makes the lemma.
        exceptions: (form, tags) to the lemma, where the rules are wrong.
        lemmas: (UPOS, lemma) of the treebank; an unseen form of one of them is given it.
        words: words of the language, a weaker sign that a lemma is right.
    """

    def __init__(
        self,
        rules: dict[tuple[str, str], Change],
        exceptions: dict[tuple[str, str], str],
        lemmas: frozenset[tuple[str, str]],
        words: frozenset[str] = frozenset(),
    ) -> None:
        self._rules, self._exceptions = rules, exceptions
        news, self._irregular = news_lemmas()
        self._lemmas, self._words = lemmas | news, words
        self._by_tags: dict[str, list[Change]] = defaultdict(list)
        for (tags, _), change in sorted(rules.items(), key=lambda item: len(item[0][1])):
            if change not in self._by_tags[tags]:
                self._by_tags[tags].append(change)
        self._seen: dict[tuple[str, str, str], str] = {}

    def lemma(self, form: str, upos: str, xpos: str) -> str:
        """Return a word's lemma, given its universal and its treebank tag."""
        key = (form, upos, xpos)
        known = self._seen.get(key)
        if known is None:
            if len(self._seen) >= _REMEMBERED_WORDS:
                self._seen.clear()
            known = self._seen[key] = self._find(form.translate(PLAIN), f"{upos} {xpos}", upos)
        return known

    def knows(self, lemma: str, upos: str) -> bool:
        """Whether the treebank or `news_lemmas.tsv` has a lemma of that part of speech."""
        return (upos, lemma) in self._lemmas

    def _find(self, form: str, tags: str, upos: str) -> str:
        exception = self._exceptions.get((form, tags))
        if exception is None and upos != "PROPN":
            exception = self._exceptions.get((form.lower(), tags))
        exception = self._irregular.get((upos, form.lower()), exception)
        return exception or self._by_rule(form, tags, upos)

    def _by_rule(self, form: str, tags: str, upos: str) -> str:
        """Take the first change that makes a known lemma, else a known word, else the first."""
        lowered = form.lower()
        changes = [
            self._rules[tags, lowered[len(lowered) - length :]]
            for length in range(min(_LONGEST_ENDING, len(lowered)), -1, -1)
            if (tags, lowered[len(lowered) - length :]) in self._rules
        ]
        changed = [change.apply(form) for change in (*changes, *self._by_tags.get(tags, ()))]
        candidates: list[str] = [lemma for lemma in changed if lemma]
        for lemma in candidates:
            if (upos, lemma) in self._lemmas:
                return lemma
        if upos == "VERB":
            for lemma in candidates:
                if lemma in self._words and lemma != lowered:
                    return lemma
        return candidates[0] if candidates else form if upos == "PROPN" else lowered

    @classmethod
    def learn(cls, words: Iterable[Tagged], known_words: frozenset[str]) -> Lemmatizer:
        """Learn rules, lemmas and exceptions from a treebank's words."""
        counts: dict[tuple[str, str], Counter[str]] = defaultdict(Counter)
        for word in words:
            if word.lemma != "_":
                counts[word.form.translate(PLAIN), f"{word.upos} {word.xpos}"][word.lemma] += 1
        best = {key: lemmas.most_common(1)[0][0] for key, lemmas in counts.items()}
        votes: dict[tuple[str, str], Counter[Change]] = defaultdict(Counter)
        for (form, tags), lemma in best.items():
            change = _change(form, lemma)
            for length in range(min(_LONGEST_ENDING, len(form)) + 1):
                votes[tags, form.lower()[len(form) - length :]][change] += 1
        rules = _prune({key: v.most_common(1)[0][0] for key, v in votes.items() if _firm(key, v)})
        lemmas = frozenset((tags.split()[0], lemma) for (_, tags), lemma in best.items())
        learned = cls(rules, {}, lemmas, known_words)
        for (form, tags), lemma in sorted(best.items()):
            if learned._find(form, tags, tags.split()[0]) != lemma:
                learned._exceptions[form, tags] = lemma
        return learned

    def save(self, path: Path) -> None:
        """Write everything but the known words as compressed JSON."""
        content = {
            "rules": [
                [*key, int(rule.lower), *rule[1:]] for key, rule in sorted(self._rules.items())
            ],
            "exceptions": [[*key, lemma] for key, lemma in sorted(self._exceptions.items())],
            "lemmas": sorted(self._lemmas),
        }
        text = json.dumps(content, ensure_ascii=False, separators=(",", ":"))
        path.write_bytes(gzip.compress(text.encode("utf-8"), 9, mtime=0))

    @classmethod
    def load(cls, path: Path, known_words: frozenset[str]) -> Lemmatizer:
        """Read what :meth:`save` wrote; the known words are to be those of the learning."""
        content = json.loads(gzip.decompress(path.read_bytes()))
        return cls(
            {
                (tags, ending): Change(bool(lower), drop, add)
                for tags, ending, lower, drop, add in content["rules"]
            },
            {(form, tags): lemma for form, tags, lemma in content["exceptions"]},
            frozenset((upos, lemma) for upos, lemma in content["lemmas"]),
            known_words,
        )


@cache
def news_lemmas() -> tuple[frozenset[tuple[str, str]], dict[tuple[str, str], str]]:
    """Lemmas of news English beyond the treebank, and the irregular forms of its words.

    Returns:
        the (UPOS, lemma) pairs of `news_lemmas.tsv`, and (UPOS, form) to lemma.
    """
    text = NEWS_LEMMAS.read_text(encoding="utf-8")
    rows = [line.split("\t") for line in text.splitlines() if not line.startswith("#")]
    forms = {(row[0], form): row[1] for row in rows if len(row) > 2 for form in row[2].split()}
    return frozenset((row[0], row[1]) for row in rows), forms


@cache
def bundled_lemmatizer() -> Lemmatizer:
    """The lemmatizer of the bundled model, without its network."""
    words = frozenset(read_vocabulary(ENGLISH))
    return Lemmatizer.load(ENGLISH / "lemmas.json.gz", words)


def _change(form: str, lemma: str) -> Change:
    """Return the smallest change from form to lemma, keeping the case only where it must be."""
    lower = lemma == lemma.lower()
    base = form.lower() if lower else form
    same = 0
    for left, right in zip(base, lemma, strict=False):
        if left != right:
            break
        same += 1
    return Change(lower, base[same:], lemma[same:])


def _firm(key: tuple[str, str], votes: Counter[Change]) -> bool:
    """Say whether an ending was seen often enough to speak for unseen words."""
    change, count = votes.most_common(1)[0]
    return not key[1] or (count >= 2 and len(change.add) <= 3 and len(change.drop) <= len(key[1]))


def _prune(rules: dict[tuple[str, str], Change]) -> dict[tuple[str, str], Change]:
    """Leave out the rules that say what the next shorter ending says."""

    def shorter(tags: str, ending: str) -> Change | None:
        for start in range(1, len(ending) + 1):
            rule = rules.get((tags, ending[start:]))
            if rule is not None:
                return rule
        return None

    return {key: rule for key, rule in rules.items() if not key[1] or shorter(*key) != rule}
