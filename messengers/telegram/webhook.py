"""Telegram's webhook: what it delivers bears the secret in a header."""

from __future__ import annotations

from messengers.bot_api.webhook import BotWebhook
from messengers.telegram.wanted import ALLOWED

SECRET_HEADER = "X-Telegram-Bot-Api-Secret-Token"  # noqa: S105 (the header's name)
_CONNECTIONS = 40


class Webhook(BotWebhook):
    """Fits `messengers.serving.Hook`."""

    name = "Telegram"
    setting = "SEFID_WEBHOOK_URL"
    header = SECRET_HEADER

    async def _set_once(self) -> None:
        await self._bot.set_webhook(
            self._address,
            allowed_updates=ALLOWED,
            max_connections=_CONNECTIONS,
            secret_token=self._secret,
            drop_pending_updates=False,
        )
