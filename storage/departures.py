"""Colleagues who have left a group of the account, or were taken out of it.

A row takes rights away and gives none, so it stands open. It goes when the person is let in there
again, with the colleague, and by the owner's word.
"""

from __future__ import annotations

from sqlite_utils.db import Database

from storage.rows import change, rows, value
from storage.table_context import TableContext


def is_away(db: Database, account_id: int, user: int) -> bool:
    """Within a transaction: whether the person has left a group of the account."""
    return value(db, _AWAY, (account_id, user)) is not None


class Departures:
    def __init__(self, kit: TableContext) -> None:
        self._kit = kit

    async def left(self, chat: int, user: int) -> list[int]:
        """The person is not in the group any more: the accounts of which they are a colleague."""
        fields = {"chat": chat, "user": user, "now": self._kit.now()}
        if not await self._kit.read(lambda db: rows(db, _CONCERNED, fields)):
            return []  # most people of a group are nobody's colleague: nothing is written
        gone = await self._kit.write(lambda db: rows(db, _LEFT, fields), full=True)
        return [each["account_id"] for each in gone]

    async def came(self, chat: int, user: int) -> None:
        """They are in the group (again)."""
        sql = "DELETE FROM departures WHERE chat = ? AND user = ?"
        if await self._kit.read(lambda db: value(db, _THERE, (chat, user))) is not None:
            await self._kit.write(lambda db: change(db, sql, (chat, user)))

    async def forgive(self, account_id: int, user: int) -> bool:
        """The owner lets them go on all the same; False where they were not away."""
        sql = "DELETE FROM departures WHERE account_id = ? AND user = ?"
        return bool(await self._kit.write(lambda db: change(db, sql, (account_id, user))))

    async def away(self, account_id: int, user: int) -> bool:
        """`is_away` by itself."""
        return await self._kit.read(lambda db: is_away(db, account_id, user))

    async def met_in(self, account_id: int, user: int) -> list[int]:
        """Groups of the account in which this colleague has worked with the bot."""
        found = await self._kit.read(lambda db: rows(db, _MET_IN, (account_id, user)))
        return [each["chat"] for each in found]


_AWAY = "SELECT 1 FROM departures WHERE account_id = ? AND user = ? LIMIT 1"
_THERE = "SELECT 1 FROM departures WHERE chat = ? AND user = ? LIMIT 1"
_WHOSE = """
    FROM members m JOIN allowed a ON a.account_id = m.account_id
    WHERE a.chat = :chat AND m.user = :user
"""
_CONCERNED = f"SELECT 1 {_WHOSE} LIMIT 1"
_LEFT = f"""
    INSERT INTO departures (account_id, user, chat, since)
    SELECT m.account_id, m.user, a.chat, :now {_WHOSE}
    ON CONFLICT DO NOTHING RETURNING account_id
"""
_MET_IN = """
    SELECT s.chat FROM states s JOIN allowed a ON a.chat = s.chat
    WHERE a.account_id = ? AND s.user = ? AND s.chat < 0
"""
