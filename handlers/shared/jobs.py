"""The running part that all workers share: a bell, the tasks that run, and how they end.

A worker says in `turn` what is due now and how long it may wait; everything else is the same for
all of them and stands here once. Tasks are never cancelled while the process goes on: what they
began at the web service must be seen through.
"""

from __future__ import annotations

import asyncio
import logging
import secrets
from collections.abc import Awaitable, Callable, Coroutine, Hashable, Sequence
from datetime import datetime
from functools import partial
from typing import Any, Protocol

from handlers.shared.bells import Bell

log = logging.getLogger(__name__)

LONGEST_WAIT = 5.0
"""Seconds. A clock that jumps is noticed, and health sees that the worker goes round."""

Turn = Callable[[], Awaitable[float]]
"""Starts what is due; the seconds until it wants to be asked again at the latest."""


class Intervals(Protocol):
    """Of a worker whose work is due at a time; see `handlers.shared.intervals`."""

    @property
    def idle(self) -> float: ...

    @property
    def at_once(self) -> int: ...


class TaskRunner:
    """One worker's tasks by key. `stop` is set when the process ends; `bell` shortens the wait."""

    def __init__(self, bell: Bell | None = None) -> None:
        self.stop = asyncio.Event()
        self._bell = bell or Bell()
        self._tasks: dict[Hashable, asyncio.Task[None]] = {}

    def __contains__(self, key: Hashable) -> bool:
        return key in self._tasks

    def __len__(self) -> int:
        return len(self._tasks)

    @property
    def keys(self) -> tuple[Any, ...]:
        return tuple(self._tasks)

    async def serve(self, stop: asyncio.Event, turn: Turn, *, grace: float, cancel: bool) -> None:
        """Take turns until `stop` is set; then let what runs end, as `finish` says.

        `cancel` False: what is late goes on while the worker alone is started again. Once the
        process ends it is ended, or it would ask a database that is closed.
        """
        try:
            await self.run(stop, turn)
        finally:
            await self.finish(grace, cancel=cancel or stop.is_set())

    async def run(self, stop: asyncio.Event, turn: Turn) -> None:
        """Take turns until `stop` is set; a ring or the end of a task shortens the wait."""
        self.stop = stop
        ending = asyncio.create_task(self._ring_at(stop))
        try:
            while not stop.is_set():
                self._bell.hush()
                seconds = await turn()
                await self._until_rung(seconds)
        finally:
            ending.cancel()

    async def _ring_at(self, stop: asyncio.Event) -> None:
        await stop.wait()
        self._bell.ring()

    async def _until_rung(self, seconds: float) -> None:
        try:
            await asyncio.wait_for(self._bell.rung(), min(max(0.0, seconds), LONGEST_WAIT))
        except TimeoutError:
            return

    def begin(self, key: Hashable, work: Coroutine[Any, Any, None], name: str = "") -> None:
        """Run `work` beside the others; its end rings the bell.

        Not where it failed: what fails each time is begun again with the worker's next look, not at
        once and for ever.
        """
        task = asyncio.create_task(work, name=name or str(key))
        self._tasks[key] = task
        task.add_done_callback(partial(self._ended, key))

    def _ended(self, key: Hashable, task: asyncio.Task[None]) -> None:
        """Whatever it was that a task could not mend by itself, it is not lost in silence."""
        self._tasks.pop(key, None)
        error = None if task.cancelled() else task.exception()
        if error is None:
            self._bell.ring()
            return
        ref = secrets.token_hex(3)
        log.error("%s failed, reference %s", task.get_name(), ref, exc_info=error)

    def until(self, due: datetime | None, now: datetime, intervals: Intervals) -> float:
        """Seconds until the next turn, where `due` is next; the end of a task rings anyway."""
        if due is None or len(self) >= intervals.at_once:
            return intervals.idle
        return min(intervals.idle, (due - now).total_seconds())

    async def pause(self, seconds: float) -> bool:
        """Wait; False where the process is asked to stop meanwhile."""
        try:
            await asyncio.wait_for(self.stop.wait(), seconds)
        except TimeoutError:
            return True
        return False

    async def finish(self, grace: float, *, cancel: bool) -> None:
        """Give what runs `grace` seconds. `cancel`: what is late is ended, else left to itself.

        A send is left: httpcore loses a connection's place when a request is cancelled, and the
        row says at the next start that nobody knows how it ended.
        """
        running = set(self._tasks.values())
        if not running:
            return
        try:
            await asyncio.wait(running, timeout=grace)
        finally:  # also where the process has less time than `grace` and cancels this wait
            await self._end_late([task for task in running if not task.done()], cancel=cancel)

    async def _end_late(self, late: Sequence[asyncio.Task[None]], *, cancel: bool) -> None:
        for task in late:
            log.warning("%s did not end in time", task.get_name())
            if cancel:
                task.cancel()
        if cancel:
            await asyncio.gather(*late, return_exceptions=True)
