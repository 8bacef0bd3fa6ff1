"""Many people at once, each one's updates in order, and no one's queue without end.

A lane is one person. Its updates run one after the other; lanes run side by side. A slot is held
only for the first second of an update: whoever waits longer waits for a web service, costs
nothing, and must not keep others from being served.
"""

from __future__ import annotations

import asyncio
import logging
from collections import deque
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from typing import Generic, TypeVar

log = logging.getLogger(__name__)
T = TypeVar("T")


@dataclass(slots=True)
class _Lane(Generic[T]):
    waiting: deque[T] = field(default_factory=deque)
    task: asyncio.Task[None] | None = None


class Lanes(Generic[T]):
    """`handle` runs one item. `at_once`: people whose handlers run; `cap`: items of one waiting."""

    def __init__(
        self,
        handle: Callable[[T], Awaitable[None]],
        *,
        at_once: int = 64,
        cap: int = 120,
        slot_seconds: float = 1.0,
    ) -> None:
        self._handle = handle
        self._cap = cap
        self._slot_seconds = slot_seconds
        self._slots = asyncio.Semaphore(at_once)
        self._lanes: dict[int, _Lane[T]] = {}
        self._closed = False
        self._less = asyncio.Event()
        self.depth = 0
        """Items waiting or running, of all lanes."""

    def offer(self, key: int, item: T, *, force: bool = False) -> bool:
        """Queue an item behind the others of `key`; False if that queue is full.

        `force`: take it all the same (what was taken in before a restart is never dropped).
        """
        lane = self._lanes.get(key)
        if lane is None:
            lane = self._lanes[key] = _Lane()
        if len(lane.waiting) >= self._cap and not force:
            return False
        lane.waiting.append(item)
        self.depth += 1
        if lane.task is None and not self._closed:
            lane.task = asyncio.create_task(self._run(key, lane))
        return True

    async def _run(self, key: int, lane: _Lane[T]) -> None:
        while lane.waiting and not self._closed:
            item = lane.waiting.popleft()
            try:
                await self._one(item)
            finally:
                self.depth -= 1
                self._less.set()
        lane.task = None
        if not lane.waiting:
            del self._lanes[key]

    async def _one(self, item: T) -> None:
        await self._slots.acquire()
        holding = True

        def release() -> None:
            nonlocal holding
            if holding:
                holding = False
                self._slots.release()

        timer = asyncio.get_running_loop().call_later(self._slot_seconds, release)
        try:
            await self._handle(item)
        except Exception:
            log.exception("an update's handler failed outside of its own error handling")
        finally:
            timer.cancel()
            release()

    async def room(self, depth: int) -> None:
        """Wait until fewer than `depth` items are held."""
        while self.depth >= depth and not self._closed:
            self._less.clear()
            await self._less.wait()

    async def close(self, grace: float) -> int:
        """Begin nothing more; give running handlers `grace` seconds, then cancel them.

        Returns how many items were never begun.
        """
        self._closed = True
        self._less.set()
        running = {lane.task for lane in self._lanes.values() if lane.task is not None}
        if running:
            _, late = await asyncio.wait(running, timeout=grace)
            for task in late:
                task.cancel()
            await asyncio.gather(*late, return_exceptions=True)
        waiting = self.depth
        self._lanes.clear()
        self.depth = 0
        return waiting
