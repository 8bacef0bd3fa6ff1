"""A colleague goes: role, private chat and what they ask for leave the account in one commit."""

from __future__ import annotations

from sqlite_utils.db import Database

from storage.account_links import part
from storage.approvals import void_of
from storage.handing_on import hand_on
from storage.rows import change, value
from storage.table_context import TableContext


class Dismissals:
    def __init__(self, kit: TableContext) -> None:
        self._kit = kit

    async def remove(self, account_id: int, user: int, *, by: int, keep: bool = True) -> bool:
        """Take role and private chat from a colleague; False where there was none.

        `by`: the owner, or the colleague who leaves. `keep`: what they planned goes on as the
        owner's; else it is held at its time by itself, until somebody stops it.
        """
        kit = self._kit

        def work(db: Database) -> bool:
            fields = (account_id, user)
            owner = value(db, "SELECT owner FROM accounts WHERE id = ?", (account_id,))
            if not change(db, "DELETE FROM members WHERE account_id = ? AND user = ?", fields):
                return False
            void_of(db, kit, account_id, user, by=by)
            if owner is not None and owner != user:
                if keep:
                    hand_on(db, kit.vault, account_id, user, owner)
                part(db, kit, user, account_id)
            return True

        return await self._kit.write(work, full=True)
