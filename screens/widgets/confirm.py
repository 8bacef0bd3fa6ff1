"""Asking "are you sure": names what will happen, pops True to the screen below, or nothing."""

from __future__ import annotations

from typing import Any

from screens.context import Ctx
from screens.fingerprint import fingerprint
from screens.outcome import Outcome, Pop, Stay
from screens.route import Route
from screens.screen import Data, Screen
from screens.view import Button, Safe, Style, View, rows


class ConfirmData(Data):
    """`text`: HTML that has been escaped. `yes`: the button's label, with its icon."""

    text: str
    yes: str
    danger: bool = False


CONFIRM = Route("confirm", ConfirmData)
confirm: Screen[Ctx[Any], ConfirmData] = Screen(
    CONFIRM, sample=ConfirmData(text="<b>Sure?</b>", yes="\u2705 Yes"), needs=None
)


@confirm.render
async def _render(ctx: Ctx[Any], data: ConfirmData) -> View:
    style = Style.DANGER if data.danger else Style.SUCCESS
    return View(
        Safe(data.text),
        rows([Button(data.yes, "yes", _mark(data), style)], [ctx.back(), ctx.home()]),
    )


@confirm.action("yes")
async def _yes(_ctx: Ctx[Any], data: ConfirmData, arg: str) -> Outcome:
    """A yes to another question is none to this one: it is shown again."""
    return Pop(result=True) if arg == _mark(data) else Stay()


def _mark(data: ConfirmData) -> str:
    return fingerprint(data.text)
