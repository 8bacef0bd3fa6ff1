"""Which notifications there are, and the order in which a person wants them."""

from __future__ import annotations

from datetime import datetime

from screens.screen import Data
from smsir import Notification, SmsIr, pages

LISTED_PAGES = 4
"""Pages of 50 of the service that the list covers: older ones nobody looks for in a chat."""


class NoticesData(Data):
    page: int = 0


class NoticeData(Data):
    """One notification, copied from the list: reading it asks the service nothing."""

    id: int
    title: str
    text: str
    created: datetime | None
    ends: datetime | None
    is_read: bool


async def newest(service: SmsIr) -> list[Notification]:
    """The newest 200 at most, those not read first, each part in the service's order."""
    fetch = service.notifications.page
    walk = pages.pages(fetch, key=lambda one: one.id, most_pages=LISTED_PAGES)
    found = [one async for one in walk]
    return sorted(found, key=lambda one: one.is_read)


async def unread(service: SmsIr, most: int) -> list[int]:
    """Ids of all that are not read, wherever they stand, the newest first; `most` at most."""
    found: list[int] = []
    fetch = service.notifications.from_last_id
    async for one in pages.from_last_id(fetch, lambda one: one.id, most_pages=40):
        if not one.is_read and one.id:
            found.append(one.id)
            if len(found) >= most:
                break
    return found


def copied(one: Notification) -> NoticeData:
    return NoticeData(
        id=one.id,
        title=one.title,
        text=one.text,
        created=one.created or one.starts,
        ends=one.ends,
        is_read=one.is_read,
    )
