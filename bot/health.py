"""Whether the bot does its work, judged by what it has done: one truth for /healthz and /metrics.

Troubles make it unhealthy; warnings are of others (the web service, a program that reads the
database), whom a restart does not mend.
"""

from __future__ import annotations

import asyncio
import os
import time
from collections.abc import Iterator
from dataclasses import dataclass, field

from bot.status import Status

_STORAGE_SECONDS = 2.0
_ROOM_BYTES = 1 << 20
_STUCK_SECONDS = 120.0
_LONGEST_ROUND = {"janitor": 7200.0}
_FAILURES = 3
_UPSTREAM_SECONDS = 300.0
_FRESH_SECONDS = 1.0
MOST_WAL = 64 << 20
"""Bytes. A large import makes a few of them, a reader that does not end ever more."""


@dataclass(frozen=True, slots=True)
class HealthReport:
    """`troubles` and `warnings`: sentences by kind. `ages`: seconds since each thing was well."""

    troubles: dict[str, str] = field(default_factory=dict)
    warnings: dict[str, str] = field(default_factory=dict)
    ages: dict[str, float] = field(default_factory=dict)

    @property
    def ok(self) -> bool:
        return not self.troubles


class Health:
    """Looks at a running bot, once a second at most: a look writes to the disk."""

    def __init__(self, status: Status) -> None:
        self._status = status
        self._turn = asyncio.Lock()
        self._last: tuple[float, str] | None = None

    async def report(self) -> HealthReport:
        storage = await self._storage()
        troubles = dict(self._troubles()) | ({"storage": storage} if storage else {})
        return HealthReport(troubles, dict(self._warnings()), dict(self._ages()))

    async def _storage(self) -> str:
        """Why nothing can be written; empty where it can."""
        async with self._turn:
            if self._last is None or time.monotonic() - self._last[0] > _FRESH_SECONDS:
                trouble = await self._write()
                self._last = (time.monotonic(), trouble)
            return self._last[1]

    async def _write(self) -> str:
        try:
            async with asyncio.timeout(_STORAGE_SECONDS):
                await self._status.write()
            room = await asyncio.to_thread(os.statvfs, self._status.folder)
        except Exception as error:  # noqa: BLE001 (whatever it is, nothing can be kept)
            return f"storage cannot be written: {type(error).__name__}"
        free = room.f_bavail * room.f_frsize
        return f"storage: {free} bytes are left on the disk" if free < _ROOM_BYTES else ""

    def _troubles(self) -> Iterator[tuple[str, str]]:
        status = self._status
        if not status.ready:
            yield "starting", "not ready"
            return
        yield from ((name, w.trouble) for name, w in status.wires().items() if w.trouble)
        if status.inbox.failing:
            yield "inbox", "the last updates could not be stored"
        for name, beat in status.beats.items():
            if beat.failures_in_a_row >= _FAILURES:
                yield f"worker-{name}", f"worker {name} fails each time"
            elif beat.age > _LONGEST_ROUND.get(name, _STUCK_SECONDS):
                yield f"worker-{name}", f"worker {name} has not moved for {beat.age:.0f} s"

    def _warnings(self) -> Iterator[tuple[str, str]]:
        failing = self._status.upstream.failing
        if failing > _UPSTREAM_SECONDS:
            yield "smsir", f"SMS.ir has not answered well for {failing:.0f} s"
        waiting = self._status.wal_bytes
        if waiting > MOST_WAL:
            yield "wal", f"{waiting >> 20} MB wait beside the database: another program reads it"

    def _ages(self) -> Iterator[tuple[str, float]]:
        status = self._status
        wires = {name: wire.age for name, wire in status.wires().items()}
        ages = {**wires, "update": status.inbox.age, "smsir": status.upstream.age}
        yield from ((name, age) for name, age in ages.items() if age is not None)
        yield from ((f"worker-{name}", beat.age) for name, beat in status.beats.items())
