"""Bale's webhook: an address is all that can be given, so the secret is its last part.

Of deliveries that fail Bale is not known to tell anything.
"""

from __future__ import annotations

from typing import Any

from messengers.bale.filling import filled
from messengers.bot_api.webhook import BotWebhook


class BaleWebhook(BotWebhook):
    """Fits `messengers.serving.Hook`."""

    name = "Bale"
    setting = "SEFID_BALE_WEBHOOK_URL"

    def whole(self, raw: Any) -> Any:
        """With what misses, as one that was asked for has it."""
        return filled(raw)

    async def _set_once(self) -> None:
        await self._bot.set_webhook(self._address)
