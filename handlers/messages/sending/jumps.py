"""Noticing that somebody has set the clock, so that an undo window neither lasts nor vanishes."""

from __future__ import annotations

import time
from collections.abc import Callable
from datetime import datetime, timedelta

Steady = Callable[[], float]
"""Seconds that only grow, whatever is done to the clock."""

_NOTICED = timedelta(seconds=2)


def steady_seconds() -> float:
    """Time since the machine began; a suspended machine ages too, where the system can tell."""
    boot = getattr(time, "CLOCK_BOOTTIME", None)
    return time.monotonic() if boot is None else time.clock_gettime(boot)


class Jumps:
    def __init__(self, clock: Callable[[], datetime], steady: Steady = steady_seconds) -> None:
        self._clock, self._steady = clock, steady
        self._wall, self._passed = clock(), steady()

    def seen(self) -> timedelta:
        """How far the clock was set since the last look; zero for a slew of a second or two."""
        wall, passed = self._clock(), self._steady()
        by = (wall - self._wall) - timedelta(seconds=passed - self._passed)
        self._wall, self._passed = wall, passed
        return by if abs(by) >= _NOTICED else timedelta()
