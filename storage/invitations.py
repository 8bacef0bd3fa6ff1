"""One-time links by which colleagues come: made by the owner, opened by one person, confirmed.

The code itself is kept nowhere: only its keyed hash. Each step is one write that happens once, so
two people who open the same link at the same moment are one who came and one who came too late.
"""

from __future__ import annotations

import json
import secrets
from datetime import datetime, timedelta
from typing import Any

from sqlite_utils.db import Database

from storage.account_links import let_in
from storage.errors import Unsealable
from storage.members import Member, Members
from storage.models import Frozen
from storage.moments import moment, stamp
from storage.rows import Row, change, row, rows
from storage.table_context import TableContext

LIFE = timedelta(hours=24)
_CODE_BYTES = 18
"""24 characters of A-Z, a-z, 0-9, - and _ (Bot API, "deep linking": 64 at most)."""


class Invitation(Frozen):
    """`user`: who has opened and accepted it; `name`: what they were called then."""

    id: int
    account_id: int
    role: str
    made_by: int
    made_at: datetime
    expires_at: datetime
    user: int | None = None
    name: str = ""


class Invitations:
    def __init__(self, context: TableContext, members: Members) -> None:
        self._context = context
        self._members = members

    async def make(self, account_id: int, role: str, by: int) -> tuple[int, str]:
        """A new one: its number, and the code of its link, told here and never again."""
        code = secrets.token_urlsafe(_CODE_BYTES)
        digest, now = self._context.digest("invitation", code), self._context.clock()
        until = stamp(now + LIFE)
        sealed = self._shut(digest, (account_id, by, until, None), role, "")
        fields = (account_id, digest, sealed, by, stamp(now), until)

        def work(db: Database) -> int:
            number: int = rows(db, _MAKE, fields)[0]["id"]
            return number

        return await self._context.write(work, full=True), code

    async def of_code(self, code: str) -> Invitation | None:
        """The one that a link is of, while it can be accepted or waits to be confirmed."""
        sql = f"SELECT * FROM invitations WHERE code_hash = ? AND {_OPEN}"  # noqa: S608 - ours
        fields = (self._context.digest("invitation", code), self._context.now())
        record = await self._context.read(lambda db: row(db, sql, fields))
        return None if record is None else self._opened(record)

    async def get(self, ident: int, account_id: int) -> Invitation | None:
        """The account's own, while it is open."""
        fields = (ident, account_id, self._context.now())
        record = await self._context.read(lambda db: row(db, _ONE, fields))
        return None if record is None else self._opened(record)

    async def open_of(self, account_id: int) -> list[Invitation]:
        """Those that may still lead somewhere, the oldest first."""
        sql = f"SELECT * FROM invitations WHERE account_id = ? AND {_OPEN} ORDER BY id"  # noqa: S608
        records = await self._context.read(
            lambda db: rows(db, sql, (account_id, self._context.now()))
        )
        return [one for record in records if (one := self._opened(record)) is not None]

    async def accepted_by(self, user: int) -> Invitation | None:
        """The newest that waits for its owner to confirm this person."""
        sql = f"SELECT * FROM invitations WHERE user = ? AND {_OPEN} ORDER BY id DESC"  # noqa: S608
        record = await self._context.read(lambda db: row(db, sql, (user, self._context.now())))
        return None if record is None else self._opened(record)

    async def accept(self, code: str, user: int, name: str) -> Invitation | None:
        """The first who does has it; None for everybody after, and where it is over."""
        invitation = await self.of_code(code)
        if invitation is None:
            return None
        digest, now = self._context.digest("invitation", code), self._context.now()
        bound = (invitation.account_id, invitation.made_by, stamp(invitation.expires_at), user)
        sealed = self._shut(digest, bound, invitation.role, name)
        fields = (user, now, sealed, digest, now)
        accepted = await self._context.write(lambda db: change(db, _ACCEPT, fields), full=True)
        return await self.of_code(code) if accepted else None

    async def confirm(self, ident: int, account_id: int, user: int) -> Member | None:
        """Make `user`, who accepted it, a colleague, whose private chat acts with the account.

        None where it is over, or was accepted by another than the owner has seen. Who has become a
        colleague otherwise meanwhile stays what they are.
        """
        context = self._context

        def work(db: Database) -> Member | None:
            record = row(db, _ONE, (ident, account_id, context.now()))
            invitation = None if record is None else self._opened(record)
            if invitation is None or invitation.user != user:
                return None
            change(
                db, "UPDATE invitations SET confirmed_at = ? WHERE id = ?", (context.now(), ident)
            )
            standing = self._members.standing_in(db, account_id, user)
            if standing.owner or standing.member is not None:
                return standing.member
            member = Member(
                account_id=account_id, user=user, role=invitation.role, name=invitation.name,
                invited_by=invitation.made_by, joined_at=context.clock(),
            )  # fmt: skip
            self._members.writing(member)(db)
            let_in(db, context, user, account_id)
            return member

        return await context.write(work, full=True)

    async def admit(self, member: Member) -> bool:
        """Make somebody a colleague by the owner's word alone; False where they are one already."""
        context = self._context

        def work(db: Database) -> bool:
            standing = self._members.standing_in(db, member.account_id, member.user)
            if standing.owner or standing.member is not None:
                return False
            self._members.writing(member)(db)
            let_in(db, context, member.user, member.account_id)
            return True

        return await context.write(work, full=True)

    async def revoke(self, ident: int, account_id: int) -> bool:
        """The link leads nowhere any more; False where it was over already."""
        fields = (self._context.now(), ident, account_id, self._context.now())
        return bool(await self._context.write(lambda db: change(db, _REVOKE, fields), full=True))

    def _shut(self, digest: str, bound: tuple[int, int, str, int | None], *words: str) -> bytes:
        """With what stands open beside it: who writes into the file must not change who comes."""
        content = dict(zip((*_BOUND, "role", "name"), (*bound, *words), strict=True))
        return self._context.vault.seal(f"invitation:{digest}", json.dumps(content).encode())

    def _opened(self, record: Row) -> Invitation | None:
        try:
            content = self._context.vault.open(
                f"invitation:{record['code_hash']}", record["sealed"]
            )
        except Unsealable:
            return None
        kept: dict[str, Any] = json.loads(content)
        if any(name not in kept or kept[name] != record[name] for name in _BOUND):
            return None  # changed by hand, or made by version 0.2, which bound nothing
        times = {name: moment(record[name]) for name in ("made_at", "expires_at")}
        return Invitation.model_validate({**record, **kept, **times})


_BOUND = ("account_id", "made_by", "expires_at", "user")
_OPEN = "confirmed_at IS NULL AND revoked_at IS NULL AND expires_at > ?"
_ONE = f"SELECT * FROM invitations WHERE id = ? AND account_id = ? AND {_OPEN}"  # noqa: S608 - ours
_MAKE = """
    INSERT INTO invitations (account_id, code_hash, sealed, made_by, made_at, expires_at)
    VALUES (?, ?, ?, ?, ?, ?) RETURNING id
"""
_ACCEPT = f"""
    UPDATE invitations SET user = ?, accepted_at = ?, sealed = ?
    WHERE code_hash = ? AND user IS NULL AND {_OPEN}
"""  # noqa: S608 - ours
_REVOKE = f"""
    UPDATE invitations SET revoked_at = ? WHERE id = ? AND account_id = ? AND {_OPEN}
"""  # noqa: S608 - ours
