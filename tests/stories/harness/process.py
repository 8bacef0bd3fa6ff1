"""The bot as a process of its own, so that it can be killed between any two steps.

`fault_at` names a step (`outbox:claimed`, `inbox:stored`, …): the process ends itself there with
`os._exit(137)`, as kill -9 would. The name travels in an environment variable that only
`entry.py` beside this file reads; the product knows nothing of it. `arm` names the step of a
process that runs already.

Lives are forked from a process that has only imported the product, so that one costs a fraction
of a second and a story may have many. They share nothing else: each opens its own files.
"""

from __future__ import annotations

import asyncio
import multiprocessing
import os
import signal
from dataclasses import dataclass, field
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess
from pathlib import Path
from typing import TYPE_CHECKING

from tests.blank import lay
from tests.clock import usual
from tests.patience import PATIENCE

if TYPE_CHECKING:
    from sandbox.smsir import RunningSmsIr
    from sandbox.telegram import RunningTelegram

FAULT_AT = "HARNESS_FAULT_AT"
FAULT_COUNT = "HARNESS_FAULT_COUNT"
ARMED = "HARNESS_ARMED"
GRACE = "HARNESS_GRACE"
AHEAD = "HARNESS_AHEAD"
READY = b"ready"
KILLED = 137
_FORKS = multiprocessing.get_context("forkserver")
_FORKS.set_forkserver_preload(["pytest", "tests.stories.harness.entry"])


def live(environment: dict[str, str], folder: Path, output: Connection) -> None:
    """One life, in the new process: nothing of the test's own environment is left to it."""
    from tests.stories.harness.entry import main  # noqa: PLC0415 (it imports this module)

    for descriptor in (1, 2):
        os.dup2(output.fileno(), descriptor)
    os.environ.clear()
    os.environ.update(environment)
    os.chdir(folder)
    asyncio.run(main())


@dataclass
class BotProcess:
    """`log`: everything the process ever wrote, over all its lives."""

    environment: dict[str, str]
    database: Path
    log: Path
    process: BaseProcess | None = None
    _reader: asyncio.Task[None] | None = None
    _ready: asyncio.Event = field(default_factory=asyncio.Event)

    @classmethod
    def between(cls, telegram: RunningTelegram, smsir: RunningSmsIr, database: Path) -> BotProcess:
        environment = {
            "PATH": os.environ.get("PATH", ""),
            "SEFID_BOT_TOKEN": telegram.twin.token,
            "SEFID_TELEGRAM_URL": telegram.url,
            "SEFID_SMSIR_URL": smsir.url,
            "SEFID_DATABASE": str(database),
            "SEFID_UNDO_SECONDS": "0",
            "SEFID_WATCH_SECONDS": "0",
            "SEFID_LOG_LEVEL": "debug",
            AHEAD: str(usual.ahead.total_seconds()),
        }
        return cls(environment, database, database.with_suffix(".log"))

    async def start(self, *, fault_at: str | None = None, count: int = 1, **more: str) -> None:
        """Start and wait until it polls. `count`: at which passing of the step it dies."""
        environment = {**self.environment, ARMED: str(self._armed), **more}
        if fault_at is not None:
            environment |= {FAULT_AT: fault_at, FAULT_COUNT: str(count)}
        self._ready.clear()
        lay(self.database)
        output, theirs = _FORKS.Pipe(duplex=False)
        process = _FORKS.Process(target=live, args=(environment, self.database.parent, theirs))
        await asyncio.to_thread(process.start)
        theirs.close()
        self.process = process
        self._reader = asyncio.create_task(self._read(output))
        ready = asyncio.create_task(self._ready.wait())
        await asyncio.wait(
            {ready, self._reader}, timeout=PATIENCE, return_when=asyncio.FIRST_COMPLETED
        )
        ready.cancel()
        assert self._ready.is_set() or fault_at, self.log.read_text(encoding="utf-8")

    @property
    def _armed(self) -> Path:
        return self.database.with_suffix(".armed")

    def arm(self, step: str) -> None:
        """From now on the running process dies at the next passing of this step."""
        self._armed.write_text(step, encoding="utf-8")

    def put_forward(self, seconds: float) -> None:
        """Time that passes before its next life begins."""
        self.environment[AHEAD] = str(float(self.environment[AHEAD]) + seconds)

    async def _read(self, output: Connection) -> None:
        """Copy what it writes until its end."""
        reader = asyncio.StreamReader()
        pipe = os.fdopen(os.dup(output.fileno()), "rb")
        output.close()
        transport, _ = await asyncio.get_running_loop().connect_read_pipe(
            lambda: asyncio.StreamReaderProtocol(reader), pipe
        )
        with self.log.open("ab") as log:
            async for line in reader:
                log.write(line)
                log.flush()
                if line.strip() == READY:
                    self._ready.set()
        transport.close()

    async def kill9(self) -> None:
        """SIGKILL, and wait until it is dead."""
        if self.process is not None and self.process.exitcode is None:
            self.process.kill()
        await self.died()

    async def terminate(self) -> int:
        """SIGTERM; the exit status."""
        assert self.process is not None
        assert self.process.pid is not None
        os.kill(self.process.pid, signal.SIGTERM)
        return await self.died()

    async def died(self, patience: float = PATIENCE) -> int:
        """Wait for its end (by a fault step, say); the exit status, 137 for a step's."""
        assert self.process is not None
        assert self._reader is not None
        async with asyncio.timeout(patience):
            await asyncio.shield(self._reader)
            await asyncio.to_thread(self.process.join, patience)
        assert self.process.exitcode is not None, "it closed its output and lives on"
        return self.process.exitcode

    async def end(self) -> None:
        if self.process is not None:
            await self.kill9()
            self.process.close()

    def written(self) -> str:
        """All that it logged, for a search of secrets."""
        return self.log.read_text(encoding="utf-8") if self.log.exists() else ""
