"""What is known of linked accounts: whose keys they are, and which chats act with them."""

from __future__ import annotations

from cachetools import LRUCache
from pydantic import SecretStr
from sqlite_utils.db import Database

from storage.account_links import ALLOWED, BY_ID, OF_CHAT, ROW, current, owned
from storage.account_seal import unseal
from storage.audit_rows import act_of
from storage.errors import Unsealable
from storage.models import Account, LeftBehind
from storage.moments import moment
from storage.rows import Row, row, rows, value
from storage.selves import own_numbers
from storage.table_context import TableContext

_CACHED = 20_000


class AccountReader:
    """Reads only; `Accounts` changes them."""

    def __init__(self, context: TableContext) -> None:
        self._context = context
        self._present: LRUCache[tuple[int, int], tuple[int, int]] = LRUCache(_CACHED)

    async def for_chat(self, chat: int, topic: int = 0) -> Account | None:
        """The account that the chat acts with now; None also where its keys no longer open.

        The chat must stand in what is sealed: a link that somebody wrote into the file is none.
        `topic`: of a group; one without an account of its own acts with the group's.
        """
        record = await self._context.read(
            lambda db: row(db, OF_CHAT, {"chat": chat, "topic": topic})
        )
        return self._readable(record, chat)

    async def allowed(self, chat: int) -> list[Account]:
        """All accounts that the chat may act with, the first linked first."""
        records = await self._context.read(lambda db: rows(db, ALLOWED, {"chat": chat}))
        return [account for each in records if (account := self._readable(each, chat))]

    async def by_id(self, account_id: int, chat: int | None = None) -> Account | None:
        """None where there is none, its keys no longer open, or `chat` may not act with it."""
        fields = {"id": account_id, "chat": chat}
        record = await self._context.read(lambda db: row(db, BY_ID, fields))
        return self._readable(record, chat)

    async def all(self) -> list[Account]:
        """Every account whose keys open."""
        records = await self._context.read(lambda db: rows(db, _EVERY, {"chat": None}))
        return [account for each in records if (account := self._readable(each))]

    async def broken(self, chat: int, topic: int = 0) -> bool:
        """The chat has an account that the master keys do not open: it must be linked again."""
        record = await self._context.read(
            lambda db: row(db, OF_CHAT, {"chat": chat, "topic": topic})
        )
        return record is not None and self._readable(record, chat) is None

    async def owner_of(self, chat: int, topic: int = 0) -> int | None:
        """Telegram id of the account's owner, readable even where the keys are not."""
        record = await self._context.read(
            lambda db: row(db, OF_CHAT, {"chat": chat, "topic": topic})
        )
        if record is None:
            return None
        readable = self._readable(record)
        return int(record["owner"]) if readable is None or chat in readable.chats else None

    async def present(self, chat: int, topic: int = 0) -> int:
        """The number of the chat's account, whether its keys open or not; 0 where it has none.

        Each press asks twice, so it is remembered at the count of changes at which it was read.
        """
        links = self._context.links
        known = self._present.get((chat, topic))
        if known is None or known[0] != links.count:
            known = await self._context.read(
                lambda db: (links.count, current(db, chat, topic) or 0)
            )
            self._present[chat, topic] = known
        return known[1]

    async def inherited(self, chat: int) -> int | None:
        """The account of what was kept before accounts were kept with it.

        None where the audit names several that the chat has had: then it may be of any of them.
        """
        sql = "SELECT * FROM audit WHERE place = ? AND verb IN ('linked', 'attached')"

        def work(db: Database) -> int | None:
            acts = [act_of(self._context.vault, each) for each in rows(db, sql, (chat,))]
            several = len({act.object for act in acts}) > 1
            return None if several else current(db, chat) or 0

        return await self._context.read(work)

    async def name(self, account_id: int) -> str | None:
        """Its label; None where there is no such account (any more)."""
        sql = "SELECT label FROM accounts WHERE id = ?"
        label: str | None = await self._context.read(lambda db: value(db, sql, (account_id,)))
        return label

    async def left_behind(self, account_id: int) -> LeftBehind:
        """What has begun with the account and is lost with it."""
        sql = (
            "SELECT (SELECT count(*) FROM outbox WHERE account_id = :id AND state = 'unknown'"
            " AND resolved_by IS NULL) AS unknown, (SELECT count(*) FROM imports"
            " WHERE account_id = :id AND state IN ('draft', 'ready')) AS imports,"
            " (SELECT count(*) FROM follows WHERE account_id = :id AND want = 'summary') AS follows"
        )
        counts = await self._context.read(lambda db: rows(db, sql, {"id": account_id})[0])
        return LeftBehind.model_validate(counts)

    async def chats_of(self, account_id: int) -> list[int]:
        """The chats that may act with the account, whatever they act with now."""
        sql = "SELECT chat FROM allowed WHERE account_id = ? ORDER BY chat"
        return [
            e["chat"] for e in await self._context.read(lambda db: rows(db, sql, (account_id,)))
        ]

    async def topics_of(self, chat: int, account_id: int) -> list[int]:
        """Where in the chat it acts with the account: topics, 0 for the whole of it."""
        sql = "SELECT topic FROM links WHERE chat = ? AND account_id = ? ORDER BY topic"
        records = await self._context.read(lambda db: rows(db, sql, (chat, account_id)))
        return [each["topic"] for each in records]

    async def owned_by(self, owner: int) -> list[int]:
        """Ids of this person's accounts, readable even where the keys are not."""

        def work(db: Database) -> list[int]:
            return [each["id"] for each in owned(db, own_numbers(db, self._context.vault, owner))]

        return await self._context.read(work)

    def _readable(self, record: Row | None, chat: int | None = None) -> Account | None:
        if record is None:
            return None
        try:
            account = self._opened(record)
        except Unsealable:
            return None
        return account if chat is None or chat in account.chats else None

    def _opened(self, record: Row) -> Account:
        sealed = unseal(self._context.vault, record)
        return Account(
            id=record["id"],
            owner=record["owner"],
            user_api_key=SecretStr(sealed.user_api_key),
            secret_key=SecretStr(sealed.secret_key),
            label=record["label"],
            linked_at=moment(record["linked_at"]),
            status=record["status"],
            colour=record["colour"],
            branches=record["branches"],
            chats=sealed.chats or frozenset(),
        )


_EVERY = f"{ROW} ORDER BY a.id"
