"""What an operator should know of the database, gathered without changing it."""

from __future__ import annotations

from pathlib import Path

from sqlite_utils.db import Database

from storage.connection import schema_version
from storage.driver import sqlite3
from storage.models import Facts
from storage.rows import value

_FIXED_LINES = ((3, 51, 3), (3, 50, 7), (3, 44, 6))
_WAL_SINCE = (3, 7, 0)


def wal_reset_bug(version: tuple[int, ...]) -> bool:
    """Two connections that write and checkpoint at one moment may lose rows (sqlite.org/wal.html).

    Since 3.7.0; fixed in 3.51.3 and, in their own lines, in 3.50.7 and 3.44.6. Sefid keeps one
    connection and so is not met by it, but another program that writes the file would be.
    """
    newest, *older = _FIXED_LINES
    if version < _WAL_SINCE or version >= newest:
        return False
    return not any(version[:2] == fixed[:2] and version >= fixed for fixed in older)


def facts(db: Database, path: Path, key_trouble: str | None) -> Facts:
    """Reads the whole file for `integrity`: seconds, for a big one."""
    return Facts(
        path=str(path),
        sqlite_version=sqlite3.sqlite_version,
        wal_reset_bug=wal_reset_bug(sqlite3.sqlite_version_info),
        schema_version=schema_version(db),
        journal_mode=str(value(db, "PRAGMA journal_mode")),
        integrity=str(value(db, "PRAGMA integrity_check(1)")),
        database_bytes=_size(path),
        wal_bytes=_size(path.with_name(path.name + "-wal")),
        key_trouble=key_trouble,
    )


def _size(path: Path) -> int:
    return path.stat().st_size if path.exists() else 0
