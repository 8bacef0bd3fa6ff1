"""The worker of imports: reads files, adds their people, tells how it went.

Everything that it must not forget is in storage: a kill leaves at most a few batches in doubt, and
those are looked up in the book before anything else is added.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Sequence
from datetime import timedelta
from functools import partial

from handlers.contacts.importing.adding import Adder, BatchEnd, StoppedError
from handlers.contacts.importing.batch_flow import BatchFlow
from handlers.contacts.importing.birthdays import keep_from
from handlers.contacts.importing.formatters import formatter_for
from handlers.contacts.importing.intake import FileReader
from handlers.contacts.importing.people import NewContact, parted, person, refused
from handlers.contacts.importing.reading.limits import RefusedFileError
from handlers.contacts.importing.telling import ImportTelling
from handlers.shared.intervals import BookIntervals
from handlers.shared.jobs import TaskRunner
from handlers.shared.once_in import OnceIn
from handlers.shared.permissions import client_while
from handlers.shared.rights import Right
from handlers.shared.services import Services
from screens.crash_point import CrashPoint, no_crash_point
from screens.navigator import Navigator
from smsir import SmsIr, SmsIrError
from storage import Import, ImportPart, ImportState, StorageError

log = logging.getLogger(__name__)
_KEPT = timedelta(days=3)
_HOUR = 3600.0
_PEOPLE_A_LANE = 2_500


class ImportWorker:
    """`steps` hears the name of each step that a kill may fall behind."""

    def __init__(
        self,
        services: Services,
        navigator: Navigator,
        *,
        steps: CrashPoint = no_crash_point,
        intervals: BookIntervals | None = None,
    ) -> None:
        self._services = services
        self._imports = services.storage.imports
        self._navigator = navigator
        self._telling = ImportTelling(services, navigator)
        self._steps = steps
        self._intervals = intervals or BookIntervals()
        self._tasks = TaskRunner(services.bells.imports)
        self._reading = asyncio.Lock()
        self._forgetting = OnceIn(
            _HOUR, at_once=True, clock=lambda: self._services.clock().timestamp()
        )

    async def run(self, stop: asyncio.Event) -> None:
        """Work until `stop` is set; then wait for what runs, `grace` seconds at most."""
        if not len(self._tasks):
            await self._imports.recover()
        await self._tasks.serve(stop, self._turn, grace=self._intervals.grace, cancel=False)

    async def _turn(self) -> float:
        """One import of an account at a time, so that an account's book is not torn."""
        await self._forget()
        busy = {account for account, _ in self._tasks.keys}
        for import_job in (*await self._imports.open(), *await self._imports.untold()):
            if import_job.account_id not in busy:
                busy.add(import_job.account_id)
                key = (import_job.account_id, import_job.id)
                self._tasks.begin(key, self._attend(import_job), f"import-{import_job.id}")
        return self._intervals.idle

    async def _forget(self) -> None:
        """Drop what nobody came back to; once an hour."""
        if self._forgetting.is_due():
            await self._imports.forget(self._services.clock() - _KEPT)

    async def _attend(self, import_job: Import) -> None:
        try:
            if import_job.state is ImportState.READING:
                await self._read(import_job)
            elif import_job.state is ImportState.RUNNING:
                await self._add(import_job)
            elif import_job.state is ImportState.CANCELLED:
                await self._settle(import_job)
            if not await self._telling.tell(import_job.id):
                await self._tasks.pause(self._intervals.idle)
        except StorageError:
            log.exception("import %d could not be recorded", import_job.id)
            await self._tasks.pause(self._intervals.idle)
        except Exception:
            log.exception("import %d failed on our side", import_job.id)
            before = [ImportState.READING, ImportState.RUNNING]
            await self._imports.move(import_job.id, before, ImportState.STOPPED, "bug")

    async def _read(self, import_job: Import) -> None:
        api, reading = await self._services.client_of(import_job), [ImportState.READING]
        if api is None:
            await self._imports.move(import_job.id, reading, ImportState.FAILED, "account")
            return
        fmt = await formatter_for(self._navigator, import_job.chat, import_job.user)
        today = self._services.clock().astimezone(fmt.zone).date()
        try:
            between = self._intervals.show
            reader = FileReader(self._imports, api, self._reading, today, between=between)
            await reader.read(import_job)
        except RefusedFileError as refused:
            await self._imports.drop_file(import_job)
            await self._imports.move(import_job.id, reading, ImportState.FAILED, refused.reason)
        except SmsIrError as error:
            log.warning("import %d cannot be compared with the book: %s", import_job.id, error)
            await self._imports.move(import_job.id, reading, ImportState.FAILED, "service")
        self._steps("import:read")

    async def _add(self, import_job: Import) -> None:
        api, running = await self._client(import_job), [ImportState.RUNNING]
        if api is None:
            await self._imports.move(import_job.id, running, ImportState.STOPPED, "account")
            return
        await self._imports.drop(import_job, "read")
        await self._imports.drop_file(import_job)
        fmt = await formatter_for(self._navigator, import_job.chat, import_job.user)
        await keep_from(self._services, import_job, fmt.zone)
        adder = self._adder(api, import_job)
        try:
            for part in await self._imports.in_doubt(import_job):
                await self._in_doubt(import_job, adder, part)
            await self._flow(import_job, adder)
        except StoppedError as stopped:
            if stopped.trouble:
                await self._imports.move(
                    import_job.id, running, ImportState.STOPPED, stopped.trouble
                )
            return
        if not self._tasks.stop.is_set():
            await self._imports.move(import_job.id, running, ImportState.DONE)

    async def _settle(self, import_job: Import) -> None:
        """It was stopped, and the process ended while batches were out: who of them was added.

        Nobody is added any more.
        """
        api = await self._services.client_of(import_job)
        why = "cancelled"
        for part in await self._imports.in_doubt(import_job):
            people, there = _people(import_job, part)
            added = set[str]()
            try:
                if api is None or why == "unclear":
                    raise StoppedError("account")
                added = await self._adder(api, import_job).look(people)
            except StoppedError as stopped:
                if not stopped.trouble:
                    return
                why = "unclear"
                await self._imports.doubt(import_job)
            left = [list(refused(each, why)) for each in people if each.mobile not in added]
            left += [list(refused(each, "known")) for each in there]
            await self._imports.finish(import_job, part.id, len(added), (), left)

    async def _client(self, import_job: Import) -> SmsIr | None:
        """None once the person may add nobody, by an approver's word neither."""
        return await client_while(self._services, import_job, Right.PEOPLE_ADD)

    def _adder(self, api: SmsIr, import_job: Import) -> Adder:
        intervals = self._intervals
        return Adder(api, import_job.group_id, pauses=intervals.retry, pause=self._tasks.pause)

    async def _flow(self, import_job: Import, adder: Adder) -> None:
        async def may_leave() -> bool:
            if await self._client(import_job) is None:
                raise StoppedError("account")
            if not await self._imports.is_running(import_job):
                return False
            return not self._tasks.stop.is_set()

        async def batch(part_id: int) -> None:
            people, there = _people(import_job, await self._imports.part(import_job, part_id))
            async with flow.place(part_id) as leaves:
                if not leaves:
                    return
                end = await self._answered(adder, people)
            await self._finished(import_job, part_id, end, there)

        # Few at once for few people: what is on its way when somebody stops is added all the same.
        intervals = self._intervals
        flow = BatchFlow(
            self._imports,
            import_job,
            min(intervals.lanes, 1 + import_job.counts.good // _PEOPLE_A_LANE),
            moment=intervals.moment,
            may_leave=may_leave,
            claimed=partial(self._claimed, import_job),
        )
        await flow.go(batch)

    async def _claimed(self, import_job: Import, part_id: int) -> bool:
        claimed = await self._imports.claim(import_job, part_id)
        if claimed:
            self._steps("import:claimed")
        return claimed

    async def _in_doubt(self, import_job: Import, adder: Adder, part: ImportPart) -> None:
        """See a batch to its end whose call may have been made before."""
        people, there = _people(import_job, part)
        end = await self._answered(adder, people, in_doubt=True)
        await self._finished(import_job, part.id, end, there)

    async def _answered(
        self, adder: Adder, people: Sequence[NewContact], *, in_doubt: bool = False
    ) -> BatchEnd:
        end = await adder.add(people, in_doubt=in_doubt)
        self._steps("import:answered")
        return end

    async def _finished(
        self, import_job: Import, part_id: int, end: BatchEnd, there: list[NewContact]
    ) -> None:
        rejected = [list(each) for each in end.rejected]
        passed_over = [list(refused(person, "known")) for person in there]
        await self._imports.finish(import_job, part_id, end.added, rejected, passed_over)
        self._steps("import:finished")


def _people(import_job: Import, part: ImportPart) -> tuple[list[NewContact], list[NewContact]]:
    """Of a batch: those who are to be added, and those who were in the group before."""
    return parted((person(row) for row in part.rows), import_job.group_id)
