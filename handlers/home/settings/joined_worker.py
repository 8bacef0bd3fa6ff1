"""Tells who made a code that it was used from the other messenger: in the chat where it was made.

Told is noted afterwards, so a process that dies in between tells again.
"""

from __future__ import annotations

import asyncio
from typing import Protocol

from handlers.home.routes import MESSENGERS
from handlers.shared.intervals import CampaignIntervals
from handlers.shared.jobs import TaskRunner
from handlers.shared.services import Ctx, Services
from screens.bands import band_of
from screens.navigator import Build, PushResult
from screens.view import Go, View, rows
from storage import CodeUse


class OnePlaceTeller(Protocol):
    """The part of the navigator that tells in one chat and in no other."""

    async def push(
        self, chat: int, user: int, build: Build, *, only_here: bool = False
    ) -> PushResult: ...


class JoinedWorker:
    def __init__(
        self,
        services: Services,
        tell: OnePlaceTeller,
        *,
        intervals: CampaignIntervals | None = None,
    ) -> None:
        self._uses = services.storage.identity_uses
        self._tell = tell
        self._intervals = intervals or CampaignIntervals()
        self._tasks = TaskRunner(services.bells.joined)

    async def run(self, stop: asyncio.Event) -> None:
        """Work until `stop` is set."""
        await self._tasks.serve(stop, self._turn, grace=self._intervals.grace, cancel=True)

    async def _turn(self) -> float:
        for use in await self._uses.untold():
            result = await self._tell.push(use.user, use.user, use_message(use), only_here=True)
            if result != "failed":  # who has shut the chat cannot be told there
                await self._uses.told(use)
        return self._intervals.idle


def use_message(use: CodeUse) -> Build:
    async def build(ctx: Ctx) -> View:
        name = ctx.fmt.bold(ctx.fmt.name(use.name) or ctx.label("team-nameless"))
        text = ctx.t("messengers-used", name=name, messenger=band_of(use.by))
        return View(text, rows([Go(ctx.label("messengers-button"), MESSENGERS())]))

    return build
