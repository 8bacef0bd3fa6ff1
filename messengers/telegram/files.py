"""The content of files that people send in Telegram."""

from __future__ import annotations

from messengers.bot_api.files import BotFiles
from messengers.telegram.refusals import TELEGRAM_REFUSALS


class Files(BotFiles):
    """Those of Telegram."""

    refusals = TELEGRAM_REFUSALS
