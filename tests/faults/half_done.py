"""A chat that is driven by the names of actions, and put back to where it was as often as wanted.

So a flow is played once, and between any two of its steps whatever is to be tried is tried.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from copy import copy
from dataclasses import dataclass, field, replace
from typing import Self

from bot.recent import BindingCache, StateCache
from handlers.messages.sending.jumps import steady_seconds
from handlers.shared.key_tries import KeyTries
from sandbox.telegram import Message, User
from screens.state import Frame, read
from storage.driver import sqlite3
from tests.clock import Clock, usual
from tests.stories.harness.shop import Shop
from tests.stories.harness.waiting import eventually

LEADING = frozenset({"_open", "_go"})
"""Actions that only lead to a screen."""


class PassingClock(Clock):
    """Time that is put forward has passed: nobody has set a clock."""

    def steady(self) -> float:
        return steady_seconds() + self.ahead.total_seconds()

    def back(self) -> None:
        self.ahead = usual.ahead


@dataclass
class Chat:
    """One person's chat with the shop's bot, driven by the names of actions, not by labels."""

    shop: Shop
    person: User
    steps: list[dict[tuple[int, str], str]] = field(default_factory=lambda: [{}])
    """By step: the buttons that were seen first after it (message and callback data): labels."""
    late: str = ""
    """What is typed in every step once it is `changed`."""
    changed: bool = False
    left: frozenset[int] = frozenset()
    """The frames that were open when the account changed: none of them may be open again."""
    row: bytes | None = None
    """The conversation as it was stored then."""

    def look(self) -> None:
        for message in self.person.messages():
            self.steps[-1].update(
                ((message.id, button.data), button.label)
                for row in message.buttons
                for button in row
                if button.data and not self._known(message.id, button.data)
            )

    def _known(self, message: int, data: str) -> bool:
        return any((message, data) in step for step in self.steps)

    def other_try(self) -> Chat:
        return replace(self, steps=[*self.steps, {}], changed=True)

    def from_bot(self) -> list[Message]:
        return [message for message in self.person.messages() if message.from_bot]

    async def do(self, step: Step) -> None:
        """The next step of the flow, which must not find its button refused."""
        self.steps.append({})
        refused = self._refused()
        await step(self)
        assert self._refused() == refused, "the flow pressed a button that is none any more"

    def _refused(self) -> int:
        counts = self.shop.bot.navigator.parts.counts
        return counts["stale"] + counts["forged"] + counts["foreign"]

    async def say(self, text: str, reply_to: Message | None = None) -> None:
        await self.person.say(text, reply_to=reply_to)
        await self.quiet()

    async def file(self, name: str, content: bytes) -> None:
        """Send a file, and wait until it is read if somebody reads it."""
        await self.person.send_file(name, content)
        await self.quiet()
        await eventually(self._all_read)
        await self.quiet()

    async def _all_read(self) -> bool:
        reading = "SELECT 1 FROM imports WHERE state = 'reading'"
        return not await self.shop.bot.storage.run(lambda db: [*db.query(reading)], write=False)

    async def press(self, message: int, data: str) -> None:
        await self.person.wait_answered(await self.person.raw_press(data, message))
        await self.quiet()

    def find(self, action: str, label: str = "") -> tuple[int, str] | None:
        """The button of this action, or to this screen, on the newest message that has it."""
        for message in sorted(self.from_bot(), key=lambda one: one.id, reverse=True):
            for button in (one for row in message.buttons for one in row):
                if button.data and _named(button.data) == action and label in button.label:
                    return message.id, button.data
        return None

    async def act(self, action: str, label: str = "") -> None:
        """Press it; once the account has changed, if it is there: else as soon as it is."""
        if not self.changed:
            try:
                await eventually(lambda: self.find(action, label) is not None)
            except TimeoutError:
                names = [_named(data) for _, data in self.steps[-1]]
                last = self.person.last().plain
                raise AssertionError(f"no button {action!r} among {names} of {last}") from None
        found = self.find(action, label)
        if found is not None:
            await self.press(*found)

    async def quiet(self) -> None:
        """Wait until what was sent has arrived, and nothing of it is under way any more."""
        bot = self.shop.bot

        async def handled() -> bool:
            waiting = "SELECT count(*) FROM inbox WHERE state = 'waiting'"
            rows = await bot.storage.run(lambda db: next(iter(db.query(waiting))), write=False)
            return not rows["count(*)"] and not self.shop.telegram.world.updates.pending

        await eventually(handled)
        async with bot.navigator._locks.of(self.person.id, self.person.id):
            self.look()
            await self._check_left()

    async def leave(self) -> None:
        """The account has changed: what is open now is to be left with the next touch."""
        self.row = await self._row()
        catalogue = self.shop.bot.catalogue
        free = {ident for ident, screen in catalogue.screens.items() if screen.any_account}
        free.add(catalogue.home.ident)
        self.left = frozenset(f.id for f in self._frames(self.row) if f.screen not in free)

    async def _check_left(self) -> None:
        row = await self._row() if self.left else self.row
        still = [f.screen for f in self._frames(row) if f.id in self.left]
        assert row == self.row or not still, f"{still} stayed open"

    async def _row(self) -> bytes | None:
        return await self.shop.bot.navigator.parts.store.load(self.person.id, self.person.id)

    @staticmethod
    def _frames(row: bytes | None) -> tuple[Frame, ...]:
        state = read(row)
        return () if state is None else state.stack


def _named(data: str) -> str:
    """The action of a button, or the screen that it leads to."""
    action, arg = data.split(".")[3:5]
    return arg.partition(":")[0].rpartition("#")[2] if action in LEADING else action


Step = Callable[[Chat], Awaitable[None]]


def say(text: str) -> Step:
    """What is typed after the change is new, and of the new account."""
    return lambda chat: chat.say(chat.late if chat.changed else text)


def act(action: str, label: str = "") -> Step:
    return lambda chat: chat.act(action, label)


def give(name: str, content: bytes) -> Step:
    return lambda chat: chat.file(name, content)


def clock_of(shop: Shop) -> PassingClock:
    clock = shop.tuning.clock
    assert isinstance(clock, PassingClock)
    return clock


class Rewind:
    """Puts the bot and the chat back to where they were: what a try did is undone.

    With the database goes what the bot remembers of it.
    """

    def __init__(self, shop: Shop) -> None:
        self._shop = shop
        self._world = shop.telegram.world
        self._kept = sqlite3.connect(":memory:", check_same_thread=False)
        self._notes = {ident: copy(note) for ident, note in self._world.notes.items()}

    async def __aenter__(self) -> Self:
        await eventually(self._between_calls)
        return self

    async def _between_calls(self) -> bool:
        """Copy the database; False where a call is out in the copy: it would never end there."""
        await self._shop.bot.storage.run(lambda db: db.conn.backup(self._kept), write=False)
        out = self._kept.execute("SELECT 1 FROM outbox WHERE state = 'sending'")
        return out.fetchone() is None

    async def back(self) -> None:
        parts = self._shop.bot.navigator.parts
        assert isinstance(parts.store, StateCache)
        assert isinstance(parts.binder, BindingCache)
        await self._shop.bot.storage.run(lambda db: self._kept.backup(db.conn), write=False)
        parts.store._states.clear()
        self._shop.bot.storage.identities._known.clear()
        self._shop.bot.storage.accounts._present.clear()
        parts.binder._bound.clear()
        self._world.notes = {ident: copy(note) for ident, note in self._notes.items()}
        self._world.presses.clear()
        self._shop.bot.services.key_tries = KeyTries()
        clock_of(self._shop).back()
        self._shop.bot.services.bells.outbox.ring()

    async def __aexit__(self, *_: object) -> None:
        self._kept.close()
