"""When each account is looked at next: evenly spread, never in bursts, rarer where it fails.

Of one owner's accounts only `share` are looked at side by side: somebody with many that hang must
not keep the others waiting.

Pure arithmetic on a clock that only grows, so that ten thousand accounts can be simulated.
"""

from __future__ import annotations

import heapq
import random
from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from screens.backoff import doubled

_GOLDEN = 0.6180339887498949
"""Multiples of the golden ratio, cut to their fraction, fill 0..1 evenly for any count of ids."""

_JITTER = 0.05
_HEADROOM = 2.0
"""Looks start at most this much faster than needed: after an outage there is no stampede."""

_LONGEST_GAP = 1.0


def phase(account_id: int) -> float:
    """Where in each round the account has its place, from 0 to 1; the same for ever."""
    return (account_id * _GOLDEN) % 1.0


@dataclass(slots=True)
class _Entry:
    due: float
    owner: int
    failures: int = 0


@dataclass(slots=True)
class Schedule:
    """`every` and `longest` (the cap of the back-off) in seconds; `chance` gives 0 to 1.

    `share`: how many accounts of one owner at a time.
    """

    every: float
    longest: float = 1800.0
    chance: Callable[[], float] = random.random
    share: int = 3
    _entries: dict[int, _Entry] = field(default_factory=dict)
    _heap: list[tuple[float, int]] = field(default_factory=list)
    _taken: dict[int, int] = field(default_factory=dict)
    """The owner of each account that is looked at just now."""
    _looks: Counter[int] = field(default_factory=Counter)
    """By owner, how many that are."""
    _aside: dict[int, list[tuple[float, int]]] = field(default_factory=dict)
    """By owner, places that have come while as many as may be were looked at."""
    _begun: float | None = None
    _next_start: float = 0.0

    def __len__(self) -> int:
        return len(self._entries)

    def sync(self, owners: Mapping[int, int], now: float) -> None:
        """These accounts, each with its owner, and no others.

        One that joins later is looked at as soon as there is room.

        At the first call all are met at once, so they are spread over a whole round.
        """
        first = self._begun is None
        if first:
            self._begun = now
        for gone in self._entries.keys() - owners.keys():
            del self._entries[gone]
        for fresh in owners.keys() - self._entries.keys():
            due = now + phase(fresh) * self.every if first else now
            self._put(fresh, _Entry(due, owners[fresh]))

    def take(self, now: float) -> int | None:
        """The account whose turn it is, or None; it is off the list until `ended`."""
        if now < self._next_start:
            return None
        while self._heap and self._heap[0][0] <= now:
            due, account = heapq.heappop(self._heap)
            entry = self._entries.get(account)
            if entry is None or entry.due != due:
                continue  # left meanwhile, or put elsewhere
            if self._looks[entry.owner] >= self.share:
                self._aside.setdefault(entry.owner, []).append((due, account))
                continue
            self._taken[account] = entry.owner
            self._looks[entry.owner] += 1
            self._next_start = now + self._gap()
            return account
        return None

    def ended(self, account: int, now: float, *, failed: bool) -> float | None:
        """Its look has ended; seconds until the next one, None where it left meanwhile.

        After a failure the wait doubles, up to `longest`, with a jitter of a fifth.
        """
        self._give_back(account)
        entry = self._entries.get(account)
        if entry is None:
            return None
        failures = entry.failures + 1 if failed else 0
        if failed:
            wait = doubled(self.every, failures, max(self.longest, self.every))
            due = now + wait * (0.8 + 0.4 * self.chance())
        else:
            due = self._place(account, now)
        self._put(account, _Entry(due, entry.owner, failures))
        return due - now

    def _give_back(self, account: int) -> None:
        """The owner's place is free; what waited for it is due again, the oldest first."""
        owner = self._taken.pop(account, None)
        if owner is None:
            return
        self._looks[owner] -= 1
        if not self._looks[owner]:
            del self._looks[owner]
        for place in self._aside.pop(owner, ()):
            heapq.heappush(self._heap, place)

    def next_due(self) -> float | None:
        """When `take` may have something; None: nobody is waiting."""
        while self._heap:
            due, account = self._heap[0]
            entry = self._entries.get(account)
            if entry is not None and entry.due == due:
                return max(due, self._next_start)
            heapq.heappop(self._heap)
        return None

    def _gap(self) -> float:
        return min(_LONGEST_GAP, self.every / (max(1, len(self._entries)) * _HEADROOM))

    def _place(self, account: int, now: float) -> float:
        """The account's next place after `now`, with a little jitter that never adds up."""
        begun = self._begun or 0.0
        place = phase(account) * self.every
        rounds = (now - begun - place) // self.every + 1
        due = begun + place + rounds * self.every
        if due - now < self.every / 2:
            due += self.every  # a look that came late, or ran long, is not followed at once
        return due + (self.chance() - 0.5) * 2 * _JITTER * self.every

    def _put(self, account: int, entry: _Entry) -> None:
        self._entries[account] = entry
        heapq.heappush(self._heap, (entry.due, account))
