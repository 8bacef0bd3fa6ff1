"""The line under every SMS that tells people how to stop them; its cost in characters is shown.

The regulator's form is answered by the line itself; White SMS has a keyword of each account
(GetUserInfo, CancelMembershipKeyword). Whether the service adds a line of its own is documented
nowhere, so the choice is the owner's.
"""

from __future__ import annotations

from handlers.home.routes import OPTOUT
from handlers.shared.chat_settings import present, saved
from handlers.shared.rights import Right
from handlers.shared.services import Ctx, client
from screens.outcome import Outcome, Stay
from screens.screen import NoData, Screen
from screens.text.formatting import utf16
from screens.view import Button, Safe, View, lines
from screens.widgets import AskData, asks, ticked
from smsir.text import clean_message

_LONGEST = 60
"""UTF-16 units: longer than this, and the line costs most texts a part of its own."""


optout: Screen[Ctx, NoData] = Screen(OPTOUT, needs=Right.PLACE)


@optout.render
async def _render(ctx: Ctx, _data: NoData) -> View:
    line = (await present(ctx)).optout_line
    standard = ctx.label("settings-optout-standard")

    def option(label: str, action: str, *, on: bool) -> Button:
        return Button(ticked(label, on=on), action)

    own = bool(line) and line != standard
    return ctx.view(
        lines(ctx.t("settings-optout-what"), "", *_present(ctx, line)),
        [
            option(ctx.label("settings-optout-off"), "off", on=not line),
            option(standard, "standard", on=line == standard),
        ],
        [Button(ctx.label("settings-optout-keyword"), "keyword")],
        [option(ctx.label("settings-optout-own"), "own", on=own)],
    )


def _present(ctx: Ctx, line: str) -> tuple[Safe, ...]:
    if not line:
        return (ctx.t("settings-optout-none"),)
    units = utf16(line) + 1  # and the line break before it
    cost = ctx.t("settings-optout-cost", count=units)
    return ctx.t("settings-optout-is"), ctx.fmt.quote(line), cost


@optout.action("off")
async def _none(ctx: Ctx, _data: NoData, _arg: str) -> Outcome:
    return await saved(ctx, optout_line="")


@optout.action("standard")
async def _standard(ctx: Ctx, _data: NoData, _arg: str) -> Outcome:
    return await saved(ctx, optout_line=ctx.label("settings-optout-standard"))


@optout.action("keyword")
async def _keyword(ctx: Ctx, _data: NoData, _arg: str) -> Outcome:
    info = await (await client(ctx)).account.info()
    word = _one_line(info.cancel_keyword)
    if not word or utf16(word) > _LONGEST:
        return Stay(toast=ctx.label("settings-optout-no-keyword"), alert=True)
    return await saved(ctx, optout_line=word)


async def _writing(ctx: Ctx, _data: NoData) -> AskData:
    return AskData(question=ctx.t("settings-optout-ask", most=_LONGEST))


@asks(optout, "own", _writing)
async def _written(ctx: Ctx, _data: NoData, typed: str) -> Outcome | Safe:
    line = _one_line(typed)
    if not line:
        return ctx.t("settings-optout-empty")
    if utf16(line) > _LONGEST:
        return ctx.t("settings-optout-too-long", count=utf16(line), most=_LONGEST)
    return await saved(ctx, optout_line=line)


def _one_line(text: str) -> str:
    return " ".join(clean_message(text).split())
