"""Bells: how a worker hears that there may be work now, so that it need not look all the time.

The composition makes them; a screen rings by the `after` of an outcome, a worker waits for its own.
Nothing is lost where nobody rings: workers look by themselves too, only later.
"""

from __future__ import annotations

import asyncio
from dataclasses import dataclass, field


class Bell:
    """One ring or many are the same; one that nobody waited for is heard by the next who does."""

    def __init__(self) -> None:
        self._event = asyncio.Event()

    def ring(self) -> None:
        """There may be work now."""
        self._event.set()

    def hush(self) -> None:
        """Whoever waits is about to look."""
        self._event.clear()

    async def rung(self) -> None:
        await self._event.wait()


@dataclass(frozen=True, slots=True)
class Bells:
    """One for each worker that somebody has work for."""

    outbox: Bell = field(default_factory=Bell)
    campaigns: Bell = field(default_factory=Bell)
    approvals: Bell = field(default_factory=Bell)
    deletions: Bell = field(default_factory=Bell)
    birthdays: Bell = field(default_factory=Bell)
    delivery: Bell = field(default_factory=Bell)
    imports: Bell = field(default_factory=Bell)
    exports: Bell = field(default_factory=Bell)
    news: Bell = field(default_factory=Bell)
    joined: Bell = field(default_factory=Bell)
