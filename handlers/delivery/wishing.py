"""Leaving work on a sending to the worker: a count, the news of its end, a file."""

from __future__ import annotations

from datetime import datetime, timedelta

from handlers.services import Ctx
from storage import Account, NewFollow, Want


async def wish(
    ctx: Ctx,
    account: Account,
    batch_key: str,
    want: Want,
    *,
    sent_at: datetime | None,
    recipients: int,
    seconds: float = 0.0,
    pressed: bool = False,
) -> None:
    """Have it done `seconds` from now; asking twice does it once, `pressed` does it sooner."""
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
    ctx.services.wake_follow()
