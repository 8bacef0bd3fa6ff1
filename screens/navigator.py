"""The way of one update: load, check, act, save, show.

One navigator serves all chats; everything of one person in one chat happens under one lock, so a
worker that redraws a screen never races a press. State is saved before it is shown: if the
process dies in between, the old keyboard is merely stale and the next press draws the truth.
"""

from __future__ import annotations

import asyncio
import logging
import secrets
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import replace
from datetime import datetime
from typing import Any

from screens.bands import spelled
from screens.context import Ctx
from screens.events import Event, Press, Sender
from screens.exchange import Exchange
from screens.keyboard import Keyboard
from screens.locks import Locks
from screens.messenger import MessengerError, UnansweredError, UnreachableError
from screens.misplaced import behind_command
from screens.owing import marked, owing, settled, still_told
from screens.ownership import Claimed, claim, headed, heading
from screens.permissions import admits
from screens.person import Person, draw
from screens.personal_commands import PersonalCommands
from screens.ports import EngineDependencies, Verdict
from screens.presenter import NOTHING, Placing, Presenter
from screens.pushing import Pusher, PushResult
from screens.stack import LostError, at_home, check
from screens.state import State, fresh, read, renumbered
from screens.view import Outgoing, View

__all__ = ["Build", "Navigator", "PushResult"]

log = logging.getLogger(__name__)
Build = Callable[[Ctx[Any]], Awaitable[View]]
_REDRAWS_AT_ONCE = 8


class Navigator:
    """Runs conversations over the parts of one bot.

    `commands` is given another value where a messenger shows each person a list of their own.
    """

    def __init__(self, parts: EngineDependencies) -> None:
        self.parts = parts
        self.commands = PersonalCommands(parts, None)
        self._locks = Locks()
        self._pusher = Pusher(parts)
        self._redraws = asyncio.Semaphore(_REDRAWS_AT_ONCE)

    async def handle(self, event: Event) -> None:
        """Handle one event. Errors of features are told to the person, never raised."""
        if event.topic is not None and not self.parts.gateway.can(event.chat).topics:
            event = replace(event, topic=None)
        async with self._locks.of(event.chat, event.who.id):
            try:
                await self._handle(event)
            except UnreachableError as error:
                await self._shut_out(event)
                await self._lost(error.chat)
            except UnansweredError:
                log.warning("an answer to update %s may be lost", spelled(event.update_id))

    async def _shut_out(self, event: Event) -> None:
        """We may not write where we were asked: say so where we may, if there is such a place."""
        if event.private:
            return
        words = (await self._person(event)).words
        said, gateway, rtl = words.html("engine-shut-out"), self.parts.gateway, words.rtl
        try:
            if isinstance(event, Press):
                await gateway.answer(event.chat, event.query_id, said, alert=True, rtl=rtl)
            await gateway.send(event.who.id, View(said), None, rtl=rtl)
        except (UnreachableError, UnansweredError):
            log.info("somebody in a group could not be told that we may not write there")

    async def _lost(self, chat: int) -> None:
        if self.parts.reach is not None:
            await self.parts.reach.lost(chat)

    async def _handle(self, event: Event) -> None:
        person = await self._person(event)
        verdict = await self.parts.gate.check(event, person.words)
        if not verdict.allowed:
            keys = verdict.erase or behind_command(self.parts.catalogue, event)
            gone = keys and await person.erase() and verdict.erase
            await self._turned_away(person, Verdict(allowed=False) if gone else verdict)
            return
        payload = await self.parts.store.load(event.chat, event.who.id)
        known = read(payload)
        claimed = await self._claimed(event.chat, known, event.topic)
        await person.entitle(claimed.state.account)
        claimed = replace(claimed, state=self.commands.shown_to(person, claimed.state))
        exchange = Exchange(person, claimed, lost=known is None and payload is not None)
        if event.update_id not in claimed.state.seen:
            await exchange.run()
        elif claimed.state.unshown(event.update_id):
            await exchange.show_again()
        elif isinstance(event, Press):
            await self.parts.gateway.answer(event.chat, event.query_id)

    async def _claimed(self, chat: int, state: State | None, topic: int | None) -> Claimed:
        """The conversation under numbers of its own, wholly of the chat's present account."""
        parts = self.parts
        if state is None:
            present = await parts.accounts.present(chat, topic or 0)
            state = at_home(parts.catalogue, fresh(parts.generation, present))
        elif state.generation != parts.generation:
            state = renumbered(state, parts.generation)
        return await claim(parts.catalogue, parts.accounts, chat, state, topic)

    async def _person(self, event: Event) -> Person:
        return Person(self.parts, event, await self.parts.profiles.of(event.chat, event.who))

    async def _turned_away(self, person: Person, verdict: Verdict) -> None:
        event, rtl, say = person.event, person.words.rtl, verdict.say
        if isinstance(event, Press):
            alert = say is not None
            await self.parts.gateway.answer(event.chat, event.query_id, say, alert=alert, rtl=rtl)
        elif say is not None:
            view, can = View(say, verdict.rows), self.parts.gateway.can(event.chat)
            keyboard = Keyboard(
                self.parts.codec, event.chat, event.who.id, 0, 0, account=None, rtl=rtl, can=can
            )
            keys = keyboard.keys(view)
            await self.parts.gateway.send(event.chat, view, keys, rtl=rtl, topic=event.topic)

    async def refresh(
        self, chat: int, user: int, *, screen: str | None = None, frame: int | None = None
    ) -> bool:
        """Draw the top screen again, in place, its buttons still valid.

        Only if it is `screen` (and `frame`), where they are given. False if it is not, or if
        there is no message to draw on: then a worker tells its news in a message of its own.
        """
        if not self._serves(chat, user):
            return False
        async with self._locks.of(chat, user):
            known = read(await self.parts.store.load(chat, user))
            if known is None or (known.message is None and known.owed is None):
                return False
            if screen not in {None, known.top.screen} or frame not in {None, known.top.id}:
                return False
            try:
                return await self._redraw(chat, user, known)
            except UnreachableError as error:
                # No longer due: else it is tried again at once, for ever.
                await self.parts.store.save(chat, user, known.model_dump_json().encode())
                await self._lost(error.chat)
                return False

    async def _redraw(self, chat: int, user: int, state: State) -> bool:
        event = self._quiet(chat, user, state)
        person = await self._person(event)
        claimed = (await self._claimed(chat, state, state.topic)).state
        if [frame.id for frame in claimed.stack] != [frame.id for frame in state.stack]:
            # Of another account: it is said when the person comes, and drawn no more until then.
            await Presenter(self.parts, person.words).save(event, state)
            return False
        rights = await person.entitle(state.account)
        try:
            check(self.parts.catalogue, state.top)
            if not admits(self.parts.catalogue, rights, state.top):
                raise LostError(state.top.screen)
        except LostError:
            await Presenter(self.parts, person.words).save(event, state)
            return False
        view = await draw(person, state, still_told(state, self.parts.clock()))
        shower, owed = Presenter(self.parts, person.words), state.owed
        if owed is not None and owed.begun and owed.anew:
            view = marked(view, person.words)
        anew = state.message is None or (owed is not None and owed.anew)
        try:
            shown = await shower.again(event, state, Placing(view, None if anew else state.message))
        except UnansweredError as error:
            state, due = owing(self.parts, state, error, anew=anew)
            await shower.save(event, state, due=due)
            return False
        due = None if shown is None else self.parts.due(view)
        await shower.save(event, settled(shown or state, self.parts.clock()), due=due)
        return shown is not None

    def _quiet(self, chat: int, user: int, state: State | None) -> Event:
        """An event that nobody caused, for drawing without an update."""
        known = state or State()
        who = Sender(user, known.first_name, language_code=known.language_code)
        return Event(update_id=0, chat=chat, who=who, private=chat == user, topic=known.topic)

    async def push(
        self,
        chat: int,
        user: int,
        build: Build,
        *,
        account: int | None = None,
        topic: int | None = None,
        files: Sequence[Outgoing] = (),
        only_here: bool = False,
    ) -> PushResult:
        """Send a message of its own; its buttons are `Go`, `Url` or `Copy`.

        `account`: the one that it speaks of, and that its buttons and replies to it are of.
        `topic`: where in the chat that was made; 0: outside of all, None: where the person spoke
        last. With files, the last one carries the view. What may have arrived is "failed", and
        marked as a possible repeat when pushed again. In private a person is told in one of their
        chats, in the next where that is shut; `only_here`: in this one.
        """
        result: PushResult = "unreachable"
        places = () if only_here or chat != user else await self.parts.places.of(user)
        for place, person in [(each, each) for each in places] or [(chat, user)]:
            if self._serves(place, person):
                spoken = topic if place == chat else None
                result = await self._push(place, person, build, account, spoken, files)
            if result != "unreachable":
                break
        return result

    async def _push(
        self,
        chat: int,
        user: int,
        build: Build,
        account: int | None,
        topic: int | None,
        files: Sequence[Outgoing],
    ) -> PushResult:
        state, accounts = await self._kept(chat, user), self.parts.accounts
        where = state.topic if topic is None else topic or None
        if account is not None:
            where = await accounts.topic(chat, account, where)
            state = state.model_copy(update={"account": account})
        state = state.model_copy(update={"topic": where})
        person = await self._person(self._quiet(chat, user, state))
        whose = account if account is not None else await accounts.present(chat, state.topic or 0)
        await person.entitle(whose)
        ctx = person.ctx(state)
        view = headed(await build(ctx), await heading(accounts, ctx, account))
        view, files = person.shown("", view), person.handed(files)
        result = await self._pusher.push(person.event, person.words, view, files, account)
        if result == "unreachable":
            await self._lost(chat)
        return result

    async def redraw_pushed(self, kind: str, ref: str, build: Build, *, account: int) -> None:
        """Draw over the messages that were pushed about a thing, which is no longer as they say.

        Only those in private chats. They are bound to the thing no more.
        """
        binder = self.parts.binder
        if binder is None:
            return
        for chat, message in await binder.showing(kind, ref, account):
            if not self._serves(chat, chat):
                continue
            state = (await self._kept(chat, chat)).model_copy(update={"account": account})
            person = await self._person(self._quiet(chat, chat, state))
            await person.entitle(account)
            ctx = person.ctx(state)
            view = headed(await build(ctx), await heading(self.parts.accounts, ctx, account))
            view = person.shown("", view)
            await self._pusher.over(person.event, person.words, view, account, message)
            await binder.bind(chat, message, *NOTHING, account)

    def _serves(self, chat: int, user: int) -> bool:
        """What was made in a group is told there, whoever made it."""
        return chat != user or self.parts.gate.serves(user)

    async def _kept(self, chat: int, user: int) -> State:
        return read(await self.parts.store.load(chat, user)) or State()

    async def tick(self) -> datetime | None:
        """Draw the live screens that are due; when the next one is, if any."""
        due = await self.parts.store.due_before(self.parts.clock())
        await asyncio.gather(*(self._tick(chat, user) for chat, user in due))
        return await self.parts.store.next_due()

    async def _tick(self, chat: int, user: int) -> None:
        async with self._redraws:
            try:
                await self.refresh(chat, user)
            except MessengerError:
                log.exception("a screen could not be drawn, reference %s", secrets.token_hex(3))
                await self._give_up(chat, user)

    async def _give_up(self, chat: int, user: int) -> None:
        """Draw by ourselves no more what Telegram refuses; the next touch draws it."""
        async with self._locks.of(chat, user):
            state = read(await self.parts.store.load(chat, user))
            if state is not None:
                event = self._quiet(chat, user, state)
                words = (await self._person(event)).words
                await Presenter(self.parts, words).save(event, state)
