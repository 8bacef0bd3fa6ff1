"""What storage refuses, each with a sentence fit for an operator to read.

StorageError
  DatabaseUnusable     not a database, damaged, read-only, unreachable
    DatabaseTooNew     written by a newer Sefid
    AlreadyOpen        another process holds it
  StorageFull          the disk has no room; nothing was written
  StorageBusy          another program kept the database locked for too long
  StorageClosed        used after `close`
  Duplicate            this was recorded before
  OverLimit            more SMS than a colleague may let leave in a day
  TooManyAccounts      a person has as many accounts as one may have
  Unsealable           wrong key, or sealed for somebody else
  KeyUnusable          a master key that is not one
"""

# ruff: noqa: N818 - the names say what happened, as those of httpx do; callers read better so

from __future__ import annotations

from pathlib import Path

from storage.driver import sqlite3


class StorageError(Exception):
    """The root of what this room raises on purpose."""


class DatabaseUnusable(StorageError):
    """The file cannot be worked with as it is; a person has to look at it."""


class DatabaseTooNew(DatabaseUnusable):
    """The file has migrations that this version does not know."""


class AlreadyOpen(DatabaseUnusable):
    """Another process has the database open; two writers are refused."""


class StorageFull(StorageError):
    """The disk is full. The whole transaction was undone."""


class StorageBusy(StorageError):
    """Another program held the database longer than the busy timeout (5 s)."""


class StorageClosed(StorageError):
    """Storage was used after it had been closed."""


class Duplicate(StorageError):
    """The same thing was recorded before; the whole transaction was undone."""


class OverLimit(StorageError):
    """More SMS than a colleague may let leave today; the whole transaction was undone.

    `user`: whose limit it is. `most`: a day, `left`: of today's, `cost`: of what was to leave; None
    where nobody can tell.
    """

    def __init__(self, user: int, *, most: int, left: int, cost: int | None) -> None:
        super().__init__("more SMS than may leave today")
        self.user = user
        self.most = most
        self.left = left
        self.cost = cost


class TooManyAccounts(StorageError):
    """A person has as many accounts as one may have; nothing was changed."""


class Unsealable(StorageError):
    """The token does not open: another master key, another owner, or damage."""


class KeyUnusable(StorageError):
    """A master key has the wrong form. The text never holds the key."""


# Primary result codes, https://www.sqlite.org/rescode.html
_BUSY, _LOCKED, _READONLY, _IOERR, _CORRUPT = 5, 6, 8, 10, 11
_FULL, _CANTOPEN, _NOTADB = 13, 14, 26
# The shared-memory file could not grow: a full disk in another guise.
_IOERR_SHMSIZE = 4874

_BY_TEXT = {
    "database is locked": _BUSY,
    "attempt to write a readonly database": _READONLY,
    "disk I/O error": _IOERR,
    "database disk image is malformed": _CORRUPT,
    "database or disk is full": _FULL,
    "unable to open database file": _CANTOPEN,
    "file is not a database": _NOTADB,
}
"""`Connection.backup` raises without a code; these texts are SQLite's own (`sqlite3_errstr`)."""

_SENTENCES = {
    _READONLY: "The database {path} is read-only. Give Sefid the right to write it.",
    _IOERR: "Reading or writing the database {path} failed on the disk's side.",
    _CORRUPT: "The database {path} is damaged. Restore a backup.",
    _CANTOPEN: "The database {path} cannot be opened. Look at the path and its permissions.",
    _NOTADB: "The file {path} is not an SQLite database.",
}


def translated(error: sqlite3.Error, path: Path) -> Exception:
    """The error of this room that `error` means, or `error` itself where it is a bug of ours."""
    extended = _code(error)
    code = extended & 0xFF
    if code == _FULL or extended == _IOERR_SHMSIZE:
        return StorageFull(f"No room is left for the database {path}. Nothing was written.")
    if code in (_BUSY, _LOCKED):
        return StorageBusy(f"Another program keeps the database {path} locked.")
    if code in _SENTENCES:
        return DatabaseUnusable(_SENTENCES[code].format(path=path))
    return error


def _code(error: sqlite3.Error) -> int:
    """The extended result code, 0 where there is none."""
    return getattr(error, "sqlite_errorcode", None) or _BY_TEXT.get(str(error), 0)
