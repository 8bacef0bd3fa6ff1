"""That a code was used, for who made it: kept with the joining itself, until they were told.

Whoever used it may be somebody else, and is the same person from then on. So this is told in the
chat of who made it and in no other.
"""

from __future__ import annotations

import json

from sqlite_utils.db import Database

from storage.errors import Unsealable
from storage.models import Frozen
from storage.rows import Row, change, rows
from storage.table_context import TableContext


class CodeUse(Frozen):
    """`user`: who made the code; `by`: the number of who used it, `name` as they are called."""

    user: int
    by: int
    name: str


class IdentityUses:
    def __init__(self, context: TableContext) -> None:
        self._context = context

    async def untold(self) -> list[CodeUse]:
        """What was sealed by another key is nobody's to tell."""
        records = await self._context.read(lambda db: rows(db, "SELECT * FROM identity_uses"))
        opened = (self._opened(record) for record in records)
        return [use for use in opened if use is not None]

    def _opened(self, record: Row) -> CodeUse | None:
        try:
            content = self._context.vault.open(_owner(record["user"]), record["sealed"])
        except Unsealable:
            return None
        return CodeUse(user=record["user"], **json.loads(content))

    async def told(self, use: CodeUse) -> None:
        fields = (use.user,)
        await self._context.write(
            lambda db: change(db, "DELETE FROM identity_uses WHERE user = ?", fields)
        )


def note_use(db: Database, context: TableContext, use: CodeUse) -> None:
    """Within the transaction that joins them."""
    content = json.dumps({"by": use.by, "name": use.name}).encode()
    sealed = context.vault.seal(_owner(use.user), content)
    change(db, "INSERT OR REPLACE INTO identity_uses VALUES (?, ?)", (use.user, sealed))


def _owner(user: int) -> str:
    return f"identity-use:{user}"
