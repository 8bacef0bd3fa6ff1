"""Which news come by themselves: a switch for each kind, and the marks at which credit is low."""

from __future__ import annotations

from handlers.news.kinds import SWITCHES
from handlers.news.routes import MARKS, NEWS_SWITCHES
from handlers.shared.chat_settings import present, saved
from handlers.shared.quiet_hours import in_words
from handlers.shared.rights import Right
from handlers.shared.routes import QUIET
from handlers.shared.services import Ctx
from handlers.shared.switches import Switch
from handlers.shared.typed_number import whole_number
from screens.bands import band_of
from screens.outcome import Outcome, Stay
from screens.screen import NoData, Screen
from screens.view import Button, Go, Safe, View, in_rows, lines
from screens.widgets import asks, ticked
from storage import ChatSettings

_DAYS = (3, 7, 14, 30)

alerts: Screen[Ctx, NoData] = Screen(NEWS_SWITCHES, any_account=True, needs=Right.PLACE)
marks: Screen[Ctx, NoData] = Screen(MARKS, needs=Right.MONEY)


@alerts.render
async def _render(ctx: Ctx, _data: NoData) -> View:
    stored = await present(ctx)
    switches = [_switch(ctx, stored, switch) for switch in SWITCHES]
    return ctx.view(
        lines(
            ctx.t("alerts-title"),
            ctx.t("alerts-what", messenger=band_of(ctx.chat)),
            None if ctx.private else ctx.t("alerts-in-group"),
            "",
            ctx.t("settings-quiet-now", hours=in_words(ctx, stored)),
            *credit_marks(ctx, stored),
        ),
        *in_rows(switches),
        [Go(ctx.label("alerts-credit-button"), MARKS())],
        [Go(ctx.label("settings-quiet-button"), QUIET.plain())],
    )


def _switch(ctx: Ctx, stored: ChatSettings, switch: Switch) -> Button:
    on = switch.is_on(stored, ctx.chat)
    label = ticked(ctx.label(switch.label), on=on)
    return Button(label, "off" if on else "on", switch.name)


def credit_marks(ctx: Ctx, stored: ChatSettings) -> list[Safe]:
    """At which marks the credit counts as low, in words."""
    parts = []
    if stored.low_credit_days:
        parts.append(ctx.t("alerts-credit-days", days=ctx.fmt.days(stored.low_credit_days)))
    if stored.low_credit is not None:
        parts.append(ctx.t("alerts-credit-mark", mark=stored.low_credit))
    return parts or [ctx.t("alerts-credit-none")]


@alerts.action("on")
async def _on(ctx: Ctx, _data: NoData, arg: str) -> Outcome:
    return await _set(ctx, arg, on=True)


@alerts.action("off")
async def _off(ctx: Ctx, _data: NoData, arg: str) -> Outcome:
    return await _set(ctx, arg, on=False)


async def _set(ctx: Ctx, name: str, *, on: bool) -> Outcome:
    if name not in {switch.name for switch in SWITCHES}:
        return Stay()
    stored = await present(ctx)
    return await saved(ctx, alerts=stored.alerts | {name: on})


@marks.render
async def _render_marks(ctx: Ctx, _data: NoData) -> View:
    stored = await present(ctx)
    own = stored.low_credit is not None
    return ctx.view(
        lines(ctx.t("alerts-credit-ask"), "", *credit_marks(ctx, stored)),
        *in_rows([_days_button(ctx, stored, days) for days in _DAYS]),
        [_days_button(ctx, stored, 0)],
        [
            Button(ctx.label("alerts-mark-button"), "mark"),
            Button(ctx.label("alerts-mark-off"), "unmark") if own else None,
        ],
    )


def _days_button(ctx: Ctx, stored: ChatSettings, days: int) -> Button:
    label = ctx.fmt.days(days) if days else ctx.label("alerts-days-off")
    return Button(ticked(label, on=stored.low_credit_days == days), "days", days)


@marks.action("days")
async def _days(ctx: Ctx, _data: NoData, arg: str) -> Outcome:
    days = int(arg)
    if days not in (0, *_DAYS):
        return Stay()
    return await saved(ctx, low_credit_days=days)


@marks.action("unmark")
async def _unmark(ctx: Ctx, _data: NoData, _arg: str) -> Outcome:
    return await saved(ctx, low_credit=None)


@asks(marks, "mark", "alerts-mark-ask")
async def _typed(ctx: Ctx, _data: NoData, typed: str) -> Outcome | Safe:
    """A whole number in any digits, grouped or not."""
    mark = whole_number(typed)
    if mark is None:
        return ctx.t("alerts-mark-unread")
    return await saved(ctx, low_credit=mark)


SCREENS = (alerts, marks)
