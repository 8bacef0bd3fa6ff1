"""What is done once in a while, however often it could be: a line of log, a saving, a tidying."""

from __future__ import annotations

import time
from collections.abc import Callable


class OnceIn:
    """Due once in `seconds`; at first at once, or `seconds` from now. `clock` is in seconds."""

    def __init__(
        self,
        seconds: float,
        *,
        at_once: bool = False,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._seconds = seconds
        self._clock = clock
        self._next = float("-inf") if at_once else clock() + seconds

    def is_due(self) -> bool:
        """Whether it is to be done now; asking counts as doing it."""
        now = self._clock()
        if now < self._next:
            return False
        self._next = now + self._seconds
        return True
