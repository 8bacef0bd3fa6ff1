"""Whom the choice reaches, beside the button that goes on: never waited for long."""

from __future__ import annotations

import asyncio
from hashlib import sha256

from handlers.messages.counting import Count, count_of
from handlers.messages.routes import AudienceData
from handlers.shared.account_cache import AccountCache
from handlers.shared.or_else import or_else
from handlers.shared.services import Ctx, client

_PATIENCE = 2.0
"""Seconds that a tick waits for the count; the service may take many more to say no."""

_recent: AccountCache[Count] = AccountCache(20.0)
_running: set[asyncio.Task[Count | None]] = set()
"""Counts that took longer: they come to their end, and the next tick finds what they brought."""


async def reached(ctx: Ctx, data: AudienceData) -> Count | None:
    """The count that the card will have; None where nobody can tell in time."""
    if not data.addressed:
        return None
    task = asyncio.ensure_future(_reached(ctx, data))
    _running.add(task)
    task.add_done_callback(_running.discard)
    done, _ = await asyncio.wait({task}, timeout=_PATIENCE)
    return task.result() if done else None


async def _reached(ctx: Ctx, data: AudienceData) -> Count | None:
    api = await client(ctx)

    picked = repr((data.groups, data.contacts, data.numbers)).encode()
    key = sha256(picked).hexdigest()
    return await or_else(_recent.get(api, lambda: count_of(api, data), key), None)
