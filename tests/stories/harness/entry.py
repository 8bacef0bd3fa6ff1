"""Runs the composed bot and dies at the step that the test names; prints `ready` when it polls."""

from __future__ import annotations

import asyncio
import os
import signal
import sys
from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

from bot.composition import compose
from bot.logs import set_up
from bot.settings import read_settings
from handlers.locales import locale_folders
from screens.text.translator import Translator
from tests.clock import Clock
from tests.stories.harness.process import AHEAD, ARMED, FAULT_AT, FAULT_COUNT, GRACE, KILLED, READY
from tests.stories.harness.shop import QUICK

# Parsed once in the process that lives are forked from.
Translator(locale_folders())


def killer() -> Callable[[str], None]:
    """A `steps` hook that ends the process at one passing of one named step."""
    armed = Path(os.environ[ARMED])
    target, left = os.environ.get(FAULT_AT), int(os.environ.get(FAULT_COUNT, "1"))

    def step(name: str) -> None:
        nonlocal left
        if armed.exists() and armed.read_text(encoding="utf-8") == name:
            armed.unlink()
            os._exit(KILLED)
        if name != target:
            return
        left -= 1
        if left == 0:
            os._exit(KILLED)

    return step


async def main() -> None:
    settings = read_settings(env_file=None)
    set_up(settings)
    stop = asyncio.Event()
    asyncio.get_running_loop().add_signal_handler(signal.SIGTERM, stop.set)
    grace = float(os.environ.get(GRACE, QUICK.grace))
    clock = Clock(timedelta(seconds=float(os.environ[AHEAD])))
    tuning = replace(QUICK, steps=killer(), grace=grace, clock=clock)
    async with compose(settings, tuning) as running:
        await running.wait_ready()
        sys.stdout.buffer.write(READY + b"\n")
        sys.stdout.flush()
        await running.run(stop)


if __name__ == "__main__":
    asyncio.run(main())
