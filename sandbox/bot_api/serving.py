"""Running a twin: inside a test's event loop, or alone from the command line."""

from __future__ import annotations

from contextlib import asynccontextmanager
from typing import TYPE_CHECKING

from sandbox.server import serve_app

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

    from sandbox.bot_api.twin import BotTwin


@asynccontextmanager
async def served(twin: BotTwin, port: int = 0, host: str = "127.0.0.1") -> AsyncIterator[str]:
    """Serve a twin until the block is left; its root. It may be served again, nothing is lost."""
    twin.open()
    try:
        async with serve_app(twin.app, host=host, port=port) as server:
            yield server.url
    finally:
        await twin.close()
