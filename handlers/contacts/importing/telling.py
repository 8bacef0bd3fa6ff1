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
        import_job = await imports.get(ident)
        if import_job is None or import_job.told:
            return True
        refreshed = await self._shown(import_job)
        if import_job.state not in _TOLD:
            return True
        if not refreshed and not await self._pushed(import_job, await self._sheet(import_job)):
            return False
        if import_job.state in _ENDED:
            await imports.mark_told(ident)
        return True

    async def _shown(self, import_job: Import) -> bool:
        """Whether the import's own screen is open, now drawn as things stand."""
        state = read(await self._services.storage.states.load(import_job.chat, import_job.user))
        if state is None or state.top.screen != IDENT or state.top.data.get("id") != import_job.id:
            return False
        return await self._navigator.refresh(
            import_job.chat, import_job.user, screen=IDENT, frame=state.top.id
        )

    async def _sheet(self, import_job: Import) -> list[Outgoing]:
        """The rows left out, for somebody who does not have the import's screen and its button."""
        if import_job.state is not ImportState.DONE or import_job.format == _LIST:
            return []
        fmt = await formatter_for(self._navigator, import_job.chat, import_job.user)
        sheet = await rejected_sheet(self._services.storage.imports, fmt, import_job)
        return [sheet] if sheet is not None else []

    async def _pushed(self, import_job: Import, files: list[Outgoing]) -> bool:
        async def build(ctx: Ctx) -> View:
            button = Open(ctx.label("book-open"), IDENT, import_job.id)
            return View(lines(*result_lines(ctx, import_job)), rows([button]))

        pushed = await self._navigator.push(
            import_job.chat, import_job.user, build, account=import_job.account_id, files=files
        )
        # Nobody to tell is as good as told: the screen shows it when they come back.
        return pushed != "failed"
