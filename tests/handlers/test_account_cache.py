"""Answers of the service are kept for some seconds, for one account each."""

from __future__ import annotations

from collections.abc import AsyncIterator

import pytest

from handlers.shared.account_cache import AccountCache
from smsir import Http, SmsIr


class Clock:
    now = 0.0

    def __call__(self) -> float:
        return self.now


class Answers:
    """Counts how often it is asked."""

    def __init__(self) -> None:
        self.asked = 0

    async def __call__(self) -> int:
        self.asked += 1
        return self.asked


@pytest.fixture
async def http() -> AsyncIterator[Http]:
    async with Http("http://127.0.0.1:9/users/v1") as http:
        yield http


async def test_an_answer_is_kept_for_its_time(http: Http) -> None:
    clock, answers = Clock(), Answers()
    cache: AccountCache[int] = AccountCache(60, clock)
    api = SmsIr(http, "key", "secret")

    assert await cache.get(api, answers) == 1
    clock.now = 59.9
    assert await cache.get(api, answers) == 1
    assert await cache.get(api, answers, "other") == 2
    clock.now = 60
    assert await cache.get(api, answers) == 3
    cache.forget(api)
    assert await cache.get(api, answers) == 4


async def test_accounts_share_nothing(http: Http) -> None:
    answers = Answers()
    cache: AccountCache[int] = AccountCache(60, Clock())
    first, second = SmsIr(http, "key", "secret"), SmsIr(http, "other-key", "secret")

    assert await cache.get(first, answers) == 1
    assert await cache.get(second, answers) == 2
    cache.forget(second)
    assert await cache.get(first, answers) == 1


async def test_an_error_is_not_kept(http: Http) -> None:
    cache: AccountCache[int] = AccountCache(60, Clock())
    api = SmsIr(http, "key", "secret")

    async def fail() -> int:
        raise LookupError

    with pytest.raises(LookupError):
        await cache.get(api, fail)
    assert await cache.get(api, Answers()) == 1
