"""No other site may read the demo's chats: by a name that leads here or across origins."""

from __future__ import annotations

from typing import TYPE_CHECKING

import aiohttp
import pytest

if TYPE_CHECKING:
    from sandbox.smsir import RunningSmsIr
    from sandbox.telegram import RunningTelegram


async def status(url: str, method: str = "GET", **headers: str) -> int:
    async with (
        aiohttp.ClientSession() as session,
        session.request(method, url, headers=headers) as answer,
    ):
        return answer.status


@pytest.mark.parametrize("path", ["/", "/_chat/calls"])
async def test_names_made_to_lead_here_and_other_origins_are_refused(
    telegram_twin: RunningTelegram, path: str
) -> None:
    url = telegram_twin.url + path
    port = url.split(":")[2].split("/")[0]
    assert await status(url) == 200
    for own in (f"127.0.0.1:{port}", f"localhost:{port}", "[::1]:80"):
        assert await status(url, Host=own) == 200
        assert await status(url, Host=own, Origin=f"http://{own}") == 200
    for strange in ("rebound.example.org", f"127.0.0.1.evil.org:{port}", "10.0.0.1", "x@evil.org"):
        assert await status(url, Host=strange) == 403
    for origin in ("http://evil.org", "null", f"http://127.0.0.1:{int(port) + 1}"):
        assert await status(url, Origin=origin) == 403


async def test_the_chat_page_alone_may_ask_the_other_twin(smsir_twin: RunningSmsIr) -> None:
    url = smsir_twin.url.partition("/users")[0] + "/_sandbox/sent?key=demo-key"
    for page in ("http://127.0.0.1:8080", "http://localhost:1"):
        assert await status(url, Origin=page) == 200
    for strange in ("http://evil.org", "null", "http://127.0.0.1.evil.org", "http://x@evil.org"):
        assert await status(url, Origin=strange) == 403
    assert await status(url, Host="rebound.example.org", Origin="http://127.0.0.1:1") == 403


async def test_faults_cannot_be_switched_on_by_another_site(
    telegram_twin: RunningTelegram, smsir_twin: RunningSmsIr
) -> None:
    assert (
        await status(telegram_twin.url + "/_chat/faults", "POST", Origin="http://evil.org") == 403
    )
    root = smsir_twin.url.partition("/users")[0]
    assert await status(root + "/_sandbox/faults", "POST", Origin="http://evil.org") == 403
