"""The numbers of one sending with their delivery, page by page, and a search among them."""

from __future__ import annotations

from contextlib import aclosing

from pydantic import JsonValue

from handlers.delivery import status_of
from handlers.delivery.lines import DOTS, OTHER_DOT, other_name, status_name
from handlers.delivery.walk import PAGE_ROWS, Page, fetching, number_pages
from handlers.sent.data import NumbersData, Place, place, spot
from handlers.services import Ctx, client
from screens import Button, Outcome, Push, Safe, Screen, Stay, View, lines, rows
from screens.events import Typed
from screens.widgets import AskData, page_of, page_row
from smsir import SmsIr
from smsir.text import normalize_mobile, to_ascii_digits

PER_PAGE = 10
SEARCHED_PAGES = 60
"""Pages of 50 that one press looks through; a button goes on from there."""

_MOST_HITS = 20
_LEAST_DIGITS = 3
numbers: Screen[Ctx, NumbersData] = Screen("sent-nums", NumbersData)


async def _page_at(api: SmsIr, batch_key: str, where: Place) -> Page | None:
    """One page of 50 from a place on; a second call where that must first learn the direction."""
    walk = number_pages(fetching(api, batch_key), most_pages=2, start=spot(where))
    async with aclosing(walk):
        return await anext(walk, None)


@numbers.render
async def _render(ctx: Ctx, data: NumbersData) -> View:
    if data.query:
        return _found(ctx, data)
    number, offset = divmod(data.page * PER_PAGE, PAGE_ROWS)
    where = data.places[min(number, len(data.places) - 1)]
    page = await _page_at(await client(ctx), data.batch_key, where)
    found = page.rows if page is not None else []
    shown = found[offset : offset + PER_PAGE]
    more = len(found) > offset + PER_PAGE or (page is not None and page.spot is not None)
    listed = [[_number(ctx, one.mobile, one.delivery)] for one in shown]
    title = ctx.t("sent-nums-title", shown=ctx.fmt.number(data.recipients))
    return View(
        lines(title, ctx.t("sent-nums-how") if shown else ctx.t("sent-nums-none")),
        rows(
            *listed,
            page_row(ctx, data.page, more=more and bool(shown)),
            [Button(ctx.label("sent-nums-search"), "search")],
            [ctx.back(), ctx.refresh(), ctx.home()],
        ),
    )


def _number(ctx: Ctx, mobile: str, words: str) -> Button:
    known = status_of(words)
    dot = DOTS[known] if known else OTHER_DOT
    label = f"{dot} {ctx.fmt.masked(mobile)} \u00b7 {_name(ctx, words)}"
    return Button(label, "who", f"{mobile}-{known or ''}")


def _name(ctx: Ctx, words: str) -> str:
    known = status_of(words)
    return status_name(ctx, known) if known else other_name(ctx, words)


def _found(ctx: Ctx, data: NumbersData) -> View:
    listed = [[_number(ctx, mobile, words)] for mobile, words in data.hits]
    onward = Button(ctx.label("sent-nums-onward"), "onward") if data.onward else None
    return View(
        lines(ctx.t("sent-nums-found", query=data.query), _outcome(ctx, data)),
        rows(
            *listed,
            [onward],
            [Button(ctx.label("sent-nums-all"), "all")],
            [ctx.back(), ctx.home()],
        ),
    )


def _outcome(ctx: Ctx, data: NumbersData) -> Safe:
    if data.onward is not None:
        return ctx.t("sent-nums-partly")
    return ctx.t("sent-nums-how") if data.hits else ctx.t("sent-nums-not-found")


@numbers.action("who")
async def _who(ctx: Ctx, _data: NumbersData, arg: str) -> Outcome:
    """The whole number, to the owner alone: a toast stays with the one who pressed."""
    mobile, _, status = arg.partition("-")
    name = status_name(ctx, status) if status in DOTS else ctx.label("delivery-other")
    return Stay(toast=ctx.label("sent-nums-who", mobile=mobile, status=name), alert=True)


@numbers.action("page")
async def _page(ctx: Ctx, data: NumbersData, arg: str) -> Outcome:
    page = page_of(arg)
    wanted, places = page * PER_PAGE // PAGE_ROWS, data.places
    api = await client(ctx)
    while len(places) <= wanted:
        found = await _page_at(api, data.batch_key, places[-1])
        if found is None or found.spot is None:
            break
        places = (*places, place(found.spot))
    return Stay(data=data.changed(page=page, places=places))


@numbers.action("search")
async def _ask(ctx: Ctx, _data: NumbersData, _arg: str) -> Outcome:
    return Push("ask", AskData(question=ctx.t("sent-nums-ask")), tag="search")


@numbers.on_text
async def _typed(ctx: Ctx, data: NumbersData, event: Typed) -> Outcome:
    return await _search(ctx, data, event.text)


@numbers.on_result
async def _answered(ctx: Ctx, data: NumbersData, _tag: str, value: JsonValue) -> Outcome:
    return await _search(ctx, data, value) if isinstance(value, str) else Stay()


@numbers.action("onward")
async def _onward(ctx: Ctx, data: NumbersData, _arg: str) -> Outcome:
    return Stay(data=await _looked(ctx, data, data.onward or (0, None)))


@numbers.action("all")
async def _all(_ctx: Ctx, data: NumbersData, _arg: str) -> Outcome:
    return Stay(data=data.changed(query="", hits=(), onward=None))


async def _search(ctx: Ctx, data: NumbersData, typed: str) -> Outcome:
    digits = "".join(char for char in to_ascii_digits(typed) if char.isdecimal())
    query = normalize_mobile(typed) or digits
    if len(query) < _LEAST_DIGITS:
        return Stay(notice=ctx.t("sent-nums-bad"))
    fresh = data.changed(query=query, hits=(), onward=None)
    return Stay(data=await _looked(ctx, fresh, (0, None)))


async def _looked(ctx: Ctx, data: NumbersData, start: Place) -> NumbersData:
    """Look through so many pages; a whole number that was found ends the search."""
    api = await client(ctx)
    hits = dict(data.hits)
    onward: Place | None = start
    walk = number_pages(fetching(api, data.batch_key), most_pages=SEARCHED_PAGES, start=spot(start))
    async with aclosing(walk):
        async for page in walk:
            hits |= {one.mobile: one.delivery for one in page.rows if data.query in one.mobile}
            onward = place(page.spot) if page.spot is not None else None
            if data.query in hits or len(hits) >= _MOST_HITS:
                break
    if data.query in hits:
        onward = None
    return data.changed(hits=tuple(hits.items())[:_MOST_HITS], onward=onward)
