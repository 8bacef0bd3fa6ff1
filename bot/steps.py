"""Names the moment between a saved screen and a shown one: tests kill the process there."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime

from screens.outcome import Effect
from screens.state import StateStore


class Stepped:
    """A `StateStore` that says `screen:saved` after each write."""

    def __init__(self, store: StateStore, steps: Callable[[str], None]) -> None:
        self._store = store
        self._steps = steps
        self.load = store.load
        self.due_before = store.due_before
        self.next_due = store.next_due

    async def save(
        self,
        chat: int,
        user: int,
        payload: bytes,
        *,
        due: datetime | None = None,
        effects: Sequence[Effect] = (),
        full: bool = False,
    ) -> None:
        await self._store.save(chat, user, payload, due=due, effects=effects, full=full)
        self._steps("screen:saved")
