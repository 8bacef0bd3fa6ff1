"""Help: what the bot can do, in short sections; laid over what is open, so nothing is lost."""

from __future__ import annotations

from handlers.home.menu import permitted
from handlers.home.routes import HELP, HelpData
from handlers.shared.services import Ctx
from screens.outcome import Outcome, Stay
from screens.screen import Catalogue, Screen
from screens.text.bidi import isolate_ltr
from screens.view import Button, Rows, Safe, View, in_rows, lines, rows


def register(catalogue: Catalogue) -> None:
    """The list of commands is that of the catalogue, so help is made for one catalogue."""
    help_: Screen[Ctx, HelpData] = Screen(HELP, any_account=True, needs=None)

    @help_.render
    async def _render(ctx: Ctx, data: HelpData) -> View:
        text = _commands(ctx, catalogue) if data.section == "commands" else _section(ctx, data)
        back = Button(ctx.label("nav-back"), "show") if data.section else ctx.back()
        return View(text, rows(*_buttons(ctx, data.section), [back, ctx.home()]))

    @help_.action("show")
    async def _show(_ctx: Ctx, _data: HelpData, arg: str) -> Outcome:
        return Stay(data=HelpData(section=arg))

    catalogue.add(help_)
    catalogue.command("help", HELP, over=True)


def _section(ctx: Ctx, data: HelpData) -> Safe:
    values = {
        "link": ctx.t("help-link"),
        "send": ctx.t("help-send"),
        "book": ctx.t("help-book"),
        "after": ctx.t("help-after"),
        "group": ctx.t("help-group"),
        "secrets": ctx.t("help-secrets"),
    }
    return values.get(data.section) or ctx.t("help-overview")


def _commands(ctx: Ctx, catalogue: Catalogue) -> Safe:
    """One line a command of the person's, the slash before its name in a Persian line as well."""
    screens = permitted(ctx, catalogue)
    names = [name for name, spec in catalogue.commands.items() if spec.screen in screens]
    described = [(name, ctx.words.plain(f"command-{name}")) for name in names]
    described.append(("cancel", ctx.label("command-cancel")))
    listed = (f"{isolate_ltr('/' + name)} \u2014 {words}" for name, words in described)
    return lines(ctx.t("help-commands"), "", *listed)


def _buttons(ctx: Ctx, section: str) -> Rows:
    buttons = [
        Button(label, "show", name)
        for name, label in (
            ("link", ctx.label("help-link-button")),
            ("send", ctx.label("help-send-button")),
            ("book", ctx.label("help-book-button")),
            ("after", ctx.label("help-after-button")),
            ("group", ctx.label("help-group-button")),
            ("secrets", ctx.label("help-secrets-button")),
            ("commands", ctx.label("help-commands-button")),
        )
        if name != section
    ]
    return in_rows(buttons)
