"""Looking at one sending: what is known of it, what is asked now, when it is looked at again.

A small sending is counted while the person waits. A large one is left to the worker: the screen
draws itself from what has been counted so far, at most every three seconds.
"""

from __future__ import annotations

from dataclasses import dataclass

from handlers.messages.delivery import Delivery, count_and_keep, is_small, next_look
from handlers.messages.delivery.delivery_tasks import enqueue_delivery_task
from handlers.messages.delivery.is_final import is_final
from handlers.messages.routes import OneData
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

    delivery: Delivery
    live: float | None
    unread: bool
    followed: bool


async def look(ctx: Ctx, data: OneData) -> Look:
    """What is known of a sending's delivery, asked anew where that is due."""
    account = await linked(ctx)
    delivered = await ctx.services.storage.deliveries.get(account.id, data.batch_key)
    unread = False
    if _due(ctx, data, delivered):
        try:
            delivered = await _ask(ctx, account, data) or delivered
        except BadCredentials:
            raise
        except SmsIrError:
            unread = True
    if not is_small(data.recipients) and (delivered is None or not delivered.whole):
        wished = await ctx.services.storage.deliveries.wished(ctx.chat, data.batch_key, "count")
        unread = wished is not None and wished.tries > 0
    delivery = Delivery.of(delivered) if delivered is not None else Delivery()
    live = _live(ctx, data, delivered, unread=unread)
    followed = live is not None and delivery.whole and young(ctx, data)
    return Look(delivery, live, unread, followed)


async def ask_anew(ctx: Ctx, data: OneData) -> None:
    """Count now, or have it counted. Raises `SmsIrError`."""
    await _ask(ctx, await linked(ctx), data, pressed=True)


def young(ctx: Ctx, data: OneData) -> bool:
    """Sent so short a while ago that its end is still news."""
    return data.sent_at is not None and _age(ctx, data) < _NEWS


async def follow_up(ctx: Ctx, data: OneData) -> None:
    """Have the end of a young sending told, once, in a message of its own."""
    if not young(ctx, data):
        return
    account = await linked(ctx)
    delivered = await ctx.services.storage.deliveries.get(account.id, data.batch_key)
    if delivered is None or not is_final(delivered):
        await enqueue_delivery_task(ctx, account, data, "summary", seconds=_FIRST_LOOK)


async def _ask(
    ctx: Ctx, account: Account, data: OneData, *, pressed: bool = False
) -> Delivered | None:
    """The new count of a small sending; None for another, which the worker counts."""
    if not is_small(data.recipients):
        await enqueue_delivery_task(ctx, account, data, "count", pressed=pressed)
        return None
    api = ctx.services.clients.of(account)
    return await count_and_keep(
        ctx.services.storage, api, account.id, data.batch_key, data.recipients
    )


def _age(ctx: Ctx, data: OneData) -> float:
    """In seconds; what is not known to be old counts as fresh."""
    return (ctx.now - (data.sent_at or ctx.now)).total_seconds()


def _due(ctx: Ctx, data: OneData, delivered: Delivered | None) -> bool:
    if delivered is None:
        return True
    if is_final(delivered):
        return False
    since = (ctx.now - delivered.counted_at).total_seconds()
    if not delivered.whole:
        # The worker is at it; after a while it is asked again, should it have been stopped.
        return since >= 10 * _COUNTING
    return since >= (next_look(_age(ctx, data)) or _RARELY)


def _live(ctx: Ctx, data: OneData, delivered: Delivered | None, *, unread: bool) -> float | None:
    pause = next_look(_age(ctx, data))
    if unread:
        return None if pause is None else max(pause, _FAILED)
    if delivered is None or not delivered.whole:
        return _COUNTING
    return None if is_final(delivered) else pause
