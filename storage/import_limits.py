"""How much one account may leave with us: files that wait to be read, and bytes that are kept."""

from __future__ import annotations

from sqlite_utils.db import Database

from storage.rows import change, rows, value

MOST_WAITING = 5
"""Files of an account that wait to be read."""

MOST_READY = 5
"""Files of an account that were read and wait to be confirmed; older ones are dropped."""

MOST_KEPT = 48 * 1024 * 1024
"""Bytes of files of an account, before they are sealed."""

_UNREAD = "('draft', 'reading')"
_READ = "('ready', 'uploading', 'running', 'stopped', 'cancelled', 'done', 'failed')"


def make_room(db: Database, account_id: int, size: int) -> bool:
    """Whether one more file of this size may be kept; files that were read give way to it."""
    waiting = f"SELECT count(*) FROM imports WHERE account_id = ? AND state IN {_UNREAD}"  # noqa: S608 - literals
    if int(value(db, waiting, (account_id,))) >= MOST_WAITING:
        return False
    unread_bytes = (
        f"SELECT COALESCE(sum(size), 0) FROM imports WHERE account_id = ? AND state IN {_UNREAD}"  # noqa: S608 - literals
    )
    if int(value(db, unread_bytes, (account_id,))) + size > MOST_KEPT:
        return False
    change(db, _OLDER, (account_id, account_id, MOST_READY - 1))
    _let_go(db, account_id, size)
    return True


def _let_go(db: Database, account_id: int, size: int) -> None:
    """Drop the oldest files that were read, until the new one fits. What was read of them stays."""
    all_bytes = "SELECT COALESCE(sum(size), 0) FROM imports WHERE account_id = ?"
    whole = int(value(db, all_bytes, (account_id,)))
    oldest = (
        f"SELECT id, size FROM imports WHERE account_id = ? AND size > 0 AND state IN {_READ}"  # noqa: S608 - literals
        " AND state != 'uploading' ORDER BY created_at, id"
    )
    for each in rows(db, oldest, (account_id,)):
        if whole + size <= MOST_KEPT:
            return
        drop_file(db, each["id"])
        whole -= each["size"]


def drop_file(db: Database, import_id: int) -> None:
    change(db, "DELETE FROM import_parts WHERE import_id = ? AND kind = 'file'", (import_id,))
    change(db, "UPDATE imports SET size = 0 WHERE id = ?", (import_id,))


_OLDER = """
    DELETE FROM imports WHERE account_id = ? AND state = 'ready' AND id NOT IN (
        SELECT id FROM imports WHERE account_id = ? AND state = 'ready'
        ORDER BY created_at DESC, id DESC LIMIT ?
    )
"""
