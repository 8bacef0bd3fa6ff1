"""The content of files that people send in Bale."""

from __future__ import annotations

from messengers.bale.refusals import BALE_REFUSALS
from messengers.bot_api.files import BotFiles


class BaleFiles(BotFiles):
    """Those of Bale."""

    refusals = BALE_REFUSALS
