"""Which message of the bot shows which thing, kept for good, so that a reply finds its ticket."""

from __future__ import annotations

from storage.kit import Kit
from storage.rows import change, row


class Bindings:
    def __init__(self, kit: Kit) -> None:
        self._kit = kit

    async def bind(self, chat: int, message_id: int, kind: str, ref: str) -> None:
        """A message that is edited to show another thing is bound to that one from then on."""
        sql = "INSERT OR REPLACE INTO bindings VALUES (?, ?, ?, ?)"
        await self._kit.write(lambda db: change(db, sql, (chat, message_id, kind, ref)))

    async def find(self, chat: int, message_id: int) -> tuple[str, str] | None:
        """(kind, ref), or None for a message that shows nothing of the kind."""
        sql = "SELECT kind, ref FROM bindings WHERE chat = ? AND message_id = ?"
        found = await self._kit.read(lambda db: row(db, sql, (chat, message_id)))
        return None if found is None else (found["kind"], found["ref"])
