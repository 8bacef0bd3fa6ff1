"""What came in, and whether it could be written down: one door for all messengers."""

from __future__ import annotations

import time
from collections.abc import Awaitable, Callable
from typing import Any

from screens.bands import Band

Take = Callable[[Band, list[Any]], Awaitable[None]]


class Arrivals:
    """`take` returns once a batch is durable."""

    def __init__(self, take: Take) -> None:
        self._take = take
        self._stored: float | None = None
        self._failing: float | None = None

    async def take(self, band: Band, batch: list[Any]) -> None:
        """As the inner one; raises what it raises."""
        try:
            await self._take(band, batch)
        except Exception:
            self._failing = time.monotonic() if self._failing is None else self._failing
            raise
        if batch:
            self._stored, self._failing = time.monotonic(), None

    @property
    def age(self) -> float | None:
        """Seconds since the last update that was stored; None before the first."""
        return None if self._stored is None else time.monotonic() - self._stored

    @property
    def failing(self) -> bool:
        """The last updates could not be stored."""
        return self._failing is not None
