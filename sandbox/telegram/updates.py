"""Polling as Telegram has it: a second poller ends the first one with 409."""

from __future__ import annotations

import asyncio

from sandbox.bot_api.errors import OTHER_POLLER, conflict
from sandbox.bot_api.model import Json
from sandbox.bot_api.updates import UpdateQueue


class TelegramQueue(UpdateQueue):
    """Updates of one bot; whoever polls last gets them."""

    def __init__(self) -> None:
        super().__init__()
        self._generation = 0
        self._ended_by = OTHER_POLLER

    def terminate(self, reason: str = OTHER_POLLER) -> None:
        """End the poll that is waiting now, if any, with 409 and this reason."""
        self._generation += 1
        self._ended_by = reason
        self.bell.ring()

    async def poll(self, offset: int, limit: int, seconds: float) -> list[Json]:
        """Wait for updates up to `seconds`; raises ApiError 409 when another poll takes over."""
        self.terminate()
        self.polls += 1
        mine = self._generation
        self.confirm(offset)
        loop = asyncio.get_running_loop()
        deadline = loop.time() + seconds
        while not self.pending:
            if not await self.bell.beyond(self.bell.seq, deadline - loop.time()):
                break
            if self._generation != mine:
                raise conflict(self._ended_by)
        return self.pending[:limit]
