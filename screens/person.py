"""One person in one chat for the length of one event: contexts, explanations, drawing."""

from __future__ import annotations

import logging
import secrets
from typing import Any

from screens.context import Ctx
from screens.events import Event, Press
from screens.explain import Explanation
from screens.notices import placed
from screens.ports import EngineDependencies, Profile
from screens.screen import Screen
from screens.stack import LostError, check
from screens.state import Frame, State
from screens.text.formatting import Formatter
from screens.view import Safe, View, lines, rows

log = logging.getLogger(__name__)


class Person:
    """Builds contexts for one person in one chat."""

    def __init__(self, parts: EngineDependencies, event: Event, profile: Profile) -> None:
        self.parts = parts
        self.event = event
        self.profile = profile
        self.words = parts.translator.words(profile.lang)
        self.fmt = Formatter(self.words, profile.zone, profile.own_digits)
        self._erased: bool | None = None

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
            busy=top is not None and _is_busy(top, open_),
            account=state.account,
            erase=self.erase,
        )

    def explained(self, state: State, error: Exception) -> Explanation:
        """The sentence for an error; an unforeseen one is logged with a reference."""
        ctx = self.ctx(state)
        explanation = self.parts.explain(ctx, error)
        if explanation is not None:
            return explanation
        ref = secrets.token_hex(3)
        self.parts.counts["bugs"] += 1
        log.error("unforeseen error, reference %s", ref, exc_info=error)
        return Explanation(ctx.t("engine-bug", ref=ctx.fmt.code(ref)), foreseen=False)


def _is_busy(top: Frame, screen: Screen[Any, Any] | None) -> bool:
    """It answers another screen, keeps its work, or is about a `thing` that is being written to."""
    return bool(top.tag) or "thing" in top.data or (screen is not None and screen.keep)


async def draw(person: Person, state: State, notice: Safe | None) -> View:
    """The top screen's view; an error becomes a screen that says so and leads on."""
    ctx = person.ctx(state)
    screen = person.parts.catalogue.screens[state.top.screen]
    try:
        if screen.draw is None:
            raise LostError(screen.ident)
        view: View = await screen.draw(ctx, check(person.parts.catalogue, state.top))
    except Exception as error:  # noqa: BLE001 (whatever a feature raises, the person is told)
        view = _failed(person, state, error)
    return placed(notice, view, person.parts.gateway.can.message_units)


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
