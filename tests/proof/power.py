"""What stands on a disk when a process dies, and when the power goes."""

from __future__ import annotations

import shutil
from pathlib import Path

SIDES = ("", "-wal", "-shm")


def copy(database: Path, folder: Path) -> None:
    """A database with all that belongs to it, as it is at this moment; what is there goes."""
    folder.mkdir(exist_ok=True)
    for side in SIDES:
        source, target = Path(f"{database}{side}"), folder / f"{database.name}{side}"
        target.unlink(missing_ok=True)
        if source.exists():
            shutil.copyfile(source, target)


class Disk:
    """Keeps in `folder` what a power cut would leave: all up to the last commit that was synced.

    What SQLite says it does is heard before it is done: a commit is there with the next word.
    """

    def __init__(self, database: Path, folder: Path) -> None:
        self._database, self._folder = database, folder
        self._syncing = self._committing = self._gone = False
        copy(database, folder)

    def hear(self, sql: str) -> None:
        self._settle()
        if self._gone:  # what the process still does reaches no disk
            return
        if sql.startswith("PRAGMA synchronous="):
            self._syncing = sql.endswith("FULL")
        self._committing = sql == "COMMIT" and self._syncing

    def end(self) -> None:
        """The power goes."""
        self._settle()
        self._gone = True

    def _settle(self) -> None:
        if self._committing:
            self._committing = False
            copy(self._database, self._folder)
