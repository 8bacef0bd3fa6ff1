"""What health, metrics and the admins are told of a running bot: numbers, nothing to act on."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from bot.workers import Beat


@dataclass(frozen=True, slots=True)
class UpdateSource:
    """A way by which updates come. `trouble`: a sentence while none can come, else empty.

    `age`: seconds since its last sign of life, None before the first.
    """

    age: float | None
    trouble: str


@dataclass(frozen=True, slots=True)
class Counts:
    """Since the start, but for `waiting`, the updates in memory now."""

    updates: Mapping[str, int]
    presses: Mapping[str, int]
    bugs: int
    waiting: int
    flood_waits: int
    failures: Mapping[str, int]
    """Of workers, by name."""


class Inbox(Protocol):
    """Fits `messengers.arrivals.Arrivals`."""

    @property
    def age(self) -> float | None: ...

    @property
    def failing(self) -> bool: ...


class Upstream(Protocol):
    """The web service; fits `smsir.pulse.Pulse`. In seconds."""

    @property
    def age(self) -> float | None: ...

    @property
    def failing(self) -> float: ...


class Status(Protocol):
    """Read only."""

    @property
    def ready(self) -> bool: ...

    @property
    def folder(self) -> Path:
        """Where the database is."""

    @property
    def wal_bytes(self) -> int:
        """Of what is written and not in the database yet."""

    @property
    def inbox(self) -> Inbox: ...

    @property
    def upstream(self) -> Upstream: ...

    @property
    def beats(self) -> Mapping[str, Beat]:
        """Of the workers that go round."""

    def wires(self) -> Mapping[str, UpdateSource]:
        """By name: "poll" or "webhook", behind "telegram." and the like where there are several."""

    def counts(self) -> Counts: ...

    async def sends(self) -> Mapping[str, int]:
        """SMS jobs by state."""

    async def write(self) -> None:
        """Prove that something can be written; raises whatever stands in the way."""
