"""What waits at the same moment is served together: one commit, and one wake-up, for many.

A commit costs as much as the writes of some twenty screens. So writes that wait share one
transaction; should any of them fail, all is undone and each is run again by itself, so that an
exception still undoes its own work only. Nobody hears of success before the commit.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from enum import Enum
from pathlib import Path
from typing import Any

from sqlite_utils.db import Database

from storage.driver import sqlite3
from storage.errors import StorageClosed, translated
from storage.transaction import begin, immediate, reading, refused, undo

Work = Callable[[Database], Any]


class Kind(Enum):
    """`BARE`: outside of any transaction, after all that came before it."""

    READ = "read"
    WRITE = "write"
    FULL = "full"
    BARE = "bare"


@dataclass(slots=True, eq=False)
class Job:
    """One piece of work, and who waits for it."""

    work: Work
    kind: Kind
    future: asyncio.Future[Any]
    value: Any = None
    error: BaseException | None = None


def settle(jobs: Sequence[Job]) -> None:
    """Tell those who wait; called in the event loop."""
    for job in jobs:
        if job.future.done():
            continue
        if job.error is None:
            job.future.set_result(job.value)
        else:
            job.future.set_exception(job.error)


class Batch:
    """Runs jobs on one connection; what they raise ends in `Job.error`, in this room's words."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._full = False
        self.db: Database | None = None

    def serve(self, jobs: Sequence[Job]) -> Iterator[Sequence[Job]]:
        """Run them; each group as soon as it is done, for its callers to be told."""
        for serve, kinds in (
            (self._read, (Kind.READ,)),
            (self._write, (Kind.WRITE, Kind.FULL)),
            (self._bare, (Kind.BARE,)),
        ):
            some = [job for job in jobs if job.kind in kinds and not job.future.cancelled()]
            if not some:
                continue
            try:
                serve(some)
            except BaseException as error:  # noqa: BLE001 (nobody may wait for ever)
                for job in some:
                    job.error = job.error or self._meant(error)
            yield some

    def _open_db(self) -> Database:
        if self.db is None:
            raise StorageClosed("The database is closed.")
        return self.db

    def _read(self, jobs: Sequence[Job]) -> None:
        db = self._open_db()
        with reading(db):
            for job in jobs:
                try:
                    job.value = job.work(db)
                except BaseException as error:  # noqa: BLE001 (it is the caller's)
                    job.error = self._meant(refused(error))

    def _write(self, jobs: Sequence[Job]) -> None:
        """Commit all together, or else each alone."""
        db = self._open_db()
        if len(jobs) > 1 and self._together(db, jobs):
            return
        for job in jobs:
            try:
                self._level(db, full=job.kind is Kind.FULL)
                with immediate(db):
                    job.value = job.work(db)
            except BaseException as error:  # noqa: BLE001 (it is the caller's)
                job.error = self._meant(error)

    def _together(self, db: Database, jobs: Sequence[Job]) -> bool:
        """False: something failed, and nothing was written.

        Raises:
            sqlite3.Error: another program's lock was waited for in vain, once for all.
        """
        self._level(db, full=any(job.kind is Kind.FULL for job in jobs))
        begin(db)
        try:
            for job in jobs:
                job.value = job.work(db)
            db.conn.execute("COMMIT")
        except BaseException:  # noqa: BLE001 (whose it is shows when each is run alone)
            undo(db)
            return False
        return True

    def _bare(self, jobs: Sequence[Job]) -> None:
        for job in jobs:
            job.value = job.work(self.db)  # type: ignore[arg-type] # opening makes it

    def _level(self, db: Database, *, full: bool) -> None:
        if full != self._full:
            db.conn.execute(f"PRAGMA synchronous={'FULL' if full else 'NORMAL'}")
            self._full = full

    def _meant(self, error: BaseException) -> BaseException:
        if not isinstance(error, sqlite3.Error):
            return error
        meant = translated(error, self._path)
        if meant is not error:
            meant.__cause__ = error
        return meant
