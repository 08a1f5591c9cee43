"""Groups over articles in the database: made at the end of a run, forgotten when it changes."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest

from eventcoder.store.store import Store
from tests.store.fakes import RUN, article, articles, carry


@pytest.fixture
def db(tmp_path: Path) -> Path:
    return tmp_path / "events.db"


def rows(db: Path, query: str) -> list[tuple[object, ...]]:
    connection = sqlite3.connect(db)
    found = connection.execute(query).fetchall()
    connection.close()
    return found


STORY = "One hits two. " + " ".join(f"word{n}" for n in range(60)) + "."


def copied(db: Path, *texts: str) -> None:
    made = [
        article(n, text, source=f"Paper {n}", date=f"2026-02-0{n + 1}")
        for n, text in enumerate(texts)
    ]
    carry(db, made)


def test_every_event_is_distinct_where_articles_differ(db: Path) -> None:
    carry(db, articles(5))
    [(merged,)] = rows(db, "SELECT count(*) FROM merged_event")
    found = rows(db, "SELECT event_id, n_articles, n_sources, members FROM distinct_event")
    assert len(found) == merged > 0
    assert all(
        counts == (1, 1) and members == id_
        for id_, *counts_, members in found
        for counts in [tuple(counts_)]
    )


def test_a_copied_article_adds_reports_but_no_event_and_no_source(db: Path) -> None:
    copied(db, STORY, STORY.replace("word30", "changed"))
    [(copy, original, similarity)] = rows(
        db, "SELECT article_id, original_id, similarity FROM article_copy"
    )
    assert (copy, original) == ("a1", "a0")
    assert 0.7 <= float(str(similarity)) < 1
    [(n_reports, n_articles, n_sources, members)] = rows(
        db, "SELECT n_reports, n_articles, n_sources, members FROM distinct_event"
    )
    assert (n_reports, n_articles, n_sources) == (2, 2, 1)
    ids = {id_ for (id_,) in rows(db, "SELECT event_id FROM merged_event")}
    assert set(str(members).split()) == ids, "no id is lost"


def test_grouping_again_changes_nothing_and_rows_are_untouched(db: Path) -> None:
    copied(db, STORY, STORY)
    before = rows(db, "SELECT * FROM event_member"), rows(db, "SELECT * FROM merged_event")
    with Store(db) as store:
        store.group()
    assert (
        rows(db, "SELECT * FROM event_member"),
        rows(db, "SELECT * FROM merged_event"),
    ) == before


def test_a_new_article_makes_the_groups_anew(db: Path) -> None:
    copied(db, STORY)
    assert rows(db, "SELECT * FROM event_member") == []
    copied(db, STORY, STORY)
    assert len(rows(db, "SELECT * FROM event_member")) == 2


def test_a_run_that_was_stopped_leaves_no_stale_groups(db: Path) -> None:
    copied(db, STORY, STORY)
    with Store(db) as store:
        store.begin_run(RUN)
        assert store.is_grouped()
    connection = sqlite3.connect(db)
    connection.execute("UPDATE article SET coded_program = NULL WHERE id = 'a0'")
    connection.commit()
    connection.close()
    carry(db, [article(0, STORY, source="Paper 0", date="2026-02-01")])
    with Store(db, readonly=True) as store:
        assert store.is_grouped()
    assert len(rows(db, "SELECT * FROM event_member")) == 2
