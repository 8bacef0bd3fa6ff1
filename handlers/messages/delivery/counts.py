"""Numbers of a sending by status, counted without keeping any of them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field

from handlers.messages.delivery.words import FINAL, UNREACHED, status_of
from smsir import SentMessageMobile
from storage import Delivered

_MOST_OTHERS = 40
_BACK_OFF = (
    (10, 3.0),
    (25, 5.0),
    (60, 10.0),
    (180, 20.0),
    (3_600, 60.0),
    (21_600, 300.0),
    (172_800, 1_800.0),
)
"""(age of the send, seconds until the next look): ever more rarely, and after two days never."""


@dataclass(frozen=True, slots=True)
class Delivery:
    """Numbers by status. `whole`: all numbers were read. `others`: words that are not known."""

    counts: Counter[str] = field(default_factory=Counter)
    others: Counter[str] = field(default_factory=Counter)
    whole: bool = False

    @classmethod
    def of(cls, stored: Delivered) -> Delivery:
        return cls(Counter(stored.counts), Counter(stored.others), stored.whole)

    @property
    def total(self) -> int:
        return self.counts.total() + self.others.total()

    @property
    def unreached(self) -> int:
        """Numbers that are worth another try."""
        return sum(self.counts[status] for status in UNREACHED)

    @property
    def is_final(self) -> bool:
        return self.total > 0 and not self.others and set(self.counts) <= FINAL

    def add(self, numbers: Iterable[SentMessageMobile]) -> None:
        """Count these numbers as well."""
        for number in numbers:
            status = status_of(number.delivery)
            if status is not None:
                self.counts[status] += 1
            elif number.delivery in self.others or len(self.others) < _MOST_OTHERS:
                self.others[number.delivery] += 1
            else:
                self.others[""] += 1

    def joined(self, other: Delivery) -> Delivery:
        """Both together: the parts of one confirmation are told as one."""
        return Delivery(
            self.counts + other.counts, self.others + other.others, self.whole and other.whole
        )

    def clear(self) -> None:
        self.counts.clear()
        self.others.clear()


def next_look(age: float) -> float | None:
    """Seconds until the next look at a send that is `age` seconds old; None: it is old enough."""
    return next((pause for until, pause in _BACK_OFF if age < until), None)
