"""The durable inbox: an update is written down before its messenger is told that it arrived.

python-telegram-bot confirms a batch before its handlers run and loses what is queued when the
process dies. Here a batch, or a webhook's update, goes to the inbox table first (one durable
transaction), then to the lanes; it is crossed off when handled, and what is left is handled at the
next start. The table knows ids of the last days, so an update delivered twice acts once.
"""

from __future__ import annotations

import json
import logging
import time
from collections import Counter
from collections.abc import Awaitable, Callable, Iterable
from typing import Any, Protocol

from messengers.envelope import Envelope, envelope
from messengers.lanes import Lanes
from messengers.wire_json import encoded
from screens.bands import Band, band_of, spelled
from screens.crash_point import CrashPoint, no_crash_point

log = logging.getLogger(__name__)

MAX_STARTS = 2
"""Replays of one update; with its first run that makes three (a poison update kills each)."""

FULL = 2_000
"""Updates held in memory at which polling waits."""

Handle = Callable[[Envelope], Awaitable[None]]


class InboxTable(Protocol):
    """The storage room's table, as this module uses it."""

    async def put(self, batch: list[tuple[int, bytes]]) -> list[int]: ...

    async def done(self, update_id: int) -> None: ...

    async def waiting(self) -> list[tuple[int, bytes, int]]: ...

    async def started(self, update_id: int) -> int: ...


class Untaken(Protocol):
    """Answers what could not be written down; fits `messengers.unstored.Unstored`."""

    async def note(self, batch: Iterable[Envelope]) -> None: ...

    def given_up(self, update_id: int) -> bool: ...


class _Nobody:
    async def note(self, batch: Iterable[Envelope]) -> None:
        """Tell nobody."""

    def given_up(self, update_id: int) -> bool:  # noqa: ARG002 (fits `Untaken`)
        return False


class Intake:
    """Writes updates down, hands them to their lanes, crosses them off."""

    def __init__(
        self,
        table: InboxTable,
        handle: Handle,
        flooded: Handle,
        poisoned: Handle,
        *,
        unstored: Untaken | None = None,
        at_once: int = 64,
        cap: int = 120,
        steps: CrashPoint = no_crash_point,
    ) -> None:
        self._table = table
        self._run = handle
        self._flooded = flooded
        self._poisoned = poisoned
        self._unstored = unstored or _Nobody()
        self._steps = steps
        self._replayed: set[Band] = set()
        self.counts: Counter[str] = Counter()
        self.lanes: Lanes[Envelope] = Lanes(self._handle, at_once=at_once, cap=cap)

    async def take(self, band: Band, batch: list[Any]) -> None:
        """Write a batch down and queue what is new of it; returns once it is durable."""
        covers = (envelope(raw, band) for raw in batch)
        updates = {update.update_id: update for update in covers if update is not None}
        self.counts["malformed"] += len(batch) - len(updates)
        if not updates:
            return
        rows = [(ident, encoded(update.raw)) for ident, update in updates.items()]
        try:
            new = await self._table.put(rows)
        except Exception:
            await self._unstored.note(updates.values())
            raise
        self._steps("inbox:stored")
        self.counts["received"] += len(new)
        for ident in new:
            await self._queue(updates[ident])
        await self.lanes.room(FULL)

    async def _queue(self, update: Envelope) -> None:
        if self._unstored.given_up(update.update_id):
            self.counts["refused"] += 1
            await self._table.done(update.update_id)
            return
        if self.lanes.offer(update.lane, update):
            return
        self.counts["dropped"] += 1
        await self._flooded(update)
        await self._table.done(update.update_id)

    async def replay(self, band: Band) -> int:
        """Queue what a former process left behind of a messenger; how many updates that were.

        Nothing where that was done before: what waits in the table now stands in the lanes as well.
        """
        if band in self._replayed:
            return 0
        self._replayed.add(band)
        rows = [row for row in await self._table.waiting() if band_of(row[0]) == band]
        for ident, payload, starts in rows:
            update = _read(payload, band)
            if update is None or starts >= MAX_STARTS:
                await self._give_up(ident, update)
                continue
            await self._table.started(ident)
            self.lanes.offer(update.lane, update, force=True)
        self.counts["replayed"] += len(rows)
        return len(rows)

    async def _give_up(self, ident: int, update: Envelope | None) -> None:
        log.error("update %s ended the process each time and is given up", spelled(ident))
        self.counts["poisoned"] += 1
        await self._table.done(ident)
        if update is not None:
            await self._poisoned(update)

    async def _handle(self, update: Envelope) -> None:
        self._steps("inbox:begun")
        begun = time.monotonic()
        await self._run(update)
        took = (time.monotonic() - begun) * 1000
        log.debug("update %s took %.0f ms", spelled(update.update_id), took)
        self._steps("inbox:handled")
        await self._table.done(update.update_id)
        self.counts["handled"] += 1
        self._steps("inbox:done")


def _read(payload: bytes, band: Band) -> Envelope | None:
    try:
        return envelope(json.loads(payload), band)
    except ValueError:
        return None
