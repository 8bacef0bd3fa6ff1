"""Webhook mode: setting it, and looking whether the messenger gets through to us.

A bot behind a webhook hears nothing of its own deafness: only the messenger knows that deliveries
fail (Bot API, getWebhookInfo). It also knows when somebody else has set another address.
"""

from __future__ import annotations

import asyncio
import hmac
import logging
import time
from abc import ABC, abstractmethod
from datetime import timedelta
from typing import Any, ClassVar

from telegram import Bot, WebhookInfo
from telegram.error import BadRequest, TelegramError

from messengers.serving import CannotServeError, Times

log = logging.getLogger(__name__)

_NOT_SET = "the webhook is not set in %s yet: %s. Trying again until it is"
_RECENT = timedelta(minutes=10)
"""For so long an error of a delivery counts where none has arrived since."""


class BotWebhook(ABC):
    """Fits `messengers.serving.Hook`.

    `address`: as the messenger is given it; `secret` proves that a delivery is the messenger's.
    """

    name: ClassVar[str]
    """Of the messenger."""
    setting: ClassVar[str]
    """The one that holds the address."""
    header: ClassVar[str] = ""

    def __init__(self, bot: Bot, times: Times, address: str, secret: str) -> None:
        self._bot = bot
        self._address = address
        self._secret = secret
        self._times = times
        self._looked: float | None = None
        self.trouble = ""

    @property
    def age(self) -> float | None:
        """Seconds since the messenger last told about the deliveries."""
        return None if self._looked is None else time.monotonic() - self._looked

    def admits(self, secret: str) -> bool:
        """Whether what came as the secret is ours; compared in constant time.

        python-telegram-bot's own comparison is not.
        """
        return bool(self._secret) and hmac.compare_digest(secret.encode(), self._secret.encode())

    def whole(self, raw: Any) -> Any:
        """An update as it is kept."""
        return raw

    async def set(self) -> None:
        """Set it, however long the messenger takes to answer.

        Raises:
            CannotServeError: it does not take this address.
        """
        tries, pauses = 0, self._times.network_pauses
        while True:
            try:
                return await self._set_once()
            except TelegramError as error:
                if isinstance(error, BadRequest) and not _of_the_moment(error):
                    raise CannotServeError(
                        f"{self.name} does not take {self.setting}: {self._said(error)}."
                    ) from None
                if not tries:
                    log.warning(_NOT_SET, self.name, self._said(error))
                await asyncio.sleep(pauses[min(tries, len(pauses) - 1)])
                tries += 1

    @abstractmethod
    async def _set_once(self) -> None:
        """Raises `TelegramError`."""

    async def run(self, stop: asyncio.Event) -> None:
        """Look again and again until `stop` is set."""
        while not stop.is_set():
            await self._check()
            try:
                await asyncio.wait_for(stop.wait(), self._times.hook_seconds)
            except TimeoutError:
                continue

    async def _check(self) -> None:
        try:
            info = await self._bot.get_webhook_info()
            if _plain(info.url) != _plain(self._address):
                log.error("somebody changed this bot's webhook in %s; it is set again", self.name)
                self.trouble = "the webhook led to another address"
                await self._set_once()
                return
        except TelegramError as error:
            log.warning("%s's webhook cannot be looked at: %s", self.name, self._said(error))
            return
        self._looked = time.monotonic()
        trouble = self._failing(info)
        if trouble and trouble != self.trouble:
            log.error("%s does not get through to the webhook: %s", self.name, trouble)
        self.trouble = trouble

    def _failing(self, info: WebhookInfo) -> str:
        """An error counts while updates wait behind it: one that was made up for is over."""
        at = info.last_error_date
        if at is None or not info.pending_update_count:
            return ""
        if self._times.clock() - at > _RECENT:
            return ""
        return f"{info.pending_update_count} updates wait: {self._hidden(info.last_error_message)}"

    def _said(self, error: TelegramError) -> str:
        return self._hidden(error.message)

    def _hidden(self, words: str | None) -> str:
        """The secret may stand in an address that is quoted."""
        return (words or "").replace(self._secret, "...")


def _of_the_moment(error: BadRequest) -> bool:
    """Whether Telegram's own look-up of the name failed: it says so as of an address not taken."""
    return "resolve host" in error.message.lower() or "resolution" in error.message.lower()


def _plain(url: str) -> str:
    return url.rstrip("/").casefold()
