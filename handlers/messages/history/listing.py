"""/sent: every sending of the account, whoever sent it, with date, count and first words."""

from __future__ import annotations

from handlers.messages.campaigns.routes import SCHEDULED
from handlers.messages.delivery.month_chart import month_picture
from handlers.messages.history.follow import follow_up
from handlers.messages.history.source import SERVICE_PAGE, cursors_to, ids_of, service_page
from handlers.messages.routes import OUTBOX, SENT, SENT_ONE, OneData, SentData
from handlers.shared.services import Ctx, client
from handlers.shared.unsaid import counted, row_arg
from screens.outcome import Outcome, Push, Stay
from screens.screen import Screen
from screens.view import Button, Go, Row, Safe, View, in_rows, lines, photo, rows
from screens.widgets import page_of, page_row
from smsir import SentMessage

PER_PAGE = 6
_PER_ROW = 3
_WORDS = 70
listing: Screen[Ctx, SentData] = Screen(SENT)


async def sendings(ctx: Ctx, data: SentData) -> tuple[list[SentMessage], bool]:
    """The sendings of one screen, and whether there are more."""
    number, offset = divmod(data.page * PER_PAGE, SERVICE_PAGE)
    api = await client(ctx)
    if number >= len(data.cursors):
        return [], False
    batches = await service_page(api, number, data.cursors[number])
    on_page = batches[offset : offset + PER_PAGE]
    more = len(batches) > offset + PER_PAGE
    # A page of ours may reach over the end of one of theirs.
    if len(on_page) < PER_PAGE and len(batches) >= SERVICE_PAGE:
        cursor = min(ids_of(batches), default=data.cursors[number])
        following = await service_page(api, number + 1, cursor)
        missing = PER_PAGE - len(on_page)
        on_page, more = on_page + following[:missing], len(following) > missing
    elif not more:
        more = len(batches) >= SERVICE_PAGE and offset + PER_PAGE == len(batches)
    return on_page, more


@listing.render
async def _render(ctx: Ctx, data: SentData) -> View:
    on_page, more = await sendings(ctx, data)
    first = data.page * PER_PAGE + 1
    buttons = [
        Button(ctx.label("sent-show", place=ctx.fmt.number(place)), "show", row_arg(batch.id))
        for place, batch in enumerate(on_page, first)
    ]
    return View(
        _text(ctx, on_page, first),
        rows(
            *in_rows(buttons, _PER_ROW),
            page_row(ctx, data.page, more=more),
            *_tools(ctx, some=bool(on_page)),
            [ctx.back(), ctx.refresh(), ctx.home()],
        ),
    )


def _tools(ctx: Ctx, *, some: bool) -> list[Row]:
    here = Go(ctx.label("sent-outbox"), OUTBOX())
    later = Go(ctx.label("sent-scheduled"), SCHEDULED())
    month = Button(ctx.label("sent-month"), "month")
    return [(month, here) if some else (here,), (later,)]


def _text(ctx: Ctx, on_page: list[SentMessage], first: int) -> Safe:
    if not on_page:
        return lines(ctx.t("sent-title"), "", ctx.t("sent-none"))
    listed = [_item(ctx, first + place, batch) for place, batch in enumerate(on_page)]
    return lines(ctx.t("sent-title"), *listed, "", ctx.t("sent-how"))


def _item(ctx: Ctx, place: int, batch: SentMessage) -> Safe:
    moment = ctx.fmt.short_moment(batch.sent_at) if batch.sent_at else ctx.label("sent-undated")
    size = counted(ctx, batch.recipients)
    head = ctx.t("sent-item", place=ctx.fmt.number(place), moment=moment, **size)
    return lines("", head, ctx.fmt.name(batch.text, _WORDS))


@listing.action("page")
async def _page(ctx: Ctx, data: SentData, arg: str) -> Outcome:
    page = page_of(arg)
    wanted = page * PER_PAGE // SERVICE_PAGE
    cursors = await cursors_to(await client(ctx), data.cursors, wanted)
    return Stay(data=SentData(page=page, cursors=cursors))


@listing.action("show")
async def _show(ctx: Ctx, data: SentData, arg: str) -> Outcome:
    """Found by its id: a new sending may have moved the places meanwhile."""
    batch = await _find(ctx, data, int(arg))
    if batch is None or not batch.batch_key:
        return Stay(notice=ctx.t("sent-gone"))
    sending = OneData.of(batch)
    await follow_up(ctx, sending)
    return Push(SENT_ONE.holding(sending), after=(ctx.services.bells.delivery.ring,))


async def _find(ctx: Ctx, data: SentData, ident: int) -> SentMessage | None:
    number = min(data.page * PER_PAGE // SERVICE_PAGE, len(data.cursors) - 1)
    api, cursor = await client(ctx), data.cursors[number]
    for place in (number, number + 1):
        batches = await service_page(api, place, cursor)
        for batch in batches:
            if batch.id == ident:
                return batch
        if len(batches) < SERVICE_PAGE:
            return None
        cursor = min(ids_of(batches), default=cursor)
    return None


@listing.action("month")
async def _month(ctx: Ctx, _data: SentData, _arg: str) -> Outcome:
    picture = await month_picture(ctx)
    if picture is None:
        return Stay(notice=ctx.t("report-nothing"))
    return Stay(files=(photo("month.png", *picture),))
