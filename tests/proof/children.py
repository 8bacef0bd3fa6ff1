"""Child processes on a clock that leaps: one is run to its end when its input is whole.

A seam of asyncio's own: `loop.subprocess_exec`.
"""

from __future__ import annotations

import asyncio
import subprocess
from typing import Any


class _Input(asyncio.WriteTransport):
    """Gathers what the child will read."""

    def __init__(self, child: ChildRun) -> None:
        super().__init__()
        self._child, self._closed = child, False

    def write(self, data: bytes | bytearray | memoryview[Any]) -> None:
        self._child.given += data

    def is_closing(self) -> bool:
        return self._closed

    def close(self) -> None:
        if not self._closed:
            self._closed = True
            self._child.run()


class ChildRun(asyncio.SubprocessTransport):
    """The transport of a child that is a plain call of `subprocess.run`."""

    def __init__(
        self,
        loop: asyncio.AbstractEventLoop,
        protocol: asyncio.SubprocessProtocol,
        command: tuple[str, ...],
        environment: dict[str, str] | None,
    ) -> None:
        super().__init__()
        self.given = bytearray()
        self._loop, self._protocol = loop, protocol
        self._command, self._environment = command, environment
        self._input, self._ended = _Input(self), loop.create_future()
        protocol.connection_made(self)

    def run(self) -> None:
        done = subprocess.run(
            self._command,
            input=bytes(self.given),
            env=self._environment,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            check=False,
        )
        self._loop.call_soon(self._tell, done.stdout, done.returncode)

    def _tell(self, said: bytes, code: int) -> None:
        if not self._ended.done():
            self._protocol.pipe_data_received(1, said)
            self._end(code)

    def _end(self, code: int) -> None:
        self._ended.set_result(code)
        self._protocol.pipe_connection_lost(1, None)
        self._protocol.process_exited()

    def get_pid(self) -> int:
        return 0

    def get_returncode(self) -> int | None:
        return self._ended.result() if self._ended.done() else None

    def get_pipe_transport(self, fd: int) -> asyncio.BaseTransport | None:
        return self._input if fd == 0 else self

    def pause_reading(self) -> None:
        raise NotImplementedError  # the reader takes all of it then

    def kill(self) -> None:
        if not self._ended.done():
            self._end(-9)

    async def _wait(self) -> int:
        return int(await asyncio.shield(self._ended))

    def close(self) -> None:
        self.kill()
