"""Telling how an import went: on its own screen if that is open, else by a message."""

from __future__ import annotations

from handlers.contacts.importing.formatters import formatter_for
from handlers.contacts.importing.report import rejected_sheet
from handlers.contacts.importing.result import result_lines
from handlers.shared.services import Ctx, Services
from screens.navigator import Navigator
from screens.state import read
from screens.view import Open, Outgoing, View, lines, rows
from storage import Import, ImportState

IDENT = "import-job"
_ENDED = frozenset({ImportState.STOPPED, ImportState.DONE, ImportState.FAILED})
_TOLD = _ENDED | {ImportState.READY}
_LIST = "list"


class ImportTelling:
    def __init__(self, services: Services, navigator: Navigator) -> None:
        self._services = services
        self._navigator = navigator

    async def tell(self, ident: int) -> bool:
        """Whether no further try is needed. It is told once: on its screen, or by a message."""
        imports = self._services.storage.imports
        found = await imports.get(ident)
        if found is None or found.told:
            return True
        shown = await self._shown(found)
        if found.state not in _TOLD:
            return True
        if not shown and not await self._pushed(found, await self._sheet(found)):
            return False
        if found.state in _ENDED:
            await imports.mark_told(ident)
        return True

    async def _shown(self, found: Import) -> bool:
        """Whether the import's own screen is open, now drawn as things stand."""
        state = read(await self._services.storage.states.load(found.chat, found.user))
        if state is None or state.top.screen != IDENT or state.top.data.get("id") != found.id:
            return False
        return await self._navigator.refresh(
            found.chat, found.user, screen=IDENT, frame=state.top.id
        )

    async def _sheet(self, found: Import) -> list[Outgoing]:
        """The rows left out, for somebody who does not have the import's screen and its button."""
        if found.state is not ImportState.DONE or found.format == _LIST:
            return []
        fmt = await formatter_for(self._navigator, found.chat, found.user)
        sheet = await rejected_sheet(self._services.storage.imports, fmt, found)
        return [sheet] if sheet is not None else []

    async def _pushed(self, found: Import, files: list[Outgoing]) -> bool:
        async def build(ctx: Ctx) -> View:
            button = Open(ctx.label("book-open"), IDENT, found.id)
            return View(lines(*result_lines(ctx, found)), rows([button]))

        pushed = await self._navigator.push(
            found.chat, found.user, build, account=found.account_id, files=files
        )
        # Nobody to tell is as good as told: the screen shows it when they come back.
        return pushed != "failed"
