"""What follows a call: its end is written down, looked for where it is unknown, and told."""

from __future__ import annotations

import logging
from collections.abc import Coroutine
from itertools import chain, count, repeat
from typing import Any

from handlers.messages.sending.calling import CallEnd
from handlers.messages.sending.lookup import resolve_unknown
from handlers.messages.sending.telling import Telling
from handlers.shared.intervals import OutboxIntervals
from handlers.shared.jobs import TaskRunner
from handlers.shared.notifier import Teller
from handlers.shared.services import Services
from screens.bands import spelled
from screens.crash_point import CrashPoint
from smsir import SmsIrError
from storage import Job, JobState, StorageClosed

log = logging.getLogger(__name__)

_TRIES_WITH_A_NOTE = 2


class Ends:
    """Work of its own beside the sends (`shift`): it must not hold up the next one."""

    def __init__(
        self, services: Services, tell: Teller, steps: CrashPoint, intervals: OutboxIntervals
    ) -> None:
        self._services = services
        self._outbox = services.storage.outbox
        self._telling = Telling(services, tell)
        self._steps = steps
        self._intervals = intervals
        self.shift = TaskRunner()

    async def written(self, job: Job, answer: CallEnd) -> bool:
        """Keep the end until the database takes it. False where the process ends before.

        The row is `sending` then, which the next start reads as unknown. The row of the audit is
        written with it, but not waited for: an end without it is better than none.
        """
        pauses = chain(self._intervals.writing, repeat(self._intervals.writing[-1]))
        for tries in count():
            try:
                await self._record(job, answer, noted=tries < _TRIES_WITH_A_NOTE)
            except StorageClosed:
                return False
            except Exception:
                log.exception("the end of job %d could not be written yet", job.id)
            else:
                return True
            if self.shift.stop.is_set():
                return False
            await self.shift.pause(next(pauses))
        return False

    async def _record(self, job: Job, answer: CallEnd, *, noted: bool) -> None:
        people = "an unknown number of" if job.recipients is None else job.recipients
        detail = f"job {job.id}, account {job.account_id}: {answer.state}, {people} people"
        log.info("chat %s, %s", spelled(job.chat), detail)
        await self._outbox.finish(
            job.id,
            answer.state,
            message_id=answer.message_id,
            batch_key=answer.batch_key,
            service_message=answer.service_message,
            by=answer.by,
            noted=noted,
        )
        self._steps("outbox:finished")

    async def see_through(self, jobs: list[Job]) -> None:
        """What one confirmation led to in another life: looked for where unknown, and told."""
        for job in jobs:
            if job.state is JobState.UNKNOWN and not await self.look(job):
                self.follow(self.look_again(job))
        await self.tell(jobs[0])

    async def look(self, job: Job) -> bool:
        """Whether an unknown job is unknown no longer."""
        try:
            return await self._settled(job)
        except SmsIrError as error:
            log.warning("job %d cannot be looked for: %s", job.id, error)
        except Exception:
            log.exception("job %d cannot be looked for", job.id)
        finally:
            self._services.looked.add(job.id)
        return False

    async def _settled(self, job: Job) -> bool:
        now = await self._outbox.get(job.id)
        if now is None or now.state is not JobState.UNKNOWN:
            return True
        api = await self._services.client_of(now)
        return api is not None and await resolve_unknown(self._services.storage, api, now)

    async def look_again(self, job: Job) -> None:
        """Some lists show a send late; what is found late is told as well."""
        for seconds in self._intervals.lookup:
            now = await self._outbox.get(job.id)
            if now is None or now.state is not JobState.UNKNOWN:
                return
            if not await self.shift.pause(seconds):
                return
            if await self.look(job):
                break
        now = await self._outbox.get(job.id)
        if now is not None and not now.told and now.state is not JobState.UNKNOWN:
            await self.tell(now)

    async def tell(self, job: Job) -> None:
        """Until it is told: how money was spent is never kept to ourselves."""
        pauses = self._intervals.telling
        for seconds in chain((0.0, *pauses), repeat(pauses[-1])):
            if seconds and not await self.shift.pause(seconds):
                return
            if await self._told(job):
                return

    async def _told(self, job: Job) -> bool:
        """Whether no further try to tell is needed."""
        try:
            delivered = await self._telling.tell(job)
        except Exception:
            log.exception("job %d could not be told", job.id)
            return False
        if delivered == "told":
            self._steps("outbox:shown")
            await self._noted(job)
            self._steps("outbox:told")
        return delivered != "failed"

    async def _noted(self, job: Job) -> None:
        """Told once is enough, also where the database takes the note of it late."""
        for seconds in (*self._intervals.writing, None):
            try:
                return await self._telling.note(job)
            except Exception:
                log.exception("it could not be noted that job %d was told", job.id)
            if seconds is None or not await self.shift.pause(seconds):
                return None
        return None

    def follow(self, work: Coroutine[Any, Any, None]) -> None:
        """Go on beside the sends: looking for one and telling of it must not hold up the next."""
        self.shift.begin(object(), self._guarded(work), "after-a-send")

    async def _guarded(self, work: Coroutine[Any, Any, None]) -> None:
        try:
            await work
        except Exception:
            log.exception("following a send failed")
