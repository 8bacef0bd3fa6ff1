"""Waits when the messenger says so, per chat, and repeats what never reached it.

Nothing is throttled beforehand: a conversation sends no more than it is asked. When a chat gets
429, calls to this chat queue up behind the one that waits, in the order in which they came; calls
to other chats go on (Bot API, ResponseParameters.retry_after).
"""

from __future__ import annotations

import asyncio
import logging
import os
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import timedelta
from functools import partial
from typing import Any

os.environ.setdefault("PTB_TIMEDELTA", "true")  # retry_after as a timedelta: the coming default

from telegram import Bot, InputFile
from telegram.error import ChatMigrated, RetryAfter

from messengers.bot_api.transport import JsonFields, NotSentError

log = logging.getLogger(__name__)

Result = bool | dict[str, Any] | list[dict[str, Any]]
Send = Callable[[], Awaitable[Result]]
Migrated = Callable[[int, int], Awaitable[None]]

_FLOOD_TRIES = 5
_LONGEST_WAIT = 300.0
_MARGIN = 0.1
_OF_THE_PAST = frozenset({"answerCallbackQuery", "sendChatAction"})
"""Calls that mean nothing some seconds later; they are not worth a wait."""
_WORTH_WAITING = 10.0


@dataclass(frozen=True, slots=True)
class _Call:
    endpoint: str
    data: dict[str, Any]
    make: Send

    @property
    def longest(self) -> float:
        """How many seconds the call is worth waiting for."""
        return _WORTH_WAITING if self.endpoint in _OF_THE_PAST else _LONGEST_WAIT


class _Flood:
    """The calls to one chat that wait, one behind the other."""

    def __init__(self) -> None:
        self.turn = asyncio.Lock()
        self.waiting = 0


class FloodLimiter:
    """Obeys retry_after, repeats calls that never left, follows chats that moved.

    `pauses`: seconds between tries of a call that never left. `migrated(old, new)` is told when a
    group became a supergroup; the call then goes to the new id.
    """

    def __init__(self, migrated: Migrated, *, pauses: tuple[float, ...] = (0.3, 1.0, 3.0)) -> None:
        self._migrated = migrated
        self._pauses = pauses
        self._floods: dict[object, _Flood] = {}
        self.waits = 0

    async def through(self, endpoint: str, data: dict[str, Any], make: Send) -> Result:
        """The result of `make`, which calls `endpoint` with `data`, once it may be called."""
        call = _Call(endpoint, data, make)
        chat = data.get("chat_id")
        flood = self._floods.get(chat)
        if flood is not None:
            return await self._queued(flood, chat, call, None)
        try:
            return await self._reach(call)
        except RetryAfter as error:
            # Calls that name no chat (answers to presses) do not wait for each other.
            flood = _Flood() if chat is None else self._floods.setdefault(chat, _Flood())
            return await self._queued(flood, chat, call, error)

    async def _queued(
        self, flood: _Flood, chat: object, call: _Call, error: RetryAfter | None
    ) -> Result:
        flood.waiting += 1
        try:
            async with flood.turn:
                return await self._insist(call, error)
        finally:
            flood.waiting -= 1
            if not flood.waiting and self._floods.get(chat) is flood:
                del self._floods[chat]

    async def _insist(self, call: _Call, error: RetryAfter | None) -> Result:
        for _ in range(_FLOOD_TRIES):
            if error is not None:
                await self._wait(call, error)
            try:
                return await self._reach(call)
            except RetryAfter as again:
                error = again
        raise error or AssertionError("the loop ends here only after a refusal")

    async def _wait(self, call: _Call, error: RetryAfter) -> None:
        seconds = seconds_of(error)
        if seconds > call.longest:
            raise error
        self.waits += 1
        log.info("told to wait %.0f s before %s", seconds, call.endpoint)
        await asyncio.sleep(seconds + _MARGIN)

    async def _reach(self, call: _Call) -> Result:
        """Call until the connection is made, the pauses are used up, or the chat moved."""
        for pause in self._pauses:
            try:
                return await call.make()
            except NotSentError:
                await asyncio.sleep(pause)
            except ChatMigrated as moved:
                await self._migrated(int(call.data["chat_id"]), moved.new_chat_id)
                call.data["chat_id"] = moved.new_chat_id
        return await call.make()


class LimitedBot(Bot):
    """The library's bot, each of its calls through a limiter.

    Its `telegram.ext.ExtBot` has a seam for one as well, at the price of the framework around it,
    of which nothing else is used here: 49 modules that take 2.5 MB.
    """

    def __init__(self, token: str, *, limiter: FloodLimiter, **more: Any) -> None:
        super().__init__(token, **more)
        self._limiter = limiter

    async def call(self, endpoint: str, fields: dict[str, Any]) -> Result:
        """Call with files or what is JSON already, without the fields that are None.

        The library's own way (`do_api_request`) looks into every field for its objects, and makes
        one of the answer: a quarter of a press, of which only the id of a message is needed.
        """
        data = {name: value for name, value in fields.items() if value is not None}
        if any(isinstance(value, InputFile) for value in data.values()):
            result: Result = await self._post(endpoint, data)
            return result
        make = partial(self.request.post, f"{self.base_url}/{endpoint}", JsonFields(data))
        return await self._limiter.through(endpoint, data, make)

    async def _do_post(self, endpoint: str, data: dict[str, Any], **timeouts: Any) -> Result:
        make = partial(super()._do_post, endpoint, data, **timeouts)
        if endpoint == "getUpdates":  # who polls waits by itself
            return await make()
        return await self._limiter.through(endpoint, data, make)


def seconds_of(error: RetryAfter) -> float:
    wait = error.retry_after
    return wait.total_seconds() if isinstance(wait, timedelta) else float(wait)
