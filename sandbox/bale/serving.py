"""Running Bale's twin: inside a test's event loop, or alone from the command line."""

from __future__ import annotations

from contextlib import asynccontextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING

from sandbox.bale.twin import DEMO_TOKEN, BaleTwin
from sandbox.bot_api.serving import served
from sandbox.server import told_to_stop

if TYPE_CHECKING:
    from collections.abc import AsyncIterator


@dataclass(frozen=True, slots=True)
class RunningBale:
    """A twin that is being served; `url` is the root, for SEFID_BALE_URL."""

    url: str
    twin: BaleTwin


@asynccontextmanager
async def running_bale(
    twin: BaleTwin | None = None, port: int = 0, host: str = "127.0.0.1"
) -> AsyncIterator[RunningBale]:
    """Serve a twin until the block is left; a twin may be served again, nothing is forgotten."""
    shown = twin or BaleTwin()
    async with served(shown, port, host) as url:
        yield RunningBale(url, shown)


async def serve(port: int = 0, token: str = DEMO_TOKEN) -> None:
    """Serve a fresh twin until SIGTERM or Ctrl+C, naming its address on standard output."""
    async with running_bale(BaleTwin(token), port) as running:
        print(f"Bale twin: {running.url}  token {token}", flush=True)  # noqa: T201 - a command's output
        await told_to_stop()
