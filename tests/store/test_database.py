"""Files that cannot be our database, and two programs with one: each says what to do."""

from __future__ import annotations

import os
import sqlite3
import subprocess
import sys
import threading
from pathlib import Path

import pytest

from eventcoder.model import Event
from eventcoder.store.database import Database, StoreError
from eventcoder.store.store import Store
from eventcoder.store.tables import APPLICATION_ID, SCHEMA_VERSION, Base
from tests.store.fakes import RUN, articles, carry, dump


@pytest.fixture
def db(tmp_path: Path) -> Path:
    return tmp_path / "events.db"


def refused(path: Path, **options: object) -> StoreError:
    with pytest.raises(StoreError) as caught:
        Store(path, **options)  # type: ignore[arg-type]
    assert str(path) in str(caught.value)
    assert caught.value.remedy
    return caught.value


def test_text_is_no_database(db: Path) -> None:
    db.write_text("Rebels attacked a convoy. " * 100)
    assert "not a database" in str(refused(db))
    assert db.read_text().startswith("Rebels")


def test_a_folder_is_no_database(tmp_path: Path) -> None:
    assert "folder" in str(refused(tmp_path))


def test_the_folder_must_be_there(tmp_path: Path) -> None:
    assert "unable to open" in str(refused(tmp_path / "no" / "events.db"))


def test_the_database_of_another_program_stays_as_it_is(db: Path) -> None:
    connection = sqlite3.connect(db)
    connection.execute("CREATE TABLE event (id)")
    connection.commit()
    connection.close()
    before = db.read_bytes()
    assert "another program" in str(refused(db))
    assert "another program" in str(refused(db, readonly=True))
    assert db.read_bytes() == before


def test_a_newer_database_says_upgrade(db: Path) -> None:
    carry(db, articles(1))
    connection = sqlite3.connect(db)
    connection.execute(f"PRAGMA user_version = {SCHEMA_VERSION + 1}")
    connection.close()
    assert "Upgrade" in str(refused(db))


def test_an_older_database_says_what_to_do(db: Path) -> None:
    carry(db, articles(1))
    connection = sqlite3.connect(db)
    connection.execute(f"PRAGMA user_version = {SCHEMA_VERSION - 1}")
    connection.close()
    assert "--db" in str(refused(db))


def test_a_damaged_database(db: Path) -> None:
    carry(db, articles(40))
    content = bytearray(db.read_bytes())
    content[4096 : len(content) - 4096] = os.urandom(len(content) - 8192)
    db.write_bytes(content)
    with pytest.raises(StoreError, match="malformed"):
        carry(db, articles(40))


def test_an_empty_file_becomes_a_database(db: Path) -> None:
    db.touch()
    carry(db, articles(1))
    connection = sqlite3.connect(db)
    assert connection.execute("PRAGMA application_id").fetchone() == (APPLICATION_ID,)
    assert connection.execute("PRAGMA journal_mode").fetchone() == ("wal",)
    connection.close()


def test_reading_needs_a_database_that_is_there(db: Path) -> None:
    assert "no such database" in str(refused(db, readonly=True))
    assert not db.exists()


def test_reading_leaves_no_files_behind_and_cannot_write(db: Path) -> None:
    carry(db, articles(2))
    with Store(db, readonly=True) as store:
        assert len(list(store.events())) == 4
        with pytest.raises(StoreError, match="readonly"):
            store.begin_run(RUN)
    assert [path.name for path in db.parent.iterdir()] == [db.name]


@pytest.mark.skipif(os.geteuid() == 0, reason="nothing is read-only for root")
def test_a_folder_that_may_not_be_written(db: Path) -> None:
    carry(db, articles(2))
    db.chmod(0o444)
    db.parent.chmod(0o555)
    try:
        with Store(db, readonly=True) as store:
            assert len(list(store.events())) == 4
        with pytest.raises(StoreError, match="writable"):
            carry(db, articles(3))
    finally:
        db.parent.chmod(0o755)


def test_a_database_that_another_program_holds(db: Path) -> None:
    carry(db, articles(1))
    other = sqlite3.connect(db, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    with Store(db, busy_seconds=0.1) as store, pytest.raises(StoreError, match="Another program"):
        store.begin_run(RUN)
    other.execute("ROLLBACK")
    other.close()


def test_two_batches_into_one_database_at_once(db: Path, tmp_path: Path) -> None:
    failures: list[BaseException] = []

    def work() -> None:
        try:
            carry(db, articles(60))
        except BaseException as error:
            failures.append(error)

    threads = [threading.Thread(target=work) for _ in range(3)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert not failures
    alone = tmp_path / "alone.db"
    carry(alone, articles(60))
    together, apart = dump(db), dump(alone)
    assert together == apart


def test_foreign_keys_hold(db: Path) -> None:
    database = Database(db)
    with pytest.raises(StoreError, match="FOREIGN KEY"), database.writing() as connection:
        connection.exec_driver_sql(
            "INSERT INTO sentence VALUES ('no such article', 0, 'body', 0, 1, x'01')"
        )
    database.close()


def test_the_event_tables_hold_the_keys_of_the_record_in_their_order() -> None:
    keys = [name for name in Event.model_fields if name != "merged_id"]
    for table in ("event", "merged_event"):
        assert [column.name for column in Base.metadata.tables[table].columns][: len(keys)] == keys


def test_every_row_of_an_article_is_found_by_an_index(db: Path) -> None:
    carry(db, articles(1))
    connection = sqlite3.connect(db)
    for table in ("sentence", "event", "merged_event", "problem"):
        plan = connection.execute(
            f"EXPLAIN QUERY PLAN SELECT * FROM {table} WHERE article_id = 'a1'"
        ).fetchone()
        assert "USING INDEX" in plan[-1], (table, plan)
    connection.close()


def test_the_store_brings_in_neither_torch_nor_stanza() -> None:
    """Recoding starts quickly."""
    code = "import sys, eventcoder.store.batch; print({'torch', 'stanza'} & set(sys.modules))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "set()"
