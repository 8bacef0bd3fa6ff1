"""Telling the person how a send ended: once, on its own screen if that is open, else by a message.

An edit makes no sound. Who has waited for long has put the phone away, so a message comes as well.

A turn of a campaign may need many calls; they are told together, when all of them have ended, and
none is to come. Being told is noted afterwards, so a process that dies in between tells again: a
redraw of the same screen changes nothing.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import timedelta
from typing import Any, Literal

from handlers.messages.routes import SENDING
from handlers.messages.sending.result import pushed_lines, result_rows
from handlers.messages.sending.slices import batch_ended
from handlers.shared.notifier import ScreenNotifier, Teller
from handlers.shared.services import Ctx, Services
from screens.view import View, lines
from storage import Job

_WATCHED = timedelta(minutes=1)
"""How long after the undo window somebody still looks at the screen that says "sending"."""

Told = Literal["told", "later", "failed"]


class Telling:
    def __init__(self, services: Services, teller: Teller) -> None:
        self._services = services
        self._outbox = services.storage.outbox
        self._notifier = ScreenNotifier(services, teller)
        self._clock = services.clock

    async def tell(self, job: Job) -> Told:
        """Tell of the whole turn that `job` is of; the last of its batches to end does it."""
        if not await self._outbox.is_over(job):
            await batch_ended(self._services, self._notifier, job)
            return "later"
        jobs = await self._outbox.for_frame(job.chat, job.user, job.frame, job.revision)
        seen = await self._redrawn(job) and not self._long_over(job)
        return "told" if seen or await self._pushed(job, jobs) else "failed"

    def _long_over(self, job: Job) -> bool:
        return self._clock() - job.due_at > _WATCHED

    async def note(self, job: Job) -> None:
        """Note that the person knows."""
        await self._outbox.mark_turn_told(job)

    async def _redrawn(self, job: Job) -> bool:
        def shows(data: Mapping[str, Any]) -> bool:
            return (data.get("frame"), data.get("revision")) == (job.frame, job.revision)

        return await self._notifier.redraw(job, SENDING.ident, shows)

    async def _pushed(self, job: Job, jobs: Sequence[Job]) -> bool:
        async def build(ctx: Ctx) -> View:
            parts = await pushed_lines(ctx, job, jobs, await ctx.services.client_of(job))
            return View(lines(*parts), result_rows(ctx, job))

        return await self._notifier.push(job, build)
