"""Walking through the numbers of a turn, a screenful at a time, batch after batch."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import aclosing

from handlers.messages.delivery.paging import Cursor, Page, fetching, number_pages
from handlers.messages.routes import Spot
from smsir import SentMessageMobile, SmsIr


async def page_at(api: SmsIr, keys: Sequence[str], spot: Spot) -> Page | None:
    """One page of 50 from there on; a second call where that must first learn the direction."""
    batch, last, rising, _ = spot
    walk = number_pages(fetching(api, keys[batch]), most_pages=2, start=Cursor(last, rising))
    async with aclosing(walk):
        return await anext(walk, None)


async def screenful(
    api: SmsIr, keys: Sequence[str], spot: Spot, size: int
) -> tuple[list[SentMessageMobile], Spot | None]:
    """So many numbers, and where the next ones begin; None after the last. Raises `SmsIrError`."""
    shown: list[SentMessageMobile] = []
    following: Spot | None = spot
    while following is not None and len(shown) < size:
        page = await page_at(api, keys, following)
        there = [] if page is None else page.rows
        batch, last, rising, offset = following
        end = offset + size - len(shown)
        shown += there[offset:end]
        following = (batch, last, rising, end) if end < len(there) else next_spot(keys, batch, page)
    return shown, following


def next_spot(keys: Sequence[str], batch: int, page: Page | None) -> Spot | None:
    """Where it goes on behind a page of this batch."""
    if page is not None and page.spot is not None:
        return batch, page.spot.last, page.spot.rising, 0
    return (batch + 1, 0, None, 0) if batch + 1 < len(keys) else None
