"""The status of the bot that runs, gathered from its parts when somebody asks."""

from __future__ import annotations

from asyncio import Event
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from bot.status import Counts, UpdateSource, Upstream
from bot.tuning import Tuning
from bot.wires import MessengerWire
from bot.workers import Beat, Workers
from messengers.arrivals import Arrivals
from messengers.intake import Intake
from messengers.reporter import Reporter
from messengers.serving import Hook
from screens.bands import Band
from storage import Storage

_MARGIN = 15.0
"""Seconds that a wire may be late."""

_SERVERS = frozenset({"web"})
"""Workers that only wait to be ended."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LiveStatus:
    """Fits `bot.status.Status`. `engine`: the counts of the navigator."""

    folder: Path
    tuning: Tuning
    storage: Storage
    upstream: Upstream
    engine: Counter[str]
    reporter: Reporter
    intake: Intake
    inbox: Arrivals
    served: Mapping[Band, MessengerWire]
    workers: Workers
    begun: Event

    @property
    def ready(self) -> bool:
        return self.begun.is_set()

    @property
    def wal_bytes(self) -> int:
        return self.storage.wal_bytes

    @property
    def beats(self) -> Mapping[str, Beat]:
        return {name: beat for name, beat in self.workers.beats.items() if name not in _SERVERS}

    def wires(self) -> Mapping[str, UpdateSource]:
        sources: dict[str, UpdateSource] = {}
        for band, wire in self.served.items():
            prefix = f"{band}." if len(self.served) > 1 else ""
            sources[f"{prefix}poll"] = self._of_poll(wire, prefix)
            if wire.hook is not None:
                sources[f"{prefix}webhook"] = UpdateSource(
                    wire.hook.age, self._of_hook(wire.band, wire.hook)
                )
        return sources

    def _of_poll(self, wire: MessengerWire, prefix: str) -> UpdateSource:
        age = wire.poller.age
        late = age is not None and age > self.tuning.poll_seconds * 2 + _MARGIN
        trouble = wire.trouble
        if prefix and wire.reached is None:
            trouble = trouble or "not reached yet"
        if late:
            trouble = trouble or f"the last poll came back {age:.0f} s ago"
        return UpdateSource(age, f"{wire.band}: {trouble}" if prefix and trouble else trouble)

    def _of_hook(self, band: Band, hook: Hook) -> str:
        name = f"{band}: webhook" if len(self.served) > 1 else "webhook"
        if hook.trouble:
            return f"{name}: {hook.trouble}"
        if hook.age is not None and hook.age > self.tuning.hook_seconds * 3 + _MARGIN:
            return f"{name}: nothing was told of it for {hook.age:.0f} s"
        return ""

    def counts(self) -> Counts:
        return Counts(
            updates=self.intake.counts,
            presses=self.engine,
            bugs=self.engine["bugs"] + self.reporter.counts["bugs"],
            waiting=self.intake.lanes.depth,
            flood_waits=sum(wire.messenger.waits for wire in self.served.values()),
            failures=self.workers.failures,
        )

    async def sends(self) -> Mapping[str, int]:
        counts = await self.storage.outbox.counts()
        return {state.value: number for state, number in counts.items()}

    async def write(self) -> None:
        await self.storage.heartbeat.beat()
