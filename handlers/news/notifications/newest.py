"""Which notifications there are, and the order in which a person wants them."""

from __future__ import annotations

import logging

from handlers.news.routes import NoticeData
from smsir import BadCredentials, Notification, SmsIr, SmsIrError, pages

log = logging.getLogger(__name__)

LISTED_PAGES = 4
"""Pages of 50 of the service that the list covers: older ones nobody looks for in a chat."""


async def newest(service: SmsIr) -> list[Notification]:
    """The newest 200 at most, those not read first, each part in the service's order."""
    fetch = service.notifications.page
    walk = pages.pages(fetch, key=lambda notification: notification.id, most_pages=LISTED_PAGES)
    notifications = [notification async for notification in walk]
    return sorted(notifications, key=lambda notification: notification.is_read)


async def unread(service: SmsIr, most: int) -> list[int]:
    """Ids of all that are not read, wherever they stand, the newest first; `most` at most."""
    unread: list[int] = []
    fetch = service.notifications.from_last_id
    async for notice in pages.from_last_id(
        fetch, lambda notification: notification.id, most_pages=40
    ):
        if not notice.is_read and notice.id:
            unread.append(notice.id)
            if len(unread) >= most:
                break
    return unread


async def opened(service: SmsIr, notification: Notification) -> NoticeData:
    """What is opened is read, as in the panel; where that cannot be noted a button is left.

    UpdateNotificationStatus is a GET that changes data: asked once, and marking twice harms nobody.
    """
    is_read, ident = notification.is_read, notification.id
    if not is_read and ident is not None:
        try:
            await service.notifications.mark_read(ident)
            is_read = True
        except BadCredentials:
            raise
        except SmsIrError:
            log.debug("notification %d could not be marked as read", ident)
    return NoticeData(
        id=ident,
        title=notification.title,
        text=notification.text,
        created=notification.created or notification.starts,
        ends=notification.ends,
        is_read=is_read,
    )
