"""From a stored file to people that are ready to be added: read, compared with the book, counted.

Rows go through storage a few hundred at a time, so a long file costs little memory.
"""

from __future__ import annotations

import asyncio
import time
from contextlib import aclosing
from itertools import islice

from handlers.contacts.importing.checking import Known, compare, number
from handlers.contacts.importing.people import BATCH, batches, parted, person, refused
from handlers.contacts.importing.reading.limits import RefusedFileError
from handlers.contacts.importing.reading.parent import Chunk, read
from smsir import SmsIr
from storage import Import, ImportCounts, PartRow
from storage.imports import Imports

_SHOWN = 5
_MOST_STARTS = 2
_BETWEEN = 1.0
"""Seconds between two notes of how far reading has come."""

AS_IT_IS = frozenset({"xls", "xlsx"})
"""Formats that can be given to the service as they are; files of others go once they are read."""


class FileReader:
    """`imports`: where the file is and the people go. `turn`: held while a file is read.

    One file at a time is read in the whole process, so that many at once do not exhaust it.
    """

    def __init__(self, imports: Imports, api: SmsIr, turn: asyncio.Lock) -> None:
        self._imports = imports
        self._api = api
        self._turn = turn
        self._mobiles: set[int] = set()
        self._tally = {"duplicate": 0, "number": 0, "cut": 0, "opted-out": 0}
        self._preview: list[PartRow] = []
        self._rows = 0
        self._noted = time.monotonic()

    async def read(self, found: Import) -> None:
        """Read the file of an import and make it ready, or leave it as it is on an error.

        Raises:
            RefusedFileError: the file cannot be read.
            SmsIrError: the book cannot.
        """
        end = await self._staged(found)
        if end is None:
            return
        known = await compare(self._api, self._mobiles)
        counts = await self._sort(found, known)
        await self._imports.drop(found, "read")
        if end.format not in AS_IT_IS:
            await self._imports.drop_file(found)
        found = found.model_copy(update={"format": end.format, "sheet": end.sheet})
        await self._imports.ready(found, counts, self._preview)

    async def _staged(self, found: Import) -> Chunk | None:
        """Put what the file holds into storage; None where it is to be read no more."""
        async with self._turn:
            starts = await self._imports.begin_reading(found.id)
            if not starts:
                return None
            if starts > _MOST_STARTS:
                raise RefusedFileError("heavy")
            # What an earlier try left behind when its process died.
            await self._imports.drop(found, "read", "batch", "rejected")
            return await self._stage(found)

    async def _stage(self, found: Import) -> Chunk:
        end = Chunk()
        async with aclosing(read(self._imports.pieces(found))) as chunks:
            async for chunk in chunks:
                end = chunk if chunk.format else end
                self._mobiles.update(number(row[1]) for row in chunk.good)
                await self._note(found, chunk.rejected)
                if chunk.good:
                    await self._imports.store(found, "read", [chunk.good])
                await self._progress(found, len(chunk.good) + len(chunk.rejected))
        return end

    async def _progress(self, found: Import, more: int) -> None:
        self._rows += more
        if time.monotonic() - self._noted >= _BETWEEN:
            self._noted = time.monotonic()
            await self._imports.seen(found.id, self._rows)

    async def _note(self, found: Import, rejected: list[PartRow]) -> None:
        if not rejected:
            return
        for row in rejected:
            self._tally[row[3]] += 1
        await self._imports.store(found, "rejected", [rejected])

    async def _sort(self, found: Import, known: Known) -> ImportCounts:
        """Batches of those who may be added, in the file's order; the others are rejected."""
        waiting = list[PartRow]()
        good = there = fresh = 0
        async for part in self._imports.parts(found, "read"):
            rejected: list[PartRow] = []
            for row in part.rows:
                mobile = number(row[1])
                if mobile in known.opted_out:
                    rejected.append(list(refused(person(row), "opted-out")))
                    continue
                groups = known.groups.get(mobile, ())
                good += 1
                there += found.group_id in groups
                fresh += not groups
                waiting.append([*row, groups] if groups else row)
            self._preview += islice(waiting, max(0, _SHOWN - len(self._preview)))
            await self._note(found, rejected)
            whole = len(waiting) - len(waiting) % BATCH
            await self._imports.store(found, "batch", list(batches(waiting[:whole])))
            waiting = waiting[whole:]
        await self._imports.store(found, "batch", list(batches(waiting)))
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
        )


async def for_group(imports: Imports, found: Import, group_id: int) -> ImportCounts:
    """The counts of a file that was read, when its people go to this group."""
    there = 0
    async for part in imports.parts(found, "batch"):
        there += len(parted((person(row) for row in part.rows), group_id)[1])
    whole = found.counts.good + found.counts.known
    return found.counts.model_copy(update={"good": whole - there, "known": there})
