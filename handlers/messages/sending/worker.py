"""Takes confirmed sends from the outbox, one at a time for an account, and sees each to its end.

A row is claimed durably before the first byte leaves, and a row that a dead process left `sending`
is unknown at the next start: so a call is made at most once, whatever happens in between. A call
is never cancelled from outside (httpcore would leak the slot): the client has deadlines of its
own, and at the end of the process the running call is waited for. How it ended is written again
until it is written. What is due for longer than the setting says is held, and the person asked.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Iterable
from datetime import timedelta

from handlers.messages.personal.batches import MOST_TEXTS
from handlers.messages.sending.calling import (
    DETACHED,
    OWN_ERROR,
    CallEnd,
    Patience,
    call,
    newest_sent_id,
)
from handlers.messages.sending.ends import Ends
from handlers.messages.sending.jumps import Jumps, Steady, steady_seconds
from handlers.messages.sending.lookup import may_have_left
from handlers.shared.intervals import OutboxIntervals
from handlers.shared.jobs import TaskRunner
from handlers.shared.notifier import Teller
from handlers.shared.permissions import still_sends
from handlers.shared.services import Services
from screens.crash_point import CrashPoint, no_crash_point
from smsir import NotSent, SmsIr, SmsIrError
from storage import Job, JobState
from storage.barring import RESTING
from storage.handing_on import COLLEAGUE
from storage.outbox import LATE

log = logging.getLogger(__name__)

_TELLING_GRACE = 1.0
"""Seconds for telling what has ended when the process ends; what is untold is told at the start."""

_LATE = timedelta(minutes=1)
"""So long after its time a send is looked for before it is called: the bot was down meanwhile."""

_SHORTEST_LIMIT = timedelta(minutes=2)
"""A send may wait so long for the one before it: that is no reason to ask."""


class OutboxWorker:
    """`steps` hears the name of each step that a kill may fall behind."""

    def __init__(
        self,
        services: Services,
        tell: Teller,
        *,
        steps: CrashPoint = no_crash_point,
        intervals: OutboxIntervals | None = None,
        steady: Steady = steady_seconds,
    ) -> None:
        self._services = services
        self._outbox = services.storage.outbox
        self._steps = steps
        self._intervals = intervals or OutboxIntervals()
        self._ends = Ends(services, tell, steps, self._intervals)
        options = services.options
        self._limit = max(timedelta(minutes=options.late_minutes), _SHORTEST_LIMIT)
        longest = options.undo_seconds + 1 + MOST_TEXTS * options.text_pace
        self._window = timedelta(seconds=longest)
        self._steady = steady
        self._began = services.clock()
        self._found: frozenset[int] = frozenset()
        """Jobs that waited when the process began: in a copy of the disk they may have left."""
        self._jumps = Jumps(services.clock, steady)
        self._tasks = TaskRunner(services.bells.outbox)

    async def run(self, stop: asyncio.Event) -> None:
        """Work until `stop` is set; then wait for the running calls, `grace` seconds at most."""
        self._ends.shift.stop = stop
        try:
            await self._recover()
            await self._tasks.run(stop, self._turn)
        finally:
            # A call that is still out then is unknown at the next start; it is not cancelled.
            await self._tasks.finish(self._intervals.grace, cancel=False)
            # Looking and telling are done again at the next start.
            await self._ends.shift.finish(_TELLING_GRACE, cancel=stop.is_set())

    async def _turn(self) -> float:
        await self._follow_the_clock()
        await self._hold()
        await self._start_due()
        await self._note()
        due = await self._outbox.next_due(skip=self._tasks.keys)
        return self._tasks.until(due, self._services.clock(), self._intervals)

    async def _recover(self) -> None:
        """What the last process left: unknown sends are looked for, untold ends are told.

        Not what this process still runs: a worker that was started again must not touch that.
        """
        self._jumps = Jumps(self._services.clock, self._steady)
        self._began = self._services.clock()
        self._found = await self._outbox.waiting_ids()
        await self._outbox.start_windows_again(self._services.clock(), window=self._window)
        if not len(self._tasks):
            for job in await self._outbox.recover():
                log.warning("job %d was being sent when the last process ended", job.id)
        for jobs in _by_confirmation(await self._outbox.untold()):
            if jobs[0].account_id not in self._tasks:
                self._ends.follow(self._ends.see_through(jobs))
        self._steps("outbox:recovered")

    async def _follow_the_clock(self) -> None:
        """A window lasts as long as it was said, whatever is done to the clock.

        A jump ahead by more than the limit cannot be told from a machine that stood still.
        """
        by = self._jumps.seen()
        if by and by <= self._limit + _LATE:
            log.warning("the clock was set by %d s", by.total_seconds())
            await self._outbox.move_waiting(by, window=self._window, now=self._services.clock())

    async def _hold(self) -> None:
        now = self._services.clock()
        for jobs in _by_confirmation(await self._outbox.hold(now)):
            log.warning("job %d is not sent: it cannot be opened", jobs[0].id)
            self._ends.follow(self._ends.tell(jobs[0]))

    async def _note(self) -> None:
        """What ended without a call; the audit must not keep anything from leaving."""
        try:
            await self._outbox.note_ended()
        except Exception:
            log.exception("the audit lacks a send that has ended")

    async def _start_due(self) -> None:
        while len(self._tasks) < self._intervals.at_once and not self._tasks.stop.is_set():
            job = await self._outbox.claim(self._services.clock(), skip=self._tasks.keys)
            if job is None:
                return
            self._tasks.begin(job.account_id, self._attend(job), f"outbox-{job.id}")

    async def _attend(self, job: Job) -> None:
        """One job from its claim to the telling."""
        self._steps("outbox:claimed")
        answer = await self._answer(job)
        self._steps("outbox:answered")
        ends = self._ends
        if not await ends.written(job, answer):
            return
        if answer.state is JobState.UNKNOWN and not await ends.look(job):
            ends.follow(ends.look_again(job))
        ends.follow(ends.tell(job))

    async def _answer(self, job: Job) -> CallEnd:
        """An error of ours before the call means that nothing was sent, in it that nobody knows."""
        try:
            ready = await self._ready(job)
        except Exception:
            log.exception("job %d could not be begun", job.id)
            return CallEnd(JobState.NOT_SENT, by=OWN_ERROR)
        if isinstance(ready, CallEnd):
            return ready
        self._steps("outbox:calling")
        try:
            return await call(*ready, self._patience())
        except Exception:
            log.exception("job %d failed on our side", job.id)
            return CallEnd(JobState.UNKNOWN)

    def _patience(self) -> Patience:
        waits = self._intervals
        rechecks = (waits.recheck, *waits.lookup[1:])
        return Patience(waits.reconnect, rechecks, self._ends.shift.pause)

    async def _ready(self, job: Job) -> tuple[SmsIr, Job] | CallEnd:
        """What the call needs, or why there will be none."""
        api = await self._services.client_of(job)
        if self._is_doubtful(job):
            overtaken = await self._overtaken(api, job)
            if overtaken is not None:
                return overtaken
        if api is None:
            rests = self._services.storage.people.rests(job.account_id)
            return CallEnd(JobState.NOT_SENT, by=RESTING if rests else DETACHED)
        if job.sealed:
            return CallEnd(JobState.NOT_SENT)
        newest = await newest_sent_id(api)
        standing = await self._services.storage.members.standing(job.account_id, job.user)
        if not still_sends(standing, job.approved_by):
            return CallEnd(JobState.NOT_SENT, by=COLLEAGUE)
        if newest is None:
            return api, job
        await self._outbox.note_last_sent(job.id, newest)
        return api, job.model_copy(update={"last_sent_id": newest})

    def _is_doubtful(self, job: Job) -> bool:
        """Late, or older than the process: under a clock set back nothing that has left is late."""
        if job.id in self._found or job.due_at < self._began:
            return True
        return self._services.clock() - job.due_at > _LATE

    async def _overtaken(self, api: SmsIr | None, job: Job) -> CallEnd | None:
        """Why a doubtful job is not called; None where it still may leave.

        A copy of the disk that was put back knows nothing of what was sent since. What other jobs
        sent is known to be theirs: slices of one campaign have the same text.
        """
        try:
            if api is not None and await self._may_have_left(api, job):
                await self._services.storage.campaigns.doubt(job.campaign or 0, job.turn)
                return CallEnd(JobState.UNKNOWN)
        except SmsIrError as error:
            log.warning("job %d is not sent, for it may have left: %s", job.id, error)
            return CallEnd(JobState.NOT_SENT, by=LATE)
        if self._services.clock() - job.due_at > self._limit:
            return CallEnd(JobState.NOT_SENT, by=LATE)
        return None

    async def _may_have_left(self, api: SmsIr, job: Job) -> bool:
        """Asked with the patience of a call: a machine that starts may have no network yet."""
        for wait in self._intervals.reconnect:
            try:
                return await may_have_left(self._services.storage, api, job)
            except NotSent:
                await self._ends.shift.pause(wait)
        return await may_have_left(self._services.storage, api, job)


def _by_confirmation(jobs: Iterable[Job]) -> list[list[Job]]:
    """What was confirmed together is told together."""
    groups: dict[tuple[int, ...], list[Job]] = {}
    for job in jobs:
        groups.setdefault((job.chat, job.user, job.frame, job.revision), []).append(job)
    return list(groups.values())
