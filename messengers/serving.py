"""What a messenger's loops are given, and how they say that going on makes no sense."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import Protocol


class CannotServeError(Exception):
    """A sentence for the operator. `conflict`: another process does the same work."""

    def __init__(self, text: str, *, conflict: bool = False) -> None:
        super().__init__(text)
        self.conflict = conflict


class Times(Protocol):
    """Seconds, and the clock by which they are judged."""

    @property
    def clock(self) -> Callable[[], datetime]:
        """The wall clock."""

    @property
    def poll_seconds(self) -> int:
        """How long the messenger may hold a poll."""

    @property
    def network_pauses(self) -> tuple[float, ...]:
        """Between tries of what is not reached; the last one is repeated."""

    @property
    def conflict_pause(self) -> float:
        """Before polling again beside another process."""

    @property
    def hook_seconds(self) -> float:
        """Between looks at a webhook."""
