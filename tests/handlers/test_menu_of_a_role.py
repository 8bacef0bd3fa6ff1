"""The menu below the chat and the list of commands hold nothing that would be refused."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from handlers.home.routes import HELP, LANGUAGE, SETTINGS, HelpData
from handlers.shared.rights import Role
from screens.permissions import has
from screens.screen import NoData
from tests.handlers.team_desk import PEOPLE, TeamDesk, opened


def led_by_menu(desk: TeamDesk, lang: str = "fa") -> set[str]:
    """Screens that the last menu below the chat leads to."""
    menu = [item.menu for item in desk.gateway.beside if item.menu][-1]
    typed, words = {label for row in menu for label in row}, desk.parts.translator.words(lang)
    labels = desk.parts.catalogue.labels.items()
    return {ident for text, ident in labels if words.plain(text) in typed}


async def may_open(desk: TeamDesk, user: int) -> set[str]:
    rights = await desk.parts.permissions.of(user, user, desk.account.id)
    screens = desk.parts.catalogue.screens.items()
    return {ident for ident, screen in screens if has(rights, (screen.needs,))}


async def named_by_help(desk: TeamDesk, user: int) -> set[str]:
    """The commands in all sections that help offers."""
    await desk.lay(user, HELP.ident, HelpData())
    await desk.press(user, "_redraw")
    offered = [target.arg for target in desk.pressable() if target.action == "show"]
    assert len(offered) > 1
    named: set[str] = set()
    for section in ("", *offered):
        await desk.lay(user, HELP.ident, HelpData(section=section))
        await desk.press(user, "_redraw")
        text = desk.gateway.shown[-1][1]
        assert "\n" in text, (section, "only a title")
        named |= set(re.findall(r"/([a-z]+)", text))
    return named


@pytest.mark.long
async def test_menu_and_commands_are_of_the_role(tmp_path: Path) -> None:
    async with opened(tmp_path) as desk:
        catalogue, seen = desk.parts.catalogue, {}
        for role, user in PEOPLE.items():
            may = await may_open(desk, user)
            desk.gateway.beside.clear()
            await desk.command(user, "start")
            assert len([item for item in desk.gateway.beside if item.menu]) == 1, role
            leads = led_by_menu(desk)
            assert leads, role
            assert leads <= may, role
            await desk.lay(user, HELP.ident, HelpData(section="commands"))
            await desk.press(user, "_redraw")
            text = desk.gateway.shown[-1][1]
            for name, spec in catalogue.commands.items():
                listed = f"/{name} " in text
                assert listed == (spec.screen in may), (role, name)
            refused = {name for name, spec in catalogue.commands.items() if spec.screen not in may}
            assert not (await named_by_help(desk, user)) & refused, role
            seen[role] = leads
        assert seen[Role.WRITER] < seen[Role.OWNER]


async def test_what_is_drawn_in_another_language_or_digits_is_of_the_role_too(
    tmp_path: Path,
) -> None:
    async with opened(tmp_path) as desk:
        for role, user in PEOPLE.items():
            may = await may_open(desk, user)
            await desk.lay(user, SETTINGS.ident, NoData())
            await desk.press(user, "_redraw")
            before = len(desk.gateway.labels)
            await desk.press(user, "digits", "0")
            assert len(desk.gateway.labels) == before, role
            await desk.lay(user, LANGUAGE.ident, NoData())
            await desk.press(user, "pick", "en")
            leads = led_by_menu(desk, "en")
            assert leads, role
            assert leads <= may, role
