"""Puts a drawn view in front of the person: edit or send, answer the press, tidy the old one."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from datetime import datetime

from telegram.error import TelegramError

from screens.events import Event, Press
from screens.gateway import Shown
from screens.keyboard import Keyboard
from screens.outcome import Effect
from screens.ports import Parts
from screens.stack import Gathered
from screens.state import State
from screens.view import View

NOTHING = ("", "")
"""What a message is bound to that showed a thing once and now shows something else."""


class Shower:
    """The Telegram side of one turn."""

    def __init__(self, parts: Parts, *, rtl: bool) -> None:
        self._parts = parts
        self.rtl = rtl
        self._answered = False

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
            await self._parts.gateway.answer(event.query_id)
        await self._parts.gateway.working(event.chat)

    async def show(
        self,
        event: Event,
        state: State,
        view: View,
        gathered: Gathered,
        *,
        elsewhere: bool,
        joined: bool = False,
    ) -> State:
        """Show the view and answer the press at the same time; the state with its message id."""
        over = state.message if joined else None
        if isinstance(event, Press) and not elsewhere:
            over = event.message_id
        showing = self._place(event, state, view, gathered, over)
        if not isinstance(event, Press) or self._answered:
            return await showing
        answering = self._parts.gateway.answer(event.query_id, gathered.toast, alert=gathered.alert)
        shown, answered = await asyncio.gather(showing, answering, return_exceptions=True)
        if isinstance(shown, BaseException):
            raise shown
        if isinstance(answered, BaseException) and not isinstance(answered, TelegramError):
            raise answered
        return shown

    async def _place(
        self, event: Event, state: State, view: View, gathered: Gathered, over: int | None
    ) -> State:
        """Draw the view over a message, or send it where there is none to draw over."""
        markup = Keyboard(
            self._parts.codec,
            event.chat,
            event.who.id,
            state.top.id,
            state.top.revision,
            rtl=self.rtl,
        ).markup(view)
        for item in gathered.files:
            sent = await self._parts.gateway.send_beside(event.chat, item, rtl=self.rtl)
            await self._bind(event.chat, sent, item.bind)
        if over is not None:
            shown = await self._parts.gateway.edit(event.chat, over, view, markup, rtl=self.rtl)
            if shown is Shown.DONE:
                await self._loosen(event.chat, over, view)
                return await self._moved(event.chat, state, over, view)
        sent = await self._parts.gateway.send(event.chat, view, markup, rtl=self.rtl)
        return await self._moved(event.chat, state, sent, view)

    async def _moved(self, chat: int, state: State, message: int | None, view: View) -> State:
        """The screen stands on another message now: the old one loses its keyboard."""
        await self._bind(chat, message, view.bind)
        if message is None or message == state.message:
            return state
        if state.message is not None:
            await self._parts.gateway.strip(chat, state.message)
        return state.model_copy(update={"message": message})

    async def _loosen(self, chat: int, message: int, view: View) -> None:
        """A message that no longer shows its thing is no longer the place to answer it."""
        if self._parts.binder is None or view.bind is not None:
            return
        if await self._parts.binder.find(chat, message) not in {None, NOTHING}:
            await self._parts.binder.bind(chat, message, *NOTHING)

    async def _bind(self, chat: int, message: int | None, thing: tuple[str, str] | None) -> None:
        if self._parts.binder is not None and message is not None and thing is not None:
            await self._parts.binder.bind(chat, message, *thing)
