"""The menu below the chat and the list of commands hold nothing that would be refused."""

from __future__ import annotations

from pathlib import Path

from handlers.home.routes import HELP, HelpData
from handlers.shared.rights import Role
from screens.permissions import has
from tests.handlers.team_desk import PEOPLE, opened


async def test_menu_and_commands_are_of_the_role(tmp_path: Path) -> None:
    async with opened(tmp_path) as desk:
        catalogue, seen = desk.parts.catalogue, {}
        for role, user in PEOPLE.items():
            rights = await desk.parts.permissions.of(user, user, desk.account.id)
            may = {i for i, s in catalogue.screens.items() if has(rights, (s.needs,))}
            desk.gateway.beside.clear()
            await desk.command(user, "start")
            (menu,) = [item for item in desk.gateway.beside if item.menu]
            typed = {label for row in menu.menu or () for label in row}
            leads = {ident for text, ident in catalogue.labels.items() if desk.word(text) in typed}
            assert leads, role
            assert leads <= may, role
            await desk.lay(user, HELP.ident, HelpData(section="commands"))
            await desk.press(user, "_redraw")
            text = desk.gateway.shown[-1][1]
            for name, spec in catalogue.commands.items():
                listed = f"/{name} " in text
                assert listed == (spec.screen in may), (role, name)
            seen[role] = typed
        assert seen[Role.WRITER] < seen[Role.OWNER]
