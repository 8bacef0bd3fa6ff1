"""/sent: every sending of the account, whoever sent it, with date, count and first words."""

from __future__ import annotations

from handlers.messages.campaigns.routes import SCHEDULED
from handlers.messages.delivery.month_chart import month_picture
from handlers.messages.history.follow import follow_up
from handlers.messages.history.source import SERVICE_PAGE, cursors_to, ids_of, service_page
from handlers.messages.routes import OUTBOX, SENT, SENT_ONE, OneData, SentData
from handlers.shared.services import Ctx, client
from handlers.shared.unsaid import counted
from screens.outcome import Outcome, Push, Stay
from screens.screen import Screen
from screens.view import Button, Go, Row, Safe, View, lines, photo, rows
from screens.widgets import Collection, ListPage
from smsir import SentMessage

PER_PAGE = 6
_WORDS = 70
listing: Screen[Ctx, SentData] = Screen(SENT)


async def _fetch(ctx: Ctx, data: SentData) -> ListPage[SentMessage]:
    number, offset = divmod(data.page * PER_PAGE, SERVICE_PAGE)
    start = data.page * PER_PAGE
    if number >= len(data.cursors):
        return ListPage([], data.page, start=start)
    api = await client(ctx)
    batches = await service_page(api, number, data.cursors[number])
    end = offset + PER_PAGE
    if SERVICE_PAGE <= len(batches) <= end:  # a page of ours may reach over the end of theirs
        cursor = min(ids_of(batches), default=data.cursors[number])
        batches = batches + await service_page(api, number + 1, cursor)
    on_page, more = batches[offset:end], len(batches) > end
    return ListPage(on_page, data.page, start=start, more=more, whole=batches)


async def _turned(ctx: Ctx, data: SentData, page: int) -> SentData:
    wanted = page * PER_PAGE // SERVICE_PAGE
    return SentData(page=page, cursors=await cursors_to(await client(ctx), data.cursors, wanted))


sendings = Collection(
    listing, _fetch, numbered="sent-show", per_row=3, gone="sent-gone", turn=_turned
)


@listing.render
async def _render(ctx: Ctx, data: SentData) -> View:
    page = await sendings.page(ctx, data)
    return View(
        _text(ctx, page),
        rows(
            *sendings.rows(ctx, data, page),
            *_tools(ctx, some=bool(page.items)),
            [ctx.back(), ctx.refresh(), ctx.home()],
        ),
    )


def _tools(ctx: Ctx, *, some: bool) -> list[Row]:
    here = Go(ctx.label("sent-outbox"), OUTBOX())
    later = Go(ctx.label("sent-scheduled"), SCHEDULED())
    month = Button(ctx.label("sent-month"), "month")
    return [(month, here) if some else (here,), (later,)]


def _text(ctx: Ctx, page: ListPage[SentMessage]) -> Safe:
    if not page.items:
        return lines(ctx.t("sent-title"), "", ctx.t("sent-none"))
    listed = [_item(ctx, *item) for item in page.numbered]
    return lines(ctx.t("sent-title"), *listed, "", ctx.t("sent-how"))


def _item(ctx: Ctx, place: int, batch: SentMessage) -> Safe:
    moment = ctx.fmt.short_moment(batch.sent_at) if batch.sent_at else ctx.label("sent-undated")
    size = counted(ctx, batch.recipients)
    head = ctx.t("sent-item", place=ctx.fmt.number(place), moment=moment, **size)
    return lines("", head, ctx.fmt.name(batch.text, _WORDS))


@sendings.on_choice
async def _show(ctx: Ctx, _data: SentData, batch: SentMessage) -> Outcome:
    if not batch.batch_key:
        return Stay(notice=ctx.t("sent-gone"))
    sending = OneData.of(batch)
    await follow_up(ctx, sending)
    return Push(SENT_ONE.holding(sending), after=(ctx.services.bells.delivery.ring,))


@listing.action("month")
async def _month(ctx: Ctx, _data: SentData, _arg: str) -> Outcome:
    picture = await month_picture(ctx)
    if picture is None:
        return Stay(notice=ctx.t("report-nothing"))
    return Stay(files=(photo("month.png", *picture),))
