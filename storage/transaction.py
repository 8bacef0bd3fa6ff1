"""The only way to a transaction: whole, or not at all.

`Database.atomic()` begins deferred and fails at once behind another writer, whatever the timeout;
`with conn:` does not roll back what sqlite-utils wrote. Hence BEGIN IMMEDIATE here, by hand.
"""

from __future__ import annotations

import contextlib
from collections.abc import Iterator

from sqlite_utils.db import Database

from storage.driver import sqlite3
from storage.errors import is_readonly


def begin(db: Database) -> None:
    """Take the write lock at once."""
    db.conn.execute("BEGIN IMMEDIATE")


def undo(db: Database) -> None:
    """Roll back; harmless where a full disk has ended the transaction already."""
    if db.conn.in_transaction:
        with contextlib.suppress(sqlite3.Error):
            db.conn.execute("ROLLBACK")


@contextlib.contextmanager
def immediate(db: Database) -> Iterator[None]:
    """Take the write lock at once; commit at the end; undo everything on any exception."""
    begin(db)
    try:
        yield
        db.conn.execute("COMMIT")
    except BaseException:
        undo(db)
        raise


@contextlib.contextmanager
def reading(db: Database) -> Iterator[None]:
    """SQLite refuses every write inside."""
    db.conn.execute("PRAGMA query_only=ON")
    try:
        yield
    finally:
        db.conn.execute("PRAGMA query_only=OFF")


def refused(error: BaseException) -> BaseException:
    """What went wrong inside of `reading`.

    A refusal of our own making must not be taken for a read-only file.
    """
    if not isinstance(error, sqlite3.OperationalError) or not is_readonly(error):
        return error
    failure = RuntimeError("work that writes was run with write=False")
    failure.__cause__ = error
    return failure
