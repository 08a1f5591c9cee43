"""Content hashes: what makes the same input the same run, article and problem, on any machine."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable
from pathlib import Path

from eventcoder.model import Article, Problem

# 128 bits: no two of any number of articles that a person will ever code collide.
_BYTES = 16


def digest(*parts: object) -> str:
    """A hash of JSON-like parts, in hexadecimal; unequal parts give unequal texts to hash."""
    text = json.dumps(parts, ensure_ascii=True, sort_keys=True, separators=(",", ":"))
    return hashlib.blake2b(text.encode("ascii"), digest_size=_BYTES).hexdigest()


def file_digest(path: Path) -> str:
    """A hash of a file's bytes, in hexadecimal."""
    with path.open("rb") as stream:
        return hashlib.file_digest(stream, lambda: hashlib.blake2b(digest_size=_BYTES)).hexdigest()


def inputs_digest(paths: Iterable[Path]) -> dict[str, str]:
    """Path to hash, of each file among the paths and in the folders among them.

    Files that cannot be read are left out: the reader of articles reports them.
    """
    hashes: dict[str, str] = {}
    for path in paths:
        for file in _files_below(path) if path.is_dir() else [path]:
            try:
                if file.is_file():
                    hashes[str(file)] = file_digest(file)
            except OSError:
                continue
    return hashes


def _files_below(folder: Path) -> list[Path]:
    """The files of a folder and its folders; hidden ones are no articles."""
    files = folder.rglob("*")
    return sorted(f for f in files if not any(p[0] == "." for p in f.relative_to(folder).parts))


def text_hash(article: Article) -> str:
    """A hash of the text alone: the same text is the same article."""
    return digest(article.text)


def record_hash(article: Article) -> str:
    """A hash of everything about the article but where it was read."""
    return digest(article.model_dump(mode="json", exclude={"origin", "line"}))


def problem_id(step: str, problem: Problem) -> str:
    """A hash of all that a problem says."""
    return digest(
        step,
        problem.kind,
        problem.severity,
        problem.message,
        problem.remedy,
        problem.file,
        problem.line,
        problem.column,
        problem.article_id,
    )
