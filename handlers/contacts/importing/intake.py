"""From a stored file to people that are ready to be added: read, compared with the book, counted.

Rows go through storage a few hundred at a time, so a long file costs little memory.
"""

from __future__ import annotations

import asyncio
from contextlib import aclosing
from datetime import date
from itertools import islice

from handlers.contacts.importing.birthdays import BIRTHDAY, read_birthdays
from handlers.contacts.importing.checking import Comparing, Comparison, number
from handlers.contacts.importing.people import BATCH, batches, in_groups, parted, person, refused
from handlers.contacts.importing.reading.limits import RefusedFileError
from handlers.contacts.importing.reading.parent import Chunk, read
from handlers.shared.once_in import OnceIn
from smsir import SmsIr
from storage import Import, ImportCounts, PartRow
from storage.imports import Imports

_SHOWN = 5
_MOST_STARTS = 2

AS_IT_IS = frozenset({"xls", "xlsx"})
"""Formats that can be given to the service as they are; files of others go once they are read."""


class FileReader:
    """`imports`: where the file is and the people go. `turn`: held while a file is read.

    One file at a time is read in the whole process, so that many at once do not exhaust it.
    `between`: seconds between two notes of how far reading has come.
    """

    def __init__(
        self, imports: Imports, api: SmsIr, turn: asyncio.Lock, today: date, *, between: float
    ) -> None:
        self._imports = imports
        self._api = api
        self._turn = turn
        self._today = today
        self._mobiles: set[int] = set()
        self._tally = {"duplicate": 0, "number": 0, "cut": 0, "opted-out": 0, "birthday": 0}
        self._preview: list[PartRow] = []
        self._rows = self._birthdays = 0
        self._noting = OnceIn(between)

    async def read(self, import_job: Import) -> None:
        """Read the file of an import and make it ready, or leave it as it is on an error.

        Raises:
            RefusedFileError: the file cannot be read.
            SmsIrError: the book cannot.
        """
        async with Comparing(self._api, self._mobiles) as comparing:
            end = await self._staged(import_job, comparing)
            if end is None:
                return
            checked = await comparing.end()
        counts = await self._sort(import_job, checked)
        await self._imports.drop(import_job, "read")
        if end.format not in AS_IT_IS:
            await self._imports.drop_file(import_job)
        import_job = import_job.model_copy(update={"format": end.format, "sheet": end.sheet})
        await self._imports.ready(import_job, counts, self._preview)

    async def _staged(self, import_job: Import, comparing: Comparing) -> Chunk | None:
        """Put what the file holds into storage; None where it is to be read no more."""
        async with self._turn:
            starts = await self._imports.begin_reading(import_job.id)
            if not starts:
                return None
            if starts > _MOST_STARTS:
                raise RefusedFileError("heavy")
            # What an earlier try left behind when its process died.
            await self._imports.drop(import_job, "read", "batch", "rejected")
            return await self._stage(import_job, comparing)

    async def _stage(self, import_job: Import, comparing: Comparing) -> Chunk:
        end = Chunk()
        async with aclosing(read(self._imports.pieces(import_job))) as chunks:
            async for chunk in chunks:
                end = chunk if chunk.format else end
                self._mobiles.update(number(row[1]) for row in chunk.good)
                if chunk.good:
                    comparing.go_on()
                good, unclear = read_birthdays(chunk.good, self._today)
                await self._note(import_job, [*chunk.rejected, *unclear])
                if good:
                    await self._imports.store(import_job, "read", [good])
                await self._progress(import_job, len(chunk.good) + len(chunk.rejected))
        return end

    async def _progress(self, import_job: Import, more: int) -> None:
        self._rows += more
        if self._noting.is_due():
            await self._imports.seen(import_job.id, self._rows)

    async def _note(self, import_job: Import, rejected: list[PartRow]) -> None:
        if not rejected:
            return
        for row in rejected:
            self._tally[row[3]] += 1
        await self._imports.store(import_job, "rejected", [rejected])

    async def _sort(self, import_job: Import, checked: Comparison) -> ImportCounts:
        """Batches of those who may be added, in the file's order; the others are rejected."""
        waiting = list[PartRow]()
        good = there = fresh = 0
        async for part in self._imports.parts(import_job, "read"):
            rejected: list[PartRow] = []
            for row in part.rows:
                mobile = number(row[1])
                if mobile in checked.opted_out:
                    rejected.append(list(refused(person(row), "opted-out")))
                    continue
                groups = checked.groups.get(mobile, ())
                good += 1
                there += import_job.group_id in groups
                fresh += not groups
                self._birthdays += any(row[BIRTHDAY:])
                waiting.append(in_groups(row, groups))
            self._preview += islice(waiting, max(0, _SHOWN - len(self._preview)))
            await self._note(import_job, rejected)
            whole = len(waiting) - len(waiting) % BATCH
            await self._imports.store(import_job, "batch", list(batches(waiting[:whole])))
            waiting = waiting[whole:]
        await self._imports.store(import_job, "batch", list(batches(waiting)))
        return self._counts(good - there, fresh, there)

    def _counts(self, good: int, fresh: int, there: int) -> ImportCounts:
        return ImportCounts(
            good=good,
            fresh=fresh,
            duplicate=self._tally["duplicate"],
            bad=self._tally["number"] + self._tally["cut"],
            cut=self._tally["cut"],
            known=there,
            opted_out=self._tally["opted-out"],
            birthdays=self._birthdays,
            unclear_birthdays=self._tally["birthday"],
        )


async def for_group(imports: Imports, import_job: Import, group_id: int) -> ImportCounts:
    """The counts of a file that was read, when its people go to this group."""
    there = 0
    async for part in imports.parts(import_job, "batch"):
        there += len(parted((person(row) for row in part.rows), group_id)[1])
    whole = import_job.counts.good + import_job.counts.known
    return import_job.counts.model_copy(update={"good": whole - there, "known": there})
