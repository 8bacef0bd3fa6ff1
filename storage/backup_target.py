"""Which name a copy may take: never that of a file which would be missed.

A copy replaces what has its name. So the database and all that belongs to it are refused under
whatever name, and so is every file that is not itself a copy of ours; an older copy may go.
"""

from __future__ import annotations

import contextlib
import os
import stat
from datetime import datetime
from pathlib import Path

from storage.driver import sqlite3
from storage.errors import DatabaseUnusable
from storage.schema import migrations

FOLDER = "backups"
ASIDE = ".before-"
"""Stands in the name of the copy that is kept of a database before it is migrated."""

_ENDINGS = ("", "-wal", "-shm", "-journal", ".lock")
_FORMAT_BYTES = slice(18, 20)
_ROLLBACK_JOURNAL = b"\x01\x01"
"""File format of a database without WAL: a copy has it, a database that was ever opened not."""


def target_for(source: Path, destination: Path | None, now: datetime) -> Path:
    """Where the copy goes: with the moment in its name unless a file is named.

    By default to a folder beside the database.
    """
    folder = source.parent / FOLDER if destination is None else destination
    if destination is not None and not destination.is_dir():
        return destination
    return folder / f"{source.stem}-{now:%Y-%m-%d-%H%M%S}.db"


def refuse_precious(source: Path, target: Path, key_file: Path | None) -> None:
    """Raises `DatabaseUnusable` where a copy of `source` under `target` would destroy something."""
    if _belongs_to(source, target, key_file):
        raise DatabaseUnusable(
            f"{target} belongs to the database itself. Give the copy a name of its own."
        )
    if target.is_symlink():
        raise DatabaseUnusable(f"{target} is a link. Name the file that is to be written.")
    try:
        kind = target.stat().st_mode
    except FileNotFoundError:
        return
    if not stat.S_ISREG(kind) or not is_copy(target):
        raise DatabaseUnusable(
            f"{target} exists and is no backup of Sefid. Nothing was written: take another name."
        )


def is_copy(path: Path) -> bool:
    """Whether the file is a copy that `snapshot` made and nobody has opened as a database since."""
    with path.open("rb") as file:
        header = file.read(_FORMAT_BYTES.stop)
    if header[_FORMAT_BYTES] != _ROLLBACK_JOURNAL:
        return False
    with contextlib.suppress(sqlite3.Error):
        uri = f"{path.absolute().as_uri()}?mode=ro&immutable=1"
        with contextlib.closing(sqlite3.connect(uri, uri=True)) as copy:
            sql = "SELECT count(*) FROM sqlite_master WHERE name = ?"
            return bool(copy.execute(sql, (migrations.migrations_table,)).fetchone()[0])
    return False


def _belongs_to(source: Path, target: Path, key_file: Path | None) -> bool:
    """By name, whatever the way to it, and by content (links to one file)."""
    own, place = _real(source), _real(target)
    key = _real(key_file) if key_file else own.with_suffix(".key")
    family = [own.with_name(own.name + ending) for ending in _ENDINGS]
    family += [key, key.with_name(key.name + ".new")]
    aside = place.parent == own.parent and place.name.startswith(own.name + ASIDE)
    return aside or place in family or any(_same(place, other) for other in family)


def _real(path: Path) -> Path:
    return Path(os.path.realpath(path))  # Path.resolve raises on links that lead in a circle


def _same(path: Path, other: Path) -> bool:
    try:
        return path.samefile(other)
    except OSError:
        return False
