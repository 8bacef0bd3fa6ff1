"""One lock a conversation, forgotten when nobody holds it."""

from __future__ import annotations

import asyncio
from weakref import WeakValueDictionary


class Locks:
    def __init__(self) -> None:
        self._locks: WeakValueDictionary[tuple[int, int], asyncio.Lock] = WeakValueDictionary()

    def of(self, chat: int, user: int) -> asyncio.Lock:
        lock = self._locks.get((chat, user))
        if lock is None:
            lock = asyncio.Lock()
            self._locks[chat, user] = lock
        return lock
