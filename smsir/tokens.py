"""The security token: kept, renewed once however many calls wait for it.

The service's token lives 30 minutes; it is kept for 25 so that none ends on the way. The one
request in flight is shielded: a caller who gives up does not take the others down.
"""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable

KEPT_SECONDS = 25 * 60
PROVED_SECONDS = 60
"""So long a token that the service has taken is believed to be good."""


class TokenKeeper:
    """Token of one account. ``fetch`` asks the service for a new one."""

    def __init__(self, fetch: Callable[[], Awaitable[str]], clock: Callable[[], float]) -> None:
        self._fetch = fetch
        self._clock = clock
        self._token: str | None = None
        self._ends = 0.0
        self._proved_at = 0.0
        self._flight: asyncio.Task[str] | None = None

    async def current(self) -> str:
        """Return the kept token, or a new one when it is old."""
        if self._token is not None and self._clock() < self._ends:
            return self._token
        return await self.force()

    async def proved(self) -> str:
        """Return a token that was got, or taken by the service, just now.

        A write is never repeated because of an answer, so its token is renewed before it.
        """
        if self._token is not None and self._clock() < self._proved_at + PROVED_SECONDS:
            return await self.current()
        return await self.force()

    def taken(self, token: str) -> None:
        """Note that the service has just accepted this token."""
        if token == self._token:
            self._proved_at = self._clock()

    def refuse(self, token: str) -> None:
        """Note that the service has not accepted this token."""
        if token == self._token:
            self._token = None

    async def renew(self, refused: str) -> str:
        """Return a token other than the refused one; asks only if nobody has renewed it yet."""
        self.refuse(refused)
        return await self.current()

    async def force(self) -> str:
        """Ask for a new token, together with whoever is asking already."""
        if self._flight is None:
            self._flight = asyncio.create_task(self._fly())
            self._flight.add_done_callback(self._landed)
        return await asyncio.shield(self._flight)

    async def _fly(self) -> str:
        asked_at = self._clock()
        token = await self._fetch()
        self._token, self._ends = token, asked_at + KEPT_SECONDS
        self._proved_at = asked_at
        return token

    def _landed(self, flight: asyncio.Task[str]) -> None:
        """Free the place for the next flight; a failure is seen by the waiters, if any are left."""
        self._flight = None
        if not flight.cancelled():
            flight.exception()
