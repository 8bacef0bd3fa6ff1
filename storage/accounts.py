"""Linked SMS.ir accounts: whose keys they are, and which chats act with them."""

from __future__ import annotations

from pydantic import SecretStr
from sqlite_utils.db import Database

from storage.account_seal import chats_in, rebind, seal, unseal
from storage.audit_rows import act_of
from storage.errors import Unsealable
from storage.models import Account, AccountStatus, LeftBehind
from storage.moments import moment
from storage.rows import Row, change, row, rows, value
from storage.table_context import TableContext
from storage.turn_acts import note_ended

_OF_CHAT = "SELECT a.* FROM accounts a JOIN links l ON l.account_id = a.id WHERE l.chat = ?"


class Accounts:
    """One row an account, shared by the chats attached to it. The keys are sealed together."""

    def __init__(self, kit: TableContext) -> None:
        self._kit = kit

    async def link(
        self, chat: int, owner: int, user_api_key: str, secret_key: str, label: str
    ) -> Account:
        """Give `chat` this account. The same owner's same key updates the row that is there.

        An account that no chat uses any more goes with its data, as in `unlink`.
        """
        kit = self._kit
        key_hash = kit.digest("account", user_api_key)

        def work(db: Database) -> Row:
            before = _account_id(db, chat)
            same_key = row(db, _OF_KEY, (owner, key_hash))
            chats = chats_in(kit.vault, same_key) | {chat}
            sealed = seal(kit.vault, owner, (user_api_key, secret_key), chats)
            record = rows(db, _UPSERT, (owner, key_hash, sealed, label, kit.now()))[0]
            change(db, "INSERT OR REPLACE INTO links VALUES (?, ?)", (chat, record["id"]))
            if before is not None and before != record["id"]:
                rebind(db, kit.vault, before, drop=chat)
                _drop_if_unused(db, kit, before)
            return record

        account = self._opened(await kit.write(work, full=True))
        await kit.engine.checkpoint()
        return account

    async def for_chat(self, chat: int) -> Account | None:
        """The chat's account; None also where its keys no longer open (see `broken`).

        The chat must stand in what is sealed: a link that somebody wrote into the file is none.
        """
        record = await self._kit.read(lambda db: row(db, _OF_CHAT, (chat,)))
        return self._readable(record, chat)

    async def by_id(self, account_id: int, chat: int | None = None) -> Account | None:
        """None where there is none, its keys no longer open, or `chat` may not act with it."""
        sql = "SELECT * FROM accounts WHERE id = ?"
        return self._readable(await self._kit.read(lambda db: row(db, sql, (account_id,))), chat)

    async def all(self) -> list[Account]:
        """Every account whose keys open."""
        records = await self._kit.read(lambda db: rows(db, "SELECT * FROM accounts ORDER BY id"))
        return [account for each in records if (account := self._readable(each))]

    async def broken(self, chat: int) -> bool:
        """The chat has an account that the master keys do not open: it must be linked again."""
        record = await self._kit.read(lambda db: row(db, _OF_CHAT, (chat,)))
        return record is not None and self._readable(record, chat) is None

    async def sealed_chats(self) -> list[int]:
        """The chats for which `broken` holds."""
        sql = "SELECT l.chat, a.* FROM accounts a JOIN links l ON l.account_id = a.id"
        records = await self._kit.read(lambda db: rows(db, sql + " ORDER BY l.chat"))
        return [each["chat"] for each in records if self._readable(each, each["chat"]) is None]

    async def owner_of(self, chat: int) -> int | None:
        """Telegram id of the account's owner, readable even where the keys are not."""
        record = await self._kit.read(lambda db: row(db, _OF_CHAT, (chat,)))
        if record is None:
            return None
        readable = self._readable(record)
        return int(record["owner"]) if readable is None or chat in readable.chats else None

    async def present(self, chat: int) -> int:
        """The number of the chat's account, whether its keys open or not; 0 where it has none."""
        account_id = await self._kit.read(lambda db: _account_id(db, chat))
        return account_id or 0

    async def inherited(self, chat: int) -> int | None:
        """The account of what was kept before accounts were kept with it.

        None where the audit names several that the chat has had: then it may be of any of them.
        """
        sql = "SELECT * FROM audit WHERE place = ? AND verb IN ('linked', 'attached')"

        def work(db: Database) -> int | None:
            acts = [act_of(self._kit.vault, each) for each in rows(db, sql, (chat,))]
            several = len({act.object for act in acts}) > 1
            return None if several else _account_id(db, chat) or 0

        return await self._kit.read(work)

    async def name(self, account_id: int) -> str | None:
        """Its label; None where there is no such account (any more)."""
        sql = "SELECT label FROM accounts WHERE id = ?"
        label: str | None = await self._kit.read(lambda db: value(db, sql, (account_id,)))
        return label

    async def left_behind(self, account_id: int) -> LeftBehind:
        """What has begun with the account and is lost with it."""
        sql = (
            "SELECT (SELECT count(*) FROM outbox WHERE account_id = :id AND state = 'unknown'"
            " AND resolved_by IS NULL) AS unknown, (SELECT count(*) FROM imports"
            " WHERE account_id = :id AND state IN ('draft', 'ready')) AS imports,"
            " (SELECT count(*) FROM follows WHERE account_id = :id AND want = 'summary') AS follows"
        )
        counts = await self._kit.read(lambda db: rows(db, sql, {"id": account_id})[0])
        return LeftBehind.model_validate(counts)

    async def attach(self, chat: int, account_id: int, owner: int) -> bool:
        """Let `chat` act with the account. False where `owner` has no such account."""
        kit = self._kit
        sql = "SELECT 1 FROM accounts WHERE id = ? AND owner = ?"

        def work(db: Database) -> bool:
            if value(db, sql, (account_id, owner)) is None:
                return False
            before = _account_id(db, chat)
            change(db, "INSERT OR REPLACE INTO links VALUES (?, ?)", (chat, account_id))
            rebind(db, kit.vault, account_id, add=chat)
            if before is not None and before != account_id:
                rebind(db, kit.vault, before, drop=chat)
                _drop_if_unused(db, kit, before)
            return True

        return await kit.write(work)

    async def chats_of(self, account_id: int) -> list[int]:
        sql = "SELECT chat FROM links WHERE account_id = ? ORDER BY chat"
        return [e["chat"] for e in await self._kit.read(lambda db: rows(db, sql, (account_id,)))]

    async def unlink(self, chat: int) -> bool:
        """Take the account from the chat; False where it had none.

        With the last chat the account goes, and with it cursors, pushes and outbox. What waits to
        be sent is not sent; a running call ends and is told. The WAL is emptied, so that nothing
        of it stays on the disk.
        """
        kit = self._kit

        def work(db: Database) -> bool:
            before = _account_id(db, chat)
            if before is None:
                return False
            change(db, "DELETE FROM links WHERE chat = ?", (chat,))
            rebind(db, kit.vault, before, drop=chat)
            # In a group it is not the person's present conversation, which is saved afterwards.
            change(db, "DELETE FROM states WHERE chat = ? AND chat < 0", (chat,))
            _drop_if_unused(db, kit, before)
            return True

        gone = await kit.write(work, full=True)
        await kit.engine.checkpoint()
        return gone

    async def owned_by(self, owner: int) -> list[int]:
        """Ids of this person's accounts, readable even where the keys are not."""
        sql = "SELECT id FROM accounts WHERE owner = ? ORDER BY id"
        return [e["id"] for e in await self._kit.read(lambda db: rows(db, sql, (owner,)))]

    async def set_status(self, account_id: int, status: AccountStatus) -> None:
        sql = "UPDATE accounts SET status = ? WHERE id = ?"
        await self._kit.write(lambda db: change(db, sql, (status, account_id)))

    def _readable(self, record: Row | None, chat: int | None = None) -> Account | None:
        if record is None:
            return None
        try:
            account = self._opened(record)
        except Unsealable:
            return None
        return account if chat is None or chat in account.chats else None

    def _opened(self, record: Row) -> Account:
        sealed = unseal(self._kit.vault, record)
        return Account(
            id=record["id"],
            owner=record["owner"],
            user_api_key=SecretStr(sealed.user_api_key),
            secret_key=SecretStr(sealed.secret_key),
            label=record["label"],
            linked_at=moment(record["linked_at"]),
            status=record["status"],
            chats=sealed.chats or frozenset(),
        )


_OF_KEY = "SELECT * FROM accounts WHERE owner = ? AND key_hash = ?"
_UPSERT = """
    INSERT INTO accounts (owner, key_hash, sealed, label, linked_at, status)
    VALUES (?, ?, ?, ?, ?, 'ok')
    ON CONFLICT (owner, key_hash) DO UPDATE SET
        sealed = excluded.sealed, label = excluded.label,
        linked_at = excluded.linked_at, status = 'ok'
    RETURNING *
"""


_STOP_WAITING = """
    UPDATE outbox SET state = 'not_sent', finished_at = ?, sealed = NULL
    WHERE account_id = ? AND state = 'waiting'
"""

_LEAVE_TO_NOBODY = """
    UPDATE outbox SET account_id = 0
    WHERE account_id = ? AND (state = 'sending' OR (state = 'not_sent' AND told = 0))
"""


def _account_id(db: Database, chat: int) -> int | None:
    account_id: int | None = value(db, "SELECT account_id FROM links WHERE chat = ?", (chat,))
    return account_id


def _drop_if_unused(db: Database, kit: TableContext, account_id: int) -> None:
    """Forget an account without chats; cursors and pushes follow by their foreign key.

    Jobs that wait become `not_sent`. These and one being sent stay, as nobody's, until told.
    """
    if value(db, "SELECT 1 FROM links WHERE account_id = ?", (account_id,)) is not None:
        return
    change(db, _STOP_WAITING, (kit.now(), account_id))
    note_ended(db, kit)
    change(db, _LEAVE_TO_NOBODY, (account_id,))
    change(db, "DELETE FROM outbox WHERE account_id = ?", (account_id,))
    change(db, "UPDATE bindings SET ref = '' WHERE account_id = ?", (account_id,))
    change(db, "DELETE FROM accounts WHERE id = ?", (account_id,))
