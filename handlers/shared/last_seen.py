"""What the service last told of an account, kept so that Home can show it without a call.

The watcher keeps it at each look; screens that ask the service for themselves keep what they
heard. Everything may be missing: what is not known is not shown.
"""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Self

from pydantic import BaseModel, ConfigDict, ValidationError

from handlers.shared.plan_end import days_left
from smsir import UserInfo
from storage import Storage

NAME = "overview"
"""The name of the cursor that holds it: it goes with the account."""

_STILL = timedelta(minutes=10)
"""The same facts are written again when they are older, so that a quiet account costs no write."""


class LastSeen(BaseModel):
    """`at`: when credit and plan were told. `unread`: notifications.

    `answered`: open tickets in which support wrote last, of those that were read.
    """

    model_config = ConfigDict(frozen=True)

    at: datetime
    credit: int | None = None
    expires: datetime | None = None
    days_left: int | None = None
    expired: bool = False
    unread: int | None = None
    answered: int | None = None

    @classmethod
    def read(cls, text: str | None) -> Self | None:
        if text is None:
            return None
        try:
            return cls.model_validate_json(text)
        except ValidationError:
            return None

    def after(self, before: LastSeen | None) -> str | None:
        """As it is to be kept; None where the same is kept already, and not long ago."""
        fresh = self.model_dump(exclude={"at"})
        same = before is not None and fresh == before.model_dump(exclude={"at"})
        if before is not None and same and self.at - before.at < _STILL:
            return None
        return self.model_dump_json()

    def days(self, now: datetime) -> int | None:
        """Whole days until the plan ends, counted from what was told then; never below zero."""
        return days_left(self, now, said_at=self.at)


def told(info: UserInfo, now: datetime, before: LastSeen | None) -> LastSeen:
    """The account's own facts from an answer, the other ones as they were."""
    return LastSeen(
        at=now,
        credit=info.credit,
        expires=info.expires,
        days_left=info.days_left,
        expired=info.is_expired,
        unread=before.unread if before else None,
        answered=before.answered if before else None,
    )


async def of_account(storage: Storage, account_id: int) -> LastSeen | None:
    return LastSeen.read(await storage.cursors.get(account_id, NAME))


async def note(storage: Storage, account_id: int, info: UserInfo, now: datetime) -> None:
    """Keep what a screen has just been told."""
    before = await of_account(storage, account_id)
    updated = told(info, now, before).after(before)
    if updated is not None:
        await storage.cursors.set(account_id, NAME, updated)


async def note_unread(storage: Storage, account_id: int, count: int) -> None:
    """Keep how many notifications a list has just shown as unread."""
    before = await of_account(storage, account_id)
    if before is None or before.unread == count:
        return
    counted = before.model_copy(update={"unread": count})
    await storage.cursors.set(account_id, NAME, counted.model_dump_json())
