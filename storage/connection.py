"""Opens the file, looks at it before touching it, and brings it to the present schema.

Order matters: a file that is not ours, damaged or of a newer version must be left as it was found,
so everything that only reads comes first, then the journal mode, then the migrations.
"""

from __future__ import annotations

import contextlib
import os
from pathlib import Path

from sqlite_utils.db import Database

from storage.backup_target import ASIDE
from storage.driver import sqlite3
from storage.errors import DatabaseTooNew, DatabaseUnusable
from storage.rows import value
from storage.schema import migrations
from storage.transaction import immediate

BUSY_SECONDS = 5.0
STRICT_TABLES_SINCE = (3, 37, 0)
QUICK_CHECK_UP_TO = 64 * 2**20
"""Bytes. Checking a bigger file would delay the start; `doctor` checks any size, thoroughly."""

_PRIVATE = 0o600
_INCREMENTAL = 2


def connect(path: Path) -> Database:
    """The migrated database; raises `DatabaseUnusable`, `DatabaseTooNew` or an SQLite error."""
    if sqlite3.sqlite_version_info < STRICT_TABLES_SINCE:
        raise DatabaseUnusable(
            f"SQLite {sqlite3.sqlite_version} is too old; Sefid needs 3.37 or newer."
        )
    _make_private(path)
    conn = sqlite3.connect(str(path), timeout=BUSY_SECONDS, isolation_level=None)
    db = Database(conn, execute_plugins=False)
    try:
        check_file(db, path)
        _prepare(db, path)
        _migrate(db, path)
    except BaseException:
        db.close()
        raise
    return db


def schema_version(db: Database) -> int:
    """How many migrations were applied."""
    return len(migrations.applied(db))


def _make_private(path: Path) -> None:
    """Create the file with mode 600; SQLite gives its WAL the same mode."""
    try:
        os.close(os.open(path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, _PRIVATE))
    except OSError as error:
        raise DatabaseUnusable(
            f"The database {path} cannot be opened for writing: {error.strerror}."
        ) from error


def check_file(db: Database, path: Path) -> None:
    """Only reads. Raises `DatabaseUnusable`, or `DatabaseTooNew`."""
    tables = set(db.table_names())
    if tables and migrations.migrations_table not in tables:
        raise DatabaseUnusable(f"The file {path} is a database of another program.")
    newer = {entry.name for entry in migrations.applied(db)} - _known_names()
    if newer:
        raise DatabaseTooNew(
            f"The database {path} was written by a newer version of Sefid"
            f" (it has {', '.join(sorted(newer))}). Install that version, or restore a backup."
        )
    if path.stat().st_size <= QUICK_CHECK_UP_TO and value(db, "PRAGMA quick_check(1)") != "ok":
        raise DatabaseUnusable(f"The database {path} is damaged. Restore a backup.")


def _prepare(db: Database, path: Path) -> None:
    db.conn.execute("PRAGMA foreign_keys=ON")
    db.conn.execute("PRAGMA secure_delete=ON")
    _let_it_shrink(db, path)
    _try_to_write(db)
    mode = value(db, "PRAGMA journal_mode=WAL")
    if mode != "wal":
        raise DatabaseUnusable(f"The file system of {path} cannot hold a WAL database.")
    db.conn.execute("PRAGMA synchronous=NORMAL")


def _let_it_shrink(db: Database, path: Path) -> None:
    """Free pages can be given back (`Storage.shrink`). An older file is written anew for it once.

    Not a big one: that takes long, and needs the same room again.
    """
    if value(db, "PRAGMA auto_vacuum") == _INCREMENTAL:
        return
    db.conn.execute(f"PRAGMA auto_vacuum={_INCREMENTAL}")
    if path.stat().st_size and path.stat().st_size <= QUICK_CHECK_UP_TO:
        with contextlib.suppress(sqlite3.OperationalError):  # no room, or somebody reads: next time
            db.conn.execute("VACUUM")


def _try_to_write(db: Database) -> None:
    """A read-only file is refused here, not at the first send.

    BEGIN IMMEDIATE alone is not: SQLite lets it pass as a read and refuses the first real write.
    """
    version = value(db, "PRAGMA user_version")
    with immediate(db):
        db.conn.execute(f"PRAGMA user_version={version}")


def _migrate(db: Database, path: Path) -> None:
    pending = migrations.pending(db)
    if not pending:
        return
    if migrations.applied(db):
        _copy_aside(db, path.with_name(f"{path.name}{ASIDE}{pending[0].name}"))
    migrate(db)


def migrate(db: Database, *, stop_before: str | None = None) -> None:
    """Apply what is pending; a process that is killed on the way leaves whole migrations behind.

    Each runs with the record of itself in one transaction, `executescript` included
    (sqlite-utils from 4.2). The table of these records is made in two statements.
    """
    with immediate(db):
        migrations.ensure_migrations_table(db)
    migrations.apply(db, stop_before=stop_before)


def _copy_aside(db: Database, target: Path) -> None:
    """Keep the file as it was before a migration: the one change that cannot be undone."""
    target.unlink(missing_ok=True)
    os.close(os.open(target, os.O_WRONLY | os.O_CREAT | os.O_EXCL, _PRIVATE))
    copy = sqlite3.connect(str(target))
    try:
        db.conn.backup(copy)
    finally:
        copy.close()


def _known_names() -> set[str]:
    empty = Database(memory=True, execute_plugins=False)
    try:
        return {migration.name for migration in migrations.pending(empty)}
    finally:
        empty.close()
