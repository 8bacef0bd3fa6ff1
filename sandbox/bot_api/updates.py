"""The queue of updates, because losing one is what the bot must never do.

At-least-once, as https://core.telegram.org/bots/api#getupdates has it: an update stays until an
offset beyond it is asked for. What a second poller does is each messenger's own.
"""

from __future__ import annotations

from abc import ABC, abstractmethod

from sandbox.bot_api.bell import Bell
from sandbox.bot_api.model import Json

LONGEST_POLL = 50
_UNASKED = frozenset({"chat_member", "message_reaction", "message_reaction_count"})


class UpdateQueue(ABC):
    """Updates not yet confirmed by the bot, oldest first."""

    def __init__(self, first_id: int = 100_000_001) -> None:
        self.pending: list[Json] = []
        self.bell = Bell()
        self.allowed: list[str] = []
        self.polls = 0
        """How many have begun."""
        self._next_id = first_id

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

    @abstractmethod
    async def poll(self, offset: int, limit: int, seconds: float) -> list[Json]:
        """Wait for updates up to `seconds`."""

    @abstractmethod
    def terminate(self, reason: str) -> None:
        """End the poll that is waiting now, if any, where the messenger does so."""
