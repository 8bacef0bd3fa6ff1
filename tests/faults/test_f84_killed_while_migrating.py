"""F84: a process that is killed anywhere in a migration leaves a file that the next start opens.

What a kill leaves is what stands in the files: they are copied at each statement that SQLite runs.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from sqlite_utils.db import Database

from storage.connection import connect, migrate, schema_version
from storage.driver import sqlite3
from tests.faults.test_f84_migration_from_every_older_schema import FIRST_ROWS, NAMES

SUFFIXES = ("", "-wal")


class KillPoints:
    """Copies the database at every statement; what is equal to the copy before is kept once."""

    def __init__(self, path: Path, folder: Path) -> None:
        self._path, self._folder = path, folder
        self._last: tuple[bytes, ...] = ()
        self.statements = 0
        self.copies: list[Path] = []

    def __call__(self, _: str) -> None:
        self.statements += 1
        files = [Path(f"{self._path}{suffix}") for suffix in SUFFIXES]
        content = tuple(file.read_bytes() if file.exists() else b"" for file in files)
        if content == self._last:
            return
        self._last = content
        copy = self._folder / f"killed-{self.statements}.db"
        for suffix, written in zip(SUFFIXES, content, strict=True):
            Path(f"{copy}{suffix}").write_bytes(written)
        self.copies.append(copy)


def migrate_from_nothing(path: Path, at_each: Callable[[str], None]) -> None:
    """From nothing to the newest schema, with rows from the first migration on."""
    conn = sqlite3.connect(str(path), isolation_level=None)
    db = Database(conn, execute_plugins=False)
    conn.execute("PRAGMA journal_mode=WAL")
    conn.execute("PRAGMA foreign_keys=ON")
    conn.set_trace_callback(at_each)
    migrate(db, stop_before=NAMES[1])
    for row in FIRST_ROWS:
        conn.execute(row)
    migrate(db)
    conn.set_trace_callback(None)
    db.close()


def tables(db: Database) -> set[tuple[str, str]]:
    sql = "SELECT name, coalesce(sql, '') FROM sqlite_master WHERE name NOT LIKE 'sqlite_%'"
    return set(db.conn.execute(sql).fetchall())


@pytest.mark.long
def test_f84_a_kill_at_any_statement_of_a_migration_is_made_good_by_the_next_start(
    tmp_path: Path,
) -> None:
    points = KillPoints(tmp_path / "new.db", tmp_path)
    migrate_from_nothing(tmp_path / "new.db", points)
    assert points.statements > 100
    assert len(points.copies) >= len(NAMES)
    db = connect(tmp_path / "new.db")
    newest = tables(db)
    db.close()
    for copy in points.copies:
        db = connect(copy)
        assert (schema_version(db), tables(db)) == (len(NAMES), newest), copy.name
        db.close()
