"""Takes confirmed sends from the outbox, one at a time for an account, and sees each to its end.

A row is claimed durably before the first byte leaves, and a row that a dead process left `sending`
is unknown at the next start: so a call is made at most once, whatever happens in between. A call
is never cancelled from outside (httpcore would leak the slot): the client has deadlines of its
own, and at the end of the process the running call is waited for.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Coroutine
from dataclasses import dataclass
from typing import Any

from handlers.outbox.calling import Answer, call, newest_sent_id
from handlers.outbox.lookup import settle
from handlers.outbox.telling import Teller, Telling
from handlers.services import Services
from handlers.shift import Shift, Steps, unheard
from smsir import SmsIr, SmsIrError
from storage import Job, JobState, StorageError

log = logging.getLogger(__name__)


_TELLING_GRACE = 1.0
"""Seconds for telling what has ended when the process ends; what is untold is told at the start."""


@dataclass(frozen=True, slots=True)
class Pauses:
    """Seconds. `reconnect`: between tries of a call that never left; `lookup`: before each further

    look for a send whose end is unknown; `telling`: between tries to tell; `idle`: the longest
    time between two looks at the outbox; `grace`: what a running call has when the process ends.
    """

    reconnect: tuple[float, ...] = (1.0, 3.0, 8.0)
    lookup: tuple[float, ...] = (3.0, 10.0, 30.0, 120.0)
    telling: tuple[float, ...] = (2.0, 10.0, 60.0)
    idle: float = 5.0
    grace: float = 8.0
    at_once: int = 16


class OutboxWorker:
    """`steps` hears the name of each step that a kill may fall behind. Sets `wake_outbox`."""

    def __init__(
        self,
        services: Services,
        tell: Teller,
        *,
        steps: Steps = unheard,
        pauses: Pauses | None = None,
    ) -> None:
        self._services = services
        self._outbox = services.storage.outbox
        self._telling = Telling(services, tell)
        self._steps = steps
        self._pauses = pauses or Pauses()
        self._shift = Shift()
        self._after = Shift()
        services.wake_outbox = self.wake

    def wake(self) -> None:
        """There may be work now."""
        self._shift.wake()

    async def run(self, stop: asyncio.Event) -> None:
        """Work until `stop` is set; then wait for the running calls, `grace` seconds at most."""
        self._after.stop = stop
        try:
            await self._recover()
            await self._shift.run(stop, self._turn)
        finally:
            # A call that is still out then is unknown at the next start; it is not cancelled.
            await self._shift.finish(self._pauses.grace, cancel=False)
            await self._after.finish(_TELLING_GRACE, cancel=False)

    async def _turn(self) -> float:
        await self._start_due()
        due = await self._outbox.next_due(skip=self._shift.keys)
        if due is None or len(self._shift) >= self._pauses.at_once:
            return self._pauses.idle
        return min(self._pauses.idle, (due - self._services.clock()).total_seconds())

    async def _recover(self) -> None:
        """What the last process left: unknown sends are looked for, untold ends are told.

        Not what this process still runs: a worker that was started again must not touch that.
        """
        if not len(self._shift):
            for job in await self._outbox.recover():
                log.warning("job %d was being sent when the last process ended", job.id)
        confirmed: dict[tuple[int, ...], list[Job]] = {}
        for job in await self._outbox.untold():
            confirmed.setdefault((job.chat, job.user, job.frame, job.revision), []).append(job)
        for jobs in confirmed.values():
            if jobs[0].account_id not in self._shift:
                self._follow(self._see_through(jobs))

    async def _start_due(self) -> None:
        while len(self._shift) < self._pauses.at_once and not self._shift.stop.is_set():
            job = await self._outbox.claim(self._services.clock(), skip=self._shift.keys)
            if job is None:
                return
            self._shift.begin(job.account_id, self._attend(job), f"outbox-{job.id}")

    async def _attend(self, job: Job) -> None:
        """One job from its claim to the telling. An error of ours leaves it unknown, never lost."""
        self._steps("outbox:claimed")
        try:
            answer = await self._answer(job)
        except Exception:
            log.exception("job %d failed on our side", job.id)
            answer = Answer(JobState.UNKNOWN)
        self._steps("outbox:answered")
        try:
            await self._record(job, answer)
            if answer.state is JobState.UNKNOWN and not await self._look(job):
                self._follow(self._look_again(job))
        except StorageError:
            # The row stays `sending`, which the next start reads as unknown.
            log.exception("the end of job %d could not be recorded", job.id)
            return
        self._follow(self._tell(job))

    async def _record(self, job: Job, answer: Answer) -> None:
        await self._outbox.finish(
            job.id,
            answer.state,
            message_id=answer.message_id,
            batch_key=answer.batch_key,
            service_message=answer.service_message,
        )
        self._steps("outbox:finished")
        detail = f"job {job.id}: {answer.state}, {job.recipients} recipients"
        await self._services.storage.audit.note(job.chat, job.user, "send", detail)

    async def _answer(self, job: Job) -> Answer:
        api = await self._api(job)
        if api is None:
            return Answer(JobState.NOT_SENT)
        newest = await newest_sent_id(api)
        if newest is not None:
            await self._outbox.note_last_sent(job.id, newest)
        self._steps("outbox:calling")
        return await call(api, job, pauses=self._pauses.reconnect, pause=self._after.pause)

    async def _api(self, job: Job) -> SmsIr | None:
        account = await self._services.storage.accounts.by_id(job.account_id)
        return None if account is None else self._services.clients.of(account)

    async def _see_through(self, jobs: list[Job]) -> None:
        """What one confirmation led to in another life: looked for where unknown, and told."""
        for job in jobs:
            if job.state is JobState.UNKNOWN and not await self._look(job):
                self._follow(self._look_again(job))
        await self._tell(jobs[0])

    async def _look(self, job: Job) -> bool:
        """Whether an unknown job is unknown no longer."""
        now = await self._outbox.get(job.id)
        if now is None or now.state is not JobState.UNKNOWN:
            return True
        api = await self._api(now)
        try:
            return api is not None and await settle(self._services.storage, api, now)
        except SmsIrError as error:
            log.warning("job %d cannot be looked for: %s", job.id, error)
            return False
        finally:
            self._services.looked.add(job.id)

    async def _look_again(self, job: Job) -> None:
        """Some lists show a send late; what is found late is told as well."""
        for seconds in self._pauses.lookup:
            now = await self._outbox.get(job.id)
            if now is None or now.state is not JobState.UNKNOWN:
                return
            if not await self._after.pause(seconds):
                return
            if await self._look(job):
                break
        now = await self._outbox.get(job.id)
        if now is not None and not now.told and now.state is not JobState.UNKNOWN:
            await self._tell(now)

    async def _tell(self, job: Job) -> None:
        for seconds in (0.0, *self._pauses.telling):
            if seconds and not await self._after.pause(seconds):
                return
            if await self._told(job):
                return

    async def _told(self, job: Job) -> bool:
        """Whether no further try to tell is needed."""
        try:
            told = await self._telling.tell(job)
        except Exception:
            log.exception("job %d could not be told", job.id)
            return False
        if told == "told":
            self._steps("outbox:shown")
            await self._telling.note(job)
            self._steps("outbox:told")
        return told != "failed"

    def _follow(self, work: Coroutine[Any, Any, None]) -> None:
        """Go on beside the sends: looking for one and telling of it must not hold up the next."""
        self._after.begin(object(), self._guarded(work), "after-a-send")

    async def _guarded(self, work: Coroutine[Any, Any, None]) -> None:
        try:
            await work
        except Exception:
            log.exception("following a send failed")
