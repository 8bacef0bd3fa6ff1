"""F110: a chat in which the bot may not write is out of reach, not a bug, and is told elsewhere."""

from __future__ import annotations

import logging

import pytest

from screens.context import Ctx
from screens.view import Safe, View
from tests.stories.harness.shop import OWNER, Shop

GROUP = -1005001
REFUSALS = (
    "Bad Request: CHAT_WRITE_FORBIDDEN",
    "Bad Request: not enough rights to send text messages to the chat",
    "Bad Request: have no rights to send a message",
    "Bad Request: TOPIC_CLOSED",
    "Bad Request: CHAT_RESTRICTED",
)


async def news(_: Ctx[object]) -> View:
    return View(Safe("news"))


@pytest.mark.parametrize("text", REFUSALS)
async def test_f110_a_group_without_the_right_to_write(
    lone_shop: Shop, text: str, caplog: pytest.LogCaptureFixture
) -> None:
    await lone_shop.start()
    storage, telegram = lone_shop.bot.storage, lone_shop.telegram
    account = await storage.accounts.link(OWNER, OWNER, "key-of-the-shop", "secret", "shop")
    assert await storage.accounts.attach(GROUP, account.id, OWNER)
    group = telegram.group(GROUP, members=[OWNER], kind="supergroup")
    telegram.faults.add("sendMessage", "bad_request", text=text, chat_id=GROUP, times=None)
    with caplog.at_level(logging.INFO):
        await lone_shop.person.command("/help", group)
        told = await lone_shop.person.wait_for("اجازهٔ نوشتن")
    assert told.chat == OWNER
    lines = [line for record in caplog.records for line in record.getMessage().splitlines()]
    assert not any(record.exc_info for record in caplog.records)
    assert len([line for line in lines if "bug" in line or "Traceback" in line]) == 0
    assert lone_shop.bot.reporter.counts["bugs"] == 0
    assert await lone_shop.bot.navigator.push(GROUP, OWNER, news) == "unreachable"
    assert not await storage.chats.is_reachable(GROUP)

    telegram.faults.clear()
    await lone_shop.person.command("/help", group)
    await lone_shop.person.wait_for(lambda one: bool(one.buttons), chat=group)
    assert await storage.chats.is_reachable(GROUP)
    assert await lone_shop.bot.navigator.push(GROUP, OWNER, news) == "sent"


async def test_f110_a_file_that_telegram_does_not_hand_over_now_is_asked_for_again(
    lone_shop: Shop,
) -> None:
    storage = lone_shop.bot.storage
    await lone_shop.start()
    await storage.accounts.link(OWNER, OWNER, "key-of-the-shop", "secret", "shop")
    text = "Bad Request: wrong file_id or the file is temporarily unavailable"
    lone_shop.telegram.faults.add("getFile", "bad_request", text=text)
    await lone_shop.person.send_file("list.csv", b"09121112233")
    await lone_shop.person.wait_for("همان فایل را دوباره بفرستید")
    lone_shop.telegram.faults.add("getFile", "bad_gateway")
    await lone_shop.person.send_file("list.csv", b"09121112233")
    await lone_shop.person.wait_for("همان فایل را دوباره بفرستید")
    assert lone_shop.bot.reporter.counts["bugs"] == 0
