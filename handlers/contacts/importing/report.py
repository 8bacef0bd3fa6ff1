"""What became of an import: the sheet of rejected rows with the reason of each in words."""

from __future__ import annotations

import asyncio
import tempfile
from collections.abc import AsyncIterator
from pathlib import Path

from handlers.contacts.exporting.writing import Sheet
from handlers.contacts.importing.people import Rejected, parted, person, refused, rejected
from handlers.shared.xlsx import file_name
from screens.text.formatting import Formatter
from screens.text.translator import Words
from screens.view import Outgoing, document
from storage import Import, ImportState
from storage.imports import Imports

MOST_ROWS = 100_000
_LEFT_IN_BATCHES = frozenset({ImportState.READY, ImportState.CANCELLED, ImportState.STOPPED})


def reason(words: Words, row: Rejected) -> str:
    """Why a row was rejected; the service's own words where it had any."""
    sentences = {
        "number": words.plain("book-reason-number"),
        "cut": words.plain("book-reason-cut"),
        "duplicate": words.plain("book-reason-duplicate"),
        "known": words.plain("book-reason-known"),
        "opted-out": words.plain("book-reason-opted-out"),
        "refused": words.plain("book-reason-refused"),
        "birthday": words.plain("book-reason-birthday"),
        "cancelled": words.plain("book-reason-cancelled"),
        "unclear": words.plain("book-reason-unclear"),
    }
    sentence = sentences.get(row.reason, sentences["refused"])
    return f"{sentence} ({row.detail})" if row.detail else sentence


async def rejected_sheet(imports: Imports, fmt: Formatter, import_job: Import) -> Outgoing | None:
    """The .xlsx of everybody who was not added; None where all were."""
    header = [
        fmt.words.plain("book-column-row"),
        fmt.words.plain("book-column-mobile"),
        fmt.words.plain("book-column-name"),
        fmt.words.plain("book-column-reason"),
    ]
    name = file_name(fmt, fmt.words.plain("book-report-file"), import_job.created_at)
    with tempfile.TemporaryDirectory(prefix="sefid-") as folder:
        path = Path(folder) / "rejected.xlsx"
        title = fmt.words.plain("book-report-title")
        sheet = await asyncio.to_thread(Sheet, path, title, header, rtl=fmt.words.rtl)
        written = 0
        async for people in _everybody(imports, import_job):
            fitting = people[: MOST_ROWS - written]
            lines = [[p.row or "", p.shown, p.name, reason(fmt.words, p)] for p in fitting]
            await asyncio.to_thread(sheet.rows, lines)
            written += len(lines)
        await asyncio.to_thread(sheet.close)
        if not written:
            return None
        content = await asyncio.to_thread(path.read_bytes)
    return document(name, content)


async def _everybody(imports: Imports, import_job: Import) -> AsyncIterator[list[Rejected]]:
    """Who was rejected; and of an import that did not run to its end, who was not added."""
    async for part in imports.parts(import_job, "rejected"):
        yield [rejected(row) for row in part.rows]
    if import_job.state not in _LEFT_IN_BATCHES:
        return
    doubtful = {part.id for part in await imports.in_doubt(import_job)}
    async for part in imports.parts(import_job, "batch"):
        fresh, there = parted((person(row) for row in part.rows), import_job.group_id)
        why = "unclear" if part.id in doubtful else "cancelled"
        rows_out = [
            refused(person, why) for person in fresh if import_job.state is not ImportState.READY
        ]
        yield rows_out + [refused(person, "known") for person in there]
