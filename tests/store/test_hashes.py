"""Hashes tell apart what is different, and nothing else."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from eventcoder.model import GivenMention, Problem, Segment
from eventcoder.store.hashes import digest, inputs_digest, problem_id, record_hash, text_hash
from tests.store.fakes import article


def test_parts_are_told_apart() -> None:
    assert digest("ab", "c") != digest("a", "bc")
    assert digest(None) != digest("None") != digest("")
    assert digest({"a": 1, "b": 2}) == digest({"b": 2, "a": 1})
    assert digest("\ud800") != digest("\ud801")


def test_known_answer() -> None:
    """Hashes stay what they are, or every database would be coded anew."""
    assert digest("Rahad", 1, None) == "48a2be5a283a84339322a49f12860763"


@pytest.mark.parametrize(
    "change",
    [
        {"date": dt.date(2024, 2, 10)},
        {"title": "T"},
        {"segments": (Segment("title", 0, 3),)},
        {"mentions": ()},
        {"mentions": (GivenMention(start=0, end=1, role="source"),)},
    ],
)
def test_all_that_coding_depends_on_is_in_the_record_hash(change: dict[str, object]) -> None:
    item = article(1)
    assert record_hash(item.model_copy(update=change)) != record_hash(item)
    assert text_hash(item.model_copy(update=change)) == text_hash(item)


def test_where_an_article_was_read_is_not_part_of_it() -> None:
    assert record_hash(article(1, origin="a.txt", line=3)) == record_hash(article(1))


def test_files_of_folders_are_found_but_not_hidden_ones(tmp_path: Path) -> None:
    for name in ("b.txt", "deep/a.txt", ".hidden", ".git/config"):
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(name)
    found = inputs_digest([tmp_path, tmp_path / "missing"])
    assert list(found) == [str(tmp_path / "b.txt"), str(tmp_path / "deep" / "a.txt")]
    (tmp_path / "b.txt").write_text("changed")
    changed = inputs_digest([tmp_path])
    assert {name for name in found if found[name] != changed[name]} == {str(tmp_path / "b.txt")}


def test_problems_in_two_places_are_two() -> None:
    ids = {problem_id("reading", Problem("json", "m", file="f", line=n)) for n in (1, 2)}
    ids.add(problem_id("coding", Problem("json", "m", file="f", line=1)))
    assert len(ids) == 3
