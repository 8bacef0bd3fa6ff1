"""Shows a view: draws over the screen's message or sends a new one, and tidies up behind it."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from screens.adapting import adapted
from screens.events import Event, Press
from screens.keyboard import Keyboard
from screens.messenger import (
    Capabilities,
    EditResult,
    Edits,
    FilesForbiddenError,
    MessengerError,
    RefusedError,
    UnansweredError,
)
from screens.outcome import Effect
from screens.ports import EngineDependencies
from screens.stack import SideEffects
from screens.state import State
from screens.text.translator import Words
from screens.view import Button, Go, Outgoing, OutgoingKind, Safe, View, rows

log = logging.getLogger(__name__)

NOTHING = ("", "")
"""What a message is bound to that showed a thing once and now shows something else."""


@dataclass(frozen=True, slots=True)
class Placing:
    """Where a view goes: over the message `over`, or as a new message (None)."""

    view: View
    over: int | None = None


class Presenter:
    """The messenger's side of one turn, in the language of `words`."""

    def __init__(self, parts: EngineDependencies, words: Words) -> None:
        self._parts = parts
        self.words = words
        self._answered = False

    def _can(self, chat: int) -> Capabilities:
        return self._parts.gateway.can(chat)

    @property
    def _rtl(self) -> bool:
        return self.words.rtl

    async def save(
        self,
        event: Event,
        state: State,
        *,
        due: datetime | None = None,
        effects: Sequence[Effect] = (),
    ) -> None:
        """Write the state; with effects it is written so that it survives a power cut."""
        await self._parts.store.save(
            event.chat,
            event.who.id,
            state.model_dump_json().encode(),
            due=due,
            effects=effects,
            full=bool(effects),
        )

    async def still_working(self, event: Event) -> None:
        if isinstance(event, Press) and not self._answered:
            self._answered = True
            await self._parts.gateway.answer(event.chat, event.query_id)
        await self._parts.gateway.working(event.chat, event.topic)

    async def show(
        self, event: Event, state: State, placing: Placing, gathered: SideEffects
    ) -> State:
        """Show the view and answer the press at the same time; the state with its message id.

        Raises:
            UnansweredError: it is not known whether the view was shown.
        """
        showing = self.place(event, state, placing, gathered.files)
        if not isinstance(event, Press) or self._answered:
            return await showing
        answering = self._parts.gateway.answer(
            event.chat, event.query_id, gathered.toast, alert=gathered.alert, rtl=self._rtl
        )
        shown, answered = await asyncio.gather(showing, answering, return_exceptions=True)
        if isinstance(shown, BaseException):
            raise shown
        if isinstance(answered, BaseException) and not isinstance(answered, MessengerError):
            raise answered
        return shown

    async def again(self, event: Event, state: State, placing: Placing) -> State | None:
        """Show what is open once more; None where the message to draw over is gone."""
        if placing.over is None:
            return await self.place(event, state, placing)
        view = adapted(placing.view, self._can(event.chat), self.words)
        edit = await self._drawn(event, state, view, placing.over)
        return state if edit is EditResult.DONE else None

    async def _drawn(self, event: Event, state: State, view: View, over: int) -> EditResult:
        if self._can(event.chat).edits is Edits.NONE:
            return EditResult.GONE
        keys, gateway = self._keyboard(event, state).keys(view), self._parts.gateway
        try:
            return await gateway.edit(event.chat, over, view, keys, rtl=self._rtl)
        except RefusedError as error:
            if self._can(event.chat).edits is Edits.SURE:
                raise
            log.info("an edit was refused: %s", error)
            return EditResult.GONE

    def _keyboard(self, event: Event, state: State) -> Keyboard:
        top, codec = state.top, self._parts.codec
        return Keyboard(
            codec,
            event.chat,
            event.who.id,
            top.id,
            top.revision,
            account=state.account,
            rtl=self._rtl,
            can=self._can(event.chat),
        )

    async def place(
        self, event: Event, state: State, placing: Placing, files: Sequence[Outgoing] = ()
    ) -> State:
        """Draw the view over a message, or send it where there is none to draw over."""
        view = adapted(placing.view, self._can(event.chat), self.words)
        await self._notes(event, state, files)
        if placing.over is not None:
            edit = await self._drawn(event, state, view, placing.over)
            if edit is EditResult.DONE:
                await self._loosen(event.chat, placing.over, view)
                return await self._moved(event.chat, state, placing.over, view)
        keys = self._keyboard(event, state).keys(view)
        sent = await self._parts.gateway.send(
            event.chat, view, keys, rtl=self._rtl, topic=event.topic
        )
        return await self._moved(event.chat, state, sent, view)

    async def _notes(self, event: Event, state: State, files: Sequence[Outgoing]) -> None:
        """Notes stand before the screen: they set the menu, and nobody asked for them."""
        for item in files:
            if item.kind is OutgoingKind.NOTE:
                menu = item.menu if self._can(event.chat).persistent_menu else None
                try:
                    await self._beside(event, state, replace(item, menu=menu), None)
                except UnansweredError:
                    log.warning("a note beside a screen may be lost")

    async def files(self, event: Event, state: State, gathered: SideEffects) -> Safe | None:
        """Send what was asked for: it stands last, the way back under it.

        What could not be sent or may be lost, as a sentence.
        """
        asked = [item for item in gathered.files if item.kind is not OutgoingKind.NOTE]
        for item in asked:
            way = self._way_back(event) if item is asked[-1] else None
            try:
                await self._beside(event, state, item, way)
            except UnansweredError:
                return self.words.html("engine-file-unsure")
            except FilesForbiddenError:
                return self.words.html("engine-file-forbidden")
        return None

    def _way_back(self, event: Event) -> Keyboard:
        codec, chat, owner = self._parts.codec, event.chat, event.who.id
        return Keyboard(codec, chat, owner, 0, 0, account=None, rtl=self._rtl, can=self._can(chat))

    async def _beside(
        self, event: Event, state: State, item: Outgoing, way: Keyboard | None
    ) -> None:
        again = Button(self.words.plain("nav-again"), "_again")
        home = Go(self.words.plain("nav-home"), self._parts.catalogue.home.entry())
        sent = await self._parts.gateway.send_beside(
            event.chat,
            item,
            rtl=self._rtl,
            topic=event.topic,
            keys=way.keys(View(Safe(), rows([again, home]))) if way else None,
        )
        await self._bind(event.chat, sent, item.bind, state.account)

    async def _moved(self, chat: int, state: State, message: int, view: View) -> State:
        """The screen stands on another message now: the old one loses its keyboard."""
        await self._bind(chat, message, view.bind, state.account)
        if message == state.message:
            return state
        if state.message is not None:
            await self._strip(chat, state.message)
        return state.model_copy(update={"message": message})

    async def _strip(self, chat: int, message: int) -> None:
        """Take the keyboard off, where that can be done: what is left there is stale anyway."""
        if self._can(chat).edits is Edits.NONE:
            return
        try:
            await self._parts.gateway.strip(chat, message)
        except RefusedError:
            if self._can(chat).edits is Edits.SURE:
                raise

    async def _loosen(self, chat: int, message: int, view: View) -> None:
        """A message that no longer shows its thing is no longer the place to answer it."""
        if self._parts.binder is None or view.bind is not None:
            return
        bound = await self._parts.binder.find(chat, message)
        if bound is not None and (bound.kind, bound.ref) != NOTHING:
            await self._parts.binder.bind(chat, message, *NOTHING, bound.account)

    async def _bind(
        self, chat: int, message: int, thing: tuple[str, str] | None, account: int | None
    ) -> None:
        if self._parts.binder is not None and thing is not None:
            await self._parts.binder.bind(chat, message, *thing, account)
