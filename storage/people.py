"""Whom the bot serves, and forgetting a person altogether.

The list of those who may use the bot changes only with a restart, so it is applied to the rows once
at each start (`storage/barring.py`): workers then find nothing to do for anybody else. It is enough
to name a person again to have the account back, with what was held meanwhile.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection

from sqlite_utils.db import Database

from storage import barring
from storage.audit_writing import forget_person
from storage.rows import change
from storage.selves import own_numbers
from storage.table_context import TableContext

_LAST = ("links", "accounts")
"""Deleted after the rows that belong to them, so that these are counted by their own name."""


class People:
    def __init__(self, context: TableContext) -> None:
        self._context = context
        self._resting: frozenset[int] = frozenset()

    async def serve_only(self, listed: Collection[int]) -> int:
        """Let rest what is of people not listed; an empty list is everybody's. How many."""
        context = self._context
        self._resting = await context.write(
            lambda db: barring.apply(db, context, listed), full=True
        )
        return len(self._resting)

    def rests(self, account_id: int | None) -> bool:
        """Whether the account's owner was not on the list when the bot was started."""
        return account_id in self._resting

    async def forget(self, user: int) -> Counter[str]:
        """Delete all that is a person's: accounts, private chat, groups' rows of theirs.

        In each messenger in which this is the same person. Returns how many rows went, by table.
        The WAL is emptied, so that nothing stays on disk. Rows of the audit are emptied: its chain
        stays whole.
        """
        key = self._context.hash_key

        def work(db: Database) -> Counter[str]:
            gone: Counter[str] = Counter()
            for each in own_numbers(db, self._context.vault, user):
                gone += Counter(audit=forget_person(db, key, each)) + _forget(db, each)
            return gone

        gone = await self._context.write(work, full=True)
        await self._context.engine.checkpoint()
        return gone


def _forget(db: Database, user: int) -> Counter[str]:
    """By the names of columns (see schema), so that a table of tomorrow is not left out."""
    accounts = "account_id IN (SELECT id FROM accounts WHERE owner = :user)"
    tests = {
        "account_id": accounts,
        "user": "user = :user",
        "chat": "chat = :user",
        "owner": "owner = :user",
    }
    gone: Counter[str] = Counter()
    names = [table.name for table in db.tables if table.name not in _LAST]
    for name in (*names, *_LAST):
        columns = db.table(name).columns_dict
        where = " OR ".join(test for column, test in tests.items() if column in columns)
        if where:
            gone[name] += change(db, f"DELETE FROM {name} WHERE {where}", {"user": user})  # noqa: S608 - our own names
    change(db, "UPDATE approvals SET decided_by = 0 WHERE decided_by = :user", {"user": user})
    for table in ("outbox", "campaigns"):
        change(db, f"UPDATE {table} SET approved_by = 0 WHERE approved_by = :user", {"user": user})  # noqa: S608 - our own names
    return +gone
