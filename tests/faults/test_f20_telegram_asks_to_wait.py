from __future__ import annotations

import asyncio
import time
from typing import TYPE_CHECKING

import pytest
from telegram.error import RetryAfter

from messengers.bot_api.limiter import FloodLimiter, LimitedBot
from messengers.bot_api.transport import AioRequest

if TYPE_CHECKING:
    from sandbox.telegram import RunningTelegram
    from tests.stories.harness.shop import Shop


@pytest.mark.parametrize("method", ["sendMessage", "editMessageText", "answerCallbackQuery"])
async def test_f20_the_call_is_repeated_after_the_wait(lone_shop: Shop, method: str) -> None:
    shown = await lone_shop.start()
    lone_shop.telegram.faults.add(method, "429", retry_after=1)
    began = time.monotonic()
    if method == "sendMessage":
        await lone_shop.person.command("/help")
    else:
        await lone_shop.person.press(lone_shop.label("home-help"), shown)
    await lone_shop.telegram.wait_call(method, len(lone_shop.telegram.calls_of(method)) + 2)
    assert time.monotonic() - began >= 1
    calls = lone_shop.telegram.calls_of(method)[-2:]
    assert [call.ok for call in calls] == [False, True]
    assert lone_shop.bot.wires["telegram"].messenger.waits == 1


@pytest.mark.long
async def test_f20_order_is_kept_in_the_chat_and_others_are_not_held_up(
    telegram_twin: RunningTelegram,
) -> None:
    async def moved(_: int, __: int) -> None:
        raise AssertionError("no chat moves here")

    twin = telegram_twin.twin
    for user in (1, 2):
        await twin.user(user).command("/start")
    request = AioRequest()
    bot = LimitedBot(
        twin.token,
        base_url=f"{telegram_twin.url}/bot",
        request=request,
        limiter=FloodLimiter(moved),
    )
    async with request:
        twin.faults.add("sendMessage", "429", retry_after=1, chat_id=1)
        flooded = [asyncio.create_task(bot.send_message(1, "0"))]
        await twin.wait_call("sendMessage")
        flooded += [asyncio.create_task(bot.send_message(1, str(n))) for n in range(1, 5)]
        await bot.send_message(2, "free")
        assert not any(task.done() for task in flooded)
        await asyncio.gather(*flooded)
    sent = [call.params for call in twin.calls_of("sendMessage") if call.ok]
    assert [str(params["text"]) for params in sent] == ["free", "0", "1", "2", "3", "4"]


def test_f20_waiting_needs_no_deprecated_attribute() -> None:
    assert float(RetryAfter(3)._retry_after.total_seconds()) == 3
