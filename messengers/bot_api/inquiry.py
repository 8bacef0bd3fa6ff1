"""What a messenger says of a bot, asked from outside: for `doctor`, beside a running bot or not.

Nothing is set, and no update is taken from anybody.
"""

from __future__ import annotations

from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, contextmanager
from dataclasses import dataclass

import aiohttp
from telegram import Bot
from telegram.error import Conflict, InvalidToken, TelegramError

from messengers.bot_api.connection import BotAddress, BotConnection
from messengers.bot_api.polling import Wording
from messengers.bot_api.transport import NotSentError
from messengers.bot_api.transport.aio import is_socks
from messengers.bot_api.transport.socks import NO_WAY, via_socks
from messengers.serving import CannotServeError

_READ_SECONDS = 8.0
_DATE_SECONDS = 10.0
_CONNECTIONS = 2


class InquiryError(Exception):
    """No answer, or none of the Bot API's; a sentence for the operator."""


class NoWayError(InquiryError):
    """The messenger was not reached at all."""


@dataclass(frozen=True, slots=True)
class HookState:
    """How it stands with the webhook. `url` is empty where there is none."""

    url: str
    waiting: int
    error: str


class Inquiry:
    """Questions to a messenger.

    Raises:
        CannotServeError: the token is refused, or somebody else polls with it.
        InquiryError: there is no answer to go by.
    """

    def __init__(self, bot: Bot, wording: Wording) -> None:
        self._bot = bot
        self._wording = wording

    async def username(self) -> str:
        with _asking(self._wording):
            await self._bot.initialize()
            return self._bot.username

    async def deliveries(self) -> HookState:
        with _asking(self._wording):
            hook = await self._bot.get_webhook_info()
        return HookState(hook.url, hook.pending_update_count, hook.last_error_message or "")

    async def look_for_a_poller(self) -> None:
        """Raises `CannotServeError` where another process polls."""
        with _asking(self._wording):
            # Without an offset nothing is confirmed, so no update is taken from anybody.
            await self._bot.get_updates(limit=1, timeout=0)


@asynccontextmanager
async def inquiry(address: BotAddress, messenger: type[BotConnection]) -> AsyncIterator[Inquiry]:
    """By the transport and in the words of a messenger, without a connection of its own."""
    request = messenger.transport(
        proxy=address.proxy, size=_CONNECTIONS, read_timeout=_READ_SECONDS
    )
    bot = Bot(
        address.token, base_url=f"{address.url}/bot", request=request, get_updates_request=request
    )
    try:
        yield Inquiry(bot, messenger.wording)
    finally:
        await bot.shutdown()
        await request.shutdown()


@contextmanager
def _asking(wording: Wording) -> Iterator[None]:
    try:
        yield
    except InvalidToken:
        # The original holds the token in its text.
        raise CannotServeError(wording.refused) from None
    except Conflict:
        raise CannotServeError(wording.crowded, conflict=True) from None
    except NotSentError as error:
        raise NoWayError(str(error)) from None
    except TelegramError as error:
        raise InquiryError(str(error)[:300]) from None
    except Exception as error:
        kind = type(error).__name__
        raise InquiryError(f"an answer that is none of the Bot API's ({kind})") from error


async def date(address: BotAddress) -> str | None:
    """The `Date` of an answer, whatever it answers; None where there was none."""
    connector = via_socks(address.proxy) if address.proxy and is_socks(address.proxy) else None
    proxy = None if connector else address.proxy
    timeout = aiohttp.ClientTimeout(total=_DATE_SECONDS)
    try:
        async with (
            aiohttp.ClientSession(connector=connector, timeout=timeout) as session,
            session.get(address.url, proxy=proxy, allow_redirects=False) as answer,
        ):
            return answer.headers.get("Date")
    except (aiohttp.ClientError, *NO_WAY, TimeoutError, ValueError):
        return None
