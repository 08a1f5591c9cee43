"""Opening a database file: its settings, what it must be, and errors that tell the remedy."""

from __future__ import annotations

import contextlib
import sqlite3
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import quote

from sqlalchemy import Connection, Engine, QueuePool, create_engine, event
from sqlalchemy.exc import DBAPIError

from eventcoder.errors import EventCoderError
from eventcoder.store.tables import APPLICATION_ID, DISTINCT_EVENT, SCHEMA_VERSION, Base

BUSY_SECONDS = 30.0

_REMEDIES = {
    "database is locked": "Another program is writing to it: wait until it has ended, "
    "or use another database with --db.",
    "not a database": "Name another file with --db; this one stays as it is.",
    "malformed": "The file is damaged: restore a copy, or code into a new database.",
    "readonly": "Make the file and its folder writable, or name another file with --db.",
    "unable to open": "Make sure that its folder is there and that you may write to it, "
    "or name another file with --db.",
    "full": "Free some space and run the same command again: it goes on where it stopped.",
    "constraint failed": "The article stays as it was. This is a defect: report it.",
    "disk i/o": "Check the disk, and that the file does not lie on a network drive.",
}


class StoreError(EventCoderError):
    """A database that cannot be opened, read or written."""


class Database:
    """An open SQLite file with our tables.

    Args:
        path: the file; made when missing, unless `readonly`.
        readonly: only read; works for files and folders that may not be written.
        busy_seconds: how long to wait for another writer.

    Raises:
        StoreError: the file is missing (`readonly`), damaged, not ours, from a newer eventcoder,
            locked, or cannot be written.
    """

    def __init__(
        self, path: Path, *, readonly: bool = False, busy_seconds: float = BUSY_SECONDS
    ) -> None:
        self.path = path
        if path.is_dir():
            raise StoreError("The database is a folder.", "Name a file with --db.", file=str(path))
        if readonly and not path.exists():
            raise StoreError(
                "There is no such database.",
                "Make it with `eventcoder code ARTICLES --db FILE`, or name another with --db.",
                file=str(path),
            )
        self._engine = _engine(path, readonly, busy_seconds)
        try:
            with self._translated():
                self._check_or_create(readonly)
        except StoreError:
            self.close()
            raise

    @contextlib.contextmanager
    def reading(self) -> Iterator[Connection]:
        """A connection that sees one state of the database until it is left."""
        with self._translated(), self._engine.connect() as connection, connection.begin():
            yield connection

    @contextlib.contextmanager
    def writing(self) -> Iterator[Connection]:
        """One transaction: all of it is written when the block ends, nothing if it raises."""
        with self._translated(), self._engine.connect() as connection:
            # The lock is taken at the start: a reader that turns writer later cannot wait for it.
            connection = connection.execution_options(begin="BEGIN IMMEDIATE")
            with connection.begin():
                yield connection

    def close(self) -> None:
        """Close the file; SQLite then folds its write-ahead log into it."""
        self._engine.dispose()

    def _check_or_create(self, readonly: bool) -> None:
        with self.reading() as connection:
            if self._is_ours(connection):
                return
        if readonly:
            raise self._foreign()
        with self._engine.connect() as connection:
            # Kept in the file's header, and not to be set within a transaction.
            dbapi = connection.connection.dbapi_connection
            assert dbapi is not None
            dbapi.execute("PRAGMA journal_mode = WAL")
        with self.writing() as connection:
            if not self._is_ours(connection):  # another process may have been faster
                Base.metadata.create_all(connection)
                connection.exec_driver_sql(DISTINCT_EVENT)
                connection.exec_driver_sql(f"PRAGMA application_id = {APPLICATION_ID}")
                connection.exec_driver_sql(f"PRAGMA user_version = {SCHEMA_VERSION}")

    def _is_ours(self, connection: Connection) -> bool:
        """Whether the tables are there; False for an empty file, an error for a foreign one."""
        program = connection.exec_driver_sql("PRAGMA application_id").scalar()
        version = connection.exec_driver_sql("PRAGMA user_version").scalar_one()
        tables = connection.exec_driver_sql("SELECT count(*) FROM sqlite_schema").scalar()
        if program != APPLICATION_ID:
            if tables or program or version:
                raise self._foreign()
            return False
        if version > SCHEMA_VERSION:
            raise StoreError(
                f"The database was made by a newer eventcoder (schema {version}, this program "
                f"knows {SCHEMA_VERSION}).",
                "Upgrade eventcoder, or name another file with --db.",
                file=str(self.path),
            )
        if version < SCHEMA_VERSION:
            raise StoreError(
                f"The database was made by an older eventcoder (schema {version}, this program "
                f"needs {SCHEMA_VERSION}).",
                "Name another file with --db and code the articles into it.",
                file=str(self.path),
            )
        return True

    def _foreign(self) -> StoreError:
        return StoreError(
            "This is the database of another program.",
            "Name another file with --db; this one stays as it is.",
            file=str(self.path),
        )

    @contextlib.contextmanager
    def _translated(self) -> Iterator[None]:
        try:
            yield
        except (DBAPIError, sqlite3.Error) as error:
            cause = str(error.orig if isinstance(error, DBAPIError) else error)
            for sign, remedy in _REMEDIES.items():
                if sign in cause.lower():
                    message = f"The database cannot be used ({cause})."
                    raise StoreError(message, remedy, file=str(self.path)) from error
            raise


def _engine(path: Path, readonly: bool, busy_seconds: float) -> Engine:
    def connect() -> sqlite3.Connection:
        connection = _connect(path, readonly, busy_seconds)
        connection.execute("PRAGMA foreign_keys = ON")
        # In WAL mode NORMAL can lose the last transactions when the power fails, never when the
        # process is killed, and never half of one: the next run codes those articles again.
        connection.execute("PRAGMA synchronous = NORMAL")
        return connection

    engine = create_engine("sqlite+pysqlite://", creator=connect, poolclass=QueuePool)

    @event.listens_for(engine, "begin")
    def begin(connection: Connection) -> None:
        connection.exec_driver_sql(connection.get_execution_options().get("begin", "BEGIN"))

    return engine


def _connect(path: Path, readonly: bool, busy_seconds: float) -> sqlite3.Connection:
    """A connection whose transactions are begun by us alone (`isolation_level=None`)."""
    uri = f"file:{quote(str(path.resolve()))}"

    def connect(mode: str) -> sqlite3.Connection:
        return sqlite3.connect(
            f"{uri}?{mode}", uri=True, timeout=busy_seconds, isolation_level=None
        )

    if not readonly:
        return connect("mode=rwc")
    # A reader that may write nothing would leave the log's files behind; so it may, but does not.
    connection = connect("mode=rw")
    try:
        connection.execute("PRAGMA query_only = ON")
        connection.execute("SELECT count(*) FROM sqlite_schema").fetchone()
    except sqlite3.OperationalError as error:
        connection.close()
        if "unable to open" not in str(error) and "readonly" not in str(error):
            raise
        # A folder that may not be written has no room for the log's files.  Nobody else can be
        # writing there either, so the file may be read as it is.
        return connect("mode=ro&immutable=1")
    return connection
