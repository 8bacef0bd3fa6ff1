"""Runs the child over one file and hands on what it says, whatever becomes of it."""

from __future__ import annotations

import asyncio
import json
import os
import sys
import time
from asyncio.subprocess import DEVNULL, PIPE, Process
from collections.abc import AsyncGenerator
from contextlib import suppress
from dataclasses import dataclass, field

from handlers.bookwork.reading.limits import CHILD_SECONDS, MAX_FILE, RefusedFileError
from storage import PartRow

_CHILD = "handlers.bookwork.reading.child"
_LONGEST_LINE = 8 * 1024 * 1024
_CPU_SIGNALS = frozenset({-24, -9})
"""SIGXCPU, and the SIGKILL that follows a second later."""


@dataclass(frozen=True, slots=True)
class Chunk:
    """Some rows of the file. `format`, in the last one only: "xlsx", "xls", "vcf" or "text"."""

    good: list[PartRow] = field(default_factory=list)
    rejected: list[PartRow] = field(default_factory=list)
    format: str = ""


async def read(content: bytes, *, seconds: float = CHILD_SECONDS) -> AsyncGenerator[Chunk, None]:
    """What a file holds, in chunks.

    Raises:
        RefusedFileError: it cannot be read within the limits, or holds no mobile number.
    """
    if len(content) > MAX_FILE:
        raise RefusedFileError("large")
    child = await _start()
    feeding = asyncio.create_task(_feed(child, content))
    until = time.monotonic() + seconds
    try:
        while line := await _line(child, until - time.monotonic()):
            chunk = _chunk(line)
            yield chunk
            if chunk.format:
                return
        await child.wait()
    finally:
        await _end(child, feeding)
    raise RefusedFileError("slow" if child.returncode in _CPU_SIGNALS else "large")


async def _line(child: Process, seconds: float) -> bytes:
    """The next line of the child; empty when it has ended."""
    if child.stdout is None:
        return b""
    try:
        return await asyncio.wait_for(child.stdout.readline(), max(seconds, 0.0))
    except TimeoutError:
        raise RefusedFileError("slow") from None


def _chunk(line: bytes) -> Chunk:
    said = json.loads(line)
    if "refused" in said:
        raise RefusedFileError(said["refused"])
    if "end" in said:
        return Chunk(format=said["end"]["format"])
    return Chunk(said["good"], said["rejected"])


async def _start() -> Process:
    """Nothing of our environment goes along: it holds the bot's token."""
    return await asyncio.create_subprocess_exec(
        sys.executable,
        "-X",
        "utf8",
        "-m",
        _CHILD,
        stdin=PIPE,
        stdout=PIPE,
        stderr=DEVNULL,
        env={"PYTHONPATH": os.pathsep.join(filter(None, sys.path)), "MALLOC_ARENA_MAX": "1"},
        limit=_LONGEST_LINE,
    )


async def _feed(child: Process, content: bytes) -> None:
    if child.stdin is None:
        return
    with suppress(BrokenPipeError, ConnectionResetError):
        child.stdin.write(content)
        await child.stdin.drain()
    with suppress(BrokenPipeError, ConnectionResetError):
        child.stdin.close()
        await child.stdin.wait_closed()


async def _end(child: Process, feeding: asyncio.Task[None]) -> None:
    if child.returncode is None:
        with suppress(ProcessLookupError):
            child.kill()
    await child.wait()
    feeding.cancel()
    await asyncio.gather(feeding, return_exceptions=True)
