"""One connection in one thread, with a queue before it.

SQLite has one writer anyway, so the queue costs nothing and rules out "database is locked",
half-written screens, and the WAL-reset bug of SQLite before 3.51.3, which needs two connections.
"""

from __future__ import annotations

import asyncio
import contextlib
import threading
from collections.abc import Callable
from pathlib import Path
from queue import Empty, SimpleQueue
from typing import TypeVar

from sqlite_utils.db import Database

from storage.connection import BUSY_SECONDS, connect
from storage.driver import sqlite3
from storage.errors import StorageClosed
from storage.lock import ProcessLock
from storage.request_runner import QueuedRequest, RequestKind, RequestRunner, answer_all

T = TypeVar("T")

_MOST = 128
"""Jobs served together: more would keep the first of them waiting for the last."""


class Engine:
    """Runs functions over the database in one thread, writes in order of arrival.

    `threaded=False`: in the event loop's own thread, which others wait for; for a run whose order
    of events must be the same each time.

    What waits at the same moment is served together (`RequestRunner`): the reads first, then the
    writes. Who awaits one call before making the next does not notice.
    """

    def __init__(self, path: Path, lock: ProcessLock, *, threaded: bool = True) -> None:
        self.path = path
        self._lock = lock
        self._loop = asyncio.get_running_loop()
        self._waiting: SimpleQueue[QueuedRequest | None] = SimpleQueue()
        self._runner = RequestRunner(path)
        self._closed = self._ended = False
        self._threaded = threaded
        if threaded:
            # A daemon: a process that ends without closing us must not hang (each commit is whole).
            threading.Thread(target=self._serve, name="storage", daemon=True).start()

    @classmethod
    async def open(cls, path: Path, *, threaded: bool = True) -> Engine:
        """Raises `DatabaseUnusable` and its kin, `StorageFull`, `StorageBusy`."""
        engine = cls(path, await asyncio.to_thread(ProcessLock, path), threaded=threaded)
        try:
            await engine._submit(engine._connect, RequestKind.BARE)
        except BaseException:
            engine._give_up()
            raise
        return engine

    async def run(
        self, work: Callable[[Database], T], *, write: bool = True, full: bool = False
    ) -> T:
        """What `work` returns, committed. Whatever it raises undoes all that it wrote.

        `work` may be run twice, its first run undone: it must change nothing but the database.
        `full`: the commit survives a power cut, for about 0.25 ms more. `write=False`: what
        it writes is undone, and refused (`RuntimeError`). A caller that is cancelled while
        `work` waits in the queue stops it from running; once it runs it ends, whole.
        """
        if self._closed:
            raise StorageClosed("The database is closed.")
        kind = RequestKind.READ if not write else RequestKind.FULL if full else RequestKind.WRITE
        return await self._submit(work, kind)

    @property
    def wal_bytes(self) -> int:
        """What stands beside the database still; it grows while another program reads the file."""
        try:
            return self.path.with_name(f"{self.path.name}-wal").stat().st_size
        except OSError:
            return 0

    async def checkpoint(self) -> None:
        """Move the WAL into the database and empty it, so that nothing deleted stands there."""
        await self._submit(_truncate, RequestKind.BARE)

    async def shrink(self) -> None:
        """Give free pages back to the file system, some at a time: others wait meanwhile."""
        await self._submit(_shrink, RequestKind.BARE)

    async def close(self) -> None:
        """Finish what is queued, empty the WAL, let go of the lock. Harmless twice."""
        if self._closed:
            return
        self._closed = True
        try:
            await self._submit(self._disconnect, RequestKind.BARE)
        finally:
            self._give_up()

    async def _submit(self, work: Callable[[Database], T], kind: RequestKind) -> T:
        if self._ended:
            raise StorageClosed("The database is closed.")
        request = QueuedRequest(work, kind, self._loop.create_future())
        self._waiting.put(request)
        if not self._threaded:
            self._loop.call_soon(self._serve_here)
        result: T = await request.future
        return result

    def _serve(self) -> None:
        """The thread: serve what waits, tell the callers; until told to end."""
        while (first := self._waiting.get()) is not None:
            for done in self._runner.serve(self._and_more(first)):
                with contextlib.suppress(RuntimeError):  # the loop is closed: nobody waits now
                    self._loop.call_soon_threadsafe(answer_all, done)

    def _serve_here(self) -> None:
        """Serve what waits, if another call has not done so."""
        with contextlib.suppress(Empty):
            if (first := self._waiting.get_nowait()) is not None:
                for done in self._runner.serve(self._and_more(first)):
                    answer_all(done)

    def _and_more(self, first: QueuedRequest) -> list[QueuedRequest]:
        """`first` and what waits behind it; a `BARE` request ends the list."""
        requests = [first]
        while len(requests) < _MOST and requests[-1].kind is not RequestKind.BARE:
            try:
                request = self._waiting.get_nowait()
            except Empty:
                break
            if request is None:  # the end comes after these
                self._waiting.put(None)
                break
            requests.append(request)
        return requests

    def _connect(self, _: object) -> None:
        self._runner.db = connect(self.path)

    def _disconnect(self, db: Database) -> None:
        try:
            with contextlib.suppress(sqlite3.Error):  # a full disk must not keep us from closing
                _truncate(db)
        finally:
            self._runner.db = None
            db.close()

    def _give_up(self) -> None:
        self._ended = True
        self._waiting.put(None)
        self._lock.release()


_PAGES = 8_000
"""Given back at once; of 4 kB each."""


def _shrink(db: Database) -> None:
    db.conn.execute(f"PRAGMA incremental_vacuum({_PAGES})").fetchall()
    _truncate(db)


def _truncate(db: Database) -> None:
    """Not waiting for who reads the file meanwhile: everybody would wait with us."""
    db.conn.execute("PRAGMA busy_timeout = 0").fetchall()
    try:
        db.conn.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
    finally:
        db.conn.execute(f"PRAGMA busy_timeout = {int(1000 * BUSY_SECONDS)}").fetchall()
