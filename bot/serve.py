"""Runs the bot until a signal says stop."""

from __future__ import annotations

import asyncio
import contextlib
import logging
import signal

from bot.composition import compose
from bot.settings import Settings
from bot.tuning import Tuning

log = logging.getLogger(__name__)


def stop_on_signals() -> asyncio.Event:
    """Set by SIGTERM and SIGINT. A second signal ends the process as usual."""
    stop = asyncio.Event()
    loop = asyncio.get_running_loop()

    def stopping(number: signal.Signals) -> None:
        log.info("%s: stopping", number.name)
        loop.remove_signal_handler(number)
        stop.set()

    for number in (signal.SIGTERM, signal.SIGINT):
        with contextlib.suppress(NotImplementedError):  # Windows: Ctrl-C raises instead
            loop.add_signal_handler(number, stopping, number)
    return stop


async def serve(settings: Settings, tuning: Tuning | None = None) -> None:
    """Raises `StopError` where going on makes no sense."""
    stop = stop_on_signals()
    async with compose(settings, tuning) as running:
        await running.run(stop)
    log.info("stopped")
