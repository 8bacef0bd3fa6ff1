"""Runs the bot until a signal says stop."""

from __future__ import annotations

import asyncio
import contextlib
import gc
import logging
import signal

from bot.access import warn_of_an_empty_list
from bot.composition import compose
from bot.settings import Settings
from bot.tuning import Tuning

log = logging.getLogger(__name__)

_GARBAGE = (10_000, 10, 10)
"""Objects of one age after which Python looks for cycles; its default of 700 is one update."""


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
    warn_of_an_empty_list(settings.allowed_users)
    async with compose(settings, tuning) as running:
        _look_less_for_cycles()
        await running.run(stop)
    log.info("stopped")


def _look_less_for_cycles() -> None:
    """A press makes thousands of objects and hardly a cycle, yet looking cost an eighth of it.

    What was made until now stays for good: it is not looked at again.
    """
    gc.freeze()
    gc.set_threshold(*_GARBAGE)
