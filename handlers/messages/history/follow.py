"""Looking at one turn: what is known of it, what is asked now, when it is looked at again.

A small one is counted while the person waits. A large one is left to the worker: the screen
draws itself from what has been counted so far, at most every three seconds.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from handlers.messages.delivery import Delivery, next_look
from handlers.messages.delivery.delivery_tasks import enqueue_delivery_task
from handlers.messages.delivery.turns import Turn, count_turn, losing, summed, turn_of, unsettled
from handlers.messages.routes import ReportData
from handlers.shared.services import Ctx, linked
from smsir import BadCredentials, SmsIrError
from storage import Account, Delivered

_FIRST_LOOK = 20.0
_COUNTING = 3.0
_FAILED = 30.0
_NEWS = 6 * 3_600.0
_RARELY = 1_800.0


@dataclass(frozen=True, slots=True)
class Look:
    """Delivery as it stands, and what comes next.

    `live`: seconds until the screen is worth drawing again; `unread`: the service failed;
    `followed`: its end will be told.
    """

    turn: Turn
    delivery: Delivery
    live: float | None
    unread: bool
    followed: bool


@dataclass(frozen=True, slots=True)
class _Counted:
    """A turn with what was counted of it."""

    turn: Turn
    counts: Mapping[str, Delivered]

    @property
    def delivered(self) -> Delivered | None:
        return summed(self.turn.keys, self.counts)

    @property
    def is_final(self) -> bool:
        return not unsettled(self.turn, self.counts)


async def _counted(ctx: Ctx, account: Account, turn: Turn) -> _Counted:
    return _Counted(turn, await ctx.services.storage.deliveries.many(account.id, turn.keys))


async def turn_on(ctx: Ctx, data: ReportData) -> Turn:
    """All batches of the turn that the screen shows one of."""
    return await turn_of(ctx.services.storage, (await linked(ctx)).id, data)


async def losing_on(ctx: Ctx, data: ReportData) -> list[str]:
    """Those of its batches that may have numbers worth another try."""
    account = await linked(ctx)
    counted = await _counted(ctx, account, await turn_on(ctx, data))
    return losing(counted.turn, counted.counts)


async def look(ctx: Ctx, data: ReportData) -> Look:
    """What is known of a turn's delivery, asked anew where that is due."""
    account = await linked(ctx)
    counted = await _counted(ctx, account, await turn_on(ctx, data))
    turn = counted.turn
    unread = False
    if _due(ctx, counted):
        try:
            if await _ask(ctx, account, data, turn):
                counted = await _counted(ctx, account, turn)
        except BadCredentials:
            raise
        except SmsIrError:
            unread = True
    delivered = counted.delivered
    if not turn.is_small and (delivered is None or not delivered.whole):
        wished = await ctx.services.storage.deliveries.wished(ctx.chat, data.batch_key, "count")
        unread = wished is not None and wished.tries > 0
    delivery = Delivery.of(delivered) if delivered is not None else Delivery()
    live = _live(ctx, counted, unread=unread)
    followed = live is not None and delivery.whole and _young(ctx, turn)
    return Look(turn, delivery, live, unread, followed)


async def ask_anew(ctx: Ctx, data: ReportData) -> None:
    """Count now, or have it counted. Raises `SmsIrError`."""
    await _ask(ctx, await linked(ctx), data, await turn_on(ctx, data), pressed=True)


def _young(ctx: Ctx, turn: Turn) -> bool:
    """Sent so short a while ago that its end is still news."""
    return turn.sent_at is not None and _age(ctx, turn.sent_at) < _NEWS


async def follow_up(ctx: Ctx, data: ReportData) -> None:
    """Have the end of a young turn told, once, in a message of its own."""
    turn = await turn_on(ctx, data)
    if not _young(ctx, turn):
        return
    account = await linked(ctx)
    if not (await _counted(ctx, account, turn)).is_final:
        await enqueue_delivery_task(ctx, account, data, "summary", seconds=_FIRST_LOOK)


async def _ask(
    ctx: Ctx, account: Account, data: ReportData, turn: Turn, *, pressed: bool = False
) -> bool:
    """Count a small turn; False for another, which the worker counts."""
    if not turn.is_small:
        await enqueue_delivery_task(ctx, account, data, "count", pressed=pressed)
        return False
    api = ctx.services.clients.of(account)
    await count_turn(ctx.services.storage, api, account.id, turn)
    return True


def _age(ctx: Ctx, sent_at: datetime | None) -> float:
    """In seconds; what is not known to be old counts as fresh."""
    return (ctx.now - (sent_at or ctx.now)).total_seconds()


def _due(ctx: Ctx, counted: _Counted) -> bool:
    delivered = counted.delivered
    if delivered is None:
        return True
    if counted.is_final:
        return False
    since = (ctx.now - delivered.counted_at).total_seconds()
    if not delivered.whole:
        # The worker is at it; after a while it is asked again, should it have been stopped.
        return since >= 10 * _COUNTING
    return since >= (next_look(_age(ctx, counted.turn.sent_at)) or _RARELY)


def _live(ctx: Ctx, counted: _Counted, *, unread: bool) -> float | None:
    delivered = counted.delivered
    pause = next_look(_age(ctx, counted.turn.sent_at))
    if unread:
        return None if pause is None else max(pause, _FAILED)
    if delivered is None or not delivered.whole:
        return _COUNTING
    return None if counted.is_final else pause
