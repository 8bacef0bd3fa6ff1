"""Who got which text lately: keyed hashes only, a text or a number cannot be read from them."""

from __future__ import annotations

import json
from collections.abc import Iterable
from datetime import datetime

from sqlite_utils.db import Database

from storage import jobs
from storage.models import Job
from storage.moments import stamp
from storage.rows import change, rows
from storage.table_context import TableContext

_SIZE = 8
Marks = frozenset[bytes]

# CROSS JOIN: the texts first, each looked up by the index of texts; else all rows are read.
_SAME_TEXT = """
    SELECT outbox.*, outbox_marks.marks
    FROM json_each(?) AS wanted CROSS JOIN outbox ON text_hash = wanted.value
    LEFT JOIN outbox_marks ON outbox_marks.job_id = outbox.id
    WHERE account_id = ? AND created_at >= ? AND state IN ('waiting', 'sending', 'sent', 'unknown')
    ORDER BY outbox.id DESC
"""


def marks_of(context: TableContext, mobiles: Iterable[str]) -> Marks:
    return frozenset(bytes.fromhex(context.digest("mobile", mobile))[:_SIZE] for mobile in mobiles)


def keep(db: Database, context: TableContext, mobiles: Iterable[str]) -> None:
    """Remember the numbers of the job that was inserted last."""
    marks = b"".join(sorted(marks_of(context, mobiles)))
    if marks:
        change(db, "INSERT INTO outbox_marks VALUES (last_insert_rowid(), ?)", (marks,))


class Memory:
    def __init__(self, context: TableContext) -> None:
        self._context = context

    def marks(self, mobiles: Iterable[str]) -> Marks:
        """What `same_text` gives for these numbers."""
        return marks_of(self._context, mobiles)

    async def same_text(
        self, account_id: int, texts: Iterable[str], since: datetime
    ) -> list[tuple[Job, Marks]]:
        """The account's jobs with one of these texts that went out or may have, newest first."""
        hashes = json.dumps([jobs.text_hash(self._context, text) for text in texts])
        parameters = (hashes, account_id, stamp(since))
        records = await self._context.read(lambda db: rows(db, _SAME_TEXT, parameters))
        return [(jobs.to_job(self._context, each), _read(each["marks"])) for each in records]


def _read(packed: bytes | None) -> Marks:
    packed = packed or b""
    return frozenset(packed[at : at + _SIZE] for at in range(0, len(packed), _SIZE))
