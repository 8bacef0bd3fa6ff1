"""When the web service last answered: for the operator's page on health."""

from __future__ import annotations

import time
from collections.abc import Callable

_BROKEN = 500
"""HTTP statuses from here on are the service's own trouble."""


class Pulse:
    """`clock` is monotonic, in seconds."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._answered: float | None = None
        self._failing: float | None = None

    def answer(self, status: int | None) -> None:
        """Note the HTTP status of an answer; None: none came."""
        if status is not None and status < _BROKEN:
            self._answered, self._failing = self._clock(), None
        elif self._failing is None:
            self._failing = self._clock()

    @property
    def age(self) -> float | None:
        """Seconds since the last good answer; None before the first."""
        return None if self._answered is None else self._clock() - self._answered

    @property
    def failing(self) -> float:
        """Seconds since the first of the calls that fail; 0 while they do not."""
        return 0.0 if self._failing is None else self._clock() - self._failing
