"""Remembers the conversations and bindings written last, so that a press need not read them.

This process alone writes the database (it is locked), everything written goes through here, and
what is remembered was committed before. A write that fails is forgotten: the database knows.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from cachetools import LRUCache

from screens.crash_point import CrashPoint, no_crash_point
from screens.outcome import Effect
from screens.state import Binder, Bound, StateStore

Key = tuple[int, int]

_STATE_BYTES = 4 * 2**20
_BINDINGS = 5_000


class StateCache:
    """A `StateStore` before another one. `budget`: bytes of states remembered.

    `steps` hears when a state is written, so that a test can end the process at that moment.
    """

    def __init__(
        self,
        store: StateStore,
        *,
        budget: int = _STATE_BYTES,
        steps: CrashPoint = no_crash_point,
    ) -> None:
        self._store = store
        self._steps = steps
        self._states: LRUCache[Key, bytes] = LRUCache(budget, getsizeof=len)
        self.due_before = store.due_before
        self.next_due = store.next_due

    async def load(self, chat: int, user: int) -> bytes | None:
        # What is read is not remembered: it may be older than a save that ends meanwhile.
        found = self._states.get((chat, user))
        return await self._store.load(chat, user) if found is None else found

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
        try:
            await self._store.save(chat, user, payload, due=due, effects=effects, full=full)
        except BaseException:
            self._states.pop((chat, user), None)
            raise
        self._remember((chat, user), payload)
        self._steps("screen:saved")

    def _remember(self, key: Key, payload: bytes) -> None:
        self._states.pop(key, None)
        if len(payload) <= self._states.maxsize:
            self._states[key] = payload


class BindingCache:
    """A `Binder` before another one. `size`: messages remembered, bound or not."""

    def __init__(self, binder: Binder, *, size: int = _BINDINGS) -> None:
        self._binder = binder
        self._writes = 0
        self._bound: LRUCache[Key, Bound | None] = LRUCache(size)

    async def bind(
        self, chat: int, message_id: int, kind: str, ref: str, account: int | None
    ) -> None:
        self._bound.pop((chat, message_id), None)
        self._writes += 1
        try:
            await self._binder.bind(chat, message_id, kind, ref, account)
        finally:
            self._writes += 1

    async def find(self, chat: int, message_id: int) -> Bound | None:
        key = (chat, message_id)
        if key in self._bound:
            return self._bound[key]
        writes = self._writes
        found = await self._binder.find(chat, message_id)
        if writes == self._writes:  # else it may have been bound while it was looked up
            self._bound[key] = found
        return found

    async def showing(self, kind: str, ref: str, account: int) -> Sequence[tuple[int, int]]:
        return await self._binder.showing(kind, ref, account)
