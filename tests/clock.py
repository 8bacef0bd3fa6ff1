"""The time of the tests: it begins at one moment, whatever the machine's clock says, and runs on.

So no test depends on the hour, the weekday or the date on which it is run. Another beginning is
tried with `TESTS_BEGIN_AT=2027-03-20T23:58` (Tehran), which pytest prints at its head.
"""

from __future__ import annotations

import os
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

TEHRAN = ZoneInfo("Asia/Tehran")
BEGIN_AT = "TESTS_BEGIN_AT"
_USUAL = "2026-10-14T09:30"  # Wednesday, 22 Mehr 1405

BEGIN = datetime.fromisoformat(os.environ.get(BEGIN_AT, _USUAL)).replace(tzinfo=TEHRAN)
"""When the tests begin."""


class Clock:
    """A running clock, which a test may put forward."""

    def __init__(self, ahead: timedelta | None = None) -> None:
        """`ahead` of the machine's; else it begins at `BEGIN`."""
        self.ahead = BEGIN - datetime.now(UTC) if ahead is None else ahead

    def __call__(self) -> datetime:
        return datetime.now(UTC) + self.ahead

    def seconds(self) -> float:
        """The same moment as the twins count it."""
        return self().timestamp()

    def turn_to(self, moment: datetime) -> None:
        self.ahead = moment - datetime.now(UTC)


usual = Clock()
"""The clock of every shop and its twins that were given no other."""
