"""Help: what the bot can do, in short sections; laid over what is open, so nothing is lost."""

from __future__ import annotations

import re
from collections.abc import Collection

from handlers.home.menu import permitted
from handlers.home.routes import AUDIT, HELP, HelpData
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
        sections = _sections(ctx, catalogue)
        text = sections.get(data.section) or ctx.t("help-overview")
        if data.section == "commands":
            text = _commands(ctx, catalogue)
        back = Button(ctx.label("nav-back"), "show") if data.section else ctx.back()
        others = {*sections, "commands"} - {data.section}
        return View(text, rows(*_buttons(ctx, others), [back, ctx.home()]))

    @help_.action("show")
    async def _show(_ctx: Ctx, _data: HelpData, arg: str) -> Outcome:
        return Stay(data=HelpData(section=arg))

    catalogue.add(help_)
    catalogue.command("help", HELP, over=True)


def _sections(ctx: Ctx, catalogue: Catalogue) -> dict[str, Safe]:
    """What is of use to the person: without lines that name a command they do not have."""
    texts = {
        "link": ctx.t("help-link"),
        "send": ctx.t("help-send"),
        "book": ctx.t("help-book"),
        "after": ctx.t("help-after"),
        "team": lines(ctx.t("help-team"), _audit(ctx, catalogue)),
        "group": ctx.t("help-group"),
        "secrets": ctx.t("help-secrets"),
    }
    lacking = set(catalogue.commands) - set(_names(ctx, catalogue))
    sections = {name: _without(text, lacking) for name, text in texts.items()}
    return {name: lines(*useful) for name, useful in sections.items() if len(useful) > 1}


def _audit(ctx: Ctx, catalogue: Catalogue) -> Safe | None:
    """It has no command of its own."""
    return ctx.t("help-team-audit") if AUDIT.ident in permitted(ctx, catalogue) else None


_COMMAND = re.compile(r"(?<![<\w/])/([a-z]+)")


def _without(text: Safe, names: Collection[str]) -> list[Safe]:
    """The lines of the text that name none of these commands."""
    every = [Safe(line) for line in text.split("\n")]
    return [line for line in every if not set(_COMMAND.findall(line)) & set(names)]


def _names(ctx: Ctx, catalogue: Catalogue) -> list[str]:
    """The person's commands."""
    screens = permitted(ctx, catalogue)
    return [name for name, spec in catalogue.commands.items() if spec.screen in screens]


def _commands(ctx: Ctx, catalogue: Catalogue) -> Safe:
    """One line a command of the person's, the slash before its name in a Persian line as well."""
    described = [(name, ctx.words.plain(f"command-{name}")) for name in _names(ctx, catalogue)]
    described.append(("cancel", ctx.label("command-cancel")))
    listed = (f"{isolate_ltr('/' + name)} \u2014 {words}" for name, words in described)
    return lines(ctx.t("help-commands"), "", *listed)


def _buttons(ctx: Ctx, sections: Collection[str]) -> Rows:
    buttons = [
        Button(label, "show", name)
        for name, label in (
            ("link", ctx.label("help-link-button")),
            ("send", ctx.label("help-send-button")),
            ("book", ctx.label("help-book-button")),
            ("after", ctx.label("help-after-button")),
            ("team", ctx.label("help-team-button")),
            ("group", ctx.label("help-group-button")),
            ("secrets", ctx.label("help-secrets-button")),
            ("commands", ctx.label("help-commands-button")),
        )
        if name in sections
    ]
    return in_rows(buttons)
