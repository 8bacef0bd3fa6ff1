"""Bale's twin as one object: what tests hold in their hands, and the app that serves it."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

from sandbox.bale.manner import BaleManner
from sandbox.bale.methods.table import methods
from sandbox.bot_api.twin import BotTwin

if TYPE_CHECKING:
    from collections import Counter
    from collections.abc import Callable

DEMO_TOKEN = "987654321:TESTtokenOfTheSandboxOnly0000"  # noqa: S105 - opens nothing


class BaleTwin(BotTwin):
    """Bale for one bot. `manner` has the switches."""

    def __init__(
        self,
        token: str = DEMO_TOKEN,
        *,
        username: str = "sefid_demo_bot",
        clock: Callable[[], float] = time.time,
    ) -> None:
        self.manner = BaleManner(clock)
        super().__init__(token, username, clock, self.manner, methods(self.manner))

    @property
    def defects(self) -> Counter[str]:
        """What the bot said in another messenger's words."""
        return self.manner.defects
