"""The settings at a glance, each with the button that changes it."""

from __future__ import annotations

from handlers.home.routes import AUDIT, LANGUAGE, MESSENGERS, OPTOUT, QUIET, SETTINGS
from handlers.home.settings.messengers import other_messengers
from handlers.shared.chat_settings import present, saved
from handlers.shared.quiet_hours import in_words
from handlers.shared.rights import Right
from handlers.shared.routes import ALERTS
from handlers.shared.services import Ctx
from screens.outcome import Outcome
from screens.screen import NoData, Screen
from screens.text.languages import LATIN
from screens.view import Button, Go, Safe, View, lines
from storage import ChatSettings

overview: Screen[Ctx, NoData] = Screen(
    SETTINGS, any_account=True, needs=Right.PLACE, command="settings"
)


@overview.render
async def _render(ctx: Ctx, _data: NoData) -> View:
    stored = await present(ctx)
    linked = await ctx.services.storage.accounts.present(ctx.chat)
    return ctx.view(
        lines(
            ctx.t("settings-title"),
            "",
            ctx.t("settings-language-now"),
            _digits(ctx, stored),
            ctx.t("settings-quiet-now", hours=in_words(ctx, stored)),
            _optout(ctx, stored),
        ),
        [Go(ctx.label("settings-language-button"), LANGUAGE()), _digits_button(ctx, stored)],
        [
            Go(ctx.label("settings-quiet-button"), QUIET()),
            Go(ctx.label("settings-optout-button"), OPTOUT()),
        ],
        [
            Go(ctx.label("alerts-button"), ALERTS.plain()),
            Go(ctx.label("audit-button"), AUDIT()) if linked else None,
        ],
        [Go(ctx.label("messengers-button"), MESSENGERS()) if other_messengers(ctx) else None],
    )


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


@overview.action("digits")
async def _toggle(ctx: Ctx, _data: NoData, arg: str) -> Outcome:
    return await saved(ctx, persian_digits=arg == "1")
