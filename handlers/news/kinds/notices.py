"""New notifications of the service, by the greatest id that was seen."""

from __future__ import annotations

from datetime import datetime
from typing import Literal

from handlers.news.kinds.kind import Detector, NewsKind, quote
from handlers.news.kinds.news import News, clipped
from handlers.news.kinds.snapshot import AccountSnapshot, Findings, Item
from handlers.news.routes import NOTICES
from handlers.shared.rights import Right
from handlers.shared.services import Ctx
from handlers.shared.switches import Switch
from screens.view import Go, Safe
from smsir import Notification
from smsir.pages import PAGE_SIZE

_NAME = "notices"
_MOST_PAGES = 5


class Notice(News):
    """A word of the service to its users."""

    kind: Literal["notice"] = "notice"
    notice: int
    title: str
    text: str
    written: datetime | None = None


async def detect(snapshot: AccountSnapshot) -> Findings:
    """One call; more only where more than a page is new. Raises `SmsIrError`."""
    before = snapshot.cursors.get(_NAME)
    listed = await snapshot.api.notifications.from_last_id(0)
    snapshot.unread = sum(not notification.is_read for notification in listed)
    if before is None or not before.isdecimal():
        return Findings(str(max(_ids(listed), default=0)))
    last = int(before)
    fresh = {
        notification.id: notification
        for notification in await _back_to(snapshot, last, listed)
        if notification.id is not None and notification.id > last
    }
    if not fresh:
        return Findings()
    items = [
        Item(_notice(snapshot, ident, notification), str(ident))
        for ident, notification in sorted(fresh.items())
        if not notification.is_read and not _over(snapshot, notification)
    ]
    return Findings(str(max(fresh)), items)


async def _back_to(
    snapshot: AccountSnapshot, last: int, listed: list[Notification]
) -> list[Notification]:
    """The newest page, and those behind it for as long as all of a page is new."""
    notifications, page = list(listed), listed
    for number in range(1, _MOST_PAGES):
        if len(page) < PAGE_SIZE or min(_ids(page), default=last) <= last:
            break
        page = await snapshot.api.notifications.page(number)
        notifications += page
    return notifications


def _ids(listed: list[Notification]) -> list[int]:
    """Of the notifications whose id can be read; the others are in no order that tells news."""
    return [notification.id for notification in listed if notification.id is not None]


def _over(snapshot: AccountSnapshot, notification: Notification) -> bool:
    return notification.ends is not None and notification.ends < snapshot.now


def _notice(snapshot: AccountSnapshot, ident: int, notification: Notification) -> Notice:
    return Notice(
        at=snapshot.now,
        notice=ident,
        title=clipped(notification.title, 200),
        text=clipped(notification.text),
        written=notification.starts or notification.created,
    )


def _head(ctx: Ctx, news: Notice) -> Safe:
    title = ctx.fmt.name(news.title) or ctx.label("watch-notice-untitled")
    return ctx.t("watch-notice", title=ctx.fmt.bold(title))


NOTICE = NewsKind(
    Notice,
    needs=Right.SUPPORT,
    more=lambda ctx, news: ["", quote(ctx, news.text)],
    brief=lambda ctx, news: [_head(ctx, news)],
    way=lambda ctx, _: Go(ctx.label("watch-notices-open"), NOTICES.entry()),
    sample=lambda now: Notice(
        at=now, notice=7, title="Maintenance", text="Friday, 2 to 4 at night."
    ),
    detector=Detector(_NAME, detect, asks="always"),
    switch=Switch("notice", "alerts-notice"),
)
