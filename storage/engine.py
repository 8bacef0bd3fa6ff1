"""One connection in one thread, with a queue before it.

SQLite has one writer anyway, so the queue costs nothing and rules out "database is locked",
half-written screens, and the WAL-reset bug of SQLite before 3.51.3, which needs two connections.
"""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import TypeVar

from sqlite_utils.db import Database

from storage.connection import connect
from storage.driver import sqlite3
from storage.errors import StorageClosed, translated
from storage.lock import ProcessLock
from storage.transaction import immediate, reading

T = TypeVar("T")


class Engine:
    """Runs functions over the database, each in a transaction of its own, in order of arrival."""

    def __init__(self, path: Path, lock: ProcessLock) -> None:
        self.path = path
        self._lock = lock
        self._pool = ThreadPoolExecutor(1, thread_name_prefix="storage")
        self._database: Database | None = None
        self._full = False
        self._closed = False

    @classmethod
    async def open(cls, path: Path) -> Engine:
        """Raises `DatabaseUnusable` and its kin, `StorageFull`, `StorageBusy`."""
        engine = cls(path, await asyncio.to_thread(ProcessLock, path))
        try:
            await engine._submit(engine._open)
        except BaseException:
            engine._give_up()
            raise
        return engine

    async def run(
        self, work: Callable[[Database], T], *, write: bool = True, full: bool = False
    ) -> T:
        """What `work` returns, committed. Whatever it raises undoes all that it wrote.

        `full`: the commit survives a power cut, for about 0.25 ms more. `write=False`: no
        transaction, and a write is refused (`RuntimeError`). A caller that is cancelled while
        `work` waits in the queue stops it from running; once it runs it ends, whole.
        """
        if self._closed:
            raise StorageClosed("The database is closed.")
        return await self._submit(lambda: self._perform(work, write=write, full=full))

    async def checkpoint(self) -> None:
        """Move the WAL into the database and empty it, so that nothing deleted stands there."""
        await self._submit(lambda: _truncate(self._db))

    async def close(self) -> None:
        """Finish what is queued, empty the WAL, let go of the lock. Harmless twice."""
        if self._closed:
            return
        self._closed = True
        try:
            await self._submit(self._shut)
        finally:
            self._give_up()

    @property
    def _db(self) -> Database:
        if self._database is None:
            raise StorageClosed("The database is closed.")
        return self._database

    async def _submit(self, call: Callable[[], T]) -> T:
        def translating() -> T:
            try:
                return call()
            except sqlite3.Error as error:
                meant = translated(error, self.path)
                if meant is error:
                    raise
                raise meant from error

        return await asyncio.get_running_loop().run_in_executor(self._pool, translating)

    def _open(self) -> None:
        self._database = connect(self.path)

    def _perform(self, work: Callable[[Database], T], *, write: bool, full: bool) -> T:
        db = self._db
        if not write:
            with reading(db):
                return work(db)
        if full != self._full:
            db.conn.execute(f"PRAGMA synchronous={'FULL' if full else 'NORMAL'}")
            self._full = full
        with immediate(db):
            return work(db)

    def _shut(self) -> None:
        db = self._db
        try:
            with contextlib.suppress(sqlite3.Error):  # a full disk must not keep us from closing
                _truncate(db)
        finally:
            db.close()

    def _give_up(self) -> None:
        self._database = None
        self._pool.shutdown(wait=False)
        self._lock.release()


def _truncate(db: Database) -> None:
    db.conn.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
