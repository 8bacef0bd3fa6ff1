"""A colleague goes: role, private chat and what they ask for leave the account in one commit."""

from __future__ import annotations

import json
from collections.abc import Collection

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
                if owner is not None and owner not in users and keep:
                    hand_on(db, kit.vault, account_id, each, owner)
            if owner is not None and owner not in users:
                _leave_greeting(db, account_id, users, owner if keep else None)
                part(db, kit, user, account_id)
            return True

        return await self._kit.write(work, full=True)


def _leave_greeting(
    db: Database, account_id: int, users: Collection[int], owner: int | None
) -> None:
    """The birthday greeting that they switched on; `owner` None: nobody's any more."""
    fields = {"account_id": account_id, "users": json.dumps(list(users)), "owner": owner}
    change(db, _GREETING_GOES if owner is None else _GREETING_IS_THE_OWNERS, fields)


_THEIRS = "account_id = :account_id AND user IN (SELECT value FROM json_each(:users))"
_GREETING_GOES = f"DELETE FROM birthday_greetings WHERE {_THEIRS}"  # noqa: S608 - a literal
_GREETING_IS_THE_OWNERS = f"""
    UPDATE birthday_greetings SET topic = iif(chat = user, 0, topic),
        chat = iif(chat = user, :owner, chat), user = :owner, version = version + 1
    WHERE {_THEIRS}
"""  # noqa: S608 - a literal
