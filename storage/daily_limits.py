"""How many SMS a day a colleague may let leave, judged in the commit that hands them over.

An SMS counts for whoever it belongs to, and for whoever gave the last word on it, on the day in
Tehran on which it goes into the outbox. What was undone, refused or not sent counts no more; what
nobody knows of does.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo

from sqlite_utils.db import Database

from storage.errors import OverLimit
from storage.members import Members
from storage.models import Frozen, NewJob
from storage.moments import stamp
from storage.rows import change, rows, value
from storage.selves import own_numbers
from storage.table_context import TableContext

_TEHRAN = ZoneInfo("Asia/Tehran")
"""A day ends at midnight there, wherever the person is: its Jalali date names it."""


class Daily(Frozen):
    """In SMS parts. `most`: a day; `spent`: of today's."""

    most: int
    spent: int

    @property
    def left(self) -> int:
        return max(0, self.most - self.spent)


class DailyLimits:
    def __init__(self, context: TableContext) -> None:
        self._context = context

    async def of(self, account_id: int, user: int) -> Daily | None:
        """As it stands now; None of the owner, and of a colleague without a limit."""
        return await self._context.read(lambda db: _daily(db, self._context, account_id, user))


def keep_within(db: Database, context: TableContext, batches: Sequence[NewJob]) -> None:
    """For the commit in which these have just become rows of the outbox.

    Raises:
        OverLimit: they are more than somebody may let leave today.
    """
    first = batches[0]
    for user in dict.fromkeys((first.user, first.approved_by)):
        daily = None if user is None else _daily(db, context, first.account_id, user)
        if user is None or daily is None:
            continue
        cost = _cost(batches)
        if cost is None or daily.spent > daily.most:
            spent = daily.spent - (cost or 0)
            raise OverLimit(user, most=daily.most, left=max(0, daily.most - spent), cost=cost)


def keep_counting(db: Database, context: TableContext, users: Sequence[int]) -> None:
    """Before the numbers of one person part: what they spent counts for the one that stays.

    That is the number by which the person is a colleague; the others have no limit of their own.
    """
    since, _ = _day_of(context.clock())
    fields = {"users": json.dumps(users), "since": stamp(since)}
    for each in rows(db, _COLLEAGUES, fields):
        for sql in _CHARGE:
            change(db, sql, {**fields, **each})


def _cost(batches: Sequence[NewJob]) -> int | None:
    """None where the service does not say how many people there are: then nobody can judge it."""
    parts = [None if job.recipients is None else job.recipients * job.segments for job in batches]
    return None if None in parts else sum(part or 0 for part in parts)


def _daily(db: Database, context: TableContext, account_id: int, user: int) -> Daily | None:
    member = Members(context).standing_in(db, account_id, user).member
    if member is None or member.daily is None:
        return None
    since, until = _day_of(context.clock())
    fields = {"account_id": account_id, "since": stamp(since), "until": stamp(until)}
    fields |= {"users": json.dumps(own_numbers(db, context.vault, user))}
    return Daily(most=member.daily, spent=value(db, _SPENT, fields))


def _day_of(now: datetime) -> tuple[datetime, datetime]:
    midnight = datetime.combine(now.astimezone(_TEHRAN), time(), _TEHRAN)
    return midnight, midnight + timedelta(days=1)


_SPENT = """
    SELECT coalesce(sum(recipients * segments), 0) FROM outbox
    WHERE account_id = :account_id AND created_at >= :since AND created_at < :until
        AND (user IN (SELECT value FROM json_each(:users))
            OR approved_by IN (SELECT value FROM json_each(:users)))
        AND state NOT IN ('undone', 'refused', 'not_sent')
"""
_COLLEAGUES = """
    SELECT account_id, user FROM members WHERE user IN (SELECT value FROM json_each(:users))
"""
_OTHERS = """
    SELECT value FROM json_each(:users) WHERE value NOT IN (
        SELECT user FROM members WHERE account_id = :account_id
    )
"""
_CHARGE = tuple(
    f"""
        UPDATE {table} SET approved_by = :user
        WHERE account_id = :account_id AND {which}
            AND iif(approved_by IS NULL, user, approved_by) IN ({_OTHERS})
    """  # noqa: S608 - literals of this module
    for table, which in (
        ("outbox", "created_at >= :since"),
        ("campaigns", "state IN ('waiting', 'paused', 'held')"),
    )
)
