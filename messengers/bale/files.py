"""The content of files that people send in Bale."""

from __future__ import annotations

from telegram.error import TelegramError

from messengers.bale.refusals import BALE_REFUSALS
from messengers.bot_api.files import BotFiles
from screens.events import FileUnavailableError
from screens.messenger import RefusedError


class BaleFiles(BotFiles):
    """Those of Bale."""

    refusals = BALE_REFUSALS

    def _refused(self, error: TelegramError) -> Exception:
        """Little is known of its refusals, so of those that are not it may be sent again."""
        meaning = super()._refused(error)
        return FileUnavailableError() if isinstance(meaning, RefusedError) else meaning
