"""One person in two messengers: joined by a code that is made in one and typed in the other.

The code lives for ten minutes and is good once; only its keyed hash is kept. Joining lets each
private chat act with what the other may act with, in the same commit.
"""

from __future__ import annotations

import secrets
from collections.abc import Sequence
from datetime import timedelta

from cachetools import LRUCache
from sqlite_utils.db import Database

from storage.account_links import allow, part_from, tell_apart
from storage.daily_limits import keep_counting
from storage.errors import Unsealable
from storage.identity_uses import CodeUse, note_use
from storage.models import Frozen
from storage.moments import stamp
from storage.rows import change, row, rows
from storage.selves import own_numbers, seal_number
from storage.table_context import Effect, TableContext

CODE_LIFE = timedelta(minutes=10)
CODE_LETTERS = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ"
"""Without those that are taken for one another."""

CODE_LENGTH = 8
"""Of 32 letters each: 40 bits."""

_CACHED = 20_000


class Claim(Frozen):
    """Who made a code."""

    user: int
    name: str


class Identity(Frozen):
    """A person by their numbers.

    `here`: where they were last; `chosen`: where they want to be told, None: there.
    """

    users: tuple[int, ...]
    here: int
    chosen: int | None = None

    @property
    def place(self) -> int:
        """The private chat in which the person is told what comes by itself."""
        return self.here if self.chosen is None else self.chosen

    @property
    def places(self) -> tuple[int, ...]:
        """All their private chats, that one first."""
        return (self.place, *(user for user in self.users if user != self.place))


class Identities:
    """What was read is remembered: this process alone writes the file."""

    def __init__(self, context: TableContext) -> None:
        self._context = context
        self._known: LRUCache[int, Identity] = LRUCache(_CACHED)

    async def of(self, user: int) -> Identity:
        """Of somebody who has one number alone as well."""
        known = self._known.get(user)
        if known is None:
            known = await self._context.read(lambda db: self._read(db, user))
            self._known[user] = known
        return known

    def _read(self, db: Database, user: int) -> Identity:
        users = own_numbers(db, self._context.vault, user)
        if len(users) == 1:
            return Identity(users=users, here=user)
        records = [row(db, "SELECT * FROM identities WHERE user = ?", (each,)) for each in users]
        marked = {
            name: next((each["user"] for each in records if each and each[name]), None)
            for name in ("here", "chosen")
        }
        return Identity(users=users, here=marked["here"] or user, chosen=marked["chosen"])

    async def came(self, user: int) -> None:
        """Something came from this person's private chat: they are there now."""
        identity = await self.of(user)
        if identity.here != user:
            await self._mark(identity, "here", user)

    async def choose(self, user: int, place: int | None) -> None:
        """Tell this person there from now on; None: where they were last."""
        identity = await self.of(user)
        if place is None or place in identity.users:
            await self._mark(identity, "chosen", place)

    async def _mark(self, identity: Identity, column: str, user: int | None) -> None:
        def work(db: Database) -> None:
            for each in identity.users:
                sql = f"UPDATE identities SET {column} = ? WHERE user = ?"  # noqa: S608 - a column of ours
                change(db, sql, (int(each == user), each))

        await self._context.write(work)
        self._forget(identity.users)

    async def make_code(self, user: int, name: str) -> str:
        """A fresh one, in place of one that this person made before."""
        context = self._context
        code = "".join(secrets.choice(CODE_LETTERS) for _ in range(CODE_LENGTH))
        digest = context.digest("identity", code)
        until = stamp(context.clock() + CODE_LIFE)
        sealed = context.vault.seal(_code_owner(digest, user, until), name.encode())
        fields = (digest, user, sealed, until)

        def work(db: Database) -> None:
            change(db, "DELETE FROM identity_codes WHERE expires_at <= ?", (context.now(),))
            change(db, "INSERT OR REPLACE INTO identity_codes VALUES (?, ?, ?, ?)", fields)

        await context.write(work, full=True)
        return code

    async def claim(self, code: str) -> Claim | None:
        """Whose code it is, while it lives."""
        return await self._context.read(lambda db: self._claim(db, code))

    def _claim(self, db: Database, code: str) -> Claim | None:
        digest = self._context.digest("identity", code)
        record = row(db, _LIVING, (digest, self._context.now()))
        if record is None:
            return None
        owner = _code_owner(digest, record["user"], record["expires_at"])
        try:
            name = self._context.vault.open(owner, record["sealed"])
        except Unsealable:
            return None
        return Claim(user=record["user"], name=name.decode())

    async def join(
        self, code: str, user: int, name: str = "", effects: Sequence[Effect] = ()
    ) -> Claim | None:
        """Who made this code and `user` are one person from now on; the code is used up.

        Who made it is to be told; the effects run in the same commit. None, and nothing done,
        where it is over, or either of them is joined with somebody already.
        """
        context = self._context

        def work(db: Database) -> Claim | None:
            claim = self._claim(db, code)
            if claim is None or claim.user == user or self._is_taken(db, claim.user, user):
                return None
            change(db, "DELETE FROM identity_codes WHERE user IN (?, ?)", (claim.user, user))
            pair = (claim.user, user)
            theirs = {each: _accounts_of(db, each) for each in pair}
            for each in pair:
                fields = (
                    each,
                    claim.user,
                    seal_number(context.vault, each, claim.user),
                    int(each == user),
                )
                change(db, _WRITE, fields)
            for each in pair:
                for account_id in theirs[each]:
                    allow(db, context, each, account_id)
            tell_apart(db, pair)
            note_use(db, context, CodeUse(user=claim.user, by=user, name=name))
            for effect in effects:
                effect(db)
            return claim

        claim = await context.write(work, full=True)
        if claim is not None:
            self._forget((claim.user, user))
        return claim

    def _is_taken(self, db: Database, *users: int) -> bool:
        return any(len(own_numbers(db, self._context.vault, each)) > 1 for each in users)

    async def part(self, user: int, effects: Sequence[Effect] = ()) -> tuple[int, ...]:
        """This person's numbers are people of their own again; which those were.

        Each keeps what it has linked or was made a colleague of itself. The effects run in the same
        commit, while they are one person still; not where they are none.
        """
        context = self._context

        def work(db: Database) -> tuple[int, ...]:
            users = own_numbers(db, context.vault, user)
            for effect in effects if len(users) > 1 else ():
                effect(db)
            keep_counting(db, context, users)
            for each in users:
                change(db, "DELETE FROM identities WHERE user = ?", (each,))
            for each in users if len(users) > 1 else ():
                for account_id in _accounts_of(db, each):
                    if not _has_of_its_own(db, account_id, each):
                        part_from(db, context, each, account_id)
            return users

        users = await context.write(work, full=True)
        self._forget(users)
        return users

    def _forget(self, users: tuple[int, ...]) -> None:
        for each in users:
            self._known.pop(each, None)


def _code_owner(digest: str, user: int, until: str) -> str:
    """Whose code it is and until when: who writes into the file must not change either."""
    return f"identity-code:{digest}:{user}:{until}"


_LIVING = "SELECT * FROM identity_codes WHERE code_hash = ? AND expires_at > ?"
_WRITE = "INSERT OR REPLACE INTO identities (user, person, sealed, here) VALUES (?, ?, ?, ?)"


def _accounts_of(db: Database, chat: int) -> list[int]:
    sql = "SELECT account_id FROM allowed WHERE chat = ? ORDER BY account_id"
    return [each["account_id"] for each in rows(db, sql, (chat,))]


def _has_of_its_own(db: Database, account_id: int, user: int) -> bool:
    sql = (
        "SELECT 1 FROM accounts WHERE id = :id AND owner = :user"
        " UNION SELECT 1 FROM members WHERE account_id = :id AND user = :user"
    )
    return row(db, sql, {"id": account_id, "user": user}) is not None
