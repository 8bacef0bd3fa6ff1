"""Who did what, when: for the operator's questions afterwards. It must never hold a secret."""

from __future__ import annotations

import re
from datetime import datetime

from storage.models import Note
from storage.moments import moment, stamp
from storage.rows import Row, change, rows
from storage.table_context import Effect, TableContext

_LONGEST_DETAIL = 200
_TELLING = re.compile(r"\d{7,}|[A-Za-z0-9_\-+/=]{20,}")
"""Phone numbers in any digits, and what looks like a key or a token."""


class Audit:
    def __init__(self, kit: TableContext) -> None:
        self._kit = kit

    async def note(self, chat: int, user: int, what: str, detail: str = "") -> None:
        """Callers pass no secrets; whatever looks like one all the same is masked."""
        await self._kit.write(self.noting(chat, user, what, detail))

    def noting(self, chat: int, user: int, what: str, detail: str = "") -> Effect:
        """The effect of `note`, for a write that it belongs to."""
        safe = _TELLING.sub("***", detail)[:_LONGEST_DETAIL]
        sql = "INSERT INTO audit (at, chat, user, what, detail) VALUES (?, ?, ?, ?, ?)"
        now = self._kit.now()
        return lambda db: change(db, sql, (now, chat, user, what, safe))

    async def recent(self, chat: int, limit: int = 50) -> list[Note]:
        """The chat's lines, the newest first."""
        sql = "SELECT * FROM audit WHERE chat = ? ORDER BY id DESC LIMIT ?"
        records = await self._kit.read(lambda db: rows(db, sql, (chat, limit)))
        return [note_of(each) for each in records]

    async def prune(self, before: datetime) -> int:
        sql = "DELETE FROM audit WHERE at < ?"
        return await self._kit.write(lambda db: change(db, sql, (stamp(before),)))


def note_of(record: Row) -> Note:
    return Note.model_validate(record | {"at": moment(record["at"])})
