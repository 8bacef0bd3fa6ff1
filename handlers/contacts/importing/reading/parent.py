"""Runs the child over one file and hands on what it says, whatever becomes of it."""

from __future__ import annotations

import asyncio
import json
import os
import sys
import time
from asyncio import StreamWriter
from asyncio.subprocess import DEVNULL, PIPE, Process
from collections.abc import AsyncGenerator, AsyncIterable
from contextlib import suppress
from dataclasses import dataclass, field

from handlers.contacts.importing.reading.limits import CHILD_SECONDS, RefusedFileError
from storage import PartRow, ReadSheet

_CHILD = "handlers.contacts.importing.reading.child"
_LONGEST_LINE = 8 * 1024 * 1024
_OUT_OF_MEMORY = frozenset({-6, -9})
"""SIGABRT: how native code ends where memory is refused to it. SIGKILL: how the kernel ends a
process where the machine, or the container, has no memory left."""

_OUT_OF_TIME = -24
"""SIGXCPU. It ends the child, so that the SIGKILL of the harder limit never comes."""


@dataclass(frozen=True, slots=True)
class Chunk:
    """Some rows of the file.

    In the last one only: `format` ("xlsx", "xls", "vcf", "html" or "text"), and the sheet.
    """

    good: list[PartRow] = field(default_factory=list)
    rejected: list[PartRow] = field(default_factory=list)
    format: str = ""
    sheet: ReadSheet = field(default_factory=ReadSheet)


async def read(
    source: bytes | AsyncIterable[bytes], *, seconds: float = CHILD_SECONDS
) -> AsyncGenerator[Chunk, None]:
    """What a file holds, in chunks. A long file is given in pieces, so that it never is in memory.

    Raises:
        RefusedFileError: it cannot be read within the limits, or holds no mobile number.
    """
    child = await _start()
    feeding = asyncio.create_task(_feed(child, source))
    until = time.monotonic() + seconds
    try:
        while line := await _line(child, until - time.monotonic()):
            chunk = _chunk(line)
            yield chunk
            if chunk.format:
                return
        await child.wait()
        if feeding.done() and (error := feeding.exception()) is not None:
            raise error
    finally:
        await _end(child, feeding)
    raise RefusedFileError(_death(child.returncode))


def _death(code: int | None) -> str:
    """Why a child ended without a word."""
    if code == _OUT_OF_TIME:
        return "slow"
    return "memory" if code in _OUT_OF_MEMORY else "broken"


async def _line(child: Process, seconds: float) -> bytes:
    """The next line of the child; empty when it has ended."""
    if child.stdout is None:
        return b""
    try:
        return await asyncio.wait_for(child.stdout.readline(), max(seconds, 0.0))
    except TimeoutError:
        raise RefusedFileError("slow") from None


def _chunk(line: bytes) -> Chunk:
    message = json.loads(line)
    if "refused" in message:
        raise RefusedFileError(message["refused"])
    if "end" in message:
        end = message["end"]
        return Chunk(format=end["format"], sheet=ReadSheet.model_validate(end["sheet"]))
    return Chunk(message["good"], message["rejected"])


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


async def _feed(child: Process, source: bytes | AsyncIterable[bytes]) -> None:
    if child.stdin is None:
        return
    try:
        await _write(child.stdin, source)
    except (BrokenPipeError, ConnectionResetError):
        return
    finally:
        child.stdin.close()


async def _write(stdin: StreamWriter, source: bytes | AsyncIterable[bytes]) -> None:
    if isinstance(source, bytes):
        stdin.write(source)
    else:
        async for piece in source:
            stdin.write(piece)
            await stdin.drain()
    await stdin.drain()


async def _end(child: Process, feeding: asyncio.Task[None]) -> None:
    if child.returncode is None:
        with suppress(ProcessLookupError):
            child.kill()
    await child.wait()
    feeding.cancel()
    await asyncio.gather(feeding, return_exceptions=True)
