"""Colleagues who have left a group of the account, or were taken out of it.

A row takes rights away and gives none, so it stands open. It goes when the person is let in there
again, with the colleague, and by the owner's word. What they had planned is held and the owner's
from then on: nothing of it goes on unasked.
"""

from __future__ import annotations

import json
from collections.abc import Sequence

from sqlite_utils.db import Database

from storage.handing_on import hold_planned
from storage.rows import Row, change, rows, value
from storage.selves import own_numbers
from storage.table_context import Effect, TableContext


def is_away(db: Database, account_id: int, user: int) -> bool:
    """Within a transaction: whether the person has left a group of the account."""
    return value(db, _AWAY, (account_id, user)) is not None


class Departures:
    def __init__(self, context: TableContext) -> None:
        self._context = context

    async def concerned(self, chat: int, user: int) -> list[int]:
        """The accounts of this group of which the person is a colleague who is not away from it."""
        context = self._context
        found = await context.read(
            lambda db: rows(db, _CONCERNED, {"chat": chat} | self._whose(db, user))
        )
        return [each["account_id"] for each in found]

    async def left(
        self, account_id: int, chat: int, user: int, *, effects: Sequence[Effect] = ()
    ) -> bool:
        """The person is not in the group any more; False where that is known, or no matter.

        `effects` run in the same commit.
        """
        context = self._context
        fields = {"account_id": account_id, "chat": chat, "now": context.now()}

        def work(db: Database) -> bool:
            gone = rows(db, _LEFT, fields | self._whose(db, user))
            for each in gone:
                hold_planned(db, context, account_id, each["user"])
            for effect in effects if gone else ():
                effect(db)
            return bool(gone)

        return await context.write(work, full=True)

    def _whose(self, db: Database, user: int) -> Row:
        """The person may be a colleague by another messenger than the group's."""
        return {"users": json.dumps(own_numbers(db, self._context.vault, user))}

    async def came(self, chat: int, user: int) -> None:
        """They are in the group (again)."""
        context = self._context
        if (
            await context.read(lambda db: value(db, _THERE, self._there(db, chat, user)))
            is not None
        ):
            await context.write(lambda db: change(db, _CAME, self._there(db, chat, user)))

    def _there(self, db: Database, chat: int, user: int) -> Row:
        return self._whose(db, user) | {"chat": chat}

    async def forgive(self, account_id: int, user: int) -> bool:
        """The owner lets them go on all the same; False where they were not away."""
        sql = "DELETE FROM departures WHERE account_id = ? AND user = ?"
        return bool(await self._context.write(lambda db: change(db, sql, (account_id, user))))

    async def away(self, account_id: int, user: int) -> bool:
        """`is_away` by itself."""
        return await self._context.read(lambda db: is_away(db, account_id, user))

    async def met_in(self, account_id: int, user: int) -> list[tuple[int, int]]:
        """Groups of the account in which this person has worked with the bot, as whom in each."""

        def work(db: Database) -> list[Row]:
            return rows(db, _MET_IN, self._whose(db, user) | {"account_id": account_id})

        return [(each["chat"], each["user"]) for each in await self._context.read(work)]


_AWAY = "SELECT 1 FROM departures WHERE account_id = ? AND user = ? LIMIT 1"
_PERSON = "user IN (SELECT value FROM json_each(:users))"
_THERE = f"SELECT 1 FROM departures WHERE chat = :chat AND {_PERSON} LIMIT 1"  # noqa: S608 - literals of this module
_CAME = f"DELETE FROM departures WHERE chat = :chat AND {_PERSON}"  # noqa: S608 - the same
_WHOSE = f"""
    FROM members m JOIN allowed a ON a.account_id = m.account_id
    WHERE a.chat = :chat AND m.{_PERSON}
"""
_CONCERNED = f"""
    SELECT DISTINCT m.account_id {_WHOSE} AND NOT EXISTS (
        SELECT 1 FROM departures d
        WHERE d.account_id = m.account_id AND d.user = m.user AND d.chat = a.chat
    )
"""  # noqa: S608 - literals of this module
_LEFT = f"""
    INSERT INTO departures (account_id, user, chat, since)
    SELECT m.account_id, m.user, a.chat, :now {_WHOSE} AND m.account_id = :account_id
    ON CONFLICT DO NOTHING RETURNING user
"""
_MET_IN = f"""
    SELECT s.chat, s.user FROM states s JOIN allowed a ON a.chat = s.chat
    WHERE a.account_id = :account_id AND s.{_PERSON} AND s.chat < 0
"""  # noqa: S608 - literals of this module
