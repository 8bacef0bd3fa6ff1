"""Counting a whole sending, however large: counters are kept, numbers are not."""

from __future__ import annotations

from collections.abc import Awaitable, Callable

from handlers.messages.delivery.counts import Delivery
from handlers.messages.delivery.paging import fetching, number_pages, pages_of
from smsir import SmsIr
from storage import Storage

SMALL = 300
"""A sending of so many numbers is counted while the person waits: six calls."""

_PAGES_OF_A_CARD = 6


def is_small(recipients: int | None) -> bool:
    """Whether a sending is known to be so small."""
    return recipients is not None and recipients <= SMALL


OnPage = Callable[[Delivery], Awaitable[None]]


async def _quietly(_: Delivery) -> None:
    return


async def delivery_of(api: SmsIr, batch_key: str) -> Delivery:
    """Of the first pages: for a card that draws itself again. Raises `SmsIrError`."""
    return await _counted(api, batch_key, _PAGES_OF_A_CARD, _quietly)


async def count(
    api: SmsIr, batch_key: str, recipients: int | None, on_page: OnPage = _quietly
) -> Delivery:
    """All numbers of a sending by status. `on_page` hears of each page. Raises `SmsIrError`."""
    return await _counted(api, batch_key, pages_of(recipients), on_page)


async def _counted(api: SmsIr, batch_key: str, most_pages: int, on_page: OnPage) -> Delivery:
    running = Delivery()
    ended = False
    async for page in number_pages(fetching(api, batch_key), most_pages=most_pages):
        if page.anew:
            running.clear()
        running.add(page.rows)
        ended = page.spot is None
        await on_page(running)
    return Delivery(running.counts, running.others, whole=ended)


async def count_and_keep(
    storage: Storage, api: SmsIr, account_id: int, batch_key: str, recipients: int | None
) -> Delivery:
    """Count a sending now and keep the result. Raises `SmsIrError`."""
    delivery = await count(api, batch_key, recipients)
    await keep(storage, account_id, batch_key, delivery)
    return delivery


async def keep(storage: Storage, account_id: int, batch_key: str, delivery: Delivery) -> None:
    await storage.deliveries.save(
        account_id, batch_key, delivery.counts, delivery.others, whole=delivery.whole
    )
