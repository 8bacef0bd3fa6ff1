"""Everybody's texts for a card, read in the background while the card shows how far it is.

What was read is kept for a minute, so that a card drawn again needs no call. A confirmation reads
anew (`fresh`). What nobody looks at any more is given up.
"""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from hashlib import sha256
from weakref import WeakKeyDictionary

from handlers.messages.counting import Count, LeftOut, Picked
from handlers.messages.personal.people import Reading, read_people
from handlers.messages.personal.template import Template
from handlers.messages.personal.texts import Texts, texts_of
from smsir import SmsIr

_LIFE_SECONDS = 60.0
_UNWATCHED_SECONDS = 30.0
_MOST_KEPT = 4
_PATIENCE = 2.0
"""Seconds that a card waits before it shows how far the reading is."""


class AbandonedError(Exception):
    """Nobody looked at the card for a while: the reading was given up."""


@dataclass(frozen=True, slots=True)
class Loaded:
    """Everybody's text, and who gets none."""

    texts: Texts
    reading: Reading

    @property
    def count(self) -> Count:
        reading = self.reading
        people = reading.of_contacts
        left_out = reading.doubles + reading.waiting + reading.gone
        return Count(people, len(reading.sifted.kept), left_out, reading.sifted)

    @property
    def left(self) -> LeftOut | None:
        reading = self.reading
        if not (reading.doubles or reading.waiting or reading.gone):
            return None
        return LeftOut(reading.doubles, reading.waiting, reading.gone)


@dataclass(slots=True, eq=False)
class Load:
    """One reading on its way. `total` None: nobody can tell how many people there are."""

    read: int = 0
    total: int | None = None
    looked_at: float = field(default_factory=time.monotonic)
    ended_at: float | None = None
    task: asyncio.Task[Loaded] = field(init=False)

    def heard(self, read: int, people: int | None) -> None:
        """Note how far it is. Raises `AbandonedError`."""
        self.read, self.total = read, people
        if time.monotonic() - self.looked_at > _UNWATCHED_SECONDS:
            raise AbandonedError

    async def within(self, seconds: float = _PATIENCE) -> Loaded | None:
        """What was read, or None where that takes longer. Raises what the reading failed with."""
        self.looked_at = time.monotonic()
        done, _ = await asyncio.wait({self.task}, timeout=seconds)
        return self.task.result() if done else None

    async def whole(self) -> Loaded:
        """What was read, however long it takes."""
        while True:
            loaded = await self.within(_UNWATCHED_SECONDS / 2)
            if loaded is not None:
                return loaded

    @property
    def is_stale(self) -> bool:
        """Whether it failed, or is too old to be shown again."""
        if self.ended_at is None:
            return False
        failed = self.task.exception() is not None
        return failed or time.monotonic() - self.ended_at > _LIFE_SECONDS


_running: set[asyncio.Task[Loaded]] = set()
_loads: WeakKeyDictionary[SmsIr, dict[str, Load]] = WeakKeyDictionary()


def load(api: SmsIr, template: Template, picked: Picked, *, fresh: bool = False) -> Load:
    """The reading for this text and these recipients: one that is known, or a new one."""
    known = _loads.setdefault(api, {})
    who = repr((template, picked.groups, picked.contacts, picked.numbers))
    key = sha256(who.encode()).hexdigest()
    running = known.get(key)
    if running is not None and not fresh and not running.is_stale:
        return running
    begun = Load()
    begun.task = asyncio.ensure_future(_read(api, template, picked, begun))
    _running.add(begun.task)
    begun.task.add_done_callback(_running.discard)
    begun.task.add_done_callback(_note_end(begun))
    known.pop(key, None)
    known[key] = begun
    for oldest in list(known)[:-_MOST_KEPT]:
        del known[oldest]
    return begun


async def _read(api: SmsIr, template: Template, picked: Picked, load: Load) -> Loaded:
    reading = await read_people(api, picked, load.heard)
    return Loaded(await texts_of(template, list(reading.people.values())), reading)


def _note_end(load: Load) -> Callable[[asyncio.Task[Loaded]], None]:
    def note(task: asyncio.Task[Loaded]) -> None:
        load.ended_at = time.monotonic()
        if not task.cancelled():
            task.exception()  # looked at, so that nobody complains where the card was left

    return note
