"""The way of one update: load, check, act, save, show.

One navigator serves all chats; everything of one person in one chat happens under one lock, so a
worker that redraws a screen never races a press. State is saved before it is shown: if the
process dies in between, the old keyboard is merely stale and the next press draws the truth.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable, Callable, Sequence
from datetime import datetime
from typing import Any, Literal

from telegram.error import ChatMigrated, TelegramError

from screens.context import Ctx
from screens.events import Event, Press, Who
from screens.gateway import Shown, UnreachableError
from screens.keyboard import Keyboard
from screens.locks import Locks
from screens.person import Person, draw
from screens.ports import Parts
from screens.shower import Shower
from screens.stack import LostError, check
from screens.state import State, read
from screens.turn import Turn
from screens.view import Outgoing, Safe, View

log = logging.getLogger(__name__)
PushResult = Literal["sent", "unreachable", "failed"]
Build = Callable[[Ctx[Any]], Awaitable[View]]
_REDRAWS_AT_ONCE = 8


class Navigator:
    """Runs conversations over the parts of one bot."""

    def __init__(self, parts: Parts) -> None:
        self.parts = parts
        self._locks = Locks()
        self._redraws = asyncio.Semaphore(_REDRAWS_AT_ONCE)

    async def handle(self, event: Event) -> None:
        """Handle one event. Errors of features are told to the person, never raised."""
        async with self._locks.of(event.chat, event.who.id):
            try:
                await self._handle(event)
            except UnreachableError as error:
                await self._lost(error.chat)

    async def _lost(self, chat: int) -> None:
        if self.parts.reach is not None:
            await self.parts.reach.lost(chat)

    async def _handle(self, event: Event) -> None:
        person = await self._person(event)
        verdict = await self.parts.gate.check(event, person.words)
        if not verdict.allowed:
            await self._turned_away(person, verdict.say)
            return
        payload = await self.parts.store.load(event.chat, event.who.id)
        state = read(payload)
        turn = Turn(person, state, lost=state is None and payload is not None)
        if state is None or event.update_id not in state.seen:
            await turn.run()
        elif state.unshown(event.update_id):
            await turn.show_again()
        elif isinstance(event, Press):
            await self.parts.gateway.answer(event.query_id)

    async def _person(self, event: Event) -> Person:
        return Person(self.parts, event, await self.parts.profiles.of(event.chat, event.who))

    async def _turned_away(self, person: Person, say: Safe | None) -> None:
        event = person.event
        if isinstance(event, Press):
            await self.parts.gateway.answer(event.query_id, say, alert=say is not None)
        elif say is not None:
            view = View(say)
            rtl = person.words.rtl
            await self.parts.gateway.send(event.chat, view, None, rtl=rtl)

    async def refresh(
        self, chat: int, user: int, *, screen: str | None = None, frame: int | None = None
    ) -> bool:
        """Draw the top screen again, in place, its buttons still valid.

        Only if it is `screen` (and `frame`), where they are given. False if it is not, or if
        there is no message to draw on: then a worker tells its news in a message of its own.
        """
        async with self._locks.of(chat, user):
            state = read(await self.parts.store.load(chat, user))
            if state is None or state.message is None:
                return False
            if screen not in {None, state.top.screen} or frame not in {None, state.top.id}:
                return False
            try:
                return await self._redraw(chat, user, state)
            except UnreachableError as error:
                await self._lost(error.chat)
                return False

    async def _redraw(self, chat: int, user: int, state: State) -> bool:
        event = self._quiet(chat, user, state)
        person = await self._person(event)
        try:
            check(self.parts.catalogue, state.top)
        except LostError:
            return False
        view = await draw(person, state, None)
        top, rtl = state.top, person.words.rtl
        keyboard = Keyboard(self.parts.codec, chat, user, top.id, top.revision, rtl=rtl)
        message = state.message or 0
        shown = await self.parts.gateway.edit(
            chat, message, view, keyboard.markup(view), rtl=person.words.rtl
        )
        due = self.parts.due(view) if shown is Shown.DONE else None
        await Shower(self.parts, rtl=person.words.rtl).save(event, state, due=due)
        return shown is Shown.DONE

    def _quiet(self, chat: int, user: int, state: State | None) -> Event:
        """An event that nobody caused, for drawing without an update."""
        who = Who(
            user,
            state.first_name if state else "",
            language_code=state.language_code if state else None,
        )
        return Event(update_id=0, chat=chat, who=who, private=chat == user)

    async def push(
        self, chat: int, user: int, build: Build, *, files: Sequence[Outgoing] = ()
    ) -> PushResult:
        """Send a message of its own; its buttons are `Open`, `Url` or `Copy`.

        A lost answer counts as sent: the message may have arrived, and is not sent twice.
        """
        state = read(await self.parts.store.load(chat, user))
        person = await self._person(self._quiet(chat, user, state))
        try:
            await self._push(person, await build(person.ctx(state or State())), files)
        except UnreachableError:
            await self._lost(chat)
            return "unreachable"
        except ChatMigrated:
            return "failed"
        except TelegramError:
            log.exception("a push failed")
            return "failed"
        return "sent"

    async def _push(self, person: Person, view: View, files: Sequence[Outgoing]) -> None:
        event, rtl = person.event, person.words.rtl
        for item in files:
            await self.parts.gateway.send_beside(event.chat, item, rtl=rtl)
        markup = Keyboard(self.parts.codec, event.chat, event.who.id, 0, 0, rtl=rtl).markup(view)
        sent = await self.parts.gateway.send(event.chat, view, markup, rtl=rtl)
        if sent is not None and view.bind is not None and self.parts.binder is not None:
            await self.parts.binder.bind(event.chat, sent, *view.bind)

    async def tick(self) -> datetime | None:
        """Draw the live screens that are due; when the next one is, if any."""
        due = await self.parts.store.due_before(self.parts.clock())
        await asyncio.gather(*(self._tick(chat, user) for chat, user in due))
        return await self.parts.store.next_due()

    async def _tick(self, chat: int, user: int) -> None:
        async with self._redraws:
            try:
                await self.refresh(chat, user)
            except TelegramError:
                log.exception("a live screen could not be drawn")
