"""How often a code may be typed wrong by one person: five times in the life of a code.

In memory only: a code has 40 bits, and a restart gives five more tries.
"""

from __future__ import annotations

from collections import deque
from datetime import datetime, timedelta

from cachetools import LRUCache

from storage import CODE_LIFE

MOST_TRIES = 5
_REMEMBERED = 10_000


class CodeTries:
    """Setting the clock back makes no pause longer than it was meant to be."""

    def __init__(self) -> None:
        self._failed: LRUCache[int, deque[datetime]] = LRUCache(_REMEMBERED)

    def left(self, user: int, now: datetime) -> int:
        """How many more wrong ones this person may type just now."""
        return MOST_TRIES - sum(now - CODE_LIFE < at <= now for at in self._of(user))

    def wait(self, user: int, now: datetime) -> timedelta:
        """How long until the next try; zero: now."""
        if self.left(user, now):
            return timedelta()
        return self._of(user)[0] + CODE_LIFE - now

    def failed(self, user: int, now: datetime) -> None:
        self._failed.setdefault(user, deque(maxlen=MOST_TRIES)).append(now)

    def _of(self, user: int) -> deque[datetime]:
        return self._failed.get(user, deque())
