"""Telegram's twin as one object: what tests hold in their hands, and the app that serves it."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

from sandbox.bot_api.twin import BotTwin
from sandbox.telegram.manner import TelegramManner
from sandbox.telegram.methods.table import METHODS

if TYPE_CHECKING:
    from collections.abc import Callable

DEMO_TOKEN = "1234567890:TEST-token_for_the_sandbox_only_0000"  # noqa: S105 - opens nothing


class TelegramTwin(BotTwin):
    """Telegram for one bot."""

    def __init__(
        self,
        token: str = DEMO_TOKEN,
        *,
        username: str = "sefid_demo_bot",
        clock: Callable[[], float] = time.time,
    ) -> None:
        super().__init__(token, username, clock, TelegramManner(), METHODS)
