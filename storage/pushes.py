"""News on their way to Telegram: written with the cursor that saw them, told at least once.

A message, unlike an SMS, costs nothing: after a crash it is told again rather than lost.
"""

from __future__ import annotations

from datetime import datetime

from sqlite_utils.db import Database

from storage.errors import Unsealable
from storage.models import NewPush, PendingPush
from storage.moments import maybe_moment, moment, stamp
from storage.rows import Row, change, rows, value
from storage.table_context import Effect, TableContext


class Pushes:
    def __init__(self, kit: TableContext) -> None:
        self._kit = kit

    def insertion(self, push: NewPush) -> Effect:
        """The effect that keeps the news; harmless where they are known already."""
        sealed = self._kit.vault.seal(_seal_owner(push.account_id), push.payload)
        fields = (push.account_id, push.chat, push.kind, push.ref, sealed, stamp(push.due_at))
        return lambda db: change(db, _INSERT, fields) == 1

    async def put(self, push: NewPush) -> bool:
        """Keep the news; False where they are known already."""
        effect = self.insertion(push)
        return bool(await self._kit.write(effect))

    async def claim(self, now: datetime) -> PendingPush | None:
        """The longest due news of a chat that can be reached, or None.

        News that the master keys do not open are dropped: they cannot be told.
        """
        at = stamp(now)

        def work(db: Database) -> PendingPush | None:
            while records := rows(db, _CLAIM, (at,)):
                try:
                    return self.opened(records[0])
                except Unsealable:
                    change(db, _DONE, (records[0]["id"],))
            return None

        return await self._kit.write(work)

    async def done(self, push_id: int) -> None:
        """Told. The payload is erased; the row stays, so that the same never comes again."""
        await self._kit.write(lambda db: change(db, _DONE, (push_id,)))

    async def release(self, push_id: int, due_at: datetime) -> None:
        """Not told yet: again at `due_at` (quiet hours, a failure)."""
        sql = "UPDATE pushes SET state = 'waiting', due_at = ? WHERE id = ? AND state <> 'done'"
        await self._kit.write(lambda db: change(db, sql, (stamp(due_at), push_id)))

    async def recover(self) -> int:
        """At start, before any claim: news that were being told when the process died."""
        sql = "UPDATE pushes SET state = 'waiting' WHERE state = 'telling'"
        return await self._kit.write(lambda db: change(db, sql))

    async def next_due(self) -> datetime | None:
        """When the next news of a chat that can be reached are due."""
        sql = f"SELECT min(due_at) FROM pushes WHERE {_TELLABLE}"  # noqa: S608 - a literal
        return maybe_moment(await self._kit.read(lambda db: value(db, sql)))

    def opened(self, record: Row) -> PendingPush:
        """A row of the table; raises `Unsealable`."""
        return PendingPush(
            id=record["id"],
            account_id=record["account_id"],
            chat=record["chat"],
            kind=record["kind"],
            ref=record["ref"],
            payload=self._kit.vault.open(_seal_owner(record["account_id"]), record["sealed"]),
            due_at=moment(record["due_at"]),
            starts=record["starts"],
        )


_TELLABLE = "state = 'waiting' AND chat NOT IN (SELECT chat FROM chats WHERE reachable = 0)"

_INSERT = """
    INSERT INTO pushes (account_id, chat, kind, ref, sealed, due_at, state)
    VALUES (?, ?, ?, ?, ?, ?, 'waiting')
    ON CONFLICT (account_id, chat, kind, ref) DO NOTHING
"""

_CLAIM = f"""
    UPDATE pushes SET state = 'telling', starts = starts + 1
    WHERE id = (
        SELECT id FROM pushes WHERE {_TELLABLE} AND due_at <= ? ORDER BY due_at, id LIMIT 1
    )
    RETURNING *
"""  # noqa: S608 - literals of this module

_DONE = "UPDATE pushes SET state = 'done', sealed = NULL WHERE id = ?"


def _seal_owner(account_id: int) -> str:
    return f"push:{account_id}"
