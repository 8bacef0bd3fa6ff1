"""The settings at a glance, each with the button that changes it."""

from __future__ import annotations

from handlers.shared.chat_settings import change, present
from handlers.shared.quiet_hours import in_words
from handlers.shared.services import Ctx
from screens.outcome import Outcome, Push, Stay
from screens.screen import NoData, Screen
from screens.text.languages import LATIN
from screens.view import Button, Safe, View, lines, rows
from storage import ChatSettings

overview: Screen[Ctx, NoData] = Screen("settings", NoData, any_account=True)


@overview.open
async def _open(_ctx: Ctx, _args: str) -> Outcome:
    return Push("settings")


@overview.render
async def _render(ctx: Ctx, _data: NoData) -> View:
    stored = await present(ctx)
    return View(
        lines(
            ctx.t("settings-title"),
            "",
            ctx.t("settings-language-now"),
            _digits(ctx, stored),
            ctx.t("settings-quiet-now", hours=in_words(ctx, stored)),
            _optout(ctx, stored),
        ),
        rows(
            [_to(ctx.label("settings-language-button"), "language"), _digits_button(ctx, stored)],
            [
                _to(ctx.label("settings-quiet-button"), "quiet"),
                _to(ctx.label("settings-optout-button"), "optout"),
            ],
            [_to(ctx.label("alerts-button"), "alerts")],
            [ctx.back(), ctx.home()],
        ),
    )


def _to(label: str, screen: str) -> Button:
    return Button(label, "to", screen)


def _digits(ctx: Ctx, stored: ChatSettings) -> Safe | None:
    if ctx.words.language.digits == LATIN:
        return None
    return ctx.t("settings-digits-on") if stored.persian_digits else ctx.t("settings-digits-off")


def _digits_button(ctx: Ctx, stored: ChatSettings) -> Button | None:
    """Only where there are other digits to choose."""
    if ctx.words.language.digits == LATIN:
        return None
    label = (
        ctx.label("settings-digits-to-latin")
        if stored.persian_digits
        else ctx.label("settings-digits-to-persian")
    )
    return Button(label, "digits", 0 if stored.persian_digits else 1)


def _optout(ctx: Ctx, stored: ChatSettings) -> Safe:
    line = ctx.fmt.name(stored.optout_line)
    return ctx.t("settings-optout-now", line=line) if line else ctx.t("settings-optout-none")


@overview.action("to")
async def _go(_ctx: Ctx, _data: NoData, arg: str) -> Outcome:
    return Push(arg)


@overview.action("digits")
async def _toggle(ctx: Ctx, _data: NoData, arg: str) -> Outcome:
    await change(ctx, persian_digits=arg == "1")
    return Stay(toast=ctx.label("settings-saved"))
