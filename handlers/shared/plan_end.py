"""How many days of a plan are left: what the service says, else counted from the date."""

from __future__ import annotations

from datetime import datetime
from typing import Protocol


class TellsItsEnd(Protocol):
    """An answer about an account, or what was kept of one."""

    @property
    def days_left(self) -> int | None: ...

    @property
    def expires(self) -> datetime | None: ...


def days_left(plan: TellsItsEnd, now: datetime, *, said_at: datetime | None = None) -> int | None:
    """Whole days, never below zero; None where nobody knows.

    `said_at`: when the service said so, where that is not now.
    """
    if plan.days_left is not None:
        passed = max(0, (now - said_at).days) if said_at is not None else 0
        return max(0, plan.days_left - passed)
    return None if plan.expires is None else max(0, (plan.expires - now).days)
