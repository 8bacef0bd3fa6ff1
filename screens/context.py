"""What a screen's functions are given: the chat, the language, the clock and the services."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Collection, Mapping, Sequence
from contextlib import AsyncExitStack
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any, Generic, TypeVar

from screens.events import Sender
from screens.text.formatting import Formatter
from screens.text.translator import Value, Words
from screens.view import AnyButton, Button, Safe, View, rows

S = TypeVar("S")


class DeniedError(Exception):
    """The person lacks a right; nothing was done."""


async def _keep() -> bool:
    return False


@dataclass(frozen=True, slots=True)
class Ctx(Generic[S]):
    """One person in one chat at one moment.

    `frame` and `revision` name the keyboard that was pressed (or the one being drawn): together
    with chat and user they are unique for ever, so a write that must happen once is keyed by
    them. `services` is whatever the features need; this room never looks inside.
    """

    services: S
    chat: int
    who: Sender
    private: bool
    words: Words
    fmt: Formatter
    now: datetime
    frame: int = 0
    revision: int = 0
    parked: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)
    screen: str = ""
    """The screen that is open, and what it remembers: a Telegram reply is heard in the midst of
    anything."""

    data: Mapping[str, Any] = field(default_factory=dict)
    busy: bool = False
    """Whether the open screen holds work that is not finished, or asks for another screen."""

    account: int | None = None
    """The account that this was begun with: act with that one or not at all. None: not known."""
    topic: int | None = None
    """Of the chat, where it has topics; None for General."""
    rights: frozenset[str] | None = None
    """What the person may do; None: everything."""

    replied: Sender | None = None
    """The person to whose message the command that is handled is a reply."""

    selves: Collection[int] = ()
    """The numbers of the person in all messengers; empty: no other is known."""

    erase: Callable[[], Awaitable[bool]] = _keep
    """Deletes the message being handled; tells whether Telegram did it."""

    until_shown: AsyncExitStack = field(default_factory=AsyncExitStack)
    """What is held until the person has the outcome, its files too, or could not be given it."""

    @property
    def user(self) -> int:
        return self.who.id

    @property
    def lang(self) -> str:
        return self.words.lang

    @property
    def today(self) -> date:
        """The day that it is where the person is."""
        return self.now.astimezone(self.fmt.zone).date()

    def t(self, ident: str, /, **values: Value) -> Safe:
        """The sentence `ident` as HTML; values are escaped unless they are `Safe`."""
        return self.words.html(ident, **values)

    def label(self, ident: str, /, **values: Value) -> str:
        """The sentence `ident` as plain text, for buttons, toasts and file names."""
        return self.words.plain(ident, **values)

    def may(self, right: str) -> bool:
        """Whether the person has this right, as far as was known when the event came."""
        return self.rights is None or right in self.rights

    def require(self, right: str | None) -> None:
        """Raise `DeniedError` where this right is needed and not there."""
        if right is not None and not self.may(right):
            raise DeniedError

    def back(self) -> Button:
        return Button(self.label("nav-back"), "_back")

    def home(self) -> Button:
        return Button(self.label("nav-home"), "_home")

    def cancel(self) -> Button:
        """Leaves what is being done and goes home; the same as /cancel."""
        return Button(self.label("nav-cancel"), "_cancel")

    def refresh(self) -> Button:
        return Button(self.label("nav-refresh"), "_redraw")

    def view(
        self,
        text: Safe,
        *lines: Sequence[AnyButton | None],
        refresh: bool = False,
        cancel: bool = False,
        live: float | None = None,
        stale: str | None = None,
        bind: tuple[str, str] | None = None,
    ) -> View:
        """A screen with these rows of buttons, and the ways out of it in the last one.

        `cancel`: what is being done is given up by leaving, so that is said instead of going back.
        """
        leave = self.cancel() if cancel else self.back()
        ways = [leave, self.refresh() if refresh else None, self.home()]
        return View(text, rows(*lines, ways), live=live, stale=stale, bind=bind)
