"""The list: those not read on top, each a button; one tap marks all as read."""

from __future__ import annotations

from handlers.news.notifications.newest import newest, opened, unread
from handlers.news.routes import NOTICE, NOTICES
from handlers.shared.last_seen import note_unread
from handlers.shared.rights import Right
from handlers.shared.services import Ctx, client, linked
from screens import Button, Outcome, Push, Safe, Screen, Stay, View, lines
from screens.text.bidi import isolate
from screens.widgets import Collection, PageData, whole
from smsir import Notification, SmsIrError

PER_PAGE = 8
MARKED_AT_ONCE = 100
"""One press marks no more, so that it ends in reasonable time; the rest is told."""

_LABEL_UNITS = 24
"""With the date beside it one line of a phone of 390 pixels."""
_NEW, _OLD = "\U0001f535", "\u26aa"

listing: Screen[Ctx, PageData] = Screen(NOTICES, needs=Right.SUPPORT, command="notifications")


async def _fetch(ctx: Ctx) -> list[Notification]:
    return await newest(await client(ctx))


def _label(ctx: Ctx, notification: Notification) -> str:
    title = ctx.fmt.name(notification.title or notification.text, _LABEL_UNITS)
    at = notification.created or notification.starts
    date = f" \u2014 {ctx.fmt.short_date(at)}" if at else ""
    return f"{isolate(title or ctx.label('notices-untitled'))}{date}"


notices = Collection(
    listing,
    whole(_fetch, size=PER_PAGE),
    label=_label,
    icon=lambda notification: _OLD if notification.is_read else _NEW,
    gone="notices-gone",
)


@listing.render
async def _render(ctx: Ctx, data: PageData) -> View:
    page = await notices.page(ctx, data)
    fresh = sum(not notification.is_read for notification in page.whole)
    await note_unread(ctx.services.storage, (await linked(ctx)).id, fresh)
    everything = Button(ctx.label("notices-mark-all"), "all-read") if fresh else None
    return ctx.view(
        _text(ctx, fresh, some=bool(page.whole)),
        *notices.rows(ctx, data, page),
        [everything],
        refresh=True,
    )


def _text(ctx: Ctx, fresh: int, *, some: bool) -> Safe:
    title = ctx.t("notices-title")
    if not some:
        return lines(title, ctx.t("notices-none"))
    if not fresh:
        return lines(title, ctx.t("notices-all-old"))
    return lines(title, ctx.t("notices-fresh", count=fresh))


@notices.on_choice
async def _show(ctx: Ctx, _data: PageData, notification: Notification) -> Outcome:
    return Push(NOTICE.holding(await opened(await client(ctx), notification)))


@listing.action("all-read")
async def _all_read(ctx: Ctx, _data: PageData, _arg: str) -> Outcome:
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
        sentence = ctx.t("notices-some-read", count=done)
        return Stay(data=PageData(), notice=sentence)
    sentence = ctx.t("notices-all-read", count=done)
    more = ctx.t("notices-more") if len(waiting) > MARKED_AT_ONCE else None
    return Stay(data=PageData(), notice=lines(sentence, more))
