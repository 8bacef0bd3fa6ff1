"""The status of the bot that runs, gathered from its parts when somebody asks."""

from __future__ import annotations

from asyncio import Event
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from bot.status import Counts, UpdateSource, Upstream
from bot.tuning import Tuning
from bot.workers import Beat, Workers
from messengers.arrivals import Arrivals
from messengers.intake import Intake
from messengers.reporter import Reporter
from messengers.serving import Hook, Messenger, Poll
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
    messenger: Messenger
    poller: Poll
    hook: Hook | None
    workers: Workers
    begun: Event

    @property
    def ready(self) -> bool:
        return self.begun.is_set()

    @property
    def beats(self) -> Mapping[str, Beat]:
        return {name: beat for name, beat in self.workers.beats.items() if name not in _SERVERS}

    def wires(self) -> Mapping[str, UpdateSource]:
        age = self.poller.age
        late = age is not None and age > self.tuning.poll_seconds * 2 + _MARGIN
        wires = {
            "poll": UpdateSource(age, f"the last poll came back {age:.0f} s ago" if late else "")
        }
        if self.hook is not None:
            wires["webhook"] = UpdateSource(self.hook.age, self._of_hook(self.hook))
        return wires

    def _of_hook(self, hook: Hook) -> str:
        if hook.trouble:
            return f"webhook: {hook.trouble}"
        if hook.age is not None and hook.age > self.tuning.hook_seconds * 3 + _MARGIN:
            return f"webhook: Telegram has told nothing of it for {hook.age:.0f} s"
        return ""

    def counts(self) -> Counts:
        return Counts(
            updates=self.intake.counts,
            presses=self.engine,
            bugs=self.engine["bugs"] + self.reporter.counts["bugs"],
            waiting=self.intake.lanes.depth,
            flood_waits=self.messenger.waits,
            failures=self.workers.failures,
        )

    async def sends(self) -> Mapping[str, int]:
        counts = await self.storage.outbox.counts()
        return {state.value: number for state, number in counts.items()}

    async def write(self) -> None:
        await self.storage.heartbeat.beat()
