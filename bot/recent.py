"""Remembers the conversations and bindings written last, so that a press need not read them.

This process alone writes the database (it is locked), everything written goes through here, and
what is remembered was committed before. A write that fails is forgotten: the database knows.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Sequence
from datetime import datetime

from screens.outcome import Effect
from screens.state import Binder, Bound, StateStore

Key = tuple[int, int]

_STATE_BYTES = 4 * 2**20
_BINDINGS = 5_000


class StateCache:
    """A `StateStore` before another one. `budget`: bytes of states remembered."""

    def __init__(self, store: StateStore, *, budget: int = _STATE_BYTES) -> None:
        self._store = store
        self._budget = budget
        self._held = 0
        self._kept: OrderedDict[Key, bytes] = OrderedDict()
        self.due_before = store.due_before
        self.next_due = store.next_due

    async def load(self, chat: int, user: int) -> bytes | None:
        # What is read is not remembered: it may be older than a save that ends meanwhile.
        found = self._kept.get((chat, user))
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
            self._forget((chat, user))
            raise
        self._keep((chat, user), payload)

    def _keep(self, key: Key, payload: bytes) -> None:
        self._forget(key)
        self._kept[key] = payload
        self._held += len(payload)
        while self._held > self._budget:
            self._forget(next(iter(self._kept)))

    def _forget(self, key: Key) -> None:
        self._held -= len(self._kept.pop(key, b""))


class BindingCache:
    """A `Binder` before another one. `size`: messages remembered, bound or not."""

    def __init__(self, binder: Binder, *, size: int = _BINDINGS) -> None:
        self._binder = binder
        self._size = size
        self._writes = 0
        self._kept: OrderedDict[Key, Bound | None] = OrderedDict()

    async def bind(
        self, chat: int, message_id: int, kind: str, ref: str, account: int | None
    ) -> None:
        self._kept.pop((chat, message_id), None)
        self._writes += 1
        try:
            await self._binder.bind(chat, message_id, kind, ref, account)
        finally:
            self._writes += 1

    async def find(self, chat: int, message_id: int) -> Bound | None:
        key = (chat, message_id)
        if key in self._kept:
            self._kept.move_to_end(key)
            return self._kept[key]
        writes = self._writes
        found = await self._binder.find(chat, message_id)
        if writes == self._writes:  # else it may have been bound while it was looked up
            self._kept[key] = found
            if len(self._kept) > self._size:
                self._kept.popitem(last=False)
        return found
