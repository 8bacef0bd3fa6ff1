"""Takes news from the table to Telegram: each told once, held over night, never to closed doors.

News are claimed, told, and noted as told. Telegram takes no key by which it would know a message
again, so a process that dies between the last two tells again, and says that it may be a repeat.
"""

from __future__ import annotations

import asyncio
import logging
import secrets
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Protocol
from zoneinfo import ZoneInfo

from handlers.services import Ctx, Services
from handlers.watch.digest import digest
from handlers.watch.message import message
from handlers.watch.news import AnyNews, read
from screens.navigator import Build, PushResult
from screens.view import Outgoing, View
from storage import Bundle, Push, StorageError, quiet_until, wants

log = logging.getLogger(__name__)

_APART = 3
"""More news than these at once, and they come as one message."""

_HELD = timedelta(minutes=20)
"""News that had to wait this long (the night, a closed chat, an outage) come as one message."""

_MOST_STARTS = 500
"""Tries after which news that cannot be told are given up: about three weeks."""

_KEPT = timedelta(days=90)


@dataclass(frozen=True, slots=True)
class Patience:
    """Seconds. `idle`: the longest time between two looks; `first` and `longest`: the wait after a

    failure, which doubles. `at_once`: chats told at the same time.
    """

    idle: float = 5.0
    first: float = 15.0
    longest: float = 3600.0
    grace: float = 3.0
    at_once: int = 8


@dataclass(frozen=True, slots=True)
class _Open:
    """A push that was read. `maybe`: it may have been told before."""

    push: Push
    news: AnyNews
    maybe: bool


def _pass(_: str) -> None:
    return


class Teller(Protocol):
    """The part of the navigator that news are told through."""

    async def push(
        self, chat: int, user: int, build: Build, *, files: Sequence[Outgoing] = ()
    ) -> PushResult: ...


class Courier:
    """`steps` hears the name of each step that a kill may fall behind."""

    def __init__(
        self,
        services: Services,
        tell: Teller,
        *,
        zone: ZoneInfo,
        steps: Callable[[str], None] = _pass,
        patience: Patience | None = None,
    ) -> None:
        self._services = services
        self._news = services.storage.news
        self._tell = tell
        self._zone = zone
        self._steps = steps
        self._patience = patience or Patience()
        self._woken = asyncio.Event()
        self._running: set[asyncio.Task[None]] = set()
        self._maybe: frozenset[int] = frozenset()
        self._pruned: datetime | None = None

    def wake(self) -> None:
        """There may be news now."""
        self._woken.set()

    async def run(self, stop: asyncio.Event) -> None:
        """Carry until `stop` is set; what is being told then is told to its end."""
        ending = asyncio.create_task(self._wake_at(stop))
        try:
            if not self._running:
                self._maybe |= await self._news.recover()
            while not stop.is_set():
                self._woken.clear()
                await self._start_due(stop)
                await self._prune()
                await self._wait()
        finally:
            ending.cancel()
            await self._finish()

    async def _wake_at(self, stop: asyncio.Event) -> None:
        await stop.wait()
        self._woken.set()

    async def _start_due(self, stop: asyncio.Event) -> None:
        while len(self._running) < self._patience.at_once and not stop.is_set():
            bundle = await self._news.claim(self._services.clock())
            if bundle is None:
                return
            self._steps("news:claimed")
            task = asyncio.create_task(self._carry(bundle), name=f"news-{bundle.chat}")
            self._running.add(task)
            task.add_done_callback(self._ended)

    def _ended(self, task: asyncio.Task[None]) -> None:
        self._running.discard(task)
        self._woken.set()

    async def _wait(self) -> None:
        due = await self._news.next_due()
        wait = self._patience.idle
        if due is not None and len(self._running) < self._patience.at_once:
            wait = min(wait, max(0.0, (due - self._services.clock()).total_seconds()))
        try:
            await asyncio.wait_for(self._woken.wait(), wait)
        except TimeoutError:
            return

    async def _carry(self, bundle: Bundle) -> None:
        """One chat's news. An error of ours holds up no other chat, and these for a while only."""
        left = {push.id: push for push in bundle.pushes}
        try:
            await self._carried(bundle, left)
        except StorageError:
            log.exception("news may have been told and could not be noted")
            self._maybe |= left.keys()
        except Exception:
            log.exception("news could not be told, reference %s", secrets.token_hex(3))
        if left:
            await self._later(list(left.values()))

    async def _carried(self, bundle: Bundle, left: dict[int, Push]) -> None:
        """Tell what is wanted; what is settled, one way or another, is taken out of `left`."""
        settings = await self._services.storage.settings.get(bundle.chat)
        now = self._services.clock()
        until = quiet_until(settings, now, self._zone)
        if until is not None:
            await self._news.release(list(left), until)
            left.clear()
            return
        wanted: list[_Open] = []
        for push in bundle.pushes:
            news = read(push.payload)
            alert = None if news is None else news.alert
            if news is None or (alert and not wants(settings, bundle.chat, alert)):
                await self._settle([push], left)
            else:
                wanted.append(_Open(push, news, push.id in self._maybe))
        for together in _together(wanted, now):
            if not await self._told(bundle, together, left):
                return

    async def _told(self, bundle: Bundle, together: Sequence[_Open], left: dict[int, Push]) -> bool:
        """Tell these in one message; False where the rest had better wait as well."""
        maybe = any(each.maybe for each in together)

        async def build(ctx: Ctx) -> View:
            if len(together) == 1:
                return message(ctx, together[0].news, maybe=maybe)
            return digest(ctx, [each.news for each in together], maybe=maybe)

        result = await self._tell.push(bundle.chat, bundle.owner, build)
        if result == "sent":
            self._steps("news:told")
            await self._settle([each.push for each in together], left)
            self._steps("news:done")
        elif result == "unreachable":
            await self._services.storage.chats.unreachable(bundle.chat)
            await self._news.release(list(left), self._services.clock())
            left.clear()
        return result == "sent"

    async def _settle(self, pushes: Sequence[Push], left: dict[int, Push]) -> None:
        """Never again."""
        ids = [push.id for push in pushes]
        await self._news.done(ids)
        self._maybe -= set(ids)
        for push_id in ids:
            left.pop(push_id, None)

    async def _later(self, pushes: Sequence[Push]) -> None:
        """Try again after a while that doubles with each try; give up in the end."""
        hopeless = [push.id for push in pushes if push.starts >= _MOST_STARTS]
        others = [push for push in pushes if push.starts < _MOST_STARTS]
        tries = max((push.starts for push in others), default=1)
        wait = min(self._patience.longest, self._patience.first * 2.0 ** (tries - 1))
        due = self._services.clock() + timedelta(seconds=wait)
        try:
            if hopeless:
                log.error("%d news are given up after %d tries", len(hopeless), _MOST_STARTS)
                await self._news.done(hopeless)
            await self._news.release([push.id for push in others], due)
        except StorageError:
            log.exception("news stay claimed until the next start")

    async def _prune(self) -> None:
        """Once a day: news of long ago need no row any more."""
        now = self._services.clock()
        if self._pruned is None or now - self._pruned > timedelta(days=1):
            self._pruned = now
            await self._news.prune(now - _KEPT)

    async def _finish(self) -> None:
        """Let what is being told be told; what is cut off is told at the next start."""
        if not self._running:
            return
        _, late = await asyncio.wait(self._running, timeout=self._patience.grace)
        for task in late:
            task.cancel()
        await asyncio.gather(*late, return_exceptions=True)


def _together(wanted: Sequence[_Open], now: datetime) -> list[list[_Open]]:
    """Which news share a message: all where they are many or have waited long, else none."""
    held = any(now - each.news.at > _HELD for each in wanted)
    if len(wanted) > 1 and (held or len(wanted) > _APART):
        return [list(wanted)]
    return [[each] for each in wanted]
