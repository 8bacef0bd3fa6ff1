"""Approvals: what one person asks for and another one decides, by one write.

Whatever races, two approvers, a decision against a withdrawal or the clock, only the write that
finds it still submitted changes anything. A decision is an effect, so that what it sets off (the
rows of a send) is committed with it or not at all.
"""

from __future__ import annotations

import json
from collections.abc import Collection
from datetime import datetime

from sqlite_utils.db import Database

from storage.act_models import Verb
from storage.approval_acts import note_over
from storage.approval_models import Approval, ApprovalState, NewApproval
from storage.driver import sqlite3
from storage.errors import Duplicate, Unsealable
from storage.moments import maybe_moment, moment, stamp
from storage.rows import Row, change, row, rows, value
from storage.selves import own_numbers
from storage.table_context import Effect, TableContext


def void_of(db: Database, context: TableContext, account_id: int, user: int, *, by: int) -> int:
    """End what this person asks for with the account: `by` has taken the right. How many."""
    fields = {"now": context.now(), "account_id": account_id, "user": user, "by": by}
    return note_over(db, context, rows(db, _VOID, fields), Verb.VOIDED, by)


class Approvals:
    def __init__(self, context: TableContext) -> None:
        self._context = context

    def submission(self, new: NewApproval) -> Effect:
        """The effect that records it; it raises `Duplicate` where that card was submitted."""
        fields = self._fields(new)

        def effect(db: Database) -> None:
            try:
                change(db, _INSERT, fields)
            except sqlite3.IntegrityError as error:
                if "UNIQUE" not in str(error):
                    raise
                raise Duplicate("This was submitted before.") from None

        return effect

    def decision(
        self, approval: Approval, by: int, state: ApprovalState, reason: str = ""
    ) -> Effect:
        """The effect that ends it; it raises `Duplicate` where somebody has ended it before.

        `by`: whose decision it is; who asks and decides alone (a withdrawal) needs not be told.
        """
        fields = self._ended(approval, state, reason) | {"by": by}

        def effect(db: Database) -> None:
            own = approval.user in own_numbers(db, self._context.vault, by)
            if change(db, _DECIDE, fields | {"own": own}) != 1:
                raise Duplicate("This has been decided already.")

        return effect

    async def decide(
        self, approval: Approval, by: int, state: ApprovalState, reason: str = ""
    ) -> bool:
        """`decision` by itself; False where somebody has ended it before."""
        try:
            await self._context.write(self.decision(approval, by, state, reason), full=True)
        except Duplicate:
            return False
        return True

    def naming_campaign(self, approval: Approval, begun: int | None = None) -> Effect:
        """For the commit of an approval: what it has `begun`, else the campaign of its card."""
        card = {"id", "chat", "user", "frame", "revision"}
        fields = approval.model_dump(include=card) | {"begun": begun}

        def effect(db: Database) -> None:
            change(db, _NAME_CAMPAIGN, fields)

        return effect

    async def expire(self, now: datetime) -> int:
        """End what nobody has decided in time; how many."""
        context, fields = self._context, {"now": stamp(now)}

        def work(db: Database) -> int:
            return note_over(db, context, rows(db, _EXPIRE, fields), Verb.EXPIRED)

        return await context.write(work, full=True)

    async def void_of(self, account_id: int, user: int, *, by: int) -> int:
        """`void_of` by itself."""
        whose = self._context, account_id, user
        return await self._context.write(lambda db: void_of(db, *whose, by=by), full=True)

    async def get(self, approval_id: int) -> Approval | None:
        record = await self._context.read(lambda db: row(db, _ONE, (approval_id,)))
        return None if record is None else self._approval(record)

    async def submitted_on(
        self, chat: int, user: int, frame: int, revision: int
    ) -> Approval | None:
        """What this card has submitted."""
        key = (chat, user, frame, revision)
        record = await self._context.read(lambda db: row(db, _OF_CARD, key))
        return None if record is None else self._approval(record)

    async def page(
        self, account_id: int, start: int, many: int, *, user: int | None = None
    ) -> list[Approval]:
        """So many of the account from place `start` on: open ones first, then the newest.

        `user`: only what this person asks for, in whichever messenger.
        """
        return await self._select(_PAGE, account_id, await self._users(user), many, start)

    async def count(self, account_id: int, *, user: int | None = None) -> tuple[int, int]:
        """How many there are, and how many of them wait for a decision."""
        key = (account_id, await self._users(user))
        counts = await self._context.read(lambda db: rows(db, _COUNT, key)[0])
        return counts["many"], counts["waiting"]

    async def _users(self, user: int | None) -> str | None:
        if user is None:
            return None
        vault = self._context.vault
        return json.dumps(await self._context.read(lambda db: own_numbers(db, vault, user)))

    async def next_end(self) -> datetime | None:
        """When the next one expires that nobody has decided."""
        return maybe_moment(await self._context.read(lambda db: value(db, _NEXT_END)))

    async def waiting(self) -> list[int]:
        """Numbers of those that wait for a decision."""
        records = await self._context.read(lambda db: rows(db, _WAITING))
        return [record["id"] for record in records]

    async def over(self, ids: Collection[int]) -> list[Approval]:
        """Those of these numbers that wait no more."""
        return await self._select(_OVER, json.dumps(list(ids))) if ids else []

    async def unannounced(self) -> list[Approval]:
        """Those that wait and of which the approvers have not heard."""
        return await self._select(_UNANNOUNCED)

    async def to_remind(self, before: datetime, *, since: datetime) -> list[Approval]:
        """Those that end before then, wait `since` then or longer, and nobody was reminded of."""
        return await self._select(_TO_REMIND, stamp(before), stamp(since))

    async def with_result(self) -> list[Approval]:
        """Those that have a result, told to who asked, of which who approved has not heard."""
        return await self._select(_WITH_RESULT)

    async def untold(self) -> list[Approval]:
        """Those that are over and whose person has not heard how."""
        return await self._select(_UNTOLD)

    async def mark(self, ids: Collection[int], *, note: str) -> None:
        """`note`: announced, reminded, told or heard (the result)."""
        sql = _MARK[note]
        await self._context.write(lambda db: change(db, sql, (json.dumps(list(ids)),)))

    async def forget(self, before: datetime) -> int:
        """Drop those that were over before then."""
        return await self._context.write(lambda db: change(db, _FORGET, (stamp(before),)))

    async def _select(self, sql: str, *values: object) -> list[Approval]:
        records = await self._context.read(lambda db: rows(db, sql, values))
        return [self._approval(record) for record in records]

    def _fields(self, new: NewApproval) -> Row:
        wanted = None if new.wanted_at is None else stamp(new.wanted_at)
        return new.model_dump(exclude={"content", "wanted_at", "expires_at"}) | {
            "sealed": self._sealed(new, {"content": new.content}),
            "wanted_at": wanted,
            "expires_at": stamp(new.expires_at),
            "now": self._context.now(),
        }

    def _ended(self, approval: Approval, state: ApprovalState, reason: str) -> Row:
        inside = {"content": approval.content, "reason": reason}
        sealed = None if approval.content is None else self._sealed(approval, inside)
        now = self._context.now()
        return {"id": approval.id, "state": state, "sealed": sealed, "now": now}

    def _sealed(self, of: NewApproval | Approval, inside: Row) -> bytes:
        """With its account: who writes into the file must not have another one's people decide."""
        bound = json.dumps({**inside, _ACCOUNT: of.account_id}).encode()
        return self._context.vault.seal(_seal_owner(of.user), bound)

    def _approval(self, record: Row) -> Approval:
        inside: Row = {"content": None}
        try:
            opened = self._context.vault.open(_seal_owner(record["user"]), record["sealed"])
        except Unsealable:
            opened = b"{}"
        kept: Row = json.loads(opened)
        if kept.pop(_ACCOUNT, record["account_id"]) == record["account_id"]:
            inside |= kept
        moments = {
            "created_at": moment(record["created_at"]),
            "expires_at": moment(record["expires_at"]),
            "wanted_at": maybe_moment(record["wanted_at"]),
            "decided_at": maybe_moment(record["decided_at"]),
        }
        return Approval.model_validate(record | moments | inside)


def _seal_owner(user: int) -> str:
    """Who the content of an approval is sealed for."""
    return f"approval:{user}"


_ACCOUNT = "bound"
_ONE = "SELECT * FROM approvals WHERE id = ?"
_OF_CARD = "SELECT * FROM approvals WHERE chat = ? AND user = ? AND frame = ? AND revision = ?"
_OF_ACCOUNT = """
    FROM approvals
    WHERE account_id = ?1 AND (?2 IS NULL OR user IN (SELECT value FROM json_each(?2)))
"""
_PAGE = f"SELECT * {_OF_ACCOUNT} ORDER BY state != 'submitted', id DESC LIMIT ?3 OFFSET ?4"
_COUNT = f"SELECT count(*) AS many, coalesce(sum(state = 'submitted'), 0) AS waiting {_OF_ACCOUNT}"
_NEXT_END = "SELECT min(expires_at) FROM approvals WHERE state = 'submitted'"
_UNANNOUNCED = """
    SELECT * FROM approvals WHERE announced = 0 AND state = 'submitted' ORDER BY id
"""
_TO_REMIND = """
    SELECT * FROM approvals
    WHERE state = 'submitted' AND announced = 1 AND reminded = 0 AND expires_at <= ?
        AND created_at <= ?
    ORDER BY expires_at, id
"""
_WAITING = "SELECT id FROM approvals WHERE state = 'submitted'"
_OVER = """
    SELECT * FROM approvals
    WHERE id IN (SELECT value FROM json_each(?)) AND state != 'submitted' ORDER BY id
"""
_UNTOLD = "SELECT * FROM approvals WHERE told = 0 AND state != 'submitted' ORDER BY id"
_WITH_RESULT = """
    SELECT a.* FROM approvals a WHERE awaited = 1 AND NOT EXISTS (
        SELECT 1 FROM outbox o
        WHERE a.kind = 'send' AND o.campaign = a.campaign
            AND (o.told = 0 OR o.state IN ('waiting', 'sending'))
        UNION ALL
        SELECT 1 FROM campaigns c
        WHERE a.kind = 'send' AND c.id = a.campaign AND c.state IN ('waiting', 'paused', 'held')
            AND NOT EXISTS (SELECT 1 FROM outbox o WHERE o.campaign = c.id)
        UNION ALL
        SELECT 1 FROM imports i
        WHERE a.kind = 'import' AND i.id = a.campaign
            AND i.state NOT IN ('done', 'failed', 'cancelled')
        UNION ALL
        SELECT 1 FROM approval_calls c WHERE c.approval_id = a.id AND c.state IN ('due', 'out')
    ) ORDER BY a.id
"""
_MARK = {
    note: f"UPDATE approvals SET {done} WHERE id IN (SELECT value FROM json_each(?))"  # noqa: S608 - literals
    for note, done in {
        "announced": "announced = 1",
        "reminded": "reminded = 1",
        "told": "told = 1",
        "heard": "awaited = 0",
    }.items()
}
_INSERT = """
    INSERT INTO approvals (
        chat, user, account_id, frame, revision, kind, sealed, digest, recipients, most,
        wanted_at, expires_at, topic, created_at
    ) VALUES (
        :chat, :user, :account_id, :frame, :revision, :kind, :sealed, :digest, :recipients, :most,
        :wanted_at, :expires_at, :topic, :now
    )
"""
_DECIDE = """
    UPDATE approvals SET state = :state, decided_by = :by, decided_at = :now,
        sealed = coalesce(:sealed, sealed), told = :own,
        awaited = (:state = 'approved' AND NOT :own)
    WHERE id = :id AND state = 'submitted' AND (:state != 'approved' OR expires_at > :now)
"""
_NAME_CAMPAIGN = """
    UPDATE approvals SET campaign = coalesce(:begun, (
        SELECT id FROM campaigns WHERE chat = :chat AND user = :user
            AND frame = :frame AND revision = :revision
    )) WHERE id = :id
"""
_EXPIRE = """
    UPDATE approvals SET state = 'expired', decided_at = :now, told = 0
    WHERE state = 'submitted' AND expires_at <= :now RETURNING *
"""
_VOID = """
    UPDATE approvals SET state = 'voided', decided_by = :by, decided_at = :now, told = 0
    WHERE state = 'submitted' AND account_id = :account_id AND user = :user RETURNING *
"""
_FORGET = "DELETE FROM approvals WHERE state != 'submitted' AND decided_at < ?"
