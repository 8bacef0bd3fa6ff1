"""Answers of the service kept for some seconds, so that a tick on a list needs no call.

Kept beside the client object of an account: forgotten with it, never shared between accounts.
"""

from __future__ import annotations

import time
from collections.abc import Awaitable, Callable, Sequence
from typing import Generic, TypeVar
from weakref import WeakKeyDictionary

from smsir import SmsIr

T = TypeVar("T")
_MOST_KEYS = 16


class Recent(Generic[T]):
    """Lists by key, at most `seconds` old."""

    def __init__(self, seconds: float, clock: Callable[[], float] = time.monotonic) -> None:
        self._seconds = seconds
        self._clock = clock
        self._kept: WeakKeyDictionary[SmsIr, dict[str, tuple[float, Sequence[T]]]] = (
            WeakKeyDictionary()
        )

    async def get(
        self, api: SmsIr, key: str, fetch: Callable[[], Awaitable[Sequence[T]]]
    ) -> Sequence[T]:
        """What is known, or what `fetch` brings; its errors pass, and are not kept."""
        kept = self._kept.setdefault(api, {})
        known = kept.get(key)
        if known is not None and self._clock() - known[0] < self._seconds:
            return known[1]
        fresh = await fetch()
        if len(kept) >= _MOST_KEYS:
            kept.clear()
        kept[key] = (self._clock(), fresh)
        return fresh

    def forget(self, api: SmsIr) -> None:
        self._kept.pop(api, None)
