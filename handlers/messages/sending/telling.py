"""Telling the person how a send ended: once, on its own screen if that is open, else by a message.

A confirmation may need two calls (contacts, plain numbers); they are told together, when both have
ended. Being told is noted afterwards, so a process that dies in between tells again: a redraw of
the same screen changes nothing.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal, Protocol

from handlers.messages.sending.progress import api_of
from handlers.messages.sending.result import pushed_lines, result_rows
from handlers.shared.services import Ctx, Services
from screens.navigator import Build, PushResult
from screens.state import read
from screens.view import Outgoing, View, lines
from storage import Job, JobState

IDENT = "sending"
_RUNNING = frozenset({JobState.WAITING, JobState.SENDING})
Told = Literal["told", "later", "failed"]


class Teller(Protocol):
    """The part of the navigator that workers speak through."""

    async def refresh(
        self, chat: int, user: int, *, screen: str | None = None, frame: int | None = None
    ) -> bool: ...

    async def push(
        self,
        chat: int,
        user: int,
        build: Build,
        *,
        account: int | None = None,
        files: Sequence[Outgoing] = (),
    ) -> PushResult: ...


class Telling:
    def __init__(self, services: Services, teller: Teller) -> None:
        self._services = services
        self._teller = teller

    async def tell(self, job: Job) -> Told:
        """Tell of the whole confirmation that `job` is of; the last of its jobs to end does it."""
        outbox = self._services.storage.outbox
        jobs = await outbox.for_frame(job.chat, job.user, job.frame, job.revision)
        if any(each.state in _RUNNING for each in jobs):
            return "later"
        delivered = await self._refreshed(job) or await self._pushed(job, jobs)
        return "told" if delivered else "failed"

    async def note(self, job: Job) -> None:
        """Note that the person knows."""
        outbox = self._services.storage.outbox
        for each in await outbox.for_frame(job.chat, job.user, job.frame, job.revision):
            await outbox.mark_told(each.id)

    async def _refreshed(self, job: Job) -> bool:
        state = read(await self._services.storage.states.load(job.chat, job.user))
        if state is None or state.top.screen != IDENT:
            return False
        data = state.top.data
        if (data.get("frame"), data.get("revision")) != (job.frame, job.revision):
            return False
        return await self._teller.refresh(job.chat, job.user, screen=IDENT, frame=state.top.id)

    async def _pushed(self, job: Job, jobs: Sequence[Job]) -> bool:
        async def build(ctx: Ctx) -> View:
            parts = await pushed_lines(ctx, job, jobs, await api_of(ctx, job))
            return View(lines(*parts), result_rows(ctx, job))

        # Nobody to tell is as good as told: the screen shows it when they come back.
        pushed = await self._teller.push(job.chat, job.user, build, account=job.account_id)
        return pushed != "failed"
