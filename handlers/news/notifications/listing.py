"""The list: those not read on top, each a button; one tap marks all as read."""

from __future__ import annotations

from handlers.news.notifications.data import newest, opened, unread
from handlers.news.routes import NOTICE, NOTICES, NoticesData
from handlers.shared.last_seen import note_unread
from handlers.shared.services import Ctx, client, linked
from handlers.shared.unsaid import row_arg
from screens import Button, Outcome, Push, Safe, Screen, Stay, View, lines, rows
from screens.text.bidi import isolate
from screens.widgets import ListPage, turns_pages
from smsir import Notification, SmsIrError

PER_PAGE = 8
MARKED_AT_ONCE = 100
"""One press marks no more, so that it ends in reasonable time; the rest is told."""

_LABEL_UNITS = 24
"""With the date beside it one line of a phone of 390 pixels."""
_NEW, _OLD = "\U0001f535", "\u26aa"

listing: Screen[Ctx, NoticesData] = Screen(NOTICES)


@listing.open
async def _open(_ctx: Ctx, _args: str) -> Outcome:
    return Push(NOTICES())


@listing.render
async def _render(ctx: Ctx, data: NoticesData) -> View:
    notifications = await newest(await client(ctx))
    fresh = sum(not notification.is_read for notification in notifications)
    await note_unread(ctx.services.storage, (await linked(ctx)).id, fresh)
    page = ListPage.of(notifications, data.page, PER_PAGE)
    everything = Button(ctx.label("notices-mark-all"), "all-read") if fresh else None
    return View(
        _text(ctx, notifications, fresh),
        rows(
            *([_button(ctx, notification)] for notification in page.items),
            page.row(ctx),
            [everything],
            [ctx.back(), ctx.refresh(), ctx.home()],
        ),
    )


def _button(ctx: Ctx, notification: Notification) -> Button:
    title = ctx.fmt.name(notification.title or notification.text, _LABEL_UNITS) or ctx.label(
        "notices-untitled"
    )
    at = notification.created or notification.starts
    date = f" \u2014 {ctx.fmt.short_date(at)}" if at else ""
    label = f"{_OLD if notification.is_read else _NEW} {isolate(title)}{date}"
    return Button(label, "show", row_arg(notification.id))


def _text(ctx: Ctx, notifications: list[Notification], fresh: int) -> Safe:
    title = ctx.t("notices-title")
    if not notifications:
        return lines(title, ctx.t("notices-none"))
    if not fresh:
        return lines(title, ctx.t("notices-all-old"))
    return lines(title, ctx.t("notices-fresh", count=fresh, shown=ctx.fmt.number(fresh)))


turns_pages(listing)


@listing.action("show")
async def _show(ctx: Ctx, _data: NoticesData, arg: str) -> Outcome:
    service = await client(ctx)
    for notification in await newest(service):
        if notification.id == int(arg):
            return Push(NOTICE.holding(await opened(service, notification)))
    return Stay(notice=ctx.t("notices-gone"))


@listing.action("all-read")
async def _all_read(ctx: Ctx, _data: NoticesData, _arg: str) -> Outcome:
    """Each on its own, as the service has no call for all; what was done is said if it fails."""
    service = await client(ctx)
    waiting = await unread(service, MARKED_AT_ONCE + 1)
    done = 0
    try:
        for ident in waiting[:MARKED_AT_ONCE]:
            await service.notifications.mark_read(ident)
            done += 1
    except SmsIrError:
        if not done:
            raise
        sentence = ctx.t("notices-some-read", count=done, shown=ctx.fmt.number(done))
        return Stay(data=NoticesData(), notice=sentence)
    sentence = ctx.t("notices-all-read", count=done, shown=ctx.fmt.number(done))
    more = ctx.t("notices-more") if len(waiting) > MARKED_AT_ONCE else None
    return Stay(data=NoticesData(), notice=lines(sentence, more))
