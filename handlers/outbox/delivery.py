"""How many have received an SMS, from the service's own words for each number.

The guide names some words and ends with "and others", so they are matched by a part of them, and
what is not known is counted as it is called (GetSentMessagesMobileNumbers, guide). Only the first
pages are read: a card that redraws itself must not read 100,000 rows each time.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from smsir import SentMessageMobile, SmsIr
from smsir.pages import from_last_id
from smsir.text import fold

PAGES = 6
PAGE_ROWS = 50
_FINAL = frozenset({"delivered", "failed", "rejected", "blacklist"})
_BACK_OFF = ((10, 3.0), (25, 5.0), (60, 10.0), (180, 20.0), (86_400, 60.0))
"""(age of the send, seconds until the next look): 3, 5, 10, 20, 60, then never."""


@dataclass(frozen=True, slots=True)
class Delivery:
    """Numbers by status. `whole`: all numbers were read. `others`: words that are not known."""

    counts: Counter[str]
    others: Counter[str]
    whole: bool

    @property
    def total(self) -> int:
        return self.counts.total() + self.others.total()

    @property
    def settled(self) -> bool:
        return self.total > 0 and not self.others and set(self.counts) <= _FINAL


@cache
def _words() -> tuple[tuple[str, str], ...]:
    raw = json.loads((Path(__file__).parent / "statuses.json").read_text(encoding="utf-8"))
    return tuple((fold(part), status) for part, status in raw)


def status_of(words: str) -> str | None:
    """delivered, failed, rejected, telecom, blacklist or underway; None for other words."""
    folded = fold(words)
    if not folded:
        return "underway"
    return next((status for part, status in _words() if part in folded), None)


def tally(numbers: Iterable[SentMessageMobile], *, whole: bool) -> Delivery:
    counts: Counter[str] = Counter()
    others: Counter[str] = Counter()
    for number in numbers:
        status = status_of(number.delivery)
        if status is None:
            others[number.delivery] += 1
        else:
            counts[status] += 1
    return Delivery(counts, others, whole)


async def delivery_of(api: SmsIr, batch_key: str) -> Delivery:
    """Read the first pages; raises `SmsIrError`."""

    async def page(last_id: int) -> list[SentMessageMobile]:
        return await api.messages.numbers(batch_key, last_id)

    walk = from_last_id(page, lambda one: one.id, most_pages=PAGES)
    found = [one async for one in walk]
    return tally(found, whole=len(found) < PAGES * PAGE_ROWS)


def next_look(age: float) -> float | None:
    """Seconds until the next look at a send that is `age` seconds old; None: it is old enough."""
    return next((pause for until, pause in _BACK_OFF if age < until), None)
