"""Waiting for what has no event of its own: looked at often, given up loudly."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable

from tests.patience import PATIENCE

_EVERY = 0.01


async def eventually(
    true: Callable[[], Awaitable[bool] | bool], patience: float = PATIENCE
) -> None:
    """Return as soon as `true()` holds. Raises `TimeoutError` after `patience` seconds."""
    async with asyncio.timeout(patience):
        while True:
            found = true()
            if found if isinstance(found, bool) else await found:
                return
            await asyncio.sleep(_EVERY)
