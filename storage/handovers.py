"""An account gets another owner: the owner offers it to a colleague, and the colleague takes it.

The offer is sealed, so that nobody who writes into the file makes one. Taking is one transaction:
the keys are sealed anew for the new owner, who is a colleague no more, and the former owner is one
from then on. What is planned or waits goes on, since it names the account and whose it is.
"""

from __future__ import annotations

import json
from datetime import datetime, timedelta
from typing import Any

from sqlite_utils.db import Database

from storage.account_links import let_in, next_colour, owned, with_key
from storage.account_seal import seal, unseal
from storage.accounts import MOST_ACCOUNTS
from storage.departures import is_away
from storage.errors import TooManyAccounts, Unsealable
from storage.members import Member, Members, member_in
from storage.models import Frozen
from storage.moments import moment, stamp
from storage.rows import Row, change, row
from storage.selves import own_numbers
from storage.table_context import Effect, TableContext

LIFE = timedelta(hours=24)


class Handover(Frozen):
    """`user`: to whom `by`, the owner, offers the account. `name`: what the owner is called."""

    account_id: int
    user: int
    by: int
    name: str = ""
    expires_at: datetime


class Handovers:
    def __init__(self, context: TableContext, members: Members) -> None:
        self._context = context
        self._members = members

    async def offer(self, account_id: int, user: int, *, by: int, name: str = "") -> bool:
        """Offer it to a colleague for a day, in place of any offer before; False where not `by`'s.

        Nothing is given by it.
        """
        context = self._context
        until = stamp(context.clock() + LIFE)
        content = json.dumps({"by": by, "until": until, "name": name}).encode()
        sealed = context.vault.seal(_whose(account_id, user), content)
        fields = {"account": account_id, "user": user, "sealed": sealed, "until": until, "by": by}

        def work(db: Database) -> bool:
            colleague = member_in(db, context.vault, account_id, user) is not None
            return colleague and change(db, _OFFER, fields) == 1

        return await context.write(work, full=True)

    async def of(self, account_id: int) -> Handover | None:
        """The one that is open; None where there is none, or whose offer it was owns no more."""
        return await self._context.read(lambda db: self._open_in(db, account_id))

    async def withdraw(self, account_id: int) -> bool:
        """The offer is none any more, whichever side says so; False where there was none."""
        sql = "DELETE FROM handovers WHERE account_id = ?"
        return bool(await self._context.write(lambda db: change(db, sql, (account_id,)), full=True))

    async def take(self, account_id: int, user: int, *, role: str, act: Effect) -> Handover | None:
        """The account is `user`'s from now on; None where it is not offered to them.

        None as well where they have left a group of it. `role`: of the former owner, who stays as a
        colleague. `act`: the row of the audit, in the same commit.

        Raises:
            TooManyAccounts: they own as many as one person may, or one with the same keys.
        """
        context = self._context

        def work(db: Database) -> Handover | None:
            offered = self._open_in(db, account_id)
            if offered is None or offered.user != user:
                return None
            if member_in(db, context.vault, account_id, user) is None or is_away(
                db, account_id, user
            ):
                return None
            _change_hands(db, context, offered)
            former = Member(
                account_id=account_id, user=offered.by, role=role, name=offered.name,
                invited_by=user,
                joined_at=context.clock(),
            )  # fmt: skip
            change(db, _NO_MEMBER, (account_id, user))
            self._members.writing(former)(db)
            change(db, "DELETE FROM handovers WHERE account_id = ?", (account_id,))
            let_in(db, context, user, account_id)
            act(db)
            return offered

        return await context.write(work, full=True)

    def _open_in(self, db: Database, account_id: int) -> Handover | None:
        record = row(db, _ONE, (account_id,))
        if record is None:
            return None
        offered = self._opened(record)
        stands = offered is not None and offered.expires_at > self._context.clock()
        return offered if stands and offered and offered.by == record["owner"] else None

    def _opened(self, record: Row) -> Handover | None:
        """None where no key opens it: then it is none."""
        whose = _whose(record["account_id"], record["user"])
        try:
            inside: dict[str, Any] = json.loads(self._context.vault.open(whose, record["sealed"]))
        except Unsealable:
            return None
        return Handover(
            account_id=record["account_id"],
            user=record["user"],
            by=inside["by"],
            name=inside["name"],
            expires_at=moment(inside["until"]),
        )


def _change_hands(db: Database, context: TableContext, offered: Handover) -> None:
    """Raises `TooManyAccounts`; `Unsealable` where no key opens the account."""
    record = row(db, "SELECT * FROM accounts WHERE id = ?", (offered.account_id,))
    if record is None:
        raise Unsealable
    users = own_numbers(db, context.vault, offered.user)
    if with_key(db, users, record["key_hash"]) or len(owned(db, users)) >= MOST_ACCOUNTS:
        raise TooManyAccounts
    keys = unseal(context.vault, record)
    sealed = seal(
        context.vault, offered.user, (keys.user_api_key, keys.secret_key), keys.chats or frozenset()
    )
    fields = {
        "id": offered.account_id,
        "owner": offered.user,
        "sealed": sealed,
        "colour": next_colour(db, users),
    }
    change(db, _OWNER, fields)


def _whose(account_id: int, user: int) -> str:
    return f"handover:{account_id}:{user}"


_OFFER = """
    INSERT INTO handovers (account_id, user, sealed, expires_at)
    SELECT id, :user, :sealed, :until FROM accounts WHERE id = :account AND owner = :by
    ON CONFLICT (account_id) DO UPDATE SET user = excluded.user, sealed = excluded.sealed,
        expires_at = excluded.expires_at
"""
_ONE = """
    SELECT h.*, a.owner FROM handovers h JOIN accounts a ON a.id = h.account_id
    WHERE h.account_id = ?
"""
_OWNER = """
    UPDATE accounts SET owner = :owner, sealed = :sealed, colour = :colour, barred = 0
    WHERE id = :id
"""
_NO_MEMBER = "DELETE FROM members WHERE account_id = ? AND user = ?"
