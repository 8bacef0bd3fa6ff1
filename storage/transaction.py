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


@contextlib.contextmanager
def immediate(db: Database) -> Iterator[None]:
    """Take the write lock at once; commit at the end; undo everything on any exception."""
    db.conn.execute("BEGIN IMMEDIATE")
    try:
        yield
        db.conn.execute("COMMIT")
    except BaseException:
        if db.conn.in_transaction:  # a full disk may have ended it already
            with contextlib.suppress(sqlite3.Error):
                db.conn.execute("ROLLBACK")
        raise


@contextlib.contextmanager
def reading(db: Database) -> Iterator[None]:
    db.conn.execute("PRAGMA query_only=ON")
    try:
        yield
    except sqlite3.OperationalError as error:
        if is_readonly(error):  # of our own making: not to be taken for a read-only file
            raise RuntimeError("work that writes was run with write=False") from error
        raise
    finally:
        db.conn.execute("PRAGMA query_only=OFF")
