"""Sends that cost money: recorded before they leave, claimed once, never repeated by themselves.

The service's Send has no client reference and may answer with an error after it has sent. So a row
is written with the person's confirmation, claimed (durably) before the first byte leaves, and ends
as sent, refused, not sent or unknown. Rows found `sending` at start are unknown: the process died
with the answer still out.
"""

from __future__ import annotations

import json
from collections.abc import Collection
from datetime import datetime, timedelta
from typing import Literal

from sqlite_utils.db import Database

from storage import jobs
from storage.campaign_slices import Content
from storage.confirmations import turn_of
from storage.daily_limits import keep_within
from storage.driver import sqlite3
from storage.errors import Duplicate
from storage.models import Job, JobState, NewJob
from storage.moments import maybe_moment, moment, stamp
from storage.outbox_history import History
from storage.outbox_keys import answered, is_taken
from storage.outbox_memory import keep
from storage.rows import Row, change, rows, value
from storage.table_context import Effect, TableContext
from storage.turn_acts import any_ended, note_ended, note_settled, note_turn_of

Ending = Literal[JobState.SENT, JobState.REFUSED, JobState.UNKNOWN, JobState.NOT_SENT]
Settled = Literal[JobState.SENT, JobState.NOT_SENT]
BY_PERSON = "person"
LATE = "late"
"""`Job.resolved_by` of one that was not sent because its time had passed."""


class Outbox(History):
    """The life of a job; what is read of it without changing it is in `History`."""

    def __init__(self, context: TableContext) -> None:
        super().__init__(context)
        self._opened: set[int] = set()
        """Jobs that were due at the last look, and whose content the master keys open."""

    def insertion(
        self, *batches: NewJob, origin: int | None = None, kept: Content | None = None
    ) -> Effect:
        """The effect that records all batches of one confirmation; `Duplicate` where it has them.

        Those of a card that sends at once become a campaign of one turn. `origin`: the campaign
        whose unreached they are for; `kept`: what is kept of its content for a while.

        It raises `OverLimit` where they are more than a colleague may let leave today.
        """
        records = [jobs.to_row(self._context, job) for job in batches]
        names = (*records[0], "campaign", "turn")
        sql = _INSERT.format(names=", ".join(names), marks=", ".join(f":{name}" for name in names))

        def effect(db: Database) -> None:
            campaign, turn = turn_of(db, self._context, batches, origin, kept)
            try:
                for job, record in zip(batches, records, strict=True):
                    change(db, sql, record | {"campaign": campaign, "turn": turn})
                    keep(db, self._context, job.mobiles)
            except sqlite3.IntegrityError as error:
                if "UNIQUE" not in str(error):
                    raise
                raise Duplicate("This send was confirmed before.") from None
            keep_within(db, self._context, batches)

        return effect

    async def claim(self, now: datetime, *, skip: Collection[int] = ()) -> Job | None:
        """The oldest job that is due, now `sending`, durably; None where there is none.

        `skip`: accounts to pass over (their last job still runs). A job that the master keys do
        not open ends as `not_sent` instead, to be told (see `hold`).
        """
        at, passed = stamp(now), list(skip)
        sql = _CLAIM.format(marks=", ".join("?" * len(passed)))

        def work(db: Database) -> Job | None:
            while records := rows(db, sql, (at, at, *passed)):
                job = jobs.to_job(self._context, records[0])
                if not job.sealed:
                    return job
                _end(db, job.id, JobState.SENDING, JobState.NOT_SENT, at)
            return None

        return await self._context.write(work, full=True)

    async def hold(self, now: datetime) -> list[Job]:
        """Stop what is due and the master keys do not open; it is `not_sent` now, to be told.

        Each job is opened once: a process keeps its keys, and a large sending waits as hundreds.
        """
        at = stamp(now)

        def work(db: Database) -> tuple[set[int], list[int]]:
            due = {each["id"] for each in rows(db, _DUE_IDS, (at,))}
            unopened = json.dumps(list(due - self._opened))
            sealed = [job.id for job in self._jobs(rows(db, _BY_IDS, (unopened,))) if job.sealed]
            for job_id in sealed:
                _end(db, job_id, JobState.WAITING, JobState.NOT_SENT, at)
            return due, sealed

        self._opened, sealed = await self._context.write(work, full=True)
        return [job for each in sealed if (job := await self.get(each)) is not None]

    async def move_waiting(
        self, by: timedelta, *, window: timedelta, now: datetime | None = None
    ) -> None:
        """Follow a jump of the clock: what waits for its undo window only has it whole again.

        Not what was confirmed behind the jump, before it was noticed at `now`.
        """

        def work(db: Database) -> None:
            for each in rows(db, _WAITING):
                created, due = moment(each["created_at"]), moment(each["due_at"])
                before = now is None or abs(created + by - now) < abs(created - now)
                if before and due - created <= window:
                    change(db, _MOVE, (stamp(created + by), stamp(due + by), each["id"]))

        await self._context.write(work)

    async def start_windows_again(self, now: datetime, *, window: timedelta) -> None:
        """At start: what seems to have been confirmed in the future, for the clock was set back."""

        def work(db: Database) -> None:
            for each in rows(db, _WAITING):
                created, due = moment(each["created_at"]), moment(each["due_at"])
                if created > now and due - created <= window:
                    change(db, _MOVE, (stamp(now), stamp(now + (due - created)), each["id"]))

        await self._context.write(work)

    async def next_due(self, *, skip: Collection[int] = ()) -> datetime | None:
        """When the next waiting job is due, those of the accounts in `skip` aside."""
        marks = ", ".join("?" * len(skip))
        sql, passed = _NEXT_DUE.format(marks=marks), list(skip)
        return maybe_moment(await self._context.read(lambda db: value(db, sql, passed)))

    async def note_last_sent(self, job_id: int, last_sent_id: int) -> None:
        """Keep the newest id of the service's sent list, seen just before the call."""
        sql = "UPDATE outbox SET last_sent_id = ? WHERE id = ? AND state = 'sending'"
        await self._context.write(lambda db: change(db, sql, (last_sent_id, job_id)))

    async def finish(
        self,
        job_id: int,
        state: Ending,
        *,
        message_id: int | None = None,
        batch_key: str | None = None,
        service_message: str | None = None,
        by: str | None = None,
        noted: bool = True,
    ) -> bool:
        """How the call ended, durably. False (and no change) where the job is not `sending`.

        A sent job's text and numbers are erased. The service's words are kept, sealed, with the
        text of one that was not sent. `noted`: with the turn's row in the audit, if this was its
        last call; both are written or neither.
        """
        now = self._context.now()

        def work(db: Database) -> bool:
            key = answered(db, job_id, batch_key)
            if not _end(db, job_id, JobState.SENDING, state, now, message_id, key, by):
                return False
            if service_message:
                self._keep_words(db, job_id, service_message)
            if noted:
                note_turn_of(db, self._context, job_id)
            return True

        return await self._context.write(work, full=True)

    def _keep_words(self, db: Database, job_id: int, words: str) -> None:
        record = rows(db, "SELECT * FROM outbox WHERE id = ?", (job_id,))[0]
        sealed = jobs.saying(self._context, record, words)
        if sealed is not None:
            change(db, "UPDATE outbox SET sealed = ? WHERE id = ?", (sealed, job_id))

    async def resolve(
        self,
        job_id: int,
        state: Settled,
        *,
        by: str,
        person: int = 0,
        batch_key: str | None = None,
    ) -> bool:
        """Settle an unknown job; False where it is not unknown, or another job has the key.

        It is to be told (again), unless `by` is "person", who knows it then: `person`.
        """
        now = self._context.now()

        def work(db: Database) -> bool:
            if batch_key is not None and is_taken(db, job_id, batch_key):
                return False
            if not _end(db, job_id, JobState.UNKNOWN, state, now, None, batch_key, by):
                return False
            sql = "UPDATE outbox SET told = ? WHERE id = ?"
            change(db, sql, (int(by == BY_PERSON), job_id))
            note_settled(db, self._context, job_id, person)
            return True

        return await self._context.write(work, full=True)

    async def note_ended(self) -> None:
        """Write down in the audit what has ended in some other way than by a call."""
        if await self._context.read(any_ended):
            await self._context.write(lambda db: note_ended(db, self._context), full=True)

    async def recover(self) -> list[Job]:
        """At start, before any claim: jobs that were being sent when the process died.

        They are `unknown` from now on.
        """
        sql = (
            "UPDATE outbox SET state = 'unknown', finished_at = ?, told = 0"
            " WHERE state = 'sending' RETURNING *"
        )
        now = self._context.now()
        return self._jobs(await self._context.write(lambda db: rows(db, sql, (now,)), full=True))

    async def mark_told(self, job_id: int) -> None:
        """The person knows how it ended. A job of an unlinked account (number 0) goes."""

        def work(db: Database) -> None:
            change(db, "UPDATE outbox SET told = 1 WHERE id = ?", (job_id,))
            change(db, _FORGET_ORPHAN, (job_id,))

        await self._context.write(work)

    async def forget_texts(self, before: datetime) -> int:
        """Erase texts and numbers of refused, undone and not sent jobs that ended before then."""
        sql = (
            "UPDATE outbox SET sealed = NULL WHERE sealed IS NOT NULL AND finished_at < ?"
            " AND state IN ('refused', 'undone', 'not_sent')"
        )
        return await self._context.write(lambda db: change(db, sql, (stamp(before),)))


_INSERT = "INSERT INTO outbox ({names}) VALUES ({marks})"
_CLAIM = """
    UPDATE outbox SET state = 'sending', claimed_at = ?
    WHERE id = (
        SELECT id FROM outbox
        WHERE state = 'waiting' AND due_at <= ? AND account_id NOT IN ({marks})
        ORDER BY due_at, id LIMIT 1
    )
    RETURNING *
"""
_DUE_IDS = "SELECT id FROM outbox WHERE state = 'waiting' AND due_at <= ?"
_BY_IDS = "SELECT * FROM outbox WHERE id IN (SELECT value FROM json_each(?))"
_WAITING = "SELECT id, created_at, due_at FROM outbox WHERE state = 'waiting'"
_MOVE = "UPDATE outbox SET created_at = ?, due_at = ? WHERE id = ?"
_NEXT_DUE = """
    SELECT min(due_at) FROM outbox WHERE state = 'waiting' AND account_id NOT IN ({marks})
"""
_FORGET_ORPHAN = """
    DELETE FROM outbox WHERE id = ? AND account_id = 0 AND state NOT IN ('waiting', 'sending')
"""
_END = """
    UPDATE outbox SET state = :state, finished_at = :now,
        message_id = coalesce(:message_id, message_id),
        batch_key = coalesce(:batch_key, batch_key),
        resolved_by = coalesce(:by, resolved_by),
        sealed = CASE WHEN :state = 'sent' THEN NULL ELSE sealed END
    WHERE id = :id AND state = :before
"""


def _end(
    db: Database,
    job_id: int,
    before: JobState,
    state: JobState,
    now: str,
    message_id: int | None = None,
    batch_key: str | None = None,
    by: str | None = None,
) -> bool:
    fields: Row = {
        "id": job_id,
        "before": before.value,
        "state": state.value,
        "now": now,
        "message_id": message_id,
        "batch_key": batch_key,
        "by": by,
    }
    return change(db, _END, fields) == 1
