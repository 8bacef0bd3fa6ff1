"""New notifications of the service, by the greatest id that was seen."""

from __future__ import annotations

from handlers.news.watch.news import Notice, clipped
from handlers.news.watch.snapshot import AccountSnapshot, Found, Item
from smsir import Notification
from smsir.pages import PAGE_SIZE

NAME = "notices"
_MOST_PAGES = 5


async def look(sight: AccountSnapshot) -> Found:
    """One call; more only where more than a page is new. Raises `SmsIrError`."""
    before = sight.cursors.get(NAME)
    listed = await sight.api.notifications.from_last_id(0)
    sight.unread = sum(not one.is_read for one in listed)
    if before is None or not before.isdecimal():
        return Found(str(max((one.id for one in listed), default=0)))
    last = int(before)
    fresh = {one.id: one for one in await _back_to(sight, last, listed) if one.id > last}
    if not fresh:
        return Found()
    items = [
        Item(_notice(sight, one), str(one.id))
        for _, one in sorted(fresh.items())
        if not one.is_read and not _over(sight, one)
    ]
    return Found(str(max(fresh)), items)


async def _back_to(
    sight: AccountSnapshot, last: int, listed: list[Notification]
) -> list[Notification]:
    """The newest page, and those behind it for as long as all of a page is new."""
    found, page = list(listed), listed
    for number in range(1, _MOST_PAGES):
        if len(page) < PAGE_SIZE or min(one.id for one in page) <= last:
            break
        page = await sight.api.notifications.page(number)
        found += page
    return found


def _over(sight: AccountSnapshot, one: Notification) -> bool:
    return one.ends is not None and one.ends < sight.now


def _notice(sight: AccountSnapshot, one: Notification) -> Notice:
    return Notice(
        at=sight.now,
        notice=one.id,
        title=clipped(one.title, 200),
        text=clipped(one.text),
        written=one.starts or one.created,
    )
