"""Copies that can be trusted: online, checked, on the disk before they take their name.

A plain `cp` of a WAL database loses what is not checkpointed (measured: all of it). And a copy is
older than the world: a send or an update that was open when it was made has been dealt with since.
So in the copy open sends are `unknown` and the inbox is empty; nothing is sent again by a restore.
And it is of another generation: buttons that were made after it fit none of its screens. What is
made in it has other numbers than what was made after the copy: old messages still name these.
"""

from __future__ import annotations

import contextlib
import os
import secrets
import tempfile
from pathlib import Path

from storage.backup_target import refuse_precious
from storage.driver import sqlite3
from storage.errors import DatabaseUnusable, translated
from storage.lock import ProcessLock
from storage.schema import migrations

_GENERATIONS = 2**31 - 1
"""`user_version` is a signed number of 32 bits; 0 is a database that was never copied."""

_NOW = "strftime('%Y-%m-%dT%H:%M:%f000+00:00', 'now')"
_OPEN_SENDS = f"""
    UPDATE outbox SET state = 'unknown', told = 0, finished_at = {_NOW}
    WHERE state IN ('waiting', 'sending')
"""  # noqa: S608 - literals of this module
_WAITING_UPDATES = f"""
    UPDATE inbox SET state = 'done', sealed = NULL, finished_at = {_NOW} WHERE state = 'waiting'
"""  # noqa: S608 - literals of this module

_OPEN_IMPORTS = """
    UPDATE imports SET state = iif(state = 'running', 'stopped', 'failed'), trouble = 'restored',
        told = 0
    WHERE state IN ('reading', 'running', 'uploading')
"""
_OPEN_EXPORTS = "UPDATE exports SET state = 'cancelled' WHERE state = 'running'"
_OPEN_CAMPAIGNS = """
    UPDATE campaigns SET copied = 1 WHERE state IN ('waiting', 'paused', 'held')
"""
_OPEN_APPROVALS = f"""
    UPDATE approvals SET state = 'voided', decided_at = {_NOW}, told = 0 WHERE state = 'submitted'
"""  # noqa: S608 - literals of this module
"""They may have been approved, and sent, since the copy was made."""

_OPEN_CALLS = "UPDATE approval_calls SET state = 'unknown' WHERE state IN ('due', 'out')"
_OFFERS = "DELETE FROM handovers"
"""They may have been withdrawn since; the owner makes another."""

_GREETINGS = "UPDATE birthday_greetings SET copied = 1"
_DISARMING = (
    ("outbox", _OPEN_SENDS),
    ("inbox", _WAITING_UPDATES),
    ("imports", _OPEN_IMPORTS),
    ("exports", _OPEN_EXPORTS),
    ("campaigns", _OPEN_CAMPAIGNS),
    ("approvals", _OPEN_APPROVALS),
    ("approval_calls", _OPEN_CALLS),
    ("birthday_greetings", _GREETINGS),
    ("handovers", _OFFERS),
)


_NUMBERED = """
    SELECT name, coalesce((SELECT seq FROM sqlite_sequence AS made WHERE made.name = each.name), 0)
    FROM sqlite_master AS each WHERE type = 'table' AND sql LIKE '%AUTOINCREMENT%'
"""
_LONGEST_GAP = 10_000
"""In the numbers of rows; in the days that a restore loses a shop makes fewer."""


def snapshot(source: Path, target: Path, key_file: Path | None = None) -> None:
    """Copy `source`, which another process may be writing, to `target`.

    An older copy of that name is replaced whole; anything else that has the name is refused.

    Raises:
        DatabaseUnusable: the source is no database of ours, `target` would destroy something or
            cannot be written, or the copy did not pass its check.
        StorageFull: no room; an older `target` is untouched.
    """
    try:
        refuse_precious(source, target, key_file)
        _copy(source, target)
    except OSError as error:
        raise DatabaseUnusable(f"The copy {target} cannot be written: {error.strerror}.") from error
    except sqlite3.Error as error:
        raise translated(error, source) from error


def restore(backup: Path, target: Path) -> None:
    """Put a checked copy of `backup` where no database is yet; it never overwrites.

    Raises:
        DatabaseUnusable: `target` exists or is in use, or the backup is missing, damaged or not
            ours.
    """
    for path in [target.with_name(target.name + end) for end in ("", "-wal", "-shm")]:
        if path.exists():
            raise DatabaseUnusable(f"{path} exists. A restore overwrites nothing: move it away.")
    lock = ProcessLock(target)
    try:
        snapshot(backup, target)
    finally:
        lock.release()


def _copy(source: Path, target: Path) -> None:
    """By way of a temporary name beside it, of mode 600, that nobody else has."""
    with contextlib.closing(_opened(source)) as live:
        target.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        handle, name = tempfile.mkstemp(prefix=f".{target.name}.", dir=target.parent)
        os.close(handle)
        part = Path(name)
        try:
            _fill(live, part)
            _place(part, target)
        finally:
            with contextlib.suppress(OSError):
                part.unlink()


def _opened(source: Path) -> sqlite3.Connection:
    return sqlite3.connect(f"{source.absolute().as_uri()}?mode=ro", uri=True, timeout=5)


def _fill(live: sqlite3.Connection, part: Path) -> None:
    copy = sqlite3.connect(str(part), isolation_level=None)
    try:
        live.backup(copy)  # in one step: steps start anew whenever somebody writes
        copy.execute("PRAGMA journal_mode=DELETE").fetchall()  # one file, no WAL beside it
        copy.execute("PRAGMA secure_delete=ON")
        _disarm(copy)
        verdict = copy.execute("PRAGMA integrity_check(1)").fetchone()[0]
        if verdict != "ok":
            raise DatabaseUnusable(f"The copy is damaged: {verdict}")
    finally:
        copy.close()


def _disarm(copy: sqlite3.Connection) -> None:
    """Leave nothing in the copy that would act by itself; an older schema lacks some tables."""
    tables = {name for (name,) in copy.execute("SELECT name FROM sqlite_master").fetchall()}
    if migrations.migrations_table not in tables:
        raise DatabaseUnusable("This is not a database of Sefid.")
    for table, statement in _DISARMING:
        if table in tables:
            copy.execute(statement)
    _skip_numbers(copy)
    copy.execute(f"PRAGMA user_version = {1 + secrets.randbelow(_GENERATIONS)}")


def _skip_numbers(copy: sqlite3.Connection) -> None:
    for name, last in copy.execute(_NUMBERED).fetchall():
        copy.execute("DELETE FROM sqlite_sequence WHERE name = ?", (name,))
        gap = 1 + secrets.randbelow(_LONGEST_GAP)
        copy.execute("INSERT INTO sqlite_sequence VALUES (?, ?)", (name, last + gap))


def _place(part: Path, target: Path) -> None:
    _sync(part)
    part.replace(target)
    _sync(target.parent)


def _sync(path: Path) -> None:
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
