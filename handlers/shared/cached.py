"""Answers of the service that hardly ever change, kept for some minutes per account.

They are kept by the account's client, so they go with it when the account is linked anew.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from datetime import datetime, timedelta
from typing import Generic, TypeVar
from weakref import WeakKeyDictionary

from handlers.shared.services import Ctx, client
from smsir import SmsIr

T = TypeVar("T")


class Kept(Generic[T]):
    """Asks `fetch` at most once in `life` for each account. A failed answer is not kept."""

    def __init__(self, life: timedelta, fetch: Callable[[SmsIr], Awaitable[T]]) -> None:
        self._life = life
        self._fetch = fetch
        self._values: WeakKeyDictionary[SmsIr, tuple[datetime, T]] = WeakKeyDictionary()

    async def get(self, ctx: Ctx) -> T:
        """The present answer; raises what `fetch` raises, and `NotLinkedError`."""
        service = await client(ctx)
        kept = self._values.get(service)
        if kept is not None and abs(ctx.now - kept[0]) < self._life:
            return kept[1]
        value = await self._fetch(service)
        self._values[service] = (ctx.now, value)
        return value
