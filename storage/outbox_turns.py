"""Reading the outbox by turns: what is one thing to the person, however many calls it took."""

from __future__ import annotations

import json
from collections.abc import Callable, Collection, Sequence
from typing import Any

from sqlite_utils.db import Database

from storage import jobs
from storage.models import Frozen, Job, JobState
from storage.outbox_memory import Memory
from storage.rows import Row, change, rows, value
from storage.table_context import Effect

Card = tuple[int, int, int, int]
"""(chat, user, frame, revision) of a confirmation: its rows are those of one turn."""


class SentTurn(Frozen):
    """A turn as its sent batches have it. `last`: the key of the one that was called last.

    `recipients` is None where the service did not say how many one of them has.
    """

    campaign: int
    turn: int
    batches: int
    recipients: int | None
    last: str


class Confirmed(Frozen):
    """A campaign as it stands in a list: `head` is the last batch of its newest turn.

    `states` (with how many batches each) and `recipients` are those of that turn; `turns`: how
    many there were; `batch_key`: of one of its batches that was sent.
    """

    head: Job
    states: dict[JobState, int]
    recipients: int | None
    turns: int = 1
    batch_key: str | None = None


def _no_acts(_stopped: list[bool]) -> Sequence[Effect]:
    return ()


class Turns(Memory):
    async def undo(
        self, ids: Sequence[int], *, acts: Callable[[list[bool]], Sequence[Effect]] = _no_acts
    ) -> list[bool]:
        """Stop jobs that still wait, all looked at in one moment; for each, whether it did.

        `acts`: what is written with it, given those; only where one of them was stopped.
        """
        now = self._context.now()

        def work(db: Database) -> list[bool]:
            stopped = [change(db, _UNDO, (now, each)) == 1 for each in ids]
            for effect in acts(stopped) if any(stopped) else ():
                effect(db)
            return stopped

        return await self._context.write(work, full=True)

    async def sent_with(self, account_id: int, batch_key: str) -> list[Job]:
        """All that one turn sent, by the key of one of its batches; none of another bot's."""
        return await self._select(_SENT_WITH, (account_id, batch_key))

    async def is_over(self, job: Job) -> bool:
        """Whether nothing of the job's turn waits or is being called, nor will be handed over."""
        fields = job.model_dump(include=_TURN)
        return await self._context.read(lambda db: value(db, GOING_ON, fields)) is None

    async def mark_turn_told(self, job: Job) -> None:
        """The person knows how it ended. Rows of an unlinked account (number 0) go."""
        fields = job.model_dump(include=_TURN)

        def work(db: Database) -> None:
            change(db, _TOLD, fields)
            change(db, _FORGET_ORPHANS, fields)

        await self._context.write(work)

    async def sent_turns(self, account_id: int, keys: Collection[str]) -> dict[str, SentTurn]:
        """By batch key: the turn that it is of; what this bot did not send is missing."""
        parameters = {"account_id": account_id, "keys": json.dumps(list(keys))}
        records = await self._context.read(lambda db: rows(db, _SENT_TURNS, parameters))
        return {
            record["batch_key"]: SentTurn.model_validate(record | _people(record))
            for record in records
        }

    async def turns_of(self, campaign: int) -> dict[int, str]:
        """By turn that was sent: the key of one of its batches."""
        records = await self._context.read(lambda db: rows(db, _TURNS_OF, (campaign,)))
        return {each["turn"]: each["batch_key"] for each in records}

    async def resends_of(self, campaign_id: int) -> list[int]:
        """Campaigns for those whom this one has not reached, the oldest first."""
        sql = "SELECT id FROM campaigns WHERE origin = ? ORDER BY id"
        records = await self._context.read(lambda db: rows(db, sql, (campaign_id,)))
        return [each["id"] for each in records]

    async def confirmed(
        self, chat: int | None, limit: int, offset: int, *, account_id: int
    ) -> list[Confirmed]:
        """The account's campaigns that have begun, each once, the newest first.

        `chat`: only those that were confirmed there.
        """
        if chat is None:
            heads = await self._select(_HEADS_OF_ACCOUNT, (account_id, limit, offset))
        else:
            heads = await self._select(_HEADS, (chat, account_id, limit, offset))
        return await self._confirmed(heads)

    async def of_campaigns(self, campaigns: Collection[int]) -> list[Confirmed]:
        """These as they stand; one that has not begun is missing."""
        heads = await self._select(_HEADS_OF, (json.dumps(list(campaigns)),))
        return await self._confirmed(heads)

    async def _confirmed(self, heads: Sequence[Job]) -> list[Confirmed]:
        cards = json.dumps([[job.chat, job.user, job.frame, job.revision] for job in heads])
        campaigns = json.dumps([job.campaign for job in heads])
        counted, turned = await self._context.read(
            lambda db: (rows(db, _STATES, (cards,)), rows(db, _HOW_MANY_TURNS, (campaigns,)))
        )
        turns = {each["campaign"]: each["turns"] for each in turned}
        return [_confirmed(job, counted, turns.get(job.campaign, 1)) for job in heads]

    def _jobs(self, records: Sequence[Row]) -> list[Job]:
        return [jobs.to_job(self._context, each) for each in records]

    async def _select(self, tail: str, parameters: Sequence[Any] = ()) -> list[Job]:
        sql = f"SELECT * FROM outbox {tail}"  # noqa: S608 - `tail` is a literal of this room
        return self._jobs(await self._context.read(lambda db: rows(db, sql, parameters)))


def _confirmed(job: Job, counted: Sequence[Row], turns: int) -> Confirmed:
    card = {"chat": job.chat, "user": job.user, "frame": job.frame, "revision": job.revision}
    mine = [each for each in counted if each.items() >= card.items()]
    unsaid = any(not each["least"] for each in mine)
    return Confirmed(
        head=job,
        states={JobState(each["state"]): each["many"] for each in mine},
        recipients=None if unsaid else sum(each["people"] for each in mine),
        turns=turns,
        batch_key=next((each["batch_key"] for each in mine if each["batch_key"]), None),
    )


def _people(record: Row) -> Row:
    return {"recipients": record["people"] if record["least"] else None}


_TURN = {"chat", "user", "frame", "revision", "campaign", "turn"}
OF_CARD = "chat = :chat AND user = :user AND frame = :frame AND revision = :revision"
# `account_id != 0` where a row is looked for by its key: the index of keys has that condition, and
# is taken only for a query that says it. All rows of the account would be read otherwise.
_SENT_WITH = """
    WHERE state = 'sent' AND batch_key IS NOT NULL AND (campaign, turn) IN (
        SELECT campaign, turn FROM outbox
        WHERE account_id = ? AND account_id != 0 AND batch_key = ?
    ) ORDER BY id
"""
GOING_ON = f"""
    SELECT 1 FROM outbox WHERE {OF_CARD} AND state IN ('waiting', 'sending')
    UNION ALL
    SELECT 1 FROM campaigns
    WHERE id = :campaign AND turn = :turn AND state IN ('waiting', 'paused', 'held')
    LIMIT 1
"""  # noqa: S608 - literals of this module
_TOLD = f"UPDATE outbox SET told = 1 WHERE {OF_CARD}"  # noqa: S608 - literals of this module
_FORGET_ORPHANS = f"""
    DELETE FROM outbox WHERE {OF_CARD} AND account_id = 0 AND state NOT IN ('waiting', 'sending')
"""  # noqa: S608 - literals of this module
_SENT_TURNS = """
    WITH mine AS (
        SELECT batch_key, campaign, turn FROM outbox
        WHERE account_id = :account_id AND account_id != 0 AND campaign IS NOT NULL
            AND batch_key IN (SELECT value FROM json_each(:keys))
    ), whole AS (
        SELECT campaign, turn, count(*) AS batches, sum(recipients) AS people,
            min(recipients) AS least, max(id) AS last_id
        FROM outbox
        WHERE state = 'sent' AND batch_key IS NOT NULL
            AND (campaign, turn) IN (SELECT campaign, turn FROM mine)
        GROUP BY campaign, turn
    )
    SELECT mine.batch_key, whole.*, last.batch_key AS last
    FROM mine JOIN whole USING (campaign, turn) JOIN outbox last ON last.id = whole.last_id
"""
_TURNS_OF = """
    SELECT turn, min(batch_key) AS batch_key FROM outbox
    WHERE campaign = ? AND state = 'sent' AND batch_key IS NOT NULL GROUP BY turn ORDER BY turn
"""
_IS_LAST = """NOT EXISTS (
    SELECT 1 FROM outbox later WHERE later.campaign = head.campaign
        AND (later.turn, later.batch) > (head.turn, head.batch)
)"""
_HEADS = f"""
    AS head WHERE chat = ? AND account_id = ? AND {_IS_LAST}
    ORDER BY id DESC LIMIT ? OFFSET ?
"""
_HEADS_OF_ACCOUNT = f"""
    AS head WHERE account_id = ? AND {_IS_LAST}
    ORDER BY id DESC LIMIT ? OFFSET ?
"""
_HEADS_OF = f"""
    AS head WHERE campaign IN (SELECT value FROM json_each(?)) AND {_IS_LAST} ORDER BY id
"""  # noqa: S608 - literals of this module
_STATES = """
    SELECT chat, user, frame, revision, state, count(*) AS many, sum(recipients) AS people,
        min(recipients) AS least, min(batch_key) AS batch_key
    FROM outbox WHERE (chat, user, frame, revision) IN (
        SELECT value ->> 0, value ->> 1, value ->> 2, value ->> 3 FROM json_each(?)
    ) GROUP BY chat, user, frame, revision, state
"""
_HOW_MANY_TURNS = """
    SELECT campaign, count(DISTINCT turn) AS turns FROM outbox
    WHERE campaign IN (SELECT value FROM json_each(?)) GROUP BY campaign
"""
_UNDO = """
    UPDATE outbox SET state = 'undone', finished_at = ?, told = 1
    WHERE id = ? AND state = 'waiting'
"""
