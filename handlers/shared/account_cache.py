"""Answers of the service kept for a while, so that a tick on a list needs no call.

They are kept beside the account's client: forgotten with it when the account is linked anew, and
never shared between accounts.
"""

from __future__ import annotations

import time
from collections.abc import Awaitable, Callable
from typing import Generic, TypeVar
from weakref import WeakKeyDictionary

from cachetools import TTLCache

from smsir import SmsIr

T = TypeVar("T")
_MOST_KEYS = 16


class AccountCache(Generic[T]):
    """Answers by account and key, each at most `seconds` old. `clock` is monotonic, in seconds."""

    def __init__(self, seconds: float, clock: Callable[[], float] = time.monotonic) -> None:
        self._seconds = seconds
        self._clock = clock
        self._accounts: WeakKeyDictionary[SmsIr, TTLCache[str, T]] = WeakKeyDictionary()

    async def get(self, api: SmsIr, fetch: Callable[[], Awaitable[T]], key: str = "") -> T:
        """The answer that is known, or what `fetch` brings; its errors pass, and are not kept."""
        answers = self._accounts.get(api)
        if answers is None:
            answers = TTLCache(_MOST_KEYS, self._seconds, timer=self._clock)
            self._accounts[api] = answers
        try:
            return answers[key]
        except KeyError:
            answer = await fetch()
        answers[key] = answer
        return answer

    def forget(self, api: SmsIr) -> None:
        self._accounts.pop(api, None)
