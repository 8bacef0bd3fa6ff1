"""What was looked for in vain is the new group's name, so that nobody types it twice."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from handlers.shared.narrow import whole_row
from handlers.shared.new_group import read_name
from handlers.shared.rights import Right
from handlers.shared.services import Ctx
from screens import Button, Outcome, Push, Safe, Screen
from screens.text.bidi import isolate
from screens.widgets import ASK, ListData, asks
from screens.widgets.ask import Judge

L = TypeVar("L", bound=ListData)


def make_button(ctx: Ctx, typed: str) -> Button | None:
    """Makes a group of that name, in a row of its own; None where it is no name to have."""
    name = read_name(typed)
    if name is None:
        return None
    shown = whole_row(ctx, name, ctx.label("book-pick-make", group=""))
    return Button(ctx.label("book-pick-make", group=isolate(shown)), "make")


def asks_for_name(
    screen: Screen[Ctx, L], question: str
) -> Callable[[Judge[Ctx, L]], Judge[Ctx, L]]:
    """As `asks` by the action `new`; the action of `make_button` takes what was looked for.

    Where that is no name to have, another one is asked for.
    """

    def register(judge: Judge[Ctx, L]) -> Judge[Ctx, L]:
        @screen.action("make", needs=Right.PEOPLE_EDIT)
        async def _make(ctx: Ctx, data: L, _arg: str) -> Outcome:
            outcome = await judge(ctx, data, data.query)
            if not isinstance(outcome, Safe):
                return outcome
            ask = ASK(question=ctx.t(question), error=outcome, last=data.query)
            return Push(ask, tag="new")

        return asks(screen, "new", question, needs=Right.PEOPLE_EDIT)(judge)

    return register
