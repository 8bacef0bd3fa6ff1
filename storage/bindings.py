"""Which message of the bot shows which thing, so that a reply finds its ticket.

A ticket's number is its account's own: another account may have one of the same number. So the
account is kept with it; None is a row of a version that kept none.
"""

from __future__ import annotations

from typing import NamedTuple

from storage.rows import change, row, rows
from storage.table_context import TableContext

KEPT = 1_000
"""Bound messages that are kept of each chat, the newest: years of them in a busy one."""


class Binding(NamedTuple):
    kind: str
    ref: str
    account: int | None


class Bindings:
    def __init__(self, context: TableContext) -> None:
        self._context = context

    async def bind(
        self, chat: int, message_id: int, kind: str, ref: str, account: int | None
    ) -> None:
        """A message that is edited to show another thing is bound to that one from then on."""
        sql = (
            "INSERT OR REPLACE INTO bindings (chat, message_id, kind, ref, account_id)"
            " VALUES (?, ?, ?, ?, ?)"
        )
        await self._context.write(
            lambda db: change(db, sql, (chat, message_id, kind, ref, account))
        )

    async def prune(self, kept: int = KEPT) -> int:
        """Forget all but the newest `kept` of each chat, whose ids only rise; how many went."""
        return await self._context.write(lambda db: change(db, _PRUNE, (kept,)))

    async def find(self, chat: int, message_id: int) -> Binding | None:
        """None for a message that shows nothing of the kind."""
        sql = "SELECT kind, ref, account_id FROM bindings WHERE chat = ? AND message_id = ?"
        record = await self._context.read(lambda db: row(db, sql, (chat, message_id)))
        return (
            None if record is None else Binding(record["kind"], record["ref"], record["account_id"])
        )

    async def showing(self, kind: str, ref: str, account: int) -> list[tuple[int, int]]:
        """(chat, message) of all that show this thing; it reads the whole table."""
        sql = (
            "SELECT chat, message_id FROM bindings"
            " WHERE kind = ? AND ref = ? AND account_id = ? ORDER BY chat, message_id"
        )
        found = await self._context.read(lambda db: rows(db, sql, (kind, ref, account)))
        return [(each["chat"], each["message_id"]) for each in found]


_PRUNE = """
    DELETE FROM bindings WHERE (chat, message_id) IN (
        SELECT chat, message_id FROM (
            SELECT chat, message_id,
                row_number() OVER (PARTITION BY chat ORDER BY message_id DESC) AS place
            FROM bindings
        ) WHERE place > ?
    )
"""
