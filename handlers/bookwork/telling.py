"""Telling how an import went: on its own screen if that is open, else by a message."""

from __future__ import annotations

from handlers.bookwork.report import rejected_sheet
from handlers.bookwork.result import result_lines
from handlers.bookwork.voice import voice
from handlers.services import Ctx, Services
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
        """Whether no further try is needed. A sheet of rejected rows goes along with the end."""
        imports = self._services.storage.imports
        found = await imports.get(ident)
        if found is None or found.told:
            return True
        shown = await self._shown(found)
        if found.state not in _TOLD:
            return True
        sheet = await self._sheet(found)
        if not shown or sheet is not None:
            files = [sheet] if sheet is not None else []
            if not await self._pushed(found, files):
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

    async def _sheet(self, found: Import) -> Outgoing | None:
        if found.state is not ImportState.DONE or found.format == _LIST:
            return None
        fmt = await voice(self._navigator, found.chat, found.user)
        return await rejected_sheet(self._services.storage.imports, fmt, found)

    async def _pushed(self, found: Import, files: list[Outgoing]) -> bool:
        async def build(ctx: Ctx) -> View:
            button = Open(ctx.label("book-open"), IDENT, found.id)
            return View(lines(*result_lines(ctx, found)), rows([button]))

        pushed = await self._navigator.push(
            found.chat, found.user, build, account=found.account_id, files=files
        )
        # Nobody to tell is as good as told: the screen shows it when they come back.
        return pushed != "failed"
