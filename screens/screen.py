"""A screen: an id, frozen data, a way to draw it and named actions. Features are made of these."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping
from typing import Any, Generic, Self, TypeVar

from pydantic import BaseModel, ConfigDict, JsonValue

from screens.context import Ctx
from screens.events import ContactIn, FileIn, TextMessage
from screens.outcome import Outcome, Stay
from screens.route import Address, Route
from screens.view import View

MAX_ACTION_BYTES = 10
Need = str | None
"""The right that something needs, by its name; None: it is for everybody."""

UNSAID = "unsaid"
"""What a screen needs that does not say what it needs: only who has every right has this one."""


class Data(BaseModel):
    """Base of every screen's data: frozen, and refused on load if it does not fit.

    Fields that a newer version added are carried along: going back one version loses nothing.
    What judges a value is built at its first use (`defer_build`), for most screens wait for it.
    """

    model_config = ConfigDict(frozen=True, extra="allow", defer_build=True)

    def changed(self, **fields: object) -> Self:
        """The same with these fields; they are not checked."""
        return self.model_copy(update=fields)


class NoData(Data):
    """For screens that need none."""


C = TypeVar("C", bound=Ctx[Any])
D = TypeVar("D", bound=BaseModel)

Render = Callable[[C, D], Awaitable[View]]
Action = Callable[[C, D, str], Awaitable[Outcome]]
OnText = Callable[[C, D, TextMessage], Awaitable[Outcome | None]]
OnFile = Callable[[C, D, FileIn], Awaitable[Outcome]]
OnContact = Callable[[C, D, ContactIn], Awaitable[Outcome]]
OnResult = Callable[[C, D, str, JsonValue], Awaitable[Outcome]]
OnAnswer = Callable[[C, D, JsonValue], Awaitable[Outcome]]
OnCancel = Callable[[C, D], Awaitable[Outcome]]
Entry = Callable[[C, str], Awaitable[Outcome]]


class Screen(Generic[C, D]):
    """Declares one screen; the decorators below fill it in.

    `route`: how others lead here. `secret`: what is typed here is deleted from the chat
    before it is read. `keep`: when the screen is left by a command, its data is parked and
    `ctx.parked[ident]` gives it back. `any_account`: nothing on it is of an account, so it stays
    when the chat gets another one. `album`: of which album the files that it holds are, so that a
    further one is taken here. `thing`: what it speaks of (kind, reference); a Telegram reply to a
    message of that thing is heard here. `sample`: what it shows in a preview, or how that is found
    in an account; none is needed where the data is complete by itself. `needs`: the right without
    which nobody sees it; what is done on it needs the same unless an action says otherwise.
    `takes`: the right that files and contacts need here, where that is another. `command`: what
    opens it, deleted from the chat too where it is `secret`. `over`: then it is laid over what is
    open, so that ⬅️ leads back (help); else what is open is left, and parked if it keeps.
    """

    def __init__(
        self,
        route: Route[..., D],
        *,
        secret: bool = False,
        keep: bool = False,
        any_account: bool = False,
        album: Callable[[D], str | None] | None = None,
        thing: Callable[[D], tuple[str, str] | None] | None = None,
        sample: D | Callable[[C], Awaitable[D]] | None = None,
        needs: Need = UNSAID,
        takes: Need = None,
        command: str = "",
        over: bool = False,
    ) -> None:
        self.route = route
        self.ident = route.ident
        self.data = route.data
        self.album = album
        self.thing = thing
        self.sample = sample
        self.secret = secret
        self.keep = keep
        self.any_account = any_account
        self.needs = needs
        self.takes = takes or needs
        self.command, self.over = command, over
        self.acts: dict[str, Need] = {}
        self.tags: dict[str, Need] = {}
        self.draw: Render[C, D] | None = None
        self.actions: dict[str, Action[C, D]] = {}
        self.text: OnText[C, D] | None = None
        self.edit: OnText[C, D] | None = None
        self.file: OnFile[C, D] | None = None
        self.contact: OnContact[C, D] | None = None
        self.answers: dict[str, OnAnswer[C, D]] = {}
        self.result: OnResult[C, D] | None = None
        self.cancel: OnCancel[C, D] | None = None
        self.entry: Entry[C] | None = None

    async def sample_of(self, ctx: C) -> D:
        """What the screen shows in a preview. Raises what looking for it raises."""
        if self.sample is None:
            return self.data()
        return self.sample if isinstance(self.sample, BaseModel) else await self.sample(ctx)

    def render(self, function: Render[C, D]) -> Render[C, D]:
        self.draw = function
        return function

    def action(self, name: str, *, needs: Need = None) -> Callable[[Action[C, D]], Action[C, D]]:
        """Name an action; the name stands in callback data (10 bytes, no leading underscore).

        `needs`: a right beyond that of the screen.
        """
        if not 0 < len(name.encode()) <= MAX_ACTION_BYTES or name.startswith("_") or "." in name:
            raise ValueError(f"not an action name: {name!r}")

        def register(function: Action[C, D]) -> Action[C, D]:
            self.actions[name] = function
            if needs is not None:
                self.acts[name] = needs
            return function

        return register

    def simply(
        self, name: str, outcome: Callable[[C, D, str], Outcome], *, needs: Need = None
    ) -> None:
        """An action that asks and writes nothing: what follows is known from what is shown."""

        async def act(ctx: C, data: D, arg: str) -> Outcome:
            return outcome(ctx, data, arg)

        self.action(name, needs=needs)(act)

    def sets(self, name: str, **fields: object) -> None:
        """An action that gives these fields of the data these values."""
        if not fields.keys() <= self.data.model_fields.keys():
            raise ValueError(f"{self.ident} has not all of {', '.join(sorted(fields))}")
        self.simply(name, lambda _ctx, data, _arg: Stay(data=data.model_copy(update=fields)))

    def on_text(self, function: OnText[C, D]) -> OnText[C, D]:
        """A typed text; None leaves it to Home, as a screen without this does."""
        self.text = function
        return function

    def on_edit(self, function: OnText[C, D]) -> OnText[C, D]:
        """An edited message; without this the person gets a hint and nothing changes."""
        self.edit = function
        return function

    def on_file(self, function: OnFile[C, D]) -> OnFile[C, D]:
        self.file = function
        return function

    def on_contact(self, function: OnContact[C, D]) -> OnContact[C, D]:
        self.contact = function
        return function

    def on_answer(
        self, tag: str, *, needs: Need = None
    ) -> Callable[[OnAnswer[C, D]], OnAnswer[C, D]]:
        """What a screen that was pushed with this tag hands down; `needs` as an action's."""

        def register(function: OnAnswer[C, D]) -> OnAnswer[C, D]:
            self.answers[tag] = function
            if needs is not None:
                self.tags[tag] = needs
            return function

        return register

    def on_result(self, function: OnResult[C, D]) -> OnResult[C, D]:
        """What any other pushed screen hands down."""
        self.result = function
        return function

    def on_cancel(self, function: OnCancel[C, D]) -> OnCancel[C, D]:
        """What /cancel does here instead of leaving: for what is under way and can be stopped."""
        self.cancel = function
        return function

    def open(self, function: Entry[C]) -> Entry[C]:
        """From outside: with a command's words, or those of a button (`SEND.entry("g5")`).

        The outcome is applied to a stack that holds Home only. A screen without it opens with the
        defaults of its data, if there are such.
        """
        self.entry = function
        return function


class Catalogue:
    """All screens by id, and the commands and menu labels that lead to them."""

    def __init__(self, home: Address) -> None:
        self.home = home
        self.screens: dict[str, Screen[Any, Any]] = {}
        self.commands: dict[str, CommandSpec] = {}
        self.labels: dict[str, str] = {}
        """Id of a label's text -> id of its screen."""
        self.tells_secret: Callable[[str], bool] = lambda _words: False
        """Whether words are a secret, wherever they are typed by mistake."""

    def add(self, *screens: Screen[Any, Any]) -> None:
        for screen in screens:
            if screen.ident in self.screens:
                raise ValueError(f"two screens are called {screen.ident!r}")
            if screen.draw is None:
                raise ValueError(f"screen {screen.ident!r} draws nothing")
            self.screens[screen.ident] = screen
            if screen.command:
                route = screen.route
                self.command(screen.command, route, secret=screen.secret, over=screen.over)

    def command(
        self,
        name: str,
        route: Address,
        *,
        secret: bool = False,
        over: bool = False,
    ) -> None:
        """`/name` opens the screen of `route`.

        `secret`: the message is deleted before it is read. `over`: the screen is laid over what
        is open, so that ⬅️ leads back (help); else what is open is left, and parked if it keeps.
        """
        self.commands[name] = CommandSpec(name=name, screen=route.ident, secret=secret, over=over)

    def menu(self, label: str, route: Address) -> None:
        """Typed text that equals the text `label`, in any language, opens the screen of `route`."""
        self.labels[label] = route.ident

    def get(self, ident: str) -> Screen[Any, Any] | None:
        return self.screens.get(ident)

    @property
    def secret_commands(self) -> frozenset[str]:
        """Commands whose words are deleted from the chat before they are read."""
        return frozenset(name for name, spec in self.commands.items() if spec.secret)

    @property
    def ids(self) -> Mapping[str, Screen[Any, Any]]:
        return self.screens


class CommandSpec(BaseModel):
    """One slash command. Its description is the message `command-<name>` of the translator."""

    model_config = ConfigDict(frozen=True)

    name: str
    screen: str
    secret: bool = False
    over: bool = False
