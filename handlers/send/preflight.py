"""What is known before a send: who gets it, how long it is, what it costs.

Two calls at the same time: GroupContactsDistinctCount (distinct recipients, and those that are
double or cannot be written to) and GetUserInfo (credit). What the person saw is bound into the
confirming button: recipients, the minute, and a digest of account, text and audience.
"""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from hashlib import sha256
from typing import TypeVar

from handlers.send.data import SendData
from handlers.services import Ctx, linked
from smsir import RecipientCount, SmsIr, UserInfo
from smsir.text import Measure, measure
from storage import Account, ChatSettings

T = TypeVar("T")
_MINUTE = 60
_PARTS = 3
_DIGEST_CHARS = 8
OLDEST = timedelta(hours=24)


@dataclass(frozen=True, slots=True)
class Plan:
    """What would be sent. `text`: byte for byte, the opt-out line included."""

    account: Account
    settings: ChatSettings
    line: str
    text: str
    size: Measure
    digest: str


@dataclass(frozen=True, slots=True)
class Count:
    """`contacts`: distinct people of the groups and contacts; `left_out`: those that are not."""

    contacts: int
    numbers: int
    left_out: int

    @property
    def total(self) -> int:
        return self.contacts + self.numbers


@dataclass(frozen=True, slots=True)
class Preflight:
    plan: Plan
    count: Count
    info: UserInfo

    @property
    def cost(self) -> int:
        return self.plan.size.segments * self.count.total


@dataclass(frozen=True, slots=True)
class Seen:
    """What stood on the card whose button was pressed."""

    recipients: int
    at: datetime
    digest: str

    @classmethod
    def of(cls, count: Count, plan: Plan, now: datetime) -> str:
        """As a button's argument."""
        return f"{count.total}-{int(now.timestamp()) // _MINUTE}-{plan.digest}"

    @classmethod
    def read(cls, arg: str) -> Seen | None:
        parts = arg.split("-")
        if len(parts) != _PARTS:
            return None
        try:
            at = datetime.fromtimestamp(int(parts[1]) * _MINUTE, UTC)
            return cls(int(parts[0]), at, parts[2])
        except (ValueError, OverflowError, OSError):
            return None


async def plan_of(ctx: Ctx, data: SendData) -> Plan:
    """Everything that needs no call. Raises `NotLinkedError`."""
    account = await linked(ctx)
    settings = await ctx.services.storage.settings.get(ctx.chat)
    line = settings.optout_line if data.optout is None else data.optout
    text = data.final(line)
    digest = sha256(
        repr((account.id, text, data.groups, data.contacts, data.numbers)).encode()
    ).hexdigest()[:_DIGEST_CHARS]
    return Plan(account, settings, line, text, measure(text), digest)


async def count_of(api: SmsIr, data: SendData) -> Count:
    """Raises `SmsIrError`."""
    if not (data.groups or data.contacts):
        return Count(0, len(data.numbers), 0)
    found: RecipientCount = await api.messages.count(
        [ident for ident, _ in data.groups], [ident for ident, _ in data.contacts]
    )
    return Count(found.valid, len(data.numbers), found.invalid)


async def preflight(ctx: Ctx, data: SendData) -> Preflight:
    """Raises `SmsIrError`, `NotLinkedError`."""
    plan = await plan_of(ctx, data)
    api = ctx.services.clients.of(plan.account)
    count, info = await _both(count_of(api, data), api.account.info())
    return Preflight(plan, count, info)


U = TypeVar("U")


async def _both(one: Awaitable[T], other: Awaitable[U]) -> tuple[T, U]:
    """Both at once; neither is cancelled if the other fails (a cancelled call leaks its slot)."""
    first, second = await asyncio.gather(one, other, return_exceptions=True)
    if isinstance(first, BaseException):
        raise first
    if isinstance(second, BaseException):
        raise second
    return first, second
