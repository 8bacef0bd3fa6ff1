"""Says the same to nobody twice in a row: the bot cannot be made to talk without end."""

from __future__ import annotations

import time
from collections.abc import Callable, Hashable

from cachetools import TTLCache

_REMEMBERED = 10_000


class NoticeThrottle:
    """Says yes once in `seconds` for each key. `clock` is monotonic, in seconds."""

    def __init__(self, seconds: float, clock: Callable[[], float] = time.monotonic) -> None:
        self._said: TTLCache[Hashable, bool] = TTLCache(_REMEMBERED, seconds, timer=clock)

    def may_say(self, *key: Hashable) -> bool:
        if key in self._said:
            return False
        self._said[key] = True
        return True

    def forget(self, *key: Hashable) -> None:
        """It could not be said after all: the next time it may be."""
        self._said.pop(key, None)
