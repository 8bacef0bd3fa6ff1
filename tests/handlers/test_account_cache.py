"""Answers that are kept for a while: how long, for whom, and which are not."""

from __future__ import annotations

import pytest

from handlers.shared.account_cache import AccountCache
from smsir import Http, SmsIr


class Service:
    """Counts what it was asked for; `fails` makes the next answer an error."""

    def __init__(self) -> None:
        self.asked = 0
        self.fails = False

    async def fetch(self) -> int:
        self.asked += 1
        if self.fails:
            raise TimeoutError
        return self.asked


async def test_an_answer_is_asked_for_anew_after_its_seconds_and_per_account() -> None:
    now, service = [0.0], Service()
    cache: AccountCache[int] = AccountCache(300.0, clock=lambda: now[0])
    async with Http("http://127.0.0.1:9") as http:
        ours, theirs = SmsIr(http, "a", "b"), SmsIr(http, "c", "d")
        assert [await cache.get(ours, service.fetch) for _ in range(2)] == [1, 1]
        assert await cache.get(theirs, service.fetch) == 2
        now[0] = 299.0
        assert await cache.get(ours, service.fetch) == 1
        now[0] = 301.0
        assert await cache.get(ours, service.fetch) == 3
        cache.forget(ours)
        assert await cache.get(ours, service.fetch) == 4


async def test_an_error_is_not_kept() -> None:
    service = Service()
    service.fails = True
    cache: AccountCache[int] = AccountCache(300.0)
    async with Http("http://127.0.0.1:9") as http:
        api = SmsIr(http, "a", "b")
        with pytest.raises(TimeoutError):
            await cache.get(api, service.fetch)
        service.fails = False
        assert await cache.get(api, service.fetch) == 2
