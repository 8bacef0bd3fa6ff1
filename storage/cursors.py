"""How far each account's news were read, moved on together with the pushes that they caused."""

from __future__ import annotations

from collections.abc import Sequence

from sqlite_utils.db import Database

from storage.rows import change, value
from storage.table_context import Effect, TableContext


class Cursors:
    def __init__(self, context: TableContext) -> None:
        self._context = context

    async def get(self, account_id: int, name: str) -> str | None:
        sql = "SELECT value FROM cursors WHERE account_id = ? AND name = ?"
        position: str | None = await self._context.read(
            lambda db: value(db, sql, (account_id, name))
        )
        return position

    async def set(
        self, account_id: int, name: str, to: str, effects: Sequence[Effect] = ()
    ) -> bool:
        """Run the effects and move the cursor, in one transaction.

        False, with nothing done, where the account was unlinked meanwhile.
        """

        def work(db: Database) -> bool:
            if value(db, "SELECT 1 FROM accounts WHERE id = ?", (account_id,)) is None:
                return False
            for effect in effects:
                effect(db)
            change(db, "INSERT OR REPLACE INTO cursors VALUES (?, ?, ?)", (account_id, name, to))
            return True

        return await self._context.write(work)
