"""The language of this chat; the keyboard below the chat changes with it."""

from __future__ import annotations

from handlers.home.menu import keyboard, permitted
from handlers.home.routes import LANGUAGE
from handlers.shared.chat_settings import change
from handlers.shared.rights import Right
from handlers.shared.services import Ctx, account_of
from screens.outcome import Outcome, Stay
from screens.screen import Catalogue, NoData, Screen
from screens.view import Button, View, in_rows, note
from screens.widgets import ticked


def register(catalogue: Catalogue) -> None:
    """The keyboard is that of the catalogue's screens, so the screen is made for one."""
    language: Screen[Ctx, NoData] = Screen(
        LANGUAGE, any_account=True, needs=Right.PLACE, command="language"
    )

    @language.render
    async def _render(ctx: Ctx, _data: NoData) -> View:
        buttons = [
            Button(ticked(_name(ctx, code), on=code == ctx.lang), "pick", code)
            for code in ctx.words.languages
        ]
        return ctx.view(ctx.t("settings-language-ask"), *in_rows(buttons))

    @language.action("pick")
    async def _pick(ctx: Ctx, _data: NoData, arg: str) -> Outcome:
        if arg not in ctx.words.languages:
            return Stay()
        await change(ctx, language=arg)
        words = ctx.words.in_language(arg)
        toast = words.plain("settings-saved")
        linked = await account_of(ctx) is not None
        if not ctx.private or arg == ctx.lang or not linked:
            return Stay(toast=toast)
        labels = keyboard(words, permitted(ctx, catalogue))
        menu = note(words.html("settings-language-changed"), labels)
        return Stay(toast=toast, files=(menu,))

    catalogue.add(language)


def _name(ctx: Ctx, code: str) -> str:
    """Of a language in itself, for those who read no other."""
    return ctx.words.in_language(code).plain("language-name")
