"""Telegram behind a SOCKS5 proxy: the same transport, and the proxy's failures mean "not sent"."""

from __future__ import annotations

import asyncio
import socket
import traceback
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

import aiohttp
import pytest
from telegram import Bot

from messengers.bot_api.inquiry import date
from messengers.bot_api.transport import AioRequest, NotSentError
from messengers.bot_api.transport.socks import via_socks
from messengers.telegram.connection import BotAddress
from tests.messengers.bot_api.socks_server import UNREACHABLE, running_socks

if TYPE_CHECKING:
    from sandbox.telegram import RunningTelegram

TOKEN = "1234567890:AAbbCCddEEffGGhhIIjjKKllMMnnOOppQQr"
LOGIN = ("shop owner", "p:ss@w/rd")
QUOTED = "shop%20owner:p%3Ass%40w%2Frd@"


def port_of(telegram: RunningTelegram) -> int:
    return urlsplit(telegram.url).port or 0


@pytest.mark.parametrize("scheme", ["socks5", "socks5h"])
@pytest.mark.parametrize("login", [None, LOGIN])
async def test_calls_go_through_the_proxy_which_resolves_the_name(
    telegram_twin: RunningTelegram, scheme: str, login: tuple[str, str] | None
) -> None:
    telegram_twin.twin.user(1001)
    async with running_socks(port_of(telegram_twin), login=login) as proxy:
        url = f"{scheme}://{QUOTED if login else ''}127.0.0.1:{proxy.port}"
        bot = Bot(
            telegram_twin.twin.token,
            base_url="http://localhost:8081/bot",
            request=AioRequest(proxy=url),
        )
        async with bot:
            await telegram_twin.twin.user(1001).command("/start")
            sent = [await bot.send_message(1001, text) for text in ("یک", "دو", "سه")]
    assert [message.text for message in sent] == ["یک", "دو", "سه"]
    assert set(proxy.asked) == {("localhost", 8081)}
    assert len(proxy.asked) < 4, "a connection is kept"


async def half_an_answer(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    await reader.readuntil(b"\r\n\r\n")
    writer.write(b"HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n")
    await reader.read()
    writer.close()


async def test_a_connection_through_the_proxy_is_probed() -> None:
    """A box on the way forgets what is idle: the kernel keeps it awake."""
    server = await asyncio.start_server(half_an_answer, "127.0.0.1", 0)
    port = server.sockets[0].getsockname()[1]
    async with server, running_socks(port) as proxy:
        connector = via_socks(proxy.url)
        async with (
            aiohttp.ClientSession(connector=connector) as session,
            session.get(f"http://127.0.0.1:{port}") as answer,
        ):
            assert answer.connection is not None
            assert answer.connection.transport is not None
            line = answer.connection.transport.get_extra_info("socket")
            assert line.getsockopt(socket.SOL_SOCKET, socket.SO_KEEPALIVE)


@pytest.mark.parametrize(
    ("given", "how"),
    [
        ("", {"login": LOGIN}),
        ("wrong:wrong@", {"login": LOGIN}),
        ("", {"reply": UNREACHABLE}),
        ("", {"hang_up": True}),
    ],
    ids=["no login", "a wrong login", "it gets no further", "it hangs up"],
)
async def test_a_proxy_that_does_not_lead_on_means_that_nothing_was_sent(
    telegram_twin: RunningTelegram, given: str, how: dict[str, Any]
) -> None:
    async with running_socks(port_of(telegram_twin), **how) as proxy:
        request = AioRequest(proxy=f"socks5://{given}127.0.0.1:{proxy.port}")
        await refused(request, telegram_twin.url)
    assert not telegram_twin.twin.calls


async def test_no_proxy_and_no_tls_behind_it_mean_that_nothing_was_sent(
    telegram_twin: RunningTelegram,
) -> None:
    await refused(AioRequest(proxy="socks5://me:secret@127.0.0.1:9"), telegram_twin.url)
    async with running_socks(port_of(telegram_twin)) as proxy:
        await refused(AioRequest(proxy=proxy.url), telegram_twin.url.replace("http:", "https:"))


async def refused(request: AioRequest, url: str) -> None:
    async with request:
        with pytest.raises(NotSentError) as failed:
            await Bot(TOKEN, base_url=f"{url}/bot", request=request).get_me()
    text = "".join(traceback.format_exception(failed.value)) + repr(failed.value)
    assert TOKEN not in text
    assert "secret" not in text


async def test_the_time_is_asked_through_the_proxy_as_well(telegram_twin: RunningTelegram) -> None:
    async with running_socks(port_of(telegram_twin)) as proxy:
        assert await date(BotAddress(TOKEN, telegram_twin.url, proxy.url))
        assert proxy.asked
    assert await date(BotAddress(TOKEN, telegram_twin.url, "socks5://127.0.0.1:9")) is None
