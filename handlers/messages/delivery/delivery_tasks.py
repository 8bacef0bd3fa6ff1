"""Leaving work on a sending to the worker: a count, the news of its end, a file."""

from __future__ import annotations

from datetime import datetime, timedelta

from handlers.shared.services import Ctx
from storage import Account, DeliveryTask, NewFollow


async def enqueue_delivery_task(
    ctx: Ctx,
    account: Account,
    batch_key: str,
    want: DeliveryTask,
    *,
    sent_at: datetime | None,
    recipients: int | None,
    seconds: float = 0.0,
    pressed: bool = False,
) -> None:
    """Have it done `seconds` from now; asking twice does it once, `pressed` does it sooner.

    Whoever does this in an action rings the bell of the worker after it.
    """
    await ctx.services.storage.deliveries.follow(
        NewFollow(
            account_id=account.id,
            chat=ctx.chat,
            user=ctx.user,
            batch_key=batch_key,
            want=want,
            sent_at=sent_at,
            recipients=recipients,
            due_at=ctx.now + timedelta(seconds=seconds),
        ),
        pressed=pressed,
    )
