"""The queue of updates, because losing one is what the bot must never do.

At-least-once, as https://core.telegram.org/bots/api#getupdates has it: an update stays until an
offset beyond it is asked for. A second poller ends the first one with 409.
"""

from __future__ import annotations

import asyncio

from sandbox.telegram.bell import Bell
from sandbox.telegram.errors import OTHER_POLLER, conflict
from sandbox.telegram.model import Json

LONGEST_POLL = 50
_UNASKED = frozenset({"chat_member", "message_reaction", "message_reaction_count"})


class UpdateQueue:
    """Updates not yet confirmed by the bot, oldest first."""

    def __init__(self, first_id: int = 100_000_001) -> None:
        self.pending: list[Json] = []
        self.bell = Bell()
        self.allowed: list[str] = []
        self._next_id = first_id
        self._generation = 0
        self._ended_by = OTHER_POLLER

    def add(self, kind: str, payload: Json) -> int | None:
        """Queue one update unless the bot did not ask for its kind; give its update_id."""
        wanted = kind in self.allowed if self.allowed else kind not in _UNASKED
        if not wanted:
            return None
        update_id = self._next_id
        self._next_id += 1
        self.pending.append({"update_id": update_id, kind: payload})
        self.bell.ring()
        return update_id

    def confirm(self, offset: int) -> None:
        """Forget what the offset confirms; a negative one keeps only that many newest."""
        if offset > 0:
            self.pending = [u for u in self.pending if u["update_id"] >= offset]
        elif offset < 0:
            self.pending = self.pending[offset:]

    def drop(self, update_id: int) -> None:
        """Forget one update: a webhook has taken it."""
        self.pending = [u for u in self.pending if u["update_id"] != update_id]

    def terminate(self, reason: str = OTHER_POLLER) -> None:
        """End the poll that is waiting now, if any, with 409 and this reason."""
        self._generation += 1
        self._ended_by = reason
        self.bell.ring()

    async def poll(self, offset: int, limit: int, seconds: float) -> list[Json]:
        """Wait for updates up to `seconds`; raises ApiError 409 when another poll takes over."""
        self.terminate()
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
