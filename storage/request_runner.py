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
from storage.transaction import begin, immediate, look, undo

Work = Callable[[Database], Any]


class RequestKind(Enum):
    """`BARE`: outside of any transaction, after all that came before it."""

    READ = "read"
    WRITE = "write"
    FULL = "full"
    BARE = "bare"


@dataclass(slots=True, eq=False)
class QueuedRequest:
    """One piece of work, and who waits for it."""

    work: Work
    kind: RequestKind
    future: asyncio.Future[Any]
    value: Any = None
    error: BaseException | None = None


def answer_all(requests: Sequence[QueuedRequest]) -> None:
    """Tell those who wait; called in the event loop."""
    for request in requests:
        if request.future.done():
            continue
        if request.error is None:
            request.future.set_result(request.value)
        else:
            request.future.set_exception(request.error)


class RequestRunner:
    """Runs requests on one connection; what they raise ends in their `error`, in our words."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._full = False
        self.db: Database | None = None

    def serve(self, requests: Sequence[QueuedRequest]) -> Iterator[Sequence[QueuedRequest]]:
        """Run them; each group as soon as it is done, for its callers to be told."""
        for serve, kinds in (
            (self._read, (RequestKind.READ,)),
            (self._write, (RequestKind.WRITE, RequestKind.FULL)),
            (self._bare, (RequestKind.BARE,)),
        ):
            some = [
                request
                for request in requests
                if request.kind in kinds and not request.future.cancelled()
            ]
            if not some:
                continue
            try:
                serve(some)
            except BaseException as error:  # noqa: BLE001 (nobody may wait for ever)
                for request in some:
                    request.error = request.error or self._meant(error)
            yield some

    def _open_db(self) -> Database:
        if self.db is None:
            raise StorageClosed("The database is closed.")
        return self.db

    def _read(self, requests: Sequence[QueuedRequest]) -> None:
        db = self._open_db()
        for request in requests:
            try:
                request.value = look(db, request.work)
            except BaseException as error:  # noqa: BLE001 (it is the caller's)
                request.error = self._meant(error)

    def _write(self, requests: Sequence[QueuedRequest]) -> None:
        """Commit all together, or else each alone."""
        db = self._open_db()
        if len(requests) > 1 and self._together(db, requests):
            return
        for request in requests:
            try:
                self._level(db, full=request.kind is RequestKind.FULL)
                with immediate(db):
                    request.value = request.work(db)
            except BaseException as error:  # noqa: BLE001 (it is the caller's)
                request.error = self._meant(error)

    def _together(self, db: Database, requests: Sequence[QueuedRequest]) -> bool:
        """False: something failed, and nothing was written.

        Raises:
            sqlite3.Error: another program's lock was waited for in vain, once for all.
        """
        self._level(db, full=any(request.kind is RequestKind.FULL for request in requests))
        begin(db)
        try:
            for request in requests:
                request.value = request.work(db)
            db.conn.execute("COMMIT")
        except BaseException:  # noqa: BLE001 (whose it is shows when each is run alone)
            undo(db)
            return False
        return True

    def _bare(self, requests: Sequence[QueuedRequest]) -> None:
        for request in requests:
            request.value = request.work(self.db)  # type: ignore[arg-type] # opening makes it

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
