"""Quiet hours: between them a send is warned of, never blocked, and news make no sound.

Operators hold back advertising at night, some at the sender's cost; the hours differ by line, so
they are the owner's to set. Equal hours mean that there are none.
"""

from __future__ import annotations

from handlers.home.routes import QUIET, QuietData
from handlers.shared.chat_settings import change, present, saved
from handlers.shared.quiet_hours import hour, in_words
from handlers.shared.rights import Right
from handlers.shared.services import Ctx
from handlers.shared.typed_hours import two_hours
from screens.bands import band_of
from screens.events import TextMessage
from screens.outcome import Outcome, Stay
from screens.screen import Screen
from screens.view import Button, Row, View, in_rows, lines
from storage import ChatSettings

_HOURS = 24
_PER_ROW = 4


quiet: Screen[Ctx, QuietData] = Screen(QUIET, any_account=True, needs=Right.PLACE)


@quiet.render
async def _render(ctx: Ctx, data: QuietData) -> View:
    stored = await present(ctx)
    now = ctx.t("settings-quiet-now", hours=in_words(ctx, stored))
    if not data.edge:
        return ctx.view(
            lines(ctx.t("settings-quiet-what", messenger=band_of(ctx.chat)), "", now),
            _choices(ctx, stored),
        )
    ask = (
        ctx.t("settings-quiet-ask-from")
        if data.edge == "from"
        else ctx.t("settings-quiet-ask-to", start=hour(ctx, stored.quiet_from))
    )
    grid = [Button(hour(ctx, each), "hour", each) for each in range(_HOURS)]
    return ctx.view(lines(now, "", ask), *in_rows(grid, _PER_ROW))


def _choices(ctx: Ctx, stored: ChatSettings) -> Row:
    off = Button(ctx.label("settings-quiet-off"), "off")
    edit = Button(ctx.label("settings-quiet-change"), "edit")
    return (edit, off) if stored.quiet_from != stored.quiet_to else (edit,)


@quiet.action("edit")
async def _edit(_ctx: Ctx, _data: QuietData, _arg: str) -> Outcome:
    return Stay(data=QuietData(edge="from"))


@quiet.action("off")
async def _off(ctx: Ctx, _data: QuietData, _arg: str) -> Outcome:
    stored = await present(ctx)
    return await saved(ctx, QuietData(), quiet_to=stored.quiet_from)


@quiet.action("hour")
async def _picked(ctx: Ctx, data: QuietData, arg: str) -> Outcome:
    picked = int(arg) % _HOURS
    if data.edge == "from":
        await change(ctx, quiet_from=picked)
        return Stay(data=QuietData(edge="to"))
    return await saved(ctx, QuietData(), quiet_to=picked)


@quiet.on_text
async def _typed(ctx: Ctx, data: QuietData, event: TextMessage) -> Outcome:
    """Both hours in one line, in any digits and words: "21-8", "10 pm to 7 am"."""
    pair = two_hours(event.text)
    if pair is None:
        return Stay(data=data, notice=ctx.t("settings-quiet-unread"))
    await change(ctx, quiet_from=pair[0], quiet_to=pair[1])
    return Stay(data=QuietData(), notice=ctx.t("settings-saved"))
