"""F47: half a gigabyte of answer, or a gzip bomb, is cut off at a bound."""

from __future__ import annotations

import asyncio
import tracemalloc
import zlib

import pytest

from smsir import ForbiddenDownload, Unreadable
from tests.smsir.raw_service import Asked, Script, fixed_bytes, talking

MEGABYTE = 2**20
BOUND = 2 * MEGABYTE
HUGE = 500 * MEGABYTE


def huge(written: list[int]) -> Script:
    """Answer with 500 MB, counting what could be written."""

    async def script(_: Asked, writer: asyncio.StreamWriter) -> None:
        writer.write(b"HTTP/1.1 200 OK\r\nContent-Length: %d\r\n\r\n" % HUGE)
        for _n in range(HUGE // MEGABYTE):
            writer.write(b" " * MEGABYTE)
            await writer.drain()
            written.append(MEGABYTE)

    return script


def bomb(megabytes: int) -> bytes:
    packer = zlib.compressobj(9, zlib.DEFLATED, 16 + zlib.MAX_WBITS)
    zeros = bytes(MEGABYTE)
    return b"".join(packer.compress(zeros) for _ in range(megabytes)) + packer.flush()


async def test_half_a_gigabyte_is_cut_off() -> None:
    written: list[int] = []
    async with talking(huge(written), max_answer_bytes=BOUND) as (account, service):
        with pytest.raises(Unreadable) as caught:
            await account.messages.send("x", group_ids=[1])
        assert caught.value.maybe_processed
        with pytest.raises(Unreadable):
            await account.contacts.groups()
    assert service.operations() == ["GetToken", "Send", "GetContactGroups"]
    assert sum(written) < 40 * MEGABYTE  # the bound twice, and what the sockets hold


@pytest.mark.long
async def test_a_gzip_bomb_is_cut_off_before_it_unfolds() -> None:
    packed = bomb(120)
    script = fixed_bytes(packed, head="Content-Encoding: gzip\r\n")
    async with talking(script, max_answer_bytes=BOUND) as (account, _):
        await account.token.get()
        tracemalloc.start()
        try:
            with pytest.raises(Unreadable):
                await account.contacts.groups()
            peak = tracemalloc.get_traced_memory()[1]
        finally:
            tracemalloc.stop()
    assert peak < 4 * BOUND


@pytest.mark.parametrize("told", [True, False])
async def test_a_file_over_its_limit_is_cut_off(told: bool) -> None:  # noqa: FBT001 - parametrized
    written: list[int] = []
    packed = fixed_bytes(bomb(20), head="Content-Encoding: gzip\r\n")
    script = huge(written) if told else packed
    async with talking(script) as (account, service):
        with pytest.raises(ForbiddenDownload) as caught:
            await account.download(service.url + "/f.bin", limit_bytes=BOUND)
    assert caught.value.reason == "too-large"
    assert sum(written) < 20 * MEGABYTE
