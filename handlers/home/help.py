"""Help: what the bot can do, in short sections; laid over what is open, so nothing is lost."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence

from handlers.home.menu import permitted
from handlers.home.routes import AUDIT, HELP, HelpData
from handlers.shared.services import Ctx
from screens.outcome import Outcome, Stay
from screens.screen import Catalogue, Screen
from screens.text.bidi import isolate_ltr
from screens.view import Button, Rows, Safe, View, in_rows, lines, rows


def register(catalogue: Catalogue) -> None:
    """The list of commands is that of the catalogue, so help is made for one catalogue."""
    help_: Screen[Ctx, HelpData] = Screen(
        HELP, any_account=True, needs=None, command="help", over=True
    )

    @help_.render
    async def _render(ctx: Ctx, data: HelpData) -> View:
        opened = permitted(ctx, catalogue)
        lacking = {name for name, spec in catalogue.commands.items() if spec.screen not in opened}
        names = _SECTIONS if not lacking else _useful(ctx, opened, lacking)
        text = ctx.t("help-overview")
        if data.section in names:
            text = lines(*_section(ctx, data.section, opened, lacking))
        elif data.section == "commands":
            text = _commands(ctx, [name for name in catalogue.commands if name not in lacking])
        back = Button(ctx.label("nav-back"), "show") if data.section else ctx.back()
        others = {*names, "commands"} - {data.section}
        return View(text, rows(*_buttons(ctx, others), [back, ctx.home()]))

    @help_.action("show")
    async def _show(_ctx: Ctx, _data: HelpData, arg: str) -> Outcome:
        return Stay(data=HelpData(section=arg))

    catalogue.add(help_)


_SECTIONS = ("link", "send", "book", "after", "team", "group", "secrets")


def _useful(ctx: Ctx, opened: Collection[str], lacking: Collection[str]) -> list[str]:
    """The sections that have more than their title for a person without these commands."""
    return [name for name in _SECTIONS if len(_section(ctx, name, opened, lacking)) > 1]


def _section(
    ctx: Ctx, name: str, opened: Collection[str], lacking: Collection[str]
) -> Sequence[Safe]:
    """Its lines, but for those that name a command which the person does not have."""
    text = ctx.t(f"help-{name}")
    if name == "team" and AUDIT.ident in opened:  # it has no command of its own
        text = lines(text, ctx.t("help-team-audit"))
    return _without(text, lacking)


_COMMAND = re.compile(r"(?<![<\w/])/([a-z]+)")


def _without(text: Safe, names: Collection[str]) -> list[Safe]:
    """The lines of the text that name none of these commands."""
    every = [Safe(line) for line in text.split("\n")]
    return [line for line in every if not set(_COMMAND.findall(line)) & set(names)]


def _commands(ctx: Ctx, names: Sequence[str]) -> Safe:
    """One line a command of the person's, the slash before its name in a Persian line as well."""
    described = [(name, ctx.words.plain(f"command-{name}")) for name in names]
    described.append(("cancel", ctx.label("command-cancel")))
    listed = (f"{isolate_ltr('/' + name)} \u2014 {words}" for name, words in described)
    return lines(ctx.t("help-commands"), "", *listed)


def _buttons(ctx: Ctx, sections: Collection[str]) -> Rows:
    names = [name for name in (*_SECTIONS, "commands") if name in sections]
    buttons = [Button(ctx.label("help-button", section=name), "show", name) for name in names]
    return in_rows(buttons)
