"""Linked SMS.ir accounts: whose keys they are, and which chats act with them."""

from __future__ import annotations

from sqlite_utils.db import Database

from storage.account_links import (
    BY_ID,
    COLOURS,
    OF_CHAT,
    allow,
    current,
    detach_topic,
    leave,
    leave_unused,
    let_in,
    next_colour,
    owned,
    part_from,
    set_present,
    with_key,
)
from storage.account_reader import AccountReader
from storage.account_seal import chats_in, seal
from storage.errors import TooManyAccounts
from storage.models import Account, AccountStatus
from storage.rows import Row, change, row, rows, value
from storage.selves import own_numbers

MOST_ACCOUNTS = 10
"""That one person may link."""


class Accounts(AccountReader):
    """One row an account, shared by the chats attached to it. The keys are sealed together."""

    async def link(
        self,
        chat: int,
        person: int,
        user_api_key: str,
        secret_key: str,
        label: str,
        *,
        replaces: int = 0,
    ) -> Account:
        """Let `chat` act with this account, now and beside the others that it may act with.

        The same owner's same key updates the row that is there. `replaces`: an account that the
        chat acts with no more; so is its present one where that no longer opens. An account that no
        chat uses any more goes with its data, as in `unlink`.

        Raises:
            TooManyAccounts: the owner has as many as one person may have; nothing was changed.
        """
        context = self._context
        key_hash = context.digest("account", user_api_key)

        def work(db: Database) -> Row:
            users = own_numbers(db, context.vault, person)
            same_key = with_key(db, users, key_hash)
            owner = person if same_key is None else same_key["owner"]
            before = row(db, OF_CHAT, {"chat": chat, "topic": 0})
            gone = before["id"] if before and self._readable(before, chat) is None else replaces
            chats = chats_in(context.vault, same_key) | {chat}
            sealed = seal(context.vault, owner, (user_api_key, secret_key), chats)
            fields = (owner, key_hash, sealed, label, context.now(), next_colour(db, users))
            account_id = rows(db, _UPSERT, fields)[0]["id"]
            allow(db, context, chat, account_id)
            set_present(db, chat, 0, account_id)
            if gone not in {0, account_id}:
                leave(db, context, chat, gone)
            record = rows(db, BY_ID, {"id": account_id, "chat": chat})[0]
            if same_key is None and len(owned(db, users)) > MOST_ACCOUNTS:
                raise TooManyAccounts
            return record

        account = self._opened(await context.write(work, full=True))
        await context.engine.checkpoint()
        return account

    async def switch(self, chat: int, account_id: int) -> bool:
        """Act with this account from now on; False where the chat may not."""

        def work(db: Database) -> bool:
            if self._readable(row(db, BY_ID, {"id": account_id, "chat": chat}), chat) is None:
                return False
            set_present(db, chat, 0, account_id)
            return True

        return await self._context.write(work)

    async def allow(self, account_id: int, chat: int) -> None:
        """Let a chat act with the account; it does from now on where it has none yet."""
        context = self._context
        await context.write(lambda db: let_in(db, context, chat, account_id))

    async def forbid(self, account_id: int, chat: int) -> None:
        """The chat may act with the account no more; that itself stays, whoever is left."""
        context = self._context
        await context.write(lambda db: part_from(db, context, chat, account_id))

    async def attach(self, chat: int, account_id: int, owner: int, topic: int = 0) -> bool:
        """Let a group, or one topic of it, act with the account: False where `owner` has no such.

        One that it had before is left, unless another topic of the group acts with it.
        """
        context = self._context
        sql = "SELECT owner FROM accounts WHERE id = ?"

        def work(db: Database) -> bool:
            if value(db, sql, (account_id,)) not in own_numbers(db, context.vault, owner):
                return False
            before = current(db, chat, topic)
            set_present(db, chat, topic, account_id)
            allow(db, context, chat, account_id)
            if before is not None and before != account_id:
                leave_unused(db, context, chat, before)
            return True

        return await context.write(work)

    async def unlink(self, chat: int, account_id: int = 0, *, topic: int = 0) -> bool:
        """Take an account from the chat, the present one if none is named; False: it had none.

        A person's next account becomes the present one. A topic that has an account of its own
        loses that alone. Once only private chats of colleagues are left, the account goes, and with
        it cursors, pushes and outbox. What waits to be sent is not sent; a running call ends and is
        told. The WAL is emptied, so that nothing of it stays on the disk.
        """
        context = self._context

        def work(db: Database) -> bool:
            leaving = account_id or current(db, chat, topic)
            if leaving is None:
                return False
            if topic and not account_id and value(db, _OWN_LINK, (chat, topic)) is not None:
                detach_topic(db, context, chat, topic)
            else:
                leave(db, context, chat, leaving)
            # In a group it is not the person's present conversation, which is saved afterwards.
            change(db, _DROP_STATES, (chat, chat))
            return True

        gone = await context.write(work, full=True)
        await context.engine.checkpoint()
        return gone

    async def rename(self, account_id: int, label: str) -> None:
        """Call it so from now on, whatever the service calls it."""
        sql = "UPDATE accounts SET label = ?, named = 1 WHERE id = ?"
        await self._context.write(lambda db: change(db, sql, (label, account_id)))

    async def recolour(self, account_id: int, colour: int) -> None:
        """`colour`: from 0 to `COLOURS` - 1."""
        sql = "UPDATE accounts SET colour = ? WHERE id = ?"
        await self._context.write(lambda db: change(db, sql, (colour % COLOURS, account_id)))

    async def set_status(self, account_id: int, status: AccountStatus) -> None:
        sql = "UPDATE accounts SET status = ? WHERE id = ?"
        await self._context.write(lambda db: change(db, sql, (status, account_id)))


_OWN_LINK = "SELECT 1 FROM links WHERE chat = ? AND topic = ?"
_DROP_STATES = """
    DELETE FROM states WHERE chat = ? AND chat < 0
        AND NOT EXISTS (SELECT 1 FROM links WHERE chat = ?)
"""
_UPSERT = """
    INSERT INTO accounts (owner, key_hash, sealed, label, linked_at, status, colour)
    VALUES (?, ?, ?, ?, ?, 'ok', ?)
    ON CONFLICT (owner, key_hash) DO UPDATE SET
        sealed = excluded.sealed, linked_at = excluded.linked_at, status = 'ok',
        label = CASE WHEN accounts.named THEN accounts.label ELSE excluded.label END
    RETURNING id
"""
