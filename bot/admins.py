"""Tells the people of SEFID_ADMIN_USERS of trouble of the bot itself.

They learn what kind of trouble it is and where to look, never whose it is nor what was written: no
id, no text, no secret. Of one kind they hear once an hour at most.
"""

from __future__ import annotations

import asyncio
import logging
import time
from collections.abc import Awaitable, Callable, Collection
from typing import Any

from bot.health import Health
from bot.status import Status
from screens.bands import spelled
from screens.context import Ctx
from screens.navigator import Build, PushResult
from screens.notice_throttle import NoticeThrottle
from screens.view import View

log = logging.getLogger(__name__)

QUIET_SECONDS = 3600.0

PushTo = Callable[[int, int, Build], Awaitable[PushResult]]
"""To a chat and a user; the navigator's."""


class Admins:
    """Looks at the bot's health and counters every `every` seconds.

    A trouble counts once it was seen twice in a row: what passes by itself is nobody's business.
    """

    def __init__(
        self,
        status: Status,
        health: Health,
        push: PushTo,
        users: Collection[int],
        *,
        every: float = 30.0,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._status = status
        self._health = health
        self._push = push
        self._users = sorted(users)
        self._every = every
        self._notices = NoticeThrottle(QUIET_SECONDS, clock)
        self._seen: set[str] = set()
        self._counted: dict[str, int] = {}

    async def run(self, stop: asyncio.Event) -> None:
        while not stop.is_set():
            for kind in sorted(await self._troubles()):
                await self._tell(kind)
            try:
                await asyncio.wait_for(stop.wait(), self._every)
            except TimeoutError:
                continue

    async def _troubles(self) -> set[str]:
        report = await self._health.report()
        now = {kind.partition("-")[0] for kind in {**report.troubles, **report.warnings}}
        lasting, self._seen = now & self._seen, now
        counts = self._counts()
        risen = {kind for kind, count in counts.items() if count > self._counted.get(kind, 0)}
        self._counted = counts
        return lasting | risen

    def _counts(self) -> dict[str, int]:
        counts = self._status.counts()
        return {
            "bug": counts.bugs,
            "poisoned": counts.updates["poisoned"],
            "failure": sum(counts.failures.values()),
        }

    async def _tell(self, kind: str) -> None:
        if not self._notices.may_say(kind):
            return

        async def build(ctx: Ctx[Any]) -> View:
            messenger, _, what = kind.rpartition(".")
            return View(ctx.t("operator-trouble", kind=what, messenger=messenger))

        for user in self._users:
            try:
                result = await self._push(user, user, build)
            except Exception:
                log.exception("an admin could not be told of %s", kind)
            else:
                log.info("admin %s, told of %s: %s", spelled(user), kind, result)
