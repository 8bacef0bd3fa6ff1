"""How often keys may be tried, by one person and by all: the service must never block our address.

In memory only: a restart forgets it, and whoever can restart the bot needs no keys of others.
"""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from cachetools import LRUCache

_MINUTE = timedelta(minutes=1)
_FREE, _FIRST, _LONGEST = 3, timedelta(seconds=15), timedelta(hours=1)
_FORGIVEN = timedelta(days=1)
_PER_PERSON, _OVERALL = 6, 30
_REMEMBERED = 10_000


@dataclass(slots=True)
class _Tries:
    """Of one person. `failed`: how many of late, the last `failed_at`; `until`: the next may be."""

    failed: int = 0
    failed_at: datetime | None = None
    until: datetime | None = None
    last: deque[datetime] = field(default_factory=lambda: deque(maxlen=_PER_PERSON))


class KeyTries:
    """Each failed try after the third doubles the pause, from 15 seconds to an hour.

    Right keys end the pause and forgive nothing: whoever has keys of their own could type these
    between two guesses. A day without a failed try does.
    And at most 6 a minute by one person, 30 a minute by all. Setting the clock back makes no pause
    longer than it was meant to be.
    """

    def __init__(self) -> None:
        self._people: LRUCache[int, _Tries] = LRUCache(_REMEMBERED)
        self._all: deque[datetime] = deque(maxlen=_OVERALL)

    def wait(self, user: int, now: datetime) -> timedelta:
        """How long until this person may try again; zero: now."""
        tries = self._people.get(user, _Tries())
        pauses = (
            _left(tries.until, now, _LONGEST),
            _left(_free_at(tries.last), now, _MINUTE),
            _left(_free_at(self._all), now, _MINUTE),
        )
        return max(pauses)

    def begun(self, user: int, now: datetime) -> None:
        """A try goes out: counted before its answer is known, so that many at once are counted."""
        tries = self._people.setdefault(user, _Tries())
        tries.last.append(now)
        self._all.append(now)

    def ended(self, user: int, now: datetime, *, right: bool) -> None:
        tries = self._people.setdefault(user, _Tries())
        tries.until = None
        if right:
            return
        recent = tries.failed_at is not None and now - tries.failed_at < _FORGIVEN
        tries.failed, tries.failed_at = 1 + tries.failed * recent, now
        if tries.failed >= _FREE:
            tries.until = now + min(_LONGEST, _FIRST * 2 ** min(tries.failed - _FREE, 12))


def _left(end: datetime | None, now: datetime, longest: timedelta) -> timedelta:
    """How long until `end`. One that is further off than any was set by another clock."""
    pause = timedelta() if end is None else end - now
    return pause if timedelta() < pause <= longest else timedelta()


def _free_at(last: deque[datetime]) -> datetime | None:
    """When there is room again among the tries of the last minute; None: there is."""
    return last[0] + _MINUTE if len(last) == last.maxlen else None
