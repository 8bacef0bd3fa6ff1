"""The numbers of one sending with their delivery, page by page, and a search among them."""

from __future__ import annotations

from handlers.messages.delivery.lines import DOTS, status_name
from handlers.messages.history.follow import turn_on
from handlers.messages.history.number_rows import names_of, number_button
from handlers.messages.history.number_walk import next_spot, page_at, screenful
from handlers.messages.routes import BEGINNING, SENT_NUMBERS, NumbersData, ReportData, Spot
from handlers.shared.number_references import referred
from handlers.shared.rights import Right
from handlers.shared.services import Ctx, client
from handlers.shared.unsaid import counted
from screens import Button, Outcome, Safe, Screen, Stay, View, lines
from screens.events import TextMessage
from screens.widgets import ListPage, asks, page_of, page_row
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


numbers: Screen[Ctx, NumbersData] = Screen(SENT_NUMBERS, sample=_sample, needs=Right.REPORTS)


async def _keys(ctx: Ctx, data: NumbersData) -> list[str]:
    """Of all batches of the turn."""
    return (await turn_on(ctx, ReportData(batch_key=data.batch_key))).keys


@numbers.render
async def _render(ctx: Ctx, data: NumbersData) -> View:
    if data.searched:
        return await _found(ctx, data)
    api, spot = await client(ctx), data.spots[min(data.page, len(data.spots) - 1)]
    on_page, following = await screenful(api, await _keys(ctx, data), spot, PER_PAGE)
    names = await names_of(api, {message.mobile for message in on_page})
    listed = [[number_button(ctx, message.mobile, message.delivery, names)] for message in on_page]
    title = ctx.t("sent-nums-title", count=counted(data.recipients))
    return ctx.view(
        lines(title, ctx.t("sent-nums-how") if on_page else ctx.t("sent-nums-none")),
        *listed,
        page_row(ctx, data.page, more=following is not None and bool(on_page)),
        [
            Button(ctx.label("sent-nums-lost"), "lost") if on_page else None,
            Button(ctx.label("sent-nums-search"), "search"),
        ],
        refresh=True,
    )


async def _found(ctx: Ctx, data: NumbersData) -> View:
    page = ListPage.of(data.hits, data.page, PER_PAGE)
    names = await names_of(await client(ctx), {mobile for mobile, _ in page.items})
    listed = [[number_button(ctx, mobile, words, names)] for mobile, words in page.items]
    onward = Button(ctx.label("sent-nums-onward"), "onward") if data.onward else None
    title = ctx.t("sent-nums-lost-title")
    if data.query:
        title = ctx.t("sent-nums-found", query=data.query)
    return ctx.view(
        lines(title, _outcome(ctx, data)),
        *listed,
        page.row(ctx),
        [onward],
        [Button(ctx.label("sent-nums-all"), "all")],
    )


def _outcome(ctx: Ctx, data: NumbersData) -> Safe:
    if data.onward is not None:
        return ctx.t("sent-nums-partly")
    if data.hits:
        return ctx.t("sent-nums-how")
    return ctx.t("sent-lost-none") if data.lost else ctx.t("sent-nums-not-found")


@numbers.action("who")
async def _who(ctx: Ctx, data: NumbersData, arg: str) -> Outcome:
    """The whole number, to the owner alone: a toast stays with the one who pressed."""
    stand_in, _, status = arg.partition("-")
    mobile = referred(ctx, stand_in, await _shown(ctx, data))
    if mobile is None:
        return Stay()
    end = status_name(ctx, status) if status in DOTS else ctx.label("delivery-other")
    names = await names_of(await client(ctx), {mobile})
    name = ctx.fmt.name(names.get(mobile, ""), _TOAST_UNITS)
    if name:
        toast = ctx.label("sent-nums-who-named", name=name, mobile=mobile, status=end)
    else:
        toast = ctx.label("sent-nums-who", mobile=mobile, status=end)
    return Stay(toast=toast, alert=True)


async def _shown(ctx: Ctx, data: NumbersData) -> list[str]:
    if data.searched:
        return [mobile for mobile, _ in data.hits]
    spot = data.spots[min(data.page, len(data.spots) - 1)]
    on_page, _ = await screenful(await client(ctx), await _keys(ctx, data), spot, PER_PAGE)
    return [message.mobile for message in on_page]


@numbers.action("page")
async def _page(ctx: Ctx, data: NumbersData, arg: str) -> Outcome:
    page = page_of(arg)
    if data.searched:
        return Stay(data=data.changed(page=page))
    spots, api, keys = data.spots, await client(ctx), await _keys(ctx, data)
    while len(spots) <= page:
        _, following = await screenful(api, keys, spots[-1], PER_PAGE)
        if following is None:
            break
        spots = (*spots, following)
    return Stay(data=data.changed(page=min(page, len(spots) - 1), spots=spots))


@numbers.on_text
async def _typed(ctx: Ctx, data: NumbersData, event: TextMessage) -> Outcome:
    return await _search(ctx, data, event.text)


@asks(numbers, "search", "sent-nums-ask")
async def _answered(ctx: Ctx, data: NumbersData, typed: str) -> Outcome:
    return await _search(ctx, data, typed)


@numbers.action("onward")
async def _onward(ctx: Ctx, data: NumbersData, _arg: str) -> Outcome:
    """The next hits take the place of those that were seen."""
    fresh = data.changed(hits=(), page=0)
    return Stay(data=await _looked(ctx, fresh, data.onward or BEGINNING))


numbers.sets("all", query="", lost=False, hits=(), onward=None, page=0)


@numbers.action("lost")
async def _lost(ctx: Ctx, data: NumbersData, _arg: str) -> Outcome:
    fresh = data.changed(query="", lost=True, hits=(), onward=None, page=0)
    return Stay(data=await _looked(ctx, fresh, BEGINNING))


async def _search(ctx: Ctx, data: NumbersData, typed: str) -> Outcome:
    digits = "".join(char for char in to_ascii_digits(typed) if char.isdecimal())
    query = normalize_mobile(typed) or digits
    if len(query) < _LEAST_DIGITS:
        return Stay(notice=ctx.t("sent-nums-bad"))
    fresh = data.changed(query=query, lost=False, hits=(), onward=None, page=0)
    return Stay(data=await _looked(ctx, fresh, BEGINNING))


async def _looked(ctx: Ctx, data: NumbersData, start: Spot) -> NumbersData:
    """Look through so many pages; a whole number that was found ends the search."""
    api, keys = await client(ctx), await _keys(ctx, data)
    hits = dict(data.hits)
    onward: Spot | None = start
    for _ in range(SEARCHED_PAGES):
        if onward is None or data.query in hits or len(hits) >= _ENOUGH_HITS:
            break
        page = await page_at(api, keys, onward)
        there = [] if page is None else page.rows
        hits |= {message.mobile: message.delivery for message in there if data.fits(message)}
        onward = next_spot(keys, onward[0], page)
    if data.query in hits:
        onward = None
    return data.changed(hits=tuple(hits.items()), onward=onward)
