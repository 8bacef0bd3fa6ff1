"""Polling Bale, under a lock of our own."""

from __future__ import annotations

from telegram import Bot
from telegram.request import BaseRequest

from messengers.bale.lock import TokenLock
from messengers.bot_api.polling import BotPoller, Wording
from messengers.serving import CannotServeError, TakeBatch, Times

BALE_REFUSED = (
    "Bale does not know this bot token. Check SEFID_BALE_TOKEN (@botfather shows it in Bale) and, "
    "if it is set, SEFID_BALE_URL."
)
BALE_TWO_POLLERS = (
    "Another process of this machine fetches this bot's updates from Bale. Two cannot share one "
    "token: stop the other one, or give this one a bot of its own."
)
BALE_WORDING = Wording(
    "Bale", BALE_REFUSED, BALE_TWO_POLLERS, ("message", "edited_message", "callback_query")
)


class BalePoller(BotPoller):
    """Fits `messengers.serving.Poll`."""

    wording = BALE_WORDING

    def __init__(self, bot: Bot, request: BaseRequest, take: TakeBatch, times: Times) -> None:
        super().__init__(bot, request, take, times)
        self._lock = TokenLock(bot.token)

    async def run(self) -> None:
        """Poll until cancelled.

        Raises:
            CannotServeError: the token is refused, or another process polls with it.
        """
        if not self._lock.take():
            raise CannotServeError(BALE_TWO_POLLERS, conflict=True)
        try:
            await super().run()
        finally:
            self._lock.let_go()
