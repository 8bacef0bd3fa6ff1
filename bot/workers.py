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
_CALM_SECONDS = 120.0
"""Twice the longest pause before a start: a worker that goes on for so long is well again."""


class Beat(asyncio.Event):
    """The stop event of one worker; it notes when the worker last looked at it.

    Every worker looks each time it goes round, so one that hangs is known without its help.
    """

    def __init__(self) -> None:
        super().__init__()
        self._looked = time.monotonic()
        self._failed = self._looked
        self._failures = 0

    def is_set(self) -> bool:
        self._looked = time.monotonic()
        return super().is_set()

    @property
    def age(self) -> float:
        """Seconds since the worker last went round."""
        return time.monotonic() - self._looked

    @property
    def failures_in_a_row(self) -> int:
        """Without two calm minutes between or behind them."""
        return self._failures if time.monotonic() - self._failed < _CALM_SECONDS else 0

    def note_failure(self) -> None:
        """The worker has ended with an error."""
        self._failures = self.failures_in_a_row + 1
        self._failed = time.monotonic()


class Workers:
    """`pauses` in seconds, the last one repeated; two calm minutes start them anew."""

    def __init__(self, pauses: tuple[float, ...]) -> None:
        self._pauses = pauses
        self._tasks: dict[str, asyncio.Task[None]] = {}
        self.beats: dict[str, Beat] = {}
        """By worker. One that only waits to be ended does not beat."""
        self.stop = asyncio.Event()
        self.failures: Counter[str] = Counter()

    def start(self, name: str, work: Work) -> None:
        """Run `work(stop)` until it returns or the workers are ended."""
        self.beats[name] = Beat()
        self._tasks[name] = asyncio.create_task(self._keep(name, work), name=name)

    async def _keep(self, name: str, work: Work) -> None:
        beat = self.beats[name]
        while not self.stop.is_set():
            try:
                await work(beat)
            except Exception:
                pause = self._pauses[min(beat.failures_in_a_row, len(self._pauses) - 1)]
                beat.note_failure()
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

    def ask_to_end(self) -> None:
        """Nothing new is begun from now on."""
        self.stop.set()
        for beat in self.beats.values():
            beat.set()

    async def end(self, grace: float) -> None:
        """Ask all to end; cancel after `grace` seconds those that have not."""
        self.ask_to_end()
        if not self._tasks:
            return
        _, late = await asyncio.wait(self._tasks.values(), timeout=grace)
        for task in late:
            log.warning("worker %s did not end in time", task.get_name())
            task.cancel()
        await asyncio.gather(*late, return_exceptions=True)
        self._tasks.clear()
