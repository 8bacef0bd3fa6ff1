"""One process a database: a lock that the kernel drops by itself when the process dies."""

from __future__ import annotations

import contextlib
import fcntl
import os
from pathlib import Path

from storage.errors import AlreadyOpen, DatabaseUnusable

_PRIVATE = 0o600


class ProcessLock:
    """An exclusive `flock` on a file beside the database; the file itself is left in place.

    Removing it would let two processes lock two different files of one name.
    """

    def __init__(self, database: Path) -> None:
        """Raises `AlreadyOpen`, or `DatabaseUnusable` where the file cannot be made."""
        path = database.with_name(database.name + ".lock")
        try:
            database.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
            self._handle = os.open(path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, _PRIVATE)
        except OSError as error:
            raise DatabaseUnusable(
                f"The lock file {path} cannot be opened: {error.strerror}."
            ) from error
        try:
            fcntl.flock(self._handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            holder = os.read(self._handle, 32).decode("ascii", "replace").strip() or "unknown"
            os.close(self._handle)
            raise AlreadyOpen(
                f"The database {database} is already open in another process (number {holder})."
                " Stop that one first."
            ) from None
        with contextlib.suppress(OSError):  # the number is only a help; a full disk is met later
            os.ftruncate(self._handle, 0)
            os.pwrite(self._handle, f"{os.getpid()}\n".encode(), 0)

    def release(self) -> None:
        os.close(self._handle)


def is_held(database: Path) -> bool:
    """Whether a process has the database open; looks only, and makes no file."""
    try:
        handle = os.open(database.with_name(database.name + ".lock"), os.O_RDONLY | os.O_CLOEXEC)
    except OSError:
        return False
    try:
        fcntl.flock(handle, fcntl.LOCK_SH | fcntl.LOCK_NB)
    except OSError:
        return True
    finally:
        os.close(handle)
    return False
