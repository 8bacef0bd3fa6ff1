"""Long polling of our own: fetch, write down, only then ask for more.

Polling has a connection pool of its own, so that a busy bot never keeps it waiting, and a
watchdog on the poll itself: one that has not come back after twice its time is dropped together
with its connections (a half-dead one is silent for ever). Updates are never dropped at start.
"""

from __future__ import annotations

import asyncio
import json
import logging
import random
import time
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import Any, ClassVar
from urllib.parse import urlencode

from telegram import Bot
from telegram.error import BadRequest, Conflict, InvalidToken, RetryAfter, TelegramError
from telegram.request import BaseRequest

from messengers.bot_api.limiter import seconds_of
from messengers.serving import CannotServeError, Times

log = logging.getLogger(__name__)

CONFLICTS_NEW, CONFLICTS_SETTLED = 3, 6
"""How many 409s in a row end the process; one that polled long before gives way later."""

REFUSALS = 40
"""How many refusals of the token in a row end a process that it has served: some ten minutes.

A relay that is set up anew answers 401 or 404 for a while; a token that was revoked for ever.
"""

_SETTLED_SECONDS = 60.0
_QUICK = 1.0
"""Seconds. A poll that comes back empty before that was not held: the server ignores `timeout`."""
_LIMIT = 100
_DAY = 86_400.0
NOT_REACHED = "%s is not reached: %s. Trying again until it is"


@dataclass(frozen=True, slots=True)
class Wording:
    """What the operator is told of a messenger. `allowed`: the updates that are asked for."""

    name: str
    refused: str
    """It does not know our token."""
    crowded: str
    """Another process fetches our updates."""
    allowed: tuple[str, ...]


class BotPoller:
    """`take` returns once a batch is durable. `request` is the pool that only polling uses."""

    wording: ClassVar[Wording]

    def __init__(
        self,
        bot: Bot,
        request: BaseRequest,
        take: Callable[[list[Any]], Awaitable[None]],
        times: Times,
        *,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._bot = bot
        self._request = request
        self._take = take
        self._times = times
        self._clock = clock
        self._offset: int | None = None
        self._failures = 0
        self._away = False
        self._conflicts = 0
        self._refusals = 0
        self._last_ids: list[int] | None = None
        self._began = clock()
        self.completed: float | None = None
        """When the last poll came back and its updates were stored, by the monotonic clock."""
        self.first = asyncio.Event()

    @property
    def age(self) -> float | None:
        """Seconds since the last poll that came back; None before the first."""
        return None if self.completed is None else self._clock() - self.completed

    async def run(self) -> None:
        """Poll until cancelled.

        Raises:
            CannotServeError: the token is refused, or another process polls with it.
        """
        self._began = self._clock()
        while True:
            pause = await self._once()
            if pause:
                await asyncio.sleep(pause)

    async def _once(self) -> float:
        """One poll; the seconds to wait before the next."""
        begun = self._clock()
        try:
            async with asyncio.timeout(self._times.poll_seconds * 2 + 5):
                batch = await self._fetch()
        except InvalidToken as error:
            return await self._refused(error)
        except (BadRequest, Conflict) as error:
            return await self._conflict(error)
        except RetryAfter as error:
            return seconds_of(error)
        except Exception as error:  # noqa: BLE001 (also answers that are none of the Bot API)
            return await self._failed(error)
        self._came_back()
        if not await self._stored(batch):
            return self._pause()
        self._offset = max((_id(raw) for raw in batch), default=-1) + 1 or None
        return self._breath(batch, self._clock() - begun)

    async def _stored(self, batch: list[Any]) -> bool:
        try:
            await self._take(batch)
        except Exception:
            # Not written down, so not confirmed: the batch is handed out again.
            log.exception("a batch of %d updates could not be stored", len(batch))
            self._failures += 1
            return False
        self._failures = 0
        self.completed = self._clock()
        return True

    def _breath(self, batch: list[Any], took: float) -> float:
        """A pause for a server that holds no poll, or hands out the same updates for ever."""
        ids = [_id(raw) for raw in batch]
        again, self._last_ids = ids == self._last_ids, ids
        waited = self._times.poll_seconds <= _QUICK or took >= _QUICK
        return _QUICK - took if again and not waited else 0.0

    async def _fetch(self) -> list[Any]:
        # The first poll returns at once: it proves that the token works and nobody else polls.
        seconds = self._times.poll_seconds if self.first.is_set() else 0
        # An offset is sent only to confirm the last batch. A remembered one would hide updates
        # after the messenger has begun to count anew (Bot API, Update.update_id).
        offset = {} if self._offset is None else {"offset": self._offset}
        query = urlencode(
            {
                **offset,
                "limit": _LIMIT,
                "timeout": seconds,
                "allowed_updates": json.dumps(self.wording.allowed),
            }
        )
        url = f"{self._bot.base_url}/getUpdates?{query}"
        result = await self._request.post(url, read_timeout=seconds + 10)
        return result if isinstance(result, list) else []

    def _came_back(self) -> None:
        if self._away:
            self._away = False
            log.info("%s is reached again", self.wording.name)
        age = self.age
        if age is not None and age > _DAY:
            log.error("%s was out of reach for a day: older messages are lost", self.wording.name)
        self._conflicts = self._refusals = 0
        self.first.set()

    async def _refused(self, error: InvalidToken) -> float:
        """Before the first success the token is wrong; after it, a refusal is an outage at first.

        Raises:
            CannotServeError: this is no outage.
        """
        self._refusals += 1
        if not self.first.is_set() or self._refusals >= REFUSALS:
            raise CannotServeError(self.wording.refused) from None
        return await self._failed(error)

    async def _failed(self, error: Exception) -> float:
        if not self._away:
            self._away = True
            log.warning(NOT_REACHED, self.wording.name, reason(error))
        self._failures += 1
        await self._request.shutdown()
        await self._request.initialize()
        return self._pause()

    def _pause(self) -> float:
        pauses = self._times.network_pauses
        return pauses[min(self._failures, len(pauses)) - 1] * random.uniform(0.8, 1.2)  # noqa: S311

    async def _conflict(self, error: BadRequest | Conflict) -> float:
        if "webhook" in error.message.lower():
            log.warning("a webhook was set for this bot; it is removed, since we poll")
            try:
                await self._bot.delete_webhook()  # what waits is kept
            except TelegramError as failure:
                return await self._failed(failure)
            return 0.0
        if isinstance(error, BadRequest):
            return await self._failed(error)
        self._conflicts += 1
        settled = self._clock() - self._began > _SETTLED_SECONDS and self.completed is not None
        if self._conflicts >= (CONFLICTS_SETTLED if settled else CONFLICTS_NEW):
            raise CannotServeError(self.wording.crowded, conflict=True)
        log.warning("another process polls with this token (%d)", self._conflicts)
        return self._times.conflict_pause


def _id(raw: Any) -> int:
    ident = raw.get("update_id") if isinstance(raw, dict) else None
    return ident if isinstance(ident, int) else -1


def reason(error: Exception) -> str:
    """Why a call failed; of an error that is not the library's own only the kind."""
    if isinstance(error, TimeoutError):
        return "no answer in time"
    return str(error) if isinstance(error, TelegramError) else f"bad answer, {type(error).__name__}"
