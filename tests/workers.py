"""Workers that run beside a test, and end with it."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Protocol


class Runs(Protocol):
    """What every worker of the bot is to whoever starts it."""

    async def run(self, stop: asyncio.Event) -> None: ...


@asynccontextmanager
async def at_work(*workers: Runs) -> AsyncIterator[None]:
    """Raises what ended one of them, once they are stopped."""
    stop = asyncio.Event()
    running = [asyncio.create_task(worker.run(stop)) for worker in workers]
    try:
        yield
    finally:
        stop.set()
        await asyncio.gather(*running)
