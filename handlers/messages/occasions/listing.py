"""/occasions: the categories with how many texts each has."""

from __future__ import annotations

from handlers.messages.occasions.data import CategoryData, OccasionsData, failed, foreseen
from handlers.shared.services import Ctx, client
from screens import Button, Outcome, Push, Screen, Stay, View, lines, rows
from screens.widgets import page_of, page_row
from smsir import SmsIrError

PER_PAGE = 16
_PER_ROW = 2
listing: Screen[Ctx, OccasionsData] = Screen("occasions", OccasionsData)


@listing.open
async def _open(_ctx: Ctx, _args: str) -> Outcome:
    return Push("occasions", OccasionsData())


@listing.render
async def _render(ctx: Ctx, data: OccasionsData) -> View:
    try:
        categories = await (await client(ctx)).occasions.categories()
    except SmsIrError as error:
        if not foreseen(error):
            raise
        return failed(ctx, error)
    pages = max(1, -(-len(categories) // PER_PAGE))
    page = min(data.page, pages - 1)
    buttons = [
        Button(
            ctx.label(
                "occasions-category",
                name=ctx.fmt.name(category.name, 30),
                shown=ctx.fmt.number(category.count),
            ),
            "show",
            category.id,
        )
        for category in categories[page * PER_PAGE : (page + 1) * PER_PAGE]
    ]
    paired = [buttons[at : at + _PER_ROW] for at in range(0, len(buttons), _PER_ROW)]
    sentence = ctx.t("occasions-how") if categories else ctx.t("occasions-none")
    return View(
        lines(ctx.t("occasions-title"), sentence),
        rows(*paired, page_row(ctx, page, pages=pages), [ctx.back(), ctx.refresh(), ctx.home()]),
    )


@listing.action("page")
async def _page(_ctx: Ctx, _data: OccasionsData, arg: str) -> Outcome:
    return Stay(data=OccasionsData(page=page_of(arg)))


@listing.action("show")
async def _show(ctx: Ctx, _data: OccasionsData, arg: str) -> Outcome:
    categories = await (await client(ctx)).occasions.categories()
    name = next((category.name for category in categories if category.id == int(arg)), "")
    return Push("occasion-cat", CategoryData(id=int(arg), name=ctx.fmt.name(name)))
