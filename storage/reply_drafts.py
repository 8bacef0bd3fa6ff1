"""Replies to support that were begun and not posted: found again by the ticket that they answer."""

from __future__ import annotations

from sqlite_utils.db import Database

from storage.errors import Unsealable
from storage.models import Frozen
from storage.moments import stamp
from storage.rows import Row, change, row
from storage.table_context import TableContext
from storage.ticket_posts import FILES_KEPT, opened, seal_owner


class ReplyDraft(Frozen):
    """`files`: how many whole ones are kept with the letter."""

    letter: int
    text: str
    files: int


class ReplyDrafts:
    def __init__(self, context: TableContext) -> None:
        self._context = context

    async def write(self, letter_id: int, ticket_id: int, user: int, text: str) -> None:
        """Keep the words as they are now; nothing where the letter is gone or was posted."""
        vault, words = self._context.vault, text.encode("utf-8", "surrogatepass")

        def work(db: Database) -> None:
            letter = row(db, "SELECT account_id FROM letters WHERE id = ?", (letter_id,))
            if letter is not None:
                sealed = vault.seal(seal_owner(user, letter["account_id"]), words)
                change(db, _WRITE, {"letter": letter_id, "ticket": ticket_id, "sealed": sealed})

        await self._context.write(work)

    async def find(
        self, account_id: int, chat: int, user: int, ticket_id: int
    ) -> ReplyDraft | None:
        """The youngest one of this person in this chat for the ticket; not older than its files."""
        since = stamp(self._context.clock() - FILES_KEPT)
        letter = {"account_id": account_id, "user": user}
        fields = (account_id, chat, user, ticket_id, since)

        def work(db: Database) -> Row | None:
            return row(db, _FIND, fields)

        record = await self._context.read(work)
        if record is None:
            return None
        try:
            text = opened(self._context.vault, letter, record.pop("sealed"))
        except Unsealable:
            return None
        return ReplyDraft.model_validate(record | {"text": text.decode("utf-8", "surrogatepass")})


_WRITE = """
    INSERT INTO reply_drafts (letter_id, ticket_id, sealed)
    SELECT id, :ticket, :sealed FROM letters WHERE id = :letter AND state <> 'posted'
    ON CONFLICT (letter_id) DO UPDATE SET sealed = excluded.sealed
"""

_FIND = """
    SELECT d.letter_id AS letter, d.sealed, (
        SELECT count(*) FROM letter_files AS f WHERE f.letter_id = l.id AND f.parts = (
            SELECT count(*) FROM letter_parts AS p WHERE p.file_id = f.id
        )
    ) AS files
    FROM reply_drafts AS d JOIN letters AS l ON l.id = d.letter_id
    WHERE l.account_id = ? AND l.chat = ? AND l.user = ? AND d.ticket_id = ?
        AND l.state <> 'posted' AND l.created_at >= ?
    ORDER BY l.id DESC LIMIT 1
"""
