"""Leaving work on a sending to the worker: a count, the news of its end, a file."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Protocol

from handlers.shared.services import Ctx
from storage import Account, DeliveryTask, NewFollow


class SentBatch(Protocol):
    """A sent batch, as the list of the service or a screen knows it."""

    @property
    def batch_key(self) -> str: ...

    @property
    def recipients(self) -> int | None: ...

    @property
    def sent_at(self) -> datetime | None: ...


async def enqueue_delivery_task(
    ctx: Ctx,
    account: Account,
    sending: SentBatch,
    want: DeliveryTask,
    *,
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
            topic=ctx.topic or 0,
            user=ctx.user,
            batch_key=sending.batch_key,
            want=want,
            sent_at=sending.sent_at,
            recipients=sending.recipients,
            due_at=ctx.now + timedelta(seconds=seconds),
        ),
        pressed=pressed,
    )
