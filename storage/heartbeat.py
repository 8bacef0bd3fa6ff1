"""Whether the database can still be written, by writing it.

A read proves nothing: on a full disk everything can be read and no update can be taken in.
"""

from __future__ import annotations

from sqlite_utils.db import Database

from storage.rows import change
from storage.table_context import TableContext

BALLAST = 32 * 1024
"""Bytes. Room for them is what a batch of updates may need."""


class Heartbeat:
    def __init__(self, context: TableContext) -> None:
        self._context = context

    async def beat(self) -> None:
        """Write a row that is as long as an update may be, and take it away again.

        Raises:
            StorageError: it cannot be written; `StorageFull` where there is no room.
        """
        now = self._context.now()

        def put(db: Database) -> None:
            sql = "INSERT OR REPLACE INTO heartbeat VALUES (1, ?, zeroblob(?))"
            change(db, sql, (now, BALLAST))

        await self._context.write(put, full=True)
        await self._context.write(lambda db: change(db, "DELETE FROM heartbeat"))
