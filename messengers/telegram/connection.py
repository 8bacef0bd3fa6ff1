"""One bot's connection to Telegram, and what it shows there of itself."""

from __future__ import annotations

from messengers.bot_api.connection import BotAddress, BotConnection
from messengers.telegram.commands import set_commands
from messengers.telegram.polling import TELEGRAM_WORDING
from messengers.telegram.profile import introduce
from screens.screen import Catalogue
from screens.text.translator import Translator

__all__ = ["BotAddress", "Connection"]


class Connection(BotConnection):
    """Fits `messengers.serving.Messenger`."""

    wording = TELEGRAM_WORDING

    async def show_commands(
        self, catalogue: Catalogue, translator: Translator, default: str
    ) -> int:
        return await set_commands(self.bot, catalogue, translator, default)

    async def introduce(self, translator: Translator, default: str) -> int:
        return await introduce(self.bot, translator, default)
