"""Campaigns: sends for later, each with one state that one write decides.

Whatever races, a press against the clock, two presses, two processes, is decided by a write that
holds for one state and version only: who comes second changes nothing and is told so. Handing a
turn to the outbox and marking the campaign are one transaction.
"""

from __future__ import annotations

import json
from collections.abc import Collection, Sequence
from datetime import datetime

from pydantic import JsonValue
from sqlite_utils.db import Database

from storage.act_models import NewAct
from storage.audit_writing import write_act
from storage.campaign_models import Campaign, NewCampaign
from storage.campaign_slices import CampaignSlices, opened_content, sealed_content, unless_changed
from storage.campaigns_over import CampaignsOver
from storage.driver import sqlite3
from storage.errors import Duplicate, Unsealable
from storage.moments import maybe_moment, moment, stamp
from storage.rows import Row, change, row, rows, value
from storage.table_context import Effect


class Campaigns(CampaignSlices, CampaignsOver):
    """The life of a campaign; one that leaves in slices goes through `CampaignSlices` as well."""

    def insertion(self, new: NewCampaign, act: NewAct | None = None) -> Effect:
        """The effect that records it; it raises `Duplicate` where that card was confirmed.

        `act`: who does it; the audit gets it with the campaign's number.
        """
        fields = self._fields(new) | {"created_at": self._context.now()}

        def effect(db: Database) -> None:
            try:
                change(db, _INSERT, fields)
            except sqlite3.IntegrityError as error:
                if "UNIQUE" not in str(error):
                    raise
                raise Duplicate("This campaign was confirmed before.") from None
            if act is not None:
                number = str(value(db, "SELECT last_insert_rowid()"))
                write_act(db, self._context, act.model_copy(update={"ref": number}))

        return effect

    def replacement(self, campaign_id: int, version: int, new: NewCampaign) -> Effect:
        """The effect that gives a campaign other content and time; its identity stays.

        It waits again, held or paused as it may have been: its card has just been confirmed.
        `new.user` is who planned it, whoever changes it: its content is sealed for them.

        It raises `Duplicate` where the campaign has changed or left meanwhile.
        """
        return unless_changed(_REPLACE, self._fields(new) | {"id": campaign_id, "version": version})

    def taking_over(
        self,
        campaign: Campaign,
        next_due: datetime | None = None,
        *,
        kept: dict[str, JsonValue] | None = None,
    ) -> Effect:
        """The effect that ends a turn which a card sends at once, as its row; the next one waits.

        `kept`: as for `leave`.

        It raises `Duplicate` where the campaign has changed or left meanwhile.
        """
        return unless_changed(_TAKE_OVER, self._turned(campaign, next_due, kept))

    async def get(self, campaign_id: int) -> Campaign | None:
        record = await self._context.read(lambda db: row(db, _ONE, (campaign_id,)))
        return None if record is None else self._campaign(record)

    async def confirmed_on(
        self, chat: int, user: int, frame: int, revision: int
    ) -> Campaign | None:
        """The campaign that this card made."""
        card = (chat, user, frame, revision)
        record = await self._context.read(lambda db: row(db, _OF_CARD, card))
        return None if record is None else self._campaign(record)

    async def open_of(
        self, account_id: int, *, within: tuple[datetime, datetime] | None = None
    ) -> list[Campaign]:
        """All that may still leave with this account, the nearest first.

        `within`: only those due between these two moments.
        """
        since, until = ("", _EVER) if within is None else map(stamp, within)
        return await self._select(_OPEN_OF, account_id, since, until)

    async def page(
        self, account_id: int, chat: int | None, start: int, many: int
    ) -> list[Campaign]:
        """So many that may still leave, the nearest first, from place `start` on.

        `chat`: only what was confirmed there.
        """
        return await self._select(_PAGE, account_id, chat, chat, many, start)

    async def waiting(self, account_id: int, chat: int | None) -> tuple[int, datetime | None]:
        """How many may still leave, and when the nearest is due; opens none. `chat`: as above."""
        found = await self._context.read(lambda db: row(db, _WAITING, (account_id, chat, chat)))
        return (0, None) if found is None else (found["many"], maybe_moment(found["nearest"]))

    async def count_open(self, account_id: int) -> int:
        return int(await self._context.read(lambda db: value(db, _COUNT_OPEN, (account_id,))))

    async def due(
        self, now: datetime, *, skip: Collection[int] = (), limit: int = 50
    ) -> list[Campaign]:
        """Those whose time has come, the oldest first; `skip`: accounts to pass over."""
        return await self._select(_DUE, stamp(now), json.dumps(list(skip)), limit)

    async def copied(self) -> list[Campaign]:
        """Those that wait, come from a backup, and that nobody has touched since."""
        return await self._select(_COPIED)

    async def next_due(self, *, skip: Collection[int] = ()) -> datetime | None:
        """`skip`: accounts of which nothing counts that should have left by now."""
        fields = {"now": stamp(self._context.clock()), "skip": json.dumps(list(skip))}
        return maybe_moment(await self._context.read(lambda db: value(db, _NEXT_DUE, fields)))

    async def untold(self) -> list[Campaign]:
        """Those that are held, or announced, and whose person has not been told."""
        return await self._select(_UNTOLD)

    async def leave(
        self,
        campaign: Campaign,
        jobs: Sequence[Effect],
        next_due: datetime | None = None,
        *,
        kept: dict[str, JsonValue] | None = None,
    ) -> bool:
        """Hand a turn to the outbox; False (and nothing is handed over) where it has changed.

        `jobs`: insertions of its rows. A turn that the outbox has already raises `Duplicate`.
        `next_due`: when the next turn is due, which waits from now on; None: it was the last.
        `kept`: what stays of the content; None: all of it for a next turn, else nothing.
        """
        fields = self._turned(campaign, next_due, kept)
        return await self._hand_over(_LEAVE, fields, jobs)

    async def hold(self, campaign: Campaign, why: str) -> bool:
        """It does not leave unasked; to be told. False where it has changed."""
        return await self._decided(_HOLD, why, campaign.id, campaign.version)

    async def mark_told(self, campaign_id: int) -> None:
        sql = "UPDATE campaigns SET told = 1 WHERE id = ?"
        await self._context.write(lambda db: change(db, sql, (campaign_id,)))

    async def pause(self, campaign: Campaign, *, act: Effect | None = None) -> bool:
        """`act`, here and below: the row of the audit, written with the change or not at all."""
        return await self._decided(_PAUSE, campaign.id, campaign.version, act=act)

    async def resume(self, campaign: Campaign, *, act: Effect | None = None) -> bool:
        return await self._decided(_RESUME, campaign.id, campaign.version, act=act)

    async def set_time(
        self, campaign: Campaign, due_at: datetime, *, act: Effect | None = None
    ) -> bool:
        """Another time; one that was held waits again. False where it has changed."""
        at = stamp(due_at)
        return await self._decided(_SET_TIME, at, campaign.id, campaign.version, act=act)

    async def stop(self, campaign_id: int, *, act: Effect | None = None) -> bool:
        """False where it has left: too late. Whatever version it has is stopped."""
        return await self._decided(_STOP, self._context.now(), campaign_id, act=act)

    def _turned(
        self, campaign: Campaign, next_due: datetime | None, kept: dict[str, JsonValue] | None
    ) -> Row:
        """What both ends of a turn write."""
        return campaign.model_dump(include={"id", "version", "turn"}) | {
            "now": self._context.now(),
            "next": None if next_due is None else stamp(next_due),
            "kept": None if kept is None else self._sealed(campaign, kept),
        }

    async def _select(self, sql: str, *values: object) -> list[Campaign]:
        records = await self._context.read(lambda db: rows(db, sql, values))
        return [self._campaign(record) for record in records]

    def _fields(self, new: NewCampaign) -> Row:
        sealed = sealed_content(self._context.vault, new.user, new.account_id, new.content)
        return new.model_dump(exclude={"content", "due_at"}) | {
            "sealed": sealed,
            "due_at": stamp(new.due_at),
        }

    def _campaign(self, record: Row) -> Campaign:
        content, closed = None, False
        if record["sealed"] is not None:
            try:
                content = opened_content(self._context.vault, record)
            except Unsealable:
                closed = True
        return Campaign.model_validate(
            record
            | {"due_at": moment(record["due_at"]), "created_at": moment(record["created_at"])}
            | {"content": content, "closed": closed}
        )


_ONE = "SELECT * FROM campaigns WHERE id = ?"
_OF_CARD = "SELECT * FROM campaigns WHERE chat = ? AND user = ? AND frame = ? AND revision = ?"
_OPEN_OF = """
    SELECT * FROM campaigns WHERE account_id = ? AND state IN ('waiting', 'paused', 'held')
        AND due_at BETWEEN ? AND ?
    ORDER BY due_at, id
"""
_PAGE = """
    SELECT * FROM campaigns
    WHERE account_id = ? AND (? IS NULL OR chat = ?) AND state IN ('waiting', 'paused', 'held')
    ORDER BY due_at, id LIMIT ? OFFSET ?
"""
_EVER = "9999"
_WAITING = """
    SELECT count(*) AS many, min(due_at) AS nearest FROM campaigns
    WHERE account_id = ? AND (? IS NULL OR chat = ?) AND state IN ('waiting', 'paused', 'held')
"""
_COUNT_OPEN = """
    SELECT count(*) FROM campaigns WHERE account_id = ? AND state IN ('waiting', 'paused', 'held')
"""
_DUE = """
    SELECT * FROM campaigns
    WHERE state = 'waiting' AND due_at <= ?
        AND account_id NOT IN (SELECT value FROM json_each(?))
    ORDER BY due_at, id LIMIT ?
"""
_COPIED = "SELECT * FROM campaigns WHERE state = 'waiting' AND copied = 1 ORDER BY due_at, id"
# Two looks into the index: all that waits of an account at work would be gone through in one.
_NEXT_DUE = """
    SELECT min(due_at) FROM (
        SELECT min(due_at) AS due_at FROM campaigns WHERE state = 'waiting' AND due_at > :now
        UNION ALL SELECT min(due_at) FROM campaigns WHERE state = 'waiting' AND due_at <= :now
            AND account_id NOT IN (SELECT value FROM json_each(:skip))
    )
"""
_UNTOLD = "SELECT * FROM campaigns WHERE told = 0 ORDER BY id"
_INSERT = """
    INSERT INTO campaigns (
        chat, user, account_id, frame, revision, sealed, recipients, segments, state, due_at,
        created_at, why, origin, topic, approved_by, told
    ) VALUES (
        :chat, :user, :account_id, :frame, :revision, :sealed, :recipients, :segments,
        iif(:why IS NULL, 'waiting', 'held'), :due_at, :created_at, :why, :origin, :topic,
        :approved_by, :announced = 0 AND :why IS NULL
    )
"""
_REPLACE = """
    UPDATE campaigns SET sealed = :sealed, recipients = :recipients, segments = :segments,
        due_at = :due_at, copied = 0, version = version + 1, why = NULL, told = 1,
        state = 'waiting', approved_by = :approved_by
    WHERE id = :id AND version = :version AND account_id = :account_id
        AND state IN ('waiting', 'paused', 'held')
"""
_NEXT_TURN = """
    turn = turn + 1, version = version + 1, due_at = coalesce(:next, due_at), copied = 0,
    why = NULL, told = 1, sealed = coalesce(:kept, iif(:next IS NULL, NULL, sealed)),
    finished_at = iif(:next IS NULL, :now, NULL)
"""
_LEAVE = f"""
    UPDATE campaigns SET state = iif(:next IS NULL, 'done', 'waiting'), {_NEXT_TURN}
    WHERE id = :id AND state = 'waiting' AND version = :version AND turn = :turn
"""  # noqa: S608 - literals of this module
_TAKE_OVER = f"""
    UPDATE campaigns SET state = iif(:next IS NULL, 'done', 'waiting'), {_NEXT_TURN}
    WHERE id = :id AND version = :version AND state IN ('waiting', 'paused', 'held')
"""  # noqa: S608 - literals of this module
_HOLD = """
    UPDATE campaigns SET state = 'held', why = ?, told = 0, version = version + 1
    WHERE id = ? AND version = ? AND state = 'waiting'
"""
_PAUSE = """
    UPDATE campaigns SET state = 'paused', version = version + 1
    WHERE id = ? AND version = ? AND state = 'waiting'
"""
_RESUME = """
    UPDATE campaigns SET state = 'waiting', copied = 0, version = version + 1, why = NULL, told = 1
    WHERE id = ? AND version = ? AND (state = 'paused' OR state = 'held' AND why = 'colleague')
"""
_SET_TIME = """
    UPDATE campaigns SET due_at = ?, copied = 0, why = NULL, told = 1, version = version + 1,
        state = iif(state = 'held', 'waiting', state)
    WHERE id = ? AND version = ? AND state IN ('waiting', 'paused', 'held')
"""
_STOP = """
    UPDATE campaigns SET state = 'stopped', finished_at = ?, told = 1
    WHERE id = ? AND state IN ('waiting', 'paused', 'held')
"""
