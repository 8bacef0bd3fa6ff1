"""F46: an answer that drips, byte by byte, ends at the total deadline, not only between bytes."""

from __future__ import annotations

import asyncio
import time

import pytest

from smsir import SmsIrError, TimedOut, Timeouts
from tests.smsir.raw_service import Asked, Script, talking

PER_READ_ONLY_WOULD_TAKE = 10.0
TIGHT = Timeouts(connect=1, read=0.5, write=1, pool=1, total=0.12)


def dripping(start: bytes) -> Script:
    """Begin an answer with ``start``, then add a byte every 20 ms for ten seconds."""

    async def script(_: Asked, writer: asyncio.StreamWriter) -> None:
        writer.write(start)
        until = time.monotonic() + PER_READ_ONLY_WOULD_TAKE
        while time.monotonic() < until:
            writer.write(b" ")
            await writer.drain()
            await asyncio.sleep(0.02)

    return script


STARTS = {
    "body": b'HTTP/1.1 200 OK\r\nContent-Length: 5000\r\n\r\n{"IsSuccessful": true}',
    "body without length": b"HTTP/1.1 200 OK\r\nConnection: close\r\n\r\n",
    "headers": b"HTTP/1.1 200 OK\r\nX-Slow: ",
}


@pytest.mark.parametrize("start", STARTS.values(), ids=STARTS)
async def test_a_dripping_answer_to_a_send_ends_and_may_have_been_processed(start: bytes) -> None:
    async with talking(dripping(start), timeouts=TIGHT) as (account, service):
        began = time.monotonic()
        with pytest.raises(TimedOut) as caught:
            await account.messages.send("x", group_ids=[1])
        assert time.monotonic() - began < 15
    assert caught.value.maybe_processed
    assert service.operations().count("Send") == 1


@pytest.mark.long
async def test_reads_and_the_token_end_as_well_within_their_attempts() -> None:
    script = dripping(STARTS["body"])
    async with talking(script, timeouts=TIGHT) as (account, service):
        began = time.monotonic()
        with pytest.raises(TimedOut):
            await account.account.info()
        assert time.monotonic() - began < 15
        assert service.operations().count("GetUserInfo") == 3
    script.owns_token = True  # type: ignore[attr-defined]
    async with talking(script, timeouts=TIGHT) as (account, _):
        with pytest.raises(SmsIrError) as caught:
            await account.messages.send("x", group_ids=[1])
        assert not caught.value.maybe_processed
