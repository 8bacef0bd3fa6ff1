"""Reading the outbox: what waits, what was sent, what the person has not been told yet."""

from __future__ import annotations

import json
from collections.abc import Iterable

from storage import jobs
from storage.models import Job, JobState
from storage.outbox_keys import SAME_ACCOUNT, SAME_KEYS
from storage.outbox_turns import Turns
from storage.rows import Row, row, rows, value
from storage.table_context import TableContext

_OWNERS = f"""
    SELECT * FROM outbox
    WHERE account_id IN ({SAME_KEYS} UNION SELECT 0) AND batch_key IS NULL
        AND state IN ('sending', 'unknown', 'sent', 'not_sent')
        AND (state != 'not_sent' OR resolved_by = 'person')
    ORDER BY +id
"""  # noqa: S608 - literals of this module
_TAKEN = f"""
    SELECT batch_key FROM outbox
    WHERE {SAME_ACCOUNT} AND account_id != 0
        AND batch_key IN (SELECT value FROM json_each(:keys))
"""  # noqa: S608 - literals of this module


def _asked(account_id: int, keys: Iterable[str | None]) -> Row:
    return {"account_id": account_id, "keys": json.dumps([key for key in keys if key])}


class History(Turns):
    def __init__(self, context: TableContext) -> None:
        self._context = context

    async def get(self, job_id: int) -> Job | None:
        sql = "SELECT * FROM outbox WHERE id = ?"
        record = await self._context.read(lambda db: row(db, sql, (job_id,)))
        return None if record is None else jobs.to_job(self._context, record)

    async def for_frame(
        self, chat: int, user: int, frame: int, revision: int | None = None
    ) -> list[Job]:
        """The jobs that one screen confirmed; without `revision`, of all its shows."""
        # `+id`: sorted afterwards. For the order of an index all that the chat has sent is read.
        return await self._select(
            "WHERE chat = ? AND user = ? AND frame = ? AND (? IS NULL OR revision = ?)"
            " ORDER BY +id",
            (chat, user, frame, revision, revision),
        )

    async def of_campaign(self, campaign: int, turn: int | None = None) -> list[Job]:
        """The jobs that one campaign has handed over; of one turn only where it is given."""
        return await self._select(
            "WHERE campaign = ? AND (? IS NULL OR turn = ?) ORDER BY +id", (campaign, turn, turn)
        )

    async def untold(self) -> list[Job]:
        """Ended jobs whose person has not been told, the oldest first."""
        return await self._select(
            "WHERE told = 0 AND state NOT IN ('waiting', 'sending') ORDER BY id"
        )

    async def recent(
        self, chat: int, limit: int = 20, offset: int = 0, *, account_id: int | None = None
    ) -> list[Job]:
        """The chat's jobs, the newest first; of one account only where it is given."""
        return await self._select(
            "WHERE chat = ? AND (? IS NULL OR account_id = ?) ORDER BY id DESC LIMIT ? OFFSET ?",
            (chat, account_id, account_id, limit, offset),
        )

    async def count_open(self, account_id: int) -> int:
        """How many wait or are being sent: while there are any, unlinking must wait."""
        sql = "SELECT count(*) FROM outbox WHERE account_id = ? AND state IN ('waiting', 'sending')"
        return int(await self._context.read(lambda db: value(db, sql, (account_id,))))

    async def taken(self, account_id: int, keys: Iterable[str | None]) -> frozenset[str]:
        """Which of these keys of the account's sent list belong to a job."""
        fields = _asked(account_id, keys)
        records = await self._context.read(lambda db: rows(db, _TAKEN, fields))
        return frozenset(each["batch_key"] for each in records)

    async def claims(
        self, account_id: int, keys: Iterable[str | None]
    ) -> tuple[list[Job], frozenset[str]]:
        """Of one moment: who may own an entry of the sent list, and which `keys` are owned.

        Owners are jobs that are out or unknown, sent without a key, and those that the person
        counted as not sent; the oldest first.
        """
        fields = _asked(account_id, keys)
        owners, owned = await self._context.read(
            lambda db: (rows(db, _OWNERS, fields), rows(db, _TAKEN, fields))
        )
        return self._jobs(owners), frozenset(each["batch_key"] for each in owned)

    async def waiting_ids(self) -> frozenset[int]:
        """The jobs that have not been claimed yet."""
        sql = "SELECT id FROM outbox WHERE state = 'waiting'"
        found = await self._context.read(lambda db: rows(db, sql))
        return frozenset(each["id"] for each in found)

    async def counts(self) -> dict[JobState, int]:
        """How many jobs are in each state."""
        sql = "SELECT state, count(*) AS many FROM outbox GROUP BY state"
        many = {e["state"]: e["many"] for e in await self._context.read(lambda db: rows(db, sql))}
        return {state: many.get(state.value, 0) for state in JobState}

    def text_hash(self, text: str) -> str:
        """Comparable with `Job.text_hash`, which outlives the text."""
        return jobs.text_hash(self._context, text)
