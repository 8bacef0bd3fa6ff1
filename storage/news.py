"""What the watcher of accounts asks in one go, and the news of one chat taken together.

Ten thousand accounts are looked at every two minutes, so a look costs one read here; and what was
held over night is told as one message, so a chat's news are claimed together.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from sqlite_utils.db import Database

from storage.barring import RESTS
from storage.errors import Unsealable
from storage.models import Frozen, PendingPush
from storage.moments import maybe_moment, stamp
from storage.pushes import Pushes
from storage.rows import Row, change, row, rows, value
from storage.table_context import Effect, TableContext

_MOST_AT_ONCE = 100


class Known(Frozen):
    """What is known of an account before a look. `chats`: those attached to it, private ones first.

    `cursors`: how far each kind of news was read, by name.
    """

    chats: tuple[int, ...]
    cursors: dict[str, str]


class Bundle(Frozen):
    """All news of one account that are due for one chat, the oldest first. `owner`: whose it is."""

    chat: int
    account_id: int
    owner: int
    pushes: tuple[PendingPush, ...]


class NewsStore:
    """The watcher's side of `Cursors`, the courier's side of `Pushes`."""

    def __init__(self, context: TableContext, pushes: Pushes) -> None:
        self._context = context
        self._pushes = pushes

    async def watched(self) -> dict[int, int]:
        """Accounts to look at, with their owners: keys not refused, a chat that can be reached."""
        records = await self._context.read(lambda db: rows(db, _WATCHED))
        return {each["id"]: each["owner"] for each in records}

    async def known(self, account_id: int) -> Known:
        def work(db: Database) -> tuple[list[Row], list[Row]]:
            chats = rows(db, _CHATS, (account_id,))
            return chats, rows(db, _CURSORS, (account_id,))

        chats, cursors = await self._context.read(work)
        return Known(
            chats=tuple(each["chat"] for each in chats),
            cursors={each["name"]: each["value"] for each in cursors},
        )

    async def revoke(self, account_id: int, linked_at: datetime, effects: Sequence[Effect]) -> bool:
        """Note that the keys are refused and run the effects, in one transaction.

        False, with nothing done, where the account is gone, linked anew since `linked_at`, or
        noted already.
        """
        fields = (account_id, stamp(linked_at))

        def work(db: Database) -> bool:
            if not change(db, _REVOKE, fields):
                return False
            for effect in effects:
                effect(db)
            return True

        return await self._context.write(work)

    async def recover(self) -> frozenset[int]:
        """At start, before any claim: ids of news that were being told when the process died.

        They wait again; each may have been told or not.
        """
        sql = "UPDATE pushes SET state = 'waiting' WHERE state = 'telling' RETURNING id"
        return frozenset(each["id"] for each in await self._context.write(lambda db: rows(db, sql)))

    async def claim(self, now: datetime) -> Bundle | None:
        """All due news of the chat that has waited longest, now `telling`; None: there are none.

        Those of one account: what is told together is of one.

        News for a chat that is no longer attached to their account, or that the master keys do not
        open, are dropped.
        """
        at = stamp(now)

        def work(db: Database) -> Bundle | None:
            while (longest := row(db, _NEXT, (at,))) is not None:
                change(db, _DROP_DETACHED, (longest["chat"],))
                if bundle := self._bundle(db, longest, at):
                    return bundle
            return None

        return await self._context.write(work)

    def _bundle(self, db: Database, longest: Row, at: str) -> Bundle | None:
        """The news of its chat and account; None where all of them had to be dropped."""
        chat, account_id = longest["chat"], longest["account_id"]
        records = rows(db, _CLAIM_CHAT, (chat, account_id, at))
        opened: list[PendingPush] = []
        for each in sorted(records, key=lambda push: (push["due_at"], push["id"])):
            try:
                opened.append(self._pushes.opened(each))
            except Unsealable:
                change(db, _DONE, (each["id"],))
        if not opened:
            return None
        owner = value(db, "SELECT owner FROM accounts WHERE id = ?", (account_id,)) or chat
        return Bundle(chat=chat, account_id=account_id, owner=owner, pushes=tuple(opened))

    async def done(self, push_ids: Sequence[int]) -> None:
        """Told, all of them in one moment; the rows stay, so that the same never comes again."""

        def work(db: Database) -> None:
            for push_id in push_ids:
                change(db, _DONE, (push_id,))

        await self._context.write(work)

    async def release(self, push_ids: Sequence[int], due_at: datetime) -> None:
        """Not told yet: all of them again at `due_at`."""
        sql = "UPDATE pushes SET state = 'waiting', due_at = ? WHERE id = ? AND state = 'telling'"

        def work(db: Database) -> None:
            for push_id in push_ids:
                change(db, sql, (stamp(due_at), push_id))

        await self._context.write(work)

    async def hasten(self, chat: int) -> None:
        """What waits for later is due now: the hours that held it may be quiet no longer."""
        now = self._context.now()
        sql = "UPDATE pushes SET due_at = ? WHERE chat = ? AND state = 'waiting' AND due_at > ?"
        await self._context.write(lambda db: change(db, sql, (now, chat, now)))

    async def next_due(self) -> datetime | None:
        """When the next news of a chat that can be reached are due."""
        return maybe_moment(await self._context.read(lambda db: value(db, _NEXT_DUE)))

    async def prune(self, before: datetime) -> int:
        """Forget news that were due before then and are told: they cannot come again."""
        sql = "DELETE FROM pushes WHERE state = 'done' AND due_at < ?"
        return await self._context.write(lambda db: change(db, sql, (stamp(before),)))


_REACHABLE = """(
    chat NOT IN (SELECT chat FROM chats WHERE reachable = 0) OR chat IN (
        SELECT i.user FROM identities i JOIN identities o USING (person)
        WHERE o.user NOT IN (SELECT chat FROM chats WHERE reachable = 0)
    )
)"""
"""Also by another private chat of the same person."""

_TOLD = f"{_REACHABLE} AND NOT {RESTS}"

_WATCHED = f"""
    SELECT a.id, a.owner FROM accounts a WHERE a.status = 'ok' AND a.barred = 0
        AND EXISTS (SELECT 1 FROM allowed WHERE account_id = a.id AND {_REACHABLE})
    ORDER BY a.id
"""  # noqa: S608 - literals of this module

_CHATS = """
    SELECT chat FROM allowed a WHERE account_id = ? AND NOT EXISTS (
        SELECT 1 FROM identities i JOIN identities o USING (person)
        JOIN allowed b ON b.chat = o.user AND b.account_id = a.account_id
        WHERE i.user = a.chat AND o.user < i.user
    ) ORDER BY chat DESC
"""
"""Once a person, who is told in one of their private chats."""

_CURSORS = "SELECT name, value FROM cursors WHERE account_id = ?"

_REVOKE = """
    UPDATE accounts SET status = 'revoked' WHERE id = ? AND linked_at = ? AND status = 'ok'
"""

_NEXT = f"""
    SELECT chat, account_id FROM pushes WHERE state = 'waiting' AND due_at <= ? AND {_TOLD}
    ORDER BY due_at, id LIMIT 1
"""  # noqa: S608 - literals of this module

_NEXT_DUE = f"SELECT min(due_at) FROM pushes WHERE state = 'waiting' AND {_TOLD}"  # noqa: S608 - a literal

_DROP_DETACHED = """
    UPDATE pushes SET state = 'done', sealed = NULL
    WHERE chat = ? AND state = 'waiting' AND NOT EXISTS (
        SELECT 1 FROM allowed l WHERE l.chat = pushes.chat AND l.account_id = pushes.account_id
    )
"""

_CLAIM_CHAT = f"""
    UPDATE pushes SET state = 'telling', starts = starts + 1
    WHERE id IN (
        SELECT id FROM pushes
        WHERE chat = ? AND account_id = ? AND state = 'waiting' AND due_at <= ?
        ORDER BY due_at, id LIMIT {_MOST_AT_ONCE}
    )
    RETURNING *
"""  # noqa: S608 - literals of this module

_DONE = "UPDATE pushes SET state = 'done', sealed = NULL WHERE id = ?"
