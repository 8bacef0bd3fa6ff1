"""From a stored file to people that are ready to be added: read, compared with the book, counted.

Rows go through storage a few hundred at a time, so a long file costs little memory.
"""

from __future__ import annotations

from contextlib import aclosing
from itertools import islice

from handlers.bookwork.checking import Known, compare, number
from handlers.bookwork.people import BATCH, batches, person, refused
from handlers.bookwork.reading.limits import RefusedFileError
from handlers.bookwork.reading.parent import read
from smsir import ContactGroup, SmsIr
from storage import Import, ImportCounts, PartRow
from storage.imports import Imports

_SHOWN = 5


class FileReader:
    """`imports`: where the file is and the people go."""

    def __init__(self, imports: Imports, api: SmsIr) -> None:
        self._imports = imports
        self._api = api
        self._mobiles: set[int] = set()
        self._tally = {"duplicate": 0, "number": 0, "cut": 0, "known": 0, "opted-out": 0}
        self._preview: list[PartRow] = []

    async def read(self, found: Import) -> ImportCounts:
        """Read the file of an import and make it ready, or leave it as it is on an error.

        Raises:
            RefusedFileError: the file cannot be read.
            SmsIrError: the book cannot.
        """
        # What an earlier try left behind when its process died.
        await self._imports.drop(found, "read", "batch", "rejected")
        kind = await self._stage(found)
        group = await self._group(found)
        known = await compare(self._api, group, self._mobiles)
        good = await self._sort(found, known)
        await self._imports.drop(found, "read")
        counts = ImportCounts(
            good=good,
            fresh=good - len(known.elsewhere - known.in_group - known.opted_out),
            duplicate=self._tally["duplicate"],
            bad=self._tally["number"] + self._tally["cut"],
            cut=self._tally["cut"],
            known=self._tally["known"],
            opted_out=self._tally["opted-out"],
        )
        found = found.model_copy(update={"format": kind})
        await self._imports.ready(found, counts, self._preview)
        return counts

    async def _group(self, found: Import) -> ContactGroup:
        groups = await self._api.contacts.groups()
        for group in groups:
            if group.id == found.group_id:
                return group
        raise RefusedFileError("group")

    async def _stage(self, found: Import) -> str:
        """Put what the file holds into storage as it is read; the format that it has."""
        content, kind = await self._imports.file(found), ""
        async with aclosing(read(content)) as chunks:
            del content
            async for chunk in chunks:
                kind = chunk.format or kind
                self._mobiles.update(number(row[1]) for row in chunk.good)
                await self._note(found, chunk.rejected)
                if chunk.good:
                    await self._imports.store(found, "read", [chunk.good])
        return kind

    async def _note(self, found: Import, rejected: list[PartRow]) -> None:
        if not rejected:
            return
        for row in rejected:
            self._tally[row[3]] += 1
        await self._imports.store(found, "rejected", [rejected])

    async def _sort(self, found: Import, known: Known) -> int:
        """Batches of those to be added, in the file's order; the others are rejected. How many."""
        good, waiting = 0, list[PartRow]()
        async for part in self._imports.parts(found, "read"):
            rejected: list[PartRow] = []
            for row in part.rows:
                reason = _reason(known, number(row[1]))
                if reason:
                    rejected.append(list(refused(person(row), reason)))
                else:
                    good += 1
                    waiting.append(row)
            self._preview += islice(waiting, max(0, _SHOWN - len(self._preview)))
            await self._note(found, rejected)
            whole = len(waiting) - len(waiting) % BATCH
            await self._imports.store(found, "batch", list(batches(waiting[:whole])))
            waiting = waiting[whole:]
        await self._imports.store(found, "batch", list(batches(waiting)))
        return good


def _reason(known: Known, mobile: int) -> str:
    if mobile in known.opted_out:
        return "opted-out"
    return "known" if mobile in known.in_group else ""
