"""The only way to a transaction: whole, or not at all.

`Database.atomic()` begins deferred and fails at once behind another writer, whatever the timeout;
`with conn:` does not roll back what sqlite-utils wrote. Hence BEGIN IMMEDIATE here, by hand.
"""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Iterator
from typing import TypeVar

from sqlite_utils.db import Database

from storage.driver import sqlite3

T = TypeVar("T")


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


def look(db: Database, work: Callable[[Database], T]) -> T:
    """What `work` reads, all of it as of one moment. What it writes is undone.

    `PRAGMA query_only` would refuse that earlier, but each time it is set SQLite throws away every
    statement it has prepared, and to prepare one costs more than most reads.

    Raises:
        RuntimeError: it has written.
    """
    before = db.conn.total_changes
    db.conn.execute("BEGIN")
    try:
        answer = work(db)
    finally:
        undo(db)
    if db.conn.total_changes != before:
        raise RuntimeError("work that writes was run with write=False")
    return answer
