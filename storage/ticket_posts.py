"""Letters to support on their way: posted at most once, their files kept sealed until then.

PostNewTicket and PostNewTicketReply have no client reference. So a letter is claimed, durably,
before the call: a letter found `posting` may have arrived, and is not posted again unlooked at.
The text stays in the conversation; here are only the state and the files, which Telegram hands
over once and which are too big for a conversation.
"""

from __future__ import annotations

import asyncio
import json
from datetime import datetime, timedelta
from enum import StrEnum

from sqlite_utils.db import Database

from storage.errors import Unsealable
from storage.models import Frozen
from storage.moments import maybe_moment, stamp
from storage.rows import Row, change, row, rows, value
from storage.table_context import TableContext
from storage.vault import Vault

FILES_KEPT = timedelta(hours=24)
LETTERS_KEPT = timedelta(days=90)
_PART_BYTES = 1024 * 1024
"""One transaction writes one part, so that a big file does not hold up the other chats."""


class PostState(StrEnum):
    """`posting`: it may have been posted; what is in the ticket tells."""

    DRAFT = "draft"
    POSTING = "posting"
    POSTED = "posted"


class PendingPost(Frozen):
    id: int
    account_id: int
    user: int
    state: PostState
    claimed_at: datetime | None = None


class PostFile(Frozen):
    """A file of a letter; `size` in bytes."""

    id: int
    name: str
    mime: str
    size: int


class PendingPosts:
    def __init__(self, context: TableContext) -> None:
        self._context = context

    async def begin(self, account_id: int, chat: int, user: int) -> int:
        """A new letter's number; what is too old to keep goes at the same time."""
        now = self._context.clock()
        sql = (
            "INSERT INTO letters (account_id, chat, user, state, created_at)"
            " VALUES (?, ?, ?, 'draft', ?) RETURNING id"
        )

        def work(db: Database) -> int:
            _prune(db, now)
            return int(rows(db, sql, (account_id, chat, user, stamp(now)))[0]["id"])

        return await self._context.write(work)

    async def prune(self) -> None:
        """Erase files after a day, letters after 90."""
        now = self._context.clock()
        await self._context.write(lambda db: _prune(db, now))

    async def get(self, letter_id: int) -> PendingPost | None:
        """None for a letter that is too old, or whose account was unlinked."""
        sql = "SELECT id, account_id, user, state, claimed_at FROM letters WHERE id = ?"
        record = await self._context.read(lambda db: row(db, sql, (letter_id,)))
        if record is None:
            return None
        return PendingPost.model_validate(
            record | {"claimed_at": maybe_moment(record["claimed_at"])}
        )

    async def claim(self, letter_id: int) -> bool:
        """Before the call, durably: the letter is `posting` now. False where it was no draft."""
        sql = (
            "UPDATE letters SET state = 'posting', claimed_at = ? WHERE id = ? AND state = 'draft'"
        )
        now = self._context.now()
        return await self._context.write(
            lambda db: change(db, sql, (now, letter_id)) == 1, full=True
        )

    async def release(self, letter_id: int) -> None:
        """It was not posted for certain: a draft again."""
        sql = "UPDATE letters SET state = 'draft' WHERE id = ? AND state = 'posting'"
        await self._context.write(lambda db: change(db, sql, (letter_id,)), full=True)

    async def posted(self, letter_id: int) -> None:
        """It has arrived, or is wanted no more: never again; its files and its words go."""

        def work(db: Database) -> None:
            change(db, "UPDATE letters SET state = 'posted' WHERE id = ?", (letter_id,))
            change(db, "DELETE FROM letter_files WHERE letter_id = ?", (letter_id,))
            change(db, "DELETE FROM reply_drafts WHERE letter_id = ?", (letter_id,))

        await self._context.write(work, full=True)

    async def attach(
        self, letter_id: int, source: int, name: str, mime: str, content: bytes
    ) -> None:
        """Keep a file; another one of the same `source` (a message id) is replaced.

        Raises:
            StorageFull: no room; the letter is without this file.
        """
        letter = await self.get(letter_id)
        if letter is None:
            return
        owner = seal_owner(letter.user, letter.account_id)
        starts = range(0, len(content), _PART_BYTES)
        header = json.dumps([name, mime]).encode()
        sealed = await asyncio.to_thread(self._context.vault.seal, owner, header)
        fields = (letter_id, source, len(content), len(starts), self._context.now(), sealed)
        records = await self._context.write(lambda db: rows(db, _ATTACH, fields))
        for place, at in enumerate(starts):
            piece = content[at : at + _PART_BYTES]
            part = await asyncio.to_thread(self._context.vault.seal, owner, piece)
            await self._add(int(records[0]["id"]), place, part)

    async def _add(self, file_id: int, place: int, part: bytes) -> None:
        sql = "INSERT INTO letter_parts VALUES (?, ?, ?)"
        await self._context.write(lambda db: change(db, sql, (file_id, place, part)))

    async def files(self, letter_id: int) -> list[PostFile]:
        """The whole files, in order of arrival, without their content."""
        records = await self._context.read(lambda db: rows(db, _FILES, (letter_id,)))
        return [self._file(each) for each in records]

    def _file(self, record: Row) -> PostFile:
        name, mime = json.loads(opened(self._context.vault, record, record["sealed"]))
        return PostFile(id=record["id"], name=name, mime=mime, size=record["size"])

    async def content(self, letter_id: int, file_id: int) -> bytes:
        """A file's bytes.

        Raises:
            Unsealable: the master keys do not open it, or it is not there any more.
        """
        letter = await self.get(letter_id)
        if letter is None:
            raise Unsealable("The letter is gone.")
        vault, whose = self._context.vault, letter.model_dump()
        sql = "SELECT place FROM letter_parts WHERE file_id = ? ORDER BY place"
        places = await self._context.read(lambda db: rows(db, sql, (file_id,)))
        pieces = []
        for each in places:  # one by one: all of them sealed are more than the file
            sealed = await self._part(file_id, each["place"])
            pieces.append(await asyncio.to_thread(opened, vault, whose, sealed))
        return b"".join(pieces)

    async def _part(self, file_id: int, place: int) -> bytes:
        sql = "SELECT sealed FROM letter_parts WHERE file_id = ? AND place = ?"
        sealed = await self._context.read(lambda db: value(db, sql, (file_id, place)))
        if sealed is None:
            raise Unsealable("The file is gone.")
        return bytes(sealed)

    async def detach(self, letter_id: int) -> None:
        """Forget the letter's files."""
        sql = "DELETE FROM letter_files WHERE letter_id = ?"
        await self._context.write(lambda db: change(db, sql, (letter_id,)))

    async def waiting_bytes(self, letter_id: int) -> int:
        """How many bytes its files hold together."""
        sql = "SELECT coalesce(sum(size), 0) FROM letter_files WHERE letter_id = ?"
        return int(await self._context.read(lambda db: value(db, sql, (letter_id,))))


_ATTACH = """
    INSERT OR REPLACE INTO letter_files (letter_id, source, size, parts, created_at, sealed)
    VALUES (?, ?, ?, ?, ?, ?) RETURNING id
"""

_FILES = """
    SELECT f.id, f.size, f.sealed, l.user, l.account_id FROM letter_files AS f
    JOIN letters AS l ON l.id = f.letter_id
    WHERE f.letter_id = ?
        AND f.parts = (SELECT count(*) FROM letter_parts AS p WHERE p.file_id = f.id)
    ORDER BY f.id
"""


def _prune(db: Database, now: datetime) -> None:
    old = (stamp(now - FILES_KEPT),)
    change(db, "DELETE FROM letter_files WHERE created_at < ?", old)
    change(
        db,
        "DELETE FROM reply_drafts WHERE letter_id IN (SELECT id FROM letters WHERE created_at < ?)",
        old,
    )
    change(db, "DELETE FROM letters WHERE created_at < ?", (stamp(now - LETTERS_KEPT),))


def seal_owner(user: int, account_id: int) -> str:
    """The person, not the chat: a chat's id may change under it."""
    return f"letter:{user}:{account_id}"


def opened(vault: Vault, letter: Row, sealed: bytes) -> bytes:
    """What is sealed of a letter; a version before did not say inside for which account it is.

    Raises:
        Unsealable: the master keys do not open it, or it is of another account.
    """
    try:
        return vault.open(seal_owner(letter["user"], letter["account_id"]), sealed)
    except Unsealable:
        return vault.open(f"letter:{letter['user']}", sealed)
