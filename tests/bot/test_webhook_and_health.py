from __future__ import annotations

import asyncio
import io
import socket
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import AbstractAsyncContextManager
from typing import TYPE_CHECKING

import aiohttp
import pytest

from bot.stop import USAGE, StopError
from bot.web import MAX_BODY_BYTES
from messengers.telegram.webhook import SECRET_HEADER
from tests.patience import PATIENCE
from tests.stories.harness.waiting import eventually

if TYPE_CHECKING:
    from tests.stories.harness.shop import Shop

    MakeShop = Callable[..., Awaitable[Shop]]

SECRET = "a-secret-of-the-webhook"


@pytest.fixture
async def web() -> AsyncIterator[aiohttp.ClientSession]:
    async with aiohttp.ClientSession() as session:
        yield session


@pytest.fixture
async def hooked(make_lone_shop: MakeShop, own_port: int) -> Shop:
    return await make_lone_shop(
        webhook_url=f"http://127.0.0.1:{own_port}/telegram",
        webhook_secret=SECRET,
        listen=f"127.0.0.1:{own_port}",
    )


async def status(call: AbstractAsyncContextManager[aiohttp.ClientResponse]) -> int:
    async with call as answer:
        return answer.status


def update(ident: int = 900_000_000) -> dict[str, object]:
    person = {"id": 1001, "is_bot": False, "first_name": "a", "language_code": "fa"}
    chat = {"id": 1001, "type": "private", "first_name": "a"}
    body = {"message_id": 1, "date": 1, "chat": chat, "from": person, "text": "/start"}
    return {"update_id": ident, "message": body}


async def test_a_bot_that_polls_is_healthy(
    make_lone_shop: MakeShop, web: aiohttp.ClientSession
) -> None:
    shop = await make_lone_shop(listen="127.0.0.1:0")
    assert shop.bot.web is not None
    answer = await web.get(f"http://127.0.0.1:{shop.bot.web.port}/healthz")
    assert answer.status == 200
    said = await answer.json()
    assert (said["ok"], said["troubles"], said["warnings"]) == (True, [], [])
    assert {"poll", "worker-outbox", "worker-janitor", "worker-ticker"} <= set(
        said["seconds_since"]
    )


async def test_a_bot_whose_polls_do_not_come_back_is_not_healthy(
    make_lone_shop: MakeShop, web: aiohttp.ClientSession
) -> None:
    shop = await make_lone_shop(listen="127.0.0.1:0")
    assert shop.bot.web is not None
    shop.telegram.faults.add("getUpdates", "http500", times=None)
    assert shop.bot.wires["telegram"].poller.completed is not None
    shop.bot.wires["telegram"].poller.completed -= 3600
    answer = await web.get(f"http://127.0.0.1:{shop.bot.web.port}/healthz")
    assert answer.status == 503
    assert "last poll" in (await answer.json())["troubles"][0]


async def test_a_database_that_is_gone_is_not_healthy(
    make_lone_shop: MakeShop, web: aiohttp.ClientSession
) -> None:
    shop = await make_lone_shop(listen="127.0.0.1:0")
    assert shop.bot.web is not None
    await shop.bot.storage.close()
    answer = await web.get(f"http://127.0.0.1:{shop.bot.web.port}/healthz")
    assert answer.status == 503
    assert "storage" in (await answer.json())["troubles"][0]


async def test_a_port_that_is_taken_is_said_at_the_start(make_lone_shop: MakeShop) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        shop = await make_lone_shop(listen=f"127.0.0.1:{taken.getsockname()[1]}", opening=False)
        with pytest.raises(StopError, match="SEFID_LISTEN") as stopped:
            await shop.open()
    assert stopped.value.status == USAGE


async def test_a_story_by_webhook_is_as_one_by_polling(hooked: Shop) -> None:
    await hooked.start()
    assert hooked.telegram.calls_of("getUpdates") == []
    (setting,) = hooked.telegram.calls_of("setWebhook")
    assert setting.params["secret_token"] == SECRET


@pytest.mark.parametrize("given", ["", "wrong", SECRET + "x", "ö"])
async def test_without_the_secret_nothing_is_taken(
    hooked: Shop, web: aiohttp.ClientSession, given: str
) -> None:
    url = hooked.settings.webhook_url or ""
    headers = {SECRET_HEADER: given} if given else {}
    assert await status(web.post(url, json=update(), headers=headers)) == 403
    assert hooked.bot.intake.counts["received"] == 0


async def test_the_body_is_capped_and_must_be_json(
    hooked: Shop, web: aiohttp.ClientSession
) -> None:
    url, headers = hooked.settings.webhook_url or "", {SECRET_HEADER: SECRET}
    huge = io.BytesIO(b"x" * (MAX_BODY_BYTES + 1))
    assert await status(web.post(url, data=huge, headers=headers)) == 413
    assert await status(web.post(url, data=b"{", headers=headers)) == 400
    assert await status(web.get(url, headers=headers)) == 405
    assert await status(web.post(url, json=[1, None], headers=headers)) == 200
    assert hooked.bot.intake.counts["received"] == 0


@pytest.mark.parametrize("ident", [2**63, -(2**63) - 1, 10**400, True, 1.5, "7", None])
async def test_an_update_whose_id_cannot_be_kept_is_passed_over(
    hooked: Shop, web: aiohttp.ClientSession, ident: object
) -> None:
    url, headers = hooked.settings.webhook_url or "", {SECRET_HEADER: SECRET}
    odd = update() | {"update_id": ident}
    assert await status(web.post(url, json=odd, headers=headers)) == 200
    assert hooked.bot.intake.counts["received"] == 0
    strange = update() | {"message": {"chat": {"id": 10**30}, "from": {"id": 10**30}}}
    assert await status(web.post(url, json=strange, headers=headers)) == 200
    await eventually(lambda: hooked.bot.intake.counts["handled"] == 1)


async def test_the_update_is_on_disk_when_200_is_said_and_acts_once(
    hooked: Shop, web: aiohttp.ClientSession
) -> None:
    url, headers = hooked.settings.webhook_url or "", {SECRET_HEADER: SECRET}
    answers = await asyncio.gather(
        *(status(web.post(url, json=update(), headers=headers)) for _ in range(4))
    )
    assert answers == [200] * 4
    assert hooked.bot.intake.counts["received"] == 1
    await eventually(lambda: hooked.bot.intake.counts["handled"] == 1)


@pytest.mark.parametrize(
    "begun",
    [
        b"",
        b"GET /heal",
        b"GET /healthz HTTP/1.1\r\nHost: x\r\n",
        b"GET /healthz HTTP/1.1\r\nHost: x\r\n\r\nGET /heal",
        f"POST /telegram HTTP/1.1\r\nHost: x\r\n{SECRET_HEADER}: {SECRET}\r\n"
        "Content-Length: 100\r\n\r\n{".encode(),
    ],
    ids=["nothing", "half a line", "half a head", "half a second one", "half a body"],
)
async def test_a_request_that_never_ends_is_closed(hooked: Shop, begun: bytes) -> None:
    assert hooked.bot.web is not None
    reader, writer = await asyncio.open_connection("127.0.0.1", hooked.bot.web.port)
    writer.write(begun)
    async with asyncio.timeout(
        PATIENCE
    ):  # uvicorn's own 5 s are for the one behind a whole request
        while await reader.read(4096):
            pass
    writer.close()
    await writer.wait_closed()
