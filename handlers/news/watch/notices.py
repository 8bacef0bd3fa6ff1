"""New notifications of the service, by the greatest id that was seen."""

from __future__ import annotations

from handlers.news.watch.news import Notice, clipped
from handlers.news.watch.snapshot import AccountSnapshot, Findings, Item
from smsir import Notification
from smsir.pages import PAGE_SIZE

NAME = "notices"
_MOST_PAGES = 5


async def detect(snapshot: AccountSnapshot) -> Findings:
    """One call; more only where more than a page is new. Raises `SmsIrError`."""
    before = snapshot.cursors.get(NAME)
    listed = await snapshot.api.notifications.from_last_id(0)
    snapshot.unread = sum(not notification.is_read for notification in listed)
    if before is None or not before.isdecimal():
        return Findings(str(max((notification.id for notification in listed), default=0)))
    last = int(before)
    fresh = {
        notification.id: notification
        for notification in await _back_to(snapshot, last, listed)
        if notification.id > last
    }
    if not fresh:
        return Findings()
    items = [
        Item(_notice(snapshot, notification), str(notification.id))
        for _, notification in sorted(fresh.items())
        if not notification.is_read and not _over(snapshot, notification)
    ]
    return Findings(str(max(fresh)), items)


async def _back_to(
    snapshot: AccountSnapshot, last: int, listed: list[Notification]
) -> list[Notification]:
    """The newest page, and those behind it for as long as all of a page is new."""
    notifications, page = list(listed), listed
    for number in range(1, _MOST_PAGES):
        if len(page) < PAGE_SIZE or min(notification.id for notification in page) <= last:
            break
        page = await snapshot.api.notifications.page(number)
        notifications += page
    return notifications


def _over(snapshot: AccountSnapshot, notification: Notification) -> bool:
    return notification.ends is not None and notification.ends < snapshot.now


def _notice(snapshot: AccountSnapshot, notification: Notification) -> Notice:
    return Notice(
        at=snapshot.now,
        notice=notification.id,
        title=clipped(notification.title, 200),
        text=clipped(notification.text),
        written=notification.starts or notification.created,
    )
