"""The numbers of one sending with their delivery, page by page, and a search among them."""

from __future__ import annotations

from contextlib import aclosing

from pydantic import JsonValue

from handlers.messages.delivery.lines import DOTS, status_name
from handlers.messages.delivery.paging import PAGE_ROWS, Cursor, Page, fetching, number_pages
from handlers.messages.history.number_rows import names_of, number_button
from handlers.messages.routes import SENT_NUMBERS, NumbersData, Place
from handlers.shared.services import Ctx, client
from handlers.shared.unsaid import counted
from screens import Button, Outcome, Push, Safe, Screen, Stay, View, lines, rows
from screens.events import TextMessage
from screens.widgets import ASK, ListPage, page_of, page_row
from smsir import SmsIr
from smsir.text import normalize_mobile, to_ascii_digits

PER_PAGE = 10
SEARCHED_PAGES = 60
"""Pages of 50 that one press looks through; a button goes on from there."""

_ENOUGH_HITS = 20
"""A search rests after a page that has brought it so many; none of that page is dropped."""

_TOAST_UNITS = 40
_LEAST_DIGITS = 3


async def _sample(ctx: Ctx) -> NumbersData:
    sending = (await (await client(ctx)).messages.sent_page())[0]
    return NumbersData(batch_key=sending.batch_key, recipients=sending.recipients)


numbers: Screen[Ctx, NumbersData] = Screen(SENT_NUMBERS, sample=_sample)


def _place(cursor: Cursor) -> Place:
    return cursor.last, cursor.rising


async def _page_at(api: SmsIr, batch_key: str, where: Place) -> Page | None:
    """One page of 50 from a place on; a second call where that must first learn the direction."""
    walk = number_pages(fetching(api, batch_key), most_pages=2, start=Cursor(*where))
    async with aclosing(walk):
        return await anext(walk, None)


@numbers.render
async def _render(ctx: Ctx, data: NumbersData) -> View:
    if data.searched:
        return await _found(ctx, data)
    number, offset = divmod(data.page * PER_PAGE, PAGE_ROWS)
    where = data.places[min(number, len(data.places) - 1)]
    api = await client(ctx)
    page = await _page_at(api, data.batch_key, where)
    rows_there = page.rows if page is not None else []
    on_page = rows_there[offset : offset + PER_PAGE]
    more = len(rows_there) > offset + PER_PAGE or (page is not None and page.spot is not None)
    names = await names_of(api, {message.mobile for message in on_page})
    listed = [[number_button(ctx, message.mobile, message.delivery, names)] for message in on_page]
    title = ctx.t("sent-nums-title", **counted(ctx, data.recipients))
    return View(
        lines(title, ctx.t("sent-nums-how") if on_page else ctx.t("sent-nums-none")),
        rows(
            *listed,
            page_row(ctx, data.page, more=more and bool(on_page)),
            [
                Button(ctx.label("sent-nums-lost"), "lost") if on_page else None,
                Button(ctx.label("sent-nums-search"), "search"),
            ],
            [ctx.back(), ctx.refresh(), ctx.home()],
        ),
    )


async def _found(ctx: Ctx, data: NumbersData) -> View:
    page = ListPage.of(data.hits, data.page, PER_PAGE)
    names = await names_of(await client(ctx), {mobile for mobile, _ in page.items})
    listed = [[number_button(ctx, mobile, words, names)] for mobile, words in page.items]
    onward = Button(ctx.label("sent-nums-onward"), "onward") if data.onward else None
    title = ctx.t("sent-nums-lost-title")
    if data.query:
        title = ctx.t("sent-nums-found", query=data.query)
    return View(
        lines(title, _outcome(ctx, data)),
        rows(
            *listed,
            page.row(ctx),
            [onward],
            [Button(ctx.label("sent-nums-all"), "all")],
            [ctx.back(), ctx.home()],
        ),
    )


def _outcome(ctx: Ctx, data: NumbersData) -> Safe:
    if data.onward is not None:
        return ctx.t("sent-nums-partly")
    if data.hits:
        return ctx.t("sent-nums-how")
    return ctx.t("sent-lost-none") if data.lost else ctx.t("sent-nums-not-found")


@numbers.action("who")
async def _who(ctx: Ctx, _data: NumbersData, arg: str) -> Outcome:
    """The whole number, to the owner alone: a toast stays with the one who pressed."""
    mobile, _, status = arg.partition("-")
    end = status_name(ctx, status) if status in DOTS else ctx.label("delivery-other")
    names = await names_of(await client(ctx), {mobile})
    name = ctx.fmt.name(names.get(mobile, ""), _TOAST_UNITS)
    if name:
        toast = ctx.label("sent-nums-who-named", name=name, mobile=mobile, status=end)
    else:
        toast = ctx.label("sent-nums-who", mobile=mobile, status=end)
    return Stay(toast=toast, alert=True)


@numbers.action("page")
async def _page(ctx: Ctx, data: NumbersData, arg: str) -> Outcome:
    page = page_of(arg)
    if data.searched:
        return Stay(data=data.changed(page=page))
    wanted, places = page * PER_PAGE // PAGE_ROWS, data.places
    api = await client(ctx)
    while len(places) <= wanted:
        next_page = await _page_at(api, data.batch_key, places[-1])
        if next_page is None or next_page.spot is None:
            break
        places = (*places, _place(next_page.spot))
    return Stay(data=data.changed(page=page, places=places))


@numbers.action("search")
async def _ask(ctx: Ctx, _data: NumbersData, _arg: str) -> Outcome:
    return Push(ASK(question=ctx.t("sent-nums-ask")), tag="search")


@numbers.on_text
async def _typed(ctx: Ctx, data: NumbersData, event: TextMessage) -> Outcome:
    return await _search(ctx, data, event.text)


@numbers.on_result
async def _answered(ctx: Ctx, data: NumbersData, _tag: str, value: JsonValue) -> Outcome:
    return await _search(ctx, data, value) if isinstance(value, str) else Stay()


@numbers.action("onward")
async def _onward(ctx: Ctx, data: NumbersData, _arg: str) -> Outcome:
    """The next hits take the place of those that were seen."""
    fresh = data.changed(hits=(), page=0)
    return Stay(data=await _looked(ctx, fresh, data.onward or (0, None)))


@numbers.action("lost")
async def _lost(ctx: Ctx, data: NumbersData, _arg: str) -> Outcome:
    fresh = data.changed(query="", lost=True, hits=(), onward=None, page=0)
    return Stay(data=await _looked(ctx, fresh, (0, None)))


@numbers.action("all")
async def _all(_ctx: Ctx, data: NumbersData, _arg: str) -> Outcome:
    return Stay(data=data.changed(query="", lost=False, hits=(), onward=None, page=0))


async def _search(ctx: Ctx, data: NumbersData, typed: str) -> Outcome:
    digits = "".join(char for char in to_ascii_digits(typed) if char.isdecimal())
    query = normalize_mobile(typed) or digits
    if len(query) < _LEAST_DIGITS:
        return Stay(notice=ctx.t("sent-nums-bad"))
    fresh = data.changed(query=query, lost=False, hits=(), onward=None, page=0)
    return Stay(data=await _looked(ctx, fresh, (0, None)))


async def _looked(ctx: Ctx, data: NumbersData, start: Place) -> NumbersData:
    """Look through so many pages; a whole number that was found ends the search."""
    api = await client(ctx)
    hits = dict(data.hits)
    onward: Place | None = start
    walk = number_pages(
        fetching(api, data.batch_key), most_pages=SEARCHED_PAGES, start=Cursor(*start)
    )
    async with aclosing(walk):
        async for page in walk:
            if page.anew:
                hits = {}
            hits |= {
                message.mobile: message.delivery for message in page.rows if data.fits(message)
            }
            onward = None if page.spot is None else _place(page.spot)
            if data.query in hits or len(hits) >= _ENOUGH_HITS:
                break
    if data.query in hits:
        onward = None
    return data.changed(hits=tuple(hits.items()), onward=onward)
