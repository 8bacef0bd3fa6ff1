"""`python -m benchmarks.start`: from the start of the process to its first poll, and its memory.

The bot is a process of its own against an instant Bot API in this one; in one messenger, then in
both, the rounds by turns. Memory is what is resident (VmRSS) a while after one screen was shown.
Its modules are compiled, as those of an installed bot are: the first round does that, and of
several the median counts.
"""

from __future__ import annotations

import argparse
import asyncio
import os
import signal
import statistics
import sys
import tempfile
import time
from asyncio.subprocess import create_subprocess_exec
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from benchmarks.figures import Figure, tell
from benchmarks.hang import served
from benchmarks.press.__main__ import SEFID
from benchmarks.press.api import TOKEN, Api
from benchmarks.process import cpu_of, resident

PATIENCE = float(os.environ.get("PATIENCE", "120"))
BOTS = {"one messenger": ("sefid",), "both messengers": ("sefid", "sefid-bale")}
SETTLED_SECONDS = 2.0


class OnePress(Api):
    """One person says one thing, as soon as the bot polls."""

    def __init__(self) -> None:
        super().__init__("command", 1, 0)
        self.polled, self.shown = asyncio.Event(), asyncio.Event()

    async def updates(self, wait: float) -> list[dict[str, Any]]:
        self.polled.set()
        return await super().updates(wait)

    def on_screen(self, *_: Any) -> None:
        self.shown.set()


@dataclass(frozen=True, slots=True)
class Start:
    """Seconds to the first poll of each messenger, of them of the processor; MB."""

    wall: float
    cpu: float
    resident: float


async def started(messengers: Sequence[str], bytecode: str) -> Start:
    apis = [OnePress() for _ in messengers]
    with tempfile.TemporaryDirectory() as folder:
        async with served(apis[0].handle) as first, served(apis[-1].handle) as last:
            env = {
                **os.environ,
                "PYTHONDONTWRITEBYTECODE": "",
                "PYTHONPYCACHEPREFIX": bytecode,
                "SEFID_DATABASE": f"{folder}/sefid.db",
                "SEFID_LOG_LEVEL": "error",
            }
            for at, (name, url) in enumerate(zip(messengers, (first, last), strict=False), 1):
                token, service = SEFID[name]
                env |= {f"SEFID_{token}_TOKEN": f"{at}{TOKEN}", f"SEFID_{service}_URL": url}
            began = time.monotonic()
            process = await create_subprocess_exec(sys.executable, "-m", "bot", "run", env=env)
            try:
                async with asyncio.timeout(PATIENCE):
                    await asyncio.gather(*(api.polled.wait() for api in apis))
                    wall, cpu = time.monotonic() - began, cpu_of(process.pid)
                    await asyncio.gather(*(api.shown.wait() for api in apis))
                await asyncio.sleep(SETTLED_SECONDS)
                return Start(wall, cpu, resident(process.pid))
            finally:
                process.send_signal(signal.SIGTERM)
                await process.wait()


async def measure(rounds: int) -> dict[str, list[Start]]:
    found: dict[str, list[Start]] = {bots: [] for bots in BOTS}
    with tempfile.TemporaryDirectory() as bytecode:
        for _ in range(rounds):
            for bots, messengers in BOTS.items():
                found[bots].append(await started(messengers, bytecode))
    return found


def report(found: dict[str, list[Start]]) -> list[Figure]:
    wall, memory = {}, {}
    for bots, starts in found.items():
        wall[bots] = statistics.median(start.wall for start in starts)
        cpu = statistics.median(start.cpu for start in starts)
        memory[bots] = statistics.median(start.resident for start in starts)
        print(
            f"{bots:18} first poll after {wall[bots]:.2f} s ({cpu:.2f} s of the processor),"
            f" {memory[bots]:.1f} MB resident"
        )
    one, both = BOTS
    return [
        Figure("start to first poll", wall[one], "s", 0.8),
        Figure("memory, idle", memory[one], "MB", 80),
        Figure("memory of the second messenger", memory[both] - memory[one], "MB more", 10),
    ]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=5)
    given = parser.parse_args()
    tell(report(asyncio.run(measure(given.rounds))))


if __name__ == "__main__":
    main()
