"""Webhook mode: setting it, and looking whether Telegram gets through to us.

A bot behind a webhook hears nothing of its own deafness: only Telegram knows that deliveries fail
(Bot API, getWebhookInfo). It also knows when somebody else has set another address.
"""

from __future__ import annotations

import asyncio
import hmac
import logging
import time
from datetime import timedelta

from telegram import Bot, WebhookInfo
from telegram.error import BadRequest, TelegramError

from messengers.serving import CannotServeError, Times
from messengers.telegram.wanted import ALLOWED

log = logging.getLogger(__name__)

SECRET_HEADER = "X-Telegram-Bot-Api-Secret-Token"  # noqa: S105 (the header's name)

_CONNECTIONS = 40
_RECENT = timedelta(minutes=10)
"""For so long an error of a delivery counts where none has arrived since."""


class Webhook:
    """`trouble`: a sentence while Telegram does not get through, else an empty one."""

    def __init__(self, bot: Bot, url: str, secret: str | None, times: Times) -> None:
        self._bot = bot
        self._url = url
        self._secret = secret
        self._times = times
        self._looked: float | None = None
        self.trouble = ""

    @property
    def age(self) -> float | None:
        """Seconds since Telegram last told about the deliveries."""
        return None if self._looked is None else time.monotonic() - self._looked

    def admits(self, secret: str) -> bool:
        """Whether what came in the secret header is ours; compared in constant time.

        python-telegram-bot's own comparison is not.
        """
        return bool(self._secret) and hmac.compare_digest(
            secret.encode(), (self._secret or "").encode()
        )

    async def set(self) -> None:
        """Set it, however long Telegram takes to answer.

        Raises:
            CannotServeError: Telegram does not take this address.
        """
        tries, pauses = 0, self._times.network_pauses
        while True:
            try:
                return await self._set_once()
            except TelegramError as error:
                if isinstance(error, BadRequest) and not _of_the_moment(error):
                    raise CannotServeError(
                        f"Telegram does not take SEFID_WEBHOOK_URL: {error.message}."
                    ) from None
                if not tries:
                    log.warning("the webhook is not set yet: %s. Trying again until it is", error)
                await asyncio.sleep(pauses[min(tries, len(pauses) - 1)])
                tries += 1

    async def _set_once(self) -> None:
        await self._bot.set_webhook(
            self._url,
            allowed_updates=ALLOWED,
            max_connections=_CONNECTIONS,
            secret_token=self._secret,
            drop_pending_updates=False,
        )

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
            if _plain(info.url) != _plain(self._url):
                log.error("somebody changed the webhook of this bot; it is set again")
                self.trouble = "the webhook led to another address"
                await self._set_once()
                return
        except TelegramError as error:
            log.warning("the webhook cannot be looked at: %s", error)
            return
        self._looked = time.monotonic()
        trouble = self._failing(info)
        if trouble and trouble != self.trouble:
            log.error("Telegram does not get through to the webhook: %s", trouble)
        self.trouble = trouble

    def _failing(self, info: WebhookInfo) -> str:
        """An error counts while updates wait behind it: one that was made up for is over."""
        at = info.last_error_date
        if at is None or not info.pending_update_count:
            return ""
        if self._times.clock() - at > _RECENT:
            return ""
        return f"{info.pending_update_count} updates wait: {info.last_error_message}"


def _of_the_moment(error: BadRequest) -> bool:
    """Whether Telegram's own look-up of the name failed: it says so as of an address not taken."""
    return "resolve host" in error.message.lower() or "resolution" in error.message.lower()


def _plain(url: str) -> str:
    return url.rstrip("/").casefold()
