"""/sent: what the account sent, whoever did, each turn once, with date, count, first words."""

from __future__ import annotations

from handlers.messages.campaigns.routes import SCHEDULED
from handlers.messages.delivery.month_chart import month_picture
from handlers.messages.history.folded import SentEntry, folded
from handlers.messages.history.follow import follow_up
from handlers.messages.routes import OUTBOX, REPORT, SENT, ReportData, SentData
from handlers.shared.branches import waiting_elsewhere
from handlers.shared.rights import Right
from handlers.shared.services import Ctx, linked
from handlers.shared.unsaid import counted
from screens.outcome import Outcome, Push, Stay
from screens.screen import Screen
from screens.view import Button, Go, Row, Safe, View, lines, photo
from screens.widgets import Collection, ListPage

PER_PAGE = 6
_WORDS = 70
listing: Screen[Ctx, SentData] = Screen(SENT, needs=Right.REPORTS, command="sent")


async def _fetch(ctx: Ctx, data: SentData) -> ListPage[SentEntry]:
    start = data.page * PER_PAGE
    if data.page >= len(data.starts):
        return ListPage([], data.page, start=start)
    page = await folded(ctx, data, data.starts[data.page], PER_PAGE)
    more = page.following is not None
    return ListPage(page.entries, data.page, start=start, more=more, whole=page.whole)


async def _turned(ctx: Ctx, data: SentData, page: int) -> SentData:
    """Each page on the way is read: where it begins depends on what the one before left out."""
    while len(data.starts) <= page:
        before = await folded(ctx, data, data.starts[-1], PER_PAGE)
        if before.following is None:
            break
        data = SentData(starts=(*data.starts, before.following), cursors=before.cursors)
    return SentData(page=page, starts=data.starts, cursors=data.cursors)


sendings = Collection(
    listing, _fetch, numbered="sent-show", per_row=3, gone="sent-gone", turn=_turned
)


@listing.render
async def _render(ctx: Ctx, data: SentData) -> View:
    page = await sendings.page(ctx, data)
    return ctx.view(
        lines(_text(ctx, page), await waiting_elsewhere(ctx, await linked(ctx))),
        *sendings.rows(ctx, data, page),
        *_tools(ctx, some=bool(page.items)),
        refresh=True,
    )


def _tools(ctx: Ctx, *, some: bool) -> list[Row]:
    here = Go(ctx.label("sent-outbox"), OUTBOX())
    later = Go(ctx.label("sent-scheduled"), SCHEDULED())
    month = Button(ctx.label("sent-month"), "month")
    return [(month, here) if some else (here,), (later,)]


def _text(ctx: Ctx, page: ListPage[SentEntry]) -> Safe:
    if not page.items:
        return lines(ctx.t("sent-title"), "", ctx.t("sent-none"))
    listed = [_item(ctx, *item) for item in page.numbered]
    return lines(ctx.t("sent-title"), *listed, "", ctx.t("sent-how"))


def _item(ctx: Ctx, place: int, entry: SentEntry) -> Safe:
    batch = entry.batch
    moment = ctx.fmt.short_moment(batch.sent_at) if batch.sent_at else ctx.label("sent-undated")
    size = counted(entry.recipients)
    head = ctx.t("sent-item", place=place, moment=moment, count=size)
    return lines("", head, ctx.fmt.name(batch.text, _WORDS), _belonging(ctx, entry))


def _belonging(ctx: Ctx, entry: SentEntry) -> Safe | None:
    """Which turn it is of one that comes again, and how many batches it took."""
    if entry.turn is None:
        return None
    turn, many = entry.turn.turn, entry.turn.batches
    parts = [
        ctx.t("sent-item-turn", count=turn) if turn > 1 else None,
        ctx.t("sent-item-batches", count=many) if many > 1 else None,
    ]
    return lines(*parts) if any(parts) else None


@sendings.on_choice
async def _show(ctx: Ctx, _data: SentData, entry: SentEntry) -> Outcome:
    batch = entry.batch
    if not batch.batch_key:
        return Stay(notice=ctx.t("sent-gone"))
    sending = ReportData.of(batch)
    await follow_up(ctx, sending)
    return Push(REPORT.holding(sending), after=(ctx.services.bells.delivery.ring,))


@listing.action("month")
async def _month(ctx: Ctx, _data: SentData, _arg: str) -> Outcome:
    picture = await month_picture(ctx)
    if picture is None:
        return Stay(notice=ctx.t("report-nothing"))
    return Stay(files=(photo("month.png", *picture),))
