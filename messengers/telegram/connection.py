"""One bot's connection to Telegram: the library's bot, its pools, and learning its name."""

from __future__ import annotations

import asyncio
import logging
from dataclasses import dataclass, field

from telegram.error import InvalidToken
from telegram.ext import ExtBot

from messengers.bot_api.limiter import FloodLimiter, Migrated
from messengers.bot_api.transport import AioRequest
from messengers.serving import CannotServeError
from messengers.telegram.commands import set_commands
from messengers.telegram.polling import REFUSED, reason
from messengers.telegram.profile import introduce
from screens.screen import Catalogue
from screens.text.translator import Translator

log = logging.getLogger(__name__)

_POLL_POOL = 4


@dataclass(frozen=True, slots=True)
class BotAddress:
    """Whose bot it is and where. `url`: root of the Bot API."""

    token: str = field(repr=False)
    url: str
    proxy: str | None = field(default=None, repr=False)


class Connection:
    """Fits `messengers.serving.Messenger`.

    `moved(old, new)` hears of groups whose id changed; `pauses` in seconds, see `Times`.
    """

    def __init__(self, address: BotAddress, moved: Migrated, pauses: tuple[float, ...]) -> None:
        self._pauses = pauses
        self.limiter = FloodLimiter(moved, pauses=pauses[:4])
        self.polling = AioRequest(proxy=address.proxy, size=_POLL_POOL)
        """The pool that only polling uses."""
        self.bot: ExtBot[int] = ExtBot(
            address.token,
            base_url=f"{address.url}/bot",
            base_file_url=f"{address.url}/file/bot",
            request=AioRequest(proxy=address.proxy),
            get_updates_request=self.polling,
            rate_limiter=self.limiter,
        )
        self._username = ""

    def username(self) -> str:
        """The bot's own; empty until Telegram was reached."""
        return self._username

    async def meet(self) -> None:
        """Learn our own name; Telegram may be out of reach, then until it is not.

        Raises:
            CannotServeError: the token is refused.
        """
        tries = 0
        while True:
            try:
                await self.bot.initialize()
                break
            except InvalidToken:
                # The original holds the token in its text.
                raise CannotServeError(REFUSED) from None
            except Exception as error:  # noqa: BLE001 (also answers that are none of the Bot API)
                if not tries:
                    log.warning(
                        "Telegram is not reached: %s. Trying again until it is", reason(error)
                    )
                await asyncio.sleep(self._pauses[min(tries, len(self._pauses) - 1)])
                tries += 1
        self._username = self.bot.username
        log.info("@%s is connected", self._username)

    @property
    def waits(self) -> int:
        return self.limiter.waits

    async def show_commands(
        self, catalogue: Catalogue, translator: Translator, default: str
    ) -> int:
        return await set_commands(self.bot, catalogue, translator, default)

    async def introduce(self, translator: Translator, default: str) -> int:
        return await introduce(self.bot, translator, default)

    async def close(self) -> None:
        await self.bot.shutdown()
