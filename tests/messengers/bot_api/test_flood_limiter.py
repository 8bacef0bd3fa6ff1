from __future__ import annotations

import asyncio
from functools import partial
from typing import Any

import pytest
from telegram.error import ChatMigrated, RetryAfter

from messengers.bot_api import limiter as module
from messengers.bot_api.limiter import FloodLimiter
from messengers.bot_api.transport import NotSentError
from tests.patience import PATIENCE


class Telegram:
    """Answers calls by a list of errors (None: done), and remembers what was done."""

    def __init__(self, *answers: Exception | None) -> None:
        self.answers = list(answers)
        self.done: list[tuple[int, str]] = []
        self.calls = 0

    async def __call__(self, endpoint: str, data: dict[str, Any]) -> bool:
        self.calls += 1
        error = self.answers.pop(0) if self.answers else None
        if error is not None:
            raise error
        self.done.append((data.get("chat_id", 0), data.get("text", endpoint)))
        return True


async def call(
    limiter: FloodLimiter, telegram: Telegram, chat: int, text: str, endpoint: str = "sendMessage"
) -> Any:
    data = {"chat_id": chat, "text": text} if chat else {}
    return await limiter.through(endpoint, data, partial(telegram, endpoint, data))


async def _moved(old: int, new: int) -> None:
    raise AssertionError("no chat moves here")


def test_the_pause_is_what_telegram_says() -> None:
    assert module.seconds_of(RetryAfter(7)) == 7.0


async def test_a_call_that_never_left_is_repeated_and_given_up_in_the_end() -> None:
    limiter = FloodLimiter(_moved, pauses=(0.001, 0.001))
    telegram = Telegram(NotSentError("x"), NotSentError("x"), None)
    assert await call(limiter, telegram, 1, "a")
    assert telegram.calls == 3
    gone = Telegram(*[NotSentError("x")] * 9)
    with pytest.raises(NotSentError):
        await call(limiter, gone, 1, "a")
    assert gone.calls == 3


async def test_a_moved_group_is_told_and_the_call_goes_to_the_new_id() -> None:
    told: list[tuple[int, int]] = []

    async def moved(old: int, new: int) -> None:
        told.append((old, new))

    telegram = Telegram(ChatMigrated(-100200))
    await call(FloodLimiter(moved), telegram, -5, "a")
    assert told == [(-5, -100200)]
    assert telegram.done == [(-100200, "a")]


async def test_a_wait_that_is_too_long_is_not_waited_for() -> None:
    limiter = FloodLimiter(_moved)
    async with asyncio.timeout(PATIENCE):
        with pytest.raises(RetryAfter):
            await call(limiter, Telegram(RetryAfter(3600)), 1, "a")
        with pytest.raises(RetryAfter):
            await call(limiter, Telegram(RetryAfter(60)), 0, "", "answerCallbackQuery")
    assert limiter._floods == {}


async def test_a_chat_that_waits_is_forgotten_once_its_calls_are_through() -> None:
    limiter = FloodLimiter(_moved)
    telegram = Telegram(RetryAfter(0), RetryAfter(0))
    await asyncio.gather(*(call(limiter, telegram, 1, str(n)) for n in range(4)))
    assert sorted(telegram.done) == [(1, str(n)) for n in range(4)]
    assert limiter._floods == {}
    assert limiter.waits == 2
