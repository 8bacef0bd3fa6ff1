"""Telling how an import went: on its own screen if that is open, else by a message."""

from __future__ import annotations

from handlers.contacts.importing.formatters import formatter_for
from handlers.contacts.importing.report import rejected_sheet
from handlers.contacts.importing.result import result_lines
from handlers.contacts.routes import IMPORT_JOB
from handlers.shared.notifier import ScreenNotifier
from handlers.shared.services import Ctx, Services
from screens.navigator import Navigator
from screens.view import Go, Outgoing, View, lines, rows
from storage import Import, ImportState

_ENDED = frozenset(
    {ImportState.STOPPED, ImportState.CANCELLED, ImportState.DONE, ImportState.FAILED}
)
_TOLD = _ENDED | {ImportState.READY}
_LIST = "list"


def _is_as_said(import_job: Import) -> bool:
    """Stopped before anybody was added: the press has had its answer."""
    stopped = import_job.state is ImportState.CANCELLED
    return stopped and not (import_job.added or import_job.trouble)


class ImportTelling:
    def __init__(self, services: Services, navigator: Navigator) -> None:
        self._imports = services.storage.imports
        self._navigator = navigator
        self._notifier = ScreenNotifier(services, navigator)

    async def tell(self, ident: int) -> bool:
        """Whether no further try is needed. It is told once: on its screen, or by a message."""
        import_job = await self._imports.get(ident)
        if import_job is None or import_job.told:
            return True
        refreshed = await self._notifier.redraw(
            import_job, IMPORT_JOB.ident, lambda data: data.get("id") == import_job.id
        )
        if import_job.state not in _TOLD or _is_as_said(import_job):
            return True
        if not refreshed and not await self._pushed(import_job, await self._sheet(import_job)):
            return False
        if import_job.state in _ENDED:
            await self._imports.mark_told(ident)
        return True

    async def _sheet(self, import_job: Import) -> list[Outgoing]:
        """The rows left out, for somebody who does not have the import's screen and its button."""
        if import_job.state is not ImportState.DONE or import_job.format == _LIST:
            return []
        fmt = await formatter_for(self._navigator, import_job.chat, import_job.user)
        sheet = await rejected_sheet(self._imports, fmt, import_job)
        return [sheet] if sheet is not None else []

    async def _pushed(self, import_job: Import, files: list[Outgoing]) -> bool:
        async def build(ctx: Ctx) -> View:
            button = Go(ctx.label("book-open"), IMPORT_JOB(id=import_job.id))
            return View(lines(*result_lines(ctx, import_job)), rows([button]))

        return await self._notifier.push(import_job, build, files)
