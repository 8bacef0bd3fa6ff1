"""Bale's webhook beside Telegram's: one web server, a path and a secret for each."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from typing import TYPE_CHECKING

import aiohttp
import pytest

from messengers.bale.places import group
from tests.stories.harness.waiting import eventually

if TYPE_CHECKING:
    from sandbox.bale import RunningBale
    from tests.stories.harness.shop import Shop

    MakeShop = Callable[..., Awaitable[Shop]]

SECRETS = {"telegram": "a-secret-of-telegram", "bale": "another-secret-of-bale"}


@pytest.fixture
async def web() -> AsyncIterator[aiohttp.ClientSession]:
    async with aiohttp.ClientSession() as session:
        yield session


@pytest.fixture
async def hooked(make_lone_shop: MakeShop, bale_twin: RunningBale, own_port: int) -> Shop:
    root = f"http://127.0.0.1:{own_port}"
    return await make_lone_shop(
        bale=bale_twin,
        webhook_url=f"{root}/telegram",
        webhook_secret=SECRETS["telegram"],
        bale_webhook_url=f"{root}/bale",
        bale_webhook_secret=SECRETS["bale"],
        listen=f"127.0.0.1:{own_port}",
    )


def update(ident: int) -> dict[str, object]:
    """Of a group whose id is positive, as Bale's may be, with nothing that may miss."""
    chat = {"id": 5001, "type": "group"}
    return {
        "update_id": ident,
        "message": {"message_id": 1, "date": 1, "chat": chat, "from": {"id": 7}, "text": "/start"},
    }


async def test_both_deliver_and_neither_is_asked(hooked: Shop) -> None:
    await hooked.start()
    await hooked.start(hooked.bale.user(1001, first_name="مریم", language_code="fa"))
    for twin in (hooked.telegram, hooked.bale):
        assert twin.calls_of("getUpdates") == []
    (setting,) = hooked.bale.calls_of("setWebhook")
    assert setting.params == {"url": f"{hooked.settings.bale_webhook_url}/{SECRETS['bale']}"}
    assert not hooked.bale.defects
    report = await hooked.bot.health.report()
    assert report.ok
    assert {"telegram.webhook", "bale.webhook"} <= report.ages.keys()
    hooked.bale.world.webhook["url"] = "https://somebody.example.org/"
    await eventually(lambda: hooked.bale.world.webhook["url"] == setting.params["url"])


async def test_bales_secret_is_the_last_part_of_its_address(
    hooked: Shop, web: aiohttp.ClientSession
) -> None:
    url, counts = hooked.settings.bale_webhook_url or "", hooked.bot.intake.counts

    async def status(path: str, ident: int = 5) -> int:
        async with web.post(url + path, json=update(ident), allow_redirects=False) as answer:
            return answer.status

    for wrong in ("/x", f"/{SECRETS['telegram']}", f"/{SECRETS['bale']}x", "/%C3%B6"):
        assert await status(wrong) == 403
    assert await status("") == 404
    assert await status(f"/{SECRETS['bale']}/more") == 404
    assert counts["received"] == 0
    right = f"/{SECRETS['bale']}"
    hooked.bale.group(5001, members=[7])
    assert [await status(right) for _ in range(3)] == [200] * 3
    assert counts["received"] == 1
    await eventually(lambda: counts["handled"] == 1)
    assert hooked.bale.calls_of("sendMessage")[-1].params["chat_id"] == 5001
    assert await hooked.bot.storage.chats.is_reachable(group(5001))


async def test_without_the_settings_a_webhook_that_was_left_is_removed(
    make_lone_shop: MakeShop, bale_twin: RunningBale
) -> None:
    bale_twin.twin.world.webhook = {"url": "http://127.0.0.1:9/left"}
    shop = await make_lone_shop(bale=bale_twin, alone=True)
    assert bale_twin.twin.world.webhook == {}
    await shop.start(shop.bale.user(1001, first_name="مریم", language_code="fa"))
    assert not shop.bale.defects


async def test_an_address_that_bale_does_not_take_is_said_without_the_secret(
    make_lone_shop: MakeShop,
    bale_twin: RunningBale,
    own_port: int,
    caplog: pytest.LogCaptureFixture,
) -> None:
    address = f"http://127.0.0.1:{own_port}/bale"
    bale_twin.twin.faults.add(
        "setWebhook", "bad_request", text=f"bad address {address}/{SECRETS['bale']}", times=None
    )
    shop = await make_lone_shop(
        bale=bale_twin,
        opening=False,
        bale_webhook_url=address,
        bale_webhook_secret=SECRETS["bale"],
        listen=f"127.0.0.1:{own_port}",
    )
    task = asyncio.create_task(shop.open())
    await eventually(lambda: shop._bot is not None and bool(shop.bot.wires["bale"].trouble))
    assert "Bale does not take SEFID_BALE_WEBHOOK_URL" in shop.bot.wires["bale"].trouble
    bale_twin.twin.faults.clear()
    task.cancel()
    await asyncio.gather(task, return_exceptions=True)
    assert SECRETS["bale"] not in caplog.text + shop.bot.wires["bale"].trouble
