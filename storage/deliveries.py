"""How far sendings have come: counts kept for good, and the sendings that are looked at again.

Counting a large sending takes thousands of calls, so its result outlives the process, and what is
to be counted, told or written to a file is a row: nothing of it is lost in a restart.
"""

from __future__ import annotations

import json
from collections.abc import Collection, Mapping
from datetime import datetime
from typing import Literal

from pydantic import Field, field_validator
from sqlite_utils.db import Database

from storage.barring import RESTS
from storage.models import Frozen
from storage.moments import maybe_moment, maybe_stamp, moment, stamp
from storage.rows import Row, change, row, rows, value
from storage.table_context import TableContext

DeliveryTask = Literal["count", "summary", "file"]


class Delivered(Frozen):
    """Numbers of a sending by status; `others` by the service's own words where unknown.

    `whole`: every number was counted. `same_since`: since when the counts have stood still.
    """

    counts: dict[str, int]
    others: dict[str, int]
    whole: bool
    counted_at: datetime
    same_since: datetime

    @property
    def total(self) -> int:
        return sum(self.counts.values()) + sum(self.others.values())


class NewFollow(Frozen):
    """A sending to look at for a chat: to count it once, to tell how it ended, or as a file.

    `topic`: where in the chat it was confirmed or asked for; 0: outside of every topic.
    """

    account_id: int
    chat: int
    user: int
    batch_key: str
    want: DeliveryTask
    sent_at: datetime | None
    recipients: int | None = Field(gt=0)
    due_at: datetime
    topic: int | None = None

    @field_validator("recipients", mode="before")
    @classmethod
    def _unsaid(cls, stored: object) -> object:
        """The column holds 0 for what the service left unsaid: nobody follows an empty sending."""
        return stored or None


class Follow(NewFollow):
    """`tries`: failed looks in a row."""

    id: int
    tries: int


class Deliveries:
    def __init__(self, context: TableContext) -> None:
        self._context = context

    async def get(self, account_id: int, batch_key: str) -> Delivered | None:
        """What was counted last."""
        sql = "SELECT * FROM deliveries WHERE account_id = ? AND batch_key = ?"
        record = await self._context.read(lambda db: row(db, sql, (account_id, batch_key)))
        return None if record is None else _delivered(record)

    async def many(self, account_id: int, keys: Collection[str]) -> dict[str, Delivered]:
        """The same for several sendings; what was never counted is missing."""
        wanted = (account_id, json.dumps(list(keys)))
        records = await self._context.read(lambda db: rows(db, _MANY, wanted))
        return {each["batch_key"]: _delivered(each) for each in records}

    async def save(
        self,
        account_id: int,
        batch_key: str,
        counts: Mapping[str, int],
        others: Mapping[str, int],
        *,
        whole: bool,
    ) -> None:
        """Keep a count; of an account that was unlinked meanwhile nothing is kept."""
        fields: Row = {
            "account": account_id,
            "key": batch_key,
            "counts": json.dumps(dict(counts), sort_keys=True),
            "others": json.dumps(dict(others), sort_keys=True, ensure_ascii=False),
            "whole": int(whole),
            "now": self._context.now(),
        }
        await self._context.write(lambda db: change(db, _SAVE, fields))

    async def follow(self, new: NewFollow, *, pressed: bool = False) -> None:
        """Look at a sending. What is wished already keeps its time, unless a person `pressed`.

        A summary that was told is not told again, and of the batches of a turn one is followed.
        """
        fields = new.model_dump(exclude={"sent_at", "due_at", "recipients"}) | {
            "recipients": new.recipients or 0,
            "sent_at": maybe_stamp(new.sent_at),
            "due_at": stamp(new.due_at),
            "pressed": int(pressed),
        }
        await self._context.write(lambda db: change(db, _FOLLOW, fields))

    async def wished(self, chat: int, batch_key: str, want: DeliveryTask) -> Follow | None:
        """The wish as it stands; None where there is none or it is met."""
        sql = (
            "SELECT * FROM follows"
            " WHERE chat = ? AND batch_key = ? AND want = ? AND due_at IS NOT NULL"
        )
        record = await self._context.read(lambda db: row(db, sql, (chat, batch_key, want)))
        return None if record is None else _follow(record)

    async def follow_sent(self, since: datetime, due_at: datetime) -> int:
        """Follow each turn that this bot has sent since then and is not followed; how many."""
        fields = {"since": stamp(since), "due_at": stamp(due_at)}

        def work(db: Database) -> int:
            return change(db, _FOLLOW_SENT, fields)

        if not await self._context.read(lambda db: value(db, _UNFOLLOWED, fields)):
            return 0
        return await self._context.write(work)

    async def due(
        self, now: datetime, *, skip: Collection[int] = (), limit: int = 8
    ) -> list[Follow]:
        """What is to be looked at now, the longest due first; `skip`: ids at work."""
        passed = list(skip)
        sql = _DUE.format(marks=", ".join("?" * len(passed)))
        records = await self._context.read(lambda db: rows(db, sql, (stamp(now), *passed, limit)))
        return [_follow(each) for each in records]

    async def next_due(self, *, skip: Collection[int] = ()) -> datetime | None:
        passed = list(skip)
        sql = _NEXT.format(marks=", ".join("?" * len(passed)))
        return maybe_moment(await self._context.read(lambda db: value(db, sql, passed)))

    async def followed(self, follow_id: int) -> Follow | None:
        """A follow by its id, also one that is done (its `due_at` is then the dawn of time)."""
        sql = "SELECT * FROM follows WHERE id = ?"
        record = await self._context.read(lambda db: row(db, sql, (follow_id,)))
        return None if record is None else _follow(record)

    async def again(self, follow_id: int, due_at: datetime, *, failed: bool = False) -> None:
        """Look again at `due_at`; `failed`: the look did not come to its end."""
        sql = "UPDATE follows SET due_at = ?, tries = (tries + 1) * ? WHERE id = ?"
        await self._context.write(
            lambda db: change(db, sql, (stamp(due_at), int(failed), follow_id))
        )

    async def summed_up(self, chat: int, keys: Collection[str]) -> None:
        """The end of these sendings was told to the chat, as one."""
        sql = """UPDATE follows SET due_at = NULL, tries = 0
            WHERE chat = ? AND want = 'summary' AND batch_key IN (SELECT value FROM json_each(?))"""
        await self._context.write(lambda db: change(db, sql, (chat, json.dumps(list(keys)))))

    async def done(self, follow_id: int) -> None:
        """The wish is met."""
        sql = "UPDATE follows SET due_at = NULL, tries = 0 WHERE id = ?"
        await self._context.write(lambda db: change(db, sql, (follow_id,)))


_EVER = "1970-01-01T00:00:00.000000+00:00"

_MANY = """
    SELECT * FROM deliveries
    WHERE account_id = ? AND batch_key IN (SELECT value FROM json_each(?))
"""
_SAVE = """
    INSERT INTO deliveries (account_id, batch_key, counts, others, whole, counted_at, same_since)
    SELECT :account, :key, :counts, :others, :whole, :now, :now
    WHERE EXISTS (SELECT 1 FROM accounts WHERE id = :account)
    ON CONFLICT (account_id, batch_key) DO UPDATE SET
        same_since = CASE
            WHEN counts = excluded.counts AND others = excluded.others THEN same_since
            ELSE excluded.same_since END,
        counts = excluded.counts, others = excluded.others, whole = excluded.whole,
        counted_at = excluded.counted_at
"""

_FOLLOW = """
    INSERT INTO follows
        (account_id, chat, topic, user, batch_key, want, sent_at, recipients, due_at)
    SELECT :account_id, :chat, :topic, :user, :batch_key, :want, :sent_at, :recipients, :due_at
    WHERE EXISTS (SELECT 1 FROM accounts WHERE id = :account_id) AND (
        :want <> 'summary' OR NOT EXISTS (
            SELECT 1 FROM outbox mine
            JOIN outbox other ON other.campaign = mine.campaign AND other.turn = mine.turn
            JOIN follows f ON f.chat = :chat AND f.batch_key = other.batch_key
            WHERE mine.account_id = :account_id AND mine.account_id != 0
                AND mine.batch_key = :batch_key AND other.batch_key <> :batch_key
                AND f.want = 'summary'
        )
    )
    ON CONFLICT (chat, batch_key, want) DO UPDATE SET
        due_at = CASE
            WHEN want = 'summary' THEN due_at
            WHEN :pressed THEN excluded.due_at
            ELSE coalesce(due_at, excluded.due_at) END,
        account_id = excluded.account_id, user = excluded.user, topic = excluded.topic
"""

_NEWLY_SENT = """
    FROM outbox o WHERE o.state = 'sent' AND o.batch_key IS NOT NULL AND o.account_id <> 0
        AND o.finished_at > :since AND NOT EXISTS (
            SELECT 1 FROM follows f
            WHERE f.chat = o.chat AND f.batch_key = o.batch_key AND f.want = 'summary'
        ) AND NOT EXISTS (
            SELECT 1 FROM outbox other JOIN follows f
                ON f.chat = other.chat AND f.batch_key = other.batch_key AND f.want = 'summary'
            WHERE other.campaign = o.campaign AND other.turn = o.turn
        )
"""

_UNFOLLOWED = f"SELECT 1 {_NEWLY_SENT} AND :due_at IS NOT NULL LIMIT 1"

_FOLLOW_SENT = f"""
    INSERT OR IGNORE INTO follows
        (account_id, chat, topic, user, batch_key, want, sent_at, recipients, due_at)
    SELECT o.account_id, o.chat, o.topic, o.user, o.batch_key, 'summary',
        coalesce(o.claimed_at, o.created_at), o.recipients, :due_at
    FROM outbox o WHERE o.id IN (
        SELECT min(o.id) {_NEWLY_SENT} GROUP BY coalesce(o.campaign, -o.id), o.turn
    )
"""  # noqa: S608 - literals of this module

_OF_OTHERS = f"id NOT IN ({{marks}}) AND NOT {RESTS}"
_DUE = f"""
    SELECT * FROM follows WHERE due_at <= ? AND {_OF_OTHERS} ORDER BY due_at, id LIMIT ?
"""  # noqa: S608 - literals of this module
_NEXT = f"SELECT min(due_at) FROM follows WHERE {_OF_OTHERS}"  # noqa: S608 - literals of this module


def _delivered(record: Row) -> Delivered:
    return Delivered(
        counts=json.loads(record["counts"]),
        others=json.loads(record["others"]),
        whole=bool(record["whole"]),
        counted_at=moment(record["counted_at"]),
        same_since=moment(record["same_since"]),
    )


def _follow(record: Row) -> Follow:
    return Follow(
        **{
            name: record[name]
            for name in (
                "id",
                "account_id",
                "chat",
                "topic",
                "user",
                "batch_key",
                "want",
                "recipients",
                "tries",
            )
        },
        sent_at=maybe_moment(record["sent_at"]),
        due_at=moment(record["due_at"] or _EVER),
    )
