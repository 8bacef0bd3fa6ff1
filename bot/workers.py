"""Background work that goes on for as long as the process does.

A worker that fails is logged with a reference and started again after a pause that grows; the
others do not notice.
"""

from __future__ import annotations

import asyncio
import logging
import secrets
import time
from collections import Counter
from collections.abc import Awaitable, Callable

log = logging.getLogger(__name__)

Work = Callable[[asyncio.Event], Awaitable[None]]
_CALM_SECONDS = 300.0


class Workers:
    """`pauses` in seconds, the last one repeated; a calm five minutes starts them anew."""

    def __init__(self, pauses: tuple[float, ...]) -> None:
        self._pauses = pauses
        self._tasks: dict[str, asyncio.Task[None]] = {}
        self.stop = asyncio.Event()
        self.failures: Counter[str] = Counter()

    def start(self, name: str, work: Work) -> None:
        """Run `work(stop)` until it returns or the workers are ended."""
        self._tasks[name] = asyncio.create_task(self._keep(name, work), name=name)

    async def _keep(self, name: str, work: Work) -> None:
        in_a_row = 0
        while not self.stop.is_set():
            began = time.monotonic()
            try:
                await work(self.stop)
            except Exception:
                if time.monotonic() - began > _CALM_SECONDS:
                    in_a_row = 0
                pause = self._pauses[min(in_a_row, len(self._pauses) - 1)]
                in_a_row += 1
                self.failures[name] += 1
                log.exception(
                    "worker %s failed, reference %s; again in %g s",
                    name,
                    secrets.token_hex(3),
                    pause,
                )
            else:
                return
            await self._wait(pause)

    async def _wait(self, seconds: float) -> None:
        try:
            await asyncio.wait_for(self.stop.wait(), seconds)
        except TimeoutError:
            return

    async def end(self, grace: float) -> None:
        """Ask all to end; cancel after `grace` seconds those that have not."""
        self.stop.set()
        if not self._tasks:
            return
        _, late = await asyncio.wait(self._tasks.values(), timeout=grace)
        for task in late:
            log.warning("worker %s did not end in time", task.get_name())
            task.cancel()
        await asyncio.gather(*late, return_exceptions=True)
        self._tasks.clear()
