"""The worker of exports: fetches people, writes files, sends them.

A killed export begins anew at the next start: reading changes nothing, and a file that comes twice
does no harm.
"""

from __future__ import annotations

import asyncio
import logging
import tempfile
from collections.abc import AsyncGenerator
from contextlib import aclosing
from datetime import timedelta
from pathlib import Path

from handlers.contacts.exporting.writing import PART_ROWS, Cards, PartFiles, Sheet, Writer
from handlers.contacts.importing.formatters import formatter_for
from handlers.contacts.importing.sending import ExportSending
from handlers.contacts.importing.sources import Rows, Source, source_of
from handlers.shared.intervals import BookIntervals
from handlers.shared.jobs import TaskRunner
from handlers.shared.once_in import OnceIn
from handlers.shared.permissions import client_while
from handlers.shared.rights import Right
from handlers.shared.services import Services
from screens.navigator import Navigator
from screens.text.formatting import Formatter
from smsir import SmsIr, SmsIrError
from storage import Export, ExportState, StorageError

log = logging.getLogger(__name__)
_KEPT = timedelta(days=7)
_BUFFER = 800


class GoneError(Exception):
    """The export was cancelled, or the process ends."""


class NotTheirsError(Exception):
    """Its person may not take contacts away from its account any more."""


class ExportWorker:
    """`part_rows`: rows of one file at most."""

    def __init__(
        self,
        services: Services,
        navigator: Navigator,
        *,
        intervals: BookIntervals | None = None,
        part_rows: int = PART_ROWS,
    ) -> None:
        self._services = services
        self._exports = services.storage.exports
        self._navigator = navigator
        self._sending = ExportSending(services, navigator)
        self._intervals = intervals or BookIntervals()
        self._part_rows = part_rows
        self._tasks = TaskRunner(services.bells.exports)

    async def run(self, stop: asyncio.Event) -> None:
        """Work until `stop` is set; what runs then is begun anew by the next process."""
        await self._exports.forget(self._services.clock() - _KEPT)
        await self._tasks.serve(stop, self._turn, grace=self._intervals.grace, cancel=False)

    async def _turn(self) -> float:
        for export in await self._exports.open():
            if export.id not in self._tasks:
                work = self._attend(export, self._tasks.stop)
                self._tasks.begin(export.id, work, f"export-{export.id}")
        return self._intervals.idle

    async def _attend(self, export: Export, stop: asyncio.Event) -> None:
        try:
            await self._export(export, stop)
        except GoneError:
            return
        except NotTheirsError:
            await self._failed(export, "account")
        except SmsIrError as error:
            log.warning("export %d cannot be read: %s", export.id, error)
            await self._failed(export, "service")
        except StorageError:
            log.exception("export %d could not be recorded", export.id)
            await self._tasks.pause(self._intervals.idle)
        except Exception:
            log.exception("export %d failed on our side", export.id)
            await self._failed(export, "bug")

    async def _failed(self, export: Export, trouble: str) -> None:
        await self._exports.finish(export.id, ExportState.FAILED, trouble)
        await self._sending.failed(export, trouble)

    async def _export(self, export: Export, stop: asyncio.Event) -> None:
        api = await self._client(export)
        fmt = await formatter_for(self._navigator, export.chat, export.user)
        birthdays = await self._services.storage.birthdays.all(export.account_id)
        source = await source_of(api, export, fmt, birthdays)
        with tempfile.TemporaryDirectory(prefix="sefid-") as folder:
            files = self._files(Path(folder), export, source, fmt)
            many = await self._fill(export, source, files, stop)
            if not await self._exports.progress(export.id, many, many):
                raise GoneError
            await self._client(export)  # whoever was a colleague may be none by now
            given = await self._sending.done(export, source.name, files.paths, many, fmt)
            state = ExportState.DONE if given else ExportState.FAILED
            trouble = "" if given else "unsent"
            await self._exports.finish(export.id, state, trouble, name=source.name)
            await self._sending.drawn(export)

    async def _client(self, export: Export) -> SmsIr:
        """Raises `NotTheirsError`."""
        api = await client_while(self._services, export, Right.EXPORT)
        if api is None:
            raise NotTheirsError
        return api

    def _files(self, folder: Path, export: Export, source: Source, fmt: Formatter) -> PartFiles:
        def make(path: Path) -> Writer:
            if export.format == "vcf":
                return Cards(path)
            return Sheet(path, source.name, source.header, rtl=fmt.words.rtl)

        return PartFiles(folder, export.format, make, self._part_rows)

    async def _fill(
        self, export: Export, source: Source, files: PartFiles, stop: asyncio.Event
    ) -> int:
        """Fetch and write at the same time, one buffer behind; how many rows.

        Raises:
            GoneError: cancelled, or the process ends.
        """
        reporting, many = OnceIn(self._intervals.show), 0
        writing: asyncio.Future[None] | None = None
        try:
            async with aclosing(_buffers(source.pages)) as buffers:
                async for buffer in buffers:
                    if writing is not None:
                        await writing
                    writing = asyncio.ensure_future(asyncio.to_thread(files.rows, buffer))
                    many += len(buffer)
                    if reporting.is_due():
                        alive = await self._exports.progress(export.id, many, source.total or 0)
                        if stop.is_set() or not alive:
                            raise GoneError
        finally:
            if writing is not None:
                await writing
            await asyncio.to_thread(files.close)
        return many


async def _buffers(pages: AsyncGenerator[Rows, None]) -> AsyncGenerator[Rows, None]:
    """The same rows, some pages at a time."""
    buffer: Rows = []
    async with aclosing(pages):
        async for rows in pages:
            buffer += rows
            if len(buffer) >= _BUFFER:
                yield buffer
                buffer = []
    if buffer:
        yield buffer
