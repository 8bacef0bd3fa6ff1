"""One person in one chat for the length of one event: contexts, explanations, drawing."""

from __future__ import annotations

import logging
import secrets
from collections.abc import Sequence
from contextlib import AsyncExitStack
from dataclasses import replace
from typing import Any

from pydantic import BaseModel

from screens.context import Ctx
from screens.events import Command, Event, Press
from screens.explain import Explanation
from screens.masking import masked_item, masked_view, without_numbers
from screens.notices import placed
from screens.outcome import Effect
from screens.ownership import headed, heading
from screens.permissions import DeniedError, Rights, admits, has, offered
from screens.ports import EngineDependencies, Profile
from screens.screen import Need, Screen
from screens.stack import LostError, busy, check
from screens.state import State
from screens.text.formatting import Formatter
from screens.view import Outgoing, Safe, View, lines, rows

log = logging.getLogger(__name__)


class Person:
    """Builds contexts for one person in one chat."""

    def __init__(self, parts: EngineDependencies, event: Event, profile: Profile) -> None:
        self.parts = parts
        self.event = event
        self.rights: Rights = None
        self.selves: Sequence[int] = ()
        self.until_shown = AsyncExitStack()
        self._erased: bool | None = None
        self.read_as(profile)

    def read_as(self, profile: Profile) -> None:
        """What is said from now on is for somebody who reads so."""
        self.profile = profile
        self.words = self.parts.translator.words(profile.lang, own_digits=profile.own_digits)
        self.fmt = Formatter(self.words, profile.zone)

    async def entitle(self, account: int | None) -> Rights:
        """Ask anew what the person may do with the account, and keep it for what is drawn."""
        event = self.event
        self.selves = await self.parts.places.of(event.who.id)
        self.rights = await self.parts.permissions.of(event.chat, event.who.id, account or 0)
        return self.rights

    def shown(self, screen: str, view: View) -> View:
        """A view of a screen as this person may see it."""
        view = offered(self.parts.catalogue, self.rights, screen, view)
        return masked_view(view) if self._masks else view

    def said(self, text: str | None) -> str | None:
        """A toast likewise."""
        return without_numbers(text) if text is not None and self._masks else text

    def handed(self, files: Sequence[Outgoing]) -> tuple[Outgoing, ...]:
        """What is sent beside, likewise: its caption, since files have rights of their own."""
        return tuple(map(masked_item, files)) if self._masks else tuple(files)

    @property
    def _masks(self) -> bool:
        return not has(self.rights, (self.parts.numbers_need,))

    async def guarded(
        self, effects: tuple[Effect, ...], account: int | None, need: Need
    ) -> tuple[Effect, ...]:
        """The writes, undone together where the right to them was lost in the meantime."""
        if need is None or not effects:
            return effects
        chat, user = self.event.chat, self.event.who.id
        await self.parts.permissions.ask(user, account or 0, need)
        return (self.parts.permissions.guard(chat, user, account or 0, need), *effects)

    async def erase(self) -> bool:
        """Delete the message that is handled, once; False where it may still stand there."""
        if self.event.message_id is None or isinstance(self.event, Press):
            return False
        if self._erased is None:
            self._erased = await self.parts.gateway.delete(self.event.chat, self.event.message_id)
        return self._erased

    def ctx(self, state: State) -> Ctx[Any]:
        top = state.top if state.stack else None
        open_ = self.parts.catalogue.get(top.screen) if top else None
        return Ctx(
            services=self.parts.services,
            chat=self.event.chat,
            who=self.event.who,
            private=self.event.private,
            words=self.words,
            fmt=self.fmt,
            now=self.parts.clock(),
            frame=top.id if top else 0,
            revision=top.revision if top else 0,
            parked=state.parked,
            screen=top.screen if top else "",
            data=top.data if top else {},
            busy=top is not None and busy(top, open_),
            account=state.account,
            topic=self.event.topic,
            rights=self.rights,
            replied=self.event.replied if isinstance(self.event, Command) else None,
            selves=self.selves,
            erase=self.erase,
            until_shown=self.until_shown,
        )

    def explained(self, state: State, error: Exception) -> Explanation:
        """The sentence for an error; an unforeseen one is logged with a reference."""
        ctx = self.ctx(state)
        explanation = self.parts.explain(ctx, error)
        if explanation is not None:
            return explanation
        if isinstance(error, DeniedError):
            return Explanation(ctx.t("engine-denied"))
        ref = secrets.token_hex(3)
        self.parts.counts["bugs"] += 1
        log.error("unforeseen error, reference %s", ref, exc_info=error)
        return Explanation(ctx.t("engine-bug", ref=ctx.fmt.code(ref)), foreseen=False)


async def draw(person: Person, state: State, notice: Safe | None) -> View:
    """The top screen's view; an error becomes a screen that says so and leads on."""
    ctx = person.ctx(state)
    screen = person.parts.catalogue.screens[state.top.screen]
    try:
        if screen.draw is None:
            raise LostError(screen.ident)
        if not admits(person.parts.catalogue, person.rights, state.top):
            raise DeniedError
        data = check(person.parts.catalogue, state.top)
        view = _said_how(ctx, screen, data, await screen.draw(ctx, data))
    except Exception as error:  # noqa: BLE001 (whatever a feature raises, the person is told)
        view = _failed(person, state, error)
    if not screen.any_account:
        view = headed(view, await heading(person.parts.accounts, ctx, state.account))
    can = person.parts.gateway.can(person.event.chat)
    return person.shown(screen.ident, placed(notice, view, can.message_units))


def _said_how(ctx: Ctx[Any], screen: Screen[Any, Any], data: BaseModel, view: View) -> View:
    """In a group a list that is searched by typing says how what is typed there reaches it."""
    if ctx.private or screen.text is None or "query" not in type(data).model_fields:
        return view
    return replace(view, text=lines(view.text, ctx.t("ask-in-group")))


def _failed(person: Person, state: State, error: Exception) -> View:
    ctx = person.ctx(state)
    explanation = person.explained(state, error)
    back = ctx.back() if len(state.stack) > 1 else None
    return View(
        explanation.text
        if explanation.foreseen
        else lines(ctx.t("engine-render-failed"), explanation.text),
        rows(*explanation.rows, [ctx.refresh()], [back, ctx.home() if back else None]),
    )
