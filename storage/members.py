"""Who works with an account beside its owner, and as what.

Nothing that decides stands open: role, limit and the rest are sealed with the account and the
person that they are of, so a row that was copied or written by hand makes nobody a colleague.
"""

from __future__ import annotations

import json
from collections.abc import Collection
from datetime import datetime
from typing import Any

from sqlite_utils.db import Database

from storage.departures import is_away
from storage.errors import Unsealable
from storage.models import Frozen
from storage.moments import moment, stamp
from storage.rows import Row, change, row, rows, value
from storage.selves import own_numbers
from storage.table_context import Effect, TableContext
from storage.vault import Vault


class Member(Frozen):
    """A colleague.

    `role`: a word of the features. `numbers`: sees whole mobile numbers although the role does not.
    `daily`: SMS parts that they may let leave in a day (see `DailyLimits`); None: as many as any.
    """

    account_id: int
    user: int
    role: str
    name: str = ""
    numbers: bool = False
    daily: int | None = None
    invited_by: int
    joined_at: datetime


class Standing(Frozen):
    """What a person is to an account: its owner, a colleague, or neither.

    `resting`: the account's owner is not on the list of those who may use the bot. `away`: the
    colleague has left a group of the account.
    """

    owner: bool = False
    member: Member | None = None
    resting: bool = False
    away: bool = False


class Members:
    def __init__(self, context: TableContext) -> None:
        self._context = context

    async def standing(self, account_id: int, user: int) -> Standing:
        """As it is now."""
        return await self._context.read(lambda db: self.standing_in(db, account_id, user))

    def standing_in(self, db: Database, account_id: int, user: int) -> Standing:
        """The same within a transaction."""
        account = row(db, "SELECT owner, barred FROM accounts WHERE id = ?", (account_id,))
        resting = account is not None and bool(account["barred"])
        if account is not None and account["owner"] == user:
            return Standing(owner=True, resting=resting)
        users = own_numbers(db, self._context.vault, user)
        if account is not None and account["owner"] in users:
            return Standing(owner=True, resting=resting)
        found = (member_in(db, self._context.vault, account_id, each) for each in users)
        member = next((each for each in found if each is not None), None)
        away = member is not None and is_away(db, account_id, member.user)
        return Standing(member=member, resting=resting, away=away)

    async def is_of(self, account_id: int, user: int) -> bool:
        """Whether the person owns it or is a colleague, also where no key opens what they may."""
        vault = self._context.vault

        def work(db: Database) -> bool:
            users = own_numbers(db, vault, user)
            colleague = any(value(db, _ANY, (account_id, each)) is not None for each in users)
            return colleague or _owner(db, account_id) in users

        return await self._context.read(work)

    async def owner(self, account_id: int) -> int | None:
        """The person whose account it is; None where there is no such account."""
        return await self._context.read(lambda db: _owner(db, account_id))

    async def of(self, account_id: int) -> list[Member]:
        """All colleagues, in the order in which they came; not the owner."""
        sql = "SELECT * FROM members WHERE account_id = ? ORDER BY joined_at, user"
        records = await self._context.read(lambda db: rows(db, sql, (account_id,)))
        opened = (_opened(self._context.vault, record) for record in records)
        return [member for member in opened if member is not None]

    async def having(
        self, account_id: int, roles: Collection[str], *, away: bool = True
    ) -> list[int]:
        """The owner first, then colleagues with one of these roles: their private chats as well.

        `away`: also those who have left a group of the account.
        """
        owner = await self.owner(account_id)
        sql = "SELECT DISTINCT user FROM departures WHERE account_id = ?"
        gone = [] if away else await self._context.read(lambda db: rows(db, sql, (account_id,)))
        without = {each["user"] for each in gone}
        members = [each for each in await self.of(account_id) if each.user not in without]
        colleagues = [each.user for each in members if each.role in roles]
        return [*([] if owner is None else [owner]), *colleagues]

    def writing(self, member: Member) -> Effect:
        """An effect that makes the person a colleague, or changes what they may."""
        fields = {
            "account": member.account_id,
            "user": member.user,
            "sealed": self._context.vault.seal(
                _whose(member.account_id, member.user), _shut(member)
            ),
            "by": member.invited_by,
            "at": stamp(member.joined_at),
        }
        return lambda db: change(db, _WRITE, fields)

    async def write(self, member: Member) -> None:
        """`writing`, by itself."""
        await self._context.write(self.writing(member), full=True)

    async def change(self, account_id: int, user: int, **changes: object) -> bool:
        """Change some of what a colleague is; False where they are none any more, and stay none."""

        def work(db: Database) -> bool:
            member = member_in(db, self._context.vault, account_id, user)
            if member is None:
                return False
            self.writing(member.model_copy(update=changes))(db)
            return True

        return await self._context.write(work, full=True)


def member_in(db: Database, vault: Vault, account_id: int, user: int) -> Member | None:
    """The colleague, within a transaction; None where there is no such."""
    record = row(db, _ONE, (account_id, user))
    return None if record is None else _opened(vault, record)


_ANY = "SELECT 1 FROM members WHERE account_id = ? AND user = ?"
_ONE = "SELECT * FROM members WHERE account_id = ? AND user = ?"
_WRITE = """
    INSERT INTO members (account_id, user, sealed, invited_by, joined_at)
    VALUES (:account, :user, :sealed, :by, :at)
    ON CONFLICT (account_id, user) DO UPDATE SET sealed = excluded.sealed
"""


def _owner(db: Database, account_id: int) -> int | None:
    owner: int | None = value(db, "SELECT owner FROM accounts WHERE id = ?", (account_id,))
    return owner


def _whose(account_id: int, user: int) -> str:
    return f"member:{account_id}:{user}"


def _shut(member: Member) -> bytes:
    kept = {"role": member.role, "name": member.name}
    return json.dumps({**kept, "numbers": member.numbers, "daily": member.daily}).encode()


def _opened(vault: Vault, record: Row) -> Member | None:
    """None where the master keys do not open it: then the person is nobody."""
    try:
        content = vault.open(_whose(record["account_id"], record["user"]), record["sealed"])
    except Unsealable:
        return None
    kept: dict[str, Any] = json.loads(content)
    return Member.model_validate({**record, **kept, "joined_at": moment(record["joined_at"])})
