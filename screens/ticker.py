"""Wakes live screens when they are due: one task for all chats, state in the store.

What is due stands in the state rows, so a restart goes on where the last process stopped.
"""

from __future__ import annotations

import asyncio
import logging

from screens.navigator import Navigator

log = logging.getLogger(__name__)
_IDLE_SECONDS = 1.0


class Ticker:
    """`idle`: seconds between looks at the store when nothing is due sooner."""

    def __init__(self, navigator: Navigator, *, idle: float = _IDLE_SECONDS) -> None:
        self._navigator = navigator
        self._idle = idle

    async def run(self, stop: asyncio.Event) -> None:
        """Draw what is due until `stop` is set; an error is logged and waited out."""
        while not stop.is_set():
            wait = self._idle
            try:
                due = await self._navigator.tick()
            except Exception:
                log.exception("live screens could not be drawn")
                due = None
            if due is not None:
                wait = min(wait, max(0.0, (due - self._navigator.parts.clock()).total_seconds()))
            try:
                await asyncio.wait_for(stop.wait(), wait)
            except TimeoutError:
                continue
