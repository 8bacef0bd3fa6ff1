"""A colleague goes: role, private chat and what they ask for leave the account in one commit."""

from __future__ import annotations

from sqlite_utils.db import Database

from storage.account_links import part
from storage.approvals import void_of
from storage.handing_on import hand_on
from storage.rows import change, value
from storage.selves import selves
from storage.table_context import TableContext


class Dismissals:
    def __init__(self, kit: TableContext) -> None:
        self._kit = kit

    async def remove(self, account_id: int, user: int, *, by: int, keep: bool = True) -> bool:
        """Take role and private chat from a colleague; False where there was none.

        `by`: the owner, or the colleague who leaves. `keep`: what they planned goes on as the
        owner's; else it is held at its time by itself, until somebody stops it, and a birthday
        greeting of theirs is switched off.
        """
        kit = self._kit

        def work(db: Database) -> bool:
            sql = "DELETE FROM members WHERE account_id = ? AND user = ?"
            owner = value(db, "SELECT owner FROM accounts WHERE id = ?", (account_id,))
            users = selves(db, kit.vault, user)
            if not sum(change(db, sql, (account_id, each)) for each in users):
                return False
            for each in users:
                void_of(db, kit, account_id, each, by=by)
                if owner is not None and owner not in users:
                    _leave(db, kit, account_id, each, owner if keep else None)
            if owner is not None and owner not in users:
                part(db, kit, user, account_id)
            return True

        return await self._kit.write(work, full=True)


def _leave(db: Database, kit: TableContext, account_id: int, user: int, owner: int | None) -> None:
    """What goes on by itself of this colleague; `owner` None: it is nobody's any more."""
    if owner is None:
        sql = "DELETE FROM birthday_greetings WHERE account_id = ? AND user = ?"
        change(db, sql, (account_id, user))
    else:
        hand_on(db, kit.vault, account_id, user, owner)
