"""The chats the bot has met: can they be reached, and under which id."""

from __future__ import annotations

from datetime import datetime
from itertools import product

from cachetools import LRUCache
from sqlite_utils.db import Database

from storage.account_seal import rebind
from storage.models import Chat
from storage.moments import moment, stamp
from storage.rows import change, row, rows, value
from storage.table_context import TableContext
from storage.vault import Vault

_CACHED = 20_000


class Chats:
    """Every update is seen here, so what did not change is remembered and not written again."""

    def __init__(self, context: TableContext) -> None:
        self._context = context
        self._known: LRUCache[int, tuple[int, str, str | None]] = LRUCache(_CACHED)

    async def seen(self, chat: int, user: int, kind: str, language: str | None) -> None:
        """Something came from the chat: it can be reached (again).

        A private chat keeps its person's present language; a group keeps the first met.
        """
        fact = (user, kind, language) if kind == "private" else (0, kind, None)
        if self._known.get(chat) == fact:
            return
        sql = _SEEN_PRIVATE if kind == "private" else _SEEN_GROUP
        now = self._context.now()
        await self._context.write(lambda db: change(db, sql, (chat, user, kind, language, now)))
        self._known[chat] = fact

    async def get(self, chat: int) -> Chat | None:
        record = await self._context.read(
            lambda db: row(db, "SELECT * FROM chats WHERE chat = ?", (chat,))
        )
        if record is None:
            return None
        return Chat.model_validate(record | {"seen_at": moment(record["seen_at"])})

    async def unreachable(self, chat: int) -> None:
        """The bot was blocked or removed, or the chat is gone: pushes stop until it is seen."""
        self._known.pop(chat, None)
        await self._mark(chat, reachable=False)

    async def reachable(self, chat: int) -> None:
        await self._mark(chat, reachable=True)

    async def is_reachable(self, chat: int) -> bool:
        """True also for a chat never met: nothing speaks against it."""
        sql = "SELECT reachable FROM chats WHERE chat = ?"
        reachable: int | None = await self._context.read(lambda db: value(db, sql, (chat,)))
        return reachable != 0

    async def prune(self, before: datetime) -> int:
        """Forget chats that were closed to the bot before, with what was kept for them; how many.

        One that has an account is kept: its owner may come back.
        """

        def work(db: Database) -> int:
            gone = [each["chat"] for each in rows(db, _CLOSED, (stamp(before),))]
            for table, chat in product(_OF_A_CHAT, gone):
                change(db, f"DELETE FROM {table} WHERE chat = ?", (chat,))  # noqa: S608 - a table of ours
            return len(gone)

        pruned = await self._context.write(work)
        self._known.clear()
        return pruned

    async def migrate(self, old: int, new: int) -> None:
        """Telegram gave the chat a new id: change it in every table, in one transaction.

        Where both ids have a row, the new one's stands, as it is younger; no job is dropped.
        """
        if old == new:
            return
        await self._context.write(lambda db: _migrate(db, self._context.vault, old, new), full=True)
        self._known.pop(old, None)
        self._known.pop(new, None)

    async def _mark(self, chat: int, *, reachable: bool) -> None:
        sql = (
            "INSERT INTO chats VALUES (?, 0, '', NULL, ?, ?)"
            " ON CONFLICT (chat) DO UPDATE SET reachable = excluded.reachable,"
            " seen_at = excluded.seen_at"
        )
        now = self._context.now()
        await self._context.write(lambda db: change(db, sql, (chat, int(reachable), now)))


_OF_A_CHAT = ("states", "bindings", "settings", "chats")
_CLOSED = """
    SELECT chat FROM chats WHERE reachable = 0 AND seen_at < ?
        AND chat NOT IN (SELECT chat FROM allowed) LIMIT 500
"""

_SEEN_PRIVATE = """
    INSERT INTO chats VALUES (?, ?, ?, ?, 1, ?)
    ON CONFLICT (chat) DO UPDATE SET user = excluded.user, kind = excluded.kind,
        language = excluded.language, reachable = 1, seen_at = excluded.seen_at
"""

_SEEN_GROUP = """
    INSERT INTO chats VALUES (?, ?, ?, ?, 1, ?)
    ON CONFLICT (chat) DO UPDATE SET kind = excluded.kind, reachable = 1,
        seen_at = excluded.seen_at
"""


_NEVER_DROPPED = ("outbox", "campaigns", "approvals")
"""Tables of money: a row whose card has the number of another one's gets another number."""

BELOW_ALL = -(2**40)
"""Below every number of a frame: cards count up from 1, turns of campaigns down from -1."""


def _migrate(db: Database, vault: Vault, old: int, new: int) -> None:
    for bound in rows(db, "SELECT account_id FROM allowed WHERE chat = ?", (old,)):
        rebind(db, vault, bound["account_id"], add=new, drop=old)
    for table in db.tables:
        if "chat" not in table.columns_dict:
            continue
        name = table.name
        change(db, f"UPDATE OR IGNORE {name} SET chat = ? WHERE chat = ?", (new, old))  # noqa: S608 - a table of ours
        if name in _NEVER_DROPPED:
            moved = f"UPDATE {name} SET chat = ?, frame = ? - id WHERE chat = ?"  # noqa: S608 - a table of ours
            change(db, moved, (new, BELOW_ALL, old))
        change(db, f"DELETE FROM {name} WHERE chat = ?", (old,))  # noqa: S608 - a table of ours
