"""What a kind of news is: how it is found, drawn, switched off, and told to whom and when."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Generic, Literal, TypeVar

from handlers.news.kinds.news import News
from handlers.news.kinds.snapshot import AccountSnapshot, Findings
from handlers.shared.rights import Right
from handlers.shared.routes import ACCOUNT, ALERTS
from handlers.shared.services import Ctx
from handlers.shared.switches import Switch
from screens.text.bidi import strip
from screens.text.formatting import clip
from screens.view import Go, Safe, View, lines, rows

_QUOTED_UNITS = 2500
_SCREENFUL = 600
"""Quotes longer than this are folded until they are tapped."""

N = TypeVar("N", bound=News)

Audience = Callable[[Sequence[int], int], Sequence[int]]
"""Which of an account's chats are told, given its owner; a switch may say no to each."""


def all_chats(chats: Sequence[int], _owner: int) -> Sequence[int]:
    return chats


@dataclass(frozen=True, slots=True)
class Detector:
    """Looks for news at each look at an account; one detector may find several kinds.

    `name`: of its cursor. `asks`: when it calls the web service. Raises `SmsIrError`.
    """

    name: str
    detect: Callable[[AccountSnapshot], Awaitable[Findings]]
    asks: Literal["never", "always", "daily"] = "never"


@dataclass(frozen=True, slots=True)
class NewsKind(Generic[N]):
    """Everything that is to be known of a kind.

    `brief`: its lines, `way` the button under them. `more`: what it says below them where it is
    told alone. `message`: all of it then, where that is not these.
    `detector`: what finds it; None: the watcher itself. `switch`: None: it is always told.
    `awaited`: it answers what a person did, so in quiet hours it comes at once, without a sound;
    the others wait until these hours are over. `sample`: for the preview.
    `needs`: the right of whoever is told in private.
    """

    model: type[N]
    brief: Callable[[Ctx, N], Sequence[Safe]]
    way: Callable[[Ctx, N], Go | None]
    sample: Callable[[datetime], N]
    more: Callable[[Ctx, N], Sequence[str | None]] = lambda _ctx, _news: ()
    message: Callable[[Ctx, N], View] | None = None
    detector: Detector | None = None
    switch: Switch | None = None
    awaited: bool = False
    audience: Audience = all_chats
    needs: Right | None = None

    @property
    def name(self) -> str:
        """As it stands in what is kept."""
        return str(self.model.model_fields["kind"].default)

    def alone(self, ctx: Ctx, news: N) -> View:
        """As a message of its own, with the way to its switch where it has one."""
        if self.message is not None:
            return self.message(ctx, news)
        text = lines(*self.brief(ctx, news), *self.more(ctx, news))
        switch = None if self.switch is None else switches(ctx)
        return View(text, rows([self.way(ctx, news)], [switch]))


def switches(ctx: Ctx) -> Go:
    """The way to the switches of all kinds."""
    return Go(ctx.label("watch-switches"), ALERTS.entry())


def to_account(ctx: Ctx) -> Go:
    return Go(ctx.label("watch-account-open"), ACCOUNT.entry())


def quote(ctx: Ctx, text: str) -> Safe | None:
    """Somebody's words; None where there are none."""
    if not text.strip():
        return None
    cut = clip(strip(text).strip(), _QUOTED_UNITS)
    return ctx.fmt.quote(cut, expandable=len(text) > _SCREENFUL)
