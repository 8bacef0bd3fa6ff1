"""The bot as a process of its own, so that it can be killed between any two steps.

`fault_at` names a step (`outbox:claimed`, `inbox:stored`, …): the process ends itself there with
`os._exit(137)`, as kill -9 would. The name travels in an environment variable that only
`entry.py` beside this file reads; the product knows nothing of it.
"""

from __future__ import annotations

import asyncio
import os
import signal
import sys
from asyncio.subprocess import Process
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sandbox.smsir import RunningSmsIr
    from sandbox.telegram import RunningTelegram

ROOT = Path(__file__).parents[3]
FAULT_AT = "HARNESS_FAULT_AT"
FAULT_COUNT = "HARNESS_FAULT_COUNT"
GRACE = "HARNESS_GRACE"
READY = b"ready"
_PATIENCE = 20.0


@dataclass
class BotProcess:
    """`log`: everything the process ever wrote, over all its lives."""

    environment: dict[str, str]
    database: Path
    log: Path
    process: Process | None = None
    _reader: asyncio.Task[None] | None = None
    _ready: asyncio.Event = field(default_factory=asyncio.Event)

    @classmethod
    def between(cls, telegram: RunningTelegram, smsir: RunningSmsIr, database: Path) -> BotProcess:
        environment = {
            "PATH": os.environ.get("PATH", ""),
            "PYTHONPATH": str(ROOT),
            "SEFID_BOT_TOKEN": telegram.twin.token,
            "SEFID_TELEGRAM_URL": telegram.url,
            "SEFID_SMSIR_URL": smsir.url,
            "SEFID_DATABASE": str(database),
            "SEFID_UNDO_SECONDS": "0",
            "SEFID_WATCH_SECONDS": "0",
            "SEFID_LOG_LEVEL": "debug",
        }
        return cls(environment, database, database.with_suffix(".log"))

    async def start(self, *, fault_at: str | None = None, count: int = 1, **more: str) -> None:
        """Start and wait until it polls. `count`: at which passing of the step it dies."""
        environment = {**self.environment, **more}
        if fault_at is not None:
            environment |= {FAULT_AT: fault_at, FAULT_COUNT: str(count)}
        self._ready.clear()
        self.process = await asyncio.create_subprocess_exec(
            sys.executable,
            "-m",
            "tests.stories.harness.entry",
            env=environment,
            cwd=self.database.parent,
            stdin=asyncio.subprocess.DEVNULL,
            stdout=asyncio.subprocess.PIPE,
            stderr=asyncio.subprocess.STDOUT,
        )
        self._reader = asyncio.create_task(self._read(self.process))
        ready = asyncio.create_task(self._ready.wait())
        await asyncio.wait(
            {ready, self._reader}, timeout=_PATIENCE, return_when=asyncio.FIRST_COMPLETED
        )
        ready.cancel()
        assert self._ready.is_set() or fault_at, self.log.read_text(encoding="utf-8")

    async def _read(self, process: Process) -> None:
        assert process.stdout is not None
        with self.log.open("ab") as log:
            async for line in process.stdout:
                log.write(line)
                log.flush()
                if line.strip() == READY:
                    self._ready.set()

    async def kill9(self) -> None:
        """SIGKILL, and wait until it is dead."""
        if self.process is not None and self.process.returncode is None:
            self.process.kill()
        await self.died()

    async def terminate(self) -> int:
        """SIGTERM; the exit status."""
        assert self.process is not None
        self.process.send_signal(signal.SIGTERM)
        return await self.died()

    async def died(self, patience: float = _PATIENCE) -> int:
        """Wait for its end (by a fault step, say); the exit status, 137 for a step's."""
        assert self.process is not None
        assert self._reader is not None
        status = await asyncio.wait_for(self.process.wait(), patience)
        await self._reader
        return status

    async def end(self) -> None:
        if self.process is not None:
            await self.kill9()

    def written(self) -> str:
        """All that it logged, for a search of secrets."""
        return self.log.read_text(encoding="utf-8") if self.log.exists() else ""
