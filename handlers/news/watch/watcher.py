"""Looks at every linked account in its turn: evenly, a few at once, one failure stopping nobody."""

from __future__ import annotations

import asyncio
import logging
import random
import secrets
import time
from collections.abc import Callable
from zoneinfo import ZoneInfo

from handlers.news.watch.poll_account import AccountPoller, Seen
from handlers.news.watch.schedule import Schedule
from handlers.shared.intervals import WatchIntervals
from handlers.shared.jobs import TaskRunner
from handlers.shared.once_in import OnceIn
from handlers.shared.services import Services
from screens.crash_point import CrashPoint, no_crash_point
from storage import StorageError

log = logging.getLogger(__name__)


def _nothing() -> None:
    return


class Watcher:
    """`every`: seconds between two looks at an account. `wake` is called when there are news.

    `timer`: seconds that only grow; the clock of the services says the time of day.
    """

    def __init__(
        self,
        services: Services,
        *,
        every: float,
        zone: ZoneInfo,
        wake: Callable[[], None] = _nothing,
        steps: CrashPoint = no_crash_point,
        intervals: WatchIntervals | None = None,
        timer: Callable[[], float] = time.monotonic,
        chance: Callable[[], float] = random.random,
    ) -> None:
        self._services = services
        self._news = services.storage.news
        self._intervals = intervals or WatchIntervals()
        self._timer = timer
        share = max(1, self._intervals.at_once // 4)
        self.schedule = Schedule(every, self._intervals.longest, chance, share)
        self._sync_every = min(self._intervals.sync, every)
        self._synced = float("-inf")
        self._looker = AccountPoller(
            services.storage,
            services.clients.of,
            zone=zone,
            every=every,
            timer=timer,
            steps=steps,
            wake=wake,
        )
        self._tasks = TaskRunner()
        self._failing: set[int] = set()
        self._warning = OnceIn(self._intervals.told, at_once=True, clock=timer)

    async def run(self, stop: asyncio.Event) -> None:
        """Watch until `stop` is set; what is cut off is looked at again at the next start."""
        await self._tasks.serve(stop, self._turn, grace=self._intervals.grace, cancel=True)

    async def _turn(self) -> float:
        """Until a look has ended, or something is due."""
        await self.sync()
        self._start_due()
        until = self._synced + self._sync_every
        due = self.schedule.next_due()
        if due is not None and len(self._tasks) < self._intervals.at_once:
            until = min(until, due)
        return until - self._timer()

    async def sync(self) -> None:
        """Read anew which accounts there are, if it is time to."""
        now = self._timer()
        if now - self._synced >= self._sync_every:
            self.schedule.sync(await self._news.watched(), now)
            self._synced = now

    def _start_due(self) -> None:
        while len(self._tasks) < self._intervals.at_once:
            account = self.schedule.take(self._timer())
            if account is None:
                return
            if account in self._tasks:  # unlinked and linked again while it is looked at
                self.schedule.ended(account, self._timer(), failed=False)
                continue
            self._tasks.begin(account, self.poll(account), f"look-{account}")

    async def poll(self, account: int) -> None:
        """One look, whatever comes of it; then its next turn."""
        outcome: Seen = "failed"
        try:
            outcome = await self._looker.poll(account, self._services.clock())
        except StorageError as error:
            log.warning("account %d: %s", account, error)
        except Exception:
            log.exception(
                "looking at account %d failed, reference %s", account, secrets.token_hex(3)
            )
        finally:
            self.schedule.ended(account, self._timer(), failed=outcome == "failed")
        self._note(account, failed=outcome == "failed")

    def _note(self, account: int, *, failed: bool) -> None:
        """A line of log a minute at most: in an outage every account fails."""
        if not failed:
            self._failing.discard(account)
            return
        self._failing.add(account)
        if self._warning.is_due():
            log.warning("%d accounts could not be looked at; again later", len(self._failing))
