"""Conversations: one sealed row a chat and person, saved together with what a press causes."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from sqlite_utils.db import Database

from storage.errors import Unsealable
from storage.moments import maybe_moment, maybe_stamp, stamp
from storage.rows import change, rows, value
from storage.table_context import Effect, TableContext


class States:
    """The payload is the screen engine's; here it is bytes, sealed because texts stand in it."""

    def __init__(self, context: TableContext) -> None:
        self._context = context

    async def load(self, chat: int, user: int) -> bytes | None:
        """None where there is none, or the master keys no longer open it."""
        sql = "SELECT sealed FROM states WHERE chat = ? AND user = ?"
        sealed = await self._context.read(lambda db: value(db, sql, (chat, user)))
        if sealed is None:
            return None
        try:
            return self._context.vault.open(_seal_owner(user), sealed)
        except Unsealable:
            return None

    async def save(
        self,
        chat: int,
        user: int,
        payload: bytes,
        *,
        due: datetime | None = None,
        effects: Sequence[Effect] = (),
        full: bool = False,
    ) -> None:
        """Run the effects, then write the row, in one transaction.

        An effect that raises (`Duplicate`: it was done before) undoes everything and is raised on.
        `due`: when a live screen wants to be drawn again. `full`: survive a power cut.

        Raises:
            StorageFull: the disk is full; neither the effects nor the row were written.
        """
        sealed = self._context.vault.seal(_seal_owner(user), payload)

        def work(db: Database) -> None:
            for effect in effects:
                effect(db)
            change(
                db,
                "INSERT INTO states (chat, user, sealed, due) VALUES (?, ?, ?, ?)"
                " ON CONFLICT (chat, user) DO UPDATE SET sealed = excluded.sealed,"
                " due = excluded.due",
                (chat, user, sealed, maybe_stamp(due)),
            )

        await self._context.write(work, full=full)

    async def delete(self, chat: int, user: int) -> None:
        sql = "DELETE FROM states WHERE chat = ? AND user = ?"
        await self._context.write(lambda db: change(db, sql, (chat, user)))

    async def due_before(self, moment: datetime) -> list[tuple[int, int]]:
        """(chat, user) of the live screens due at `moment` or before, the longest overdue first."""
        sql = "SELECT chat, user FROM states WHERE due <= ? ORDER BY due"
        records = await self._context.read(lambda db: rows(db, sql, (stamp(moment),)))
        return [(each["chat"], each["user"]) for each in records]

    async def next_due(self) -> datetime | None:
        sql = "SELECT min(due) FROM states WHERE due IS NOT NULL"
        return maybe_moment(await self._context.read(lambda db: value(db, sql)))


def _seal_owner(user: int) -> str:
    """The person, not the chat: a chat's id may change under it (a group that is upgraded)."""
    return f"state:{user}"
