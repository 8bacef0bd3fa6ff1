"""Takes news from the table to Telegram: each told once, quietly at night, never to closed doors.

News are claimed, told, and noted as told. Telegram takes no key by which it would know a message
again, so a process that dies between the last two tells again, and says that it may be a repeat.
"""

from __future__ import annotations

import asyncio
import logging
import secrets
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from handlers.news.kinds import News, kind_of, read
from handlers.news.watch.digest import digest
from handlers.news.watch.message import message
from handlers.shared.identities import in_messenger_of
from handlers.shared.intervals import NewsIntervals
from handlers.shared.jobs import TaskRunner
from handlers.shared.notifier import Pushes
from handlers.shared.once_in import OnceIn
from handlers.shared.permissions import rights_in
from handlers.shared.quiet_hours import quiet_until
from handlers.shared.services import Ctx, Services
from screens.backoff import doubled
from screens.crash_point import CrashPoint, no_crash_point
from screens.view import View
from storage import Bundle, PendingPush, StorageError

log = logging.getLogger(__name__)

_APART = 3
"""More news than these at once, and they come as one message."""

_HELD = timedelta(minutes=20)
"""News that had to wait this long (the night, a closed chat, an outage) come as one message."""

_MOST_STARTS = 500
"""Tries after which news that cannot be told are given up: about three weeks."""

_KEPT = timedelta(days=90)
_DAY = 86_400.0


@dataclass(frozen=True, slots=True)
class _Open:
    """A push that was read. `maybe`: it may have been told before."""

    push: PendingPush
    news: News
    maybe: bool


class Courier:
    """`steps` hears the name of each step that a kill may fall behind."""

    def __init__(
        self,
        services: Services,
        tell: Pushes,
        *,
        zone: ZoneInfo,
        steps: CrashPoint = no_crash_point,
        intervals: NewsIntervals | None = None,
    ) -> None:
        self._services = services
        self._news = services.storage.news
        self._tell = tell
        self._zone = zone
        self._steps = steps
        self._intervals = intervals or NewsIntervals()
        self._tasks = TaskRunner(services.bells.news)
        self._maybe: frozenset[int] = frozenset()
        self._pruning = OnceIn(_DAY, at_once=True, clock=lambda: self._services.clock().timestamp())

    async def run(self, stop: asyncio.Event) -> None:
        """Carry until `stop` is set; what is cut off then is told at the next start."""
        if not len(self._tasks):
            self._maybe |= await self._news.recover()
        await self._tasks.serve(stop, self._turn, grace=self._intervals.grace, cancel=True)

    async def _turn(self) -> float:
        await self._start_due()
        await self._prune()
        due = await self._news.next_due()
        return self._tasks.until(due, self._services.clock(), self._intervals)

    async def _start_due(self) -> None:
        while len(self._tasks) < self._intervals.at_once and not self._tasks.stop.is_set():
            bundle = await self._news.claim(self._services.clock())
            if bundle is None:
                return
            self._steps("news:claimed")
            key = tuple(push.id for push in bundle.pushes)
            self._tasks.begin(key, self._carry(bundle), f"news-{bundle.chat}")

    async def _carry(self, bundle: Bundle) -> None:
        """One chat's news. An error of ours holds up no other chat, and these for a while only."""
        open_pushes = {push.id: push for push in bundle.pushes}
        try:
            await self._carried(bundle, open_pushes)
        except StorageError:
            log.exception("news may have been told and could not be noted")
            self._maybe |= open_pushes.keys()
        except Exception:
            log.exception("news could not be told, reference %s", secrets.token_hex(3))
        if open_pushes:
            await self._later(list(open_pushes.values()))

    async def _carried(self, bundle: Bundle, open_pushes: dict[int, PendingPush]) -> None:
        """Tell what is wanted now; what is settled, one way or another, leaves `open_pushes`."""
        now = self._services.clock()
        accounts, identities = self._services.storage.accounts, self._services.storage.identities
        if bundle.chat > 0:
            place = (await identities.of(bundle.chat)).place
            bundle = bundle.model_copy(update={"chat": place})
        wanted: list[_Open] = []
        for push in bundle.pushes:
            news = read(push.payload)
            account = await accounts.by_id(push.account_id, bundle.chat)
            if account is None or news is None or not await self._wants(bundle, push, news):
                await self._settle([push], open_pushes)
            else:
                wanted.append(_Open(push, news, push.id in self._maybe))
        settings = await self._services.storage.settings.get(bundle.chat)
        until = quiet_until(settings, now, self._zone)
        if until is not None:
            wanted = await self._awaited(wanted, until, open_pushes)
        for together in _together(wanted, now):
            if not await self._told(bundle, together, open_pushes, silent=until is not None):
                return

    async def _wants(self, bundle: Bundle, push: PendingPush, news: News) -> bool:
        """Whether the chat has it switched on, and its person the right to hear of it."""
        kind, storage = kind_of(news), self._services.storage
        settings = await storage.settings.get(bundle.chat)
        if kind.switch is not None and not kind.switch.is_on(settings, bundle.chat):
            return False
        standing = await storage.members.standing(push.account_id, bundle.chat)
        is_private = bundle.chat > 0
        return not is_private or kind.needs in {None, *rights_in(standing, private=True)}

    async def _awaited(
        self, wanted: Sequence[_Open], until: datetime, open_pushes: dict[int, PendingPush]
    ) -> list[_Open]:
        """Those that answer what the person did; the others are held until the hours are over."""
        late_ids = [each.push.id for each in wanted if not kind_of(each.news).awaited]
        await self._news.release(late_ids, until)
        for push_id in late_ids:
            open_pushes.pop(push_id, None)
        return [each for each in wanted if each.push.id in open_pushes]

    async def _told(
        self,
        bundle: Bundle,
        together: Sequence[_Open],
        open_pushes: dict[int, PendingPush],
        *,
        silent: bool,
    ) -> bool:
        """Tell these in one message; False where the rest had better wait as well."""
        maybe = any(each.maybe for each in together)

        async def build(ctx: Ctx) -> View:
            if len(together) == 1:
                view = message(ctx, together[0].news, maybe=maybe)
            else:
                view = digest(ctx, [each.news for each in together], maybe=maybe)
            return replace(view, silent=silent)

        person = bundle.chat
        if bundle.chat < 0:
            identities = self._services.storage.identities
            person = await in_messenger_of(identities, bundle.chat, bundle.owner)
        result = await self._tell.push(bundle.chat, person, build, account=bundle.account_id)
        if result == "sent":
            self._steps("news:told")
            await self._settle([each.push for each in together], open_pushes)
            self._steps("news:done")
        elif result == "unreachable":
            await self._services.storage.chats.unreachable(bundle.chat)
            await self._news.release(list(open_pushes), self._services.clock())
            open_pushes.clear()
        return result == "sent"

    async def _settle(
        self, pushes: Sequence[PendingPush], open_pushes: dict[int, PendingPush]
    ) -> None:
        """Never again."""
        ids = [push.id for push in pushes]
        await self._news.done(ids)
        self._maybe -= set(ids)
        for push_id in ids:
            open_pushes.pop(push_id, None)

    async def _later(self, pushes: Sequence[PendingPush]) -> None:
        """Try again after a while that doubles with each try; give up in the end."""
        hopeless = [push.id for push in pushes if push.starts >= _MOST_STARTS]
        others = [push for push in pushes if push.starts < _MOST_STARTS]
        tries = max((push.starts for push in others), default=1)
        wait = doubled(self._intervals.first, tries - 1, self._intervals.longest)
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
        if self._pruning.is_due():
            await self._news.prune(self._services.clock() - _KEPT)


def _together(wanted: Sequence[_Open], now: datetime) -> list[list[_Open]]:
    """Which news share a message: all where they are many or have waited long, else none."""
    kept_back = any(now - each.news.at > _HELD for each in wanted)
    if len(wanted) > 1 and (kept_back or len(wanted) > _APART):
        return [list(wanted)]
    return [[each] for each in wanted]
