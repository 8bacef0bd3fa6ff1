"""Waiting without polling: whoever waits for news of the twin is woken by the news itself."""

from __future__ import annotations

import asyncio

PATIENCE = 120.0
"""Seconds that a test waits for what it is sure to come: long, since a busy machine is no bug."""


class Bell:
    """A counter that can be waited on, from one event loop at a time."""

    def __init__(self) -> None:
        self.seq = 0
        self._waiters: set[asyncio.Future[None]] = set()

    def ring(self) -> int:
        """Count one more event, wake everybody, give the new count."""
        self.seq += 1
        self._wake()
        return self.seq

    def _wake(self) -> None:
        waiters, self._waiters = self._waiters, set()
        for waiter in waiters:
            if not waiter.done():
                waiter.set_result(None)

    async def beyond(self, seq: int, timeout: float | None) -> bool:  # noqa: ASYNC109 - by design
        """Wait until the count passes `seq`; False after `timeout` seconds."""
        loop = asyncio.get_running_loop()
        deadline = None if timeout is None else loop.time() + timeout
        while self.seq <= seq:
            seconds_left = None if deadline is None else deadline - loop.time()
            if seconds_left is not None and seconds_left <= 0:
                return False
            waiter: asyncio.Future[None] = loop.create_future()
            self._waiters.add(waiter)
            try:
                await asyncio.wait((waiter,), timeout=seconds_left)
            finally:
                self._waiters.discard(waiter)
        return self.seq > seq
