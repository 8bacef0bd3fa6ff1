"""One bot's connection: the library's bot, its pools, and learning its name."""

from __future__ import annotations

import asyncio
import logging
from dataclasses import dataclass, field
from typing import ClassVar

from telegram.error import InvalidToken

from messengers.bot_api.limiter import FloodLimiter, LimitedBot, Migrated
from messengers.bot_api.polling import NOT_REACHED, Wording, reason
from messengers.bot_api.transport import AioRequest, Carrier
from messengers.serving import CannotServeError

log = logging.getLogger(__name__)

_POLL_POOL = 4


@dataclass(frozen=True, slots=True)
class BotAddress:
    """Whose bot it is and where. `url`: root of the Bot API."""

    token: str = field(repr=False)
    url: str
    proxy: str | None = field(default=None, repr=False)


class BotConnection:
    """What of `messengers.serving.Messenger` is the same for all.

    `moved(old, new)` hears of groups whose number changed; `pauses` in seconds, see `Times`.
    `carrier` carries the calls where no network shall.
    """

    wording: ClassVar[Wording]
    transport: ClassVar[type[AioRequest]] = AioRequest

    def __init__(
        self,
        address: BotAddress,
        moved: Migrated,
        pauses: tuple[float, ...],
        carrier: Carrier | None = None,
    ) -> None:
        self._pauses = pauses
        self._moved = moved
        self.limiter = FloodLimiter(self._follow, pauses=pauses[:4])
        self.polling = self.transport(proxy=address.proxy, carrier=carrier, size=_POLL_POOL)
        """The pool that only polling uses."""
        self.bot = LimitedBot(
            address.token,
            base_url=f"{address.url}/bot",
            base_file_url=f"{address.url}/file/bot",
            request=self.transport(proxy=address.proxy, carrier=carrier),
            get_updates_request=self.polling,
            limiter=self.limiter,
        )
        self._username = ""

    @staticmethod
    def group(ident: int) -> int:
        """The number of a group by what the messenger calls it; in the first band they are one."""
        return ident

    async def _follow(self, old: int, new: int) -> None:
        await self._moved(self.group(old), self.group(new))

    def username(self) -> str:
        """The bot's own; empty until it was reached."""
        return self._username

    async def meet(self) -> None:
        """Learn our own name; who is out of reach is tried until it is not.

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
                raise CannotServeError(self.wording.refused) from None
            except Exception as error:  # noqa: BLE001 (also answers that are none of the Bot API)
                if not tries:
                    log.warning(NOT_REACHED, self.wording.name, reason(error))
                await asyncio.sleep(self._pauses[min(tries, len(self._pauses) - 1)])
                tries += 1
        self._username = self.bot.username
        log.info("@%s is connected", self._username)

    @property
    def waits(self) -> int:
        return self.limiter.waits

    async def close(self) -> None:
        await self.bot.shutdown()
