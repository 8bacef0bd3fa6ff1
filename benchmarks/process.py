"""The bot as a process of its own, and what it takes of the machine while it runs."""

from __future__ import annotations

import asyncio
import contextlib
import os
import re
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, contextmanager
from dataclasses import dataclass
from pathlib import Path

from benchmarks.press.api import TOKEN

_START_SECONDS = 120.0
_TASKS = re.compile(r"^sefid_tasks (\d+)", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Footprint:
    """`rss` in MB."""

    rss: float
    tasks: int
    files: int
    sockets: int


@dataclass(frozen=True, slots=True)
class Bot:
    pid: int
    listen: int

    def metrics(self) -> str:
        with urllib.request.urlopen(f"http://127.0.0.1:{self.listen}/metrics") as answer:
            return str(answer.read().decode())

    def footprint(self) -> Footprint:
        tasks = _TASKS.search(self.metrics())
        handles = _handles(self.pid)
        return Footprint(
            rss=resident(self.pid),
            tasks=int(tasks[1]) if tasks else 0,
            files=len(handles),
            sockets=sum(each.startswith("socket:") for each in handles),
        )


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def cpu_of(pid: int) -> float:
    """Seconds of the processor that a process has taken, all threads, to the nanosecond.

    Its clock's number is made as clock_getcpuclockid(3) makes it. The ticks of /proc/PID/stat are
    10 ms: a short run on a fast machine takes none of them.
    """
    return time.clock_gettime(~pid << 3 | 2)


def resident(pid: int) -> float:
    """MB of a process that are in memory."""
    return _megabytes(pid, "VmRSS")


def peak(pid: int) -> float:
    """The most MB that a process has had in memory."""
    return _megabytes(pid, "VmHWM")


def _megabytes(pid: int, field: str) -> float:
    status = Path(f"/proc/{pid}/status").read_text(encoding="utf-8")
    found = re.search(rf"^{field}:\s+(\d+)", status, re.MULTILINE)
    return int(found[1]) / 1024 if found else 0.0


def _handles(pid: int) -> list[str]:
    handles = []
    for each in Path(f"/proc/{pid}/fd").iterdir():
        with contextlib.suppress(FileNotFoundError):  # closed meanwhile
            handles.append(str(each.readlink()))
    return handles


def _wait_for(process: subprocess.Popen[bytes], port: int) -> None:
    """Until its health page answers; a bot that ended will not."""
    until = time.monotonic() + _START_SECONDS
    while process.poll() is None and time.monotonic() < until:
        with contextlib.suppress(OSError), socket.create_connection(("127.0.0.1", port), 1):
            return
        time.sleep(0.05)
    raise SystemExit("the bot did not start")


@contextmanager
def running_bot(telegram: str, folder: str, **more: str) -> Iterator[Bot]:
    """`more`: further settings, by their names in the environment."""
    listen = free_port()
    env = {
        **os.environ,
        "SEFID_BOT_TOKEN": TOKEN,
        "SEFID_TELEGRAM_URL": telegram,
        "SEFID_DATABASE": f"{folder}/sefid.db",
        "SEFID_LISTEN": f"127.0.0.1:{listen}",
        "SEFID_LOG_LEVEL": "error",
        **more,
    }
    process = subprocess.Popen([sys.executable, "-m", "bot", "run"], env=env)
    try:
        _wait_for(process, listen)
        yield Bot(process.pid, listen)
    finally:
        process.send_signal(signal.SIGTERM)
        process.wait(20)


@asynccontextmanager
async def bot_beside(telegram: str, folder: str, **more: str) -> AsyncIterator[Bot]:
    """`running_bot`, where this process serves what it talks to."""
    running = running_bot(telegram, folder, **more)
    bot = await asyncio.to_thread(running.__enter__)
    try:
        yield bot
    finally:
        await asyncio.to_thread(running.__exit__, None, None, None)
