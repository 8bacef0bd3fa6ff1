"""One bot's connection to Bale, and what it shows there of itself."""

from __future__ import annotations

import logging

from messengers.bale.places import group as number_of_group
from messengers.bale.polling import BALE_WORDING
from messengers.bale.request import BaleRequest
from messengers.bot_api.commands import command_list
from messengers.bot_api.connection import BotConnection
from messengers.bot_api.polling import reason
from screens.screen import Catalogue
from screens.text.translator import Translator

log = logging.getLogger(__name__)


class BaleConnection(BotConnection):
    """Fits `messengers.serving.Messenger`."""

    wording = BALE_WORDING
    transport = BaleRequest
    group = staticmethod(number_of_group)

    async def show_commands(
        self, catalogue: Catalogue, translator: Translator, default: str
    ) -> int:
        """Set one list for everybody; what Bale has cannot be asked for."""
        try:
            await self.bot.set_my_commands(command_list(catalogue, translator, default))
        except Exception as error:  # noqa: BLE001 (404, 501 and whatever else: nobody misses it)
            log.debug("the command list was not set: %s", reason(error))
            return 0
        return 1

    async def introduce(self, translator: Translator, default: str) -> int:
        """Nothing: the setters of the profile are there by name only."""
        del translator, default
        return 0
