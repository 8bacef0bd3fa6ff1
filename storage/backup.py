"""Copies that can be trusted: online, checked, on the disk before they take their name.

A plain `cp` of a WAL database loses what is not checkpointed (measured: all of it). And a copy is
older than the world: a send or an update that was open when it was made has been dealt with since.
So in the copy open sends are `unknown` and the inbox is empty; nothing is sent again by a restore.
"""

from __future__ import annotations

import contextlib
import os
from pathlib import Path

from storage.driver import sqlite3
from storage.errors import DatabaseUnusable, translated
from storage.schema import migrations

_PRIVATE = 0o600

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
_SETTLING = (
    ("outbox", _OPEN_SENDS),
    ("inbox", _WAITING_UPDATES),
    ("imports", _OPEN_IMPORTS),
    ("exports", _OPEN_EXPORTS),
)


def snapshot(source: Path, target: Path) -> None:
    """Copy `source`, which another process may be writing, to `target`, which it replaces whole.

    Raises:
        DatabaseUnusable: the source is no database of ours, or the copy did not pass its check.
        StorageFull: no room; an older `target` is untouched.
    """
    try:
        live = sqlite3.connect(f"{source.absolute().as_uri()}?mode=ro", uri=True, timeout=5)
        try:
            copy_to(live, target)
        finally:
            live.close()
    except sqlite3.Error as error:
        raise translated(error, source) from error


def copy_to(live: sqlite3.Connection, target: Path) -> None:
    """Copy an open database to `target` by way of a temporary name beside it."""
    target.parent.mkdir(parents=True, exist_ok=True)
    part = target.with_name(target.name + ".part")
    try:
        part.unlink(missing_ok=True)
        os.close(os.open(part, os.O_WRONLY | os.O_CREAT | os.O_EXCL, _PRIVATE))
        _fill(live, part)
        _place(part, target)
    except OSError as error:
        raise DatabaseUnusable(f"The copy {target} cannot be written: {error.strerror}.") from error
    finally:
        with contextlib.suppress(OSError):
            part.unlink()


def restore(backup: Path, target: Path) -> None:
    """Put a checked copy of `backup` where no database is yet; it never overwrites.

    Raises:
        DatabaseUnusable: `target` exists, or the backup is missing, damaged or not ours.
    """
    leftovers = [target.with_name(target.name + end) for end in ("", "-wal", "-shm")]
    for path in leftovers:
        if path.exists():
            raise DatabaseUnusable(f"{path} exists. A restore overwrites nothing: move it away.")
    snapshot(backup, target)


def _fill(live: sqlite3.Connection, part: Path) -> None:
    copy = sqlite3.connect(str(part), isolation_level=None)
    try:
        live.backup(copy)  # in one step: steps start anew whenever somebody writes
        copy.execute("PRAGMA journal_mode=DELETE").fetchall()  # one file, no WAL beside it
        copy.execute("PRAGMA secure_delete=ON")
        _settle(copy)
        found = copy.execute("PRAGMA integrity_check(1)").fetchone()[0]
        if found != "ok":
            raise DatabaseUnusable(f"The copy is damaged: {found}")
    finally:
        copy.close()


def _settle(copy: sqlite3.Connection) -> None:
    """Leave nothing in the copy that would act by itself; an older schema lacks some tables."""
    tables = {name for (name,) in copy.execute("SELECT name FROM sqlite_master").fetchall()}
    if migrations.migrations_table not in tables:
        raise DatabaseUnusable("This is not a database of Sefid.")
    for table, statement in _SETTLING:
        if table in tables:
            copy.execute(statement)


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
