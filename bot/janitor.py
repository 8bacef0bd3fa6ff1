"""Once an hour: forget what is kept for nothing.

Ids of updates handled long ago, the texts and numbers of sends that were refused, undone or never
left, campaigns that are over and approvals that were decided: after a week nobody comes back to try
them again, and they are other people's words. Files of letters to support that were not confirmed
in a day. Chats that have closed long ago, rows of the audit that are over two years old, and which
ticket a message showed, of all but the newest thousand of each chat. The room goes back to the
disk.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from datetime import datetime, timedelta

from storage import Storage

KEPT = timedelta(days=7)
CLOSED = timedelta(days=90)
"""How long a chat without an account that blocked the bot is remembered."""
AUDITED = timedelta(days=731)
"""24 months: who did what is asked for when the books are closed, and a year after."""

_EVERY = 3600.0


class Janitor:
    """`every` in seconds."""

    def __init__(
        self, storage: Storage, clock: Callable[[], datetime], *, every: float = _EVERY
    ) -> None:
        self._storage = storage
        self._clock = clock
        self._every = every

    async def run(self, stop: asyncio.Event) -> None:
        while not stop.is_set():
            await self._storage.inbox.prune()
            await self._storage.outbox.forget_texts(self._clock() - KEPT)
            await self._storage.campaigns.forget(self._clock() - KEPT)
            await self._storage.approvals.forget(self._clock() - KEPT)
            await self._storage.letters.prune()
            await self._storage.chats.prune(self._clock() - CLOSED)
            await self._storage.audit.prune(self._clock() - AUDITED)
            await self._storage.bindings.prune()
            await self._storage.shrink()
            try:
                await asyncio.wait_for(stop.wait(), self._every)
            except TimeoutError:
                continue
