"""Updates on disk before Telegram is told that they arrived, so that no kill loses one.

Telegram forgets an update as soon as the next `getUpdates` confirms it, and its ids start anew at
random after a quiet week (Bot API, `Update.update_id`): equality of ids is what counts, not order.
What was handled leaves the table, and its id stays in `handled` for some 30 bytes. A copy of the
database, and one of before that table, have ended rows in `inbox` itself: these are known as well.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta

from sqlite_utils.db import Database

from storage.errors import Unsealable
from storage.moments import stamp
from storage.rows import change, rows, value
from storage.table_context import TableContext

REMEMBERED = timedelta(hours=48)
"""How long a handled id is known: Telegram keeps and repeats updates for 24 hours."""


class Inbox:
    def __init__(self, context: TableContext) -> None:
        self._context = context

    async def put(self, batch: Sequence[tuple[int, bytes]]) -> list[int]:
        """Keep (update id, payload) pairs in one durable transaction; the ids that are new."""
        if not batch:
            return []
        vault, cutoff = self._context.vault, self._cutoff()

        def work(db: Database) -> list[int]:
            _prune(db, cutoff)
            return [
                update_id
                for update_id, payload in batch
                if change(
                    db, _PUT, (update_id, vault.seal(_seal_owner(update_id), payload), update_id)
                )
            ]

        return await self._context.write(work, full=True)

    async def waiting(self) -> list[tuple[int, bytes, int]]:
        """(update id, payload, times started), as they arrived.

        One that the master keys no longer open is left out: it waits for the right key.
        """
        sql = "SELECT update_id, sealed, starts FROM inbox WHERE state = 'waiting' ORDER BY place"
        opened: list[tuple[int, bytes, int]] = []
        for each in await self._context.read(lambda db: rows(db, sql)):
            try:
                payload = self._context.vault.open(_seal_owner(each["update_id"]), each["sealed"])
            except Unsealable:
                continue
            opened.append((each["update_id"], payload, each["starts"]))
        return opened

    async def started(self, update_id: int) -> int:
        """Count one more start of its handling; the count, 0 where it is not waiting."""
        sql = (
            "UPDATE inbox SET starts = starts + 1 WHERE update_id = ? AND state = 'waiting'"
            " RETURNING starts"
        )

        def work(db: Database) -> int:
            records = rows(db, sql, (update_id,))
            return int(records[0]["starts"]) if records else 0

        return await self._context.write(work)

    async def done(self, update_id: int) -> None:
        """Handled, or given up. Its payload is erased; its id is remembered for 48 hours."""
        at = _seconds(self._context.clock())

        def work(db: Database) -> None:
            sql = "DELETE FROM inbox WHERE update_id = ? AND state = 'waiting'"
            if change(db, sql, (update_id,)):
                change(db, "INSERT OR IGNORE INTO handled VALUES (?, ?)", (update_id, at))

        await self._context.write(work)

    async def depth(self) -> int:
        """How many wait."""
        sql = "SELECT count(*) FROM inbox WHERE state = 'waiting'"
        return int(await self._context.read(lambda db: value(db, sql)))

    async def prune(self) -> int:
        """Forget the ids ended over 48 hours ago; how many. `put` does it as well."""
        cutoff = self._cutoff()
        return await self._context.write(lambda db: _prune(db, cutoff))

    def _cutoff(self) -> datetime:
        return self._context.clock() - REMEMBERED


_PUT = """
    INSERT OR IGNORE INTO inbox (update_id, sealed, state)
    SELECT ?, ?, 'waiting' WHERE NOT EXISTS (SELECT 1 FROM handled WHERE update_id = ?)
"""


def _prune(db: Database, cutoff: datetime) -> int:
    copied = change(db, "DELETE FROM inbox WHERE finished_at < ?", (stamp(cutoff),))
    return copied + change(db, "DELETE FROM handled WHERE at < ?", (_seconds(cutoff),))


def _seconds(moment: datetime) -> int:
    return int(moment.timestamp())


def _seal_owner(update_id: int) -> str:
    return f"inbox:{update_id}"
