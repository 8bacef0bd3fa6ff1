"""Polling as Bale has it: updates are kept for a day, and whoever asks is given them.

Two pollers are not told apart, and nobody is told of a conflict: what one confirms by its offset,
the other never sees.
"""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

from sandbox.bot_api.updates import UpdateQueue

if TYPE_CHECKING:
    from collections.abc import Callable

    from sandbox.bot_api.model import Json

KEPT = 2_000
KEPT_SECONDS = 24 * 3600.0


class BaleQueue(UpdateQueue):
    """Updates of one bot, the newest 2,000 of the last 24 hours."""

    def __init__(self, clock: Callable[[], float]) -> None:
        super().__init__(first_id=1)
        self._clock = clock
        self._at: dict[int, float] = {}

    def add(self, kind: str, payload: Json) -> int | None:
        """Queue one update; `allowed_updates` changes nothing here."""
        update_id = super().add(kind, payload)
        if update_id is not None:
            self._at[update_id] = self._clock()
            self.pending = self.pending[-KEPT:]
        return update_id

    async def poll(self, offset: int, limit: int, seconds: float) -> list[Json]:
        """Give the oldest that nobody has confirmed."""
        self.polls += 1
        self.confirm(offset)
        loop = asyncio.get_running_loop()
        deadline = loop.time() + seconds
        while not (batch := self._fresh()[:limit]):
            if not await self.bell.beyond(self.bell.seq, deadline - loop.time()):
                break
        return batch

    def _fresh(self) -> list[Json]:
        oldest = self._clock() - KEPT_SECONDS
        self.pending = [u for u in self.pending if self._at[u["update_id"]] > oldest]
        return self.pending

    def terminate(self, reason: str) -> None:
        """Nobody's poll is ended here: there is no conflict that anybody is told of."""
        del reason
