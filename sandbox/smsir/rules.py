"""What an operation may know about the twin as a whole: its clock, its page size, its paces."""

from __future__ import annotations

import time
from collections.abc import Callable

from sandbox.smsir.clock import FakeClock
from sandbox.smsir.quirks import Quirks


class Rules:
    """Settable while the twin runs. Times are in seconds by the twin's clock."""

    settle_seconds: float = 60
    """After this long every delivery status is final."""

    waiting_seconds: float = 600
    """How long a new number waits after its membership SMS."""

    support_seconds: float | None = 20
    """How long support takes to answer a ticket by itself; None: never."""

    token_seconds: float = 30 * 60
    """Guide, GetToken: a token lives thirty minutes."""

    latency: float = 0
    """Real seconds each call takes before it is looked at."""

    def __init__(
        self,
        clock: Callable[[], float] = time.time,
        page_size: int = 50,
        quirks: Quirks | None = None,
    ) -> None:
        self.clock = clock
        self.page_size = page_size
        self.quirks = quirks or Quirks()
        self._skew = 0.0

    def now(self) -> float:
        return self.clock() + self._skew

    def advance(self, seconds: float) -> None:
        """Moves the twin's time, and a FakeClock with it; a real clock stays what it is."""
        if isinstance(self.clock, FakeClock):
            self.clock.advance(seconds)
        else:
            self._skew += seconds
