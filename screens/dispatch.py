"""From an event to an outcome: which function of which screen hears it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any

from pydantic import BaseModel, JsonValue

from screens.context import Ctx
from screens.events import Command, ContactIn, Event, FileIn, Other, TextMessage
from screens.exact import exact_files
from screens.outcome import Home, Outcome, Pop, Push, Stay
from screens.ownership import about_thing, is_of
from screens.permissions import answer_need, need_of
from screens.ports import EngineDependencies
from screens.route import Target, read
from screens.screen import CommandSpec, Need, Screen
from screens.stack import LostError, at_home, busy, check, parked
from screens.state import State
from screens.text.labels import bare

MakeCtx = Callable[[State], Ctx[Any]]
Given = TextMessage | FileIn | ContactIn


@dataclass(frozen=True, slots=True)
class Handled:
    """The state that the outcome is applied to, and the outcome.

    `joined`: a further file of an album, so the screen is drawn over and not sent once more.
    `need`: the right by which it was done.
    """

    state: State
    outcome: Outcome
    joined: bool = False
    need: Need = None


class Dispatcher:
    """Finds the function for one event. `make` builds the context for a state's top frame."""

    def __init__(self, parts: EngineDependencies, make: MakeCtx) -> None:
        self._parts = parts
        self._make = make

    def _top(self, state: State) -> tuple[Screen[Any, Any], BaseModel]:
        data = check(self._parts.catalogue, state.top)
        return self._parts.catalogue.screens[state.top.screen], data

    async def press(self, state: State, action: str, arg: str) -> Handled:
        """A live button of the top frame.

        Raises:
            LostError: the action, the screen or its data is no more.
            DeniedError: it is not for this person.
        """
        match action:
            case "_back":
                return Handled(state, Pop() if len(state.stack) > 1 else Stay())
            case "_home":
                return Handled(self._left(state), Stay())
            case "_cancel":
                return Handled(state, await self._cancelled(state))
            case "_redraw":
                return Handled(state, Stay())
            case "_go" | "_open":
                return await self._led(state, action, arg)
        return await self._act(state, action, arg)

    async def _led(self, state: State, action: str, arg: str) -> Handled:
        """Over the top frame: to a target, or as a command opens it."""
        if action == "_open":
            return await self.open(state, *_target(arg), over=True)
        tag, target = _tagged(arg)
        self._entitled(state, answer_need(self._parts.catalogue, state.top.screen, tag))
        return self._go(state, *_target(target), tag=tag)

    async def _act(self, state: State, action: str, arg: str) -> Handled:
        screen, data = self._top(state)
        if action == "_exact":
            ctx = self._entitled(state, screen.needs)
            files = await exact_files(ctx, screen, data, self._parts.gateway.can(ctx.chat))
            return Handled(state, Stay(files=files))
        function = screen.actions.get(action)
        if function is None:
            return Handled(state, Stay(notice=self._make(state).t("engine-lost")))
        need = need_of(self._parts.catalogue, screen.ident, action)
        ctx = self._entitled(state, need)
        return Handled(state, await function(ctx, data, arg), need=need)

    def _entitled(self, state: State, need: Need) -> Ctx[Any]:
        """The context, for somebody who may. Raises `DeniedError` for others."""
        ctx = self._make(state)
        ctx.require(need)
        return ctx

    async def _cancelled(self, state: State) -> Outcome:
        screen = self._parts.catalogue.get(state.top.screen)
        if screen is not None and screen.cancel is not None:
            _, data = self._top(state)
            outcome: Outcome = await screen.cancel(self._make(state), data)
            return outcome
        forget = tuple({frame.screen for frame in state.stack})
        return Home(notice=self._make(state).t("engine-cancelled"), forget=forget)

    def _left(self, state: State) -> State:
        return at_home(self._parts.catalogue, parked(self._parts.catalogue, state))

    async def loose(self, state: State, action: str, target: str) -> Handled:
        """A button that belongs to no screen and may be pressed for ever."""
        if action == "_again":
            return Handled(state, Stay())
        if action == "_odd":
            return Handled(state, Stay(toast=self._make(state).label("engine-odd")))
        if action == "_go":
            return self._go(self._left(state), *_target(target))
        return await self.open(state, *_target(target))

    async def offered(
        self, state: State, chat: int, account: int | None, then: str = ""
    ) -> Handled | None:
        """The screen that says whose a thing is, and turns to that account in one tap.

        `then`: what was pressed, to be followed after that. None where the chat may not turn to it.
        """
        screen = self._parts.elsewhere
        if screen is None or not account:
            return None
        if not await self._parts.accounts.may_turn(chat, account):
            return None
        return Handled(state, Push(screen(account, then)))

    async def open(self, state: State, ident: str, arg: str, *, over: bool = False) -> Handled:
        """A command, a menu label or a button to an entry."""
        base = state if over and state.stack else self._left(state)
        screen = self._parts.catalogue.get(ident)
        if screen is None:
            return Handled(base, Stay(notice=self._make(base).t("engine-lost")))
        ctx = self._entitled(base, screen.needs)
        if screen.entry is not None:
            return Handled(base, await screen.entry(ctx, arg), need=screen.needs)
        return Handled(base, Stay()) if ident == base.top.screen else self._go(base, ident, arg)

    def _go(self, state: State, ident: str, arg: str, *, tag: str = "") -> Handled:
        """Lay a screen over what is open. Raises `LostError`: none is so, or its data is."""
        screen = self._parts.catalogue.get(ident)
        data = None if screen is None else read(screen.data, arg)
        if screen is None or data is None:
            raise LostError(ident)
        self._entitled(state, screen.needs)
        return Handled(state, Push(Target(ident, data), tag=tag))

    async def hear(self, state: State, event: Event) -> Handled | None:
        """Everything but presses; None where nothing is to be said."""
        match event:
            case Command():
                return await self._command(state, event)
            case TextMessage():
                return await self._typed(state, event)
            case FileIn():
                return await self._file(state, event)
            case ContactIn():
                return await self._given(state, event, "engine-no-contact")
            case Other(edited=False):
                return self._hint(state, event, "engine-other")
        return None

    async def _command(self, state: State, event: Command) -> Handled | None:
        if event.name == "cancel":
            return Handled(state, await self._cancelled(state))
        spec = self._parts.catalogue.commands.get(event.name)
        if spec is None:
            return self._hint(state, event, "engine-unknown-command")
        return await self._spec(state, spec, event.args)

    async def _spec(self, state: State, spec: CommandSpec, args: str) -> Handled:
        """A screen without an `open` of its own has no use for words."""
        screen = self._parts.catalogue.get(spec.screen)
        words = args if screen is not None and screen.entry is not None else ""
        return await self.open(state, spec.screen, words, over=spec.over)

    async def _typed(self, state: State, event: TextMessage) -> Handled | None:
        label = bare(event.text)
        for text, ident in self._parts.catalogue.labels.items():
            if label in self._parts.translator.everywhere(text):
                return await self.open(state, ident, "")
        if label in self._parts.translator.everywhere("engine-cancel-word"):
            return Handled(state, await self._cancelled(state))
        if label in self._parts.translator.button_labels:
            return self._hint(state, event, "engine-button-text")
        routed = await self._reply(state, event)
        if routed is not None:
            return routed
        return await self._given(
            state, event, "engine-no-edit" if event.edited else "engine-no-text"
        )

    async def _file(self, state: State, event: FileIn) -> Handled | None:
        # The further files of an album join the screen that the first one opened.
        if event.album is not None and self._album(state) == event.album:
            heard = await self._given(state, event, "engine-no-file")
            return None if heard is None else replace(heard, joined=True)
        routed = await self._reply(state, event)
        return routed or await self._given(state, event, "engine-no-file")

    def _album(self, state: State) -> str | None:
        screen, data = self._top(state)
        return None if screen.album is None else screen.album(data)

    async def _given(self, state: State, event: Given, hint: str) -> Handled | None:
        """Heard by the top screen, else by Home, where no work is open; else the hint."""
        heard = await self._heard(state, event)
        if heard is None and event.private and not self._works(state):
            heard = await self._heard(self._left(state), event)
        return heard or self._hint(state, event, hint)

    async def _heard(self, state: State, event: Given) -> Handled | None:
        """By the top screen; None where it has no ear for this, or leaves it to Home."""
        screen, data = self._top(state)
        function, need = _ear(screen, event)
        if function is None:
            return None
        outcome: Outcome | None = await function(self._entitled(state, need), data, event)
        return None if outcome is None else Handled(state, outcome, need=need)

    def _works(self, state: State) -> bool:
        """Whether something is open that was begun, asks, or is about a thing written to."""
        return any(busy(frame, self._parts.catalogue.get(frame.screen)) for frame in state.stack)

    async def _reply(self, state: State, event: TextMessage | FileIn) -> Handled | None:
        if event.reply_to is None or self._parts.binder is None or self._parts.replies is None:
            return None
        bound = await self._parts.binder.find(event.chat, event.reply_to)
        if bound is None or not bound.kind:
            return None
        if not await is_of(self._parts.accounts, event.chat, bound.account, state):
            said = await about_thing(self._parts.accounts, self._make(state), bound.account)
            offered = await self.offered(state, event.chat, bound.account)
            return Handled(state, Stay(notice=said)) if offered is None else offered
        # A screen whose data names this very `thing` hears what is said to it itself.
        thing = (bound.kind, bound.ref)
        screen, data = self._top(state)
        if screen.thing is not None and screen.thing(data) == thing:
            return None
        need = self._parts.replies_need
        outcome = await self._parts.replies(self._entitled(state, need), thing, event)
        return None if outcome is None else Handled(state, outcome, need=need)

    def _hint(self, state: State, event: Event, ident: str) -> Handled | None:
        # In a group people talk to each other: what the bot cannot read is none of its business.
        if not event.private and not isinstance(event, Command):
            return None
        return Handled(state, Stay(notice=self._make(state).t(ident)))

    async def result(self, state: State, tag: str, value: JsonValue) -> Outcome | None:
        """What the screen below says to the value that the popped one handed down."""
        screen, data = self._top(state)
        outcome: Outcome
        if tag in screen.answers:
            self._entitled(state, answer_need(self._parts.catalogue, screen.ident, tag))
            outcome = await screen.answers[tag](self._make(state), data, value)
            return outcome
        if screen.result is None:
            return None
        outcome = await screen.result(self._make(state), data, tag, value)
        return outcome


def _ear(screen: Screen[Any, Any], event: Given) -> tuple[Callable[..., Any] | None, Need]:
    """What of a screen hears this, and the right that it needs."""
    match event:
        case FileIn():
            return screen.file, screen.takes
        case ContactIn():
            return screen.contact, screen.takes
        case TextMessage(edited=True):
            return screen.edit, screen.needs
    return screen.text, screen.needs


def _tagged(arg: str) -> tuple[str, str]:
    """What a target stands behind, and the target: `tag#screen:data`."""
    leading, _, data = arg.partition(":")
    tag, _, ident = leading.rpartition("#")
    return tag, f"{ident}:{data}"


def _target(arg: str) -> tuple[str, str]:
    ident, _, words = arg.partition(":")
    return ident, words


def erased(event: TextMessage) -> TextMessage:
    return replace(event, erased=True)
