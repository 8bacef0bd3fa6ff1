"""Asking "are you sure": names what will happen, pops True to the screen below, or nothing."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import Any, TypeVar

from pydantic import BaseModel, JsonValue

from screens.context import Ctx
from screens.fingerprint import fingerprint
from screens.outcome import Outcome, Pop, Push, Stay
from screens.route import Route
from screens.screen import Data, Need, Screen
from screens.view import Button, Safe, Style, View


class ConfirmData(Data):
    """`text`: HTML that has been escaped. `yes`: the button's label, with its icon."""

    text: str
    yes: str
    danger: bool = False


CONFIRM = Route("confirm", ConfirmData)

C = TypeVar("C", bound=Ctx[Any])
D = TypeVar("D", bound=BaseModel)
Agreed = Callable[[C, D], Awaitable[Outcome]]
confirm: Screen[Ctx[Any], ConfirmData] = Screen(
    CONFIRM, sample=ConfirmData(text="<b>Sure?</b>", yes="\u2705 Yes"), needs=None
)


@confirm.render
async def _render(ctx: Ctx[Any], data: ConfirmData) -> View:
    style = Style.DANGER if data.danger else Style.SUCCESS
    return ctx.view(Safe(data.text), [Button(data.yes, "yes", _mark(data), style)])


@confirm.action("yes")
async def _yes(_ctx: Ctx[Any], data: ConfirmData, arg: str) -> Outcome:
    """A yes to another question is none to this one: it is shown again."""
    return Pop(result=True) if arg == _mark(data) else Stay()


def _mark(data: ConfirmData) -> str:
    return fingerprint(data.text)


def confirms(
    screen: Screen[C, D],
    tag: str,
    question: Callable[[C, D], Awaitable[ConfirmData]],
    *,
    needs: Need = None,
) -> Callable[[Agreed[C, D]], Agreed[C, D]]:
    """The action `tag` asks whether one is sure; what is decorated follows a yes.

    `needs` as an action's.
    """

    def register(agreed: Agreed[C, D]) -> Agreed[C, D]:
        @screen.action(tag, needs=needs)
        async def _asking(ctx: C, data: D, _arg: str) -> Outcome:
            return Push(CONFIRM.holding(await question(ctx, data)), tag=tag)

        @screen.on_answer(tag, needs=needs)
        async def _sure(ctx: C, data: D, value: JsonValue) -> Outcome:
            return await agreed(ctx, data) if value is True else Stay()

        return agreed

    return register
