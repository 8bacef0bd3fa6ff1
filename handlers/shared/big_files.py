"""Big files: two at a time are in memory, whatever they are for and whichever way they go.

Several of twenty megabytes at once would be more than the process has, and the next start would
take them up again. Small ones wait for none of them.
"""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from handlers.shared.services import Ctx
from screens.events import FileIn
from smsir import Download, ForbiddenDownload, SmsIr

SMALL = 512 * 1024
"""Bytes; as many of those as people write at once do no harm."""


@asynccontextmanager
async def arriving(ctx: Ctx, event: FileIn, limit: int) -> AsyncIterator[bytes]:
    """The content of somebody's file, at most `limit` bytes, until it is stored.

    Raises:
        FileTooBigError, FileUnavailableError: the messenger does not hand it over.
    """
    if event.size is not None and event.size <= SMALL:
        yield await event.fetch(limit)
        return
    async with ctx.services.incoming, ctx.services.big_files:
        yield await event.fetch(limit)


@asynccontextmanager
async def leaving(ctx: Ctx, size: int) -> AsyncIterator[None]:
    """While so many bytes are read from storage and handed to the service."""
    if size <= SMALL:
        yield
        return
    async with ctx.services.big_files:
        yield


async def fetched(ctx: Ctx, api: SmsIr, url: str, limit: int) -> Download:
    """A file of the service's, at most `limit` bytes. How large it is, only the service knows.

    A big one keeps its turn until the person has it.

    Raises:
        ForbiddenDownload, SmsIrError: the client does not fetch it, or could not.
    """
    try:
        return await api.download(url, limit_bytes=SMALL)
    except ForbiddenDownload as error:
        if error.reason != "too-large":
            raise
    await ctx.until_shown.enter_async_context(ctx.services.big_files)
    return await api.download(url, limit_bytes=limit)
