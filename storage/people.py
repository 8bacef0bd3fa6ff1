"""Whom the bot serves, and forgetting a person altogether.

The list of those who may use the bot changes only with a restart, so it is applied to the rows once
at each start: workers then find nothing to do for anybody else. It is enough to name a person again
to have the account back; what waited to be sent meanwhile is not sent.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Collection

from sqlite_utils.db import Database

from storage.audit_writing import forget_person
from storage.rows import change, rows
from storage.table_context import TableContext

_BARRED = """
    UPDATE accounts SET barred = CASE
        WHEN :all OR owner IN (SELECT value FROM json_each(:listed)) THEN 0 ELSE 1 END
"""

_OFF_LIST = "user NOT IN (SELECT value FROM json_each(:listed))"
_OF_BARRED = "account_id IN (SELECT id FROM accounts WHERE barred = 1)"
_EITHER = f"({_OFF_LIST} OR {_OF_BARRED})"

_NOT_SENT = """
    UPDATE outbox SET state = 'not_sent', finished_at = :now, sealed = NULL WHERE state = 'waiting'
"""
_NOT_IMPORTED = """
    UPDATE imports SET state = 'cancelled', told = 1
    WHERE state IN ('draft', 'reading', 'ready', 'running')
"""
_NOT_PLANNED = """
    UPDATE campaigns SET state = 'stopped', told = 1, finished_at = :now
    WHERE state IN ('waiting', 'paused', 'held')
"""
_NOT_APPROVED = """
    UPDATE approvals SET state = 'voided', told = 1, decided_at = :now WHERE state = 'submitted'
"""
_STOPPING = (
    (_NOT_APPROVED, _EITHER),
    (_NOT_PLANNED, _EITHER),
    (_NOT_SENT, _EITHER),
    ("UPDATE outbox SET told = 1 WHERE told = 0", _EITHER),
    (_NOT_IMPORTED, _EITHER),
    ("UPDATE exports SET state = 'cancelled' WHERE state = 'running'", _EITHER),
    ("UPDATE follows SET due_at = NULL WHERE due_at IS NOT NULL", _EITHER),
    ("UPDATE pushes SET state = 'done', sealed = NULL WHERE state = 'waiting'", _OF_BARRED),
    ("UPDATE states SET due = NULL WHERE due IS NOT NULL", _OFF_LIST),
)
"""What workers would go on with by themselves, and whose it is."""

_LAST = ("links", "accounts")
"""Deleted after the rows that belong to them, so that these are counted by their own name."""


class People:
    def __init__(self, kit: TableContext) -> None:
        self._kit = kit

    async def serve_only(self, listed: Collection[int]) -> int:
        """Stop all work for people not listed; an empty list is everybody's. How many accounts."""
        fields = {"all": not listed, "listed": json.dumps(sorted(listed)), "now": self._kit.now()}

        def work(db: Database) -> int:
            change(db, _BARRED, fields)
            for statement, whose in _STOPPING if listed else ():
                change(db, f"{statement} AND {whose}", fields)
            return len(rows(db, "SELECT 1 FROM accounts WHERE barred = 1"))

        return await self._kit.write(work, full=True)

    async def forget(self, user: int) -> Counter[str]:
        """Delete all that is a person's: accounts, private chat, groups' rows of theirs.

        Returns how many rows went, by table. The WAL is emptied, so that nothing stays on disk.
        Rows of the audit are emptied: its chain stays whole.
        """
        key = self._kit.hash_key
        gone = await self._kit.write(
            lambda db: Counter(audit=forget_person(db, key, user)) + _forget(db, user), full=True
        )
        await self._kit.engine.checkpoint()
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
    return +gone
